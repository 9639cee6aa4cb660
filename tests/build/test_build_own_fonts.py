"""A report in fonts an editor brought: whole way from files to PDF and Word, and what no font has."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.verify.verification import verify
from tests.support import own_fonts
from tests.support.report_projects import write_project
from tests.support.word_parts import W, part, value

THEME = """\
tokens:
  fonts:
    song: {regular: fonts/own.otf, latin: own_latin, fallback: [kai], word: [我们的宋体, 宋体]}
    own_latin: {regular: fonts/latin.ttf}
"""
REPORT = "title: 国家\nyear: 2021\nlayout: mine\nchapters: [chapters/a.yaml]\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def cache(home, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))


def project(root: Path, text: str) -> Path:
    files: dict[str, str | bytes] = {
        "report.yaml": REPORT,
        "chapters/a.yaml": f"section: 国家重点\nblocks:\n  - text: {text}\n",
        "layouts/mine/layout.yaml": "extends: plain\n",
        "layouts/mine/theme.yaml": THEME,
        "layouts/mine/fonts/own.otf": own_fonts.cff(),
        "layouts/mine/fonts/latin.ttf": own_fonts.restricted_to_whole("Own Latin"),
    }
    return write_project(root, files)


@pytest.fixture(scope="module")
def built(tmp_path_factory, home) -> Path:
    root = project(tmp_path_factory.mktemp("own"), "国家“ABC 1”计划，㑇𠙶龙。")
    sink = Sink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))
        build(root, BuildOptions(), open_sources(root), sink, Silent())
    assert not sink.has_errors()
    return root


def glyphs_of(path: Path) -> dict[str, int]:
    """The embedded fonts by name, each with the number of its glyphs."""
    found = {}
    with pikepdf.open(path) as pdf:
        for font in pdf.pages[0].resources.Font.values():
            program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            found[str(font.BaseFont)[1:]] = TTFont(BytesIO(program))["maxp"].numGlyphs
    return found


def test_converted_and_borrowed_faces_are_embedded(built):
    names = {name.partition("+")[2] or name for name in glyphs_of(built / "build" / "国家.pdf")}
    assert {"Own", "ReportgenKai-Regular"} <= names


def test_a_font_that_may_not_be_cut_is_embedded_whole_under_its_own_name(built):
    brought = TTFont(built / "layouts" / "mine" / "fonts" / "latin.ttf")["maxp"].numGlyphs
    glyphs = glyphs_of(built / "build" / "国家.pdf")
    assert glyphs["OwnLatin"] == brought, "and a name without the tag of a subset"
    assert all(count < brought for name, count in glyphs.items() if name.endswith("+Own"))


def test_pdf_and_word_say_what_was_written(built):
    sink = Sink()
    result = verify(built, BuildOptions(), open_sources(built), sink)
    assert result.agrees


def test_word_is_told_the_names_of_the_fonts(built):
    path = built / "build" / "国家.docx"
    styles = {s.get(f"{W}styleId"): s for s in part(path, "word/styles.xml").iter(f"{W}style")}
    fonts = styles["Normal"].find(f"{W}rPr/{W}rFonts")
    assert [value(fonts, key) for key in ("ascii", "hAnsi", "eastAsia")] == [
        "Own Latin",
        "Own Latin",
        "我们的宋体",
    ]
    table = {font.get(f"{W}name"): font for font in part(path, "word/fontTable.xml").iter(f"{W}font")}
    assert value(table["我们的宋体"].find(f"{W}altName")) == "宋体"
    assert value(table["Own Latin"].find(f"{W}charset")) == "00"
    runs = [run for run in part(path, "word/document.xml").iter(f"{W}r") if "龙" in "".join(run.itertext())]
    assert [value(run.find(f"{W}rPr/{W}rFonts"), "eastAsia") for run in runs] == ["Reportgen Kai"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("国家计划𰻝。", "3:15"),
        ("国家计划，\n      有一个𰻝字。", "4:10"),
        ("|\n      国家计划，\n      有一个𰻝字。", "5:10"),
        (">-\n      国家计划，\n\n      有一段，\n      有一个𰻝字。", "7:10"),
        ("'国家计划，\n      有一个𰻝字。'", "4:10"),
        ('"国家计划，\n      有一个𰻝字。"', "4:10"),
        ("国家{{ 1 + 1 }}计划，\n      有**一个\\*𰻝**字。", "4:14"),
    ],
)
def test_a_character_no_font_has_is_an_error_with_its_code_and_place(tmp_path, text, place):
    root = project(tmp_path, text)
    sources, sink = open_sources(root), Sink()
    with pytest.raises(GateClosed):
        build(root, BuildOptions(), sources, sink, Silent())
    messages = [format_diagnostic(diagnostic, sources, "zh").partition("\n")[0] for diagnostic in sink]
    assert messages == [
        f"chapters/a.yaml:{place}: 错误 [glyph-missing] 字体里没有“𰻝”（U+30EDD）这个字，印出来会是空缺"
    ]
    assert not (root / "build").exists()
