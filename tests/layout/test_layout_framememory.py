"""A run divided again after an edit, with what was weighed before, is divided as if nothing were known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.layout.chain import Run, divided
from reportgen.layout.fill import Filling, Room
from reportgen.layout.framememory import FrameMemory
from reportgen.layout.pieces import Break, Enclosure, Floating, FootNote, Piece
from reportgen.layout.runningtext import RunningText
from reportgen.layout.stack import Spacing
from reportgen.model.colour import BLACK
from reportgen.theme.style import Edges, Give, Style

LINE = Piece(20.0)
BOX = Enclosure(0.0, 300.0, Edges(9.0, 9.0, 9.0, 9.0))
NOTE = FootNote("_note", (Piece(9.0),) * 7)
KINDS = (
    LINE,
    LINE,
    replace(LINE, before=6.0, after=6.0, give=Give(3.0, 3.0)),
    replace(LINE, break_after=Break.NEVER),
    replace(LINE, break_before=Break.AVOID),
    replace(LINE, notes=(NOTE,)),
    replace(LINE, enclosures=(BOX,)),
    replace(Piece(150.0), floating=Floating(7, "head")),
    Piece(420.0),
    Piece(420.0, enclosures=(BOX,)),
)


STYLE = Style("footnotes", "serif", False, 9.0, 12.0, BLACK)


def rooms(pitch: float) -> list[Room]:
    grid = Spacing(pitch=pitch, origin=4.0)
    return [Room(400.0 - 33.0 * (number % 2), STYLE, 20.0, grid, aligned=True) for number in range(200)]


def laid(pieces: list[Piece], rooms: list[Room], memory: FrameMemory | None) -> list[Filling]:
    return divided(Run(pieces, 0, len(pieces), (), rooms.__getitem__), memory)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(KINDS), min_size=30, max_size=120),
    st.lists(st.tuples(st.integers(0, 119), st.integers(0, 3), st.sampled_from(KINDS)), max_size=6),
    st.sampled_from((0.0, 10.0)),
)
@example([KINDS[-1], *[KINDS[6]] * 50], [(0, 1, KINDS[-2])], 0.0)
@example([KINDS[-2], *[replace(LINE, before=float(n)) for n in range(5)] * 9], [(0, 0, KINDS[-2])], 0.0)
def test_edits_of_any_pieces_are_divided_as_without_a_memory(pieces, edits, pitch) -> None:
    memory, known = FrameMemory(), rooms(pitch)
    for at, gone, new in [(0, 0, LINE), *edits]:
        pieces[at : at + gone] = [new]
        memory.begin()
        assert laid(pieces, known, memory) == laid(pieces, known, None)


def test_only_frames_that_see_the_edit_are_weighed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []
    weigh = RunningText.weighed
    monkeypatch.setattr(
        RunningText, "weighed", lambda text, *asked: (weighed.append(asked[1]), weigh(text, *asked))[1]
    )
    # each a piece of its own, as lines are
    pieces = [replace(KINDS[number % 5], before=float(number % 7)) for number in range(600)]
    memory, known = FrameMemory(), rooms(0.0)
    laid(pieces, known, memory)
    every = len(weighed)
    weighed.clear()
    memory.begin()
    laid(pieces, known, memory)
    assert weighed == []
    pieces[300] = replace(pieces[300], height=21.0)
    memory.begin()
    laid(pieces, known, memory)
    assert 0 < len(weighed) < every / 2
    # the last page may look different where the run has another end
    weighed.clear()
    pieces.pop()
    memory.begin()
    laid(pieces, known, memory)
    assert weighed
    assert min(weighed) > 500
