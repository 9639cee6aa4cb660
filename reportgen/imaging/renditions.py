"""A picture as an edition needs it: cropped, no finer than it is printed, never larger than the file given.

The same picture at the same size is the same rendition, kept in a store under a key of its content.
"""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.cache import Store
from reportgen.imaging.inks import Inks
from reportgen.imaging.raster import FITTED, Format, Wish, encoded
from reportgen.model.keptpage import further_items
from reportgen.model.pages import ImageItem, Page, Pages
from reportgen.model.picture import UNCUT, Asset, Crop
from reportgen.record import record

if TYPE_CHECKING:
    from PIL.Image import Image

# pictures up to this much finer than asked stay as they are: resampling them would cost more than it saves
_SLACK = 1.25
_PT_PER_INCH = 72.0
_VERSION = "rendition 1"


@record(frozen=True, slots=True)
class _Wanted:
    """What is made of a picture: the part that is shown, in so many pixels, printed in these inks or none."""

    crop: Crop
    width: int
    height: int
    inks: str


class Renditions:
    """Makes pictures ``dpi`` fine at the size they are shown, with ``inks`` printed in these; what ``store``
    holds is not made again.
    """

    def __init__(self, dpi: float, store: Store | None = None, inks: Inks | None = None) -> None:
        self._dpi = dpi
        self._store = store
        self._inks = inks
        self._made: dict[tuple[str, _Wanted], Asset] = {}

    def part(self, asset: Asset, crop: Crop, width: float) -> Asset:
        """The part of a picture that is shown ``width`` pt wide, and nothing of what is cut away."""
        left, top, right, bottom = _box(asset, crop)
        inks = self._inks if self._inks is not None and _is_coloured(asset, self._inks) else None
        return self._fitted(asset, crop, (right - left, bottom - top), width, inks)

    def whole(self, asset: Asset, crop: Crop, width: float) -> Asset:
        """The whole picture, as fine as the part shown ``width`` pt wide needs: for programs that crop."""
        return self._fitted(asset, UNCUT, (asset.width_px, asset.height_px), width / crop.width, None)

    def _fitted(
        self, asset: Asset, crop: Crop, size: tuple[int, int], width: float, inks: Inks | None
    ) -> Asset:
        pixels = max(math.ceil(width / _PT_PER_INCH * self._dpi), 1)
        is_fine = size[0] > pixels * _SLACK
        if not is_fine and crop == UNCUT and inks is None:
            return asset
        share = pixels / size[0] if is_fine else 1.0
        across, down = max(round(size[0] * share), 1), max(round(size[1] * share), 1)
        wanted = _Wanted(crop, across, down, "" if inks is None else inks.digest)
        found = self._made.get((asset.sha256, wanted))
        if found is None:
            found = self._made[asset.sha256, wanted] = self._kept(asset, wanted, inks)
        return found

    def _kept(self, asset: Asset, wanted: _Wanted, inks: Inks | None) -> Asset:
        key = hashlib.sha256(f"{_VERSION} {asset.sha256} {wanted}".encode()).hexdigest()
        stored = None if self._store is None else self._store.get(key)
        made = None if stored is None else _unpacked(asset, stored)
        if made is None:
            made = _made(asset, wanted, inks)
            if self._store is not None:
                self._store.put(key, _packed(made))
        return made


def fitted(pages: Pages, renditions: Renditions) -> Pages:
    """The pages with each picture as fine as the largest place it is shown at needs."""
    widest: dict[tuple[str, Crop], float] = {}
    for item in _images(pages.pages):
        key = (item.asset.sha256, item.crop)
        widest[key] = max(widest.get(key, 0.0), item.width)
    if not widest:
        return pages

    def fit(item: object) -> object:
        if not isinstance(item, ImageItem) or item.asset.is_vector:
            return item
        width = widest[item.asset.sha256, item.crop]
        return replace(item, asset=renditions.part(item.asset, item.crop, width), crop=UNCUT)

    return replace(pages, pages=tuple(_with_items(page, tuple(map(fit, page.items))) for page in pages.pages))


def _with_items(page: Page, items: tuple[object, ...]) -> Page:
    return page if items == page.items else replace(page, items=items)  # type: ignore[arg-type]


def _images(pages: Iterable[Page]) -> Iterable[ImageItem]:
    return (item for page in pages for item in further_items(page) if isinstance(item, ImageItem))


def _box(asset: Asset, crop: Crop) -> tuple[int, int, int, int]:
    """The pixels a crop leaves: left, top, right, bottom, at least one each way."""
    left, top = round(asset.width_px * crop.left), round(asset.height_px * crop.top)
    right = max(asset.width_px - round(asset.width_px * crop.right), left + 1)
    bottom = max(asset.height_px - round(asset.height_px * crop.bottom), top + 1)
    return left, top, right, bottom


def _made(asset: Asset, wanted: _Wanted, inks: Inks | None) -> Asset:
    from PIL import Image  # with the first picture that is made anew

    box = _box(asset, wanted.crop)
    with Image.open(io.BytesIO(asset.data)) as image:
        scale = wanted.width / (box[2] - box[0])
        if asset.format == "JPEG" and scale < 1:
            # the decoder leaves out what would be thrown away, down to twice what is needed
            image.draft(image.mode, (round(asset.width_px * scale * 2), round(asset.height_px * scale * 2)))
        across, down = image.width / asset.width_px, image.height / asset.height_px
        within = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
        resampled = _smooth(image).resize(
            (wanted.width, wanted.height), Image.Resampling.LANCZOS, within, reducing_gap=3.0
        )
        if inks is not None:
            resampled = inks.picture(resampled)
        wish: Wish = "lossy" if asset.format == "JPEG" else "as its colours are"
        format, written = encoded(resampled, wish, FITTED)
    if wanted.crop == UNCUT and inks is None and len(written.data) >= len(asset.data):
        return asset
    return _of(asset, format, written.size, written.data)


def _is_coloured(asset: Asset, inks: Inks) -> bool:
    """Whether a picture is to be printed in other colours than it has."""
    from PIL import Image  # with the first picture that is made anew

    with Image.open(io.BytesIO(asset.data)) as image:
        return inks.converts(image)


def _smooth(image: Image) -> Image:
    """The picture in a mode whose values can be mixed: no palette, no single bits."""
    match image.mode:
        case "P" | "PA":
            return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
        case "1":
            return image.convert("L")
        case "LA":
            return image.convert("La")
        case "RGBA":
            return image.convert("RGBa")
        case _:
            return image


def _of(asset: Asset, format: Format, size: tuple[int, int], data: bytes) -> Asset:
    digest = hashlib.sha256(data).hexdigest()
    return Asset(asset.path, digest, format, size[0], size[1], 0.0, data)


def _packed(asset: Asset) -> bytes:
    return f"{asset.format} {asset.width_px} {asset.height_px}\n".encode() + asset.data


def _unpacked(asset: Asset, stored: bytes) -> Asset | None:
    head, _, data = stored.partition(b"\n")
    match head.decode("ascii", "replace").split():
        case ["PNG" | "JPEG" as format, width, height] if width.isdigit() and height.isdigit():
            return _of(asset, format, (int(width), int(height)), data)
        case _:
            return None
