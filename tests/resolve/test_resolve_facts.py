"""Facts and expressions: exact, with units, in their group, and safe."""

from __future__ import annotations

import time

import pytest

from reportgen.diagnostics import Sink, joined
from reportgen.resolve.facts import FactTable
from tests.resolve.fact_samples import FACTS, HERE, derived, evaluate, given_fact


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("合计(分布.各区)", "200"),
        ("合计(分布.各区[2020]) | 带单位", "160家"),
        ("合计(分布.各区[*])", "360"),
        ("合计(分布.各区[2020—2021, 浦东新区])", "220"),
        ("分布.各区[浦东新区]", "120"),
        ("分布.各区[2020, 徐汇区]", "60"),
        ("分布.各区[区=徐汇区, 年=2020年]", "60"),
        ("增长(分布.各区[浦东新区])", "增长20%"),
        ("增长(合计(分布.各区))", "增长25%"),
        ("增减(分布.各区[浦东新区])", "增加20家"),
        ("增减(分布.各区[徐汇区])", "持平"),
        ("增减(占比.转化)", "提高1.2个百分点"),
        ("占比(分布.各区[浦东新区], 分布.各区) | 带单位", "60%"),
        ("名次(分布.各区[徐汇区], 分布.各区)", "2"),
        ("最大项(分布.各区)", "浦东新区"),
        ("最小项(分布.各区)", "黄浦区"),
        ("最大项(研发中心.累计, 研发中心.新增)", "累计"),
        ("平均(分布.月度) | 带单位", "2亿元"),
        ("个数(分布.月度)", "3"),
        ("合计(分布.月度[1月—2月])", "3.5"),
        ("合计(分布.月度) | 万元 | 千分位 | 带单位", "60,000万元"),
        ("四舍五入(1/3, 2) * 3", "0.99"),
        ("四舍五入(0.1 + 0.2, 1)", "0.3"),
        ("1.005 * 100", "100.5"),
        ("四舍五入(1.005, 2)", "1.01"),
        ("培训.规模", "13批510人次"),
        ("培训.规模[人次]", "510"),
        ("培训.规模[人次] / 培训.规模[批] | 1位小数", "39.2"),
        ("论坛.起止", "5月31日至6月4日"),
        ("天数(论坛.起止) | 带单位", "5天"),
        ("如果(研发中心.累计 > 500家, “超过目标”, “未达目标”)", "超过目标"),
        ("如果(研发中心.累计 > 500家 且 非 研发中心.新增 >= 30家, “甲”, “乙”)", "甲"),
        ("如果((研发中心.新增 ＜ 10家 或 研发中心.新增 = 25家) 且 项目.总投入 <= 1亿元, “甲”, “乙”)", "甲"),
        ("如果((研发中心.新增 + 1家) * 2 ≥ 52家, 研发中心.累计, “乙”)", "506"),
        ("如果(年度 != 2021, “甲”, 如果(1 = 1, '乙', '丙'))", "乙"),
        ("如果(论坛.专家 > 100位, “多”, “少”)", "多"),
        ("如果(数值(论坛.专家) = 150位, “正好”, “不是”)", "正好"),
        ("预报.明年", "〔待填〕"),
        ("预报.明年 * 2 | 千分位 | 带单位", "〔待填〕"),
        ("增长(预报.明年)", "〔待填〕"),
    ],
)
def test_expressions_over_labels_conditions_and_dates(source: str, wording: str) -> None:
    assert evaluate(source) == (wording, [])


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("论坛.专家 + 20位", "超170"),
        ("论坛.专家 * 2", "超300"),
        ("600位 - 论坛.专家", "近450"),
        ("论坛.专家 - 会议.出席 * 1位 / 1人", "约0"),
        ("-论坛.专家", "近-150"),
        ("300位 / 论坛.专家", "近2"),
        ("论坛.专家 * 0", "0"),
        ("占比(论坛.专家, 300位) | 带单位", "超50%"),
        ("增长(会议.出席)", "增长超50%"),
        ("增减(会议.出席)", "增加超50人"),
        ("增长(规模.参会)", "增长近100%"),
        ("合计(论坛.专家, 10位)", "超160"),
        ("平均(论坛.专家, 50位)", "超100"),
    ],
)
def test_what_is_computed_from_an_approximation_is_one(source: str, wording: str) -> None:
    assert evaluate(source) == (wording, [])


