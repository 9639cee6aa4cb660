"""What a printer needs beyond the trimmed page: how far the sheet reaches, and marks where it is cut."""

from __future__ import annotations

from reportgen.model.colour import BLACK
from reportgen.model.pages import Item, RectItem
from reportgen.theme.lengths import MM
from reportgen.theme.page_rules import PageRules
from reportgen.theme.style import PageMaster

# marks begin outside the bleed and at least this far from the page, so that none is left on it after cutting
LEAST_OFFSET = 3 * MM
LENGTH = 5 * MM
# blank paper beyond the marks
MARGIN = 2 * MM
# a hairline, as ISO 12647 proofs have it
THICKNESS = 0.25


def reach_of(rules: PageRules) -> float:
    """How far the sheet goes beyond the trimmed page on every side, in pt."""
    return _offset(rules) + LENGTH + MARGIN if rules.crop_marks else rules.bleed


def crop_marks(master: PageMaster, rules: PageRules) -> tuple[Item, ...]:
    """Two lines at every corner of the page, in line with its edges; none when not asked for."""
    if not rules.crop_marks:
        return ()
    offset, half = _offset(rules), THICKNESS / 2
    items: list[Item] = []
    for x in (0.0, master.width):
        items.append(RectItem(x - half, -offset - LENGTH, THICKNESS, LENGTH, fill=BLACK, artifact="marks"))
        items.append(
            RectItem(x - half, master.height + offset, THICKNESS, LENGTH, fill=BLACK, artifact="marks")
        )
    for y in (0.0, master.height):
        items.append(RectItem(-offset - LENGTH, y - half, LENGTH, THICKNESS, fill=BLACK, artifact="marks"))
        items.append(
            RectItem(master.width + offset, y - half, LENGTH, THICKNESS, fill=BLACK, artifact="marks")
        )
    return tuple(items)


def _offset(rules: PageRules) -> float:
    return max(rules.bleed, LEAST_OFFSET)
