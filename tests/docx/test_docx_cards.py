"""Rows of cards in the Word file: as many columns as on the pages, figures that stand on one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from reportgen.model.flow import Grid
from tests.support.flow_reports import card, report_of
from tests.support.word_parts import W, body, part, style_of, text_of, value, written


def cards_shown(root: etree._Element, figure: str) -> list[etree._Element]:
    return [p for p in root.iter(f"{W}p") if text_of(p).startswith(figure)]


@pytest.mark.parametrize(("count", "figure", "rows"), [(5, "7", [3, 2]), (4, "123456789012", [2, 2])])
def test_cards_stand_in_as_many_columns_as_on_the_pages(
    count: int, figure: str, rows: list[int], tmp_path: Path
) -> None:
    """Evenly; fewer than asked for where their figures would not stand on a line."""
    grid = Grid(4, tuple(card(figure, "家", "卡片") for _ in range(count)), "cards")
    root = body(report_of(grid), tmp_path)
    cells = [[bool(cards_shown(cell, figure)) for cell in row.iter(f"{W}tc")] for row in root.iter(f"{W}tr")]
    assert [sum(row) for row in cells if any(row)] == rows


def test_a_long_figure_is_smaller_in_its_whole_row(tmp_path: Path) -> None:
    grid = Grid(3, (card("23456789.9", "家", "长"), card("5", "家", "短"), card("6", "家", "短")), "cards")
    path = written(report_of(grid, Grid(1, (card("8", "家", "别处"),), "cards")), tmp_path)
    root = part(path, "word/document.xml")
    (usual,), *others = ({style_of(p) for p in cards_shown(root, each)} for each in ("8", "2", "5", "6"))
    (smaller,) = set.union(*others)
    assert smaller != usual
    sizes = {s.get(f"{W}styleId"): s.find(f"{W}rPr/{W}sz") for s in part(path, "word/styles.xml")}
    assert int(value(sizes[smaller]) or 0) < int(value(sizes[usual]) or 0)
