"""Real Word footnotes: their part, separators, styles, numbers and links."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from reportgen.docx import write_docx
from reportgen.model.flow import Cell, Column, Paragraph, Report, Row, Table
from reportgen.model.inline import Link, NoteMark, TextRun
from reportgen.verify.docx_reader import read_docx
from tests.support.flow_reports import pages_of_report, paragraph, report_of
from tests.support.office import docx_to_pdf
from tests.support.themes import sample_theme
from tests.support.word_parts import W, part, written

SITE = Link("https://stcsm.sh.gov.cn/", (TextRun("上海科技网站", style="link"),))


def report() -> Report:
    first = NoteMark("_note1", "①", ((TextRun("见"), SITE), (TextRun("第二段。"),)))
    second = NoteMark("_note2", "②", ((TextRun("表里的注。"),),))
    cell = Cell((Paragraph((TextRun("江苏"), second), "table.cell"),))
    return report_of(
        Paragraph((TextRun("新增25家"), first, TextRun("。")), "body"),
        Table((Column(),), (), (Row((cell,)),), "table"),
    )


def test_notes_stand_in_their_own_part_behind_the_separators(tmp_path: Path) -> None:
    root = part(written(report(), tmp_path), "word/footnotes.xml")
    kinds = [(n.get(f"{W}id"), n.get(f"{W}type")) for n in root.findall(f"{W}footnote")]
    assert kinds == [("-1", "separator"), ("0", "continuationSeparator"), ("1", None), ("2", None)]
    note = root.findall(f"{W}footnote")[2]
    assert len(note.findall(f"{W}p")) == 2
    assert len(list(note.iter(f"{W}footnoteRef"))) == 1
    styles = {p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in note.iter(f"{W}p")}
    assert styles == {"FootnoteText"}


def test_marks_are_references_in_words_own_style(tmp_path: Path) -> None:
    path = written(report(), tmp_path)
    references = list(part(path, "word/document.xml").iter(f"{W}footnoteReference"))
    assert [each.get(f"{W}id") for each in references] == ["1", "2"]
    looks = {each.getparent().find(f"{W}rPr/{W}rStyle").get(f"{W}val") for each in references}
    assert looks == {"FootnoteReference"}
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").findall(f"{W}style")}
    raised = styles["FootnoteReference"].find(f"{W}rPr/{W}vertAlign")
    assert raised.get(f"{W}val") == "superscript"
    assert styles["FootnoteText"].find(f"{W}pPr/{W}ind").get(f"{W}hanging") is not None


def test_word_counts_them_as_the_layout_does(tmp_path: Path) -> None:
    path = written(report(), tmp_path)
    counted = part(path, "word/document.xml").find(f".//{W}sectPr/{W}footnotePr")
    assert counted.find(f"{W}numFmt").get(f"{W}val") == "decimalEnclosedCircleChinese"
    assert counted.find(f"{W}numRestart").get(f"{W}val") == "eachPage"
    separators = part(path, "word/settings.xml").findall(f"{W}footnotePr/{W}footnote")
    assert [each.get(f"{W}id") for each in separators] == ["-1", "0"]


def test_a_link_in_a_note_belongs_to_the_notes_part(tmp_path: Path) -> None:
    path = written(report(), tmp_path)
    with zipfile.ZipFile(path) as archive:
        links = etree.fromstring(archive.read("word/_rels/footnotes.xml.rels"))
    assert [each.get("Target") for each in links] == ["https://stcsm.sh.gov.cn/"]


def test_the_file_is_valid_and_reads_back(tmp_path: Path) -> None:
    path = written(report(), tmp_path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [(r.kind, r.text) for r in read_docx(path)] == [
        ("heading", "1 章节"),
        ("paragraph", "新增25家[^]。"),
        ("note", "见上海科技网站\n第二段。"),
        ("link", "上海科技网站"),
        ("cell", "江苏[^]"),
        ("note", "表里的注。"),
    ]


def test_a_report_without_notes_has_no_such_part(tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    document = report_of(paragraph("没有脚注。"))
    write_docx(document, sample_theme(), pages_of_report(), path)
    with zipfile.ZipFile(path) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
        assert b"footnotePr" not in archive.read("word/settings.xml")


def test_libreoffice_shows_the_notes(tmp_path: Path) -> None:
    import pikepdf

    pdf = docx_to_pdf(written(report(), tmp_path), tmp_path / "office")
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) == 1
