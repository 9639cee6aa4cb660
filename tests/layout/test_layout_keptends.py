"""Where frames ended in the last build is taken in the next one where dividing anew would give the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cache import Store
from reportgen.layout import keptends
from reportgen.layout.chain import NARROW, WIDE, Run, divided, frame_ends
from reportgen.layout.fill import Filling
from reportgen.layout.keptends import KeptEnds
from reportgen.layout.pieces import Break, Elastic, Enclosure, Piece
from reportgen.theme.style import Edges, Give
from tests.layout.test_layout_framememory import BOX, KINDS, LINE, NOTE, rooms

FIGURE = Piece(90.0, elastic=Elastic(70.0, 110.0, Piece))
RUN = [replace(KINDS[number % 5], before=float(number % 7)) for number in range(90)]


def laid(pieces: list[Piece], store: Store, pitch: float = 0.0, maker: str = "theme") -> list[Filling]:
    """The run as a build divides it, which keeps what it found."""
    ends = KeptEnds(store, maker)
    found = ends.divided(Run(pieces, 0, len(pieces), (), rooms(pitch).__getitem__))
    ends.keep()
    return found


def anew(pieces: list[Piece], pitch: float = 0.0) -> list[Filling]:
    return divided(Run(pieces, 0, len(pieces), (), rooms(pitch).__getitem__))


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each run that is divided anew."""
    found: list[int] = []
    real = frame_ends
    monkeypatch.setattr(keptends, "frame_ends", lambda *asked: (found.append(1), real(*asked))[1])
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from((*KINDS, FIGURE)), min_size=5, max_size=90),
    st.lists(st.tuples(st.integers(0, 89), st.sampled_from((*KINDS, FIGURE))), max_size=4),
    st.sampled_from((0.0, 10.0)),
)
def test_any_pieces_are_divided_from_build_to_build_as_by_themselves(
    tmp_path_factory: pytest.TempPathFactory,
    pieces: list[Piece],
    edits: list[tuple[int, Piece]],
    pitch: float,
) -> None:
    store = Store(tmp_path_factory.getbasetemp() / "ends")
    for at, new in [(0, LINE), (0, LINE), *edits]:
        pieces[at : at + 1] = [new]
        assert laid(pieces, store, pitch) == anew(pieces, pitch)


def test_a_run_that_is_as_it_was_is_not_divided_again(tmp_path: Path, weighed: list[int]) -> None:
    first = laid(RUN, Store(tmp_path))
    assert weighed == [1]
    assert laid([replace(piece) for piece in RUN], Store(tmp_path)) == first
    assert weighed == [1]


OTHER = Enclosure(0.0, 300.0, Edges(30.0, 9.0, 9.0, 9.0))


@pytest.mark.parametrize(
    "edit",
    [
        lambda piece: replace(piece, height=piece.height + 0.25),
        lambda piece: replace(piece, before=9.0),
        lambda piece: replace(piece, after=9.0),
        lambda piece: replace(piece, give=Give(1.0, 2.0)),
        lambda piece: replace(piece, break_before=Break.NEVER),
        lambda piece: replace(piece, break_after=Break.AVOID),
        lambda piece: replace(piece, baseline=12.0),
        lambda piece: replace(piece, elastic=Elastic(10.0, 20.0, Piece)),
        lambda piece: replace(piece, enclosures=(BOX,)),
        lambda piece: replace(piece, enclosures=(OTHER,)),
        lambda piece: replace(piece, enclosures=(replace(BOX, repeat=LINE),)),
    ],
    ids=[
        "height", "before", "after", "give", "break before", "break after", "baseline", "elastic", "box",
        "padding", "head",
    ],
)  # fmt: skip
def test_what_tells_where_frames_end_tells_runs_apart(
    edit: Callable[[Piece], Piece], tmp_path: Path, weighed: list[int]
) -> None:
    laid([*RUN[:40], LINE, *RUN[41:]], Store(tmp_path))
    changed = [*RUN[:40], edit(LINE), *RUN[41:]]
    assert laid(changed, Store(tmp_path)) == anew(changed)
    assert len(weighed) == 2


def test_a_box_is_known_again_by_what_it_takes(tmp_path: Path, weighed: list[int]) -> None:
    for other in (replace(BOX), replace(BOX), replace(BOX, insets=OTHER.insets)):
        boxed = [replace(piece, enclosures=(other,)) for piece in RUN]
        assert laid(boxed, Store(tmp_path)) == anew(boxed)
    assert len(weighed) == 2


def test_another_theme_and_other_rooms_are_divided_for_themselves(tmp_path: Path, weighed: list[int]) -> None:
    laid(RUN, Store(tmp_path))
    laid(RUN, Store(tmp_path), maker="another")
    laid(RUN, Store(tmp_path), pitch=10.0)
    assert len(weighed) == 3


def test_a_run_that_begins_elsewhere_is_divided_alike(tmp_path: Path, weighed: list[int]) -> None:
    for before in (0, 5):
        ends = KeptEnds(Store(tmp_path), "theme")
        run = Run([LINE] * before + RUN, before, before + len(RUN), (), rooms(0.0).__getitem__)
        assert ends.divided(run) == divided(run)
        ends.keep()
    assert weighed == [1]


def test_what_few_ways_have_found_is_not_taken_for_what_many_find(tmp_path: Path, weighed: list[int]) -> None:
    for again in (NARROW, WIDE):
        ends = KeptEnds(Store(tmp_path), "theme")
        run = Run(RUN, 0, len(RUN), (), rooms(0.0).__getitem__, again)
        assert ends.divided(run) == divided(run)
        ends.keep()
    assert len(weighed) == 2


def test_runs_with_notes_are_divided_each_time(tmp_path: Path, weighed: list[int]) -> None:
    noted = [*RUN, replace(LINE, notes=(NOTE,))]
    for _ in range(2):
        assert laid(noted, Store(tmp_path)) == anew(noted)
    assert len(weighed) == 2


def test_what_nobody_sealed_and_what_is_damaged_is_not_believed(tmp_path: Path, weighed: list[int]) -> None:
    first = laid(RUN, Store(tmp_path))
    (entry,) = (path for path in tmp_path.iterdir() if path.name != ".gitignore")
    whole = entry.read_bytes()
    for content in (whole[:-1], b"", whole[:40] + bytes([whole[40] ^ 1]) + whole[41:]):
        entry.write_bytes(content)
        assert laid(RUN, Store(tmp_path)) == first
    Store(tmp_path).put(entry.name, b"an entry that another made")
    assert laid(RUN, Store(tmp_path)) == first
    assert len(weighed) == 5


def test_runs_that_are_not_asked_for_are_forgotten(tmp_path: Path, weighed: list[int]) -> None:
    laid(RUN, Store(tmp_path))
    laid(RUN[:50], Store(tmp_path))
    laid(RUN, Store(tmp_path))
    assert len(weighed) == 3
