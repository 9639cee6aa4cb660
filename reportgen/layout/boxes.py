"""Draws boxes (background, borders, rounded corners) as page items; all of them are artifacts."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reportgen.model.colour import Colour
from reportgen.model.drawing import Box, PathCommand
from reportgen.model.pages import Item, PathItem, RectItem
from reportgen.theme.style import Border, Borders, Edges, Style

_NO_BORDERS = Borders()
_NO_EDGES = Edges()


def insets(style: Style) -> Edges:
    """From the edge of a style's box to its content: border and padding."""
    padding, borders = style.padding, style.borders
    if borders == _NO_BORDERS:
        return padding
    return Edges(
        padding.top + _thickness(borders.top),
        padding.right + _thickness(borders.right),
        padding.bottom + _thickness(borders.bottom),
        padding.left + _thickness(borders.left),
    )


def boxed(style: Style) -> bool:
    """Whether a style draws a box around its content."""
    return style.background is not None or style.borders != _NO_BORDERS or style.padding != _NO_EDGES


def box_items(box: Box, background: Colour | None, borders: Borders, radius: float) -> tuple[Item, ...]:
    """The background of a box, then its rules, which lie inside its edges."""
    x, y, width, height = box
    radius = min(radius, width / 2, height / 2)
    outline = _uniform(borders)
    if outline is not None and radius > 0:
        half = outline.width / 2
        rounded = RectItem(
            x + half,
            y + half,
            width - outline.width,
            height - outline.width,
            fill=background,
            stroke=outline.colour,
            stroke_width=outline.width,
            radius=radius,
        )
        return (rounded,)
    items: list[Item] = []
    if background is not None:
        items.append(RectItem(x, y, width, height, fill=background, radius=radius))
    if radius > 0 and borders.left is not None and borders.left.width < radius:
        items.append(_rounded_bar(box, borders.left, radius))
        borders = Borders(top=borders.top, right=borders.right, bottom=borders.bottom)
    return (*items, *_rules(box, borders))


def _rules(box: Box, borders: Borders) -> Iterator[RectItem]:
    """The rules of a box, each lying inside its edge."""
    x, y, width, height = box
    top, right, bottom, left = borders.top, borders.right, borders.bottom, borders.left
    if top is not None:
        yield rule(x, y, width, top)
    if bottom is not None:
        yield rule(x, y + height - bottom.width, width, bottom)
    if left is not None:
        yield RectItem(x, y, left.width, height, fill=left.colour)
    if right is not None:
        yield RectItem(x + width - right.width, y, right.width, height, fill=right.colour)


def rule(x: float, y: float, width: float, border: Border) -> RectItem:
    """A horizontal rule whose upper edge is at ``y``."""
    return RectItem(x, y, width, border.width, fill=border.colour)


def _thickness(border: Border | None) -> float:
    return border.width if border is not None else 0.0


def _uniform(borders: Borders) -> Border | None:
    """The one border that goes all around, if there is one."""
    sides = (borders.top, borders.right, borders.bottom, borders.left)
    first = sides[0]
    if first is not None and first.width > 0 and all(side == first for side in sides):
        return first
    return None


def _rounded_bar(box: Box, border: Border, radius: float) -> PathItem:
    """A rule along the left edge that follows the rounded corners of its box."""
    x, y, _, height = box
    # the part of the quarter circle from its leftmost point to the rule's right edge
    angle = math.acos(1 - border.width / radius)
    handle = 4 / 3 * math.tan(angle / 4) * radius
    right, rise = x + border.width, radius * math.sin(angle)
    upper, lower = y + radius, y + height - radius
    # the curve's direction at its right end
    along_x, along_y = handle * math.sin(angle), handle * math.cos(angle)
    commands: tuple[PathCommand, ...] = (
        ("M", x, upper),
        ("C", x, upper - handle, right - along_x, upper - rise + along_y, right, upper - rise),
        ("L", right, lower + rise),
        ("C", right - along_x, lower + rise - along_y, x, lower + handle, x, lower),
        ("Z",),
    )
    return PathItem(commands, fill=border.colour)
