"""A whole book, from the cover to the back cover, built in both layouts and read back from both formats."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.pdf_reader import read_pdf
from reportgen.verify.records import Record
from reportgen.verify.verification import verify
from tests.support.archive_rules import archive_faults
from tests.support.report_projects import resolve_project, write_project
from tests.support.word_parts import W, instructions, part, part_names, value

COLUMNS = "[类别, 一月, 二月, 三月, 四月, 五月, 六月, 七月, 八月, 九月, 十月, 十一月, 十二月]"
REPORT = """\
title: 测试报告
year: 2021
publisher: 上海
front: [front/cover.yaml, front/imprint.yaml, front/preface.yaml, front/contents.yaml]
chapters: [part.yaml, c4.yaml, 4.1.yaml, c5.yaml]
back: [back/a.yaml, back/cover.yaml]
"""
FILES = {
    "report.yaml": REPORT,
    "front/cover.yaml": "cover:\n  title: "
    + "关于推动高水平国际科技合作的年度报告" * 3
    + "\n  picture: p.png\n  picture_alt: 会场\n",
    "front/imprint.yaml": "imprint:\n  entries: [{label: 编, text: 上海}]\n",
    "front/preface.yaml": "preface: 前言\nblocks:\n- text: 正文[^甲]\n- signature: 编辑部\n- notes: {甲: 注文}\n",
    "front/contents.yaml": "section: 目录\nblocks:\n- contents: {levels: 3}\n",
    "part.yaml": "part: 创新策源\n",
    "c4.yaml": "chapter: 开放创新\nnumber: 4\nblocks:\n- lead: 导语\n",
    "4.1.yaml": "section: 人才\nnumber: '4.1'\nblocks:\n- topic: 队伍\n  blocks:\n  - text: 见{ref:宽表}，第{page:宽表}页\n"
    f"  - landscape:\n    - table:\n        id: 宽表\n        caption: 各月\n        columns: {COLUMNS}\n"
    "        rows: [[甲, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]\n"
    "  - text: 横页之后\n  - blank: 此页空白\n  - text: 空白之后\n",
    "c5.yaml": "chapter: 展望\nblocks:\n- text: 正文\n",
    "back/a.yaml": "appendix: 口径\nid: 口径\nblocks:\n- text: 附录的话\n",
    "back/cover.yaml": "backcover:\n",
}


@dataclass(frozen=True)
class Book:
    """The files of a build, with the project they were built from."""

    root: Path
    out: Path
    layout: str

    @property
    def pdf(self) -> Path:
        return self.out / "测试报告.pdf"

    @property
    def docx(self) -> Path:
        return self.out / "测试报告.docx"

    def sections(self) -> list[etree._Element]:
        return list(part(self.docx, "word/document.xml").iter(f"{W}sectPr"))


@pytest.fixture(scope="module", params=["annual", "plain"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    root = tmp_path_factory.mktemp("book")
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 1200), "steelblue").save(buffer, "PNG")
    write_project(root, {**FILES, "p.png": buffer.getvalue()})
    sink, options = Sink(), BuildOptions(layout=request.param, output=root / "out")
    build(root, options, open_sources(root), sink, Silent())
    assert [d.code for d in sink] == []
    return Book(root, root / "out", request.param)


def labels_of(book: Book) -> list[str]:
    with pikepdf.open(book.pdf) as pdf:
        return [page.label for page in pdf.pages]


def contents_of(records: tuple[Record, ...]) -> list[str]:
    return [record.essence[1] for record in records if record.kind == "contents"]


def test_both_formats_say_the_same(book: Book) -> None:
    options = BuildOptions(layout=book.layout, output=book.out)
    result = verify(book.root, options, open_sources(book.root), Sink())
    assert [file.number for file in result.files] == ["", "", "4.1", "4.1", "A", "A"]
    assert result.agrees


def test_pages_before_the_text_have_numbers_of_their_own(book: Book) -> None:
    labels = labels_of(book)
    body = labels.index("1")
    assert labels[: body if book.layout == "plain" else 4] == ["封面", "ii", "iii", "iv"]
    # a right-hand page where left and right differ
    assert body == 4
    assert labels[body:-1] == [str(n) for n in range(1, len(labels) - body)]
    assert labels[-1] == "封底"


def test_contents_list_parts_chapters_and_sections_with_the_pages_numbers(book: Book) -> None:
    pages = {"annual": ["1", "3", "4", "9", "10"], "plain": ["1", "2", "2", "7", "8"]}[book.layout]
    titles = ["第一篇 创新策源", "第四章 开放创新", "4.1 人才", "第五章 展望", "附录A 口径"]
    wanted = [f"{title} {page}" for title, page in zip(titles, pages, strict=True)]
    assert contents_of(read_pdf(book.pdf)) == wanted
    assert contents_of(read_docx(book.docx)) == wanted


def test_headings_nest_as_the_book_does(book: Book) -> None:
    levels = {r.text: r.level for r in read_pdf(book.pdf) if r.kind == "heading"}
    assert [levels[t] for t in ("第一篇 创新策源", "第四章 开放创新", "4.1 人才", "附录A 口径")] == [
        1,
        2,
        3,
        1,
    ]


def test_a_section_on_its_own_begins_with_the_first_level(book: Book) -> None:
    headings = [r for r in read_pdf(book.out / "4.1 人才.pdf") if r.kind == "heading"]
    assert [(r.level, r.text.split()[-1]) for r in headings] == [
        (1, "人才"),
        (2, headings[1].text.split()[-1]),
    ]


def test_a_long_title_and_its_picture_leave_the_cover_one_page(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        outline = pdf.open_outline()
        assert [item.title for item in outline.root][:2] == ["封面", "前言"]
    assert labels_of(book).count("封面") == 1


def test_a_turned_page_is_as_wide_as_the_others_are_high(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        sizes = [tuple(round(float(x)) for x in page.mediabox[2:]) for page in pdf.pages]
    assert [sizes.index((842, 595)), sizes.count((842, 595))] == [
        labels_of(book).index("5" if book.layout == "annual" else "3"),
        1,
    ]
    turned = [s for s in book.sections() if s.find(f"{W}pgSz").get(f"{W}orient") == "landscape"]
    assert [value(s.find(f"{W}type")) for s in turned] == ["nextPage"]
    # its head and foot are its own: they are as wide as its text
    assert turned[0].find(f"{W}headerReference") is not None


def test_word_counts_as_the_pages_do(book: Book) -> None:
    numbering = [section.find(f"{W}pgNumType") for section in book.sections()]
    kinds = [(n.get(f"{W}fmt"), n.get(f"{W}start")) for n in numbering]
    assert [kind for kind in kinds if kind[1]] == [("lowerRoman", "1"), ("decimal", "1")]
    assert [fmt for fmt, _ in kinds[:4]] == ["lowerRoman"] * 4
    assert {fmt for fmt, _ in kinds[4:]} == {"decimal"}
    # a right-hand page by its number
    assert value(book.sections()[4].find(f"{W}type")) == "nextPage"


def test_running_heads_in_word_name_the_section_by_its_level(book: Book) -> None:
    fields = {
        code
        for name in part_names(book.docx, "word/header")
        if name.endswith(".xml")
        for code in instructions(part(book.docx, name))
    }
    levels = (1, 2, 3) if book.layout == "annual" else ()
    wanted = {code for level in levels for code in (f"STYLEREF {level}", rf"STYLEREF {level} \n")}
    assert {code.strip() for code in fields} == wanted


def test_every_page_keeps_the_rules_of_the_archive(book: Book) -> None:
    assert archive_faults(book.pdf) == []


def test_a_cover_without_furniture_carries_no_page_number(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        contents = pdf.pages[0].Contents.read_bytes()
    assert b"/Subtype /Footer" not in contents


MISPLACED = """
report.yaml
part.yaml:1:1: 错误 [division-place] cover（封面）列在了 chapters 里
    1 | cover:
      | ^^^^^^
   → 在 report.yaml 里把这个文件移到 front
