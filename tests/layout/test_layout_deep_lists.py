"""Lists in lists in narrow columns: text keeps four em, nothing leaves its column; the same in Word."""

from __future__ import annotations

import pytest

import tests.layout.layout_samples as flow
from reportgen.diagnostics import Span
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.docx import write_docx
from reportgen.layout.bands import band_of
from reportgen.layout.frames import frame_of
from reportgen.model.flow import Block, Columns, ListBlock, ListItem
from reportgen.source import Sources
from reportgen.theme.measures import measure_of
from reportgen.theme.theme import Theme
from tests.layout.layout_reading import codes, laid_out, lines, roles, text_of, text_of_flow, words
from tests.support.themes import shipped_theme
from tests.support.word_parts import W, part

LEVELS = 6


def nested(theme: Theme, level: int = 1) -> ListBlock:
    inner: tuple[Block, ...] = (nested(theme, level + 1),) if level < LEVELS else ()
    words_of = flow.para(f"第{level}级的文字写得长一点以便断行", "list")
    item = ListItem(theme.style("list").marker or "▪", (), (words_of, *inner))
    return ListBlock("bullet", (item,), "list", depth=level - 1, span=Span("1.yaml", level, 1, level, 2))


@pytest.mark.parametrize("layout", ("gongwen", "annual", "plain"))
def test_deep_lists_in_narrow_columns_keep_four_em_and_stay_in_their_column(layout: str, tmp_path):
    theme = shipped_theme(layout)
    document = flow.report(flow.section(Columns(3, (nested(theme), *[flow.para()] * 6))))
    pages, sink = laid_out(document, theme)
    assert set(codes(sink)) <= {"list-too-deep"}
    assert text_of(pages) == text_of_flow(document)
    band = band_of(theme, 3, 0.0, measure_of(theme))
    size = theme.style("list").size
    depths: list[float] = []
    for page in pages.pages:
        left = frame_of(theme.rules.masters["page"], "recto", measure_of(theme)).x
        for item in lines(page):
            if "LI" not in roles(pages, item):
                continue
            along = item.x - left
            edge = (along + 0.01) // (band.width + band.gap) * (band.width + band.gap)
            assert along - edge + item.width <= band.width + 0.01
            if "Lbl" in roles(pages, item):
                assert along >= edge - 0.01
            else:
                assert item.measure >= 4 * size - 0.01
                if words(item).startswith("第"):
                    depths.append(along - edge)
    assert len(depths) == LEVELS and depths == sorted(depths)
    assert depths[0] < 2 * size  # a layout's own indent is for lines of a page's measure
    write_docx(document, theme, pages, tmp_path / "report.docx")
    numbering = part(tmp_path / "report.docx", "word/numbering.xml")
    used = {int(i.get(f"{W}left")) / 20 for i in numbering.iter(f"{W}ind")}
    assert {round(depth) for depth in depths} <= {round(left) for left in used}


def test_deep_lists_are_told_where_they_are_written(tmp_path):
    theme = shipped_theme("gongwen")
    document = flow.report(flow.section(Columns(3, (nested(theme),))))
    _, sink = laid_out(document, theme)
    # the fifth level is the first that has no more room
    assert [(d.code, d.span.line) for d in sink if d.span] == [
        ("list-too-deep", level) for level in range(5, LEVELS + 1)
    ]
    first = next(iter(sink))
    assert format_diagnostic(first, Sources(tmp_path), "zh") == (
        "1.yaml:5:1: 提示 [list-too-deep] 列表套得太深，这里只剩不到四个字宽，这一级少缩进了\n"
        "   → 少套几级，或者不要放在分栏和窄框里"
    )


def test_a_list_with_room_is_indented_level_by_level():
    theme = shipped_theme("gongwen")
    pages, sink = laid_out(flow.report(flow.section(nested(theme))), theme)
    assert codes(sink) == []
    edges = [i.x for p in pages.pages for i in lines(p) if words(i).startswith("第")]
    assert len({round(b - a, 1) for a, b in zip(edges, edges[1:], strict=False)}) == 1
