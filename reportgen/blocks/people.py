"""People: name and post of each, with a portrait and words about them where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.given_picture import GivenPicture, picture_shown
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.blocks.reading import ShortModel
from reportgen.imaging.crop import crop_to
from reportgen.model.flow import Block, Figure, Grid, Panel, Paragraph
from reportgen.model.picture import Asset, Picture
from reportgen.schema import AssetPath, RichText

# how wide a portrait is beside words about the person
_PORTRAIT = 0.17
_MOST_ABREAST = 4
# stands for who has no photo among others who have one
_NO_PHOTO = "assets/pictures/person.svg"
# where a face is in a portrait, in shares from the left and from the top
_FACE = (0.5, 0.35)
_FEW = 2  # people whose portraits are no larger than those of four


class Person(ShortModel):
    """一个人：name 是姓名，post 是职务，portrait 是照片，text 是介绍。"""

    short: ClassVar[str] = "name"

    name: RichText = Field(description="姓名")
    post: RichText | None = Field(None, description="职务、单位")
    portrait: GivenPicture | None = Field(
        None, description="照片，可以不写；高宽比不一样的裁成一样，写了 crop 的照它裁"
    )
    text: RichText | None = Field(None, description="介绍，一段或几段；有人写了介绍，就每人一行，照片在左边")


class PeopleBlock(BlockModel):
    """人物：姓名、职务，可以有照片和介绍。没有介绍时几个人并排。

    ```yaml
    - people:
        - {name: 张三, post: 示例研究所所长}
        - {name: 李四, post: 示例大学教授}
    ```
    """

    name: ClassVar[str] = "people"
    words: ClassVar[str] = "人物"
    short: ClassVar[str] = "people"

    people: tuple[Person, ...] = Field(description="各人；只写姓名也行")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.people:
            tell_empty(self, "people", context)
            return ()
        if any(person.text is not None for person in self.people):
            return (self._rows(context),)
        portraits = _portraits(self.people, context)
        stand_in = _stand_in(portraits, context)
        cells = []
        for person, portrait in zip(self.people, portraits, strict=True):
            children: tuple[Block, ...] = _shown(portrait or stand_in, person, context)
            children += _words(person, context)
            cells.append(Panel(children, "person", span=person.span))
        few = len(cells) <= _FEW and any(portraits)
        columns = _MOST_ABREAST if few else _abreast(len(cells))
        widths = (1 / columns,) * columns
        return (Grid(columns, tuple(cells), "people", widths, span=self.span),)

    def _rows(self, context: LowerContext) -> Grid:
        """A row for each person, what is said beside the portrait."""
        portraits = _portraits(self.people, context)
        with_portraits = any(portraits)
        cells = []
        for person, portrait in zip(self.people, portraits, strict=True):
            if with_portraits:
                cells.append(Panel(_shown(portrait, person, context), "cell", span=person.span))
            cells.append(Panel(_words(person, context), "person", span=person.span))
        widths = (_PORTRAIT, 1 - _PORTRAIT) if with_portraits else (1.0,)
        return Grid(len(widths), tuple(cells), "people", widths, span=self.span)


def _abreast(count: int) -> int:
    """As many side by side as leave no row much shorter than the others: 5 are 3 + 2, 9 are 3 + 3 + 3."""
    rows = -(-count // _MOST_ABREAST)
    return -(-count // rows)


def _portraits(people: Sequence[Person], context: LowerContext) -> list[Picture | None]:
    """The portrait of each, all of one shape so that names stand on one line; None for who has none.

    The shape is that of the first an editor cut, else the middle one of all.
    """
    given = [person.portrait for person in people]
    found = [None if choice is None else picture_shown(choice, context) for choice in given]
    is_cut = [choice is not None and choice.crop is not None for choice in given]
    cut = [picture.aspect for picture, own in zip(found, is_cut, strict=True) if picture and own]
    shapes = cut[:1] or sorted(picture.aspect for picture in found if picture)
    return [
        picture if picture is None or own else _cut(picture.asset, shapes[len(shapes) // 2])
        for picture, own in zip(found, is_cut, strict=True)
    ]


def _stand_in(portraits: Sequence[Picture | None], context: LowerContext) -> Picture | None:
    """What stands for who has no portrait among those who have one."""
    shape = next((portrait.aspect for portrait in portraits if portrait), 0.0)
    nobody = context.asset(AssetPath(_NO_PHOTO)) if shape and None in portraits else None
    return None if nobody is None else _cut(nobody, shape)


def _cut(asset: Asset, shape: float) -> Picture:
    """The part of a portrait around the face that is ``shape`` times as high as wide."""
    return Picture(asset, crop_to(1 / shape, _FACE, (asset.width_px, asset.height_px)))


def _shown(portrait: Picture | None, person: Person, context: LowerContext) -> tuple[Figure, ...]:
    """A portrait as wide as its cell; what stands for one is an ornament."""
    if portrait is None:
        return ()
    alt, span = "", person.span
    if person.portrait is not None:
        alt, span = f"{context.plain(person.name)}的照片", person.portrait.file.span
    return (Figure(portrait, alt, "picture", 1.0, portrait.aspect, span=span),)


def _words(person: Person, context: LowerContext) -> tuple[Paragraph, ...]:
    said = [Paragraph(context.inline(person.name), "person.name", span=person.name.span)]
    if person.post is not None:
        said.append(Paragraph(context.inline(person.post), "person.post", span=person.post.span))
    if person.text is not None:
        said += paragraphs_of(person.text, "person.text", context)
    return tuple(said)
