"""均排: words shorter than a width are spaced out to it, longer ones are set as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.inline import TextRun
from tests.typeset.typeset_setting import BODY, CLOSE, EM, places, set_em, texts

FOUR = replace(BODY, align="start", spread=4 * EM)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("姓名", [0, 3]),
        ("负责人", [0, 1.5, 3]),
        ("出生日期", [0, 1, 2, 3]),
        ("主要参加单位", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_a_line_of_n_characters_fills_the_width(text, at):
    (line,) = set_em(text, 20, FOUR)
    assert [x for _, x in places(line)] == at
    assert line.width == pytest.approx(max(4, len(text)) * EM)


def test_one_character_stays_where_it_is():
    (line,) = set_em("甲", 20, FOUR)
    assert places(line) == [("甲", 0)]


def test_a_text_longer_than_the_width_breaks_as_any_other():
    lines = set_em("构建链接国际的高水平创新网络", 5, FOUR)
    assert len(lines) == 3
    assert "".join(texts(lines)) == "构建链接国际的高水平创新网络"


def test_spread_words_in_a_text_have_their_width_and_what_follows_stands_close():
    (line,) = set_em((TextRun("姓名", style="four"), TextRun("：张三")), 20)
    assert places(line)[:3] == [("姓", 0), ("名", 3), ("：", 4)]


def test_spread_words_are_neither_broken_nor_spread_further():
    runs = (TextRun("甲乙丙丁戊己庚辛"), TextRun("姓名", style="four"), TextRun("子丑寅卯辰巳午未申酉戌亥"))
    for measure in range(5, 13):
        lines = set_em(runs, measure)
        (line,) = [line for line in lines if "姓" in line.text]
        found = dict(places(line))
        assert found["名"] - found["姓"] == pytest.approx(3, abs=CLOSE)


def test_a_spread_line_may_be_centred():
    (line,) = set_em("姓名", 10, replace(FOUR, align="center"))
    assert line.indent == pytest.approx(3 * EM)
