"""Columns of text: how wide they are, and which of a section's blocks stand in them.

A band is a run of content set in the same columns. What goes across (a section's title, a wide figure) ends
the band above it, whose columns are then made equally high, and begins another one below.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Columns,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from reportgen.record import record
from reportgen.theme.measures import columns_in
from reportgen.theme.theme import Theme


@record(frozen=True, slots=True, eq=False)
class Band:
    """Columns side by side over ``full`` from ``x``: their number, the width of each, the gap between, in pt.

    Compared by identity: two neighbouring bands are balanced each for itself.
    """

    count: int
    x: float
    full: float
    width: float

    @property
    def gap(self) -> float:
        """The gutter; it takes what whole em leave of the measure."""
        return (self.full - self.count * self.width) / (self.count - 1) if self.count > 1 else 0.0


def band_of(theme: Theme, count: int, x: float, measure: float) -> Band:
    """``count`` columns in ``measure``, or as many as leave room for text; each a whole number of em wide."""
    fitting, width = columns_in(theme, count, measure)
    return Band(fitting, x, measure, width)


def goes_across(block: Block, theme: Theme) -> bool:
    """Whether a block stands across all columns."""
    match block:
        case Table() | Figure():
            return block.across or theme.style(block.style).across
        case Heading() | Paragraph() | ListBlock() | Panel() | Grid():
            return theme.style(block.style).across
        case Contents() | EndNotes():
            return True
        case Section() | Columns() | Sheet() | PageBreak() | Index():
            return False


@record(frozen=True, slots=True)
class Run:
    """Blocks that stand in the same ``count`` columns; ``spaced`` when the editor set them apart.

    ``master`` names that of the pages they have to themselves, "" for running pages.
    """

    count: int
    blocks: tuple[Block, ...]
    spaced: bool
    master: str = ""


def runs(section: Section, theme: Theme, measure: float) -> Iterator[Run]:
    """A section as runs of blocks, with inner sections opened up."""
    count = band_of(theme, theme.rules.pages.columns, 0.0, measure).count
    for spot, group in groupby(_spread((section,), _Spot(count), theme, measure), lambda entry: entry[0]):
        yield Run(spot.count, tuple(block for _, block in group), spot.is_columns, spot.master)


@record(frozen=True, slots=True)
class _Spot:
    """How many columns a block stands in, and the block that made them if it was not the layout."""

    count: int
    owner: int | None = None
    master: str = ""

    @property
    def is_columns(self) -> bool:
        return self.owner is not None and not self.master


def _spread(
    blocks: tuple[Block, ...], spot: _Spot, theme: Theme, measure: float
) -> Iterator[tuple[_Spot, Block]]:
    for block in blocks:
        match block:
            case Section():
                yield from _spread(block.content, spot, theme, measure)
            case Columns():
                fit = band_of(theme, block.count, 0.0, measure).count
                # columns inside columns stay as they are, as on the pages
                inside = spot if spot.count > 1 or fit == 1 else _Spot(fit, id(block))
                yield from _spread(block.children, inside, theme, measure)
            case Sheet():
                yield from _spread(block.children, _Spot(1, id(block), block.master), theme, measure)
            case _ if spot.master:
                yield spot, block
            case _:
                yield (_Spot(1) if goes_across(block, theme) else spot), block
