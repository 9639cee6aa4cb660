"""Facts of every kind, and what an expression over them comes to."""

from __future__ import annotations

from fractions import Fraction

from reportgen.diagnostics import Diagnostic, Sink, Span
from reportgen.project.facts import Definition, Derived, Fact, Given, Listed, Pending
from reportgen.resolve.facts import FactTable
from reportgen.text.dates import Dates, Moment
from reportgen.text.quantity import Quantity, parse_quantity, unit_of

HERE = Span("facts/a.yaml", 1, 1, 1, 200)


def given_fact(path: str, value: str, unit: str = "", year: str = "") -> Fact:
    group, name = path.split(".")
    quantity = parse_quantity(value, unit_of(unit))
    assert quantity is not None
    typed = Given(quantity, HERE)
    return Fact(group, name, unit_of(unit), None if year else typed, {(year,): typed} if year else {}, HERE)


def derived(path: str, formula: str, unit: str | None = None, line: int = 1) -> Fact:
    group, name = path.split(".")
    span = Span("facts/a.yaml", line, 10, line, 10 + len(formula))
    declared = None if unit is None else unit_of(unit)
    return Fact(group, name, declared, Derived(formula, span), {}, span)


FACTS = (
    given_fact("研发中心.累计", "506", "家", "2021"),
    given_fact("研发中心.新增", "25", "家", "2021"),
    derived("研发中心.上年累计", "累计 - 新增", "家"),
    given_fact("研发中心.占比", "1/4"),
    given_fact("项目.总投入", "1035", "万元"),
    given_fact("项目.效益", "1.05", "亿元"),
    given_fact("论坛.专家", "超150", "位"),
    given_fact("论坛.院士", "数十", "位"),
    Fact("论坛", "日期", None, Given(Quantity.words("11月1—3日"), HERE), {}, HERE),
    Fact("组织", "名单", None, Listed(("甲学会", "乙联盟"), HERE), {}, HERE),
    given_fact("企业.500强", "7", "家"),
    Fact(
        "产出",
        "论文",
        unit_of("篇"),
        None,
        {
            ("2020",): Given(Quantity.of(Fraction(200), unit_of("篇")), HERE),
            ("2021",): Given(Quantity.of(Fraction(215), unit_of("篇")), HERE),
        },
        HERE,
    ),
)


def evaluate(source: str, *facts: Fact) -> tuple[object, list[Diagnostic]]:
    sink = Sink()
    value = FactTable((*FACTS, *facts), "2021", sink).value(source, HERE)
    return (value.wording if isinstance(value, Quantity) else value), list(sink)


def by_label(path: str, unit: str, dimensions: tuple[str, ...], cells: dict[tuple[str, ...], str]) -> Fact:
    group, name = path.split(".")
    known: dict[tuple[str, ...], Definition] = {}
    for labels, typed in cells.items():
        quantity = parse_quantity(typed, unit_of(unit))
        assert quantity is not None
        known[labels] = Given(quantity, HERE)
    return Fact(group, name, unit_of(unit), None, known, HERE, dimensions)


FACTS += (
    by_label(
        "分布.各区",
        "家",
        ("年", "区"),
        {
            ("2020", "浦东新区"): "100",
            ("2020", "徐汇区"): "60",
            ("2021", "浦东新区"): "120",
            ("2021", "徐汇区"): "60",
            ("2021", "黄浦区"): "20",
        },
    ),
    by_label("分布.月度", "亿元", ("月",), {("1月",): "1.5", ("2月",): "2", ("3月",): "2.5"}),
    by_label("占比.转化", "%", ("年",), {("2020",): "30.1", ("2021",): "31.3"}),
    by_label("规模.参会", "人", ("年",), {("2020",): "超150", ("2021",): "近300"}),
    by_label("会议.出席", "人", ("年",), {("2020",): "100", ("2021",): "超150"}),
    given_fact("培训.规模", "13批510人次"),
    Fact(
        "论坛",
        "起止",
        None,
        Given(Quantity.of_dates(Dates(Moment(2021, 5, 31), Moment(2021, 6, 4))), HERE),
        {},
        HERE,
    ),
    Fact("预报", "明年", unit_of("家"), Pending(HERE), {}, HERE, owner="合作处"),
)
