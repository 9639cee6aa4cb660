"""Moving placed items changes where they stand and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

from reportgen.diagnostics import Span
from reportgen.layout.pieces import moved_item
from reportgen.model.pages import GlyphRun, TextItem

_RUN = GlyphRun("serif", 10.5, (0.0, 0.0, 0.0), (7,), "国", (0.0,))
_LINE = TextItem(1.0, 2.0, (_RUN,), 3.0, 4.0, 5, 90.0, Span("a.yaml", 1, 1, 1, 2), "footer")


def test_a_moved_line_keeps_all_but_its_place() -> None:
    assert moved_item(_LINE, 10.0, 20.0) == replace(_LINE, x=11.0, y=22.0)


def test_the_line_above_differs_from_the_defaults_in_every_field() -> None:
    plain = TextItem(0.0, 0.0, (), 0.0, 0.0)
    assert all(getattr(plain, f.name) != getattr(_LINE, f.name) for f in fields(TextItem))
