"""What is drawn below words: one unbroken underline, a dot under every Han and under nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.model.colour import WHITE
from reportgen.model.inline import Link, TextRun
from reportgen.text.classes import is_han
from reportgen.typeset.collect import SCRIPT_SIZE
from tests.typeset.typeset_setting import BODY, CLOSE, EM, set_em

# ¼ em of the lowered 2, between it and the Han behind it
GAP = 0.25 * SCRIPT_SIZE * EM


def lined(*texts: str) -> tuple[TextRun, ...]:
    return tuple(TextRun(text, style="lined") for text in texts)


def test_an_underline_is_one_stroke_over_scripts_blanks_weights_and_marks():
    runs = (TextRun("前"), *lined("能者 Winner 2021"), TextRun("揭榜", True, "lined"), *lined("，《甲》与CO"))
    runs += (TextRun("2", style="lined", position="sub"), TextRun("后"))
    (line,) = set_em(runs, 60)
    (stroke,) = line.accents
    assert stroke.x == pytest.approx(EM)
    assert stroke.x + stroke.width == pytest.approx(line.width - EM - GAP)
    assert 0.12 * EM < stroke.y < 0.2 * EM, "below the em box, above the next line"


def test_an_underline_goes_on_over_line_ends_and_never_past_the_text():
    lines = set_em(lined("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳，") * 4, 10)
    assert len(lines) > 2
    for line in lines:
        (stroke,) = line.accents
        assert -CLOSE < stroke.x < CLOSE
        assert stroke.x + stroke.width <= line.measure + CLOSE


def test_two_underlined_words_with_plain_ones_between_have_two_strokes():
    (line,) = set_em((*lined("甲"), TextRun("乙"), *lined("丙")), 10)
    assert [(round(a.x / EM), round(a.width / EM)) for a in line.accents] == [(0, 1), (2, 1)]


def test_a_stroke_changes_colour_with_the_words_and_has_no_gap():
    style = replace(BODY, underline=True)
    (line,) = set_em((TextRun("甲乙"), TextRun("丙丁", style="blue"), TextRun("戊")), 10, style)
    assert len({a.colour for a in line.accents}) == 2
    ends = [a.x + a.width for a in line.accents]
    assert [a.x for a in line.accents[1:]] == pytest.approx(ends[:-1])
    assert len({a.y for a in line.accents}) == 1


def test_a_stroke_stands_below_its_largest_type():
    style = replace(BODY, underline=True)
    (line,) = set_em((TextRun("甲"), TextRun("乙", style="sans"), TextRun("2", position="super")), 10, style)
    assert len(line.accents) == 1
    assert line.accents[0].height == pytest.approx(0.05 * 12)


def test_the_mark_at_the_edge_of_a_stroke_is_lined_under_its_ink():
    (line,) = set_em((TextRun("甲"), *lined("，乙。"), TextRun("丙")), 10)
    (stroke,) = line.accents
    assert stroke.x + stroke.width < 3.6 * EM, "the blank half of the full stop is not underlined"


def test_links_may_be_underlined():
    (line,) = set_em((Link("https://a.cn", lined("甲 ab")),), 10)
    assert len(line.accents) == 1


def test_a_dot_stands_under_the_middle_of_every_han_and_under_nothing_else():
    (line,) = set_em((TextRun("公开、张榜2021 CO“能者”。", style="dotted"),), 60)
    places = [(c, x) for run in line.runs for c, x in zip(run.text, run.offsets, strict=True) if is_han(c)]
    middles = [a.x + a.width / 2 for a in line.accents]
    assert middles == pytest.approx([x + EM / 2 for _, x in places])
    assert all(a.radius * 2 == a.width == a.height for a in line.accents)


def test_dots_stand_below_an_underline():
    (line,) = set_em((TextRun("甲乙", style="dotted"),), 10, replace(BODY, underline=True))
    stroke, *dots = line.accents
    assert len(dots) == 2
    assert min(dot.y for dot in dots) > stroke.y + stroke.height


def test_emphasis_and_a_style_of_ones_own_add_up():
    (line,) = set_em((TextRun("甲乙", True, "dotted"),), 10)
    assert line.runs[0].face.endswith("Bold")
    assert len(line.accents) == 2


def test_a_character_style_changes_only_what_it_says():
    style = replace(BODY, size=20.0, bold=True)
    (line,) = set_em((TextRun("甲", style="blue"), TextRun("乙", style="sans")), 10, style)
    assert [(run.size, run.face) for run in line.runs] == [
        (20.0, "NotoSerifSC-Bold"),
        (12.0, "NotoSansSC-Bold"),
    ]


def test_dark_words_among_light_type_take_its_colour():
    light = replace(BODY, colour=WHITE)
    (line,) = set_em((TextRun("甲"), TextRun("乙", style="blue")), 10, light)
    assert [run.colour for run in line.runs] == [WHITE]
    (line,) = set_em((TextRun("甲"), TextRun("乙", style="blue")), 10, BODY)
    assert len({run.colour for run in line.runs}) == 2


@settings(max_examples=40)
@example([("”a", True)])
@given(st.lists(st.tuples(st.text("甲，“”（）a1 ", min_size=1, max_size=6), st.booleans()), max_size=8))
@example([("”a", True)])  # a mark moved left inside its cell
def test_strokes_lie_inside_the_line_and_never_meet(parts):
    runs = tuple(TextRun(text, style="lined" if under else "") for text, under in parts)
    for line in set_em(runs, 8):
        at = -CLOSE
        for stroke in line.accents:
            assert stroke.x >= at - CLOSE
            assert stroke.width > -CLOSE
            at = stroke.x + stroke.width
        assert at <= max(line.width, 0.0) + CLOSE
