"""Page masters to frames: where the text block stands on a left-hand and on a right-hand page."""

from __future__ import annotations

from reportgen.model.pages import Item, RectItem
from reportgen.record import record, replace
from reportgen.theme.style import Decoration, PageMaster, Side

# an area this near to the page's edge (pt) was meant to reach it
_AT_EDGE = 0.5


@record(frozen=True, slots=True)
class Frame:
    """The text block on a page: left and top edge from the page's, width and height, in pt."""

    x: float
    y: float
    width: float
    height: float


def side_of(index: int) -> Side:
    """The first page (index 0) is a right-hand page."""
    return "verso" if index % 2 else "recto"


def frame_of(master: PageMaster, side: Side, measure: float) -> Frame:
    """The text block; what the margins leave beyond ``measure`` goes to both of them alike."""
    left = master.margins.right if _swapped(master, side) else master.margins.left
    top = master.margins.top if master.content_top is None else master.content_top
    spare = _between(master) - measure
    return Frame(left + spare / 2, top, measure, master.height - top - master.margins.bottom)


def decoration_items(master: PageMaster, side: Side, bleed: float) -> tuple[Item, ...]:
    """The master's coloured areas, as artifacts; at the page's edge they run on by ``bleed``."""
    swapped = _swapped(master, side)
    return tuple(_bled(_area(d, master, swapped), master, bleed) for d in master.decorations)


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


def _bled(area: RectItem, master: PageMaster, bleed: float) -> RectItem:
    """The area with its edges that lie on the page's moved out."""
    left = bleed if area.x <= _AT_EDGE else 0.0
    top = bleed if area.y <= _AT_EDGE else 0.0
    right = bleed if area.x + area.width >= master.width - _AT_EDGE else 0.0
    bottom = bleed if area.y + area.height >= master.height - _AT_EDGE else 0.0
    return replace(
        area,
        x=area.x - left,
        y=area.y - top,
        width=area.width + left + right,
        height=area.height + top + bottom,
    )


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
