"""Chinese number formats and the figures of prose."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.numbers import (
    chinese_digits,
    chinese_numeral,
    circled,
    decimal_text,
    exact_places,
    grouped,
    marker_text,
    natural_text,
    parse_number,
    percent_text,
    rounded,
)

fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("1.05", 1, "1.1"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.004", 2, "0.00"),
        ("-0.004", 2, "0.00"),
        ("1035", 2, "1035.00"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: str, places: int, text: str) -> None:
    assert decimal_text(Fraction(number), places) == text


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    assert natural_text(Fraction("0.1") + Fraction("0.2")) == "0.3"


def test_a_third_is_shown_with_two_decimals() -> None:
    assert natural_text(Fraction(1, 3)) == "0.33"
    assert exact_places(Fraction(1, 3)) is None


@given(fractions, st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(number: Fraction, places: int) -> None:
    assert abs(rounded(number, places) - number) <= Fraction(1, 2 * 10**places)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_reads_back_as_it_was_written(number: object) -> None:
    value = Fraction(str(number))
    assert parse_number(natural_text(value)) == value
    assert parse_number(grouped(natural_text(value))) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("506", "506"),
        ("1,035.5", "1035.5"),
        ("１，０３５", "1035"),
        ("1/4", "1/4"),
        ("25%", "1/4"),
        ("２５％", "1/4"),
        ("−3", "-3"),
    ],
)
def test_typed_figures_are_read_exactly(text: str, value: str) -> None:
    assert parse_number(text) == Fraction(value)


@pytest.mark.parametrize("text", ["", "五百", "1.2.3", "1/0", "10,35", "1e9", "0x10", "5月", "9" * 70])
def test_what_is_no_figure_is_refused(text: str) -> None:
    assert parse_number(text) is None


@given(st.text(max_size=40))
def test_reading_a_figure_never_fails(text: str) -> None:
    assert parse_number(text) is None or isinstance(parse_number(text), Fraction)


def test_thousands_are_grouped() -> None:
    assert [grouped(t) for t in ("1234567.25", "-1035", "506")] == ["1,234,567.25", "-1,035", "506"]


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (10005, "一万零五"),
        (120000, "十二万"),
        (100010001, "一亿零一万零一"),
        (-7, "负七"),
    ],
)
def test_counting_numbers_in_han(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


def test_a_year_is_read_digit_by_digit() -> None:
    assert chinese_digits("2021") == "二〇二一"


def test_circled_figures_end_where_unicode_ends() -> None:
    assert [circled(n) for n in (1, 20, 21, 35, 36, 50, 51)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)"]


@pytest.mark.parametrize(
    ("template", "ordinal", "mark"),
    [
        ("◆", 3, "◆"),
        ("{①}", 3, "③"),
        ("{1}.", 3, "3."),
        ("{一}、", 12, "十二、"),
        ("{a})", 28, "ab)"),
        ("{I}.", 1994, "MCMXCIV."),
        ("{i}", 4, "iv"),
        ("{i}", 4000, "4000"),
        ("", 3, ""),
    ],
)
def test_marker_templates_are_filled(template: str, ordinal: int, mark: str) -> None:
    assert marker_text(template, ordinal) == mark


def test_a_share_as_percentage() -> None:
    assert percent_text(Fraction(1, 3), 1) == "33.3%"
