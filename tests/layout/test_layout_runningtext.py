"""Frames of lines are weighed from a few numbers of each piece just as they are from the pieces."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.layout.fill import NO_NOTES
from reportgen.layout.pieces import Break, Elastic, Piece
from reportgen.layout.runningtext import RunningText
from reportgen.layout.weighing import weighed
from reportgen.theme.style import Give
from tests.layout.test_layout_framememory import KINDS, LINE, rooms

LINES = (
    *KINDS[:5],
    replace(LINE, before=20.0, give=Give(0.2, 0.5), break_before=Break.AVOID),
    replace(LINE, after=9.7, give=Give(0.1, 0.3), break_after=Break.NEVER),
    Piece(31.3),
    KINDS[8],
)
OTHERS = (*KINDS[5:8], KINDS[9], Piece(90.0, elastic=Elastic(70.0, 110.0, Piece)))
EACH = st.lists(
    st.one_of(st.sampled_from(LINES), st.sampled_from((*LINES, *OTHERS))), min_size=1, max_size=60
)


@settings(max_examples=60, deadline=None)
@given(EACH, st.booleans())
def test_frames_of_lines_are_weighed_as_any_others(pieces: list[Piece], aligned: bool) -> None:
    room = replace(rooms(0.0)[0], aligned=aligned)
    text = RunningText(pieces, 0, len(pieces))
    for start in range(len(pieces)):
        found = text.weighed(pieces, start, room)
        assert found in (None, weighed(pieces, start, len(pieces), room, NO_NOTES))


def test_what_stands_among_lines_is_left_to_be_weighed_otherwise() -> None:
    for other in OTHERS:
        pieces = [*[LINE] * 15, other, *[LINE] * 30]
        text = RunningText(pieces, 0, len(pieces))
        seen = [text.weighed(pieces, start, rooms(0.0)[0]) is not None for start in (0, 15, 16)]
        assert seen == [False, False, True]
