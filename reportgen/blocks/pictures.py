"""Several pictures in rows under one caption, each with its letter: (a), (b) …"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Alt, Anchored, NoteBelow, PictureFile, SourceBelow
from reportgen.blocks.figure import alt_of, picture_in_cell
from reportgen.blocks.given_picture import Cropped, Focused
from reportgen.blocks.paragraphs import notes_below
from reportgen.blocks.reading import ShortModel
from reportgen.diagnostics import Span
from reportgen.model.flow import Block, Figure, Grid, Panel, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import Integer, RichText

LEAST, MOST = 2, 4
# a picture in a row is not narrower than this share, however tall it is
_LEAST_SHARE = 0.15
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class PicturePart(ShortModel):
    """一幅：file 是图片，caption 是分图题，alt 是给看不见图的读者的话。"""

    short: ClassVar[str] = "file"

    file: PictureFile
    caption: RichText | None = Field(None, description="分图题，前面自动加 (a)、(b)……")
    alt: Alt = None
    crop: Cropped = None
    focus: Focused = None


class PicturesBlock(BlockModel):
    """组图：几幅图片排成一行或几行，共有一个图题，各有分图题 (a)、(b)……。
    同一行的图片最好一样高宽比，不一样就用 crop 裁成一样。

    ```yaml
    - pictures:
        - {file: pictures/forum.png, caption: 主会场, alt: 会场全景}
        - {file: pictures/forum.png, caption: 分会场, alt: 分会场全景}
      caption: 论坛现场
    ```
    """

    name: ClassVar[str] = "pictures"
    words: ClassVar[str] = "组图"
    short: ClassVar[str] = "pictures"

    pictures: tuple[PicturePart, ...] = Field(description="各幅图片")
    columns: Integer | None = Field(None, description="一行几幅，2 到 4，不写就按幅数分匀，最多 3 幅一行")
    caption: RichText | None = Field(None, description="共有的图题，自动编号")
    note: NoteBelow = None
    source: SourceBelow = None
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.pictures:
            tell_empty(self, "pictures", context)
            return ()
        columns = self._columns(context)
        lettered = any(part.caption is not None for part in self.pictures)
        cells = []
        for index, part in enumerate(self.pictures):
            alt = alt_of(part.alt, part.caption or self.caption, part.file, context)
            children: tuple[Block, ...] = picture_in_cell(part, alt, context)
            if lettered:
                children += (legend(index, part.caption, part.file.span, context),)
            cells.append(Panel(children, "cell", span=part.span))
        caption = context.caption_if_any("figure", self.caption, self.id)
        grid = Grid(
            columns,
            tuple(cells),
            "pictures",
            _widths(cells, columns),
            caption,
            notes_below(self.note, self.source, context),
            span=self.span,
        )
        return (grid,)

    def _columns(self, context: LowerContext) -> int:
        if self.columns is None:
            # four make a square, others rows of three
            return {1: 1, 2: 2, 4: 2}.get(len(self.pictures), 3)
        columns = self.columns.value
        if not LEAST <= columns <= MOST:
            context.sink.report("pictures-columns", self.columns.span, columns=str(columns))
        return min(max(columns, LEAST), MOST)


def legend(index: int, text: RichText | None, span: Span, context: LowerContext) -> Paragraph:
    """The line below one of several figures: its letter, then its own title."""
    letter = _LETTERS[index % len(_LETTERS)] * (index // len(_LETTERS) + 1)
    runs = () if text is None else (TextRun(" ", span=span), *context.inline(text))
    return Paragraph((TextRun(f"({letter})", span=span), *runs), "caption.part", span=span)


def _widths(cells: Sequence[Panel], columns: int) -> tuple[float, ...]:
    """Shares that make the pictures of a single row equally high; else all columns alike."""
    shapes = [1 / figure.aspect for cell in cells for figure in cell.children if isinstance(figure, Figure)]
    if len(cells) != columns or len(shapes) != columns:
        return (1 / columns,) * columns
    shares = [max(shape / sum(shapes), _LEAST_SHARE) for shape in shapes]
    return tuple(share / sum(shares) for share in shares)
