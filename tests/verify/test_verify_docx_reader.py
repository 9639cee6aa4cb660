"""The Word file read back says what FLOW says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportgen.model.flow import Block, ListBlock, ListItem, Panel
from reportgen.model.inline import LineBreak, TextRun
from reportgen.verify.compare import differences
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.expected import expected_records
from reportgen.verify.records import Record, UnreadableFile
from tests.support.flow_reports import (
    events_table,
    forum_event,
    full_report,
    items,
    pages_of_report,
    paragraph,
    report_of,
    rich,
    text_blocks,
    words,
)
from tests.support.word_parts import written


def test_full_report_reads_back_block_by_block(tmp_path: Path) -> None:
    report = full_report()
    found = read_docx(written(report, tmp_path))
    assert differences(expected_records(report, pages_of_report()), found) == ()


@pytest.mark.parametrize(
    "block",
    [
        paragraph(""),
        paragraph("  两端有空格  "),
        paragraph("\t制表"),
        rich(TextRun("上"), LineBreak(), TextRun("下")),
        events_table(),
        forum_event(),
        Panel((events_table(),), "callout"),
        ListBlock("label", (ListItem("", words("标签"), (paragraph("正文"),)),), "list", ""),
        ListBlock("bullet", (ListItem("•", words("标签"), (paragraph("项", "list"),)),), "list"),
        ListBlock("number", items("甲", "乙", numbered=True), "list", depth=8),
    ],
)
def test_block_reads_back(block: Block, tmp_path: Path) -> None:
    report = report_of(block)
    found = read_docx(written(report, tmp_path))
    assert differences(expected_records(report, pages_of_report()), found) == ()


def test_records_say_kind_level_and_detail(tmp_path: Path) -> None:
    found = {r.text: r for r in read_docx(written(report_of(*text_blocks(), events_table()), tmp_path))}
    assert (found["1 章节"].kind, found["1 章节"].level) == ("heading", 1)
    assert (found["子项一"].kind, found["子项一"].level) == ("item", 2)
    assert found["提升创新人才能力"].kind == "label"
    assert (found["论坛"].kind, found["论坛"].detail) == ("header-cell", "1,1")
    # the place of a cell counts the cells of its row, not the columns they cover
    assert (found["1.05"].kind, found["1.05"].detail) == ("cell", "4,2")
    assert found["市科委网站"].detail == "https://stcsm.sh.gov.cn/"
    assert found["表4.2-1 三大论坛"].kind == "caption"


def test_changed_word_is_noticed(tmp_path: Path) -> None:
    path = written(report_of(paragraph("累计506家")), tmp_path)
    changed = tmp_path / "changed.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"506", b"605") if "document" in name else data)
    assert Record("paragraph", "累计605家").essence in [r.essence for r in read_docx(changed)]


@pytest.mark.parametrize("content", [b"", b"not a zip file"])
def test_file_that_is_no_word_file_is_said_to_be_unreadable(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile):
        read_docx(path)


def test_zip_file_without_a_document_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "empty.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    with pytest.raises(UnreadableFile):
        read_docx(path)