@pytest.mark.parametrize(
    ("source", "wording"),
    [
        ("研发中心.累计", "506"),
        ("研发中心.上年累计", "481"),
        ("研发中心.累计[2021]", "506"),
        ("研发中心.占比", "1/4"),
        ("论坛.专家", "超150"),
        ("论坛.专家 | 数字", "150"),
        ("论坛.院士", "数十"),
        ("论坛.日期", "11月1—3日"),
        ("研发中心.累计 | 带单位", "506家"),
        ("项目.效益 | 万元 | 带单位", "10500万元"),
        ("项目.效益 + 项目.总投入 | 带单位", "1.1535亿元"),
        ("项目.总投入 + 2亿元 | 带单位", "21035万元"),
        ("项目.效益 / 项目.总投入 | 1位小数", "10.1"),
        ("研发中心.累计 - 1家", "505"),
        ("0.1 + 0.2", "0.3"),
        ("1/3", "0.33"),
        ("-(2 + 3) * 4", "-20"),
        ("２ × （３＋１）", "8"),
        ("年度", "2021"),
        ("占比(研发中心.新增, 研发中心.累计) | 带单位", "4.9%"),
        ("合计(项目.总投入, 项目.效益) | 带单位", "11535万元"),
        ("平均(1, 2)", "1.5"),
        ("最大(项目.总投入, 项目.效益) | 带单位", "10500万元"),
        ("个数(组织.名单)", "2"),
        ("企业.500强", "7"),
        ('"研发中心.累计"', "506"),
        ("增长(产出.论文)", "增长7.5%"),
        ("增长率(产出.论文) | 带单位", "7.5%"),
        ("上年(产出.论文)", "200"),
        ("产出.论文[2020]", "200"),
        ("增长(产出.论文 * 0 + 5篇)", "持平"),
        ("研发中心.占比 | 百分数", "25%"),
        ("项目.总投入 | 千分位", "1,035"),
        ("企业.500强 | 汉字", "七"),
        ("年度 | 汉字年份", "二〇二一"),
    ],
)
def test_expressions_give_the_wording_of_prose(source: str, wording: str) -> None:
    assert evaluate(source) == (wording, [])


def test_a_list_is_given_as_its_names() -> None:
    assert evaluate("组织.名单")[0] == ("甲学会", "乙联盟")


@pytest.mark.parametrize(
    ("source", "code", "words", "columns"),
    [
        ("研发中心.累积", "fact-unknown", {"name": "研发中心.累积", "near": "研发中心.累计"}, (1, 8)),
        ("研发中心.累计[2019]", "fact-no-year", {"year": "2019", "years": "2021"}, (1, 14)),
        ("项目.总投入 / 0", "expression-division-by-zero", {}, (1, 11)),
        ("研发中心.累计 + 项目.总投入", "expression-units", {"left": "家", "right": "万元"}, (1, 17)),
        ("研发中心.累计 + 1", "expression-units", {"left": "家", "right": "—"}, (1, 12)),
        ("论坛.院士 + 1位", "fact-no-number", {"wording": "数十"}, (1, 6)),
        ("组织.名单 + 1", "expression-list", {}, (1, 6)),
        ("个数(1)", "expression-no-list", {}, (4, 5)),
        ("求和(1, 2)", "expression-function", {"name": "求和"}, (1, 3)),
        ("占比(1)", "expression-arguments", {"wanted": "2", "found": "1"}, (1, 6)),
        ("1 | 加单位", "expression-format", {"name": "加单位", "near": "带单位"}, (5, 8)),
        ("1/7*1000000 | 汉字", "expression-format-long", {"format": "汉字"}, (15, 17)),
        ("1 +", "expression-unfinished", {}, (4, 5)),
        ("1 2", "expression-unexpected", {"found": "2"}, (3, 4)),
        ("(1", "expression-unfinished", {}, (3, 4)),
        ("1 ^ 2", "expression-character", {"char": "^"}, (3, 4)),
        ('"研发', "expression-unclosed-quote", {"quote": '"'}, (1, 4)),
        ("", "expression-empty", {}, (1, 2)),
        ("1" * 501, "expression-too-long", {"limit": "500"}, None),
        ("(" * 30 + "1" + ")" * 30, "expression-too-deep", {"limit": "24"}, None),
        ("分布.各区", "expression-several", {"name": "分布.各区", "count": "3", "first": "浦东新区"}, (1, 6)),
        ("分布.各区 + 1家", "expression-several", {"count": "3"}, (1, 6)),
        ("分布.各区[浦东]", "fact-no-label", {"label": "浦东", "near": "浦东新区"}, (7, 9)),
        ("分布.各区[2019, 浦东新区]", "fact-no-cell", {"labels": "2019、浦东新区"}, (1, 18)),
        ("分布.各区[街道=外滩]", "fact-no-dimension", {"dimension": "街道", "known": "年、区"}, (7, 12)),
        ("研发中心.占比[浦东新区]", "fact-no-labels", {"label": "浦东新区"}, (9, 13)),
        ("培训.规模 * 2", "fact-compound", {"units": "批、人次", "first": "批"}, (1, 6)),
        ("培训.规模[场]", "fact-no-label", {"label": "场", "near": "", "known": "批、人次"}, (7, 8)),
        (
            "如果(论坛.专家 > 200位, “多”, “少”)",
            "expression-undecided",
            {"left": "超150位", "right": "200位"},
            (4, 16),
        ),
        (
            "如果(研发中心.累计 > 5万元, “多”, “少”)",
            "expression-units",
            {"left": "家", "right": "万元"},
            (4, 17),
        ),
        ("如果(研发中心.累计, “多”, “少”)", "expression-unexpected", {"found": ","}, (11, 12)),
        ("四舍五入(1, 0.5)", "expression-decimals", {}, (9, 12)),
        ("天数(论坛.专家)", "expression-no-date", {}, (4, 9)),
        ("论坛.日期 + 1", "fact-no-number", {"wording": "11月1—3日"}, (1, 6)),
    ],
)
def test_a_mistake_is_named_at_its_place(
    source: str, code: str, words: dict[str, str], columns: tuple[int, int] | None
) -> None:
    value, found = evaluate(source)
    assert value is None
    assert [d.code for d in found] == [code]
    assert {key: joined(found[0].args[key], "zh") for key in words} == words
    if columns is not None and found[0].span is not None:
        assert (found[0].span.column, found[0].span.end_column) == columns


