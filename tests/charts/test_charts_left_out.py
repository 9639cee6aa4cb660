"""What a chart has no room for is told where it is written; what is drawn is not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.build.gathering import gathered
from reportgen.charts import aspect, draw, left_out
from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.layout import paginate
from reportgen.model.chart import Annotation, ChartSpec, Measure
from reportgen.record import replace
from tests.charts.specs import row, years
from tests.support.report_projects import resolve_blocks
from tests.support.themes import sample_theme

THEME = sample_theme()
_ROWS = ", ".join(f"[{year}年, {1070 + 37 * year % 900}, {year % 7 + 3}.5]" for year in range(2014, 2022))
# a combination with more numbers than it has room for
NARROW = (
    "- chart:\n    kind: combo\n    title: 图\n    width: 40%\n"
    f"    data: {{columns: [年份, 投入（万元）, 增速（%）], rows: [{_ROWS}]}}\n"
    "    series: [{name: 增速, mark: line, axis: second}]\n"
)


def told(root: Path, blocks: str) -> list[str]:
    """What the editor reads when the pages of these blocks are made, without the excerpts."""
    resolved = resolve_blocks(root, blocks)
    assert resolved.report is not None and not resolved.messages
    sink = Sink()
    paginate(resolved.report, THEME, sink)
    return [format_diagnostic(found, resolved.sources, "zh").partition("\n")[0] for found in gathered(sink)]


def test_notes_side_by_side_without_room_are_told_at_their_lines(tmp_path: Path) -> None:
    values = ", ".join(f"{{fact: {n}项, label: {n}区}}" for n in range(1, 25))
    notes = "".join(
        f"      - {{at: {n}区, text: {'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地'[n - 1]}办法施行}}\n"
        for n in range(1, 25)
    )
    found = told(
        tmp_path,
        f"- chart:\n    kind: column\n    title: 图\n    points: [{values}]\n    annotations:\n{notes}",
    )
    assert found[-2] == (
        "chapters/a.yaml:32:9: 警告 [chart-left-out] 图里放不下图上的话“地办法施行”，没有画出来"
    )
    assert found[-1].startswith("chapters/a.yaml:4:3: 提示 [chart-names-left-out]")


@pytest.mark.parametrize(("notes", "codes"), [(8, ["chart-left-out"] * 8), (200, ["chart-many-left-out"])])
def test_many_notes_without_room_are_told_as_one(notes: int, codes: list[str]) -> None:
    names = ("甲区", "乙区")
    spec = ChartSpec("column", "图", names, (row("数", 31, 26),), unit="项")
    drawing = draw(spec, THEME, 300, 200)
    said = tuple(Annotation(0, f"第{n}项办法施行") for n in range(1, notes + 1))
    lost = left_out(replace(spec, annotations=said), drawing)
    assert [each.code for each in lost] == codes
    if len(codes) == 1:
        assert lost[0].args == {"what": "图上的话", "words": "第1项办法施行", "count": "200"}


def test_a_long_name_of_a_line_is_told_when_it_is_cut(tmp_path: Path) -> None:
    label = "第十四个五年规划确定的预期目标和本市三年行动方案的要求"
    (found,) = told(
        tmp_path,
        "- chart:\n    kind: column\n    title: 图\n    points: [{fact: 3项, label: 甲}, {fact: 5项, label: 乙}]\n"
        f"    lines:\n      - {{at: 4项, label: {label}}}\n",
    )
    assert found == (
        f"chapters/a.yaml:9:9: 提示 [chart-words-cut] 图里放不下参考线的说明“{label}”的全文，只写了开头"
    )


def test_names_that_are_thinned_are_counted(tmp_path: Path) -> None:
    names = ", ".join(f"第{n}个国际科技合作平台" for n in range(1, 41))
    values = ", ".join("5项" for _ in range(40))
    (found,) = told(
        tmp_path,
        f"- chart:\n    kind: line\n    title: 图\n    categories: [{names}]\n    series: [{{values: [{values}]}}]\n",
    )
    assert found.startswith("chapters/a.yaml:4:3: 提示 [chart-names-left-out] 图里有 ")
    assert found.endswith(" 个名称放不下（如“第2个国际科技合作平台”），没有写全")


def test_the_numbers_that_a_narrow_combination_has_no_room_for_are_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, NARROW)
    assert found.startswith("chapters/a.yaml:4:3: 提示 [chart-values-left-out] 图里有 ")
    assert found.endswith(" 个数放不下（如“2014年 1,788”），没有写出来")
    assert not told(tmp_path, NARROW.replace("    width: 40%\n", "    labels: 否\n"))


def test_several_charts_of_a_file_without_room_are_told_once_with_their_lines(tmp_path: Path) -> None:
    (found,) = told(tmp_path, NARROW * 3)
    assert found == (
        "chapters/a.yaml:4:3: 提示 [charts-values-left-out] 这个文件里有 3 张图放不下一些数"
        "（如“2014年 1,788”），没有写出来；图在第 4、10、16 行"
    )


@pytest.mark.parametrize("kind", ["column", "line", "area", "bar", "pie", "funnel", "treemap"])
@pytest.mark.parametrize("width", [210, 450])
def test_nothing_is_told_of_a_chart_that_shows_all(kind: str, width: float) -> None:
    names = ("浦东新区", "国际科技合作平台", "高校", "科研院所和企业")
    spec = ChartSpec(kind, "图", names, (row("数", 31, 26, 14, 11),), unit="项")  # type: ignore[arg-type]
    assert left_out(spec, draw(spec, THEME, width, width * aspect(spec, THEME, width))) == ()


def test_what_an_axis_counts_is_told_when_it_is_cut() -> None:
    long = "按当年平均汇率折算并扣除价格因素的全社会研究与试验发展经费投入"
    spec = ChartSpec(
        "bubble", "图", ("甲", "乙"), (row("数", 31, 26),), unit="项", across=(Decimal(3), Decimal(5)),
        sizes=(Decimal(3), Decimal(5)), horizontal=Measure(long, "亿元"), size_measure=Measure(long, "亿元"),
    )  # fmt: skip
    found = left_out(spec, draw(spec, THEME, 210, 160))
    assert [(lost.code, lost.args["what"]) for lost in found] == [
        ("chart-words-cut", "横轴的名称"),
        ("chart-words-cut", "气泡大小的说明"),
    ]
    assert left_out(spec, draw(spec, THEME, 480, 240)) == ()


def test_years_may_be_thinned_silently() -> None:
    spec = years("column", row("数", *range(1, 51)))
    assert left_out(spec, draw(spec, THEME, 300, 200)) == ()
