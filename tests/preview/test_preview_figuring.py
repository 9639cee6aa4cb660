"""A figure typed in a text becomes a fact: both files in one change, and the page prints what it printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.preview.desk import Desk
from reportgen.preview.factwriting import NewFact, with_fact
from reportgen.preview.figuring import Figuring
from reportgen.preview.naming import figures_in, name_beside
from reportgen.preview.session import Session

CHAPTER = "chapters/a.yaml"
TEXT = "全年**研发**投入达到10500万元，立项3,200 项，占比12.50%，约占1/4；另有25家。"
FACTS = "研发:\n  defaults: {source: 年度统计}\n  人员: {unit: 人, values: {2021: 8}}  # 全年\n\n机构: {数量: {value: 7}}\n"


class Made:
    """A project with one text, and what an editor asks of its figures."""

    def __init__(self, root: Path, text: str = TEXT, facts: str | None = FACTS) -> None:
        self.root = root
        for path, content in {
            "report.yaml": f"title: 测试\nyear: 2021\nlayout: plain\nchapters: [{CHAPTER}]\n",
            CHAPTER: f"section: 一年\nnumber: '1'\nblocks:\n  - text: {text}\n",
            "facts/a.yaml": facts,
        }.items():
            if content is not None:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(content, encoding="utf-8", newline="")
        self.session = Session(root)
        self.session.rebuild()
        self.desk = Desk(self.session)
        self.figuring = Figuring(self.session, self.desk)

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def offer(self, digits: str) -> dict[str, Any]:
        row = self.read(CHAPTER).splitlines()[3]
        place = {"path": CHAPTER, "line": 4, "column": row.index(digits) + 1}
        return self.figuring.questions()["figure"](place)

    def make(self, offered: dict[str, Any], **words: str) -> dict[str, Any]:
        year = offered.get("groups", {}).get(offered.get("group"), offered.get("another", {})).get("year")
        return self.figuring.changes()["make-fact"]({**offered, "year": year, **words})

    def undo(self) -> None:
        assert "problem" not in self.desk.changes()["undo"]({})

    def printed(self) -> str:
        snapshot = self.session.rebuild()
        assert snapshot.pages is not None and snapshot.stale_since is None, snapshot.findings
        return "".join(
            "".join(run.text)
            for page in snapshot.pages.pages
            for i in page.items
            for run in getattr(i, "runs", ())
        )


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


@pytest.mark.parametrize(
    ("digits", "reference", "fact"),
    [
        ("10500", "{{ 研发.投入 }}万元", "  投入: {unit: 万元, values: {2021: 10500}}\n"),
        ("3,200", "{{ 研发.立项 | 千分位 }} 项", "  立项: {unit: 项, values: {2021: 3200}}\n"),
        ("12.50", "{{ 研发.占比 }}%", "  占比: {unit: '%', values: {2021: 12.50}}\n"),
    ],
)
def test_the_page_prints_the_figure_as_it_was_typed_and_one_undo_takes_back_both(
    made: Made, digits: str, reference: str, fact: str
) -> None:
    chapter, printed = made.read(CHAPTER), made.printed()
    answer = made.make(made.offer(digits))
    assert answer["facts"] == "facts/a.yaml"
    behind = FACTS.index("\n\n") + 1
    assert made.read("facts/a.yaml") == FACTS[:behind] + fact + FACTS[behind:]
    assert reference in made.read(CHAPTER)
    assert made.printed() == printed
    made.undo()
    assert (made.read(CHAPTER), made.read("facts/a.yaml")) == (chapter, FACTS)


def test_the_editor_may_say_all_of_it_otherwise(made: Made) -> None:
    printed = made.printed()
    told = made.make(
        made.offer("1/4"), group="研发.经费", name="“甲”类: 占比", year="2020", source="科技 统计"
    )
    assert told["written"] == '研发.经费."“甲”类: 占比"[2020]'
    assert "  经费:\n    '“甲”类: 占比': {values: {2020: '1/4'}, source: 科技 统计}\n" in made.read(
        "facts/a.yaml"
    )
    assert made.printed() == printed


def test_a_group_in_braces_and_a_project_without_facts_get_theirs(tmp_path: Path) -> None:
    made = Made(tmp_path / "braces")
    made.make(made.offer("25"), group="机构", name="新增", year="")
    assert "机构: {数量: {value: 7}, 新增: {unit: 家, value: 25}}\n" in made.read("facts/a.yaml")
    made = Made(tmp_path / "none", facts=None)
    offered = made.offer("25")
    assert (offered["group"], offered["groups"]) == ("一年", {})
    assert offered["another"] == {"file": "", "year": "2021"}
    assert made.make(offered, name="机构")["facts"] == "facts/一年.yaml"
    assert made.read("facts/一年.yaml") == "一年:\n  机构: {unit: 家, values: {2021: 25}}\n"
    made.printed()
    made.undo()
    assert not (made.root / "facts/一年.yaml").exists()


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"name": " "}, "no-fact"),
        ({"name": "人员"}, "fact-taken"),
        ({"name": "defaults"}, "fact-taken"),
        ({"name": "unit"}, "bad-fact"),
        ({"group": "研发.人员", "name": "甲"}, "bad-fact"),
        ({"old": "别的话"}, "conflict"),
        ({"digits": "10501"}, "conflict"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    made: Made, words: dict[str, str], problem: str
) -> None:
    before = made.read(CHAPTER)
    assert made.make(made.offer("10500"), **words) == {"problem": problem}
    assert (made.read(CHAPTER), made.read("facts/a.yaml")) == (before, FACTS)


def test_a_text_and_facts_that_others_changed_meanwhile_are_not_overwritten(made: Made) -> None:
    offered = made.offer("10500")
    facts = FACTS.replace("8}", "9}") + "别的: {甲: {value: 1}}\n"
    (made.root / "facts/a.yaml").write_text(facts, encoding="utf-8")
    made.make(offered)
    assert "2021: 9}" in made.read("facts/a.yaml") and "别的: {甲: {value: 1}}" in made.read("facts/a.yaml")
    stale = made.offer("3,200")
    chapter = made.read(CHAPTER).replace("立项", "新立项目")
    (made.root / CHAPTER).write_text(chapter, encoding="utf-8")
    assert made.make(stale) == {"problem": "conflict"}
    assert made.read(CHAPTER) == chapter


def test_numbers_that_are_no_text_and_reports_with_errors_make_no_facts(made: Made) -> None:
    place = {"path": CHAPTER, "line": 2 + 1, "column": 10}
    assert made.figuring.questions()["figure"](place) == {"problem": "no-figure"}
    (made.root / CHAPTER).write_text("section: 一\nblocks:\n  - textt: 5家\n", encoding="utf-8")
    made.session.rebuild()
    assert made.figuring.questions()["figure"](place) == {"problem": "mend-first"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2021年5月，新增外资研发中心**25**家，累计{{ a.b }}家。", [("25家", "新增外资研发中心")]),
        ("发布3项国际标准，世界500强中20多家在沪", [("3项", "发布国际标准"), ("20多家", "世界强中")]),
        ("第5届论坛，GB 506，3月20日至5月31日，12:25，4-5", []),
        (
            "In 2021 we held 3,200 training sessions, with revenue of 10,500.",
            [("3,200", "training sessions"), ("10,500", "revenue")],
        ),
        ("效益1.05亿元，培训1.2万人次", [("1.05亿元", "效益"), ("1.2万人次", "培训")]),
    ],
)
def test_figures_are_told_from_dates_and_codes_and_named_by_the_words_beside_them(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(each.wording, name_beside(text, each)) for each in figures_in(text)] == found


def test_a_fact_among_lines_with_several_ends_leaves_each_its_own() -> None:
    before = "研发:\n  人员: {value: 8}\r\n机构:\r\n  数量: {value: 7}\r\n"
    after = before.replace("8}\r\n", "8}\r\n  投入: {unit: 元, value: 5}\r\n")
    assert with_fact(before, "facts/a.yaml", NewFact("研发", "投入", "5", unit="元")) == after


def test_a_fact_goes_in_below_words_whose_last_line_has_no_end() -> None:
    before = "机构:\n  简介:\n    text: |\n      甲\n      乙"
    after = before + "\n  数量: {value: 7}\n"
    assert with_fact(before, "facts/a.yaml", NewFact("机构", "数量", "7")) == after
