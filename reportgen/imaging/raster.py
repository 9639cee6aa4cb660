"""Bytes of a raster file → a picture that PDF and Word both hold: PNG or JPEG, upright, whole.

PNG and JPEG pass through untouched; other formats are written anew, without loss unless they had one.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from reportgen.imaging.unusable import Unusable
from reportgen.record import record

if TYPE_CHECKING:
    from PIL.Image import Image

Format = Literal["PNG", "JPEG"]
Wish = Literal["lossy", "lossless", "as its colours are"]

# a full A4 page at 600 dpi has 35 million pixels; beyond 80 a picture is a mistake or a trap
MAX_PIXELS = 80_000_000
TAKEN = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP", "MPO")
# what cameras and programs write that neither Pillow nor Word can be relied on to read, by its first bytes
_BRANDS = {
    b"heic": "HEIC", b"heix": "HEIC", b"hevc": "HEIC", b"heim": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC",
    b"avif": "AVIF", b"avis": "AVIF",
}  # fmt: skip
_ORIENTATION = 0x0112  # Exif 2.32 §4.6.4
# of a thumbnail's 4096 pixels: drawings have few colours, photographs nearly as many as pixels
_PHOTO_COLOURS = 1024
_THUMBNAIL = 64


@record(frozen=True, slots=True)
class JpegLoss:
    """How much a JPEG may leave out: libjpeg's quality, and whether colours are as fine as the light (0)."""

    quality: int
    subsampling: int


# for a picture that keeps all its pixels, and for one whose pixels were chosen for their size on paper
FAITHFUL = JpegLoss(92, 0)
FITTED = JpegLoss(85, 2)


@record(frozen=True, slots=True)
class Raster:
    """A checked picture. ``pages``: how many the file holds, of which this is the first."""

    format: Format
    width: int
    height: int
    dpi: float
    data: bytes = field(repr=False)
    pages: int = 1


def read_raster(data: bytes) -> Raster:
    """The picture in ``data``; raises Unusable with the code of what is wrong."""
    # Pillow is large and most reports open with text: loaded with the first picture
    from PIL import Image, UnidentifiedImageError

    brand = _BRANDS.get(data[8:12]) if data[4:8] == b"ftyp" else None
    if brand is not None:
        raise Unusable("picture-format", format=brand)
    with warnings.catch_warnings():
        # Pillow's own warnings (size, odd metadata) are answered by our limits or are nobody's concern
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(data))
        except Image.DecompressionBombError as error:
            raise _too_many(error) from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError) as error:
            raise Unusable("picture-broken") from error
        with image:
            _check(image)
            try:
                image.load()
                return _raster(data, image)
            except Image.DecompressionBombError as error:
                raise _too_many(error) from error
            except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError) as error:
                # Pillow reports damaged files by any of these
                raise Unusable("picture-damaged") from error


def _too_many(error: Exception) -> Unusable:
    """Pillow's own refusal says how many pixels there are."""
    found = re.search(r"\d+", str(error))
    return Unusable(
        "picture-too-many-pixels", size=f"{int(found[0]):,}" if found else "?", limit=f"{MAX_PIXELS:,}"
    )


def _check(image: Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width} × {image.height}"
        raise Unusable("picture-too-many-pixels", size=size, limit=f"{MAX_PIXELS:,}")
    if image.format not in TAKEN:
        raise Unusable("picture-format", format=image.format or "?")


def _raster(data: bytes, image: Image) -> Raster:
    dpi, pages = _dpi(image), int(getattr(image, "n_frames", 1))
    if image.format in ("PNG", "JPEG") and image.getexif().get(_ORIENTATION, 1) == 1:
        format: Format = "PNG" if image.format == "PNG" else "JPEG"
        return Raster(format, image.width, image.height, dpi, data)
    format, written = encoded(_upright(image), _wish(image))
    # the second picture that cameras put behind a JPEG is a preview or another eye's view, no page
    pages = 1 if image.format in ("JPEG", "MPO", "PNG") else pages
    width, height = written.size
    return Raster(format, width, height, dpi, written.data, pages)


