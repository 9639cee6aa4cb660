"""What a designer sees in the Word file: line ends of large words, rules of merged titles, gaps, notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from reportgen.docx import write_docx
from reportgen.docx.fonts import marker_width
from reportgen.model.contents import Contents, ContentsEntry
from reportgen.model.flow import (
    Block,
    Caption,
    Cell,
    Column,
    Heading,
    ListBlock,
    ListItem,
    ListKind,
    PageBreak,
    Panel,
    Report,
    Row,
    Section,
    Table,
)
from reportgen.model.inline import Indexed, NoteMark, TextRun
from reportgen.verify.docx_reader import read_docx
from tests.support.flow_reports import cell, pages_of_report, paragraph, report_of, rich
from tests.support.themes import sample_theme, shipped_theme
from tests.support.word_parts import W, body, paragraph_with, part, style_of, text_of, value, written

HERO = "累计认定外资研发中心506家，其中当年新增25家"


def _lines(paragraph_element: etree._Element) -> list[str]:
    """A paragraph's text, cut at its line breaks."""
    lines = [""]
    for element in paragraph_element.iter(f"{W}t", f"{W}br"):
        if element.tag == f"{W}br":
            lines.append("")
        else:
            lines[-1] += element.text
    return lines


def hero(*runs: TextRun) -> Block:
    return Panel((rich(*runs, style="hero"),), "hero.box", "Div")


def test_a_hero_line_ends_its_lines_where_a_phrase_ends(tmp_path: Path) -> None:
    report = report_of(hero(TextRun(HERO[:10]), TextRun(HERO[10:], style="kai")))
    found = paragraph_with(body(report, tmp_path), "累计认定")
    assert _lines(found) == ["累计认定外资研发中心506家，", "其中当年新增25家"]


def test_a_word_of_the_index_in_a_hero_line_changes_nothing(tmp_path: Path) -> None:
    words = Indexed(TextRun("研发中心"), "term1", (("研发中心",),))
    report = report_of(Panel((rich(TextRun(HERO[:6]), words, TextRun(HERO[10:]), style="hero"),), "hero.box"))
    found = paragraph_with(body(report, tmp_path), "累计认定")
    assert _lines(found) == ["累计认定外资研发中心506家，", "其中当年新增25家"]


def test_such_line_ends_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = written(report_of(hero(TextRun(HERO))), tmp_path)
    assert HERO in [record.text for record in read_docx(path)]


def test_running_text_and_a_hero_line_that_fits_are_left_to_word(tmp_path: Path) -> None:
    root = body(report_of(paragraph(HERO * 5), hero(TextRun("开放合作"))), tmp_path)
    assert not list(root.iter(f"{W}br"))


def test_a_page_begins_without_the_distance_above_its_first_paragraph(tmp_path: Path) -> None:
    report = report_of(paragraph("小标题", "heading"), PageBreak(), paragraph("新页", "topic"))
    path = tmp_path / "plain.docx"
    write_docx(report, shipped_theme("plain"), pages_of_report(), path)
    root = part(path, "word/document.xml")
    title = next(root.iter(f"{W}p"))
    assert value(title.find(f"{W}pPr/{W}spacing"), "before") == "0"
    assert paragraph_with(root, "小标题").find(f"{W}pPr/{W}spacing") is None
    assert value(paragraph_with(root, "新页").find(f"{W}pPr/{W}spacing"), "before") == "0"


def test_lists_of_contents_and_terms_part_from_what_follows_as_on_the_pages(tmp_path: Path) -> None:
    theme = shipped_theme("plain")
    entry = ContentsEntry(0, "图1", (TextRun("论坛"),), "", "contents.captions")
    term = ListItem("", (TextRun("术语"),), (paragraph("解释。", "glossary"),))
    terms = ListBlock("label", (term,), "list", "list.label")
    path = tmp_path / "report.docx"
    report = report_of(Contents(0, (entry,), "图"), Contents(0, (entry,), "表"), terms, paragraph("后文。"))
    write_docx(report, theme, pages_of_report(), path)
    root = part(path, "word/document.xml")
    ends = [p for p in root.iter(f"{W}p") if (style_of(p) or "").startswith("Spacer")]
    line = theme.style("contents.captions").leading
    for end in ends[:2]:
        below = int(value(end.find(f"{W}pPr/{W}spacing"), "after") or 0) / 20
        assert float((style_of(end) or "").removeprefix("Spacer")) / 2 + below == line
    below = int(value(paragraph_with(root, "解释").find(f"{W}pPr/{W}spacing"), "after") or 0) / 20
    assert below == theme.style("list.label").space_before > 0


@pytest.mark.parametrize(
    ("marker", "text", "mark"),
    [("•", 1.0, 1.25), ("（1）", 2.0, 2.5), ("（2）", 2.5, 3.0), ("1.", 1.5, 1.5), ("▪", 1.5, 1.5)],
)
def test_items_stand_behind_their_marks_as_on_the_pages(
    marker: str, text: float, mark: float, tmp_path: Path
) -> None:
    """In em; Word keeps the blanks of a full-width mark, so that it begins before the edge by the first, and
    as much further as it needs to end before the text: else Word goes to the next tab stop.
    """
    theme = shipped_theme("gongwen")
    kind: ListKind = "number" if marker.strip("（）.").isdigit() else "bullet"
    items = tuple(ListItem(marker, (), (paragraph(words, "list"),)) for words in "甲乙")
    path = tmp_path / "report.docx"
    write_docx(report_of(ListBlock(kind, items, "list")), theme, pages_of_report(), path)
    level = next(part(path, "word/numbering.xml").iter(f"{W}lvl"))
    indent, style = level.find(f"{W}pPr/{W}ind"), theme.style("list")
    em = 20 * style.size
    assert (int(value(indent, "left") or 0) - 20 * style.start_indent) / em == pytest.approx(text, abs=0.01)
    hanging = int(value(indent, "hanging") or 0)
    assert mark - 0.01 < hanging / em < mark + 0.2
    assert hanging / 20 > marker_width(marker, style, theme.fonts)


