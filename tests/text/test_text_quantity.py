"""Units and the wordings of approximate figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

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
