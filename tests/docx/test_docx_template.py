"""A corporate Word template: its styles, head and foot, pages in the report's Word file; names of styles."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.charts.look import contrast
from reportgen.docx import write_docx
from reportgen.model.colour import WHITE, Colour
from reportgen.model.flow import Heading, Report
from reportgen.model.inline import TextRun
from reportgen.theme import Theme
from reportgen.theme.word_rules import WordRules
from reportgen.theme.wordtemplate import word_template
from reportgen.verify.compare import differences
from reportgen.verify.docx_reader import StyleRoles, read_docx
from reportgen.verify.expected import expected_records
from tests.support.flow_reports import full_report, pages_of_report, paragraph, report_of
from tests.support.themes import shipped_theme
from tests.support.word_parts import (
    WP,
    W,
    instructions,
    paragraph_with,
    part,
    part_names,
    style_of,
    text_of,
    value,
)
from tests.support.word_templates import FONT, HEAD, HEADING_COLOUR, corporate_template


def with_rules(theme: Theme, template: Path | None, **styles: str) -> Theme:
    file = None if template is None else word_template(template.name, template.read_bytes())
    return replace(theme, word=WordRules(file, styles))


def made(report: Report, theme: Theme, path: Path) -> Path:
    write_docx(report, theme, pages_of_report(), path)
    return path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corporate_template(tmp_path_factory.mktemp("template") / "our.dotx", numbered_headings=True)


@pytest.fixture(scope="module")
def full(template: Path) -> Path:
    theme = with_rules(shipped_theme("annual"), template)
    return made(full_report(), theme, template.parent / "full.docx")


def used(path: Path, text: str) -> etree._Element:
    """The style of the paragraph that holds ``text``."""
    style_id = style_of(paragraph_with(part(path, "word/document.xml"), text))
    styles = part(path, "word/styles.xml")
    return next(each for each in styles if each.get(f"{W}styleId") == style_id)


def test_every_block_in_a_template_is_valid_open_xml(full: Path) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(full)).errors] == []


def test_headings_are_those_of_the_template_with_the_reports_numbers(full: Path) -> None:
    heading = used(full, "节选")
    assert value(heading.find(f"{W}name")) == "heading 1"
    assert value(heading.find(f"{W}rPr/{W}color")) == HEADING_COLOUR
    numbering = part(full, "word/numbering.xml")
    (num,) = numbering.findall(f"{W}num[@{W}numId='{value(heading.find(f'{W}pPr/{W}numPr/{W}numId'))}']")
    definition = value(num.find(f"{W}abstractNumId"))
    links = {
        abstract.get(f"{W}abstractNumId"): [value(each) for each in abstract.iter(f"{W}pStyle")]
        for abstract in numbering.findall(f"{W}abstractNum")
    }
    # each style is counted in one list alone, which is ours
    assert links[definition][0] == "Heading1"
    assert not {"Heading1", "Heading2"} & {each for key in links if key != definition for each in links[key]}


def test_no_two_lists_share_an_identity_in_a_template_made_from_a_report(full: Path, tmp_path: Path) -> None:
    """Word would merge them."""
    path = made(report_of(paragraph("话")), with_rules(shipped_theme("plain"), full), tmp_path / "again.docx")
    identities = [value(each) for each in part(path, "word/numbering.xml").iter(f"{W}nsid")]
    assert len(set(identities)) == len(identities)


def test_styles_under_chinese_names_are_words_own(template: Path, tmp_path: Path) -> None:
    """Not every program that makes Word files writes heading 1 where Word shows 标题 1."""
    document = Document(str(corporate_template(tmp_path / "made.docx")))
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].element.find(f"{W}name").set(f"{W}val", f"标题 {level}")
    document.styles["Normal"].element.find(f"{W}name").set(f"{W}val", "正文")
    document.save(str(tmp_path / "chinese.docx"))
    theme = with_rules(shipped_theme("annual"), tmp_path / "chinese.docx")
    path = made(full_report(), theme, tmp_path / "full.docx")
    heading = used(path, "节选")
    assert value(heading.find(f"{W}name")) == "heading 1"
    assert value(heading.find(f"{W}rPr/{W}color")) == HEADING_COLOUR
    names = [value(each.find(f"{W}name")) for each in part(path, "word/styles.xml").iter(f"{W}style")]
    assert not {"标题 1", "标题 2", "标题 3", "正文"} & set(names)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_the_number_of_a_heading_can_be_read_on_the_templates_paper(template: Path, tmp_path: Path) -> None:
    """The layout's is light, for the dark ground of its own opening pages."""
    layout = shipped_theme("annual")
    own = layout.style("section").marker_colour
    assert own is not None and contrast(own, WHITE) < 3
    style = used(
        made(
            report_of(Heading(1, (TextRun("节选"),), "section", "h", "4.1")),
            with_rules(layout, template),
            tmp_path / "a.docx",
        ),
        "节选",
    )
    runs = paragraph_with(part(tmp_path / "a.docx", "word/document.xml"), "节选").findall(f"{W}r")
    marks = {
        value(run.find(f"{W}rPr/{W}rStyle")) for run in runs if run.find(f"{W}rPr/{W}rStyle") is not None
    }
    styles = {
        each.get(f"{W}styleId"): each
        for each in part(tmp_path / "a.docx", "word/styles.xml").iter(f"{W}style")
    }
    colours = {value(styles[mark].find(f"{W}rPr/{W}color")) for mark in marks if mark in styles}
    assert value(style.find(f"{W}rPr/{W}color")) == HEADING_COLOUR
    assert all(colour is None or contrast(Colour.from_hex(f"#{colour}"), WHITE) >= 3 for colour in colours)
    assert own.hex not in colours