"""
OUTSIDE = """
report.yaml
part.yaml:2:9: 警告 [section-number-outside] 节号“5.1”和它所在的第4章对不上
    2 | number: "5.1"
      |         ^^^^^
   → 把节号改成 4. 开头，或者在 report.yaml 里调整次序
"""
TWICE = """
report.yaml
part.yaml:2:9: 错误 [section-number-twice] 节号“4”用了两次，前一处在 c4.yaml:2:9
"""


def misuse(tmp_path: Path, written: str, chapters: str) -> list[str]:
    report = f"title: 测试报告\nyear: 2021\nchapters: {chapters}\n"
    files = {**FILES, "report.yaml": report, "part.yaml": written}
    return resolve_project(write_project(tmp_path, files)).messages


@pytest.mark.parametrize(
    ("written", "chapters", "wanted"),
    [
        ("cover:\n", "[part.yaml, 4.1.yaml]", MISPLACED),
        ('section: 合作\nnumber: "5.1"\n', "[c4.yaml, part.yaml]", OUTSIDE),
    ],
    ids=["a cover among the chapters", "a section of another chapter"],
)
def test_what_does_not_belong_there_is_told(tmp_path: Path, written: str, chapters: str, wanted: str) -> None:
    assert misuse(tmp_path, written, chapters) == [wanted.strip("\n").partition("\n")[2]]


def test_two_chapters_cannot_have_one_number(tmp_path: Path) -> None:
    (told,) = misuse(tmp_path, "chapter: 展望\nnumber: 4\n", "[c4.yaml, part.yaml]")
    assert told.startswith(TWICE.strip("\n").partition("\n")[2])
