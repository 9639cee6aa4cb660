"""Styles of the Word file: an editor finds the theme in Word's own style list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from reportgen.docx import write_docx
from reportgen.docx.fonts import text_width
from reportgen.model.colour import WHITE, Colour
from reportgen.model.flow import Heading
from reportgen.model.inline import TextRun
from tests.support.flow_reports import pages_of_report, paragraph, report_of, rich, words
from tests.support.themes import sample_theme, shipped_theme
from tests.support.word_parts import W, body, paragraph_with, part, style_of, text_of, value, written


@pytest.fixture
def styles(tmp_path: Path) -> dict[str, etree._Element]:
    path = written(report_of(paragraph("正文")), tmp_path)
    return {s.find(f"{W}name").get(f"{W}val"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}


def test_word_heading_styles_carry_outline_levels(styles: dict[str, etree._Element]) -> None:
    for level in (1, 2, 3):
        heading = styles[f"heading {level}"]
        assert value(heading.find(f"{W}pPr/{W}outlineLvl")) == str(level - 1)
        assert heading.find(f"{W}pPr/{W}keepNext") is not None


def test_heading_two_looks_like_the_topic_style(styles: dict[str, etree._Element]) -> None:
    topic = sample_theme().style("topic")
    properties = styles["heading 2"].find(f"{W}rPr")
    assert value(properties.find(f"{W}sz")) == str(round(topic.size * 2))
    assert value(properties.find(f"{W}color")) == topic.colour.hex
    assert value(properties.find(f"{W}rFonts"), "eastAsia") == "Noto Sans SC"


def test_second_style_of_a_level_is_based_on_its_heading(tmp_path: Path) -> None:
    report = report_of(
        Heading(3, words("小标题"), "heading", "h1"), Heading(3, words("浦江创新论坛"), "item", "h2", "①")
    )
    path = written(report, tmp_path)
    sheet = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    document = part(path, "word/document.xml")
    assert style_of(paragraph_with(document, "小标题")) == "Heading3"
    item = style_of(paragraph_with(document, "浦江创新论坛"))
    assert item is not None
    assert value(sheet[item].find(f"{W}basedOn")) == "Heading3"
    assert value(sheet[item].find(f"{W}pPr/{W}outlineLvl")) == "2"


def test_first_line_indent_is_two_characters_not_points(styles: dict[str, etree._Element]) -> None:
    indent = styles["Body Text"].find(f"{W}pPr/{W}ind")
    assert value(indent, "firstLineChars") == "200"
    assert value(indent, "firstLine") == "420"


@pytest.mark.parametrize("name", ["caption", "header", "footer", "Quote", "Strong", "Hyperlink"])
def test_word_knows_the_style_as_its_own(styles: dict[str, etree._Element], name: str) -> None:
    assert styles[name].get(f"{W}customStyle") is None


def test_every_style_of_the_theme_is_in_the_file(tmp_path: Path) -> None:
    path = written(report_of(), tmp_path)
    known = {s.get(f"{W}styleId") for s in part(path, "word/styles.xml").iter(f"{W}style")}
    # three headings, the row band inside the table style
    assert len(known) >= len(sample_theme().styles) - 2
    assert {"Lead", "CardValue", "CardUnit", "EventMeta", "TableHead", "CalloutBox", "ReportTable"} <= known


def test_paragraph_carries_its_style_and_nothing_else(tmp_path: Path) -> None:
    properties = paragraph_with(body(report_of(paragraph("正文文字")), tmp_path), "正文文字").find(f"{W}pPr")
    assert [child.tag for child in properties] == [f"{W}pStyle"]


def test_emphasis_inside_a_bold_style_stays_bold(tmp_path: Path) -> None:
    heading = Heading(3, (TextRun("重点", strong=True),), "heading", "h")
    run = paragraph_with(body(report_of(heading), tmp_path), "重点").find(f"{W}r/{W}rPr")
    # two bold styles cancel each other out in Word; the run says it outright
    assert run.find(f"{W}b") is not None
    assert value(run.find(f"{W}b")) is None


def test_regular_unit_beside_a_bold_figure_is_regular(tmp_path: Path) -> None:
    value_line = rich(TextRun("506"), TextRun("家", style="card.unit"), style="card.value")
    unit = paragraph_with(body(report_of(value_line), tmp_path), "506").findall(f"{W}r")[1]
    assert value(unit.find(f"{W}rPr/{W}rStyle")) == "CardUnit"
    assert value(unit.find(f"{W}rPr/{W}b")) == "0"


def test_a_cards_figure_and_its_unit_stand_close(tmp_path: Path) -> None:
    styles = part(written(report_of(), tmp_path), "word/styles.xml").iter(f"{W}style")
    look = next(s for s in styles if s.get(f"{W}styleId") == "CardValue").find(f"{W}pPr")
    assert [value(look.find(f"{W}{tag}")) for tag in ("autoSpaceDE", "autoSpaceDN")] == ["0", "0"]


def test_a_figure_and_its_unit_stand_close_in_cells_whose_columns_are_no_wider(tmp_path: Path) -> None:
    styles = part(written(report_of(), tmp_path), "word/styles.xml").iter(f"{W}style")
    look = next(s for s in styles if s.get(f"{W}styleId") == "TableCell").find(f"{W}pPr")
    assert value(look.find(f"{W}autoSpaceDN")) == "0"
    assert look.find(f"{W}autoSpaceDE") is None  # words in Latin letters keep their distance


def runs_of(*inlines: TextRun, folder: Path, style: str = "body") -> list[etree._Element]:
    paragraph_element = paragraph_with(body(report_of(rich(*inlines, style=style)), folder), inlines[0].text)
    return paragraph_element.findall(f"{W}r")


def test_raised_and_lowered_type_is_said_as_word_says_it(tmp_path: Path) -> None:
    raised = TextRun("2", position="super")
    runs = runs_of(TextRun("面积m"), raised, TextRun("CO"), replace(raised, position="sub"), folder=tmp_path)
    found = [value(run.find(f"{W}rPr/{W}vertAlign")) for run in runs]
    assert found == [None, "superscript", None, "subscript"]


def test_dots_stand_under_han_alone(tmp_path: Path) -> None:
    runs = runs_of(TextRun("公开、张榜2021。", style="dotted"), folder=tmp_path)
    assert [text_of(run) for run in runs] == ["公开", "、", "张榜", "2021。"]
    assert {value(run.find(f"{W}rPr/{W}rStyle")) for run in runs} == {"EmphasisDots"}
    assert [value(run.find(f"{W}rPr/{W}em")) for run in runs] == [None, "none", None, "none"]


def test_character_styles_are_styles_of_word(tmp_path: Path) -> None:
    path = written(report_of(), tmp_path)
    sheet = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    assert value(sheet["EmphasisDots"].find(f"{W}rPr/{W}em")) == "underDot"
    assert value(sheet["Underlined"].find(f"{W}rPr/{W}u")) == "single"
    kai = sheet["Emphasis"]
    assert value(kai.find(f"{W}name")) == "Emphasis"
    assert (
        value(kai.find(f"{W}rPr/{W}rFonts"), "eastAsia") == sample_theme().fonts.families["kai"].word_names[0]
    )
    # what the style does not say is left to the words around
    assert [child.tag for child in kai.find(f"{W}rPr")] == [f"{W}rFonts"]


def test_emphasised_words_in_a_style_of_their_own_keep_both(tmp_path: Path) -> None:
    (run,) = runs_of(TextRun("揭榜", True, "kai"), folder=tmp_path)
    properties = run.find(f"{W}rPr")
    assert value(properties.find(f"{W}rStyle")) == "Emphasis"
    assert properties.find(f"{W}b") is not None
    assert value(properties.find(f"{W}color")) == sample_theme().style("strong").colour.hex


def test_emphasised_words_among_light_type_take_its_colour(tmp_path: Path) -> None:
    theme = sample_theme()
    head = replace(theme.style("table.head"), colour=WHITE)
    theme = replace(theme, styles={**theme.styles, "table.head": head})
    path = tmp_path / "report.docx"
    emphasised = replace(paragraph("", "table.head"), runs=(TextRun("指标", True),))
    write_docx(report_of(emphasised), theme, pages_of_report(), path)
    (run,) = paragraph_with(part(path, "word/document.xml"), "指标").findall(f"{W}r")
    assert value(run.find(f"{W}rPr/{W}rStyle")) == "Strong"
    assert value(run.find(f"{W}rPr/{W}color")) == "FFFFFF"


def test_words_spaced_out_to_a_width_have_no_space_behind_their_last(tmp_path: Path) -> None:
    theme = sample_theme()
    cell = replace(theme.style("table.cell"), spread=4 * theme.style("table.cell").size)
    theme = replace(theme, styles={**theme.styles, "table.cell": cell})
    path = tmp_path / "report.docx"
    write_docx(report_of(paragraph("姓名", "table.cell")), theme, pages_of_report(), path)
    runs = paragraph_with(part(path, "word/document.xml"), "姓名").findall(f"{W}r")
    assert [text_of(run) for run in runs] == ["姓", "名"]
    # from one character to the other: two em of the cell's size, in twips
    assert value(runs[0].find(f"{W}rPr/{W}spacing")) == str(round(2 * cell.size * 20))
    assert runs[1].find(f"{W}rPr") is None


def test_chinese_quotation_marks_take_the_chinese_face(tmp_path: Path) -> None:
    run = paragraph_with(body(report_of(paragraph("“一带一路”倡议")), tmp_path), "一带一路").find(f"{W}r")
    assert value(run.find(f"{W}rPr/{W}rFonts"), "hint") == "eastAsia"


def test_latin_text_with_an_apostrophe_keeps_the_latin_face(tmp_path: Path) -> None:
    run = paragraph_with(body(report_of(paragraph("It’s")), tmp_path), "It’s").find(f"{W}r")
    assert run.find(f"{W}rPr") is None


def test_long_label_hangs_before_its_title(tmp_path: Path) -> None:
    report = report_of(Heading(2, words("很长的标题" * 12), "topic", "t", "◆"))
    path = written(report, tmp_path)
    sheet = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    indent = sheet["Heading2"].find(f"{W}pPr/{W}ind")
    assert int(value(indent, "hanging") or 0) > 300
    assert value(indent, "left") == value(indent, "hanging")


def test_a_heading_does_not_take_over_the_rules_of_its_level(tmp_path: Path) -> None:
    """Word inherits each rule by itself: the bar beside a third level's heading is not an item's."""
    report = report_of(
        Heading(3, (TextRun("小标题"),), "heading", "a"), Heading(3, (TextRun("条目"),), "item", "b", "①")
    )
    path = written(report, tmp_path)
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    item = styles[style_of(paragraph_with(part(path, "word/document.xml"), "条目"))]
    assert value(item.find(f"{W}basedOn")) == "Heading3"
    assert value(styles["Heading3"].find(f"{W}pPr/{W}pBdr/{W}left")) == "single"
    assert value(item.find(f"{W}pPr/{W}pBdr/{W}left")) == "nil"


def test_an_indented_heading_hangs_behind_its_label(tmp_path: Path) -> None:
    """GB/T 9704: 一、 stands two characters in, as on the pages; its mark's blank is no second gap."""
    theme = shipped_theme("gongwen")
    report = report_of(Heading(2, (TextRun("主题"),), "topic", "a", "一、"))
    path = tmp_path / "gongwen.docx"
    write_docx(report, theme, pages_of_report(), path)
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    indents = styles["Heading2"].find(f"{W}pPr/{W}ind")
    first = int(value(indents, "left") or 0) - int(value(indents, "hanging") or 0)
    assert first == round(2 * theme.style("topic").size * 20)
    levels = {
        value(each.find(f"{W}pStyle")): each for each in part(path, "word/numbering.xml").iter(f"{W}lvl")
    }
    assert value(levels["Heading2"].find(f"{W}suff")) == "nothing"


