"""Units and the wordings of approximate figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.quantity import NO_UNIT, Quantity, parse_quantity, unit_of


@pytest.mark.parametrize(
    ("typed", "number", "core", "precision"),
    [
        ("506", 506, "506", "exact"),
        ("超150", 150, "150", "over"),
        ("超过2", 2, "2", "over"),
        ("20多", 20, "20", "over"),
        ("近2000", 2000, "2000", "under"),
        ("约1/4", Fraction(1, 4), "1/4", "about"),
        ("100左右", 100, "100", "about"),
    ],
)
def test_wording_and_number_both_live(typed: str, number: int, core: str, precision: str) -> None:
    quantity = parse_quantity(typed, unit_of("家"))
    assert quantity is not None
    assert (quantity.number, quantity.wording, quantity.core, quantity.precision) == (
        number,
        typed,
        core,
        precision,
    )


@pytest.mark.parametrize("typed", ["数十", "数百", "若干", "十余"])
def test_a_vague_wording_has_no_number(typed: str) -> None:
    assert parse_quantity(typed, NO_UNIT) == Quantity(None, NO_UNIT, typed, typed, "about")


@pytest.mark.parametrize("typed", ["", "五百零六家", "506家", "5月31日", "约"])
def test_other_words_are_refused(typed: str) -> None:
    assert parse_quantity(typed, NO_UNIT) is None


def test_a_typed_percentage_keeps_its_sign_as_unit() -> None:
    quantity = parse_quantity("约5.2%", NO_UNIT)
    assert quantity is not None
    assert quantity.with_unit == "约5.2%"
    assert quantity.number == Fraction("5.2")


@pytest.mark.parametrize(
    ("number", "unit", "other", "text"),
    [
        ("1.05", "亿元", "万元", "10500万元"),
        ("1035", "万元", "亿元", "0.1035亿元"),
        ("2", "万亩", "亩", "20000亩"),
        ("3", "公里", "米", "3000米"),
        ("1", "吨", "公斤", "1000公斤"),
        ("15", "亩", "公顷", "1公顷"),
        ("1", "万元/人", "元/人", "10000元/人"),
    ],
)
def test_units_are_converted_exactly(number: str, unit: str, other: str, text: str) -> None:
    amount = Quantity.of(Fraction(number), unit_of(unit))
    assert amount.converted(unit_of(other)).with_unit == text


def test_conversion_keeps_the_word_that_makes_a_figure_approximate() -> None:
    amount = parse_quantity("近2000", unit_of("万元"))
    assert amount is not None
    assert amount.converted(unit_of("亿元")).with_unit == "近0.2亿元"


def test_different_things_do_not_convert() -> None:
    with pytest.raises(ValueError, match="家"):
        Quantity.of(Fraction(1), unit_of("家")).converted(unit_of("万元"))


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("13批510人次", [("13", "批", "exact"), ("510", "人次", "exact")]),
        ("超13批近510人次", [("13", "批", "over"), ("510", "人次", "under")]),
        ("1,035项、2家", [("1035", "项", "exact"), ("2", "家", "exact")]),
    ],
)
def test_a_compound_keeps_its_wording_and_each_number(typed: str, parts: list[tuple[str, str, str]]) -> None:
    quantity = parse_quantity(typed, NO_UNIT)
    assert quantity is not None
    assert (quantity.wording, quantity.number, quantity.is_compound) == (typed, None, True)
    assert [(str(p.number), p.unit.symbol, p.precision) for p in quantity.parts] == parts


@pytest.mark.parametrize(
    ("typed", "low", "high", "unit"),
    [("3—5", 3, 5, "家"), ("20%～30%", 20, 30, "%"), ("20-30%", 20, 30, "%"), ("100至200", 100, 200, "家")],
)
def test_a_range_keeps_both_ends(typed: str, low: int, high: int, unit: str) -> None:
    quantity = parse_quantity(typed, unit_of("家"))
    assert quantity is not None
    assert [part.number for part in quantity.parts] == [low, high]
    assert (quantity.number, quantity.unit.symbol, quantity.is_compound) == (None, unit, False)


@pytest.mark.parametrize(
    ("typed", "number", "precision"),
    [
        ("1.2万", 12000, "exact"),
        ("20多万", 200000, "over"),
        ("超3亿", 3 * 10**8, "over"),
        ("约2千", 2000, "about"),
    ],
)
def test_a_scale_word_counts(typed: str, number: int, precision: str) -> None:
    quantity = parse_quantity(typed, unit_of("家"))
    assert quantity is not None
    assert (quantity.number, quantity.wording, quantity.precision) == (number, typed, precision)
    assert quantity.with_unit == f"{typed}家"


def test_an_approximation_stays_one_when_converted() -> None:
    amount = parse_quantity("20多万", unit_of("元"))
    assert amount is not None
    assert amount.converted(unit_of("万元")).with_unit == "超20万元"


@pytest.mark.parametrize("typed", ["13批13批", "5月31日", "1家2", "7—3", "1批2项3家4个5位6次7场"])
def test_what_is_no_compound_and_no_range_is_refused(typed: str) -> None:
    assert parse_quantity(typed, NO_UNIT) is None


@given(st.text(alphabet="0123456789.,/%超近约多余万亿批家次—至、 ", max_size=24))
def test_reading_a_quantity_never_fails(typed: str) -> None:
    quantity = parse_quantity(typed, NO_UNIT)
    assert quantity is None or quantity.wording