def test_no_two_styles_share_an_id_or_a_name(full: Path) -> None:
    styles = part(full, "word/styles.xml").findall(f"{W}style")
    ids = [each.get(f"{W}styleId") for each in styles]
    names = [(value(each.find(f"{W}name")) or "").casefold() for each in styles]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    defaults = [each.get(f"{W}type") for each in styles if each.get(f"{W}default") == "1"]
    assert len(set(defaults)) == len(defaults)
    known = set(ids)
    for root in (part(full, "word/document.xml"), part(full, "word/styles.xml")):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert {value(each) for each in root.iter(f"{W}{tag}")} <= known


def test_paper_margins_head_and_foot_are_the_templates(full: Path) -> None:
    document = Document(str(full))
    for section in document.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (200, 280)
        assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (30, 32)
    section = document.sections[0]
    assert HEAD in section.header.paragraphs[0].text
    assert section.header.part.related_parts
    assert instructions(section.footer._element) == ["PAGE"]
    assert "模板里的说明" not in text_of(part(full, "word/document.xml"))


def test_the_templates_type_wins_and_the_layouts_sizes_stay(full: Path) -> None:
    styles = Document(str(full)).styles
    assert styles["Normal"].font.size == Pt(12)
    assert styles["Normal"].font.name == FONT
    assert styles["卡片数值"].font.size == Pt(shipped_theme("annual").style("card.value").size)
    fonts = {
        each.get(f"{W}eastAsia")
        for style in ("卡片数值", "表格内容", "提示标题")
        for each in styles[style].element.iter(f"{W}rFonts")
    }
    assert fonts <= {FONT}


def test_charts_and_grounds_take_the_colours_of_the_templates_scheme(full: Path) -> None:
    own = {colour.hex for colour in shipped_theme("annual").charts.palette[:2]}
    theirs = "4F81BD"  # the first accent of the template's scheme
    charts = [part(full, each) for each in part_names(full, "word/charts/chart")]
    colours = {each.get("val") for chart in charts for each in chart.iter("{*}srgbClr")}
    assert theirs in colours
    assert not own & colours
    assert value(used(full, "506").find(f"{W}rPr/{W}color")) == theirs


def test_the_word_file_says_the_same_in_a_template(full: Path) -> None:
    assert differences(expected_records(full_report(), pages_of_report()), read_docx(full)) == ()


def test_same_bytes_each_time(template: Path, full: Path, tmp_path: Path) -> None:
    again = made(full_report(), with_rules(shipped_theme("annual"), template), tmp_path / "again.docx")
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(full.read_bytes()).digest()


def test_a_draft_is_marked_in_the_templates_head(template: Path, tmp_path: Path) -> None:
    report = report_of(paragraph("正文"))
    report = replace(report, metadata=replace(report.metadata, draft=True))
    path = made(report, with_rules(shipped_theme("plain"), template), tmp_path / "draft.docx")
    heads = [part(path, each) for each in part_names(path, "word/template") if each.endswith(".xml")]
    assert [text_of(each) for each in heads if "草稿" in etree.tostring(each, encoding="unicode")] == [HEAD]


def test_a_layout_names_the_styles_of_the_template(template: Path, tmp_path: Path) -> None:
    theme = with_rules(shipped_theme("plain"), template, body="公司正文", caption="题注")
    path = made(report_of(paragraph("年度正文")), theme, tmp_path / "named.docx")
    assert value(used(path, "年度正文").find(f"{W}name")) == "公司正文"


