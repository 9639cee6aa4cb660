"""From 2021 to 2022: the story of a new edition, and what roll-forward does to each way of writing a fact."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources, prepare
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.edition import roll_forward
from reportgen.project import load_project
from reportgen.project.open_items import OpenItem, open_items
from reportgen.source import Sources

SEED = Path(__file__).resolve().parents[2] / "seeds/2021"


def rolled(root: Path, facts: str, blocks: str = "- text: 无\n", year: str = "2022") -> Path:
    """A project of 2021 with these facts and blocks, rolled forward."""
    old, new = root / "2021", root / year
    for path, content in {
        "report.yaml": "title: 2021年报告  # 书名\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n",
        "a.yaml": f'section: 合作\nnumber: "1"\nblocks:\n{blocks}',
        "facts/f.yaml": facts,
    }.items():
        (old / path).parent.mkdir(parents=True, exist_ok=True)
        (old / path).write_text(content, encoding="utf-8")
    roll_forward(old, new, year, Sink())
    return new


def opened(root: Path) -> tuple[OpenItem, ...]:
    sources, sink = Sources.of_project(root), Sink()
    project = load_project(sources, sink)
    assert project is not None
    return open_items(project, sources)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  累计: {unit: 家, values: {2021: 506}}\n", "  累计: {unit: 家, values: {2021: 506, 2022: 待填}}\n"),
        ("  累计: {values: {2020: 481, 2021: 506}} # 截至年末\n", "  累计: {values: {2020: 481, 2021: 506, 2022: 待填}} # 截至年末\n"),
        ("  累计:\n    values:\n      2021: 506   # 年末\n", "  累计:\n    values:\n      2022: 待填\n      2021: 506   # 年末\n"),
        ("  累计: {by: [年, 区], values: {2021: {浦东: 3, 徐汇: 4}}}\n", "  累计: {by: [年, 区], values: {2021: {浦东: 3, 徐汇: 4}, 2022: {浦东: 待填, 徐汇: 待填}}}\n"),
        ("  累计: {by: [区, 年], values: {浦东: {2021: 3}, 徐汇: {2021: 4}}}\n", "  累计: {by: [区, 年], values: {浦东: {2021: 3, 2022: 待填}, 徐汇: {2021: 4, 2022: 待填}}}\n"),
        ("  占比: 1/4\n", "  占比: {values: {2021: 1/4, 2022: 待填}}\n"),
        ("  累计: {unit: 家, value: 超150}\n", "  累计: {unit: 家, values: {2021: 超150, 2022: 待填}}\n"),
        ("  累计: {unit: 家, value: '1,035'}\n", "  累计: {unit: 家, values: {2021: '1,035', 2022: 待填}}\n"),
        ("  日期: {text: 11月1—3日}\n", "  # 上年：11月1—3日\n  日期: {text: 待填}\n"),
        ("  日期: {date: 2021-05-31/2021-06-04}\n", "  # 上年：2021-05-31/2021-06-04\n  日期: {date: 待填}\n"),
        ("  里层:\n    占比: 1/4\n", "  里层:\n    占比: {values: {2021: 1/4, 2022: 待填}}\n"),
        ("  面积: {unit: 亩, value: 63, wording: 六十三}\n", "  # 待改：上年为 63，wording 请一并改写\n  面积: {unit: 亩, values: {2022: 待填}, wording: 六十三}\n"),
        ("  名单: {list: [甲, 乙]}\n", "  # 待改：名单沿用2021年，请核对\n  名单: {list: [甲, 乙]}\n"),
        ("  增量: {formula: 1 + 1}\n", "  增量: {formula: 1 + 1}\n"),
        ("  早年: {values: {2019: 3}}\n", "  早年: {values: {2019: 3}}\n"),
        ("  已填: {values: {2021: 3, 2022: 4}}\n", "  已填: {values: {2021: 3, 2022: 4}}\n"),
    ],
)  # fmt: skip
def test_a_fact_keeps_last_years_value_and_asks_for_the_new_one(tmp_path: Path, old: str, new: str) -> None:
    root = rolled(tmp_path, f"# 合作处\n组:\n{old}")
    assert (root / "facts/f.yaml").read_text("utf-8") == f"# 合作处\n组:\n{new}"
    sink = Sink()
    assert load_project(Sources.of_project(root), sink) is not None
    assert not sink.has_errors()


def test_a_table_is_asked_to_be_completed_by_its_name_and_stays_as_it_is(tmp_path: Path) -> None:
    table = tmp_path / "2021/facts/研发.csv"
    table.parent.mkdir(parents=True)
    table.write_text("指标,2020,2021\n经费,5,6\n", encoding="gb18030")
    new = rolled(tmp_path, "研发:\n  # 年鉴\n  投入:\n    from: {file: facts/研发.csv}\n")
    assert (new / "facts/研发.csv").read_bytes() == table.read_bytes()
    assert [(str(item.place), item.what) for item in opened(new)] == [
        ("facts/f.yaml:3:3", "在facts/研发.csv里补上2022年的数")
    ]
    assert (new / "facts/f.yaml").read_text("utf-8") == (
        "研发:\n  # 年鉴\n  # 待改：在facts/研发.csv里补上2022年的数\n  投入:\n    from: {file: facts/研发.csv}\n"
    )


def test_the_report_takes_the_new_year_and_becomes_a_draft(tmp_path: Path) -> None:
    root = rolled(tmp_path, "组: {甲: 1}\n")
    assert (root / "report.yaml").read_text("utf-8") == (
        "title: 2022年报告  # 书名\ndraft: 是\nyear: 2022\nlayout: plain\nchapters: [a.yaml]\n"
    )


def test_dated_passages_and_events_are_marked_once_above_their_block(tmp_path: Path) -> None:
    blocks = (
        "- topic: 一\n  blocks:\n  - text: >\n      论坛于11月1日\n      在上海举办\n  - text: 没有日期\n"
        "  - event: 浦江创新论坛\n    dates: '{{ 组.甲 }}'\n    blocks:\n    - text: 2020年起\n- list: [今年, 去年]\n"
    )
    root = rolled(tmp_path, "组: {甲: 1}\n", blocks)
    marks = re.findall(r"^ *# 待改：.*\n.*$", (root / "a.yaml").read_text("utf-8"), re.MULTILINE)
    assert marks == [
        "  # 待改：含日期“11月1日”的文字，请按新的一年改写\n  - text: >",
        "  # 待改：上年的活动，核对名称、时间、数字和内容\n  - event: 浦江创新论坛",
        "    # 待改：含日期“2020年”的文字，请按新的一年改写\n    - text: 2020年起",
        "# 待改：含日期“今年”的文字，请按新的一年改写\n- list: [今年, 去年]",
    ]
    assert [item.what for item in opened(root)][:1] == ["含日期“11月1日”的文字，请按新的一年改写"]


def test_what_is_open_is_listed_by_owner(tmp_path: Path) -> None:
    facts = "组:\n  甲: {value: 1, owner: 合作处}\n  乙: {value: 2}\n  丙: {value: 3, owner: 人才处}\n"
    items = opened(rolled(tmp_path, facts))
    assert [(item.owner, item.what) for item in items] == [
        ("人才处", "组.丙[2022]"), ("合作处", "组.甲[2022]"), ("", "组.乙[2022]")]  # fmt: skip


def test_without_a_year_it_is_the_next(tmp_path: Path) -> None:
    roll_forward(SEED, tmp_path / "new", None, Sink())
    assert re.search(r"^year: 2022$", (tmp_path / "new/report.yaml").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("year", ["2021", "2020", "明年", "20222"])
def test_a_year_that_does_not_follow_is_told(tmp_path: Path, year: str) -> None:
    sources, sink = open_sources(SEED), Sink()
    with pytest.raises(GateClosed):
        roll_forward(SEED, tmp_path / "new", year, sink)
    (message,) = (format_diagnostic(d, sources, "zh").splitlines()[0] for d in sink)
    assert message == f"report.yaml:3:7: 错误 [rollforward-year] 新的年份“{year}”要比2021晚，四位数"
    assert not (tmp_path / "new").exists()


def test_a_second_run_writes_only_what_is_missing_and_leaves_edits_alone(tmp_path: Path) -> None:
    target = tmp_path / "2022"
    first = roll_forward(SEED, target, "2022", Sink())
    again = roll_forward(SEED, target, "2022", Sink())
    assert (again.written, again.changed) == ((), ())
    assert again.same == first.written
    (target / "chapters/4.1-talent.yaml").unlink()
    facts = target / "facts/domestic.yaml"
    facts.write_text(facts.read_text("utf-8").replace("2022: 待填", "2022: 9", 1), "utf-8")
    edited = facts.read_bytes()
    third = roll_forward(SEED, target, "2022", Sink())
    assert (third.written, third.changed) == (("chapters/4.1-talent.yaml",), ("facts/domestic.yaml",))
    assert facts.read_bytes() == edited


def _built(root: Path) -> Path:
    build(root, BuildOptions(), open_sources(root), Sink(), Silent())
    return root / "build"


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_story_of_a_new_edition(tmp_path: Path) -> None:
    old, new = tmp_path / "2021", tmp_path / "2022"
    shutil.copytree(SEED, old, ignore=shutil.ignore_patterns("build", ".reportgen"))
    published = _built(old) / "2021上海科技进步报告.pdf"

    shutil.copytree(old / "build", old / "输出/黑白")  # as build --output makes it

    result = roll_forward(old, new, "2022", Sink())
    assert not (new / "输出").exists()
    assert (new / result.reference).read_bytes() == published.read_bytes()
    assert result.reference == "reference/2021 2021上海科技进步报告.pdf"

    draft = _text(_built(new) / "2022上海科技进步报告.pdf")
    assert "〔待填〕" in draft
    assert "草稿" in draft

    # the final edition is refused while anything is open, and the draft stays
    report = new / "report.yaml"
    report.write_text(report.read_text("utf-8").replace("draft: 是\n", ""), "utf-8")
    sink = Sink()
    with pytest.raises(GateClosed):
        prepare(open_sources(new), None, sink)
    (refusal,) = (d for d in sink if d.code == "edition-open")
    assert len(refusal.related) == len(opened(new)) == int(refusal.args["count"])

    for path in sorted(new.glob("*/*.yaml")):
        text = (
            path.read_text("utf-8")
            .replace("date: 待填", "date: 2022-09-01")
            .replace("规模: {values: {2021: 13批510人次, 2022: 待填", "规模: {values: {2022: 14批520人次")
            .replace("2022: 待填", "2022: 612")
        )
        path.write_text(re.sub(r"^ *# 待改：.*\n", "", text, flags=re.MULTILINE), "utf-8")
    assert opened(new) == ()
    final = _text(_built(new) / "2022上海科技进步报告.pdf")
    assert "612" in final
    assert "待填" not in final
    assert "草稿" not in final
