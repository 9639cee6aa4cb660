"""Raster files: what passes untouched, what is written anew without harm, what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from reportgen.imaging.raster import read_raster
from reportgen.imaging.unusable import Unusable
from tests.support.picture_files import encoded, huge_png


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def halves(mode: str, left: object, right: object) -> Image.Image:
    """A picture 64 wide and 32 high of two colours."""
    image = Image.new(mode, (64, 32), left)  # type: ignore[arg-type]
    image.paste(right, (32, 0, 64, 32))  # type: ignore[arg-type]
    return image


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_png_and_jpeg_pass_untouched_with_size_and_resolution(format: str) -> None:
    data = encoded(Image.new("RGB", (60, 40), "red"), format, dpi=(300, 300))
    raster = read_raster(data)
    assert (raster.format, raster.width, raster.height, round(raster.dpi)) == (format, 60, 40, 300)
    assert raster.data == data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_passes_untouched(mode: str) -> None:
    data = encoded(Image.new(mode, (6, 4)), "PNG")
    assert read_raster(data).data == data


def test_a_picture_taken_sideways_is_turned_upright_and_keeps_its_profile() -> None:
    # left half red, right half blue, to be turned 90° clockwise for viewing (Exif orientation 6)
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raster = read_raster(encoded(halves("RGB", "red", "blue"), "JPEG", exif=exif, icc_profile=profile))
    assert (raster.format, raster.width, raster.height) == ("JPEG", 32, 64)
    turned = opened(raster.data)
    assert turned.getexif().get(0x0112, 1) == 1
    assert turned.info["icc_profile"] == profile
    top, bottom = turned.getpixel((16, 8)), turned.getpixel((16, 56))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]


@pytest.mark.parametrize(
    ("format", "options"),
    [
        ("WEBP", {"lossless": True}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("GIF", {}),
        ("BMP", {}),
    ],
    ids=["webp", "tiff", "tiff lzw", "gif", "bmp"],
)
def test_a_drawing_in_another_format_becomes_png_without_loss(
    format: str, options: dict[str, object]
) -> None:
    raster = read_raster(encoded(halves("RGB", "red", "blue"), format, **options))
    image = opened(raster.data).convert("RGB")
    assert raster.format == "PNG"
    assert (image.getpixel((5, 5)), image.getpixel((60, 30))) == ((255, 0, 0), (0, 0, 255))


@pytest.mark.parametrize("format", ["WEBP", "TIFF"])
def test_a_photograph_in_another_format_becomes_jpeg(format: str) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((200, 150), sigma) for sigma in (40, 60, 80)])
    raster = read_raster(encoded(noise, format))
    assert (raster.format, raster.width, raster.height) == ("JPEG", 200, 150)


def test_transparency_is_kept() -> None:
    data = encoded(halves("RGBA", (255, 0, 0, 255), (0, 0, 255, 0)), "WEBP", lossless=True)
    image = opened(read_raster(data).data)
    assert image.mode == "RGBA"
    assert (image.getpixel((5, 5)), image.getpixel((60, 5))[3]) == ((255, 0, 0, 255), 0)  # type: ignore[index]


def test_amounts_of_ink_in_a_tiff_stay_amounts_of_ink() -> None:
    raster = read_raster(encoded(halves("CMYK", (0, 255, 255, 0), (0, 0, 0, 255)), "TIFF"))
    image = opened(raster.data)
    assert (raster.format, image.mode) == ("JPEG", "CMYK")
    red, black = image.getpixel((5, 5)), image.getpixel((60, 5))
    assert red == pytest.approx((0, 255, 255, 0), abs=6)
    assert black == pytest.approx((0, 0, 0, 255), abs=6)


def test_sixteen_bits_of_grey_are_not_cut_off_at_the_eighth() -> None:
    deep = Image.new("I;16", (4, 4), 0x8000)
    grey = opened(read_raster(encoded(deep, "TIFF")).data)
    level = grey.getpixel((1, 1))
    assert level == 0x8000 if grey.mode.startswith("I") else level == pytest.approx(128, abs=1)


def test_of_several_pages_the_first_is_taken_and_all_are_counted() -> None:
    pages = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    for format in ("TIFF", "GIF"):
        raster = read_raster(encoded(pages[0], format, save_all=True, append_images=pages[1:]))
        assert raster.pages == 3
        assert opened(raster.data).convert("RGB").getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(Unusable) as refused:
        read_raster(huge_png(*size))
    assert refused.value.code == "picture-too-many-pixels"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture-broken"),
        (b"no picture", "picture-broken"),
        (encoded(Image.new("RGB", (60, 40)), "PNG")[:60], "picture-damaged"),
        (encoded(Image.effect_noise((300, 200), 90), "JPEG")[:9000], "picture-damaged"),
        (encoded(Image.effect_noise((300, 200), 90).convert("RGB"), "WEBP")[:2000], "picture-broken"),
        (encoded(Image.effect_noise((300, 200), 90), "TIFF")[:9000], "picture-damaged"),
        (huge_png(40, 40), "picture-damaged"),
        (encoded(Image.new("RGB", (6, 4)), "PPM"), "picture-format"),
        (encoded(Image.new("RGB", (6, 4)), "ICO"), "picture-format"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, "picture-format"),
        (b"\0\0\0\x18ftypavif" + b"\0" * 100, "picture-format"),
    ],
    ids=[
        "empty",
        "text",
        "cut png",
        "cut jpeg",
        "cut webp",
        "cut tiff",
        "short png",
        "ppm",
        "ico",
        "heic",
        "avif",
    ],
)
def test_what_is_no_usable_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_raster(data)
    assert refused.value.code == code


MAKERS: list[Callable[[], bytes]] = [
    lambda: encoded(Image.effect_noise((20, 20), 80), "PNG"),
    lambda: encoded(Image.effect_noise((20, 20), 80), "JPEG"),
    lambda: encoded(Image.effect_noise((20, 20), 80).convert("RGB"), "WEBP"),
    lambda: encoded(Image.effect_noise((20, 20), 80), "TIFF"),
    lambda: encoded(Image.effect_noise((20, 20), 80), "GIF"),
    lambda: encoded(Image.effect_noise((20, 20), 80), "BMP"),
]


@given(made=st.sampled_from(range(len(MAKERS))), place=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_a_file_with_any_byte_changed_is_read_or_refused(made: int, place: float, byte: int) -> None:
    data = bytearray(MAKERS[made]())
    data[int(place * len(data))] = byte
    try:
        raster = read_raster(bytes(data))
    except Unusable as refused:
        assert refused.code.startswith("picture-")
    else:
        assert raster.width > 0 and raster.height > 0
