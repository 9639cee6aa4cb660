"""In which order a line gives and takes (typography rule 4): squeezed kind by kind, then spread kind by kind."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.model.inline import TextRun
from reportgen.text.classes import is_han
from reportgen.typeset.collect import collect
from reportgen.typeset.compose import Setter
from reportgen.typeset.justify import cells
from reportgen.typeset.sums import Cut, Room
from tests.typeset.typeset_setting import BODY, EM, context

# two Latin words, Han–Latin gaps, a pair of brackets, a comma and a stop, none at the line's edges
TEXT = "国际AB CD合作《协议》国，家。网络"


def _setter() -> Setter:
    setting = context()
    passage = collect((TextRun(TEXT),), BODY, setting)[0]
    return Setter(passage, BODY, Room(100 * EM, 0.0, EM, "justify"), setting)


def _state(slack_em: float) -> dict[str, float]:
    """What each kind takes, in em, on a line that is to become so much longer or shorter."""
    found = cells(_setter().paragraph, Cut(0, len(TEXT), len(TEXT), 0.0), slack_em * EM)
    x = {char: (at / EM, wide / EM) for char, (at, wide) in zip(TEXT, found, strict=True)}
    at = {char: TEXT.index(char) for char in "际A 合《协，家。"}
    step = [(b - a) / EM for (a, _), (b, _) in pairwise(found)]
    return {
        "space": step[at[" "]],
        "gap": step[at["际"]] - 1.0,
        "bracket": x["《"][1],
        "comma": step[at["，"]],
        "stop": step[at["。"]],
        "han": step[at["协"]],
    }


def _changed(slack: float) -> set[str]:
    usual, now = _state(0.0), _state(slack)
    return {kind for kind in usual if abs(now[kind] - usual[kind]) > 1e-9}


def test_natural_widths_are_those_of_the_rules() -> None:
    state = _state(0.0)
    assert state == pytest.approx(
        {"space": state["space"], "gap": 0.25, "bracket": 1.0, "comma": 1.0, "stop": 1.0, "han": 1.0}
    )


def test_squeeze_goes_kind_by_kind_and_the_full_stop_comes_last() -> None:
    seen: list[str] = []
    for step in range(1, 500):
        for kind in sorted(_changed(-step * 0.005)):
            if kind not in seen:
                seen.append(kind)
    # the face's word space is hardly wider than its least and gives first
    assert seen == ["space", "bracket", "comma", "gap", "stop"]


@pytest.mark.parametrize(
    ("kind", "least"), [("bracket", 0.5), ("comma", 0.5), ("stop", 0.5), ("gap", 0.125), ("han", 1.0)]
)
def test_nothing_is_squeezed_below_its_least(kind: str, least: float) -> None:
    for step in range(300):
        assert _state(-step * 0.01)[kind] >= least - 1e-9


def test_one_kind_is_used_up_before_the_next_begins() -> None:
    for step in range(1, 250):
        state = _state(-step * 0.01)
        if state["comma"] < 1.0 - 1e-9:
            assert state["bracket"] == pytest.approx(0.5)
        if state["gap"] < 0.25 - 1e-9:
            assert state["comma"] == pytest.approx(0.5)
        if state["stop"] < 1.0 - 1e-9:
            assert state["gap"] == pytest.approx(0.125)


def test_spread_takes_word_spaces_then_gaps_then_all_places_evenly() -> None:
    seen: list[str] = []
    for step in range(1, 200):
        for kind in sorted(_changed(step * 0.01)):
            if kind not in seen:
                seen.append(kind)
    assert seen[:2] == ["space", "gap"]
    wide = _state(1.5)
    assert wide["han"] > 1.0
    # word spaces and gaps take their half em and then the even share of all
    assert wide["space"] - 0.5 == pytest.approx(wide["han"] - 1.0)
    assert wide["gap"] - 0.5 == pytest.approx(wide["han"] - 1.0)


def test_han_never_overlap_and_words_are_not_spread() -> None:
    for step in range(-250, 400, 7):
        found = cells(_setter().paragraph, Cut(0, len(TEXT), len(TEXT), 0.0), step * 0.01 * EM)
        pairs = list(pairwise(zip(TEXT, found, strict=True)))
        assert all(b[1][0] >= a[1][0] + a[1][1] - 1e-9 for a, b in pairs)
        letters = [b[1][0] - a[1][0] for a, b in pairs if a[0] == "A" and b[0] == "B"]
        assert letters == pytest.approx([letters[0]])
        assert all(
            wide == pytest.approx(EM) for char, (_, wide) in zip(TEXT, found, strict=True) if is_han(char)
        )
