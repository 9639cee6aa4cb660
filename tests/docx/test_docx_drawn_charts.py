"""Charts that Word has no native chart of: an SVG with a PNG beside it, crisp, with words for a screen reader."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.docx_reader import read_docx
from tests.support.office import docx_to_pdf
from tests.support.report_projects import write_project

CHAPTER = """\
section: 合作
number: "4.2"
blocks:
- chart: {kind: treemap, title: 构成, points: [{fact: 32项, label: 甲}, {fact: 8项, label: 乙}]}
- chart: {kind: column, title: 数量, points: [{fact: 32项, label: 甲}, {fact: 8项, label: 乙}]}
"""
ALT = "矩形树图：构成，甲32项（占80%），乙8项（占20%）"
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


EMBED = f"{{{NAMES['r']}}}embed"


@pytest.fixture(scope="module")
def word_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_project(tmp_path_factory.mktemp("project"), {"chapters/a.yaml": CHAPTER})
    build(root, BuildOptions(formats=("docx",), only="4.2"), open_sources(root), Sink(), Silent())
    return next((root / "build").glob("*.docx"))


def test_svg_and_png_are_the_same_drawing_in_the_frames_proportions(word_file: Path) -> None:
    with zipfile.ZipFile(word_file) as package:
        document = etree.fromstring(package.read("word/document.xml"))
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {rel.get("Id"): rel.get("Target") for rel in relations}
        (blip,) = document.xpath("//a:blip", namespaces=NAMES)
        (vector,) = blip.xpath(".//asvg:svgBlip", namespaces=NAMES)
        svg = etree.fromstring(package.read(f"word/{targets[vector.get(EMBED)]}"))
        png = Image.open(BytesIO(package.read(f"word/{targets[blip.get(EMBED)]}")))
        content_types = package.read("[Content_Types].xml").decode()
    assert "image/svg+xml" in content_types
    extent = document.xpath("//wp:extent", namespaces=NAMES)[0]
    width, height = int(extent.get("cx")) / 12700, int(extent.get("cy")) / 12700
    assert [float(v) for v in svg.get("viewBox").split()[2:]] == pytest.approx([width, height], abs=0.01)
    assert png.width == pytest.approx(width / 72 * 300, abs=1)
    assert png.height / png.width == pytest.approx(height / width, abs=0.002)


def test_it_is_read_back_as_a_chart_with_its_words(word_file: Path) -> None:
    figures = [record for record in read_docx(word_file) if record.kind == "figure"]
    assert (figures[0].text, figures[0].detail) == (ALT, "chart")
    assert [figure.detail for figure in figures] == ["chart", "chart"]


def test_the_file_is_valid(word_file: Path) -> None:
    assert OpenXmlValidator().validate(str(word_file)).is_valid


def test_libreoffice_shows_it(word_file: Path, tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(docx_to_pdf(word_file, tmp_path))[0]
    colours = page.render(scale=0.5).to_pil().convert("RGB").getcolors(1_000_000)
    assert colours is not None
    assert len(colours) > 20  # the tiles, not an empty frame
