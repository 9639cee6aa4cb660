"""Pages that stand for themselves: blocks to pieces of another measure, and the space left on a page.

A style's ``fill`` says where what a page leaves free goes: springs there share it alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import assert_never

from reportgen.diagnostics import Sink
from reportgen.layout.pieces import Break, Piece
from reportgen.layout.setting import Place, Setting
from reportgen.layout.stack import total_height
from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Columns,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from reportgen.record import record, replace
from reportgen.theme.lengths import MM
from reportgen.theme.style import Fill
from reportgen.theme.theme import Theme

_SPRING = Piece(0.0, spring=True)
# what is one page of a book whatever is on it
_ONE_PAGE = frozenset({"cover", "backcover"})
# what such a page leaves free at least, in pt, and the share of a picture that is left of it at least
_AIR = 30.0
_LEAST_PICTURE = 0.3
# words that make such a page too high are set smaller, step by step; no style below its least size in pt:
# 小二, 小四, 六号
_SMALLER = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_LEAST_SIZES = {"cover.title": 18.0, "cover.subtitle": 12.0, "backcover": 7.5}


def on_sheet(master: str, blocks: Sequence[Block], place: Place, setting: Setting) -> list[Piece]:
    """The pieces of ``blocks`` on pages of the master; without any content one empty page."""
    own, width = setting.on_sheet(setting.theme.rules.sheets[master])
    at = replace(place, x=0.0, width=width, band=None, flow=True, sheet=True)
    fit = fitted(blocks, at, own, master)
    own = fit.applied(own)
    pieces = setting.measure(fit.blocks, at, own) or [Piece(0.0)]
    if master in _ONE_PAGE:
        _tell_overflow(blocks, pieces, at, own)
    pieces = [replace(piece, master=master) for piece in pieces]
    pieces[0] = replace(pieces[0], break_before=max(pieces[0].break_before, Break.PAGE))
    return pieces


@record(frozen=True, slots=True)
class Fit:
    """What a page holds, fitted to it: its blocks, and by what share the type of some styles is smaller."""

    blocks: tuple[Block, ...]
    shares: Mapping[str, float]

    def applied(self, setting: Setting) -> Setting:
        """The setting in which the page is set."""
        for style, share in self.shares.items():
            setting = setting.smaller((style,), share)
        return setting


def fitted(blocks: Sequence[Block], place: Place, setting: Setting, master: str) -> Fit:
    """The blocks of a page that is made to be one: its highest picture as low as that needs, down to a share;
    where that is not enough, the words of a cover smaller, down to a size.
    """
    fit = Fit(_with_lower_picture(blocks, place, setting), {})
    if master not in _ONE_PAGE:
        return fit
    trial = _trial(setting)
    for share in _SMALLER:
        if _excess(fit.blocks, place, fit.applied(trial)) <= 0:
            break
        fit = Fit(fit.blocks, _shares(share, setting.theme))
    return fit


def _shares(share: float, theme: Theme) -> dict[str, float]:
    """How much smaller each style gets, which is smaller by ``share`` where its least size allows."""
    found = {}
    for style, least in _LEAST_SIZES.items():
        size = theme.style(style).size
        found[style] = max(share, min(least / size, 1.0))
    return found


def _excess(blocks: Sequence[Block], place: Place, trial: Setting) -> float:
    """By how many pt blocks are higher than a page with some air."""
    return total_height(trial.measure(blocks, place, trial)) - (trial.page_height - _AIR)


def _trial(setting: Setting) -> Setting:
    """A setting in which to measure what is not kept."""
    return replace(setting, structure=setting.structure.trial(), sink=Sink(), parts=None)


def _with_lower_picture(blocks: Sequence[Block], place: Place, setting: Setting) -> tuple[Block, ...]:
    fills = [fill_of(block, setting.theme) for block in blocks]
    pictures = [block for block in blocks if isinstance(block, Figure) and not block.bleeds]
    if not pictures or not any(fill != "none" for fill in fills):
        return tuple(blocks)
    over = _excess(blocks, place, _trial(setting))
    if over <= 0:
        return tuple(blocks)
    highest = max(
        pictures, key=lambda figure: shown_width(figure, place.width, setting.theme) * figure.aspect
    )
    width = shown_width(highest, place.width, setting.theme)
    share = max(1 - over / (width * highest.aspect), _LEAST_PICTURE)
    lower = replace(highest, width=width * share / place.width)
    return tuple(lower if block is highest else block for block in blocks)


def _tell_overflow(blocks: Sequence[Block], pieces: Sequence[Piece], place: Place, setting: Setting) -> None:
    """Report what runs over onto a second page, at the highest of the blocks."""
    over = total_height(pieces) - setting.page_height
    if over <= 0:
        return
    trial = _trial(setting)
    highest = max(blocks, key=lambda block: total_height(trial.measure((block,), place, trial)))
    setting.sink.report("cover-too-high", highest.span, over=f"{math.ceil(over / MM)}")


def shown_width(figure: Figure, measure: float, theme: Theme) -> float:
    """How wide a figure is set in a column of ``measure`` pt: at most as its style allows."""
    most = theme.style(figure.style).max_width
    width = measure * min(figure.width or 1.0, 1.0)
    return min(width, most) if most > 0 else width


def sprung(block: Block, pieces: list[Piece], setting: Setting) -> list[Piece]:
    """The pieces of a block with the springs its style asks for."""
    fill = fill_of(block, setting.theme)
    above = [_SPRING] if pieces and fill in ("above", "both") else []
    below = [_SPRING] if pieces and fill in ("below", "both") else []
    return [*above, *pieces, *below]


def fill_of(block: Block, theme: Theme) -> Fill:
    """Where the free space goes that a block asks for."""
    match block:
        case Heading() | Paragraph() | Figure() | Table() | Panel() | Grid() | ListBlock():
            return theme.style(block.style).fill
        case Section() | Columns() | Sheet() | PageBreak() | Contents() | Index() | EndNotes():
            return "none"
        case _:
            assert_never(block)


def spread(pieces: Sequence[Piece], height: float) -> list[Piece]:
    """The pieces with their springs drawn out so that all together are ``height`` (pt) high; those that are
    higher stay as they are.
    """
    springs = sum(piece.spring for piece in pieces)
    free = max(height - total_height(pieces), 0.0) / max(springs, 1)
    return [replace(piece, height=free) if piece.spring else piece for piece in pieces]
