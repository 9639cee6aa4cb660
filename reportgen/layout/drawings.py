"""A chart's DRAWING as page items: paths shifted, text set with the report's own fonts."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import assert_never

from reportgen.layout.paragraphs import tag
from reportgen.layout.pieces import moved_item
from reportgen.model.drawing import Drawing, PathOp, TextOp
from reportgen.model.pages import Item, PathItem, TextItem
from reportgen.typeset import SetContext, set_line

# how much of a line's width lies before the anchor point
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def drawing_items(
    drawing: Drawing, x: float, y: float, element: int, context: SetContext
) -> tuple[Item, ...]:
    """The operations of a drawing whose top left corner is at (``x``, ``y``), as parts of one figure."""
    items: list[Item] = []
    for op in drawing.ops:
        match op:
            case PathOp():
                path = PathItem(
                    op.commands, op.fill, op.stroke, op.stroke_width, op.dash, op.clip, element=element
                )
                items.append(moved_item(path, x, y))
            case TextOp():
                if op.text.strip():
                    items.append(moved_item(_text(op, element, context), x, y))
            case _:
                assert_never(op)
    return tuple(items)


def _text(op: TextOp, element: int, context: SetContext) -> TextItem:
    """One line of a chart, its anchor point at the start, middle or end; turned about that point."""
    style = replace(
        context.styles["body"],
        name="chart",
        font=op.font,
        bold=op.bold,
        size=op.size,
        leading=op.size,
        colour=op.colour,
        letter_spacing=0.0,
    )
    line = set_line(op.text, style, context)
    before = line.width * _BEFORE[op.anchor]
    turn = math.radians(op.rotation)
    # y grows downwards, so a counter-clockwise turn leads upwards
    x, y = op.x - before * math.cos(turn), op.y + before * math.sin(turn)
    return TextItem(x, y, tag(line.runs, None), line.width, line.width, element, op.rotation)
