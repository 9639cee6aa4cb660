"""Fact files: groups in groups, values by any label, defaults of a group, what is still to be supplied."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from reportgen.diagnostics import Sink
from reportgen.project import Fact, load_project
from reportgen.project.facts import Given, Pending, Provenance
from reportgen.source import Sources
from tests.support.report_projects import resolve_blocks, resolve_project, write_project

CHAPTER = 'section: 合作\nnumber: "4.2"\nblocks:\n- text: 合作\n'


def facts_of(root: Path, text: str) -> dict[str, Fact]:
    sink = Sink()
    project = load_project(
        Sources(write_project(root, {"chapters/a.yaml": CHAPTER, "facts/a.yaml": text})), sink
    )
    assert project is not None
    assert list(sink) == []
    return {fact.path: fact for file in project.facts for fact in file.facts}


def number(fact: Fact, *labels: str) -> Fraction | None:
    definition = fact.at(labels)
    assert isinstance(definition, Given)
    return definition.quantity.number


def test_groups_lie_in_groups(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path, "科技合作:\n  外资研发中心:\n    累计: {unit: 家, value: 506}\n    新增: 25\n  论坛: 3\n"
    )
    assert list(facts) == ["科技合作.外资研发中心.累计", "科技合作.外资研发中心.新增", "科技合作.论坛"]


def test_values_by_year_and_district(tmp_path: Path) -> None:
    facts = facts_of(
        tmp_path,
        "分布:\n  各区:\n    unit: 家\n    by: [年份, 区]\n    values:\n"
        '      ２０２０年: {浦东新区: 100}\n      2021: {浦东新区: "1,200", 徐汇区: 近60}\n',
    )
    fact = facts["分布.各区"]
    assert fact.dimensions == ("年", "区")
    assert fact.labels("区") == ("浦东新区", "徐汇区")
    assert fact.years == ("2020", "2021")
    assert (number(fact, "2020", "浦东新区"), number(fact, "2021", "浦东新区")) == (100, 1200)


def test_defaults_hold_for_a_group_and_the_groups_in_it(tmp_path: Path) -> None:
    text = """\
defaults: {owner: 综合处}
合作:
  defaults: {unit: 家, source: {document: 年度统计, supplier: 合作处, date: 2022-01-20}, status: 初步}
  甲: 3
  内:
    乙: {value: 4, owner: 外事处, status: 最终}
    丙: {value: 5, unit: 项, decimals: 1, source: 台账}
"""
    facts = facts_of(tmp_path, text)
    first, second, third = facts.values()
    source = Provenance("年度统计", "合作处", "2022-01-20")
    assert (first.owner, first.source, first.status) == ("综合处", source, "provisional")
    assert (second.owner, second.source, second.status) == ("外事处", source, "final")
    assert [fact.unit.symbol for fact in facts.values() if fact.unit] == ["家", "家", "项"]
    assert (third.source, third.decimals) == (Provenance("台账"), 1)


def test_what_is_not_supplied_yet_is_pending(tmp_path: Path) -> None:
    text = (
        "甲:\n  一: {values: {2021: 3, 2022: 待填}}\n  二: {status: 待填}\n  三: 待填\n  四: {date: 待填}\n"
    )
    root = write_project(tmp_path, {"chapters/a.yaml": CHAPTER, "facts/a.yaml": text})
    project = load_project(Sources(root), Sink())
    assert project is not None
    facts = {fact.path: fact for file in project.facts for fact in file.facts}
    assert isinstance(facts["甲.一"].at(("2022",)), Pending)
    assert all(isinstance(facts[name].always, Pending) for name in ("甲.二", "甲.三", "甲.四"))


def test_names_with_quotes_digits_and_marks_are_used_in_quotation_marks(tmp_path: Path) -> None:
    facts = """\
R&D（内部）:
  2021年“十四五”指标: {unit: 项, value: 3}
  it's 1/4: {unit: 项, value: 5}
  含.点: {unit: 项, value: 7}
"""
    text = (
        "- text: >-\n"
        '    {{ "R&D（内部）".\'2021年“十四五”指标\' }}，{{ 「R&D（内部）」."it\'s 1/4" }}，{{ "R&D（内部）.含.点" }}，'
        '{{ "R&D（内部）".含.点 + "R&D（内部）.it\'s 1/4" }}\n'
    )
    found = resolve_blocks(tmp_path, text, **{"facts/a.yaml": facts})
    assert found.messages == []
    assert "3，5，7，12" in str(found.report)


def test_a_draft_shows_placeholders_in_text_cards_and_charts(tmp_path: Path) -> None:
    facts = "甲:\n  一: {unit: 家, values: {2020: 3, 2021: 待填}, owner: 合作处}\n  二: {unit: 家, formula: 一 * 2}\n"
    blocks = """\
- text: 新增{{ 甲.一 | 带单位 }}，共{{ 甲.二 }}家，{{ 增长(甲.一) }}。
- cards: [{fact: 甲.一, unit: 家, label: 新增}]
- chart: {kind: column, title: 新增, years: [2020, 2021], series: [{fact: 甲.一, name: 新增}]}
"""
    found = resolve_blocks(tmp_path, blocks, **{"facts/a.yaml": facts})
    assert found.messages == [
        """\
facts/a.yaml:2:40: 警告 [fact-pending] “甲.一[2021]”待填
    2 |   一: {unit: 家, values: {2020: 3, 2021: 待填}, owner: 合作处}
      |   　         　                          ＾＾
   → 向负责人（合作处）要数，填好后删去“待填”"""
    ]
    assert "新增〔待填〕，共〔待填〕家，〔待填〕。" in str(found.report)


def test_decimals_say_how_a_figure_is_printed_not_what_it_is(tmp_path: Path) -> None:
    facts = """\
甲:
  一: {unit: 亿元, value: 1.046, decimals: 1}
  二: {unit: 亿元, formula: 一 + 一, decimals: 1}
  三: {unit: 家, value: 506, decimals: 1}
  四: {unit: "%", value: 约5.25, decimals: 1}
"""
    found = resolve_blocks(
        tmp_path,
        "- text: 共{{ 甲.一 }}，{{ 甲.二 }}，{{ 甲.三 }}，{{ 甲.四 }}，{{ 甲.一 * 1000 }}\n",
        **{"facts/a.yaml": facts},
    )
    assert found.messages == []
    assert "共1.0，2.1，506.0，约5.3，1046" in str(found.report)


def test_a_group_with_english_names_is_no_misspelt_fact(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, "Centres:\n  foreign: {total: 506, new: 25}\n")
    assert list(facts) == ["Centres.foreign.total", "Centres.foreign.new"]


def test_all_mistakes_of_a_file_are_told_and_the_rest_counts(tmp_path: Path) -> None:
    text = "甲:\n  一: {vlaue: 3}\n  二: {value: x}\n  三: {value: 3, decimals: -1}\n  四: 5\n"
    found = resolve_project(write_project(tmp_path, {"chapters/a.yaml": CHAPTER, "facts/a.yaml": text}))
    assert found.codes == ["schema-unknown-key", "fact-bad-value", "fact-decimals"]
