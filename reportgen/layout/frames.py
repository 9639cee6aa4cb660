"""Page masters to frames: where the text block stands on a left-hand and on a right-hand page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from reportgen.model.pages import Item, RectItem
from reportgen.theme.style import Decoration, PageMaster
from reportgen.theme.theme import Theme

Side = Literal["recto", "verso"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The text block on a page: left and top edge from the page's, width and height, in pt."""

    x: float
    y: float
    width: float
    height: float


def side_of(index: int) -> Side:
    """The first page (index 0) is a right-hand page."""
    return "verso" if index % 2 else "recto"


def measure_of(theme: Theme) -> float:
    """The width of the text block: a whole number of em of the body text (clreq §3.6.2)."""
    master = theme.rules.masters["page"]
    em = theme.style("body").size
    return math.floor((_between(master) + 1e-6) / em) * em


def frame_of(master: PageMaster, side: Side, measure: float) -> Frame:
    """The text block; what the margins leave beyond ``measure`` goes to both of them alike."""
    left = master.margins.right if _swapped(master, side) else master.margins.left
    top = master.margins.top if master.content_top is None else master.content_top
    spare = _between(master) - measure
    return Frame(left + spare / 2, top, measure, master.height - top - master.margins.bottom)


def decoration_items(master: PageMaster, side: Side) -> tuple[Item, ...]:
    """The master's coloured areas, as artifacts."""
    return tuple(_area(d, master, _swapped(master, side)) for d in master.decorations)


def inner_is_left(master: PageMaster, side: Side) -> bool:
    """Whether the binding is at the left: always, unless the master is mirrored and the page a verso."""
    return not _swapped(master, side)


def _swapped(master: PageMaster, side: Side) -> bool:
    return master.mirrored and side == "verso"


def _between(master: PageMaster) -> float:
    """The width between the side margins."""
    return master.width - master.margins.left - master.margins.right


def _area(decoration: Decoration, master: PageMaster, swapped: bool) -> RectItem:
    before, after = decoration.left, decoration.right
    if swapped:
        before, after = after, before
    x, width = _stretch(before, after, decoration.width, master.width)
    y, height = _stretch(decoration.top, decoration.bottom, decoration.height, master.height)
    return RectItem(x, y, width, height, fill=decoration.colour)


def _stretch(
    before: float | None, after: float | None, size: float | None, whole: float
) -> tuple[float, float]:
    """Start and length from the distances to both edges and the length, of which some may be unset."""
    if size is None:
        start = before or 0.0
        return start, max(whole - start - (after or 0.0), 0.0)
    if before is None and after is not None:
        return whole - after - size, size
    return before or 0.0, size
