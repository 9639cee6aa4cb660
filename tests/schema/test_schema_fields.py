"""Field types: what they take, what they refuse, and the place of every part of a text."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from reportgen.diagnostics import Span
from reportgen.schema import (
    ColourName,
    Expression,
    Identifier,
    Integer,
    Number,
    PlainText,
    RichText,
    ScalarField,
    Share,
    Switch,
)
from reportgen.source import Mapping, Scalar, TypedLine
from tests.support.yaml_slips import loaded


def _typed(text: str) -> Scalar:
    span = Span("a.yaml", 1, 1, 1, 1 + len(text))
    return Scalar(text, span, "plain", (TypedLine(text, 1, 1),))


def _read_from(folder: Path, typed: str) -> Scalar:
    root, _, _ = loaded(folder, typed)
    assert isinstance(root, Mapping)
    value = root.entries[0].value
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    ("typed", "share"), [("50%", 0.5), ("１００％", 1), (".5 %", 0.005), ("33.3%", 0.333)]
)
def test_a_width_is_a_share_of_the_whole(typed: str, share: float) -> None:
    assert Share.read(_typed(typed)).value == pytest.approx(share)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Share, "大", "block-width"),
        (Share, "60", "block-width"),
        (Share, "8cm", "block-width"),
        (Share, "0%", "block-width"),
        (Share, "101%", "block-width"),
        (ColourName, "0B5CAD", "schema-colour"),
        (ColourName, "#12", "schema-colour"),
        (Integer, "1.5", "schema-integer"),
        (Integer, "9" * 20, "schema-integer"),
        (Number, "约10", "schema-number"),
        (Number, "1,0", "schema-number"),
        (Number, "1e999", "schema-number"),
        (Switch, "2", "schema-switch"),
        (Identifier, "图 1", "schema-identifier"),
        (Identifier, "1图", "schema-identifier"),
        (Expression, "{{ }}", "schema-empty"),
        (PlainText, "  ", "schema-empty"),
        (RichText, "", "schema-empty"),
    ],
)
def test_a_wrong_value_is_refused_with_its_code(kind: type[ScalarField], typed: str, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        kind.read(_typed(typed))
    assert caught.value.type == code


def test_numbers_are_exact_and_full_width_digits_understood() -> None:
    assert Number.read(_typed("1,035.50")).value == Decimal("1035.50")
    assert Number.read(_typed("１．０５")).value == Decimal("1.05")
    assert int(Integer.read(_typed("２５"))) == 25


@pytest.mark.parametrize(("typed", "value"), [("true", True), ("是", True), ("no", False), ("关", False)])
def test_a_switch_has_its_words(typed: str, value: bool) -> None:
    assert bool(Switch.read(_typed(typed))) is value


def test_colours_are_names_or_hex() -> None:
    assert ColourName.read(_typed("主色")).name == "主色"
    assert ColourName.read(_typed("#0B5CAD")).name == "#0B5CAD"


def test_a_formula_may_stand_in_braces_and_knows_its_place(tmp_path: Path) -> None:
    found = Expression.read(_read_from(tmp_path, "a: '{{ 外资.累计 }}'\n"))
    assert (found.source, found.span.column) == ("外资.累计", 8)


def test_wrapped_text_is_joined_and_every_character_has_its_place(tmp_path: Path) -> None:
    text = RichText.read(_read_from(tmp_path, "a: 全年\n  工作**稳\n  步**推进\n"))
    assert text.raw == "全年工作**稳步**推进"
    assert [(text.at(i).line, text.at(i).column) for i in (0, 2, 4, 7)] == [(1, 4), (2, 3), (2, 5), (3, 3)]


def test_blank_lines_divide_paragraphs(tmp_path: Path) -> None:
    text = RichText.read(_read_from(tmp_path, "a: |\n  全年\n  工作\n\n  稳步\n"))
    first, second = text.paragraphs()
    assert (first.raw, second.raw) == ("全年工作", "稳步")
    assert (second.at(1).line, second.at(1).column) == (5, 4)


def test_words_without_markup_stay_on_one_line(tmp_path: Path) -> None:
    assert str(PlainText.read(_read_from(tmp_path, "a: |\n  全年\n\n  工作\n"))) == "全年工作"


@given(st.lists(st.text(alphabet="甲乙ab", min_size=1, max_size=5), min_size=1, max_size=5))
def test_the_place_of_an_offset_is_where_its_character_was_typed(words: list[str]) -> None:
    rows = tuple(TypedLine(word, number + 1, 3) for number, word in enumerate(words))
    scalar = Scalar(" ".join(words), Span("a.yaml", 1, 3, len(words), 3), "plain", rows)
    text = RichText.read(scalar)
    for offset, char in enumerate(text.raw):
        if char != " ":
            place = text.at(offset)
            assert words[place.line - 1][place.column - 3] == char
