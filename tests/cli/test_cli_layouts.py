"""The commands about layouts, and the specimen: every block and every style in every shipped layout."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt
from openxml_audit import OpenXmlValidator

from reportgen.blocks.base import registry
from reportgen.build.pipeline import open_sources
from reportgen.cli import cli
from reportgen.diagnostics import Sink
from reportgen.model.flow import Panel, Paragraph
from reportgen.model.inline import plain_text
from reportgen.specimen import GROUPS
from reportgen.specimen.styles import style_section
from reportgen.theme.loader import load_theme
from reportgen.verify.pdf_reader import read_pdf
from tests.support.office import docx_to_pdfs, printed_text, squeezed
from tests.support.word_parts import W, instructions, part, part_names, value
from tests.support.word_styles import repeated

SHIPPED = ("annual", "gongwen", "plain")
BRAND, STRIP, WHITE = (0x0E, 0x44, 0x78), (0x0A, 0x2F, 0x55), (255, 255, 255)
REFERENCE = re.compile(r"第\s*\d+\s*页|[图表栏]\s*\d|\[\d")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, list(arguments))
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("specimen")
    for name in SHIPPED:
        for suffix in (".pdf", ".docx"):
            code, told = run("layout", "show", name, "-o", str(folder / f"{name}{suffix}"))
            assert code == 0, told
    return folder


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("layout", SHIPPED)
def test_the_specimen_shows_every_block_and_every_style(specimens: Path, layout: str) -> None:
    text = text_of(specimens / f"{layout}.pdf").replace(" ", "").replace("\r\n", "")
    theme = load_theme(open_sources(specimens), layout, Sink())
    assert theme is not None
    topics = [name for _, names in GROUPS for name in names if name != "section"]
    assert [name for name in topics if f"{registry()[name].words}{name}" not in text] == []
    for name in ("body", "lead", "topic", "caption", "table.cell", "card.value", "footnote"):
        style = theme.style(name)
        bold = "，粗" if style.bold else ""
        assert f"{name}：{style.font}{bold}，{style.size:g}/{style.leading:g}pt" in text


@pytest.mark.parametrize("layout", SHIPPED)
def test_two_checkers_find_no_error_in_any_block_or_style(specimens: Path, layout: str) -> None:
    outloud, pdfua = pytest.importorskip("outloud"), pytest.importorskip("pdfua")
    path = specimens / f"{layout}.pdf"
    assert list(pdfua.validate(str(path)).findings) == []
    found = outloud.check(str(path))
    assert found.error is None
    # TBL-004 is the checker's own: see the long report
    assert {finding.rule for finding in found.findings if finding.severity == "error"} <= {"TBL-004"}


@pytest.mark.parametrize("layout", SHIPPED)
def test_each_sample_of_a_style_stands_with_its_own_name_alone(specimens: Path, layout: str) -> None:
    """The samples of headings stay with what follows: that is their name, not the next style's sample."""
    theme = load_theme(open_sources(specimens), layout, Sink())
    assert theme is not None
    samples = [block for block in style_section(theme).children if isinstance(block, Panel)]
    assert len(samples) > 40
    for sample in samples:
        words, name = sample.children
        assert isinstance(words, Paragraph) and isinstance(name, Paragraph)
        assert (name.style, plain_text(name.runs).split("：")[0]) == ("note", words.style)


@pytest.mark.parametrize("layout", SHIPPED)
def test_bars_in_cells_have_their_values_whatever_the_size_of_type(specimens: Path, layout: str) -> None:
    assert re.findall(r"(34|19|6)项", text_of(specimens / f"{layout}.pdf").replace(" ", "")) == [
        "34",
        "19",
        "6",
    ]


@pytest.mark.parametrize("layout", SHIPPED)
def test_a_date_that_runs_into_another_month_is_not_broken(
    specimens: Path, printed: dict[str, Path], layout: str
) -> None:
    for file in (specimens / f"{layout}.pdf", printed[layout]):
        lines = [line.replace(" ", "") for line in text_of(file).splitlines()]
        assert any("31日至6月4日" in line and "5月31日" not in line for line in lines), file


@pytest.mark.parametrize("layout", SHIPPED)
def test_word_takes_every_block_in_every_layout(specimens: Path, layout: str) -> None:
    result = OpenXmlValidator().validate(str(specimens / f"{layout}.docx"))
    assert result.is_valid, result.errors[:5]


@pytest.mark.parametrize("layout", SHIPPED)
def test_nothing_is_formatted_by_hand_that_its_style_says(specimens: Path, layout: str) -> None:
    assert repeated(specimens / f"{layout}.docx") == {}


