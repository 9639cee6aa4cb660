"""Pictures as FLOW holds them: a file read and checked, and what of it is shown."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from reportgen.model.drawing import Drawing
from reportgen.record import record


@record(frozen=True, slots=True)
class Asset:
    """A picture file, read and checked. Sizes in pixels; ``dpi`` as stored in the file, 0 if none.

    A page of a PDF has its vectors in ``form``, a PDF of that one page, beside the pixels for who cannot take
    them. An SVG that paths and words can show is a ``drawing``; its ``data`` are empty, its sizes in pt.
    """

    path: str
    sha256: str
    format: Literal["PNG", "JPEG", "SVG"]
    width_px: int
    height_px: int
    dpi: float
    data: bytes = field(repr=False)
    form: bytes | None = field(default=None, repr=False)
    drawing: Drawing | None = field(default=None, repr=False)

    @property
    def is_vector(self) -> bool:
        """Whether it is as sharp at any size."""
        return self.form is not None or self.drawing is not None


@record(frozen=True, slots=True)
class Crop:
    """What is cut away of a picture: shares of its width left and right, of its height top and bottom."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        """The share of the width that is left."""
        return 1 - self.left - self.right

    @property
    def height(self) -> float:
        """The share of the height that is left."""
        return 1 - self.top - self.bottom


UNCUT = Crop()


@record(frozen=True, slots=True)
class Picture:
    """A picture, or a part of one, as the content of a figure."""

    asset: Asset
    crop: Crop = UNCUT

    @property
    def aspect(self) -> float:
        """Height over width of what is shown."""
        shown = self.asset.width_px * self.crop.width
        return self.asset.height_px * self.crop.height / shown
