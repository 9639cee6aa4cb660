"""A chapter of the long report (tests/support/long_report.py) in both layouts: nothing lost, nothing out of place.

``python -m tests.support.long_report FOLDER`` writes the whole one, of some eighty pages, to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from reportgen.build import prepare
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.layout.frames import frame_of, side_of
from reportgen.model.flow import Report
from reportgen.model.pages import ImageItem, LinkItem, Page, Pages, PathItem, TextItem
from reportgen.pdf import write_pdf
from reportgen.theme import Theme
from reportgen.theme.measures import measure_of
from reportgen.verify.compare import differences
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.expected import expected_records
from reportgen.verify.pdf_reader import read_pdf
from tests.support.long_report import long_report, write_long_report

LAYOUTS = ("annual", "plain")


@dataclass(frozen=True)
class Set:
    """The report as FLOW and as pages."""

    report: Report
    theme: Theme
    pages: Pages
    codes: list[str]

    def role(self, item: TextItem) -> list[str]:
        """The element of a line and all around it, innermost first."""
        found, key = [], item.element
        while key is not None:
            found.append(self.pages.structure[key].role)
            key = self.pages.structure[key].parent
        return found

    def lines(self, page: Page) -> list[TextItem]:
        """The lines of the report's text on a page from its top."""
        found = [
            i for i in page.items if isinstance(i, TextItem) and i.element is not None and not i.rotation
        ]
        return sorted(found, key=lambda item: item.y)


@cache
def laid_out(root: Path, layout: str) -> Set:
    write_long_report(root / layout, 1, layout)
    sink = Sink()
    prepared = prepare(open_sources(root / layout), None, sink)
    pages = paginate(prepared.report, prepared.theme, sink)
    return Set(prepared.report, prepared.theme, pages, [d.code for d in sink])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("long")


@pytest.fixture(params=LAYOUTS)
def long(request: pytest.FixtureRequest, root: Path) -> Set:
    return laid_out(root, request.param)


def words(item: TextItem) -> str:
    return "".join("".join(run.text) for run in item.runs)


def test_the_same_files_every_time() -> None:
    assert long_report(3) == long_report(3)


def test_it_is_long_and_nothing_is_said_about_it(long: Set) -> None:
    assert len(long.pages.pages) >= 10
    assert long.codes == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_both_files_say_what_flow_says(long: Set, kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"long.{kind}"
    if kind == "pdf":
        write_pdf(long.pages, long.theme, path)
        found = read_pdf(path)
    else:
        write_docx(long.report, long.theme, long.pages, path)
        found = read_docx(path)
    assert differences(expected_records(long.report, long.pages), found) == ()


def test_everything_stands_in_the_text_block(long: Set) -> None:
    measure = measure_of(long.theme)
    for page in long.pages.pages:
        side = side_of(page.index)
        frame = frame_of(long.theme.rules.running(side), side, measure)
        for item in page.items:
            match item:
                case TextItem() if item.element is not None and not item.rotation:
                    assert item.y <= frame.y + frame.height + 0.01
                    assert item.x >= frame.x - 0.01
                    assert item.x + item.width <= frame.x + frame.width + 0.5
                case ImageItem() | LinkItem():
                    assert item.y + item.height <= frame.y + frame.height + 2
                case PathItem() | TextItem():
                    pass
                case _:
                    pass


def test_no_heading_or_caption_of_a_table_ends_a_page(long: Set) -> None:
    for page in long.pages.pages:
        body = [item for item in long.lines(page) if "Note" not in long.role(item)]
        last = long.role(body[-1])
        assert not any(role in last for role in ("H1", "H2", "H3", "H4", "TH")) or "Figure" in last
        assert last[:2] != ["Caption", "Table"]


def test_every_further_page_of_a_table_says_so_and_repeats_its_head(long: Set) -> None:
    pages = long.pages.pages
    with_rows = [p for p in pages if any("TD" in long.role(i) for i in long.lines(p))]
    further = [
        p for p in with_rows if any(isinstance(i, TextItem) and words(i).endswith("（续）") for i in p.items)
    ]
    assert len(further) >= 2
    for page in further:
        texts = [words(i) for i in page.items if isinstance(i, TextItem)]
        assert "领域" in texts and "说明" in texts


def test_notes_stand_on_the_page_of_their_marks(long: Set) -> None:
    shown = 0
    for page in long.pages.pages:
        links = [item for item in page.items if isinstance(item, LinkItem) and item.internal]
        marks = {i.target for i in links if i.target.startswith("_note") and not i.target.endswith(".mark")}
        notes = {i.target.removesuffix(".mark") for i in links if i.target.endswith(".mark")}
        assert marks == notes
        shown += len(notes)
    assert shown == 5


def test_tables_keep_two_rows_together_at_either_end(long: Set) -> None:
    for page in long.pages.pages:
        rows: dict[int, set[int]] = {}
        for item in long.lines(page):
            key = item.element
            chain = []
            while key is not None:
                chain.append(key)
                key = long.pages.structure[key].parent
            roles = [long.pages.structure[k].role for k in chain]
            if "TR" in roles and "TBody" in roles:
                rows.setdefault(chain[roles.index("Table")], set()).add(chain[roles.index("TR")])
        assert all(len(found) >= 2 for found in rows.values())