def test_last_year_needs_a_year() -> None:
    sink = Sink()
    assert FactTable(FACTS, "去年", sink).value("上年(产出.论文)", HERE) is None
    assert [(d.code, d.args["year"]) for d in sink] == [("expression-year", "去年")]


def test_without_any_facts_none_is_called_the_nearest() -> None:
    sink = Sink()
    assert FactTable((), "2021", sink).value("研发中心.累计", HERE) is None
    assert [(d.code, d.args["name"]) for d in sink] == [("fact-none", "研发中心.累计")]


def test_a_circle_of_formulas_is_named_once() -> None:
    sink = Sink()
    circle = (
        derived("甲.一", "二 + 1", line=3),
        derived("甲.二", "甲.三", line=4),
        derived("甲.三", "一", line=5),
    )
    table = FactTable(circle, "2021", sink)
    table.check_all()
    assert table.value("甲.二 * 2", HERE) is None
    assert [(d.code, d.args["loop"], str(d.span)) for d in sink] == [
        ("fact-circular", "甲.一 → 甲.二 → 甲.三 → 甲.一", "facts/a.yaml:3:10")
    ]


def test_a_fact_that_needs_a_broken_one_says_nothing_more() -> None:
    _, found = evaluate("甲.二 + 1", derived("甲.一", "没有 / 2"), derived("甲.二", "一 * 2"))
    assert [d.code for d in found] == ["fact-unknown"]


def test_a_computed_unit_must_be_the_declared_one() -> None:
    _, found = evaluate("甲.一", derived("甲.一", "研发中心.累计 * 2", "万元"))
    assert [(d.code, d.args["declared"], d.args["computed"]) for d in found] == [("fact-unit", "万元", "家")]


def test_a_computed_value_takes_the_declared_unit() -> None:
    assert evaluate("甲.一 | 带单位", derived("甲.一", "项目.效益 * 2", "万元"))[0] == "21000万元"


def test_own_group_comes_first_then_the_full_name() -> None:
    own = given_fact("甲.累计", "3", "家")
    assert evaluate("甲.一", own, derived("甲.一", "累计 + 研发中心.累计"))[0] == "509"


def test_squaring_in_a_chain_ends_quickly() -> None:
    chain = [given_fact("甲.数0", "9" * 60)]
    chain += [derived(f"甲.数{n}", f"数{n - 1} * 数{n - 1}") for n in range(1, 30)]
    started = time.process_time()
    value, found = evaluate("甲.数29", *chain)
    assert value is None
    assert [d.code for d in found] == ["expression-too-large"]
    assert time.process_time() - started < 2


def test_a_very_long_chain_of_formulas_ends_in_a_message() -> None:
    chain = [given_fact("甲.数0", "1")] + [derived(f"甲.数{n}", f"数{n - 1} + 1") for n in range(1, 900)]
    value, found = evaluate("甲.数899", *chain)
    assert value is None
    assert [d.code for d in found] == ["expression-too-deep"]


ESCAPES = (
    "__import__('os')", "().__class__", "研发中心.__class__", "open('/etc/passwd')", "exec('1')", "eval('1')",
    "lambda: 1", "[x for x in 1]", "{}.__class__", "1 if 1 else 2", "f'{1}'", "globals()", "x := 1",
    "研发中心.累计.real", "研发中心.累计.__init__", "os.system('ls')", "import os", "9**9**9", "1 << 99999",
    "a;b", "'x' * 999999999", "`ls`", "$(ls)", "{{ 1 }}", "1 or 2", "not 1", "print(1)",
    "getattr(1, 'real')", "研发中心['累计']", "a = 1", "研发中心.累计[__class__]", "研发中心.累计[年=__import__]",
    "如果(__import__('os') = 1, '甲', '乙')", "如果(1 = 1, os.system, '乙')", "1 | __class__", "1 | format.__globals__",
    "${7*7}", "<%= 7 %>", "'%s' % 1", "研发中心.累计 | 'x'.__class__", "上年.__globals__", "合计.__call__(1)", "..研发中心", "~1",
)  # fmt: skip


@pytest.mark.parametrize("source", ESCAPES)
def test_an_attempt_to_escape_is_refused(source: str) -> None:
    value, found = evaluate(source)
    assert value is None
    assert found
