"""Pages that stand for themselves: their blocks, the space that styles leave free as empty lines.

Word has no springs: their height is what our own layout of the same blocks leaves on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.docx.blocks import write_blocks
from reportgen.docx.context import Context
from reportgen.docx.ooxml import Element
from reportgen.docx.panels import spacer
from reportgen.docx.sections import sheet_frame
from reportgen.docx.spacing import flush_at_top
from reportgen.layout.setting import Place
from reportgen.layout.sheets import fill_of, fitted
from reportgen.layout.stack import total_height
from reportgen.layout.structure import ROOT
from reportgen.model.flow import Block, Figure, Section

# what lines with a picture take beyond its height, and what Word's rounding may add, in pt
_ROUND_PICTURE = 8.0
_ROUNDING = 4.0
# and what a template's lines of automatic height may take beyond what we take them for
_TEMPLATE_ROUNDING = 36.0


def write_sheet(master: str, blocks: tuple[Block, ...], context: Context) -> list[Element]:
    """The elements of blocks on pages of the master; at least one paragraph."""
    page = context.theme.rules.sheets[master]
    frame = sheet_frame(page, context.theme)
    at = Place(ROOT, 0.0, frame.measure, flow=True, sheet=True)
    measuring = context.measuring.on_sheet(page)[0]
    fit = fitted(tuple(_flat(blocks)), at, measuring, master)
    flat, measuring = fit.blocks, fit.applied(measuring)
    inner = replace(
        context.narrowed(frame.measure),
        height=frame.height,
        theme=measuring.theme,
        measuring=fit.applied(context.measuring),
        shares=fit.shares,
    )
    fills = [fill_of(block, context.theme) for block in flat]
    springs = sum({"none": 0, "both": 2}.get(fill, 1) for fill in fills)
    free = 0.0
    if springs:
        pieces = measuring.measure(flat, at, measuring)
        pictures = sum(isinstance(block, Figure) and not block.bleeds for block in flat)
        rounding = _ROUNDING if context.sheet.normal is None else _TEMPLATE_ROUNDING
        left = frame.height - total_height(pieces) - rounding - pictures * _ROUND_PICTURE
        free = max(left, 0.0) / springs
    elements: list[Element] = []
    group: list[Block] = []
    for block, fill in zip(flat, fills, strict=True):
        if fill in ("above", "both"):
            elements += _written(group, inner, first=not elements)
            group = []
            elements.append(spacer(free, context))
        group.append(block)
        if fill in ("below", "both"):
            elements += _written(group, inner, first=not elements)
            group = []
            elements.append(spacer(free, context))
    elements += _written(group, inner, first=not elements)
    return elements or [spacer(0.0, context)]


def _written(group: list[Block], context: Context, *, first: bool) -> list[Element]:
    """The elements of blocks between two springs; the page's first paragraph stands at its top."""
    elements = write_blocks(tuple(group), context)
    if first and elements:
        flush_at_top(elements[0])
    return elements


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _flat(block.content)
        else:
            yield block