@record(frozen=True, slots=True)
class Written:
    """A picture written anew."""

    size: tuple[int, int]
    data: bytes = field(repr=False)


def encoded(image: Image, wish: Wish, loss: JpegLoss = FAITHFUL) -> tuple[Format, Written]:
    """The picture with its profile as JPEG or PNG; ink is JPEG always, as PNG has none."""
    profile = image.info.get("icc_profile")
    out = io.BytesIO()
    if image.mode == "CMYK":
        # inks have no light and colour to part: halving any of them would blur black type
        image.save(out, "JPEG", quality=loss.quality, subsampling=0, icc_profile=profile)
        return "JPEG", Written(image.size, out.getvalue())
    image = _plain(image)
    opaque = image.mode in ("L", "RGB")
    if opaque and (wish == "lossy" or (wish != "lossless" and is_photograph(image))):
        image.save(out, "JPEG", quality=loss.quality, subsampling=loss.subsampling, icc_profile=profile)
        return "JPEG", Written(image.size, out.getvalue())
    image.save(out, "PNG", optimize=False, icc_profile=profile)
    return "PNG", Written(image.size, out.getvalue())


def is_photograph(image: Image) -> bool:
    """Whether a picture has nearly as many colours as a small copy of it has pixels."""
    from PIL import Image as Pillow  # with the first picture, see above

    small = image.convert("RGB").resize((_THUMBNAIL, _THUMBNAIL), Pillow.Resampling.NEAREST)
    return small.getcolors(_PHOTO_COLOURS) is None


def _plain(image: Image) -> Image:
    """The picture in a mode that PNG has: grey, RGB, with alpha, 16 bits of grey."""
    match image.mode:
        case "1" | "L" | "LA" | "RGB" | "RGBA" | "I;16":
            return image
        case "P" | "PA":
            has_alpha = image.mode == "PA" or "transparency" in image.info
            return image.convert("RGBA" if has_alpha else "RGB")
        case "I" | "I;16B" | "I;16L" | "I;16N" | "F":
            return eight_bits(image)
        case "La":
            return image.convert("LA")
        case "RGBa" | "RGBX":
            return image.convert("RGBA" if image.mode == "RGBa" else "RGB")
        case _:  # YCbCr, LAB, HSV: colours that only TIFF files have
            return image.convert("RGB")


def eight_bits(image: Image) -> Image:
    """Deep grey as 8 bits; Pillow's own conversion cuts off what is above 255."""
    deepest = 65535.0 if image.mode != "F" else max(float(image.getextrema()[1]), 1.0)  # type: ignore[arg-type]
    scale: Callable[[Any], Any] = lambda value: value * (255.0 / deepest) + 0.5  # noqa: E731  # Pillow reads its form
    return image.convert("F").point(scale).convert("L")


def _upright(image: Image) -> Image:
    """The picture turned as its Exif orientation says: neither Word nor PDF looks at Exif."""
    from PIL import ImageOps  # with the first picture, see above

    if image.getexif().get(_ORIENTATION, 1) == 1:
        return image
    turned = ImageOps.exif_transpose(image)
    if "icc_profile" in image.info:
        turned.info["icc_profile"] = image.info["icc_profile"]
    return turned


def _wish(image: Image) -> Wish:
    """As the file's own format: one that left something out already takes no further harm by JPEG."""
    match image.format:
        case "JPEG" | "MPO":
            return "lossy"
        case "PNG" | "GIF":
            return "lossless"
        case _:
            return "as its colours are"


def _dpi(image: Image) -> float:
    """The resolution the file claims, 0 when it claims none that makes sense."""
    try:
        dpi = float(image.info.get("dpi", (0.0, 0.0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0
    return dpi if 0 < dpi < 100_000 else 0.0
