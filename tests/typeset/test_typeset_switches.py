"""The switches of a layout's lines: what each does to widths and line ends, in lines and on pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from bench import line_rules
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.model.inline import TextRun
from reportgen.model.pages import TextItem
from reportgen.text.classes import is_han
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import set_text
from tests.support.flow_reports import paragraph, report_of
from tests.support.themes import shipped_theme
from tests.typeset.typeset_setting import context, places, set_em

WORKED = "构建链接国际的高水平创新网络，协调推进"
PROSE = (
    "（一）构建链接国际的高水平创新网络，协调推进与不同类型国家间的科技合作、交流与对话，研究制订新一轮"
    "“一带一路”科技创新行动方案；2021年新增外资研发中心25家，累计506家。让·保罗与Open Science Forum"
    "的代表在《科技合作框架协议》上签字——从无到有……投入1.05亿元，预期收益3亿元。"
)


def _texts(text: str, measure: float, **switches: Any) -> list[str]:
    return [line.text for line in set_text(text, measure, **switches)]


def _advances(text: str, **switches: Any) -> list[float]:
    (line,) = set_text(text, 100, **switches)
    return [g.advance for g in line.glyphs]


@pytest.mark.parametrize(
    ("style", "advances"),
    [
        # 《 甲 》 ， 乙 。 ” 丙 ！
        ("全角", [0.5, 1, 0.5, 1, 1, 0.5, 1, 1, 0.5]),
        ("开明", [0.5, 1, 0.5, 0.5, 1, 0.5, 1, 1, 0.5]),
        ("半角", [0.5, 1, 0.5, 0.5, 1, 0.5, 0.5, 1, 0.5]),
        ("原样", [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ],
)
def test_punctuation_styles_give_marks_their_widths(style: str, advances: list[float]) -> None:
    assert _advances("《甲》，乙。”丙！", punctuation=style) == advances


def test_interpunct_takes_half_an_em_but_in_plain_style() -> None:
    assert _advances("让·保") == [1, 0.5, 1]
    assert _advances("让·保", punctuation="plain") == [1, 1, 1]


def test_comma_hangs_by_its_half_em_where_the_line_is_full() -> None:
    assert _texts(WORKED, 14, hanging=True) == ["构建链接国际的高水平创新网络，", "协调推进"]
    comma = set_text(WORKED, 14, hanging=True)[0].glyphs[-1]
    assert (comma.x, comma.advance) == (14.0, 0.5)


def test_mark_that_fits_does_not_hang() -> None:
    (first, _) = set_text("构建链接国际的高水平创新，协调推进各国", 13, hanging=True)
    assert first.text == "构建链接国际的高水平创新，"
    assert first.glyphs[-1].x + first.glyphs[-1].advance == pytest.approx(13)


@pytest.mark.parametrize("mark", ["。", "，", "、"])
def test_pause_and_stop_may_hang(mark: str) -> None:
    assert _texts("国" * 8 + mark + "国" * 8, 8, hanging=True)[0].endswith(mark)


@pytest.mark.parametrize("mark", ["——", "……", "！", "？", "：", "；", "”", "）", "》", "％"])
def test_nothing_else_hangs(mark: str) -> None:
    for line in set_text("国" * 8 + mark + "国" * 8, 8, hanging=True):
        assert all(g.x + g.advance <= 8 + 1e-6 for g in line.glyphs), line.text


@pytest.mark.parametrize("gap", [0.0, 0.125, 0.25, 0.5])
def test_gap_between_han_and_latin_is_as_wide_as_asked(gap: float) -> None:
    (line,) = set_text("用AI", 20, latin_gap=gap)
    han, latin = line.glyphs[:2]
    assert latin.x - han.x - han.advance == pytest.approx(gap)


def test_stops_may_be_forbidden_to_give_up_their_blank() -> None:
    # a short word behind the stop that fits only if the stop gives way
    text = "国际科技。合作网络" + "国" * 20
    for measure in range(5, 12):
        for line in set_text(text, measure, squeeze_stops=False):
            stop = next((g for g in line.glyphs if g.character == "。"), None)
            inside = stop is not None and stop is not line.glyphs[-1]
            assert not inside or stop is None or stop.advance == 1.0


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_last_line_holds_as_many_han_as_asked(count: int) -> None:
    for length in range(21, 60):
        last = _texts("国" * length + "。", 20, last_line=count)[-1]
        assert last.count("国") >= count, length


def test_one_han_may_end_justified_text_that_asks_for_no_more_and_never_ragged_text() -> None:
    assert _texts("国" * 21, 20, last_line=1)[-1] == "国"
    assert _texts("国" * 21, 20, last_line=1, justify=False)[-1] == "国国"


def test_last_line_of_zero_asks_for_nothing() -> None:
    assert _texts("国" * 21, 20, last_line=0)[-1] == "国"


@pytest.mark.parametrize("measure", [6, 8, 12, 16, 20, 28, 38])
@pytest.mark.parametrize("hanging", [False, True])
def test_every_full_width_character_stands_on_the_strict_grid(measure: int, hanging: bool) -> None:
    lines = set_text(PROSE, measure, strict_grid=True, hanging=hanging, indent_em=2)
    for line in lines:
        for g in line.glyphs:
            if is_han(g.character) or g.character in "（）“”，。、；《》—…·":
                assert g.x == pytest.approx(round(g.x)), (line.text, g)
    texts = [line.text for line in lines]
    assert line_rules.forbidden_starts(texts) == line_rules.forbidden_ends(texts) == []
    assert line_rules.torn(texts) == []


def test_figures_stand_two_to_a_cell_on_the_grid() -> None:
    (line,) = set_text("增25家，2021年11月6—12日", 30, strict_grid=True)
    assert [g.x for g in line.glyphs if is_han(g.character)] == [0, 2, 6, 8, 12]
    year = [g.x for g in line.glyphs if g.character == "2"][1:3]
    assert year == pytest.approx([4, 5.04], abs=0.05)
    (line,) = set_text("占比30%。", 30, strict_grid=True)
    assert line.glyphs[-1].x == 4


def test_grid_squeezes_nothing_and_fills_all_but_what_rules_forbid() -> None:
    lines = set_text("国际“科技”，《协议》。" * 8, 16, strict_grid=True)
    assert all(g.advance == 1.0 for line in lines for g in line.glyphs)
    for line in lines[:-1]:
        # at most two characters go down with the mark that may not start the next line
        assert 13 <= len(line.text) <= 16, line.text


def test_grid_keeps_latin_words_clear_of_the_han_beside_them() -> None:
    (line,) = set_text("国际AI合作R&D项目", 30, strict_grid=True)
    for a, b in pairwise(line.glyphs):
        if is_han(a.character) != is_han(b.character):
            assert b.x - a.x - a.advance >= 0.125 - 1e-6


def _beside(text: str, run: str) -> tuple[float, float]:
    """The room before and behind a run of Latin on the grid, in em, marks counted as whole cells."""
    (line,) = set_text(text, 30, strict_grid=True)
    first = line.text.index(run)
    last = first + len(run) - 1
    glyphs = line.glyphs
    before = glyphs[first].x - glyphs[first - 1].x - glyphs[first - 1].advance
    behind = 0.0 if last + 1 == len(glyphs) else glyphs[last + 1].x - glyphs[last].x - glyphs[last].advance
    return before, behind


def test_padding_of_the_grid_stands_beside_han_and_not_inside_quotes() -> None:
    before, behind = _beside("围绕“AI赋能”", "AI")
    assert before == pytest.approx(0.0)
    assert behind > 0.5
    before, behind = _beside("约占1/4。", "1/4")
    assert before > 0.5
    assert behind == pytest.approx(0.0)
    # marks on both sides stay close to the run, Han around them on the grid
    before, behind = _beside("称“R&D”的", "R&D")
    assert before == pytest.approx(behind) == pytest.approx(0.0)
    before, behind = _beside("称“R&D”的", "“R&D”")
    assert before == pytest.approx(behind)
    assert before > 0.1
    (line,) = set_text("称“R&D”的", 30, strict_grid=True)
    assert line.glyphs[-1].x == pytest.approx(round(line.glyphs[-1].x))
    before, behind = _beside("有AI的", "AI")
    assert before == pytest.approx(behind)
    # a comma has half a cell of white of its own
    before, behind = _beside("会，AI的", "AI")
    assert before + 0.5 == pytest.approx(behind)
    before, behind = _beside("的AI", "AI")
    assert before > 0.5


@pytest.mark.parametrize("after", ["，", "）的", "的"])
def test_mark_of_a_note_stays_with_its_word_on_the_grid(after: str) -> None:
    note = (TextRun("占四分之一"), TextRun("①", position="super"), TextRun(after))
    (line,) = set_em(note, 20, setting=context(LineRules(strict_grid=True)))
    word, mark, behind = places(line)[4:7]
    assert mark[1] == pytest.approx(word[1] + 1.0)
    raised = next(run for run in line.runs if run.rise)
    if after[0] == "的":
        assert behind[1] == pytest.approx(6.0)
    else:
        assert behind[1] == pytest.approx(mark[1] + raised.size / 10, abs=0.02)


def test_ragged_text_is_not_on_the_grid() -> None:
    assert _advances("《协议》", strict_grid=True, justify=False) == _advances("《协议》")


def _items(rules: LineRules) -> list[TextItem]:
    theme = shipped_theme("plain")
    theme = replace(theme, rules=replace(theme.rules, lines=rules))
    pages = paginate(report_of(*(paragraph(PROSE[i:] + PROSE) for i in range(10))), theme, Sink())
    found = (item for page in pages.pages for item in page.items if isinstance(item, TextItem))
    return [item for item in found if item.element is not None]


def test_layout_that_lets_marks_hang_hangs_them_on_the_page() -> None:
    def hung(rules: LineRules) -> list[str]:
        return [i.runs[-1].text[-1] for i in _items(rules) if i.width > i.measure + 1]

    assert hung(LineRules()) == []
    assert set(hung(LineRules(hanging=True))) <= {"，", "。", "、"}
    assert hung(LineRules(hanging=True)) != []


def test_layout_with_a_strict_grid_sets_its_pages_on_it() -> None:
    size = shipped_theme("plain").style("body").size
    for item in _items(LineRules(strict_grid=True)):
        for run in item.runs:
            if run.size == size and run.face == "NotoSerifSC-Regular":
                han = (x for x, char in zip(run.offsets, run.text, strict=True) if is_han(char))
                assert all(abs(x / size - round(x / size)) < 1e-3 for x in han), item
