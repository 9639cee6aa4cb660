"""A report of pictures of all kinds, built once: what stands in its PDF and its Word file."""

from __future__ import annotations

import io
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
from tests.support.archive_rules import archive_faults
from tests.support.picture_files import encoded, plain_pdf, svg_of
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
  - figure: {file: photo.jpg, alt: 左半边, crop: [0, 0, 50%, 0], width: 40%}
  - pictures:
      - {file: photo.jpg, alt: 方的, crop: "1:1", focus: [100%, 50%]}
      - {file: wide.webp, alt: 也是方的, crop: 1：1}
  - people:
      - {name: 张三, portrait: {file: photo.jpg, crop: "3:4"}}
      - 李四
  - figure: {file: plan.svg, alt: 示意图, width: 50%}
  - figure: {file: pages.pdf#2, alt: 一页, crop: "2:3", width: 30%}
"""


PLAN = "<rect x='9' y='9' width='300' height='90' fill='#0B5CAD'/><text x='30' y='60'>上海</text>"


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
            "wide.webp": encoded(photograph(2400, 600), "WEBP"),
            "plan.svg": svg_of(PLAN),
            "pages.pdf": plain_pdf(2),
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
        assert [str(each.Alt) for each in figures(pdf.Root.StructTreeRoot.K)] == [
            "照片", "左半边", "方的", "也是方的", "张三的照片", "示意图", "一页",
        ]  # fmt: skip
        assert b"/Artifact <</Type /Layout>> BDC\nq" in pdf.pages[0].Contents.read_bytes()
    photo, rule = (each.find("{*}docPr") for each in built.word_drawings()[:2])
    assert photo is not None and photo.get("descr") == "照片" and not len(photo)
    assert rule is not None and rule.get("descr") is None
    assert [mark.get("val") for mark in rule.iter("{*}decorative")] == ["1"]


def pixels(built: Built, folder: str = "build") -> list[tuple[int, int]]:
    """The sizes of the pictures of the PDF in the order of first use."""
    with pikepdf.open(built.root / folder / "图片.pdf") as pdf:
        found = {name: image for page in pdf.pages for name, image in page.Resources.XObject.items()}
        named = sorted(found.items(), key=lambda pair: int(pair[0].removeprefix("/Im")))
        return [(int(image.Width), int(image.Height)) for _, image in named if image.Subtype == "/Image"]


def test_the_pdf_holds_only_what_is_shown_and_each_picture_once(built: Built) -> None:
    whole, rule, left, square, other, portrait = pixels(built)
    # 40 % of a measure of some 132 mm: 1200 pixels are more than a quarter above 300 dpi
    assert whole[0] == pytest.approx(0.4 * 132 / 25.4 * 300, rel=0.05)
    assert whole[0] / whole[1] == pytest.approx(1.5, rel=0.01)
    assert left == (600, 800)
    assert square == (800, 800) and other == (600, 600)
    # a single portrait is no larger than one of four: as fine as it is shown
    assert portrait == (400, 533)
    assert rule[0] < 1000


def test_word_keeps_what_is_cut_away_and_crops_it_itself(built: Built) -> None:
    crops = [each.find(".//{*}srcRect") for each in built.word_drawings()]
    sides = [None if crop is None else dict(crop.attrib) for crop in crops]
    assert sides == [
        None, None, {"r": "50000"}, {"l": "33333"}, {"l": "37500", "r": "37500"}, {"l": "25000", "r": "25000"},
        None, None, {"l": "33333", "r": "33333"},
    ]  # fmt: skip
    with zipfile.ZipFile(built.root / "build" / "图片.docx") as package:
        names = [name for name in package.namelist() if "/media/" in name and not name.endswith(".svg")]
        sizes = {Image.open(io.BytesIO(package.read(name))).size for name in names}
    assert (1200, 800) in sizes


def test_the_edition_for_a_screen_has_smaller_pictures(built: Built) -> None:
    options = BuildOptions(formats=("pdf",), output=built.root / "screen", edition="screen")
    sink = Sink()
    build(built.root, options, open_sources(built.root), sink, Silent())
    assert [d.code for d in sink] == []
    fine, coarse = pixels(built), pixels(built, "screen")
    assert all(b[0] <= a[0] for a, b in zip(fine, coarse, strict=True))
    assert coarse[0][0] == pytest.approx(0.4 * 132 / 25.4 * 150, rel=0.05)
    sizes = [(built.root / folder / "图片.pdf").stat().st_size for folder in ("build", "screen")]
    assert sizes[1] < sizes[0] * 0.6


def test_drawings_are_vectors_in_the_pdf_and_svg_beside_png_in_word(built: Built) -> None:
    with built.pdf as pdf:
        (page,) = [
            page for page in pdf.pages if "/XObject" in page.Resources and len(page.Resources.XObject)
        ][-1:]
        forms = [form for form in page.Resources.XObject.values() if form.Subtype == "/Form"]
        assert [b"re" in form.read_bytes() for form in forms] == [True]
        assert "0.043 0.361 0.678 rg" in "".join(page.Contents.read_bytes().decode() for page in pdf.pages)
    assert archive_faults(built.root / "build" / "图片.pdf") == []
    plan, page_picture = built.word_drawings()[-2:]
    assert len(list(plan.iter("{*}svgBlip"))) == 1 and not list(page_picture.iter("{*}svgBlip"))
    with zipfile.ZipFile(built.root / "build" / "图片.docx") as package:
        _, svg = [package.read(name) for name in package.namelist() if name.endswith(".svg")]
    assert b'fill="#0B5CAD"' in svg and b"<text" not in svg
