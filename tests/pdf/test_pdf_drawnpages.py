"""A PDF of pages that were drawn before is the PDF of pages drawn anew, and only these are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.cache import Store
from reportgen.model.colour import BLACK
from reportgen.model.keptpage import KeptPage, grounds_of, is_plain
from reportgen.model.pages import Item, LinkItem, Page, Pages, RectItem, TextItem
from reportgen.pdf import DrawnPages
from reportgen.pdf.content import ContentStream
from reportgen.pdf.writer import pdf_bytes
from tests.support.pages_by_hand import font_theme, full_report


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The indexes of the pages that are drawn."""
    found: list[int] = []
    finished = ContentStream.finished

    def noting(self: ContentStream) -> bytes:
        found.append(self._page.index)
        return finished(self)

    monkeypatch.setattr(ContentStream, "finished", noting)
    return found


def built(pages: Pages, folder: Path, maker: str = "code") -> bytes:
    """The file as a build makes it that has a store."""
    known = DrawnPages(Store(folder), maker)
    data = pdf_bytes(pages, font_theme(), known)
    known.keep()
    return data


def on_first_page(pages: Pages, change: Callable[[Page], Page]) -> Pages:
    return replace(pages, pages=(change(pages.pages[0]), *pages.pages[1:]))


def moved(page: Page) -> Page:
    index, item = next((i, item) for i, item in enumerate(page.items) if isinstance(item, TextItem))
    items = (*page.items[:index], replace(item, x=item.x + 0.5), *page.items[index + 1 :])
    return replace(page, items=items)


def test_what_was_drawn_is_not_drawn_again(tmp_path: Path, drawn: list[int]) -> None:
    report = full_report()
    anew = pdf_bytes(report, font_theme())
    assert {LinkItem, RectItem, TextItem} <= {type(item) for page in report.pages for item in page.items}
    drawn.clear()
    assert built(report, tmp_path) == anew
    assert drawn == [page.index for page in report.pages]
    assert built(report, tmp_path) == anew
    assert len(drawn) == len(report.pages)


CHANGES: dict[str, Callable[[Pages], Pages]] = {
    "a line is moved": lambda pages: on_first_page(pages, moved),
    "a rectangle is added": lambda pages: on_first_page(
        pages, lambda page: replace(page, items=(*page.items, RectItem(1.0, 1.0, 9.0, 9.0, BLACK)))
    ),
    "the paper is higher": lambda pages: on_first_page(
        pages, lambda page: replace(page, height=page.height + 10)
    ),
    "paragraphs have another role": lambda pages: replace(
        pages, structure=tuple(replace(e, role="Em" if e.role == "P" else e.role) for e in pages.structure)
    ),
    "a place that links lead to is gone": lambda pages: replace(pages, anchors={}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_is_drawn_as_it_is_now(
    tmp_path: Path, drawn: list[int], change: Callable[[Pages], Pages]
) -> None:
    before, after = full_report(), change(full_report())
    built(before, tmp_path)
    drawn.clear()
    made = built(after, tmp_path)
    assert drawn
    assert made == pdf_bytes(after, font_theme()) != pdf_bytes(before, font_theme())
    drawn.clear()
    assert built(after, tmp_path) == made and not drawn


def test_a_new_character_changes_the_codes_on_every_page(tmp_path: Path, drawn: list[int]) -> None:
    report = full_report()
    built(report, tmp_path)
    lines = [(p, i) for p in report.pages for i in p.items if isinstance(i, TextItem) and i.runs]
    page, item = lines[-1]
    run = item.runs[0]
    glyph = font_theme().fonts.faces()[run.face].glyph("龘") or 0
    other = replace(run, glyphs=(glyph, *run.glyphs[1:]), text=("龘", *run.text[1:]))
    changed = replace(item, runs=(other, *item.runs[1:]))
    items = tuple(changed if each is item else each for each in page.items)
    after = replace(report, pages=tuple(replace(p, items=items) if p is page else p for p in report.pages))
    assert built(after, tmp_path) == pdf_bytes(after, font_theme())


@pytest.mark.parametrize("damage", ["cut", "another's", "of other code"])
def test_what_is_kept_is_believed_only_where_it_is_ours(
    tmp_path: Path, drawn: list[int], damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = full_report()
    first = built(report, tmp_path)
    (entry,) = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    if damage == "cut":
        entry.write_bytes(entry.read_bytes()[:-1])
    elif damage == "another's":
        monkeypatch.setattr("reportgen.cache.seal._secret", lambda: b"another" * 4)
    drawn.clear()
    assert built(report, tmp_path, "other" if damage == "of other code" else "code") == first
    assert len(drawn) == len(report.pages)


def test_pages_that_are_gone_are_forgotten(tmp_path: Path, drawn: list[int]) -> None:
    report = full_report()
    built(report, tmp_path)
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    built(on_first_page(report, lambda page: replace(page, items=())), tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < size


def is_word(item: Item) -> bool:
    return isinstance(item, TextItem) and item.artifact != "watermark"


def test_a_page_that_is_known_by_what_it_follows_from_is_not_asked_for_its_items(tmp_path: Path) -> None:
    words = (replace(page, items=tuple(filter(is_word, page.items))) for page in full_report().pages)
    report = replace(full_report(), pages=tuple(words))
    asked: list[int] = []

    def known(page: Page) -> Page:
        make = lambda: (asked.append(page.index), page.items)[1]  # noqa: E731
        return KeptPage.of(page, b"%d" % page.index, grounds_of(page), make)

    anew = pdf_bytes(report, font_theme())
    for _ in range(2):
        again = replace(report, pages=tuple(map(known, report.pages)))
        asked.clear()
        assert built(again, tmp_path) == anew
    assert all(map(is_plain, report.pages)) and not asked
