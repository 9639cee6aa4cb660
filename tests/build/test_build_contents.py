"""A report with a page of contents, built in both layouts and read back from both formats."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.pdf_reader import read_pdf
from reportgen.verify.verification import verify
from tests.support.archive_rules import archive_faults
from tests.support.report_projects import write_project
from tests.support.themes import shipped_theme
from tests.support.word_parts import W, instructions, part, style_of, text_of, value

TEXT = "主动服务国家科技外交，拓展科技创新合作空间，推动新一轮科技创新国际合作。" * 12
CHAPTER = """\
section: 合作网络{n}
number: "4.{n}"
blocks:
  - topic: 国际合作
    blocks:
      - heading: 国际组织
      - text: {text}
      - text: {text}
  - topic: 国内合作
    blocks:
      - text: {text}
"""
FILES = {
    "report.yaml": "title: 测试报告\nyear: 2021\npublisher: 测试单位\n"
    "chapters: [chapters/0.yaml, chapters/1.yaml, chapters/2.yaml]\n",
    "chapters/0.yaml": "section: 目录\nblocks:\n  - contents: {levels: 3}\n",
    "chapters/1.yaml": CHAPTER.format(n=1, text=TEXT),
    "chapters/2.yaml": CHAPTER.format(n=2, text=TEXT),
}
TITLES = [
    *("4.1 合作网络1", "国际合作", "国际组织", "国内合作"),
    *("4.2 合作网络2", "国际合作", "国际组织", "国内合作"),
]


@pytest.fixture(scope="module", params=["annual", "plain"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    root = write_project(tmp_path_factory.mktemp("contents"), FILES)
    sink = Sink()
    build(root, BuildOptions(layout=request.param), open_sources(root), sink, Silent())
    return root, request.param


def test_both_formats_list_the_same_titles_and_pages(built: tuple[Path, str]) -> None:
    root, layout = built
    result = verify(root, BuildOptions(layout=layout), open_sources(root), Sink())
    assert [f.differences for f in result.files] == [()] * 6
    found = [r.text for r in read_pdf(root / "build/测试报告.pdf") if r.kind == "contents"]
    assert [text.rpartition(" ")[0].removeprefix("◆ ").lstrip("一二、").strip() for text in found] == TITLES


def test_numbers_are_those_of_the_bookmarks_pages(built: tuple[Path, str]) -> None:
    path = built[0] / "build/测试报告.pdf"
    found = [r.text.rpartition(" ") for r in read_pdf(path) if r.kind == "contents"]
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: str(index) for index, page in enumerate(pdf.pages, start=1)}
        items = [item for chapter in outline.root[1:] for item in _all(chapter)]
        assert [(i.title, numbers[i.destination[0].objgen]) for i in items] == [(t, p) for t, _, p in found]


def _all(item: pikepdf.OutlineItem) -> list[pikepdf.OutlineItem]:
    return [item, *(below for child in item.children for below in _all(child))]


def test_word_has_one_field_with_our_entries_in_its_own_styles(built: tuple[Path, str]) -> None:
    path = built[0] / "build/测试报告.docx"
    root = part(path, "word/document.xml")
    codes = instructions(root)
    assert codes[0].startswith('TOC \\o "1-3" \\h \\z \\u \\b ')
    listed = [p for p in root.iter(f"{W}p") if (style_of(p) or "").startswith("TOC")]
    assert [style_of(p) for p in listed] == ["TOC1", "TOC2", "TOC3", "TOC2"] * 2
    bookmarks = {value(b, "name") for b in root.iter(f"{W}bookmarkStart")}
    for paragraph in listed:
        (link,) = paragraph.findall(f"{W}hyperlink")
        assert value(link, "anchor") in bookmarks
        assert f"PAGEREF {value(link, 'anchor')} \\h" in instructions(link)
        assert text_of(paragraph)[-1].isdigit()
    marks = [value(mark, "fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert marks.count("begin") == marks.count("end")
    # the field covers what its bookmark spans: everything behind the contents
    name = codes[0].rpartition(" ")[2]
    start = next(b for b in root.iter(f"{W}bookmarkStart") if value(b, "name") == name)
    order = list(root.iter())
    end = next(b for b in root.iter(f"{W}bookmarkEnd") if value(b, "id") == value(start, "id"))
    headings = [p for p in root.iter(f"{W}p") if (style_of(p) or "").startswith("Heading")]
    inside = [text_of(p) for p in headings if order.index(start) < order.index(p) < order.index(end)]
    assert len(inside) == len(TITLES)
    assert "目录" not in inside


def test_labels_have_their_colour_and_gap_without_the_styles_that_links_take_away(
    built: tuple[Path, str],
) -> None:
    """LibreOffice shows a contents page without the character styles in its links."""
    folder, layout = built
    root = part(folder / "build/测试报告.docx", "word/document.xml")
    listed = [p for p in root.iter(f"{W}p") if style_of(p) == "TOC2"]
    look = shipped_theme(layout).style("contents.2")
    for runs in (p.findall(f"{W}hyperlink/{W}r") for p in listed):
        assert all(run.find(f"{W}rPr/{W}rStyle") is None for run in runs)
        label, gap, blank = runs[:3]
        if text_of(gap) == "、":  # whose own blank is the gap
            assert text_of(blank) == " "
        else:
            assert text_of(label) and text_of(gap) == " "
        assert value(gap.find(f"{W}rPr/{W}spacing")) not in (None, "0")
        if look.marker_colour and look.marker_colour != look.colour:
            assert value(label.find(f"{W}rPr/{W}color")) == look.marker_colour.hex


def test_the_field_ends_before_the_sections_properties(built: tuple[Path, str]) -> None:
    root = part(built[0] / "build/测试报告.docx", "word/document.xml")
    order = list(root.iter())
    last = next(m for m in root.iter(f"{W}fldChar") if value(m, "fldCharType") == "end" and _closes(m))
    first_section = next(root.iter(f"{W}sectPr"))
    assert order.index(last) < order.index(first_section)


def _closes(mark: object) -> bool:
    """Whether the field of this end began in an earlier paragraph."""
    paragraph = next(p for p in mark.iterancestors(f"{W}p"))  # type: ignore[attr-defined]
    types = [value(m, "fldCharType") for m in paragraph.iter(f"{W}fldChar")]
    return types.count("end") > types.count("begin")


def test_word_styles_have_dots_up_to_the_measures_end(built: tuple[Path, str]) -> None:
    styles = part(built[0] / "build/测试报告.docx", "word/styles.xml")
    named = {value(s, "styleId"): s for s in styles.iter(f"{W}style")}
    for level in (1, 2, 3):
        style = named[f"TOC{level}"]
        assert value(style.find(f"{W}name")) == f"toc {level}"
        tab = style.find(f"{W}pPr/{W}tabs/{W}tab")
        assert (value(tab), value(tab, "leader")) == ("right", "dot")


def test_checkers_find_nothing_wrong(built: tuple[Path, str]) -> None:
    outloud = pytest.importorskip("outloud")  # comes with the test extra
    path = built[0] / "build/测试报告.pdf"
    said = outloud.check(str(path)).findings
    assert [f.rule for f in said if f.severity == "error"] == []
    assert archive_faults(path) == []
