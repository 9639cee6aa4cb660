"""Pictures as an edition needs them: cropped, as fine as they are shown, never larger than they were."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from reportgen.cache import Store
from reportgen.imaging.crop import crop_to
from reportgen.imaging.raster import read_raster
from reportgen.imaging.renditions import Renditions
from reportgen.model.picture import UNCUT, Asset, Crop
from tests.support.picture_files import encoded

SHARES = st.floats(0, 1)


def asset(data: bytes) -> Asset:
    raster = read_raster(data)
    digest = hashlib.sha256(data).hexdigest()
    return Asset("a", digest, raster.format, raster.width, raster.height, 0.0, raster.data)


def noise(mode: str, width: int, height: int) -> Image.Image:
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.merge(mode, [Image.effect_noise((width, height), 40 + 20 * band) for band in range(bands)])


def opened(made: Asset) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    image.load()
    return image


def test_a_picture_fine_enough_is_the_very_same() -> None:
    given_picture = asset(encoded(noise("RGB", 370, 200), "JPEG"))
    assert Renditions(300).part(given_picture, UNCUT, 72.0) is given_picture


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_a_finer_one_is_made_as_fine_as_it_is_shown(format: str) -> None:
    made = Renditions(150).part(asset(encoded(noise("RGB", 900, 600), format)), UNCUT, 144.0)
    assert (made.width_px, made.height_px) == (300, 200)
    assert opened(made).size == (300, 200)


def test_what_would_grow_stays_as_it_was() -> None:
    stripes = Image.new("P", (900, 600))
    stripes.putpalette([255, 0, 0, 0, 0, 255])
    for x in range(0, 900, 6):
        stripes.paste(1, (x, 0, x + 3, 600))
    drawing = asset(encoded(stripes, "PNG", optimize=True))
    made = Renditions(300).part(drawing, UNCUT, 170.0)
    assert made is drawing or len(made.data) < len(drawing.data)


def test_ink_transparency_and_profiles_survive() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    renditions = Renditions(100)
    ink = renditions.part(asset(encoded(Image.new("CMYK", (400, 400), (0, 255, 0, 50)), "JPEG")), UNCUT, 72.0)
    assert opened(ink).mode == "CMYK"
    assert opened(ink).getpixel((50, 50)) == pytest.approx((0, 255, 0, 50), abs=4)
    clear = noise("RGBA", 400, 400)
    assert opened(renditions.part(asset(encoded(clear, "PNG")), UNCUT, 72.0)).mode == "RGBA"
    profiled = asset(encoded(noise("RGB", 400, 400), "JPEG", icc_profile=profile))
    assert opened(renditions.part(profiled, UNCUT, 72.0)).info["icc_profile"] == profile


def test_what_is_cut_away_is_not_in_the_file() -> None:
    halves = Image.new("RGB", (200, 100), "red")
    halves.paste("blue", (100, 0, 200, 100))
    made = Renditions(300).part(asset(encoded(halves, "PNG")), Crop(left=0.5), 72.0)
    assert opened(made).convert("RGB").getcolors() == [(100 * 100, (0, 0, 255))]


def test_word_gets_the_whole_as_fine_as_the_part_that_is_shown() -> None:
    made = Renditions(100).whole(asset(encoded(noise("RGB", 1000, 500), "JPEG")), Crop(right=0.5), 72.0)
    assert (made.width_px, made.height_px) == (200, 100)


def test_a_store_gives_back_the_same_bytes_and_is_not_believed_when_damaged(tmp_path: Path) -> None:
    picture = asset(encoded(noise("RGB", 600, 400), "JPEG"))
    first = Renditions(100, Store(tmp_path)).part(picture, UNCUT, 72.0)
    again = Renditions(100, Store(tmp_path)).part(picture, UNCUT, 72.0)
    assert again == first and again.data == first.data
    (entry,) = (path for path in tmp_path.iterdir() if not path.name.startswith("."))
    entry.write_bytes(entry.read_bytes()[:-9])
    assert Renditions(100, Store(tmp_path)).part(picture, UNCUT, 72.0) == first


@given(
    aspect=st.floats(0.05, 20),
    focus=st.tuples(SHARES, SHARES),
    size=st.tuples(st.integers(1, 9000), st.integers(1, 9000)),
)
def test_a_crop_to_a_shape_has_that_shape_and_stays_inside(
    aspect: float, focus: tuple[float, float], size: tuple[int, int]
) -> None:
    crop = crop_to(aspect, focus, size)
    assert min(crop.left, crop.top, crop.right, crop.bottom) >= 0
    assert crop.width * size[0] / (crop.height * size[1]) == pytest.approx(aspect, rel=1e-6)
    assert max(crop.width, crop.height) == pytest.approx(1)
    # the point is in view
    assert crop.left - 1e-9 <= focus[0] <= 1 - crop.right + 1e-9
    assert crop.top - 1e-9 <= focus[1] <= 1 - crop.bottom + 1e-9
