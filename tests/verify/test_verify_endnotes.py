"""Endnotes at the end of sections or of the report: both files say what FLOW says, Word's are its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportgen.diagnostics import Sink
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.model.contents import EndNotes
from reportgen.model.flow import Report
from reportgen.model.inline import NotePlace
from reportgen.model.listing import part_of
from reportgen.model.walking import walk
from reportgen.pdf import write_pdf
from reportgen.project import load_project
from reportgen.resolve import resolve
from reportgen.source import Sources
from reportgen.theme import Theme
from reportgen.verify.compare import differences
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.expected import expected_records
from reportgen.verify.pdf_reader import read_pdf
from tests.support.report_projects import write_project
from tests.support.themes import sample_theme
from tests.support.word_parts import W, part

CHAPTER = """\
section: 第{n}节
number: "{n}"
blocks:
  - text: 正文[^甲]和另一处[^乙]。
  - columns: 2
    blocks:
      - text: 分栏里的一段也有注[^丙]。
  - table: {{caption: "题[^丁]", columns: [甲], rows: [[乙]]}}
  - text: 最后一段。
  - notes:
      甲: "见[网站](https://example.org)。"
      乙: |
        第一段，很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长。

        第二段。
      丙: 第三条。
      丁: 第四条。
"""
FILES = {
    "report.yaml": "title: 尾注\nyear: 2021\nchapters: [chapters/1.yaml, chapters/2.yaml]\n",
    "chapters/1.yaml": CHAPTER.format(n=1),
    "chapters/2.yaml": CHAPTER.format(n=2),
}


def made(root: Path, place: NotePlace) -> tuple[Report, Theme]:
    """The report of two sections, with notes at this place."""
    theme = sample_theme()
    theme = replace(theme, rules=replace(theme.rules, note_place=place))
    sink = Sink()
    sources = Sources(write_project(root, FILES))
    project = load_project(sources, sink)
    assert project is not None
    report = resolve(project, theme, sources, sink)
    assert [d.code for d in sink] == []
    return report, theme


def labels(report: Report) -> list[list[str]]:
    """The numbers in each list of endnotes."""
    blocks = (block for block in walk(report.sections) if isinstance(block, EndNotes))
    return [[mark.label for mark in block.notes] for block in blocks]


def test_notes_of_a_section_stand_at_its_end_and_begin_with_one(tmp_path: Path) -> None:
    report, _ = made(tmp_path, "section")
    assert labels(report) == [["1", "2", "3", "4"], ["1", "2", "3", "4"]]
    assert labels(part_of(report, "2")) == [["1", "2", "3", "4"]]


def test_notes_of_the_report_stand_behind_the_last_section_numbered_through(tmp_path: Path) -> None:
    report, _ = made(tmp_path, "report")
    assert labels(report) == [["1", "2", "3", "4", "5", "6", "7", "8"]]


def test_a_section_by_itself_holds_its_own_notes(tmp_path: Path) -> None:
    report, _ = made(tmp_path, "report")
    assert labels(part_of(report, "1")) == [["1", "2", "3", "4"]]
    assert labels(part_of(report, "2")) == [["5", "6", "7", "8"]]


@pytest.mark.parametrize("place", ["section", "report"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_endnotes_read_back_where_they_are_printed(kind: str, place: NotePlace, tmp_path: Path) -> None:
    report, theme = made(tmp_path / "project", place)
    pages = paginate(report, theme, Sink())
    expected = expected_records(report, pages)
    assert sum(record.kind == "note" for record in expected) == 8
    path = tmp_path / f"report.{kind}"
    if kind == "pdf":
        write_pdf(pages, theme, path)
        read = read_pdf(path)
    else:
        write_docx(report, theme, pages, path)
        read = read_docx(path)
        assert OpenXmlValidator().validate(str(path)).errors == []
    assert differences(expected, read) == ()


@pytest.mark.parametrize(
    ("place", "printed"),
    # two sections, each parted by its columns
    [("section", [False, False, True, False, False, True]), ("report", [False] * 5 + [True])],
)
def test_word_prints_them_where_the_pages_do(place: NotePlace, printed: list[bool], tmp_path: Path) -> None:
    report, theme = made(tmp_path / "project", place)
    path = tmp_path / "report.docx"
    write_docx(report, theme, paginate(report, theme, Sink()), path)
    settings = part(path, "word/settings.xml").find(f"{W}endnotePr")
    assert settings.find(f"{W}pos").get(f"{W}val") == "sectEnd"
    sections = list(part(path, "word/document.xml").iter(f"{W}sectPr"))
    assert [section.find(f"{W}noEndnote") is None for section in sections] == printed
