"""Fits words into a box that is theirs alone: the largest size and the fewest cuts, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.charts.look import TEXT_CONTRAST, Look, contrast
from reportgen.charts.metrics import LINE_EM
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.model.drawing import Anchor

_LEAST_SHARE = 0.8  # of the label size; smaller nobody reads in print
_LEAST_CUT = 4  # characters of a name that was cut, "…" among them
_LEAST_IN_LINE = 2  # characters; a column of single ones is no name
_NAMES_SHARE, _HEAD_EM, _ROW_AIR = 0.3, 2.0, 1.12  # of rows with names on the left: see rows_height
_LEAST_CHARACTERS = 2.2  # em; a name cut shorter than this says nothing


@record(frozen=True, slots=True)
class Fitted:
    """Lines of one size; the first ``strong`` of them are bold."""

    lines: tuple[str, ...]
    size: float
    strong: int = 0

    @property
    def height(self) -> float:
        return len(self.lines) * LINE_EM * self.size

    def draw(self, canvas: Canvas, x: float, middle: float, colour: Colour, anchor: Anchor = "start") -> None:
        """Set the lines around the height ``middle``."""
        first = middle + (len(self.lines) - 1) / 2 * LINE_EM * self.size
        for row, line in enumerate(self.lines):
            y = first - row * LINE_EM * self.size
            canvas.text_beside(x, y, line, self.size, colour, bold=row < self.strong, anchor=anchor)


def fitted(name: str, value: str, look: Look, width: float, height: float, most: int = 3) -> Fitted | None:
    """A name over its value in a box; the value gives way before the name, the name is cut last.

    None where not even the beginning of the name finds room.
    """
    for size in _sizes(look):
        for words in ((name, value), (name,)) if value else ((name,),):
            room = int(height / (LINE_EM * size)) - (len(words) - 1)
            if room < 1 or any(look.text.width(word, size) > width for word in words[1:]):
                continue
            lines = look.text.wrap(name, size, width, min(most, room))
            narrow = len(lines) > 1 and any(len(line) < _LEAST_IN_LINE for line in lines)
            fits = all(look.text.width(line, size) <= width for line in lines)
            if _whole(name, lines) and fits and not narrow:
                return Fitted((*lines, *words[1:]), size)
    size = _sizes(look)[-1]
    room = min(int(height / (LINE_EM * size)), most)
    if room < 1 or width < _LEAST_CHARACTERS * size:
        return None
    lines = tuple(line for line in look.text.wrap(name, size, width, room) if line)
    cut = any(line.endswith("…") and len(line) < _LEAST_CUT for line in lines)
    if cut or any(look.text.width(line, size) > width or len(line) < _LEAST_IN_LINE for line in lines):
        return None
    return Fitted(lines, size) if lines else None


def value_fits(value: str, look: Look, width: float, height: float) -> float | None:
    """The size at which a single value fits into a box, None if at none."""
    for size in _sizes(look):
        if look.text.width(value, size) <= width and LINE_EM * size <= height:
            return size
    return None


def legible(fill: Colour, look: Look) -> Colour:
    """A fill lightened as far as words on it need to be read."""
    share = 0.0
    colour = fill
    while share < 1.0 and contrast(look.text_on(colour), colour) < TEXT_CONTRAST:
        share += 0.05
        colour = fill.mixed(WHITE, share)
    return colour


def ranked_tint(rank: int, count: int, look: Look) -> Colour:
    """The first colour of the palette in a tint that gets lighter with the rank: order seen in grey too."""
    share = 0.72 * rank / max(count - 1, 1)
    return legible(look.series_colour(0).mixed(WHITE, share), look)


def rows_named(count: int, band: float, size: float) -> int:
    """Every how many rows of this height one can carry a line of words."""
    return max(-int(-size * LINE_EM // band), 1) if count > 1 else 1


def rows_height(names: Sequence[str], look: Look, width: float) -> float:
    """The height (pt) of a chart of rows on this width in which no name is cut."""
    measure = width * _NAMES_SHARE
    lines = max((len(look.text.wrap(name, look.size, measure, 3)) for name in names), default=1)
    return (_HEAD_EM + len(names) * lines * LINE_EM * _ROW_AIR) * look.size


def name_column(
    names: Sequence[str], look: Look, measure: float, band: float
) -> tuple[tuple[Fitted, ...], float]:
    """Names for a column on the left, in lines no higher than their row; and the width they take."""
    lines = max(int(band / (look.size * LINE_EM)), 1)
    found = []
    for name in names:
        wrapped = look.text.wrap(name, look.size, measure, min(lines, 3))
        found.append(Fitted(tuple(line for line in wrapped if line), look.size))
    widest = max((look.text.width(line, look.size) for f in found for line in f.lines), default=0.0)
    return tuple(found), min(widest, measure)


def _sizes(look: Look) -> tuple[float, ...]:
    return (look.size, look.size * 0.9, look.size * _LEAST_SHARE)


def _whole(name: str, lines: Sequence[str]) -> bool:
    return "".join("".join(lines).split()) == "".join(name.split())
