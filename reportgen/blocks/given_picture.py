"""A picture as an editor gives it, file and the part of it to show, and what the report makes of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Protocol

from pydantic import Field

from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import PictureFile
from reportgen.blocks.reading import ShortModel
from reportgen.imaging.crop import crop_to
from reportgen.model.picture import UNCUT, Asset, Crop, Picture
from reportgen.schema import AssetPath, Cropping, Focus

Cropped = Annotated[
    Cropping | None,
    Field(description="裁切：宽比高，如 `16:9`；或左、上、右、下各裁去百分之几，如 `[10%, 0, 10%, 5%]`"),
]
Focused = Annotated[
    Focus | None,
    Field(description="按宽高比裁切时留在中间的一点，从左、从上数：`[30%, 40%]`；不写就是正中"),
]
_MIDDLE = (0.5, 0.5)


class PictureChoice(Protocol):
    """What names a picture and the part of it that is shown: a block, or a part of one."""

    @property
    def file(self) -> AssetPath: ...

    @property
    def crop(self) -> Cropping | None: ...

    @property
    def focus(self) -> Focus | None: ...


class GivenPicture(ShortModel):
    """一幅图片：只写路径，或写 file 和裁切的办法。"""

    short: ClassVar[str] = "file"

    file: PictureFile
    crop: Cropped = None
    focus: Focused = None


def picture_shown(choice: PictureChoice, context: LowerContext) -> Picture | None:
    """The picture, cut as the editor asks; None when the sink was told what is wrong with it."""
    asset = context.asset(choice.file)
    if choice.focus is not None and (choice.crop is None or choice.crop.aspect is None):
        context.sink.report("picture-focus-alone", choice.focus.span)
    return None if asset is None else Picture(asset, _crop(choice, asset))


def _crop(choice: PictureChoice, asset: Asset) -> Crop:
    if choice.crop is None:
        return UNCUT
    if choice.crop.aspect is None:
        return Crop(*choice.crop.edges)
    focus = _MIDDLE if choice.focus is None else (choice.focus.x, choice.focus.y)
    return crop_to(choice.crop.aspect, focus, (asset.width_px, asset.height_px))
