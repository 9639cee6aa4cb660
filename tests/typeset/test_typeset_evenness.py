"""The whole paragraph at once: lines are more even than those of a setter that fills one after the other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bench.clreq import read_text
from reportgen.model.inline import TextRun
from reportgen.text.classes import is_han
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import set_text
from reportgen.typeset.breaks import Breaks
from reportgen.typeset.collect import collect
from reportgen.typeset.compose import Setter
from reportgen.typeset.justify import cells as cells_of
from reportgen.typeset.sums import Cut, Paragraph, Room
from tests.typeset.typeset_setting import BODY, EM, context

_TEXTS = Path(__file__).parents[2] / "bench" / "texts"
# a gap between two Han that the eye takes for a hole, em (typography rule 4)
_LOOSE = 0.25


def _paragraphs(name: str) -> list[str]:
    return [text for text in read_text(_TEXTS / f"{name}.txt") if len(text) > 60]


def _gaps(lines: list[list[tuple[str, float, float]]]) -> list[float]:
    """The widest gap between Han on every line but the last."""
    return [
        max(
            (x - at - wide for (a, at, wide), (b, x, _) in pairwise(line) if is_han(a) and is_han(b)),
            default=0.0,
        )
        for line in lines[:-1]
    ]


def _ours(text: str, measure: float) -> list[float]:
    lines = set_text(text, measure, hyphenation="")
    return _gaps([[(g.character, g.x, g.advance) for g in line.glyphs] for line in lines])


def _greedy(text: str, measure: float) -> list[float]:
    """The same widths and rules, each line as full as it can be by squeezing (first fit)."""
    setting = context(LineRules(hyphenation=""))
    passage = collect((TextRun(text),), BODY, setting)[0]
    setter = Setter(passage, BODY, Room(measure * EM, 0.0, EM, "justify"), setting)
    breaks = Breaks(text, setter.letters)
    found: list[float] = []
    start, last_end = 0, len(text) - 1
    while True:
        ends = [i for i in breaks.allowed() if i >= start] + [last_end]
        fitting = [i for i in ends if _least(setter.paragraph, start, i) <= measure * EM + 1e-6]
        end = max(fitting, default=ends[0])
        if end == last_end:
            return found
        shown = setter.paragraph.shown(start, end + 1)
        slack = measure * EM - setter.paragraph.natural(start, shown)
        cells = cells_of(setter.paragraph, Cut(start, shown, end + 1, slack), slack)
        glyphs = [(text[start + k], x / EM, w / EM) for k, (x, w) in enumerate(cells)]
        found += _gaps([glyphs, []])
        start = end + 1


def _least(paragraph: Paragraph, start: int, end: int) -> float:
    shown = paragraph.shown(start, end + 1)
    return paragraph.natural(start, shown) - paragraph.give(start, shown)


@pytest.mark.parametrize("measure", [8, 12, 16, 20])
def test_fewer_loose_lines_than_greedy(measure: int) -> None:
    texts = [text for name in ("report", "news", "prose") for text in _paragraphs(name)]
    ours = [gap for text in texts for gap in _ours(text, measure)]
    greedy = [gap for text in texts for gap in _greedy(text, measure)]
    assert len(greedy) > 300
    assert 2 * sum(gap > _LOOSE for gap in ours) <= sum(gap > _LOOSE for gap in greedy)
    assert max(ours) <= max(greedy)
