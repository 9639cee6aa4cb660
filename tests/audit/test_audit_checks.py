"""What does not add up: declared checks, standing checks, figures typed in prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.audit_projects import project, said, told

_USE = "- text: 见"


def _uses(*names: str) -> str:
    return _USE + "、".join(f"{{{{ {name} }}}}" for name in names) + "\n"


FACTS = "中心:\n  累计: {unit: 家, values: {2019: 460, 2020: 481, 2021: 506}}\n  新增: {unit: 家, values: {2021: 25}}\n"


def test_a_check_that_holds_says_nothing(tmp_path: Path) -> None:
    checks = (
        "checks:\n  - {that: 中心.累计 >= 中心.新增}\n  - {sum: [中心.新增, 中心.新增], total: 50家}\n"
        "  - {rising: 中心.累计}\n  - {jump: 中心.累计, limit: 10%}\n  - {years: 中心.累计, since: 2019, until: 2021}\n"
    )
    assert said(project(tmp_path, FACTS + checks, _uses("中心.累计", "中心.新增"))) == []


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("{that: 中心.累计 < 中心.新增, because: 抄错了}", "facts/f.yaml:5:12: 警告 [check-fails] 核对不成立：中心.累计 < 中心.新增（抄错了）"),
        ("{sum: [中心.新增, 2家], total: 中心.累计}", "facts/f.yaml:5:31: 警告 [check-sum] 各项之和是27家，合计写的是506家，差479家（四舍五入允许差0家）"),
        ("{sum: [中心.新增, 2万元], total: 中心.累计}", "facts/f.yaml:5:5: 警告 [check-units] 各项的单位不能相加：家、万元"),
        ("{shares: [49.8%, 45%]}", "facts/f.yaml:5:5: 警告 [check-shares] 占比加起来是94.8%，不是100%（四舍五入允许差0.05%）"),
        ("{jump: 中心.累计, limit: 5%}", "facts/f.yaml:2:54: 警告 [check-jump] “中心.累计”从2020年的481变成2021年的506，变动5.2%，超过5%"),
        ("{years: 中心.累计, since: 2017, until: 2021}", "facts/f.yaml:2:3: 警告 [check-years] “中心.累计”缺这些年份的数：2017、2018"),
        ("{years: 中心.累计, since: 前年, until: 2021}", "facts/f.yaml:5:27: 错误 [check-year-range] since、until 要写四位的年份，早的在前，现在是“前年”“2021”"),
        ("{years: 中心.累计, since: 2021, until: 2019}", "facts/f.yaml:5:27: 错误 [check-year-range] since、until 要写四位的年份，早的在前，现在是“2021”“2019”"),
        ("{years: 中心.累计, since: 2019, until: 20211231}", "facts/f.yaml:5:27: 错误 [check-year-range] since、until 要写四位的年份，早的在前，现在是“2019”“20211231”"),
        ("{rising: 中心.累计 + 中心.新增}", "facts/f.yaml:5:14: 错误 [check-not-a-fact] 这里要写一个事实的名称，不是算式：中心.累计 + 中心.新增"),
        ("{that: 中心.累计 > 中心.新曾}", "facts/f.yaml:5:20: 错误 [fact-unknown] 没有“中心.新曾”这个事实"),
    ],
)  # fmt: skip
def test_a_check_that_fails_is_told_at_the_place_to_mend(tmp_path: Path, check: str, message: str) -> None:
    root = project(
        tmp_path,
        f"{FACTS}checks:\n  - {check}\n",
        _uses("中心.累计", "中心.新增"),
    )
    assert told(root) == [message]


def test_a_cumulative_figure_that_falls_is_told(tmp_path: Path) -> None:
    facts = "中心:\n  累计: {unit: 家, values: {2020: 506, 2021: 481}}\nchecks:\n  - {rising: 中心.累计}\n"
    assert told(project(tmp_path, facts, _uses("中心.累计"))) == [
        "facts/f.yaml:2:43: 警告 [check-falling] “中心.累计”只增不减，但从2020年的506降到2021年的481"
    ]


def test_a_total_may_differ_by_what_rounding_explains(tmp_path: Path) -> None:
    facts = "经费:\n  一: {unit: 亿元, value: 1.05}\n  二: {unit: 万元, value: 2000}\n  合计: {unit: 亿元, value: %s}\n"
    checks = "checks:\n  - {sum: [经费.一, 经费.二], total: 经费.合计}\n"
    uses = _uses("经费.一", "经费.二", "经费.合计")
    assert told(project(tmp_path / "a", facts % "1.26" + checks, uses)) == []
    assert (
        "差0.02亿元（四舍五入允许差0.01亿元）"
        in told(project(tmp_path / "b", facts % "1.27" + checks, uses))[0]
    )
    wide = checks.replace("}", ", within: 0.1亿元}")
    assert told(project(tmp_path / "c", facts % "1.27" + wide, uses)) == []


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("{that: 1 < 2, rising: 中心.累计}", "[check-kind] 一条核对要写且只写这几种里的一种：that、sum、shares、jump、rising、years"),
        ("{because: 无}", "[check-kind] 一条核对要写且只写这几种里的一种：that、sum、shares、jump、rising、years"),
        ("{sum: [中心.累计]}", "[check-needs] sum 还要写 total"),
        ("{taht: 1 < 2}", "[check-kind] 一条核对要写且只写这几种里的一种：that、sum、shares、jump、rising、years"),
        ("{rising: 中心.累计, limt: 5%}", "[schema-unknown-key] 没有“limt”这一项，是不是“limit”？"),
    ],
)  # fmt: skip
def test_a_check_written_wrongly_is_told(tmp_path: Path, check: str, message: str) -> None:
    assert _found(tmp_path, f"checks:\n  - {check}\n").endswith(f"错误 {message}")


def test_checks_that_are_no_list_are_told(tmp_path: Path) -> None:
    found = _found(tmp_path, "checks: {that: 1 < 2}\n")
    assert found == "facts/f.yaml:4:9: 错误 [check-list] checks 下面要写一列核对，每条以“- ”开头"


def _found(root: Path, checks: str) -> str:
    """The one thing said about checks while they are read."""
    from reportgen.build.pipeline import open_sources
    from reportgen.diagnostics import Sink
    from reportgen.diagnostics.printer import format_diagnostic
    from reportgen.project import load_project

    sources, sink = open_sources(project(root, FACTS + checks)), Sink()
    load_project(sources, sink)
    (found,) = (format_diagnostic(d, sources, "zh").splitlines()[0] for d in sink)
    return found


def test_stale_unused_and_doubled_facts_are_told(tmp_path: Path) -> None:
    facts = (
        "甲:\n  一: {unit: 家, values: {2020: 25, 2021: 25}}\n  二: {unit: 万元, value: 1035}\n"
        "  三: {unit: 亿元, value: 0.1035}\n  四: 7\n  五: {formula: 四 * 2}\n  六: {unit: 家, values: {2020: 26, 2021: 25}}\n"
    )
    assert told(project(tmp_path, facts, _uses("甲.一", "甲.二", "甲.三", "甲.六"))) == [
        "facts/f.yaml:2:41: 警告 [fact-stale] “甲.一”2021年的数和2020年一样（25家），是不是忘了更新？",
        "facts/f.yaml:4:24: 警告 [fact-two-units] “甲.三”（0.1035亿元）和“甲.二”（1035万元）是同一个量，写了两次",
        "facts/f.yaml:5:3: 提示 [fact-unused] 事实“甲.四”没有用到",
        "facts/f.yaml:6:3: 提示 [fact-unused] 事实“甲.五”没有用到",
    ]


def test_unused_facts_of_a_table_are_told_once_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/rd.csv").write_text("指标,2021年\n甲,1\n乙,2\n丙,3\n丁,4\n戊,5\n", encoding="utf-8")
    (tmp_path / "facts/one.csv").write_text("指标,2021年\n己,6\n庚,7\n", encoding="utf-8")
    facts = "研发:\n  from: [{file: facts/rd.csv}, {file: facts/one.csv}]\n"
    root = project(tmp_path, facts, _uses("研发.乙", "研发.庚"))
    assert told(root) == [
        "facts/one.csv:A2: 提示 [fact-unused] 事实“研发.己”没有用到",
        "facts/rd.csv:A2: 提示 [fact-unused-table] “facts/rd.csv”里有4个数没有用到：研发.甲、研发.丙、研发.丁……",
    ]


def test_a_fact_used_only_by_a_used_formula_counts_as_used(tmp_path: Path) -> None:
    facts = "甲:\n  四: 7\n  五: {formula: 四 * 2}\n"
    assert told(project(tmp_path, facts, _uses("甲.五"))) == []


def test_the_final_edition_asks_for_sources_and_final_figures(tmp_path: Path) -> None:
    facts = "甲:\n  defaults: {source: 年度统计}\n  一: 7\n  二: {value: 8, status: 初步, owner: 合作处}\n乙:\n  三: 9\n  四: {formula: 三 * 2}\n"
    root = project(tmp_path, facts, _uses("甲.一", "甲.二", "乙.四"))
    assert told(root) == []
    assert told(root, final=True) == [
        "facts/f.yaml:4:3: 警告 [fact-provisional] 事实“甲.二”还是初步数（负责：合作处）",
        "facts/f.yaml:6:3: 警告 [fact-no-source] 事实“乙.三”没有写来源",
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("累计506家", ["a.yaml:4:11: 警告 [figure-unlinked] 506 就是事实“中心.累计”"]),
        ("上年为481家", ["a.yaml:4:12: 警告 [figure-unlinked] 481 就是事实“中心.累计”"]),
        ("中心累计560家", ["a.yaml:4:13: 警告 [figure-contradicts] 这里写 560，事实“中心.累计”是506家"]),
        ("中心累计500家", ["a.yaml:4:13: 警告 [figure-contradicts] 这里写 500，事实“中心.累计”是506家"]),
        ("约占1/4", ["a.yaml:4:11: 警告 [figure-unlinked] 1/4 就是事实“中心.占比”"]),
        ("累计506人，25人次，5月25日，第25届，GB 506家，12:25家", []),
        ("别处有560家", []),
        ("中心里有30家", []),
        ("世界500强", []),
    ],
)
def test_figures_typed_in_prose_are_held_against_the_facts(
    tmp_path: Path, text: str, messages: list[str]
) -> None:
    facts = FACTS + "  占比: {value: 1/4}\n"
    blocks = f"- text: {text}\n" + _uses("中心.累计", "中心.新增", "中心.占比")
    assert told(project(tmp_path, facts, blocks)) == messages


def test_how_to_link_a_figure_is_ready_to_paste(tmp_path: Path) -> None:
    blocks = "- text: 上年为481家，今年506家\n" + _uses("中心.累计", "中心.新增")
    advice = [message.splitlines()[-1] for message in said(project(tmp_path, FACTS, blocks))]
    assert advice == ["   → 改成 {{ 中心.累计[2020] }}", "   → 改成 {{ 中心.累计 }}"]


def test_a_figure_that_is_linked_prints_as_it_was_typed(tmp_path: Path) -> None:
    facts = "甲:\n  占比: {unit: '%', value: 12.5}\n  “十四五” 目标: {unit: 项, value: 3200}\n"
    blocks = "- text: 占比12.5%，占比12.50%，共3,200项\n" + _uses("甲.占比", "甲.'“十四五” 目标'")
    found = said(project(tmp_path, facts, blocks))
    # the sign and the unit stay where they stand
    assert [message.splitlines()[2].count("^") for message in found] == [4, 5, 5]
    assert [message.splitlines()[-1].removeprefix("   → 改成 ") for message in found] == [
        "{{ 甲.占比 }}",
        "{{ 甲.占比 | 2位小数 }}",
        '{{ 甲."“十四五” 目标" | 千分位 }}',
    ]


def test_a_comment_with_a_reason_answers_a_finding(tmp_path: Path) -> None:
    facts = "甲:\n  # 忽略 fact-unused：附表要用\n  一: 7\n  二: 8\n"
    blocks = "# 忽略 figure-unlinked：引用的原文\n- text: 8.0分和8分\n"
    assert [line.split("[")[1] for line in told(project(tmp_path, facts, blocks))] == [
        "fact-unused] 事实“甲.二”没有用到"
    ]


def test_the_seed_is_fully_linked_and_fit_for_its_final_edition() -> None:
    assert told(Path(__file__).resolve().parents[2] / "seeds/2021", final=True) == []
