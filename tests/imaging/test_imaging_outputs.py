"""A report of pictures of all kinds, built once: what stands in its PDF and its Word file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.verification import verify
from tests.support.picture_files import encoded
from tests.support.report_projects import write_project

REPORT = "title: 图片\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n"
CHAPTER = """\
section: 图片
number: "1"
blocks:
  - figure: {file: photo.jpg, alt: 照片, width: 40%}
  - text: 装饰前面的话。
  - figure: {file: rule.png, alt: "", width: 40%}
  - text: 装饰后面的话。
"""


def photograph(width: int, height: int) -> Image.Image:
    """Something with as many colours as a photograph."""
    bands = (Image.linear_gradient("L"), Image.radial_gradient("L"), Image.effect_noise((256, 256), 60))
    return Image.merge("RGB", bands).resize((width, height))


@dataclass(frozen=True)
class Built:
    """The project and the two files made of it."""

    root: Path
    codes: list[str]

    @property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.root / "build" / "图片.pdf")

    def word_drawings(self) -> list[etree._Element]:
        with zipfile.ZipFile(self.root / "build" / "图片.docx") as package:
            document = etree.fromstring(package.read("word/document.xml"))
        return list(document.iter("{*}inline"))


def figures(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The Figure elements of a structure element, in reading order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from figures(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == "/Figure":
            yield node
        yield from figures(node.get("/K", pikepdf.Array()))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = write_project(
        tmp_path_factory.mktemp("pictures"),
        {
            "report.yaml": REPORT,
            "a.yaml": CHAPTER,
            "photo.jpg": encoded(photograph(1200, 800), "JPEG"),
            "rule.png": encoded(Image.new("L", (1000, 20)), "PNG"),
        },
    )
    sink = Sink()
    build(root, BuildOptions(), open_sources(root), sink, Silent())
    return Built(root, [d.code for d in sink])


def test_both_files_say_what_the_sources_say(built: Built) -> None:
    result = verify(built.root, BuildOptions(), open_sources(built.root), Sink())
    assert built.codes == []
    assert result.agrees and len(result.files) == 4


def test_an_ornament_is_an_artifact_that_no_one_reads_aloud(built: Built) -> None:
    with built.pdf as pdf:
        assert [str(each.Alt) for each in figures(pdf.Root.StructTreeRoot.K)] == ["照片"]
        assert len(pdf.pages[0].Resources.XObject) == 2
        assert b"/Artifact <</Type /Layout>> BDC\nq" in pdf.pages[0].Contents.read_bytes()
    photo, rule = (each.find("{*}docPr") for each in built.word_drawings())
    assert photo is not None and photo.get("descr") == "照片" and not len(photo)
    assert rule is not None and rule.get("descr") is None
    assert [mark.get("val") for mark in rule.iter("{*}decorative")] == ["1"]
