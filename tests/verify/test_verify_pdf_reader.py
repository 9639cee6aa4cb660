"""Reading a finished PDF back: records as FLOW would give them, and faults that are seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reportgen.model.pages import TextItem
from reportgen.pdf import write_pdf
from reportgen.verify.pdf_content import to_unicode
from reportgen.verify.pdf_reader import read_pdf
from reportgen.verify.records import UnreadableFile
from tests.support.pages_by_hand import document, elements, font_theme, full_report, line, paragraph_page, run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    write_pdf(full_report(), font_theme(), path)
    return path


def essences(path: Path) -> list[tuple[str, str, int, str]]:
    return [record.essence for record in read_pdf(path)]


def test_everything_is_read_in_order(report: Path) -> None:
    assert essences(report) == [
        ("heading", "4.2 拓展国际国内合作网络", 1, ""),
        ("paragraph", "详见上海科技网站和报告正文，全年新增25家。第二行没有空格。", 0, ""),
        ("link", "上海科技网站", 0, "https://stcsm.sh.gov.cn/"),
        ("item", "国际合作", 1, ""),
        ("caption", "表4.2-1 合作数量", 0, ""),
        ("header-cell", "项目", 0, "1,1"),
        ("header-cell", "数量", 0, "1,2"),
        ("header-cell", "外资研发中心", 0, "2,1"),
        ("cell", "506", 0, "2,2"),
        ("cell", "", 0, "2,3"),
        ("figure", "两座楼的照片", 0, "picture"),
        ("caption", "图4.2-1 研发中心", 0, ""),
        ("figure", "柱形图：481，506", 0, "chart"),
        ("caption", "图4.2-2 数量", 0, ""),
        ("paragraph", "见图4.2-1", 0, ""),
        ("link", "图4.2-1", 0, "#"),
        ("paragraph", "注：2021年数据。", 0, ""),
        ("label", "国内合作", 0, ""),
        ("paragraph", "签署协议。", 0, ""),
    ]


def test_running_heads_are_not_read(report: Path) -> None:
    assert all("科技进步报告 ·" not in record.text for record in read_pdf(report))


def test_places_are_pages(report: Path) -> None:
    assert [record.place for record in read_pdf(report)][::11] == ["p. 1", "p. 1"]
    assert read_pdf(report)[-1].place == "p. 2"


def test_nested_lists_count_their_depth(tmp_path: Path) -> None:
    structure = elements(
        *(("Document", None), ("L", 0), ("LI", 1), ("Lbl", 2), ("LBody", 2), ("P", 4)),
        *(("L", 4), ("LI", 6), ("Lbl", 7), ("Lbl", 7), ("LBody", 7), ("P", 10), ("P", 10)),
    )
    structure = tuple(replace(e, list_numbering="Decimal") if e.role == "L" else e for e in structure)
    texts = {3: "1.", 5: "外层", 8: "标题", 9: "1)", 11: "内层", 12: "续段"}
    items = tuple(line(text, 72, 100 + 18 * key, key) for key, text in texts.items())
    path = tmp_path / "lists.pdf"
    write_pdf(document(items, structure), font_theme(), path)
    assert essences(path) == [
        ("item", "外层", 1, ""),
        ("label", "标题", 0, ""),
        ("item", "内层", 2, ""),
        ("paragraph", "续段", 0, ""),
    ]


def test_a_list_inside_a_labelled_group_is_of_the_first_level(tmp_path: Path) -> None:
    structure = list(
        elements(
            *(("Document", None), ("L", 0), ("LI", 1), ("Lbl", 2), ("LBody", 2)),
            *(("L", 4), ("LI", 5), ("Lbl", 6), ("LBody", 6), ("P", 8)),
        )
    )
    structure[1] = replace(structure[1], list_numbering="None")
    structure[5] = replace(structure[5], list_numbering="Disc")
    items = tuple(line(text, 72, 100 + 18 * key, key) for key, text in {3: "人才", 7: "•", 9: "培训"}.items())
    path = tmp_path / "group.pdf"
    write_pdf(document(items, tuple(structure)), font_theme(), path)
    assert essences(path) == [("label", "人才", 0, ""), ("item", "培训", 1, "")]


def test_a_paragraph_over_two_pages_is_one(tmp_path: Path) -> None:
    structure = elements(("Document", None), ("P", 0))
    pages = document(lambda index: (line("合作。" if index else "国际", 72, 100, 1),), structure, count=2)
    path = tmp_path / "two.pdf"
    write_pdf(pages, font_theme(), path)
    assert [record.text for record in read_pdf(path)] == ["国际合作。"]


def test_lost_text_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "lost.pdf"
    write_pdf(paragraph_page("第一段", "第二段"), font_theme(), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        document_element = pdf.Root.StructTreeRoot.K[0]
        document_element.K = pikepdf.Array([document_element.K[0]])
        pdf.save(path)
    records = read_pdf(path)
    assert [record.text for record in records] == ["第一段", "第二段"]
    assert records[1].place == "p. 1, outside the structure"


def test_text_drawn_outside_all_marks_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "loose.pdf"
    write_pdf(paragraph_page("第一段"), font_theme(), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        shown = b"BT /F1 10 Tf 72 72 Td <00010002> Tj ET"
        pdf.pages[0].contents_add(pikepdf.Stream(pdf, shown))
        pdf.save(path)
    assert len(read_pdf(path)) == 2


def test_content_claimed_by_two_elements_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claimed.pdf"
    write_pdf(paragraph_page("第一段", "第二段"), font_theme(), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.StructTreeRoot.K[0].K[1].K = 0
        pdf.save(path)
    with pytest.raises(UnreadableFile, match="two owners"):
        read_pdf(path)


def test_a_pdf_without_tags_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    with pytest.raises(UnreadableFile, match="not tagged"):
        read_pdf(path)


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"PK\x03\x04 not a pdf")
    with pytest.raises(UnreadableFile):
        read_pdf(path)


def test_a_mark_inside_a_word_does_not_part_it(tmp_path: Path) -> None:
    structure = elements(("Document", None), ("P", 0), ("Span", 1))
    first, inner, last = run("上海"), run("科技", start=21, element=2), run("创新", start=42)
    path = tmp_path / "span.pdf"
    write_pdf(document((TextItem(72, 100, (first, inner, last), 63, 63, 1),), structure), font_theme(), path)
    assert [record.text for record in read_pdf(path)] == ["上海科技创新"]


def test_text_maps_with_ranges_are_understood() -> None:
    cmap = b"""2 beginbfrange
<0001> <0003> <4E00>
<0010> <0011> [<0041> <00660069>]
endbfrange
1 beginbfchar
<0020> <D840DC00>
endbfchar"""
    assert to_unicode(cmap) == {
        b"\x00\x01": "一",
        b"\x00\x02": "丁",
        b"\x00\x03": "丂",
        b"\x00\x10": "A",
        b"\x00\x11": "fi",
        b"\x00\x20": "𠀀",
    }
