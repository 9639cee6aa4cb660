"""Records behave as frozen dataclasses do, but for the guard against assignments."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass, replace

from reportgen.diagnostics import Span
from reportgen.layout.pieces import Enclosure
from reportgen.model.pages import RectItem

_RECT = RectItem(1.0, 2.0, 3.0, 4.0)


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
