"""The figures of PAGES: where each stands, and a digest by which two that are drawn alike are known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from reportgen.diagnostics import Span
from reportgen.model.drawing import Box
from reportgen.model.pages import ImageItem, Item, LinkItem, Pages, PathItem, RectItem, TextItem

FIGURE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: a figure among the words


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its page (from 0), its box in pt, what is drawn in it and its alternative text."""

    page: int
    box: Box
    digest: str
    words: str
    span: Span | None


def figures_of(pages: Pages) -> dict[int, Figure]:
    """The figures by the key of their structure element."""
    boxes = {e.key: e for e in pages.structure if e.bbox is not None and e.page is not None}
    items: dict[int, list[Item]] = {key: [] for key in boxes}
    for page in pages.pages:
        for item in page.items:
            if item.element in items:
                items[item.element].append(item)
    found: dict[int, Figure] = {}
    for key, element in boxes.items():
        if element.bbox is not None and element.page is not None:
            digest = _digest(items[key], element.bbox)
            found[key] = Figure(element.page, element.bbox, digest, element.alt, element.span)
    return found


def _digest(items: Sequence[Item], box: Box) -> str:
    left, top = box[:2]
    drawn = hashlib.sha256(f"{box[2]:.1f} {box[3]:.1f}".encode())
    for item in items:
        drawn.update(_described(item, left, top).encode())
    return drawn.hexdigest()


def _described(item: Item, left: float, top: float) -> str:
    """An item by what is seen of it, wherever its figure stands."""
    match item:
        case TextItem():
            words = "".join("".join(run.text) for run in item.runs)
            inks = [(run.face, run.size, run.colour) for run in item.runs]
            return f"{words} {item.x - left:.1f} {item.y - top:.1f} {item.rotation} {inks}"
        case PathItem():
            moved = [
                f"{v - (top if at % 2 else left):.1f}" if isinstance(v, float) else str(v)
                for command in item.commands
                for at, v in enumerate(command, -1)
            ]
            return f"{moved} {item.fill} {item.stroke} {item.stroke_width}"
        case ImageItem():
            return f"{item.asset.sha256} {item.x - left:.1f} {item.y - top:.1f} {item.width:.1f}"
        case RectItem():
            place = f"{item.x - left:.1f} {item.y - top:.1f} {item.width:.1f} {item.height:.1f}"
            return f"{place} {item.fill} {item.stroke}"
        case LinkItem():
            return item.target
        case _:
            assert_never(item)
