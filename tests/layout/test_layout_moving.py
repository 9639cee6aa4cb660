"""Moving placed items changes where they stand and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

from reportgen.diagnostics import Span
from reportgen.layout.bands import Band
from reportgen.layout.paragraphs import _dressed
from reportgen.layout.pieces import Elastic, Floating, FootNote, Landmark, Piece, moved_item
from reportgen.layout.setting import Place
from reportgen.model.colour import Colour
from reportgen.model.pages import GlyphRun, TextItem
from tests.support.themes import sample_theme

_RUN = GlyphRun("serif", 10.5, Colour(0.0, 0.0, 0.0), (7,), "国", (0.0,))
_LINE = TextItem(1.0, 2.0, (_RUN,), 3.0, 4.0, 5, 90.0, Span("a.yaml", 1, 1, 1, 2), "footer")


def test_a_moved_line_keeps_all_but_its_place() -> None:
    assert moved_item(_LINE, 10.0, 20.0) == replace(_LINE, x=11.0, y=22.0)


def test_the_line_above_differs_from_the_defaults_in_every_field() -> None:
    plain = TextItem(0.0, 0.0, (), 0.0, 0.0)
    assert all(getattr(plain, f.name) != getattr(_LINE, f.name) for f in fields(TextItem))


def test_a_paragraphs_line_keeps_what_its_style_does_not_say() -> None:
    """Spaces, breaks, box, give and grid are the style's; all else is the line's own."""
    theme = sample_theme()
    span = Span("a.yaml", 1, 1, 1, 2)
    elastic = Elastic(1.0, 2.0, lambda height: Piece(height))
    band = Band(2, 0.0, 220.0, 100.0)
    own = Piece(
        12.0, (_LINE,), marks=(Landmark("a", 0.0, 0.0),), elastic=elastic, span=span, baseline=9.0,
        notes=(FootNote("n", ()),), floating=Floating(3, "head"), band=band, master="cover", spring=True,
    )  # fmt: skip
    (dressed,) = _dressed([own], replace(theme.style("body"), keep_with_next=False), Place(0, 0.0, 200.0))
    styled = {"before", "after", "break_before", "break_after", "enclosures", "give"}
    kept = [f.name for f in fields(Piece) if f.name not in styled]
    assert [getattr(dressed, name) for name in kept] == [getattr(own, name) for name in kept]
    assert all(getattr(own, name) != getattr(Piece(0.0), name) for name in kept)
