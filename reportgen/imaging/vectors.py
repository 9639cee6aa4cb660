"""A drawing at another size, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.model.drawing import Box, Drawing, PathCommand, PathOp, TextOp
from reportgen.model.picture import UNCUT, Crop


def placed(drawing: Drawing, crop: Crop, width: float) -> Drawing:
    """The part of a drawing that ``crop`` leaves, ``width`` pt wide. Words that begin outside it go."""
    scale = width / (drawing.width * crop.width)
    left, top = drawing.width * crop.left, drawing.height * crop.top
    height = drawing.height * crop.height * scale
    view = None if crop == UNCUT else (0.0, 0.0, width, height)
    return Drawing(width, height, tuple(_moved(drawing, left, top, scale, view)))


def _moved(
    drawing: Drawing, left: float, top: float, scale: float, view: Box | None
) -> Iterator[PathOp | TextOp]:
    for op in drawing.ops:
        match op:
            case PathOp():
                clip = None
                if op.clip is not None:
                    x, y, width, height = op.clip
                    clip = ((x - left) * scale, (y - top) * scale, width * scale, height * scale)
                yield replace(
                    op,
                    commands=tuple(_command(each, left, top, scale) for each in op.commands),
                    stroke_width=op.stroke_width * scale,
                    dash=tuple(each * scale for each in op.dash),
                    clip=view if clip is None else clip if view is None else _both(clip, view),
                )
            case TextOp():
                x, y = (op.x - left) * scale, (op.y - top) * scale
                if view is None or (0 <= x <= view[2] and 0 <= y <= view[3]):
                    yield replace(op, x=x, y=y, size=op.size * scale)


def _command(command: PathCommand, left: float, top: float, scale: float) -> PathCommand:
    values = (float(value) for value in command[1:])
    moved = ((value - (top if index % 2 else left)) * scale for index, value in enumerate(values))
    return (command[0], *moved)


def _both(one: Box, other: Box) -> Box:
    """The area that two boxes share, without any where they share none."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    return left, top, max(right - left, 0.0), max(bottom - top, 0.0)
