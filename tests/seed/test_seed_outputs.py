"""The seed's finished files: everything the source says is in them, and they are sound files."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import etree

from reportgen.build import BuildOptions
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.verification import verify
from tests.seed.conftest import SEED, Built, build_project
from tests.support.source_text import source_sentences
from tests.support.structure_trees import printed_by_poppler

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not installed")


def pdf_text(path: Path) -> str:
    """The text layer, white space taken out (a line end is not a blank in Chinese)."""
    document = pypdfium2.PdfDocument(path)
    return "".join(re.sub(r"\s+", "", page.get_textpage().get_text_range()) for page in document)


def docx_text(path: Path) -> str:
    """All w:t of the body in order, white space taken out."""
    body = Document(str(path)).element.body
    return re.sub(r"\s+", "", "".join(t.text or "" for t in body.iter(f"{W}t")))


def test_pdf_and_docx_of_every_document_agree_with_flow(seed: Built) -> None:
    options = BuildOptions(layout=seed.layout, output=seed.folder)
    result = verify(seed.project, options, open_sources(seed.project), Sink())
    assert [f.file for f in result.files if f.differences] == []
    assert len(result.files) == 6


@pytest.mark.parametrize("fmt", ["pdf", "docx"])
def test_every_sentence_of_the_source_is_there_in_order(seed: Built, fmt: str) -> None:
    path = seed.path(fmt)
    text = pdf_text(path) if fmt == "pdf" else docx_text(path)
    at = 0
    for sentence in source_sentences():
        wanted = re.sub(r"\s+", "", sentence)
        found = text.find(wanted, at)
        # a page's running head may stand inside a sentence in the raw text layer of a PDF
        if found < 0 and fmt == "pdf":
            found = _find_over_a_page_end(text, wanted, at)
        assert found >= 0, f"{sentence!r} is not in {path.name} after {text[max(0, at - 20) : at]!r}"
        at = found


def _find_over_a_page_end(text: str, wanted: str, at: int) -> int:
    """Where ``wanted`` stands with one interruption (foot and head of pages) of at most 80 characters."""
    for cut in range(1, len(wanted)):
        pattern = re.escape(wanted[:cut]) + r".{1,80}?" + re.escape(wanted[cut:])
        match = re.compile(pattern).search(text, at)
        if match:
            return match.start()
    return -1


@pytest.mark.parametrize("number", ["", "4.1", "4.2"])
def test_every_font_is_embedded_and_no_character_lost_its_unicode(seed: Built, number: str) -> None:
    with pikepdf.open(seed.path("pdf", number)) as pdf:
        fonts = {
            str(font.BaseFont): font
            for page in pdf.pages
            for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
        }
    assert fonts
    text = pdf_text(seed.path("pdf", number))
    assert "\ufffd" not in text
    assert "\0" not in text


def test_font_programs_are_in_the_file(seed: Built) -> None:
    with pikepdf.open(seed.path("pdf")) as pdf:
        for page in pdf.pages:
            for font in page.Resources.get("/Font", pikepdf.Dictionary()).values():
                for descendant in font.DescendantFonts:
                    assert "/FontFile2" in descendant.FontDescriptor


@needs("qpdf")
def test_qpdf_finds_nothing_wrong(seed: Built) -> None:
    for number in ("", "4.1", "4.2"):
        check = subprocess.run(
            ["qpdf", "--check", seed.path("pdf", number)], capture_output=True, text=True, check=False
        )
        assert check.returncode == 0, check.stdout + check.stderr


@needs("pdfinfo")
def test_the_structure_has_headings_lists_figures_with_alternative_text(seed: Built) -> None:
    shown = printed_by_poppler(seed.path("pdf", "4.2"))
    for role in ("H1", "H2", "H3", "L", "LI", "LBody", "Figure", "Caption", "Sect"):
        assert re.search(rf"^\s*{role}\b", shown, re.M), role
    with pikepdf.open(seed.path("pdf", "4.2")) as pdf:
        alts = [
            str(obj.get("/Alt", ""))
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Figure"
        ]
    assert len(alts) >= 3
    assert all(alts)


@pytest.mark.parametrize("number", ["", "4.1", "4.2"])
def test_the_docx_has_no_schema_error(seed: Built, number: str) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(seed.path("docx", number)))
    assert [str(e) for e in result.errors] == []


def test_charts_in_the_docx_are_native_and_hold_their_data(seed: Built) -> None:
    with zipfile.ZipFile(seed.path("docx", "4.2")) as package:
        names = package.namelist()
        charts = [n for n in names if re.fullmatch(r"word/charts/chart\d+\.xml", n)]
        assert len(charts) == 3
        assert len([n for n in names if n.endswith(".xlsx")]) == 3
        roots = [etree.fromstring(package.read(n)) for n in charts]
    values = {v.text for root in roots for v in root.iter("{*}v")}
    assert {"25", "131", "132", "1035", "10500"} <= values


@pytest.mark.parametrize("layout", ["annual", "plain"])
def test_one_edit_of_a_fact_reaches_prose_card_chart_and_derived_figure(tmp_path: Path, layout: str) -> None:
    project = tmp_path / "2021"
    shutil.copytree(SEED, project, ignore=shutil.ignore_patterns("build"))
    edited = 0
    for path in sorted((project / "facts").glob("*.yaml")):
        text, count = re.subn(r"(新增: .*?\b)25\b", r"\g<1>26", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
        edited += count
    assert edited == 1
    built = build_project(project, tmp_path / "out", layout)
    with zipfile.ZipFile(built.path("docx", "4.2")) as package:
        charts = b"".join(
            package.read(n) for n in package.namelist() if n.startswith("word/charts/chart")
        ).decode()
        document = package.read("word/document.xml").decode()
    # alternative texts of charts are in the document part
    assert "480" in document
    assert "481" not in document
    assert "<c:v>480</c:v>" in charts
    assert "<c:v>26</c:v>" in charts
    assert "<c:v>481</c:v>" not in charts
    for text in (pdf_text(built.path("pdf", "4.2")), docx_text(built.path("docx", "4.2"))):
        assert "新增外资研发中心26家" in text
        assert text.count("26") >= 2
        assert "25" not in text.replace("2025", "")
    assert "480" in pdf_text(built.path("pdf", "4.2"))


def test_the_layouts_give_clearly_different_pages(seed_builds: Callable[[str], Built]) -> None:
    coloured = {}
    for layout in ("annual", "plain"):
        page = pypdfium2.PdfDocument(seed_builds(layout).path("pdf", "4.2"))[0]
        pixels = page.render(scale=0.5).to_pil().convert("HSV").getchannel(1).tobytes()
        coloured[layout] = sum(1 for saturation in pixels if saturation > 60) / len(pixels)
    assert coloured["annual"] > 0.02
    assert coloured["plain"] == 0
