"""Pieces: what FLOW becomes before pages are known, boxes of fixed height that say where a page may end.

A piece's items, marks and enclosures stand in the coordinates of the stack it belongs to (the text
block, a card, a table cell): x from the stack's left edge, y from the piece's own top.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Literal, assert_never

from reportgen.diagnostics import Span
from reportgen.layout.bands import Band
from reportgen.model.colour import Colour
from reportgen.model.drawing import PathCommand
from reportgen.model.flow import FloatPlace, Matter, SectionKind
from reportgen.model.pages import ImageItem, Item, LinkItem, PathItem, RectItem, TextItem
from reportgen.record import record, replace
from reportgen.theme.style import Borders, Edges, Give

_NO_EDGES = Edges()
_NO_BORDERS = Borders()


class Break(IntEnum):
    """What may happen between two pieces; of two wishes the stronger (greater) one counts."""

    FREE = 0  # a page may end here
    AVOID = 1  # only when the page would end far too early otherwise
    NEVER = 2  # only when nothing else is possible
    PAGE = 3  # a new page begins here
    RECTO = 4  # a new right-hand page begins here


@record(frozen=True, slots=True)
class Landmark:
    """The target of references and links named ``anchor``; x, y in pt."""

    anchor: str
    x: float
    y: float


@record(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; ``level`` counts from 1."""

    title: str
    level: int
    x: float
    y: float


@record(frozen=True, slots=True)
class Extent:
    """The box that a structure element (a figure, a table) takes up on its page."""

    key: int
    x: float
    y: float
    width: float
    height: float


@record(frozen=True, slots=True)
class SectionStart:
    """A section or topic begins: from here on running heads say ``title``."""

    title: str
    kind: SectionKind


@record(frozen=True, slots=True)
class MatterStart:
    """Pages are from here on of this part of the book; ``label`` replaces their numbers ("封面")."""

    matter: Matter
    label: str = ""


Mark = Landmark | Bookmark | Extent | SectionStart | MatterStart


@record(frozen=True, slots=True)
class Elastic:
    """A piece that may be built again: ``resize`` takes a height in pt from ``minimum`` to ``maximum``."""

    minimum: float
    maximum: float
    resize: Callable[[float], Piece]


@record(frozen=True, slots=True)
class FootNote:
    """A footnote: ``pieces`` are its lines, in the coordinates of the text block."""

    key: str
    pieces: tuple[Piece, ...]


# where a figure was moved: to begin a page, to end one; or it was, in vain, and stays among the text
Moved = Literal["", "head", "foot", "settled"]


@record(frozen=True, slots=True)
class Floating:
    """A figure that may move: its structure key, where to, and where it was moved."""

    key: int
    place: FloatPlace
    moved: Moved = ""


@record(frozen=True, slots=True)
class Piece:
    """Something that is not split over pages, ``before`` and ``after`` being the space wished around it.

    ``enclosures`` are the boxes it stands in, outermost first. ``break_after`` is how it clings to
    what follows (headings), ``break_before`` how it clings to what precedes (a paragraph's second line).
    ``notes`` are the footnotes marked in it, which belong at the foot of the page it comes to stand on.
    ``floating`` is one for all pieces of a figure that may move.
    ``give``: how the spaces around it may change. ``baseline``: where the baseline of a line of running text
    lies below its top, if it keeps to the page's grid. ``band``: the columns it stands in, x counted from
    its own column's edge. ``master`` names that of the page it must stand on, "" for running pages.
    ``spring``: what is left of a page that a section has to itself goes here.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    break_before: Break = Break.FREE
    break_after: Break = Break.FREE
    enclosures: tuple[Enclosure, ...] = ()
    marks: tuple[Mark, ...] = ()
    elastic: Elastic | None = None
    span: Span | None = None
    notes: tuple[FootNote, ...] = ()
    floating: Floating | None = None
    give: Give | None = None
    baseline: float | None = None
    band: Band | None = None
    master: str = ""
    spring: bool = False


@record(frozen=True, slots=True, eq=False)
class Enclosure:
    """A box around a run of pieces; where a page ends inside it, its ground is closed and opened again.

    Compared by identity: two equal looking panels are two boxes. ``insets`` are padding and border;
    ``repeat`` (a table's header, a panel's title with 续, as artifacts) is set at the top of every further
    page, and above the box ``continued``, which says what goes on there.
    ``cut``: whether its rules close each part of it (a table) or only its true ends (a panel, which
    would else look like two).
    """

    x: float
    width: float
    insets: Edges = _NO_EDGES
    before: float = 0.0
    after: float = 0.0
    give: Give | None = None
    background: Colour | None = None
    borders: Borders = _NO_BORDERS
    radius: float = 0.0
    repeat: Piece | None = None
    continued: Piece | None = None
    cut: Literal["closed", "open"] = "closed"


def break_between(upper: Piece, lower: Piece) -> Break:
    """What may happen between two neighbours; pages of another kind are other pages."""
    wish = max(upper.break_after, lower.break_before)
    return wish if upper.master == lower.master else max(wish, Break.PAGE)


def same_figure(one: Floating | None, other: Floating | None) -> bool:
    """Whether two pieces are parts of one figure that may move."""
    return one is not None and other is not None and one.key == other.key


def shared_depth(upper: Piece, lower: Piece) -> int:
    """How many enclosures two neighbours have in common."""
    depth = 0
    for one, other in zip(upper.enclosures, lower.enclosures, strict=False):
        if one is not other:
            break
        depth += 1
    return depth


def moved_item(item: Item, dx: float, dy: float) -> Item:
    """The same item, shifted."""
    match item:
        case PathItem():
            clip = item.clip
            if clip is not None:
                clip = (clip[0] + dx, clip[1] + dy, clip[2], clip[3])
            return replace(item, commands=tuple(_moved(c, dx, dy) for c in item.commands), clip=clip)
        case TextItem():
            # a report is lines, each moved twice; ``replace`` takes four times as long
            return TextItem(
                item.x + dx,
                item.y + dy,
                item.runs,
                item.width,
                item.measure,
                item.element,
                item.rotation,
                item.span,
                item.artifact,
            )
        case RectItem() | ImageItem() | LinkItem():
            return replace(item, x=item.x + dx, y=item.y + dy)
        case _:
            assert_never(item)


def _moved(command: PathCommand, dx: float, dy: float) -> PathCommand:
    """A path command with all its points shifted."""
    shift = (dx, dy)
    return (command[0], *(float(v) + shift[i % 2] for i, v in enumerate(command[1:])))


def moved_mark(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark, shifted."""
    match mark:
        case SectionStart() | MatterStart():
            return mark
        case Landmark():
            return Landmark(mark.anchor, mark.x + dx, mark.y + dy)
        case Bookmark():
            return Bookmark(mark.title, mark.level, mark.x + dx, mark.y + dy)
        case Extent():
            return replace(mark, x=mark.x + dx, y=mark.y + dy)
        case _:
            assert_never(mark)


def as_repeated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as artifacts, without any tie to the structure: a repeated header is read once only."""
    freed: list[Item] = []
    for item in items:
        match item:
            case LinkItem():
                continue
            case TextItem():
                runs = tuple(replace(run, element=None) for run in item.runs)
                freed.append(replace(item, element=None, artifact="repeated", runs=runs))
            case RectItem() | PathItem() | ImageItem():
                freed.append(replace(item, element=None, artifact="repeated"))
            case _:
                assert_never(item)
    return tuple(freed)