def test_a_heading_keeps_its_level_under_another_name(template: Path, tmp_path: Path) -> None:
    """Word's navigation goes by levels: a style of another one serves as the base."""
    theme = with_rules(shipped_theme("plain"), template, heading="标题 2")
    heading = Heading(3, (TextRun("小标题"),), "heading", "h")
    path = made(report_of(heading), theme, tmp_path / "level.docx")
    style = used(path, "小标题")
    assert value(style.find(f"{W}name")) == "heading 2（3 级）"
    assert value(style.find(f"{W}basedOn")) == "Heading2"
    assert value(style.find(f"{W}pPr/{W}outlineLvl")) == "2"
    assert [r.level for r in read_docx(path) if r.kind == "heading"] == [1, 3]


def test_names_of_a_layout_without_a_template(tmp_path: Path) -> None:
    theme = with_rules(
        shipped_theme("plain"), None, lead="公司导语", note="公司导语", topic="标题 1", caption="图题"
    )
    path = made(full_report(), theme, tmp_path / "names.docx")
    styles = part(path, "word/styles.xml").findall(f"{W}style")
    names = [(value(each.find(f"{W}name")) or "").casefold() for each in styles]
    assert names.count("公司导语") == 1
    assert names.count("heading 1") == 1
    assert len(set(names)) == len(names)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    links = [value(each) for each in part(path, "word/numbering.xml").iter(f"{W}pStyle")]
    assert len(set(links)) == len(links)
    expected = expected_records(full_report(), pages_of_report())
    assert differences(expected, read_docx(path, StyleRoles.under(theme.word.styles))) == ()


def test_margins_of_a_template_on_pages_turned_for_wide_tables(template: Path, tmp_path: Path) -> None:
    theme = with_rules(shipped_theme("plain"), template)
    report = report_of(paragraph("横页"))
    turned = replace(report.sections[0], master="landscape")
    path = made(replace(report, sections=(*report.sections, turned)), theme, tmp_path / "turned.docx")
    sections = Document(str(path)).sections
    assert (round(sections[1].page_width.mm), round(sections[1].page_height.mm)) == (280, 200)
    assert HEAD in sections[1].header.paragraphs[0].text
    with zipfile.ZipFile(path) as archive:
        assert len([each for each in archive.namelist() if each.endswith(".png")]) == 1


def _with_cover(template: Path, path: Path, title: str = "年度报告") -> Path:
    """A report whose first section is a cover, in the template."""
    report = report_of(paragraph("正文"))
    cover = replace(
        report.sections[0], heading=None, children=(paragraph(title, "cover.title"),), master="cover"
    )
    theme = with_rules(shipped_theme("annual"), template)
    return made(replace(report, sections=(cover, *report.sections)), theme, path)


def test_a_title_too_long_for_a_cover_is_smaller_in_a_template_too(template: Path, tmp_path: Path) -> None:
    path = _with_cover(template, tmp_path / "cover.docx", "构建链接国际的高水平创新网络" * 20)
    cover = paragraph_with(part(path, "word/document.xml"), "链接")
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    smaller = styles[style_of(cover)]
    usual = styles[value(smaller.find(f"{W}basedOn"))]
    sizes = [int(value(s.find(f"{W}rPr/{W}sz")) or 0) / 2 for s in (smaller, usual)]
    assert 18.0 <= sizes[0] < sizes[1]


def test_a_covers_dark_title_of_the_template_stands_on_paper(template: Path, tmp_path: Path) -> None:
    """python-docx's own Title is a dark blue, hardly seen on the layout's ground in the template's blue."""
    path = _with_cover(template, tmp_path / "cover.docx")
    heads = [part(path, each) for each in part_names(path, "word/header") if each.endswith(".xml")]
    assert heads and not any(list(each.iter(f"{WP}anchor")) for each in heads)


def test_pages_of_their_own_have_even_heads_where_the_template_has_some(tmp_path: Path) -> None:
    document = Document(str(corporate_template(tmp_path / "our.docx")))
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "双页抬头"
    document.save(str(tmp_path / "even.docx"))
    path = _with_cover(tmp_path / "even.docx", tmp_path / "cover.docx")
    cover = next(part(path, "word/document.xml").iter(f"{W}sectPr"))
    kinds = [value(each, "type") for each in cover.findall(f"{W}headerReference")]
    assert sorted(filter(None, kinds)) == ["default", "even"]
