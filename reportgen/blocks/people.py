"""People: name and post of each, with a portrait and words about them where there are any."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.figure import picture_in_cell
from reportgen.blocks.given_picture import GivenPicture
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import Block, Grid, Panel, Paragraph
from reportgen.schema import RichText

# how wide a portrait is beside words about the person
_PORTRAIT = 0.17
_MOST_ABREAST = 4
_FEW = 2  # people whose portraits are no larger than those of four


class Person(ShortModel):
    """一个人：name 是姓名，post 是职务，portrait 是照片，text 是介绍。"""

    short: ClassVar[str] = "name"

    name: RichText = Field(description="姓名")
    post: RichText | None = Field(None, description="职务、单位")
    portrait: GivenPicture | None = Field(None, description="照片，可以不写")
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
        cells = []
        for person in self.people:
            children = (*_portrait(person, context), *_words(person, context))
            cells.append(Panel(children, "person", span=person.span))
        few = len(cells) <= _FEW and any(person.portrait is not None for person in self.people)
        columns = _MOST_ABREAST if few else _abreast(len(cells))
        widths = (1 / columns,) * columns
        return (Grid(columns, tuple(cells), "people", widths, span=self.span),)

    def _rows(self, context: LowerContext) -> Grid:
        """A row for each person, what is said beside the portrait."""
        with_portraits = any(person.portrait is not None for person in self.people)
        cells = []
        for person in self.people:
            if with_portraits:
                cells.append(Panel(_portrait(person, context), "cell", span=person.span))
            cells.append(Panel(_words(person, context), "person", span=person.span))
        widths = (_PORTRAIT, 1 - _PORTRAIT) if with_portraits else (1.0,)
        return Grid(len(widths), tuple(cells), "people", widths, span=self.span)


def _abreast(count: int) -> int:
    """As many side by side as leave no row much shorter than the others: 5 are 3 + 2, 9 are 3 + 3 + 3."""
    rows = -(-count // _MOST_ABREAST)
    return -(-count // rows)


def _portrait(person: Person, context: LowerContext) -> tuple[Block, ...]:
    if person.portrait is None:
        return ()
    return picture_in_cell(person.portrait, f"{context.plain(person.name)}的照片", context)


def _words(person: Person, context: LowerContext) -> tuple[Paragraph, ...]:
    said = [Paragraph(context.inline(person.name), "person.name", span=person.name.span)]
    if person.post is not None:
        said.append(Paragraph(context.inline(person.post), "person.post", span=person.post.span))
    if person.text is not None:
        said += paragraphs_of(person.text, "person.text", context)
    return tuple(said)
