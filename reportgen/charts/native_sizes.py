"""What the areas of native bubbles stand for: a title over the plot; its words, a cell, follow the sizes."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.kinds.scatter import size_words, size_words_around
from reportgen.charts.legend import PlacedEntry
from reportgen.charts.look import Look
from reportgen.charts.metrics import MIDDLE_EM
from reportgen.charts.native_axes import cell_title
from reportgen.charts.native_sheet import Column, Formula, cells, quoted_text, text_of, words_at
from reportgen.charts.ooxml import Element
from reportgen.charts.overlays import Words
from reportgen.charts.placing import Spot
from reportgen.charts.wording import excel_format
from reportgen.model.chart import ChartSpec, Measure

_RING = "○ "


def without_rings(entries: Sequence[PlacedEntry]) -> tuple[PlacedEntry, ...]:
    """The entries that Word's own legend has: one for each series."""
    return tuple(entry for entry in entries if entry.entry.mark != "ring")


def size_columns(spec: ChartSpec) -> tuple[Column, ...]:
    """The column of what is derived: the words for the areas; none in other kinds."""
    if not size_words(spec):
        return ()
    before, after = size_words_around(spec)
    decimals = (spec.size_measure or Measure()).decimals
    largest = f"MAX({cells(len(spec.series) + 2, len(spec.sizes))})"
    text = f"{quoted_text(_RING + before)}&{text_of(largest, excel_format(decimals))}&{quoted_text(after)}"
    return (Column("面积", (Formula(text, _RING + size_words(spec)),)),)


def size_title(
    spec: ChartSpec, entries: Sequence[PlacedEntry], look: Look, frame: tuple[float, float]
) -> Element | None:
    """``c:title`` at the place of the ring in a legend laid out in a frame (pt), at the end of its row.

    Word's legend is wider than ours, so the words keep clear of it on the right; its first derived column
    is that of ``size_columns``.
    """
    ring = next((entry for entry in entries if entry.entry.mark == "ring"), None)
    if ring is None:
        return None
    text = _RING + size_words(spec)
    alone = ring.x == 0 or not without_rings(entries)
    left = ring.x if alone else max(frame[0] - look.text.width(text, look.size) - look.size, ring.x)
    spot = Spot(left, ring.middle - MIDDLE_EM * look.size, "start")
    return cell_title(
        words_at(0, text), Words(text, spot, look.size, look.style.text_colour), left, look, frame
    )
