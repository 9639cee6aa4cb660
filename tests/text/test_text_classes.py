"""Classes of characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.classes import NUMBER_UNIT, CharClass, classes_of, is_han


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("“‘（《〈「『【〔〖", CharClass.OPEN),
        ("”’）》〉」』】〕〗", CharClass.CLOSE),
        ("。，、；：！？", CharClass.STOP),
        ("·‧・", CharClass.INTERPUNCT),
        ("—", CharClass.DASH),
        ("…", CharClass.ELLIPSIS),
        ("%％‰℃°", CharClass.SUFFIX),
        ("￥$№＃@", CharClass.PREFIX),
        ("①⑳◆●", CharClass.MARKER),
        ("09", CharClass.DIGIT),
        ("aZéω", CharClass.LETTER),
        ("国々〇かア𠀀", CharClass.HAN),
        (" \t", CharClass.BLANK),
        ("\u00a0\u202f", CharClass.GLUE),
        ("\u0301\u200d\u2060", CharClass.ATTACHED),
    ],
)
def test_characters_have_the_class_of_their_kind(chars: str, expected: CharClass) -> None:
    assert set(classes_of(chars)) == {expected.value}


@given(st.text(max_size=50))
def test_every_text_has_a_class_for_every_character(text: str) -> None:
    letters = classes_of(text)
    assert len(letters) == len(text)
    assert set(letters) <= {kind.value for kind in CharClass}


def test_ideographs_are_counted_without_marks_and_kana() -> None:
    assert [char for char in "国，々〇aア1𠀀" if is_han(char)] == ["国", "々", "〇", "𠀀"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("25家", "家"),
        ("1.05亿元", "亿元"),
        ("3万人次", "万人次"),
        ("100平方米", "平方米"),
        ("2个百分点", "个百分点"),
    ],
)
def test_unit_behind_a_figure_is_found_whole(text: str, unit: str) -> None:
    found = NUMBER_UNIT.search(text)
    assert found is not None
    assert found.group() == unit
