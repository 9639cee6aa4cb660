"""A chart's DRAWING as page items: paths shifted, text set with the report's own fonts."""

from __future__ import annotations

import math
from typing import assert_never

from reportgen.layout.lineitems import tag
from reportgen.layout.pieces import moved_item
from reportgen.model.colour import Colour
from reportgen.model.drawing import Drawing, PathOp, TextOp
from reportgen.model.pages import Item, PathItem, TextItem
from reportgen.record import replace
from reportgen.theme.style import Style
from reportgen.typeset import Line, SetContext, set_line

# how much of a line's width lies before the anchor point
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def drawing_items(
    drawing: Drawing, x: float, y: float, element: int | None, context: SetContext
) -> tuple[Item, ...]:
    """The operations of a drawing whose top left corner is at (``x``, ``y``), as parts of one figure."""
    items: list[Item] = []
    words = _Words(context)
    for op in drawing.ops:
        match op:
            case PathOp():
                path = PathItem(
                    op.commands, op.fill, op.stroke, op.stroke_width, op.dash, op.clip, element, rule=op.rule
                )
                items.append(moved_item(path, x, y) if x or y else path)
            case TextOp():
                if op.text.strip():
                    items.append(_placed(op, words.line(op), x, y, element))
            case _:
                assert_never(op)
    return tuple(items)


def _placed(op: TextOp, line: Line, x: float, y: float, element: int | None) -> TextItem:
    """One line of a chart, its anchor point at the start, middle or end; turned about that point."""
    before = line.width * _BEFORE[op.anchor]
    turn = math.radians(op.rotation)
    # y grows downwards, so a counter-clockwise turn leads upwards
    left, base = op.x - before * math.cos(turn), op.y + before * math.sin(turn)
    runs = tag(line.runs, None)
    return TextItem(x + left, y + base, runs, line.width, line.width, element, op.rotation)


class _Words:
    """Sets the lines of a drawing, equal ones once: axis numbers and values come many times over."""

    def __init__(self, context: SetContext) -> None:
        self._context = context
        self._styles: dict[tuple[str, bool, float, Colour], Style] = {}
        self._lines: dict[tuple[str, str, bool, float, Colour], Line] = {}

    def line(self, op: TextOp) -> Line:
        """The words of ``op`` as one line."""
        key = (op.text, op.font, op.bold, op.size, op.colour)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = set_line(op.text, self._style(op), self._context)
        return found

    def _style(self, op: TextOp) -> Style:
        key = (op.font, op.bold, op.size, op.colour)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = replace(
                self._context.styles["body"],
                name="chart",
                font=op.font,
                bold=op.bold,
                size=op.size,
                leading=op.size,
                colour=op.colour,
                letter_spacing=0.0,
                align="start",
            )
        return found
