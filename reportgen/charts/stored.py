"""Charts as bytes and back: drawings with the same operations, number for number, and what Word gets."""

from __future__ import annotations

import json
from typing import Any, assert_never

from reportgen.model.colour import Colour
from reportgen.model.drawing import Drawing, PathOp, TextOp
from reportgen.record import record


@record(frozen=True, slots=True)
class NativeChart:
    """A chart part (c:chartSpace), its workbook (xlsx), what is drawn over it (c:userShapes)."""

    xml: bytes
    workbook: bytes
    shapes: bytes | None = None


def native_to_bytes(chart: NativeChart) -> bytes:
    """The three parts behind a line that says how long each is; -1 for none."""
    lengths = [len(chart.xml), len(chart.workbook), -1 if chart.shapes is None else len(chart.shapes)]
    return json.dumps(lengths).encode() + b"\n" + chart.xml + chart.workbook + (chart.shapes or b"")


def native_from_bytes(data: bytes) -> NativeChart:
    """The chart that ``native_to_bytes`` wrote."""
    line, _, rest = data.partition(b"\n")
    xml, workbook, shapes = json.loads(line)
    end = xml + workbook
    return NativeChart(rest[:xml], rest[xml:end], None if shapes < 0 else rest[end : end + shapes])


def to_bytes(drawing: Drawing) -> bytes:
    """A drawing as compact JSON; numbers are written so that they read back the very same."""
    ops = [_written(op) for op in drawing.ops]
    return json.dumps(
        [drawing.width, drawing.height, ops], ensure_ascii=False, separators=(",", ":")
    ).encode()


def from_bytes(data: bytes) -> Drawing:
    """The drawing that ``to_bytes`` wrote."""
    width, height, ops = json.loads(data)
    return Drawing(width, height, tuple(_read(op) for op in ops))


def _written(op: PathOp | TextOp) -> list[Any]:
    match op:
        case PathOp():
            return ["p", op.commands, op.fill, op.stroke, op.stroke_width, op.dash, op.clip]
        case TextOp():
            return ["t", op.x, op.y, op.text, op.font, op.size, op.colour, op.bold, op.anchor, op.rotation]
        case _:
            assert_never(op)


def _read(op: list[Any]) -> PathOp | TextOp:
    if op[0] == "t":
        x, y, text, font, size, colour, bold, anchor, rotation = op[1:]
        return TextOp(x, y, text, font, size, Colour(*colour), bold, anchor, rotation)
    commands, fill, stroke, width, dash, clip = op[1:]
    return PathOp(
        tuple(map(tuple, commands)),
        None if fill is None else Colour(*fill),
        None if stroke is None else Colour(*stroke),
        width,
        tuple(dash),
        None if clip is None else tuple(clip),
    )
