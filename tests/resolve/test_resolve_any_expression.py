"""Whatever is written as an expression ends in a value or a message, and fast; arithmetic is exact."""

from __future__ import annotations

import time
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Sink, Span
from reportgen.resolve.expression import parse_expression
from reportgen.resolve.facts import FactTable
from reportgen.resolve.formats import FORMATS
from reportgen.resolve.formula import Name
from reportgen.resolve.functions import FUNCTIONS
from reportgen.resolve.tokens import written
from tests.resolve.fact_samples import FACTS, evaluate


def test_ten_thousand_random_expressions_end_in_a_value_or_a_message_and_fast() -> None:
    names = (
        "研发中心.累计",
        "研发中心.新增",
        "分布.各区",
        "论坛.专家",
        "论坛.院士",
        "组织.名单",
        "培训.规模",
        "预报.明年",
        "论坛.起止",
        "年度",
        "没有",
        "累计",
    )
    parts = (*names, *names, *FUNCTIONS, *FORMATS, "如果", "且", "或", "非", "家", "万元", "%", "浦东新区", "2020", "0", "3", "0.5", "99999999999",
             *"+-*/()[].,|<>=—\"'“”", *"((()))", "[*]", ">=", "!=", "__class__", " ", "\n", "^", "；")  # fmt: skip
    random = Random(20210601)
    sink = Sink()
    table = FactTable(FACTS, "2021", sink)
    started = time.process_time()
    values = 0
    for index in range(10_000):
        source = "".join(random.choice(parts) for _ in range(random.randint(1, 24)))
        known = len(sink)
        value = table.value(source, Span("chapters/a.yaml", index + 1, 1, index + 1, 500))
        values += value is not None
        assert (value is None) == (len(sink) > known), source
    assert values > 50
    assert time.process_time() - started < 20


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_well_formed_expressions_end_in_a_value_or_a_message(data: st.DataObject) -> None:
    value, found = evaluate(data.draw(expressions))
    assert (value is None) == bool(found)


atoms = st.sampled_from(
    (
        "研发中心.累计",
        "研发中心.新增",
        "论坛.专家",
        "分布.各区[浦东新区]",
        "培训.规模[人次]",
        "3家",
        "0",
        "1/3",
        "年度",
        "5%",
    )
)
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]}){t[1]}({t[2]})"),
        st.tuples(st.sampled_from(sorted(FUNCTIONS)), inner).map(lambda t: f"{t[0]}({t[1]})"),
        st.tuples(inner, st.sampled_from(("<", ">=", "=")), inner, inner).map(
            lambda t: f"如果({t[0]} {t[1]} {t[2]}, {t[3]}, “否”)"
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(
    st.text(
        alphabet="研发中心累计新增.0123456789+-*/()[]|, \"'年度项目总投入效益带单位增长占比上年%家万元",
        max_size=60,
    )
)
def test_any_expression_ends_in_a_value_or_a_message(source: str) -> None:
    value, found = evaluate(source)
    assert (value is None) == bool(found)


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.sampled_from("+-*"))
def test_arithmetic_is_exact(left: int, right: int, sign: str) -> None:
    expected = {"+": left + right, "-": left - right, "*": left * right}[sign]
    assert evaluate(f"({left}) {sign} ({right})")[0] == str(expected)


@settings(deadline=None)
@given(
    st.lists(
        st.text("甲a1 5-*/()[]|,：:，%\"'“”「」#&{}且或²", min_size=1, max_size=6), min_size=1, max_size=3
    )
)
def test_whatever_a_fact_is_called_it_can_be_written_in_an_expression(names: list[str]) -> None:
    root = parse_expression(written(".".join(names))).root
    assert isinstance(root, Name)
    assert root.path == tuple(names)