@pytest.mark.parametrize("layout", SHIPPED)
def test_every_table_has_a_style_and_rows_that_are_not_split(specimens: Path, layout: str) -> None:
    path = specimens / f"{layout}.docx"
    styles = {each.get(f"{W}styleId"): each for each in part(path, "word/styles.xml").iter(f"{W}style")}
    tables = list(part(path, "word/document.xml").iter(f"{W}tbl"))
    assert len(tables) > 30
    for table in tables:
        used = styles[value(table.find(f"{W}tblPr/{W}tblStyle"))]
        assert used.get(f"{W}type") == "table"
        assert value(used.find(f"{W}name")) not in ("Normal Table", "Table Grid")
    headed = [each for each in tables if each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert len(headed) >= 4
    for row in (row for table in headed for row in table.findall(f"{W}tr")):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_left_right_and_first_pages_have_heads_of_their_own(specimens: Path) -> None:
    path = specimens / "annual.docx"
    assert part(path, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    heads = Document(str(path)).sections[1]
    left, right = heads.even_page_header, heads.header
    assert heads.different_first_page_header_footer
    assert not heads.first_page_header.is_linked_to_previous
    assert [len(each.paragraphs) for each in (left, right)] == [1, 1]
    assert instructions(left._element) != [] or instructions(right._element) != []
    assert left._element.xml != right._element.xml


def test_page_numbers_of_an_official_document_stand_one_character_in(specimens: Path) -> None:
    """GB/T 9704-2012 §7.5: 单页码居右空一字，双页码居左空一字; the text is 28 of 三号 wide, 28 mm from the spine."""
    left, character = 28 / 25.4 * 72, 14.0
    with pypdfium2.PdfDocument(specimens / "gongwen.pdf") as document:
        for number, page in enumerate(list(document)[:2], start=1):
            text = page.get_textpage()
            dashes = [i for i in range(text.count_chars()) if text.get_text_range(i, 1) == "—"][-2:]
            boxes = [text.get_charbox(i, loose=True) for i in dashes]
            if number % 2:
                assert boxes[1][2] == pytest.approx(left + 28 * 16 - character, abs=1.5)
            else:
                outer = page.get_width() - left - 28 * 16
                assert boxes[0][0] == pytest.approx(outer + character, abs=1.5)
    path = specimens / "gongwen.docx"
    feet = [part(path, name) for name in part_names(path, "word/footer")]
    stops = [stop for foot in feet for stop in foot.iter(f"{W}tab") if value(stop) == "right"]
    assert {value(stop, "pos") for stop in stops} >= {str(round((28 * 16 - character) * 20))}


@pytest.mark.parametrize("layout", SHIPPED)
def test_words_have_their_language(specimens: Path, layout: str) -> None:
    language = part(specimens / f"{layout}.docx", "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert (value(language), value(language, "eastAsia")) == ("en-US", "zh-CN")


@pytest.fixture(scope="module")
def printed(specimens: Path) -> dict[str, Path]:
    """Each layout's Word specimen as LibreOffice prints it."""
    words = [specimens / f"{layout}.docx" for layout in SHIPPED]
    return dict(zip(SHIPPED, docx_to_pdfs(words, specimens / "word"), strict=True))


@pytest.mark.parametrize("layout", SHIPPED)
def test_libreoffice_makes_about_as_many_pages(
    specimens: Path, printed: dict[str, Path], layout: str
) -> None:
    """No more than a tenth more or fewer than ours."""
    with pikepdf.open(specimens / f"{layout}.pdf") as ours, pikepdf.open(printed[layout]) as words:
        assert abs(len(words.pages) - len(ours.pages)) <= 0.1 * len(ours.pages)


@pytest.mark.parametrize("layout", SHIPPED)
def test_every_number_in_the_pages_is_the_same_in_libreoffice(
    specimens: Path, printed: dict[str, Path], layout: str
) -> None:
    """Entries of contents, of lists and of the index, captions, titles, and whatever refers to them."""
    records = read_pdf(specimens / f"{layout}.pdf")
    numbered = [r for r in records if r.kind in ("contents", "caption", "index", "heading")]
    referring = [r for r in records if r.kind == "paragraph" and REFERENCE.search(r.text)]
    counts = Counter(r.kind for r in (*numbered, *referring))
    assert counts["contents"] > 20 and counts["caption"] >= 15 and counts["index"] > 5
    assert counts["heading"] > 50 and counts["paragraph"] >= 3
    words = printed_text(printed[layout])
    assert [r.text for r in (*numbered, *referring) if squeezed(r.text) not in words] == []


def test_the_strip_of_an_opener_stands_at_its_outer_edge(specimens: Path, printed: dict[str, Path]) -> None:
    """On the ground, not below it; in LibreOffice at the edge of the page that we set the title on."""
    ours, words = _strips(specimens / "annual.pdf"), _strips(printed["annual"])
    assert all(edge == ("right" if number % 2 else "left") for number, edge in ours)
    assert {edge for _, edge in ours} == {"left", "right"}
    assert [edge for _, edge in words] == [edge for _, edge in ours]


def _strips(file: Path) -> list[tuple[int, str]]:
    """The number of each page with a coloured head, and the edge at which its dark strip stands."""
    found = []
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=0.2).to_pil().convert("RGB")
            left, middle, right = (picture.getpixel((x, 20)) for x in (3, 60, picture.width - 4))
            if middle == BRAND and picture.getpixel((60, picture.height - 4)) == WHITE:
                edges = {(STRIP, BRAND): "left", (BRAND, STRIP): "right"}
                found.append((number, edges.get((left, right), "none")))
    return found


def test_every_shipped_layout_is_listed_with_its_title() -> None:
    lines = run("layout", "list")[1].splitlines()
    assert [line.split(":")[0] for line in lines] == list(SHIPPED)
    assert all(len(line.split(": ")[1]) > 3 for line in lines)


def test_an_official_document_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    """GB/T 9704-2012 §5.2.1."""
    run("init", str(tmp_path / "a"), "--layout", "gongwen")
    words = "开放合作协同创新" * 200
    chapter = f"section: 通知\nblocks:\n  - text: {words}\n"
    (tmp_path / "a/chapters/1.1-overview.yaml").write_text(chapter, encoding="utf-8")
    code, told = run("build", str(tmp_path / "a"), "--to", "pdf")
    assert code == 0, told
    (pdf,) = list((tmp_path / "a/build").glob("*.pdf"))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[1].get_textpage()
        lines = page.get_text_bounded().split()
        tops = sorted(
            {
                round(page.get_charbox(i)[1])
                for i in range(page.count_chars())
                if page.get_text_range(i, 1) == "开"
            }
        )
    running = [line for line in lines if line.startswith(("开", "放", "合", "作", "协", "同", "创", "新"))]
    assert len(running) == 22
    assert {len(line) for line in running} == {28}
    assert len(tops) == 22
    steps = {b - a for a, b in zip(tops, tops[1:], strict=False)}
    assert steps <= {29}


def test_a_missing_fangsong_is_a_hint_and_song_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.theme.fonts.installed_faces", tuple)
    run("init", str(tmp_path / "a"), "--layout", "gongwen")
    code, told = run("check", str(tmp_path / "a"))
    assert code == 0
    assert "提示 [font-instead] 这台电脑上没有安装“仿宋”，用“Noto Serif SC”代替" in told


def test_a_new_layout_takes_over_another_and_a_change_shows_in_both_files(tmp_path: Path) -> None:
    project = tmp_path / "a"
    run("init", str(project))
    code, told = run("layout", "new", "我们的版式", "--from", "plain", "--project", str(project))
    assert code == 0, told
    theme = project / "layouts/我们的版式/theme.yaml"
    theme.write_text("styles: {body: {size: 14pt}}\n", encoding="utf-8")
    layout = project / "layouts/我们的版式/layout.yaml"
    assert "extends: plain" in layout.read_text(encoding="utf-8")
    assert run("build", str(project), "--layout", "我们的版式")[0] == 0
    (pdf,) = list((project / "build").glob("年度*.pdf"))
    with pikepdf.open(pdf) as document:
        assert b" 14 Tf" in b"".join(page.Contents.read_bytes() for page in document.pages)
    (word,) = list((project / "build").glob("年度*.docx"))
    sizes = [style.font.size for style in Document(str(word)).styles if style.type == WD_STYLE_TYPE.PARAGRAPH]
    assert Pt(14) in sizes


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a b", "x" * 65])
def test_a_name_that_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    code, told = run("layout", "new", name, "--project", str(_project(tmp_path)))
    assert code == 1
    assert f"[layout-name] “{name}”不能作版式的名称" in told


def test_a_layout_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    project = _project(tmp_path)
    assert run("layout", "new", "x", "--project", str(project))[0] == 0
    file = project / "layouts/x/theme.yaml"
    file.write_text("styles: {}\n", encoding="utf-8")
    code, told = run("layout", "new", "x", "--project", str(project))
    assert code == 1
    assert "[layout-taken] 已经有“x”这套版式：" in told
    assert file.read_text(encoding="utf-8") == "styles: {}\n"


def test_a_base_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, told = run("layout", "new", "x", "--from", "annul", "--project", str(_project(tmp_path)))
    assert code == 1
    assert "没有名为“annul”的版式，是不是“annual”？" in told
    assert not (tmp_path / "layouts").exists()


def test_a_specimen_is_pdf_or_docx(tmp_path: Path) -> None:
    code, told = run("layout", "show", "annual", "-o", str(tmp_path / "x.png"))
    assert code == 2
    assert "可以是 .pdf 或 .docx" in told


def _project(root: Path) -> Path:
    (root / "report.yaml").write_text(
        "title: 甲\nyear: 2021\nlayout: plain\nchapters: []\n", encoding="utf-8"
    )
    return root
