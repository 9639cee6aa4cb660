"""Blocks of FLOW in the Word file: cards, lists, figures, fields."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.docx.bookmarks import bookmark_name
from reportgen.docx.numbering import NumberFormat
from reportgen.model.flow import (
    Caption,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
)
from reportgen.model.inline import CrossReference, Link, TextRun
from reportgen.model.picture import Picture
from tests.support.flow_reports import (
    blue_picture,
    card,
    events_table,
    forum_event,
    items,
    paragraph,
    report_of,
    rich,
    words,
)
from tests.support.themes import sample_theme
from tests.support.word_parts import (
    WP,
    W,
    body,
    instructions,
    only_table,
    paragraph_with,
    part,
    style_of,
    text_of,
    value,
    written,
)
from tests.support.word_styles import Styles

# --- cards, events ---


def test_cards_are_one_table_without_text_boxes(tmp_path: Path) -> None:
    grid = Grid(4, (card("506", "家", "累计"), card("25", "家", "新增"), card("5", "家", "全球")), "cards")
    root = body(report_of(grid), tmp_path)
    table = only_table(root)
    assert [text_of(c) for c in table.iter(f"{W}tc")] == ["506家累计", "", "25家新增", "", "5家全球"]
    assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    assert not list(root.iter(f"{W}txbxContent"))


def test_a_grid_that_stays_together_binds_its_rows_to_each_other(tmp_path: Path) -> None:
    names = tuple(Panel((paragraph(f"图{n}", "note"),), "picture") for n in range(5))
    rows = only_table(body(report_of(Grid(2, names, "pictures")), tmp_path)).findall(f"{W}tr")
    bound = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows]
    assert len(rows) > 2
    assert bound == [True] * (len(rows) - 1) + [False]


def test_card_cell_has_the_cards_background(tmp_path: Path) -> None:
    table = only_table(body(report_of(Grid(1, (card("506", "家", "累计"),), "cards")), tmp_path))
    assert value(table.find(f"{W}tr/{W}tc/{W}tcPr/{W}shd"), "fill") not in (None, "auto")


def test_event_is_a_table_that_holds_heading_cards_and_text(tmp_path: Path) -> None:
    outer = body(report_of(forum_event()), tmp_path).find(f"{W}tbl")
    assert value(outer.find(f"{W}tblPr/{W}tblStyle")) == "EventBox"
    cell_content = outer.find(f"{W}tr/{W}tc")
    assert [child.tag for child in cell_content].count(f"{W}tbl") == 1
    assert text_of(cell_content[1]) == "浦江创新论坛"  # Word makes the ①


def test_a_short_event_stays_on_one_page_and_one_with_a_figure_may_break(tmp_path: Path) -> None:
    cards = Grid(2, (card("20多", "个", "国家和地区"), card("超150", "位", "专家学者")), "cards")
    texts = (paragraph("论坛在上海举办。"), paragraph("专家分享观点。"))
    for children, wanted in (((cards, *texts), True), ((cards, *texts, picture("a", 1)), False)):
        path = written(report_of(Panel(children, "event")), tmp_path)
        styles = Styles(path)
        table = next(part(path, "word/document.xml").iter(f"{W}tbl"))
        first = table.findall(f"{W}tr")[0]
        # a paragraph stays with the next by itself, or because its style says so
        bound = all(
            p.find(f"{W}pPr/{W}keepNext") is not None or f"{W}keepNext" in styles.says(style_of(p), "pPr")
            for p in first.iter(f"{W}p")
        )
        assert bound is wanted


def test_what_stands_above_cards_has_their_distance_so_that_none_begins_a_page(tmp_path: Path) -> None:
    root = body(report_of(paragraph("上文。"), Grid(1, (card("506", "家", "累计"),), "cards")), tmp_path)
    above = paragraph_with(root, "上文。")
    assert above.getnext().tag == f"{W}tbl"
    assert value(above.find(f"{W}pPr/{W}spacing"), "after") not in (None, "0")


def test_every_cell_ends_in_a_paragraph(tmp_path: Path) -> None:
    ending_in_table = Panel((Grid(2, (card("1", "家", "甲"),), "cards"),), "event")
    root = body(report_of(ending_in_table, Panel((), "callout")), tmp_path)
    assert all(c[-1].tag == f"{W}p" for c in root.iter(f"{W}tc"))


def test_two_panels_are_parted_by_a_paragraph(tmp_path: Path) -> None:
    root = body(
        report_of(Panel((paragraph("甲"),), "callout"), Panel((paragraph("乙"),), "callout")), tmp_path
    )
    tags = [child.tag.removeprefix(W) for child in root]
    assert "tbl,p,tbl" in ",".join(tags)


def test_what_parts_two_panels_leaves_nothing_blank_at_the_head_of_a_page(tmp_path: Path) -> None:
    path = written(report_of(forum_event(), forum_event()), tmp_path)
    between = part(path, "word/document.xml").find(f"{W}body/{W}tbl").getnext()
    style = part(path, "word/styles.xml").find(f"{W}style[@{W}styleId='{style_of(between)}']")
    spacing = style.find(f"{W}pPr/{W}spacing")
    above, line = (int(spacing.get(f"{W}{key}")) for key in ("before", "line"))
    # Word drops a distance above at the head of a page, not the line itself
    assert line == 20 and (above + line) / 20 == sample_theme().style("event").space_after


def test_the_padding_of_a_panel_is_the_distance_below_its_last_paragraph(tmp_path: Path) -> None:
    root = body(
        report_of(Panel((paragraph("文。"), picture("a", 1)), "event"), paragraph("下文。")), tmp_path
    )
    caption = paragraph_with(root, "图4.2-1")
    assert value(caption.find(f"{W}pPr/{W}spacing"), "after") == "0"


def test_the_caption_of_a_grid_is_its_last_row(tmp_path: Path) -> None:
    """No page ends between the pictures and it, in LibreOffice neither."""
    caption = Caption(words("两家机构"), "caption", "pair", "图4.2-", 1, "figure")
    cells = tuple(Panel((paragraph(text),), "cell") for text in ("甲", "乙"))
    root = body(report_of(Grid(2, cells, "cards", caption=caption), paragraph("下文。")), tmp_path)
    rows = only_table(root).findall(f"{W}tr")
    assert [text_of(row) for row in rows] == ["甲乙", "图4.2-1 两家机构"]
    columns = len(only_table(root).findall(f"{W}tblGrid/{W}gridCol"))
    assert value(rows[1].find(f"{W}tc/{W}tcPr/{W}gridSpan")) == str(columns)
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in rows[0].iter(f"{W}p"))


# --- lists ---


def test_bullets_come_from_the_list_style(tmp_path: Path) -> None:
    path = written(report_of(ListBlock("bullet", items("甲", "乙"), "list")), tmp_path)
    item = paragraph_with(part(path, "word/document.xml"), "甲")
    assert style_of(item) == "ListBullet"
    assert text_of(item) == "甲"
    sheet = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    assert value(sheet["ListBullet"].find(f"{W}pPr/{W}numPr/{W}numId")) == "1"


def test_every_numbered_list_counts_from_its_first_number(tmp_path: Path) -> None:
    first = ListBlock("number", items("甲", "乙", numbered=True), "list")
    second = ListBlock("number", items("丙", numbered=True), "list")
    path = written(report_of(first, second), tmp_path)
    document = part(path, "word/document.xml")
    numbers = [
        value(paragraph_with(document, text).find(f"{W}pPr/{W}numPr/{W}numId")) for text in ("甲", "乙", "丙")
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    restarts = part(path, "word/numbering.xml").findall(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert [value(restart) for restart in restarts] == ["1", "1"]


def test_nested_list_stands_one_level_deeper(tmp_path: Path) -> None:
    nested = ListBlock("bullet", items("子项"), "list", depth=1)
    path = written(report_of(ListBlock("bullet", items("甲"), "list"), nested), tmp_path)
    document = part(path, "word/document.xml")
    assert style_of(paragraph_with(document, "子项")) == "ListBullet2"


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("1.", NumberFormat("decimal", "%1.")),
        ("（一）", NumberFormat("chineseCountingThousand", "（%1）")),
        ("①", NumberFormat("decimalEnclosedCircleChinese", "%1")),
        ("a)", NumberFormat("lowerLetter", "%1)")),
        ("•", NumberFormat("bullet", "•")),
    ],
)
def test_word_counts_the_way_the_first_mark_does(marker: str, expected: NumberFormat) -> None:
    assert NumberFormat.of_marker(marker, 0) == expected


# --- figures, fields, links ---


def picture(anchor: str, ordinal: int) -> Figure:
    caption = Caption(words("蓝色图片"), "caption", anchor, "图4.2-", ordinal, "figure-4.2")
    return Figure(Picture(blue_picture()), "一张蓝色的图片", "figure", 0.5, 0.5625, anchor, caption)


def test_picture_has_its_alternative_text(tmp_path: Path) -> None:
    drawing = body(report_of(picture("fig", 1)), tmp_path).find(f".//{WP}docPr")
    assert drawing.get("descr") == "一张蓝色的图片"


def test_picture_used_twice_is_stored_once(tmp_path: Path) -> None:
    path = written(report_of(picture("a", 1), picture("b", 2)), tmp_path)
    relations = part(path, "word/_rels/document.xml.rels")
    assert sum("media/" in r.get("Target", "") for r in relations) == 1


def test_caption_number_is_a_sequence_field_with_our_number(tmp_path: Path) -> None:
    root = body(report_of(picture("a", 1), picture("b", 2)), tmp_path)
    assert instructions(root) == [r"SEQ figure_4_2 \* ARABIC", r"SEQ figure_4_2 \* ARABIC"]
    assert text_of(paragraph_with(root, "图4.2-2")) == "图4.2-2 蓝色图片"


def test_sequence_that_does_not_begin_at_one_says_so(tmp_path: Path) -> None:
    root = body(report_of(picture("c", 7)), tmp_path)
    assert instructions(root) == [r"SEQ figure_4_2 \* ARABIC \r 7"]


def test_picture_and_caption_stay_together(tmp_path: Path) -> None:
    root = body(report_of(picture("a", 1)), tmp_path)
    drawing = next(p for p in root.iter(f"{W}p") if p.find(f".//{WP}inline") is not None)
    assert drawing.find(f"{W}pPr/{W}keepNext") is not None


def test_a_figure_stays_with_the_table_of_its_data_below_it(tmp_path: Path) -> None:
    shown = replace(picture("a", 1), with_next=True)
    root = body(report_of(shown, events_table()), tmp_path)
    assert paragraph_with(root, "图4.2-1").find(f"{W}pPr/{W}keepNext") is not None
    alone = body(report_of(picture("a", 1), events_table()), tmp_path)
    assert paragraph_with(alone, "图4.2-1").find(f"{W}pPr/{W}keepNext") is None


def test_the_distance_below_a_picture_is_that_to_its_caption(tmp_path: Path) -> None:
    root = body(report_of(picture("a", 1)), tmp_path)
    drawing = next(p for p in root.iter(f"{W}p") if p.find(f".//{WP}inline") is not None)
    gap, after = (value(p.find(f"{W}pPr/{W}spacing"), "after") for p in (drawing, drawing.getnext()))
    style = sample_theme().style("figure")
    assert (gap, after) == (str(round(style.gap * 20)), str(round(style.space_after * 20)))
    assert gap != after


def test_references_are_fields_that_point_at_bookmarks(tmp_path: Path) -> None:
    text = rich(
        TextRun("见"),
        CrossReference("fig-centres", "number", "图4.2-1"),
        TextRun("，第"),
        CrossReference("fig-centres", "page", "?"),
        TextRun("页"),
    )
    root = body(report_of(text, picture("fig-centres", 1)), tmp_path)
    number, page = bookmark_name("fig-centres", "number"), bookmark_name("fig-centres", "page")
    assert instructions(root)[:2] == [rf"REF {number} \h", rf"PAGEREF {page} \h"]
    assert text_of(paragraph_with(root, "见")) == "见图4.2-1，第3页"
    assert {number, page} <= {value(b, "name") for b in root.iter(f"{W}bookmarkStart")}


def test_reference_to_another_document_is_plain_text(tmp_path: Path) -> None:
    root = body(report_of(rich(CrossReference("elsewhere", "title", "另一节"))), tmp_path)
    assert instructions(root) == []
    assert text_of(paragraph_with(root, "另一节")) == "另一节"


@given(st.text(max_size=80))
def test_bookmark_names_are_what_word_takes(anchor: str) -> None:
    name = bookmark_name(anchor)
    assert len(name) <= 40
    assert name[0].isalpha()
    assert all(char.isalnum() or char == "_" for char in name)


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_anchors_have_different_bookmarks(one: str, other: str) -> None:
    assert (bookmark_name(one) == bookmark_name(other)) == (one == other)


def test_same_anchor_is_bookmarked_once(tmp_path: Path) -> None:
    report = report_of(Heading(2, words("甲"), "topic", "same"), Heading(2, words("乙"), "topic", "same"))
    labels = [value(b, "name") for b in body(report, tmp_path).iter(f"{W}bookmarkStart")]
    assert len(labels) == len(set(labels))


def test_link_leads_to_its_address(tmp_path: Path) -> None:
    link = Link("https://example.org/报告", (TextRun("网站"),))
    path = written(report_of(rich(link)), tmp_path)
    relations = part(path, "word/_rels/document.xml.rels")
    outside = [r for r in relations if r.get("TargetMode") == "External"]
    assert [r.get("Target") for r in outside] == ["https://example.org/报告"]


def test_page_break_is_a_property_of_what_follows(tmp_path: Path) -> None:
    root = body(report_of(paragraph("前"), PageBreak(), paragraph("后")), tmp_path)
    assert paragraph_with(root, "后").find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert not list(root.iter(f"{W}br"))


@pytest.mark.parametrize(("text", "kept"), [("一行。", True), ("很长的一段。" * 30, False)])
def test_a_line_behind_a_heading_stays_with_what_follows(text: str, kept: bool, tmp_path: Path) -> None:
    """So that no page ends with a heading and one line."""
    heading = Heading(2, words("主题"), "topic", "here")
    root = body(report_of(heading, paragraph(text), paragraph("下文。"), paragraph("再下文。")), tmp_path)
    found = [paragraph_with(root, each).find(f"{W}pPr/{W}keepNext") is not None for each in (text, "下文。")]
    assert found == [kept, False]
