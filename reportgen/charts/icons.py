"""Icons of pictograms: named shapes of our own, or an editor's SVG path data; fitted into a unit square."""

from __future__ import annotations

from functools import lru_cache

from reportgen.model.drawing import PathCommand

# Drawn on a grid of 24 by 24, y downwards as in SVG.
ICONS: dict[str, str] = {
    "circle": "M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z",
    "square": "M3 3H21V21H3Z",
    "person": (
        "M12 2A4 4 0 1 1 12 10A4 4 0 1 1 12 2ZM4.5 22V18A6.5 6.5 0 0 1 11 11.5H13A6.5 6.5 0 0 1 19.5 18V22Z"
    ),
    "building": (
        "M4 22V2H14V22ZM15.2 22V9H21V22ZM6.5 5V7.5H8.3V5ZM9.7 5V7.5H11.5V5ZM6.5 10V12.5H8.3V10Z"
        "M9.7 10V12.5H11.5V10Z"
        "M6.5 15V17.5H8.3V15ZM9.7 15V17.5H11.5V15ZM17.2 12V14.5H19V12ZM17.2 17V19.5H19V17Z"
    ),
    "document": "M5 2H14V8H20V22H5ZM15.5 2L20 6.5H15.5Z",
    "star": ("M12 1.5L15.1 8.3L22.5 9.2L17 14.2L18.5 21.5L12 17.9L5.5 21.5L7 14.2L1.5 9.2L8.9 8.3Z"),
    "coin": (
        "M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2ZM8 6.5L11 11.5H8V13H11.2V14.5H8V16H11.2V19H12.8V16H16V14.5"
        "H12.8V13H16V11.5H13L16 6.5H14.2L12 10.3L9.8 6.5Z"
    ),
    "house": "M12 2L23 11.5H20V22H14V15H10V22H4V11.5H1Z",
    "tree": "M12 1L19 10H16L21 17H13.2V23H10.8V17H3L8 10H5Z",
    "drop": "M12 1.5C12 1.5 4.5 10.5 4.5 15A7.5 7.5 0 0 0 19.5 15C19.5 10.5 12 1.5 12 1.5Z",
}
_MOST_COMMANDS = 400  # an icon is drawn many times over


class IconError(ValueError):
    """Neither the name of an icon nor path data that can be drawn."""


@lru_cache(maxsize=64)
def icon_path(icon: str) -> tuple[PathCommand, ...]:
    """The outline in a square from (0, 0) to (1, 1), y upwards, its proportions kept; raises IconError."""
    commands = _parsed(ICONS.get(icon, icon))
    xs = [float(n) for command in commands for n in command[1::2]]
    ys = [float(n) for command in commands for n in command[2::2]]
    if not xs or len(commands) > _MOST_COMMANDS:
        raise IconError(icon)
    side = max(max(xs) - min(xs), max(ys) - min(ys))
    if not 0 < side < float("inf"):
        raise IconError(icon)
    left = (min(xs) + max(xs) - side) / 2
    top = (min(ys) + max(ys) - side) / 2
    return tuple(
        (
            command[0],
            *(
                (float(n) - left) / side if index % 2 == 0 else 1 - (float(n) - top) / side
                for index, n in enumerate(command[1:])
            ),
        )
        for command in commands
    )


def _parsed(data: str) -> list[PathCommand]:
    """SVG path data as moves, lines and cubic curves; raises IconError."""
    # fontTools comes with matplotlib; its reader of paths knows arcs and all the short forms
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    if data[:1] not in ("M", "m"):  # every path begins with a move (SVG 1.1 §8.3.2)
        raise IconError(data)
    pen = RecordingPen()
    try:
        parse_path(data, pen)
    except (ValueError, IndexError, TypeError, ZeroDivisionError, AttributeError, AssertionError) as error:
        raise IconError(data) from error
    found: list[PathCommand] = []
    for verb, points in pen.value:
        flat = tuple(float(n) for point in points if point is not None for n in point)
        match verb:
            case "moveTo":
                found.append(("M", *flat))
            case "lineTo":
                found.append(("L", *flat))
            case "curveTo" if len(flat) == 6:
                found.append(("C", *flat))
            case "qCurveTo" if len(flat) == 4:
                found.append(_raised(found[-1], flat))
            case "closePath" | "endPath":
                found.append(("Z",))
            case _:
                raise IconError(data)
    return found


def _raised(last: PathCommand, flat: tuple[float, ...]) -> PathCommand:
    """A quadratic curve as a cubic one."""
    x0, y0 = float(last[-2]), float(last[-1])
    cx, cy, x, y = flat
    return (
        "C",
        x0 + (cx - x0) * 2 / 3,
        y0 + (cy - y0) * 2 / 3,
        x + (cx - x) * 2 / 3,
        y + (cy - y) * 2 / 3,
        x,
        y,
    )
