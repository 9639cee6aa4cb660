"""Whatever goes wrong with a block, an editor is told where, or both outputs hold it whole.

``HYPOTHESIS_PROFILE=search`` tries every field of every block in every layout; else each slip once a block.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from reportgen.blocks.base import divisions, registry
from reportgen.charts import Drawer
from reportgen.diagnostics import Diagnostic, Severity, Sink
from reportgen.diagnostics.catalogue import severity_of
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.model.flow import Report, Section
from reportgen.model.pages import Pages
from reportgen.pdf import write_pdf
from reportgen.project import load_project
from reportgen.resolve import resolve
from reportgen.source import Sources
from reportgen.specimen.examples import FOLDER
from reportgen.verify.compare import differences
from reportgen.verify.docx_reader import StyleRoles, read_docx
from reportgen.verify.expected import expected_records
from reportgen.verify.pdf_reader import read_pdf
from tests.support.report_projects import write_project
from tests.support.slips_in_blocks import AS_IT_IS, Slip, first_slips, slips, tree_of
from tests.support.themes import shipped_theme

EVERYWHERE = os.environ.get("HYPOTHESIS_PROFILE") == "search"
SLIPS = tuple(slips() if EVERYWHERE else first_slips())
LAYOUTS = ("annual", "gongwen", "plain") if EVERYWHERE else ("annual",)
# what gathers from the whole report: a report of its own for each slip
GATHERING = frozenset({"contents", "list_of", "index", "glossary", "provenance"})
# words that choose what is listed, and are not printed themselves
CHOOSING = frozenset({"provenance"})
# a chart of many points names some of them, in its drawing and in the words in its place
SAYING_SOME = frozenset({"chart", "charts"})
# what pages are made of by default: the widest, the longest
PRINTED = ("a very long text", "in a narrow column", "in a box")
# data from a table are words, not markup; how a word sounds is never printed
_NEVER_MARKUP = ("repeat.rows[]", "pinyin")
_NAMED = re.compile(r"(\bid: |\{(?:ref|page|title|full):)([^\s,{}]+)")
# shorter ones are found in other words
_WORDS = 4
_KEYS = {"front": "front", "body": "chapters", "back": "back"}
GIVEN: dict[str, str | bytes] = {
    "facts/a.yaml": (FOLDER / "facts/sample.yaml").read_text("utf-8"),
    **{f"pictures/{path.name}": path.read_bytes() for path in sorted(FOLDER.glob("pictures/*"))},
    **{f"parts/{path.name}": path.read_bytes() for path in sorted(FOLDER.glob("parts/*"))},
}


@dataclass(frozen=True)
class Tried:
    """A slip, what was said of it, and what it became."""

    slip: Slip
    found: tuple[Diagnostic, ...]
    sections: tuple[Section, ...]
    report: Report

    @property
    def refused(self) -> bool:
        return any(severity_of(each.code) is Severity.ERROR for each in self.found)

    @property
    def text(self) -> str:
        """All that is to be read in it."""
        return _text(replace(self.report, sections=self.sections))


def _text(report: Report) -> str:
    nowhere = Pages(report.metadata, (), (), (), {})
    return "\n".join(record.text for record in expected_records(report, nowhere))


def _project(tried: list[tuple[str, Slip]]) -> dict[str, str]:
    """The files of a report with a chapter file for each slip; names for references are made their own."""
    files: dict[str, str] = {}
    lists: dict[str, list[str]] = defaultdict(list)
    for path, slip in tried:
        own = path.removesuffix(".yaml").rpartition("/")[2]
        written = _NAMED.sub(rf"\g<1>\g<2>{own}", slip.written)
        division = divisions().get(slip.block)
        files[path] = f"section: 合作\nblocks:\n{written}" if division is None else written
        lists["body" if division is None or "body" in division.matters else division.matters[0]].append(path)
    listed = "".join(f"{_KEYS[matter]}: [{', '.join(paths)}]\n" for matter, paths in lists.items())
    files["report.yaml"] = f"title: 测试报告\nyear: 2021\n{listed}"
    return files


def _try(root: Path, together: list[Slip]) -> Iterator[Tried]:
    paths = [(f"chapters/{number:04}.yaml", slip) for number, slip in enumerate(together)]
    for path, content in _project(paths).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    sources, sink = Sources(root), Sink()
    project = load_project(sources, sink)
    assert project is not None
    report = resolve(project, shipped_theme("annual"), sources, sink)
    said: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in sink:
        # every message points to a line of a file, and can be printed in both languages
        assert each.span is not None and each.span.line > 0, each
        assert all(format_diagnostic(each, sources, language).strip() for language in ("zh", "en"))
        said[each.span.file].append(each)
    made: dict[str, list[Section]] = defaultdict(list)
    for section in report.sections:
        span = section.span or section.heading.span
        assert span is not None
        made[span.file].append(section)
    for path, slip in paths:
        yield Tried(slip, tuple(said[path]), tuple(made[path]), report)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[Tried]:
    root = tmp_path_factory.mktemp("slips")
    write_project(root, GIVEN)
    found = list(_try(root, [slip for slip in SLIPS if slip.block not in GATHERING]))
    for slip in SLIPS:
        if slip.block in GATHERING:
            found += _try(root, [slip])
    return found


def test_every_block_is_tried(tried: list[Tried]) -> None:
    assert {each.slip.block for each in tried} == set(registry())
    assert [each.slip.name for each in tried if each.slip.kind == AS_IT_IS and each.refused] == []


def test_what_is_nowhere_is_told(tried: list[Tried]) -> None:
    """A lost picture, an unknown fact, an unknown reference is an error, whichever block it is in."""
    lost = [each for each in tried if each.slip.kind == "a missing picture"]
    assert {code for each in lost for code in {d.code for d in each.found}} == {"picture-missing"}
    unknown = [
        each.slip.name
        for each in tried
        if each.slip.kind.startswith("an unknown") and not each.slip.place.startswith(_NEVER_MARKUP)
        if not each.slip.place.endswith(_NEVER_MARKUP) and not each.refused
    ]
    assert unknown == []


def test_no_words_are_lost_without_a_word(tried: list[Tried]) -> None:
    """Words of a block that are read in its example are read in each of its slips, as often as written."""
    usual = {each.slip.block: each.text for each in tried if each.slip.kind == AS_IT_IS}
    lost = {
        each.slip.name: missing
        for each in tried
        if not each.found and each.slip.block not in CHOOSING
        if (missing := _missing(each.slip, each.text, usual[each.slip.block]))
    }
    assert lost == {}


def _missing(slip: Slip, text: str, usual: str) -> list[str]:
    written = Counter(
        node.value
        for node in _scalars(tree_of(slip.written))
        if node.value in usual and len(node.value) >= _WORDS
    )
    if slip.block in SAYING_SOME:
        written = Counter(dict.fromkeys(written, 1))
    # what was put in the place of words that are read, or of a list
    if slip.said and (slip.instead in usual) and slip.kind in ("a very long text", "a wrong type"):
        written["不对" if "不对" in slip.said else slip.said] = 1
    return [words for words, times in written.items() if text.count(words) < times]


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The values of a tree, without its keys."""
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.MappingNode():
            for _, value in node.value:
                yield from _scalars(value)
        case yaml.SequenceNode():
            for value in node.value:
                yield from _scalars(value)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_outputs_hold_what_was_not_refused(tried: list[Tried], layout: str, tmp_path: Path) -> None:
    whole = [
        each
        for each in tried
        if not each.refused and each.slip.block not in GATHERING
        if EVERYWHERE or each.slip.kind in PRINTED
    ]
    report = replace(whole[0].report, sections=tuple(section for each in whole for section in each.sections))
    theme, sink = shipped_theme(layout), Sink()
    drawer = Drawer(theme)
    pages = paginate(report, theme, sink, drawer)
    assert [each for each in sink if each.span is None or not each.span.line] == []
    write_pdf(pages, theme, tmp_path / "a.pdf")
    write_docx(report, theme, pages, tmp_path / "a.docx", drawer)
    expected = expected_records(report, pages)
    assert differences(expected, read_pdf(tmp_path / "a.pdf")) == ()
    roles = StyleRoles.under(theme.word.styles)
    assert differences(expected, read_docx(tmp_path / "a.docx", roles=roles)) == ()
