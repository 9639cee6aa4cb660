"""The public door: a text to lines and places of characters, without a document."""

from __future__ import annotations

import doctest
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Sink
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import Line, set_text
from reportgen.typeset import text as door

ROOT = Path(__file__).parents[2]
_SAMPLE = (
    "（一）构建链接国际的高水平创新网络，2021年新增外资研发中心25家。“开放科学”论坛——让·保罗与"
    "Open Science Forum的代表在《协议》上签字……"
)


def test_examples_of_the_guide_and_of_the_docstring_hold() -> None:
    assert doctest.testfile(str(ROOT / "docs" / "lines.md"), module_relative=False) == (0, 15)
    failed, tried = doctest.testmod(door)
    assert (failed, tried) == (0, 3)


def test_lines_are_lines_and_hold_every_character() -> None:
    lines = set_text(_SAMPLE, 12)
    assert all(isinstance(line, Line) for line in lines)
    assert "".join(line.text for line in lines) == _SAMPLE
    assert all("".join(g.character for g in line.glyphs) == line.text for line in lines)


@pytest.mark.parametrize("size", [7.5, 10.5, 16, 42])
def test_places_in_em_are_the_same_at_every_size(size: float) -> None:
    assert [line.glyphs for line in set_text(_SAMPLE, 12, size=size)] == [
        line.glyphs for line in set_text(_SAMPLE, 12)
    ]


def test_indent_counts_in_x_and_in_the_first_line_only() -> None:
    first, second, *_ = set_text("国" * 30, 10, indent_em=2)
    assert [g.x for g in first.glyphs] == [2.0 + i for i in range(8)]
    assert second.glyphs[0].x == 0.0


def test_trimmed_marks_advance_half_an_em_and_gaps_are_no_advance() -> None:
    (line,) = set_text("“好AI”", 20)
    quote, han, a = line.glyphs[:3]
    assert (quote.x, quote.advance) == (0.0, 0.5)
    assert (han.x, han.advance) == (0.5, 1.0)
    assert a.x == 1.75
    assert line.glyphs[-1].advance == 0.5


def test_justified_lines_end_at_the_measure_ragged_ones_before_it() -> None:
    for line in set_text(_SAMPLE, 11)[:-1]:
        last = next(g for g in reversed(line.glyphs) if g.advance)
        assert last.x + last.advance == pytest.approx(11, abs=1e-5)
    ragged = set_text("构建链接国际的高水平创新网络，协调推进", 14, justify=False)
    assert max(g.x + g.advance for line in ragged for g in line.glyphs) < 14


@pytest.mark.parametrize("font", ["song", "hei", "kai"])
def test_every_shipped_family_sets(font: str) -> None:
    assert "".join(line.text for line in set_text(_SAMPLE, 9, font=font)) == _SAMPLE


def test_no_text_gives_no_line_and_a_blank_one_line() -> None:
    assert set_text("", 10) == []
    assert [line.text for line in set_text(" ", 10)] == [" "]


def test_findings_go_to_the_sink_that_was_given() -> None:
    sink = Sink()
    lines = set_text("见A1234567890123456789012345", 6, sink=sink)
    assert [d.code for d in sink] == ["line-emergency-break"]
    assert "".join(line.text for line in lines) == "见A1234567890123456789012345"


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"hangng": True}, TypeError, "no switch 'hangng'; did you mean 'hanging'"),
        ({"hanging": 1}, TypeError, "hanging must be True or False, not 1"),
        ({"strict_grid": "是"}, TypeError, "strict_grid must be True or False, not '是'"),
        ({"punctuation": "wide"}, ValueError, "punctuation must be one of full, 全角, .*, not 'wide'"),
        ({"punctuation": None}, TypeError, "punctuation must be a string, not NoneType"),
        ({"latin_gap": 0.6}, ValueError, "latin_gap must be from 0 to 0.5, not 0.6"),
        ({"latin_gap": "¼"}, TypeError, "latin_gap must be a number, not str"),
        ({"last_line": 7}, ValueError, "last_line must be from 0 to 6, not 7"),
        ({"last_line": 1.5}, ValueError, "last_line must be a whole number, not 1.5"),
        ({"hyphenation": "english"}, ValueError, "hyphenation must be a language .*, not 'english'"),
        ({"hyphenation": True}, TypeError, "hyphenation must be a string, not bool"),
        ({"font": "宋"}, ValueError, "font must be one of hei, kai, song, not '宋'"),
        ({"justify": None}, TypeError, "justify must be True or False, not None"),
        ({"size": 0}, ValueError, "size must be from 1 to 1000, not 0"),
        ({"indent_em": 12}, ValueError, "indent_em must be less than measure_em, not 12"),
        ({"measure_em": 0}, ValueError, "measure_em must be from 1 to 10000, not 0"),
        ({"measure_em": float("nan")}, ValueError, "measure_em must be from 1 to 10000, not nan"),
        ({"text": None}, TypeError, "text must be a string, not NoneType"),
    ],
)
def test_wrong_use_is_answered_with_what_is_right(
    arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    given_arguments: dict[str, Any] = {"text": "国际", "measure_em": 12} | arguments
    with pytest.raises(error, match=words):
        set_text(**given_arguments)  # type: ignore[arg-type]


def test_every_rule_of_lines_is_a_switch_and_stands_in_the_guides() -> None:
    guides = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("layouts.md", "lines.md")]
    usual = LineRules()
    for field in fields(LineRules):
        assert set_text("国际", 10, **{field.name: getattr(usual, field.name)})
        assert all(field.name in guide for guide in guides), field.name


@given(
    st.text("科技国际会议“”（）《》。，、：·—…％25aZ .-/", max_size=60),
    st.floats(4, 30),
    st.fixed_dictionaries(
        {
            "punctuation": st.sampled_from(["full", "kaiming", "half", "plain"]),
            "hanging": st.booleans(),
            "strict_grid": st.booleans(),
            "latin_gap": st.sampled_from([0.0, 0.125, 0.25, 0.5]),
            "squeeze_stops": st.booleans(),
            "last_line": st.integers(0, 6),
        }
    ),
)
@example("2·2··2····、", 9.0, {"punctuation": "full", "hanging": True, "strict_grid": True, "latin_gap": 0.0})
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_moved_or_too_wide_under_any_switches(
    text: str, measure: float, switches: dict[str, Any]
) -> None:
    lines = set_text(text, measure, **switches)
    assert "".join(line.text for line in lines) == text
    # a hanging mark stands out by its half em, and nothing else
    most = measure + (0.5 if switches["hanging"] else 0.0)
    for line in lines:
        assert all(g.x >= -1e-6 and g.x + g.advance <= most + 1e-5 for g in line.glyphs), line.text
        assert all(a.x + a.advance <= b.x + 1e-5 for a, b in pairwise(line.glyphs)), line.text
        shown = [g for g in line.glyphs if g.advance]
        over = shown and shown[-1].x + shown[-1].advance > measure + 1e-5
        assert not over or shown[-1].character in "。，、．", line.text
