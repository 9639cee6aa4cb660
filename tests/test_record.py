"""Records behave as frozen dataclasses do, but for the guard against assignments."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Span
from reportgen.layout.pieces import Enclosure
from reportgen.model.pages import RectItem
from reportgen.record import record
from reportgen.record import replace as quick_replace

_RECT = RectItem(1.0, 2.0, 3.0, 4.0)


@record(frozen=True, slots=True, order=True)
class _Mine:
    """A record with all that fields can be."""

    name: str
    value: Decimal | None = None
    parts: list[int] = field(default_factory=list)
    place: int = field(default=0, compare=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, order=True)
class _Theirs:
    """The same as the library makes it."""

    name: str
    value: Decimal | None = None
    parts: list[int] = field(default_factory=list)
    place: int = field(default=0, compare=False)
    secret: str = field(default="", repr=False)


_VALUES = st.tuples(st.sampled_from("ab"), st.none(), st.just([]), st.integers(0, 1), st.sampled_from("xy"))


@given(_VALUES, _VALUES)
def test_record_is_compared_and_shown_as_a_frozen_dataclass(one: tuple, other: tuple) -> None:
    assert (_Mine(*one) == _Mine(*other)) == (_Theirs(*one) == _Theirs(*other))
    assert (_Mine(*one) != _Mine(*other)) == (_Theirs(*one) != _Theirs(*other))
    same = _Mine(*one).name == _Mine(*other).name and one[4] == other[4]
    if not same:
        assert (_Mine(one[0], Decimal(1), [], 0, one[4]) < _Mine(other[0], Decimal(1), [], 0, other[4])) == (
            _Theirs(one[0], Decimal(1), [], 0, one[4]) < _Theirs(other[0], Decimal(1), [], 0, other[4])
        )
    assert repr(_Mine(*one)).replace("_Mine", "_Theirs") == repr(_Theirs(*one))


def test_default_made_by_a_factory_belongs_to_one_record() -> None:
    one, other = _Mine("a"), _Mine("a")
    one.parts.append(1)
    assert other.parts == []


@pytest.mark.parametrize("arguments", [(), ("a", None, [], 0, "", 6)])
def test_wrong_arguments_are_refused(arguments: tuple) -> None:
    with pytest.raises(TypeError, match=r"_Mine\.__init__\(\)"):
        _Mine(*arguments)


def test_records_without_order_cannot_be_sorted() -> None:
    with pytest.raises(TypeError, match="not supported"):
        sorted([_RECT, _RECT])


def test_record_is_matched_by_its_fields() -> None:
    match _RECT:
        case RectItem(x, y):
            assert (x, y) == (1.0, 2.0)


def test_record_is_a_dataclass_with_slots() -> None:
    assert is_dataclass(RectItem)
    assert [field.name for field in fields(RectItem)][:4] == ["x", "y", "width", "height"]
    assert not hasattr(_RECT, "__dict__")


def test_equal_records_are_one_key() -> None:
    assert {_RECT: 1}[RectItem(1.0, 2.0, 3.0, 4.0)] == 1
    assert replace(_RECT, y=5.0) == RectItem(1.0, 5.0, 3.0, 4.0) != _RECT


def test_record_shows_its_fields() -> None:
    assert repr(_RECT).startswith("RectItem(x=1.0, y=2.0, width=3.0, height=4.0, ")


def test_record_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(_RECT)) == _RECT


def test_ordered_records_are_sorted_by_their_fields() -> None:
    assert sorted([Span("a", 2, 1, 2, 2), Span("a", 1, 9, 1, 10)])[0].line == 1


def test_records_compared_by_identity_are_keys_each_of_its_own() -> None:
    assert len({Enclosure(0.0, 1.0), Enclosure(0.0, 1.0)}) == 2


@record()
class _Open:
    """A record that changes, without slots."""

    counted: ClassVar[int] = 3
    name: str
    parts: list[str] = field(default_factory=list)
    place: int = 0

    @cached_property
    def length(self) -> int:
        return len(self.name)


@record(frozen=True, slots=True)
class _Longer(_Mine):
    """A record with the fields of another before its own."""

    more: str = "?"


@record(frozen=True, slots=True)
class _Checked:
    name: str

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")


def test_record_without_slots_may_change_and_keep_what_it_computed() -> None:
    one = _Open("ab")
    one.place = 4
    assert (one.length, one.counted, one) == (2, 3, _Open("ab", [], 4))
    assert [f.name for f in fields(_Open)] == ["name", "parts", "place"]
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_record_has_the_fields_of_its_base_before_its_own() -> None:
    assert [f.name for f in fields(_Longer)] == ["name", "value", "parts", "place", "secret", "more"]
    assert repr(_Longer("a")) == "_Longer(name='a', value=None, parts=[], place=0, more='?')"
    assert replace(_Longer("a", more="b"), place=1).more == "b"


@given(_VALUES, st.dictionaries(st.sampled_from(["name", "place", "secret"]), st.sampled_from("ab")))
def test_replaced_fields_are_as_the_library_replaces_them(one: tuple, changes: dict) -> None:
    mine, theirs = quick_replace(_Mine(*one), **changes), replace(_Theirs(*one), **changes)
    assert [getattr(mine, f.name) for f in fields(_Mine)] == [
        getattr(theirs, f.name) for f in fields(_Theirs)
    ]
    assert mine.parts is one[2] and type(quick_replace(_Longer("a"), more="b")) is _Longer
    assert quick_replace(_Theirs(*one), **changes) == theirs


def test_a_replaced_record_is_checked_as_a_new_one() -> None:
    with pytest.raises(ValueError, match="no name"):
        quick_replace(_Checked("a"), name="")
    with pytest.raises(TypeError, match="nome"):
        quick_replace(_RECT, nome=1)  # type: ignore[call-arg]


def test_fields_are_described_as_the_library_describes_them() -> None:
    def told(cls: type) -> list[tuple]:
        return [(f.name, f.type, f.default, f.default_factory, f.compare, f.repr) for f in fields(cls)]

    assert told(_Mine) == told(_Theirs)


def test_default_that_can_change_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a factory"):

        @record(frozen=True, slots=True)
        class _Wrong:
            parts: list[int] = []  # noqa: RUF012
