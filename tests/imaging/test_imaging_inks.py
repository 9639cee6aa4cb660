"""A report in inks: the file says which, black is black ink alone, photographs are converted by profiles."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.imaging.inks import Inks
from reportgen.model.colour import BLACK, WHITE, Colour
from reportgen.source.shipped import shipped_path
from reportgen.theme.inks import PAPER_PROFILE, SCREEN_PROFILE
from reportgen.verify.verification import verify
from tests.support.archive_rules import archive_faults
from tests.support.picture_files import encoded, plain_pdf, svg_of
from tests.support.report_projects import resolve_division, write_project

CHAPTER = """\
section: 油墨
number: "1"
blocks:
  - text: 黑色的字。
  - figure: {file: photo.jpg, alt: 照片, width: 40%}
  - figure: {file: clear.png, alt: 透明, width: 20%}
  - figure: {file: plan.svg, alt: 示意图, width: 30%}
  - figure: {file: page.pdf, alt: 一页, width: 30%}
  - figure: {file: ink.jpg, alt: 油墨, width: 20%}
"""


@pytest.fixture(scope="module")
def inks() -> Inks:
    return Inks(shipped_path(PAPER_PROFILE).read_bytes(), shipped_path(SCREEN_PROFILE).read_bytes())


def halves() -> Image.Image:
    """A wide picture, red at the left, blue at the right."""
    image = Image.new("RGB", (4000, 1000), "red")
    image.paste("blue", (2000, 0, 4000, 1000))
    return image


@dataclass(frozen=True)
class Printed:
    root: Path

    def pdf(self, folder: str = "build") -> pikepdf.Pdf:
        return pikepdf.open(self.root / folder / "油墨.pdf")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root = write_project(
        tmp_path_factory.mktemp("inks"),
        {
            "report.yaml": "title: 油墨\nyear: 2021\nlayout: mine\nfront: [cover.yaml]\nchapters: [a.yaml]\n",
            "layouts/mine/layout.yaml": "extends: plain\ncolours: cmyk\nbleed: 3mm\n",
            "layouts/mine/theme.yaml": "styles: {}\n",
            "a.yaml": CHAPTER,
            "cover.yaml": "cover:\n  picture: {file: wide.png, focus: [100%, 0]}\n  picture_alt: 江边\n  full: 是\n",
            "wide.png": encoded(halves(), "PNG"),
            "photo.jpg": encoded(Image.new("RGB", (600, 400), (200, 40, 40)), "JPEG"),
            "clear.png": encoded(Image.new("RGBA", (300, 200), (0, 0, 255, 90)), "PNG"),
            "ink.jpg": encoded(Image.new("CMYK", (300, 200), (0, 0, 255, 0)), "JPEG"),
            "plan.svg": svg_of(
                "<rect width='90' height='90' fill='#0B5CAD'/><text x='9' y='150'>上海</text>"
            ),
            "page.pdf": plain_pdf(1),
        },
    )
    sink = Sink()
    build(root, BuildOptions(), open_sources(root), sink, Silent())
    assert [d.code for d in sink] == []
    return Printed(root)


def test_grey_is_black_ink_alone_and_colours_follow_the_profile(inks: Inks) -> None:
    assert inks.amounts(BLACK) == (0, 0, 0, 1)
    assert inks.amounts(WHITE) == (0, 0, 0, 0)
    assert inks.amounts(Colour(0.5, 0.5, 0.5)) == (0, 0, 0, 0.5)
    cyan, magenta, yellow, black = inks.amounts(Colour(0.8, 0.1, 0.1))
    assert magenta > 0.8 and yellow > 0.7 and cyan < 0.2
    assert cyan + magenta + yellow + black <= 3.05


def test_a_picture_without_a_usable_profile_is_taken_for_one_of_a_screen(inks: Inks) -> None:
    plain = Image.new("RGB", (4, 4), (200, 40, 40))
    wrong = plain.copy()
    wrong.info["icc_profile"] = b"no profile"
    assert inks.picture(wrong).tobytes() == inks.picture(plain).tobytes()
    assert "icc_profile" not in inks.picture(plain).info


def test_text_and_shapes_are_painted_in_inks_only(printed: Printed) -> None:
    with printed.pdf() as pdf:
        painted = {
            str(each.operator): [float(value) for value in each.operands]
            for page in pdf.pages
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) in ("rg", "RG", "g", "G", "k", "K")
        }
    assert set(painted) <= {"k", "K"}


def test_the_file_says_what_its_inks_are_and_keeps_the_archives_rules(printed: Printed) -> None:
    with printed.pdf() as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.OutputConditionIdentifier), int(intent.DestOutputProfile.N)) == ("FOGRA39", 4)
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"
        assert b"<pdfaid:part>2" in pdf.Root.Metadata.read_bytes()
        for page in pdf.pages:
            assert str(page.Resources.ColorSpace.DefaultRGB[0]) == "/ICCBased"
    assert archive_faults(printed.root / "build" / "油墨.pdf") == []


def test_photographs_become_ink_and_what_is_see_through_keeps_its_own_colours(printed: Printed) -> None:
    with printed.pdf() as pdf:
        found = {name: image for page in pdf.pages for name, image in page.Resources.XObject.items()}
        _, photo, clear, page, ink = (found[name] for name in sorted(found))
        assert [str(image.get("/ColorSpace", "")) for image in (photo, clear, ink)] == [
            "/DeviceCMYK", "/DeviceRGB", "/DeviceCMYK",
        ]  # fmt: skip
        assert "/SMask" in clear
        assert str(page.Resources.ColorSpace.DefaultRGB[0]) == "/ICCBased"
        with Image.open(io.BytesIO(photo.read_raw_bytes())) as image:
            cyan, magenta, yellow, _ = image.getpixel((9, 9))  # type: ignore[misc]
    assert magenta > 180 and yellow > 150 and cyan < 60


def test_the_screen_edition_and_word_stay_in_colours_of_a_screen(printed: Printed) -> None:
    options = BuildOptions(formats=("pdf",), output=printed.root / "screen", edition="screen")
    build(printed.root, options, open_sources(printed.root), Sink(), Silent())
    with printed.pdf("screen") as pdf:
        assert b" rg" in b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert verify(printed.root, BuildOptions(), open_sources(printed.root), Sink()).agrees


MM = 72 / 25.4


def test_a_full_cover_picture_reaches_the_bleed_at_head_and_sides(printed: Printed) -> None:
    with printed.pdf() as pdf:
        page = pdf.pages[0]
        bleed = [float(edge) for edge in page.BleedBox]
        assert bleed == pytest.approx([-3 * MM, -3 * MM, 595.276 + 3 * MM, 841.89 + 3 * MM], abs=0.01)
        (matrix,) = [
            [float(value) for value in each.operands]
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "cm"
        ]
    width, _, _, height, x, y = matrix
    assert (x, x + width, y + height) == pytest.approx((bleed[0], bleed[2], bleed[3]), abs=0.01)
    assert height == pytest.approx(841.89 / 2 + 3 * MM, abs=0.01)


def test_its_focus_says_what_stays_in_view_in_word_too(printed: Printed) -> None:
    with zipfile.ZipFile(printed.root / "build" / "油墨.docx") as package:
        document = etree.fromstring(package.read("word/document.xml"))
    (anchor,) = [each for each in document.iter("{*}anchor") if each.find(".//{*}pic") is not None]
    assert [str(each.text) for each in anchor.iter("{*}posOffset")] == [str(round(-3 * MM * 12700))] * 2
    source = anchor.find(".//{*}srcRect")
    assert source is not None and set(source.attrib) == {"l"}


def test_full_without_a_picture_is_told(tmp_path: Path) -> None:
    found = resolve_division(tmp_path, "cover:\n  full: 是\n")
    assert found.messages == [
        "part.yaml:2:9: 警告 [cover-full-alone] 封面没有图片，full 不起作用\n"
        "    2 |   full: 是\n"
        "      |         ＾\n"
        "   → 加上 picture，或删掉 full"
    ]
