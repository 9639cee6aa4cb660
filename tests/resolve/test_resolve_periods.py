"""Months and quarters against the one before and against last year's."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.resolve.periods import period_before
from tests.support.report_projects import resolve_blocks

_FACTS = """\
产值:
  季: {unit: 亿元, by: [年, 季度], values: {2020: {一季度: 1, 四季度: 2}, 2021: {一季度: 3, 二季度: 2.4}}}
  月: {unit: 亿元, by: 月, values: {1月: 1, 3月: 2}}
"""


def said(root: Path, expression: str) -> list[str]:
    """The messages about a text with the expression, the source lines left out."""
    found = resolve_blocks(root, f"- text: 共{{{{ {expression} }}}}\n", **{"facts/a.yaml": _FACTS})
    lines = [message.splitlines() for message in found.messages]
    return [line for message in lines for line in (message[0].partition(": ")[2], message[-1].strip())]


def shown(root: Path, expression: str) -> str:
    found = resolve_blocks(root, f"- text: 共{{{{ {expression} }}}}\n", **{"facts/a.yaml": _FACTS})
    assert found.report is not None
    (paragraph,) = found.report.sections[0].children
    return "".join(run.text for run in paragraph.runs)


@pytest.mark.parametrize(
    ("expression", "wording"),
    [
        ("上季(产值.季[二季度])", "共3"),
        ("环比(产值.季[二季度])", "共下降20%"),
        ("同比(产值.季[一季度])", "共增长200%"),
        ("上季(产值.季[一季度])", "共2"),  # the last quarter of the year before
        ("环比(产值.季[2021, 一季度])", "共增长50%"),
    ],
)
def test_a_period_is_compared_with_the_one_before_or_that_of_last_year(
    tmp_path: Path, expression: str, wording: str
) -> None:
    assert shown(tmp_path, expression) == wording


@pytest.mark.parametrize("expression", ["环比(产值.季)", "环比(产值.月[1月])", "上月(产值.季[二季度])"])
def test_what_has_no_period_before_is_told(tmp_path: Path, expression: str) -> None:
    name = "产值.月" if "产值.月" in expression else "产值.季"
    assert said(tmp_path, expression) == [
        f"错误 [expression-no-period] “{name}”在这里没有上一期可比",
        f"→ 写明是哪个月、哪个季度，如 {name}[二季度]；1月、一季度要有上年的数（by: [年, 季度]）",
    ]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("上季(上季(产值.季[二季度]))", "上季"),
        ("环比(合计(产值.季[二季度], 产值.季[二季度]))", "合计"),
        ("环比(产值.季[二季度] + 上季(产值.季[二季度]))", "上季"),
        ("环比(3)", "3"),
        ("上月(1 + 2)", "…"),
    ],
)
def test_what_is_no_fact_does_not_go_back(tmp_path: Path, expression: str, words: str) -> None:
    assert said(tmp_path, expression) == [
        f"错误 [expression-period-of] “{words}”没有上一期：它不是一个事实",
        "→ 括号里只写事实，或几个事实加减乘除，如 环比(产值[二季度])；不要再套函数",
    ]


def test_a_gap_is_not_skipped(tmp_path: Path) -> None:
    assert said(tmp_path, "环比(产值.月[3月])")[0].startswith("错误 [fact-no-cell]")


@pytest.mark.parametrize(
    ("label", "before"),
    [("12月", ("11月", False)), ("一月", ("十二月", True)), ("第三季度", ("第二季度", False)), ("Q1", ("Q4", True)),
     ("浦东新区", None), ("13月", None)],
)  # fmt: skip
def test_a_label_is_taken_back_as_it_is_written(label: str, before: tuple[str, bool] | None) -> None:
    assert period_before(label, "期") == before
