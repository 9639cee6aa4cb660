"""Formats behind a bar: a figure as prose writes it, which reads back as what it was."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import joined
from reportgen.resolve.formats import formatted
from reportgen.resolve.formula import Format
from reportgen.text.numbers import parse_number, rounded
from reportgen.text.numerals import parse_han_number
from reportgen.text.quantity import Quantity, parse_quantity, unit_of
from tests.resolve.fact_samples import evaluate


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("研发中心.占比 | 汉字", "四分之一"),
        ("研发中心.占比 | 分数符号", "¼"),
        ("25% | 分数", "1/4"),
        ("5% | 汉字", "百分之五"),
        ("研发中心.累计 * 5% | 带单位", "25.3家"),
        ("5% * 研发中心.累计 | 带单位", "25.3家"),
        ("项目.总投入 / 50% | 带单位", "2070万元"),
        ("5% + 2% | 带单位", "7%"),
        ("2 * 研发中心.累计 | 带单位", "1012家"),
        ("占比(研发中心.新增, 研发中心.累计) * 100家 | 带单位", "4.9家"),
        ("项目.效益 | 汉字 | 带单位", "一点零五亿元"),
        ("12345家 | 万 | 带单位", "1.2345万家"),
        ("12345家 | 万 | 1位小数 | 带单位", "1.2万家"),
        ("123456789元 | 缩写 | 2位小数 | 带单位", "1.23亿元"),
        ("项目.总投入 | 缩写 | 带单位", "1035万元"),
        ("999家 | 缩写 | 带单位", "999家"),
        ("20000万元 | 亿 | 带单位", "2亿元"),
        ("论坛.专家 | 千分位 | 带单位", "超150位"),
        ("论坛.专家 * 20 | 千分位", "超3,000"),
        ("占比.转化 - 上年(占比.转化) | 百分点 | 带单位", "1.2个百分点"),
        ("占比(研发中心.新增, 研发中心.累计) | 百分数", "4.9%"),
        ("占比(研发中心.新增, 研发中心.累计) | 百分数 | 带单位", "4.9%"),
        ("研发中心.累计 | 带单位 | 带单位", "506家"),
        ("论坛.起止 | 带年份", "2021年5月31日至6月4日"),
        ("论坛.起止 | 汉字日期", "二〇二一年五月三十一日至六月四日"),
        ("2.345 | 两位小数", "2.35"),
        ("0.125 | 百分数", "12.5%"),
    ],
)
def test_formats_write_a_figure_as_prose_does(source: str, wording: str) -> None:
    assert evaluate(source) == (wording, [])


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("研发中心.累计 | 百分点", "expression-format-percent", {"format": "百分点"}),
        ("1/7 | 分数符号", "expression-format-long", {"format": "分数符号"}),
        ("1.5 | 汉字年份", "expression-format-year", {"wording": "1.5"}),
        ("1.5 | 带年份", "expression-no-date", {}),
        ("论坛.院士 | 千分位", "fact-no-number", {"wording": "数十"}),
        ("研发中心.累计 | 万元", "expression-convert", {"unit": "万元", "have": "家"}),
    ],
)
def test_a_format_that_does_not_fit_is_refused(source: str, code: str, words: dict[str, str]) -> None:
    value, found = evaluate(source)
    assert value is None
    assert [d.code for d in found] == [code]
    assert {key: joined(found[0].args[key], "zh") for key in words} == words


@given(st.fractions(min_value=-(10**8), max_value=10**8, max_denominator=10**4), st.integers(0, 6))
def test_what_a_format_writes_reads_back(number: Fraction, places: int) -> None:
    quantity = Quantity.of(rounded(number, places), unit_of("元"))
    for name in (f"{places}位小数", "千分位"):
        written = formatted(quantity, Format(name, 0, 0))
        assert parse_number(written.wording) == quantity.number
    in_10000 = formatted(quantity, Format("万", 0, 0))
    again = parse_quantity(in_10000.wording, in_10000.unit)
    assert in_10000.number is not None and again is not None and again.number is not None
    assert abs(again.number - in_10000.number) <= Fraction(1, 200)
    assert in_10000.converted(unit_of("元")).number == quantity.number
    if abs(quantity.number or 0) < 10**6 and places <= 2:
        assert parse_han_number(formatted(quantity, Format("汉字", 0, 0)).wording) == quantity.number