@pytest.mark.parametrize("layout", ["annual", "plain"])
def test_the_arrow_of_a_step_stands_beside_its_title(layout: str) -> None:
    """Word gives all cells of a row the highest top margin among them, so the arrow's says what the step's does."""
    theme = shipped_theme(layout)
    step, between = theme.style("step"), theme.style("step.between")
    rule = step.borders.top
    assert rule is not None
    assert between.padding.top == step.padding.top + rule.width
    assert theme.style("step.arrow").leading == theme.style("step.title").leading


def test_a_closing_mark_ends_a_label_with_its_own_blank(tmp_path: Path) -> None:
    """As on the pages, which take half an em of 、 off the gap (clreq §3.1.6); a figure has a blank behind it.

    These are labels that Word cannot count.
    """
    theme = shipped_theme("plain")
    topic = replace(theme.style("topic"), marker_colour=Colour(10, 20, 30))
    theme = replace(theme, styles={**theme.styles, "topic": topic})
    report = report_of(
        Heading(2, (TextRun("主题"),), "topic", "a", "甲、"),
        Heading(2, (TextRun("另题"),), "topic", "b", "Ⅱ"),
    )
    path = tmp_path / "plain.docx"
    write_docx(report, theme, pages_of_report(), path)
    document = part(path, "word/document.xml")
    assert [text_of(run) for run in paragraph_with(document, "主题").iter(f"{W}r")] == [
        "甲",
        "、",
        " ",
        "主题",
    ]
    assert [text_of(run) for run in paragraph_with(document, "另题").iter(f"{W}r")] == ["Ⅱ", " ", "另题"]
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    look = styles["TopicGapTight"].find(f"{W}rPr")
    assert look is not None
    assert [each.tag for each in look] == [f"{W}color", f"{W}spacing"]
    narrower = topic.marker_gap - topic.size / 2 - text_width(" ", topic, theme.fonts)
    assert value(look.find(f"{W}spacing")) == str(round(narrower * 20))
