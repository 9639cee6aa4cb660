"""Footnotes on pages: at the foot of the page of their mark, in order, going on to the next page when long."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.layout.layout_samples as flow
from reportgen.model.flow import Block, Cell, Column, Panel, Paragraph, Row, Table
from reportgen.model.inline import Inlines, NoteMark, TextRun
from reportgen.model.pages import LinkItem, Page, Pages, RectItem, TextItem
from reportgen.theme.theme import Theme
from tests.layout.layout_reading import codes, frames, laid_out, lines, roles, words
from tests.support.themes import sample_theme


def note(key: int, text: str = "注文", label: str = "") -> NoteMark:
    return NoteMark(f"_note{key}", label or "①", (flow.runs(f"{text}{key}。"),))


def marked(text: str, mark: NoteMark, style: str = "body") -> Paragraph:
    return Paragraph((TextRun(text), mark, TextRun("。")), style)


def set_blocks(*blocks: Block, theme: Theme | None = None) -> Pages:
    pages, sink = laid_out(flow.report(flow.section(*blocks)), theme)
    assert codes(sink) == []
    return pages


def note_lines(pages: Pages, page: Page) -> list[TextItem]:
    """The lines of notes on a page from the top, without their numbers."""
    found = [i for i in lines(page) if "Note" in roles(pages, i) and "Lbl" not in roles(pages, i)]
    return sorted(found, key=lambda item: item.y)


def numbers(pages: Pages, page: Page) -> list[str]:
    found = [i for i in lines(page) if {"Note", "Lbl"} <= set(roles(pages, i))]
    return [words(item) for item in sorted(found, key=lambda item: item.y)]


def marks(pages: Pages, page: Page) -> list[str]:
    """The raised numbers in the text, in reading order."""
    return [
        "".join(run.text)
        for item in lines(page)
        if "Note" not in roles(pages, item)
        for run in item.runs
        if run.element is not None
        and pages.element(run.element).role == "Link"
        and pages.element(pages.element(run.element).parent).role == "Reference"
    ]


def test_a_note_stands_at_the_foot_of_the_page_of_its_mark_below_a_rule():
    pages = set_blocks(marked("新增25家", note(1)), flow.para(), marked("累计506家", note(2)))
    (page,) = pages.pages
    first, second = note_lines(pages, page)
    assert (words(first), words(second)) == ("注文1。", "注文2。")
    left, _, right, bottom = frames(pages)[0]
    style = sample_theme().style("footnotes")
    leading = sample_theme().style("footnote").leading
    assert bottom - leading < second.y < bottom and second.y - first.y == pytest.approx(leading)
    (rule,) = [
        i
        for i in page.items
        if isinstance(i, RectItem)
        and i.fill == style.borders.top.colour
        and i.height == style.borders.top.width
        and i.y > bottom / 2
    ]
    assert rule.x == pytest.approx(left) and rule.width == pytest.approx((right - left) / 4, rel=0.01)
    assert rule.element is None
    assert (
        max(i.y for i in lines(page) if i not in (first, second) and "Note" not in roles(pages, i))
        < rule.y
        < first.y
    )


def test_notes_are_numbered_anew_on_every_page():
    blocks = [b for n in range(12) for b in (marked(f"第{n}", note(n)), *[flow.para()] * 3)]
    pages = set_blocks(*blocks)
    assert len(pages.pages) > 2
    for page in pages.pages:
        expected = [chr(0x2460 + index) for index in range(len(numbers(pages, page)))]
        assert numbers(pages, page) == marks(pages, page) == expected


def test_a_layout_may_number_them_through():
    theme = sample_theme()
    theme = replace(theme, rules=replace(theme.rules, note_numbering="report"))
    blocks = [b for n in range(8) for b in (marked(f"第{n}", note(n, label=f"{n}")), *[flow.para()] * 6)]
    pages = set_blocks(*blocks, theme=theme)
    found = [label for page in pages.pages for label in numbers(pages, page)]
    assert found == [str(n) for n in range(8)]


def test_a_mark_is_raised_and_never_begins_a_line():
    for length in range(20, 62):
        pages = set_blocks(marked("汉" * length, note(1)))
        texts = [words(i) for i in lines(pages.pages[0]) if "Note" not in roles(pages, i)]
        assert not any(text.startswith("①") for text in texts)
    (item,) = [i for i in lines(pages.pages[0]) if "①" in words(i) and "Note" not in roles(pages, i)]
    (run,) = [run for run in item.runs if "①" in run.text]
    assert run.rise > 0 and run.size < sample_theme().style("body").size


def test_a_long_note_goes_on_over_the_page_with_two_lines_on_either():
    for before in range(4, 16):
        long = note(1, flow.TEXT * 6)
        pages = set_blocks(*[flow.para()] * before, marked("长", long), *[flow.para()] * 12)
        counts = [len(note_lines(pages, page)) for page in pages.pages]
        shown = [count for count in counts if count]
        assert all(count >= 2 for count in shown)
        text = "".join(words(i) for page in pages.pages for i in note_lines(pages, page))
        assert text == flow.TEXT * 6 + "1。"
        # the note begins on the page of its mark
        first = next(index for index, count in enumerate(counts) if count)
        assert marks(pages, pages.pages[first]) == ["①"]


def test_a_note_higher_than_a_page_fills_half_of_each_page_while_there_is_text():
    pages = set_blocks(marked("长", note(1, flow.TEXT * 40)), *[flow.para()] * 20)
    text = "".join(words(i) for page in pages.pages for i in note_lines(pages, page))
    assert text == flow.TEXT * 40 + "1。"
    for page, (_, top, _, bottom) in zip(pages.pages, frames(pages), strict=True):
        assert all(top <= item.y <= bottom + 0.01 for item in note_lines(pages, page))


def test_a_note_that_outlasts_the_text_has_pages_of_its_own():
    pages = set_blocks(marked("长", note(1, flow.TEXT * 40)))
    assert len(pages.pages) >= 2
    text = "".join(words(i) for page in pages.pages for i in note_lines(pages, page))
    assert text == flow.TEXT * 40 + "1。"


def test_tables_captions_and_boxes_have_notes_too():
    caption = replace(flow.caption("表", 1, "表4.2-"), runs=(TextRun("题"), note(1)))
    head = Cell((marked("地区", note(2), "table.head"),), "column")
    body = Cell((marked("江苏", note(3), "table.cell"),))
    table = Table((Column(),), (Row((head,)),), (Row((body,)),), "table", "t", caption)
    box = Panel((marked("提示", note(4), "callout.title"),), "callout")
    cards = flow.cards(Panel((marked("标签", note(5), "card.label"),), "card"), flow.card("1", "家", "甲"))
    heading = replace(flow.heading("标题"), runs=(TextRun("标题"), note(6)))
    pages = set_blocks(table, box, cards, heading, flow.para())
    (page,) = pages.pages
    assert numbers(pages, page) == ["①", "②", "③", "④", "⑤", "⑥"]
    assert [words(i) for i in note_lines(pages, page)] == [f"注文{n}。" for n in range(1, 7)]


def test_mark_and_note_lead_to_each_other():
    pages = set_blocks(marked("新增", note(1)))
    links = {i.target: i for i in pages.pages[0].items if isinstance(i, LinkItem)}
    assert links.keys() == {"_note1", "_note1.mark"} <= pages.anchors.keys()
    assert pages.element(pages.element(links["_note1"].element).parent).role == "Reference"
    assert pages.element(pages.element(links["_note1.mark"].element).parent).role == "Lbl"
    assert pages.anchors["_note1"].y > pages.anchors["_note1.mark"].y


def test_a_note_follows_its_paragraph_in_the_reading_order():
    pages = set_blocks(marked("新增", note(1)), flow.para("后文"))
    order = [e.role for e in pages.structure]
    assert order.index("Reference") < order.index("Note") < len(order) - 1 - order[::-1].index("P")


def _texts(lengths: list[int]) -> list[Block]:
    blocks: list[Block] = []
    for index, length in enumerate(lengths):
        runs: Inlines = (
            TextRun(flow.TEXT[: 10 + index % 70]),
            note(index, "注" * length),
            TextRun(flow.TEXT),
        )
        blocks.append(Paragraph(runs, "body"))
    return blocks


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 500), min_size=1, max_size=14))
def test_any_notes_begin_on_the_page_of_their_mark_in_order_and_whole(lengths: list[int]):
    pages = set_blocks(*_texts(lengths))
    found = "".join(words(i) for page in pages.pages for i in note_lines(pages, page))
    assert found == "".join("注" * length + f"{index}。" for index, length in enumerate(lengths))
    for page, (_, top, _, bottom) in zip(pages.pages, frames(pages), strict=True):
        assert numbers(pages, page) == marks(pages, page)
        notes = note_lines(pages, page)
        others = [i.y for i in lines(page) if "Note" not in roles(pages, i)]
        assert all(top <= item.y <= bottom for item in notes)
        assert not notes or not others or max(others) < notes[0].y
    for page, after in pairwise(pages.pages):
        assert lines(page) and lines(after)
