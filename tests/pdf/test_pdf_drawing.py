"""Pictures, shapes and colours in a written PDF, and that the same pages always give the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from reportgen.model.colour import BLACK, Colour
from reportgen.model.pages import ImageItem, Item, PathItem, RectItem, TextItem
from reportgen.model.picture import Asset
from reportgen.pdf import write_pdf
from reportgen.pdf.writer import pdf_bytes
from tests.support.pages_by_hand import document, elements, end, font_theme, full_report, picture, run
from tests.support.picture_files import interlaced_grey_png

FIGURE = elements(("Document", None), ("Figure", 0))
RED = Colour(1.0, 0.0, 0.0)


def rendered(items: tuple[Item, ...], folder: Path) -> Image.Image:
    """The page at one pixel per point."""
    path = folder / "page.pdf"
    write_pdf(document(items, FIGURE), font_theme(), path)
    with pypdfium2.PdfDocument(path) as pdf:
        return pdf[0].render(scale=1).to_pil().convert("RGB")


def near(found: object, wanted: tuple[int, int, int], tolerance: int = 3) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def shown(asset: Asset, folder: Path, background: Colour | None = None) -> Image.Image:
    box = (100, 100, 200, 100)
    back = (RectItem(*box, fill=background),) if background else ()
    return rendered((*back, ImageItem(*box, asset, 1)), folder)


@pytest.mark.parametrize(
    ("mode", "colour", "options", "wanted"),
    [
        ("RGB", (200, 100, 50), {}, (200, 100, 50)),
        ("L", 120, {}, (120, 120, 120)),
        ("1", 1, {}, (255, 255, 255)),
        ("P", 0, {}, (0, 0, 0)),
        ("I;16", 30_000, {}, (117, 117, 117)),
        ("RGB", (200, 100, 50), {"format": "JPEG", "quality": 95}, (200, 100, 50)),
        ("L", 120, {"format": "JPEG", "quality": 95}, (120, 120, 120)),
        ("RGBA", (200, 100, 50, 255), {}, (200, 100, 50)),
        ("LA", (120, 255), {}, (120, 120, 120)),
    ],
)
def test_pictures_of_every_kind_keep_their_colour(
    tmp_path: Path, mode: str, colour: object, options: dict[str, object], wanted: tuple[int, int, int]
) -> None:
    page = shown(picture(mode, (40, 20), colour, **options), tmp_path)
    assert near(page.getpixel((200, 150)), wanted)
    assert near(page.getpixel((90, 150)), (255, 255, 255))


def test_a_cmyk_photo_is_not_inverted(tmp_path: Path) -> None:
    asset = picture("CMYK", (40, 20), (0, 0, 0, 0), quality=95)
    assert near(shown(asset, tmp_path).getpixel((200, 150)), (255, 255, 255), 6)


def test_alpha_lets_the_background_through(tmp_path: Path) -> None:
    asset = picture("RGBA", (10, 10), (0, 0, 255, 128))
    assert near(shown(asset, tmp_path, background=RED).getpixel((200, 150)), (127, 0, 128))


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    upright = Image.new("RGB", (40, 20), (0, 0, 255))
    upright.paste((255, 0, 0), (0, 0, 20, 20))  # left half red
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[274] = 6  # to be turned clockwise by a quarter when shown
    upright.transpose(Image.Transpose.ROTATE_90).save(path, "JPEG", quality=95, exif=exif)
    data = path.read_bytes()
    asset = Asset("photo.jpg", hashlib.sha256(data).hexdigest(), "JPEG", 40, 20, 0, data)
    page = shown(asset, tmp_path)
    assert near(page.getpixel((130, 150)), (254, 0, 0), 8)
    assert near(page.getpixel((270, 150)), (0, 0, 254), 8)


def test_jpeg_and_plain_png_data_pass_through_untouched() -> None:
    photo = picture("RGB", (40, 20), (200, 100, 50), format="JPEG")
    plain = picture("RGB", (40, 20), (200, 100, 50))
    items = (ImageItem(0, 0, 40, 20, photo, 1), ImageItem(0, 40, 40, 20, plain, 1))
    data = pdf_bytes(document(items, FIGURE), font_theme())
    assert photo.data in data
    start = plain.data.index(b"IDAT") + 4
    assert plain.data[start : plain.data.index(b"IEND") - 8] in data


def test_interlaced_grey_of_sixteen_bits_is_as_light_as_it_was(tmp_path: Path) -> None:
    data = interlaced_grey_png(0x8000)
    asset = Asset("deep.png", hashlib.sha256(data).hexdigest(), "PNG", 4, 4, 0, data)
    assert near(shown(asset, tmp_path).getpixel((200, 150)), (128, 128, 128))


def test_a_picture_shown_twice_is_stored_once(tmp_path: Path) -> None:
    asset = picture("RGB", (40, 20), (200, 100, 50))
    again = replace(asset, path="copy.png")
    items = (ImageItem(0, 0, 40, 20, asset, 1), ImageItem(0, 40, 40, 20, again, 1))
    data = pdf_bytes(document(items, FIGURE, count=2), font_theme())
    assert data.count(b"/Subtype /Image") == 1


def test_a_rectangle_fills_its_box_with_round_corners(tmp_path: Path) -> None:
    page = rendered((RectItem(100, 200, 80, 40, fill=RED, radius=15, element=1),), tmp_path)
    assert near(page.getpixel((140, 220)), (255, 0, 0))
    assert near(page.getpixel((140, 201)), (255, 0, 0))
    assert near(page.getpixel((101, 201)), (255, 255, 255))
    assert near(page.getpixel((140, 242)), (255, 255, 255))


def test_a_path_is_clipped_to_its_box(tmp_path: Path) -> None:
    wide = (("M", 50, 300), ("L", 250, 300), ("L", 250, 340), ("L", 50, 340), ("Z",))
    page = rendered((PathItem(wide, fill=RED, clip=(100, 290, 50, 100), element=1),), tmp_path)
    assert near(page.getpixel((125, 320)), (255, 0, 0))
    assert near(page.getpixel((80, 320)), (255, 255, 255))
    assert near(page.getpixel((200, 320)), (255, 255, 255))


def test_state_is_written_only_where_it_changes(tmp_path: Path) -> None:
    items = tuple(
        RectItem(10 * step, 10, 5, 5, fill=RED, stroke=RED, stroke_width=2, element=1) for step in range(9)
    )
    path = tmp_path / "state.pdf"
    write_pdf(document(items, FIGURE), font_theme(), path)
    with pikepdf.open(path) as pdf:
        operators = [str(op) for _, op in pikepdf.parse_content_stream(pdf.pages[0])]
    assert [operators.count(op) for op in ("rg", "RG", "w", "B")] == [1, 1, 1, 9]


def test_the_same_pages_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from reportgen.pdf import write_pdf\n"
        "from tests.support.pages_by_hand import font_theme, full_report\n"
        "write_pdf(full_report(), font_theme(), Path(sys.argv[1]))\n"
    )
    root = Path(__file__).parents[2]
    digests = {hashlib.sha256(pdf_bytes(full_report(), font_theme())).hexdigest()}
    for seed, clock in (("1", "86400"), ("2", "1700000000")):
        path = tmp_path / f"{seed}.pdf"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": clock, "TZ": "Asia/Tokyo"}
        subprocess.run([sys.executable, "-c", script, path], check=True, cwd=root, env=environment)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_other_content_gives_another_identifier() -> None:
    report = full_report()
    other = replace(report, metadata=replace(report.metadata, title="另一份报告"))
    first, second = (pdf_bytes(pages, font_theme())[-400:].split(b"/ID")[1] for pages in (report, other))
    assert first != second


def test_an_unwritable_place_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_pdf(full_report(), font_theme(), tmp_path / "missing" / "report.pdf")


def test_a_hundred_pages_of_text_are_drawn_quickly() -> None:
    words = run("上海市科学技术委员会主动服务国家科技外交，拓展科技创新合作空间，", spread=0.237)
    items = tuple(TextItem(72, 80 + 18 * row, (words,), end(words), 400, 1) for row in range(40))
    pages = document(items, elements(("Document", None), ("P", 0)), count=100)
    began = time.perf_counter()
    pdf_bytes(pages, font_theme())
    # measured 0.2 s; the bound leaves room for a busy machine
    assert time.perf_counter() - began < 3


def test_a_watermark_darkens_grounds_and_leaves_text_as_it_is(tmp_path: Path) -> None:
    blue, grey = Colour(0.2, 0.4, 0.8), Colour(0.5, 0.5, 0.5)
    ground = RectItem(0, 0, 300, 841, fill=blue)
    words = TextItem(60, 400, (run("■", size=300, colour=BLACK),), 300, 300)
    mark = TextItem(0, 500, (run("■■", size=300, colour=grey),), 600, 600, artifact="watermark")
    page = rendered((ground, words, mark), tmp_path)
    plain = rendered((ground, words), tmp_path)
    shades = {page.getpixel((x, 700)) for x in (1,)} | {plain.getpixel((1, 700))}
    assert len(shades) == 1  # where the watermark is not, nothing changes
    both = {
        (plain.getpixel((x, y)), page.getpixel((x, y))) for x in range(0, 590, 7) for y in range(200, 600, 7)
    }
    darker = {(before, after) for before, after in both if before != after}
    assert any(near(before, (51, 102, 204)) and near(after, (26, 51, 102)) for before, after in darker)
    assert any(near(before, (255, 255, 255)) and near(after, (128, 128, 128)) for before, after in darker)
    assert {after for before, after in both if near(before, (0, 0, 0))} == {(0, 0, 0)}


def test_only_pages_with_a_watermark_blend(tmp_path: Path) -> None:
    mark = TextItem(0, 500, (run("草稿"),), 60, 60, artifact="watermark")
    for items, blends in (((mark,), True), ((), False)):
        path = tmp_path / "page.pdf"
        write_pdf(document(items, FIGURE), font_theme(), path)
        with pikepdf.open(path) as pdf:
            assert ("/ExtGState" in pdf.pages[0].Resources, "/Group" in pdf.pages[0]) == (blends, blends)
