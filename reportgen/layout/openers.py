"""A section's opening page: title on its coloured ground, what follows clear below it."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.frames import Frame
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.stack import total_height
from reportgen.model.pages import Item, RectItem
from reportgen.record import record, replace

# edges that are to be one, in pt
_TOUCHING = 0.5


@record(frozen=True, slots=True)
class Opening:
    """The title's pieces and the page's decorations, fitted to each other."""

    title: tuple[Piece, ...]
    decorations: tuple[Item, ...]


def opening(title: Sequence[Piece], frame: Frame, decorations: Sequence[Item], clearance: float) -> Opening:
    """Fit title and ground: a title too high for its ground makes it higher, and the text begins
    ``clearance`` (pt) below the ground's edge.
    """
    bottom = frame.y + total_height(title)
    grounds = [d for d in decorations if isinstance(d, RectItem) and _carries(d, frame)]
    if not grounds or title[-1].enclosures:
        return Opening(tuple(title), tuple(decorations))
    ground = max(grounds, key=lambda g: g.y + g.height)
    edge = max(ground.y + ground.height, bottom + clearance / 2)
    after = max(title[-1].after, edge + clearance - bottom)
    return Opening(
        (*title[:-1], replace(title[-1], after=after)),
        tuple(_grown(item, ground, edge - ground.y - ground.height) for item in decorations),
    )


def _grown(item: Item, ground: RectItem, by: float) -> Item:
    """A decoration beside a ground made higher: what ends with it grows too, what begins there moves."""
    if not isinstance(item, RectItem) or by <= 0:
        return item
    edge = ground.y + ground.height
    if abs(item.y + item.height - edge) < _TOUCHING and item.y < edge:
        return replace(item, height=item.height + by)
    if abs(item.y - edge) < _TOUCHING:
        return replace(item, y=item.y + by)
    return item


def title_end(pieces: Sequence[Piece], start: int) -> int:
    """The index after a section's title: the title is the first run of lines that nothing parts."""
    end = start
    while end + 1 < len(pieces) and pieces[end + 1].break_before is Break.NEVER:
        if pieces[end].break_after is Break.NEVER:
            break
        end += 1
    return end + 1


def _carries(ground: RectItem, frame: Frame) -> bool:
    """Whether the title stands on this area: it spans the measure, and is no tint of the whole page."""
    spans = ground.x <= frame.x and ground.x + ground.width >= frame.x + frame.width
    bottom = ground.y + ground.height
    return spans and ground.y <= frame.y < bottom < frame.y + frame.height / 2
