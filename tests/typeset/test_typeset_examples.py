"""The worked examples of the typesetting rules, line by line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.typeset.typeset_setting import EM, edge_faults, set_em, texts, width_em


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        (
            "构建链接国际的高水平创新网络，协调推进",
            14,
            ["构建链接国际的高水平创新网", "络，协调推进"],
        ),
        ("预期经济效益1.05亿元", 8, ["预期经济效益", "1.05亿元"]),
        ("全年新增25家，累计506家", 7, ["全年新增25家，", "累计506家"]),
        ("（《科技合作框架协议》）。", 12, ["（《科技合作框架协议》）。"]),
        ("11月1—3日", 4, ["11月", "1—3日"]),
    ],
)
def test_worked_example_breaks_as_written(text: str, measure: float, lines: list[str]) -> None:
    assert texts(set_em(text, measure)) == lines


def test_thirteen_han_are_spread_over_fourteen_em() -> None:
    first, last = set_em("构建链接国际的高水平创新网络，协调推进", 14)
    assert first.width == pytest.approx(14 * EM)
    offsets = first.runs[0].offsets
    gaps = [b - a for a, b in pairwise(offsets)]
    assert gaps == pytest.approx([13 / 12 * EM] * 12)
    assert last.width == pytest.approx(6 * EM)


def test_quoted_title_with_a_colon_keeps_its_marks_off_the_edges() -> None:
    lines = set_em("以“开放科学：构建开放创新生态”为主题", 6)
    assert texts(lines) == ["以“开放科学：", "构建开放创新", "生态”为主题"]
    assert edge_faults(lines) == []


def test_three_closing_marks_take_two_em() -> None:
    # 8 Han, 《 and （ trimmed and joined (½ each), 》）。 two em less the blank of 。 at the line's end
    assert width_em("（《科技合作框架协议》）。") == 10.5
    assert width_em("议》）。议") - width_em("议议") == 2.0


def test_architecture_of_figures_and_signs_is_one_unbreakable_run() -> None:
    lines = set_em("会议论坛：“1+2+11+X”总体架构", 9)
    assert sum("1+2+11+X" in line.text for line in lines) == 1
    assert edge_faults(lines) == []