def test_no_line_of_a_list_stands_alone_on_a_page(tmp_path: Path) -> None:
    long = "一项很长的话" * 30
    items = [ListItem("•", (), (paragraph(words, "list"),)) for words in ("甲", "乙", long, "丙", "丁")]
    held = []
    for chosen in (items, items[2:4], items[2:3]):
        root = body(report_of(ListBlock("bullet", tuple(chosen), "list")), tmp_path)
        paragraphs = [p for p in root.iter(f"{W}p") if (style_of(p) or "").startswith("List")]
        held.append([p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs])
    assert held == [[True, False, False, True, False], [True, False], [False]]


def test_a_short_title_without_a_number_does_not_hide_its_page_number_at_the_indent(tmp_path: Path) -> None:
    """In Word a hanging indent is a tab stop too (ECMA-376 part 1 §17.3.1.12)."""
    numbered, bare = (
        Section(Heading(1, (TextRun("参考"),), "section", f"s{label}", label), (), "section", label)
        for label in ("第一百二十三篇", "")
    )
    path = tmp_path / "report.docx"
    theme = shipped_theme("plain")
    write_docx(Report(report_of().metadata, (numbered, bare)), theme, pages_of_report(), path)
    styles = {each.get(f"{W}styleId"): each for each in part(path, "word/styles.xml").iter(f"{W}style")}
    hanging = float(value(styles["TOC1"].find(f"{W}pPr/{W}ind"), "hanging") or 0) / 20
    assert 0 < hanging < 2 * theme.style("contents.1").size


def test_the_rule_below_a_header_of_two_rows_reaches_below_titles_of_both(tmp_path: Path) -> None:
    header = (
        Row((_title("地区", rowspan=2), _title("项目", colspan=2))),
        Row((_title("数量"), _title("投入"))),
    )
    table = Table((Column(),) * 3, header, (Row((cell("江苏"), cell("1"), cell("2"))),), "table")
    path = tmp_path / "plain.docx"
    write_docx(report_of(table), shipped_theme("plain"), pages_of_report(), path)
    rows = list(part(path, "word/document.xml").iter(f"{W}tr"))
    rule = shipped_theme("plain").style("table.head").borders.bottom
    assert rule is not None
    for row in rows[:2]:
        below = row.find(f"{W}tc/{W}tcPr/{W}tcBorders/{W}bottom")
        assert value(below, "sz") == str(round(rule.width * 8))
    assert rows[2].find(f"{W}tc/{W}tcPr/{W}tcBorders") is None


def _title(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell((paragraph(text, "table.head"),), rowspan=rowspan, colspan=colspan, scope="column")


def test_the_gap_behind_a_captions_number_is_half_an_em(tmp_path: Path) -> None:
    caption = Caption((TextRun("示例"),), "caption", "t1", "表1-", 1, "表")
    table = Table((Column(),), (), (Row((cell("江苏"),)),), "table", caption=caption)
    path = written(report_of(table), tmp_path)
    found = paragraph_with(part(path, "word/document.xml"), "示例")
    gap = next(run for run in found.iter(f"{W}r") if text_of(run) == " ")
    style_id = value(gap.find(f"{W}rPr/{W}rStyle"))
    styles = {each.get(f"{W}styleId"): each for each in part(path, "word/styles.xml").iter(f"{W}style")}
    spacing = float(value(styles[style_id].find(f"{W}rPr/{W}spacing")) or 0) / 20
    theme = sample_theme()
    look = theme.style("caption")
    face = theme.fonts.face(look.font, look.bold)
    blank = face.advance(face.glyph(" ")) * look.size
    assert abs(blank + spacing - look.size / 2) < 0.3


def test_a_notes_further_paragraphs_stand_under_its_first_words(tmp_path: Path) -> None:
    note = NoteMark("_note1", "①", ((TextRun("第一段。"),), (TextRun("第二段。"),)))
    report: Report = report_of(rich(TextRun("新增25家"), note))
    root = part(written(report, tmp_path), "word/footnotes.xml")
    first, second = paragraph_with(root, "第一段"), paragraph_with(root, "第二段")
    assert first.find(f"{W}pPr/{W}ind") is None
    assert value(second.find(f"{W}pPr/{W}ind"), "firstLine") == "0"


def test_a_cards_figure_may_use_the_padding_at_its_right(tmp_path: Path) -> None:
    path = written(report_of(Panel((paragraph("10500万元", "card.value"),), "card")), tmp_path)
    style_id = style_of(paragraph_with(part(path, "word/document.xml"), "10500"))
    styles = {each.get(f"{W}styleId"): each for each in part(path, "word/styles.xml").iter(f"{W}style")}
    padding = sample_theme().style("card").padding.right
    assert value(styles[style_id].find(f"{W}pPr/{W}ind"), "right") == str(round(-20 * padding))
