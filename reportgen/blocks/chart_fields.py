"""The parts of a chart as an editor writes them: points, series, tables, lines, bands, arrows, notes."""

from __future__ import annotations

from typing import ClassVar, Literal

from reportgen.blocks.reading import ShortModel
from reportgen.model.chart import AxisSide, Mark
from reportgen.schema import AssetPath, Expression, PlainText, RichText, StrictModel


class Point(ShortModel):
    """一个数据点：fact 是数值，label 是名称（不写就用事实名）。

    散点图、气泡图的点：x、y 是横轴、纵轴上的数，size 是气泡的大小，group 是所属的系列。
    """

    short: ClassVar[str] = "fact"

    fact: Expression | None = None
    label: RichText | None = None
    x: Expression | None = None
    y: Expression | None = None
    size: Expression | None = None
    group: RichText | None = None


class ChartSeries(ShortModel):
    """一个系列：name 是图例（可用 {{ 事实 }}）；values 按 categories 写，或用 fact 加图的 years 取各年的数。

    组合图里 mark 是 column（柱）或 line（线），axis: second 是右轴。
    """

    short: ClassVar[str] = "fact"

    fact: Expression | None = None
    name: RichText | None = None
    values: tuple[Expression, ...] = ()
    mark: Mark = "column"
    axis: AxisSide | None = None


class ChartData(StrictModel):
    """成表的数据：columns 和 rows 直接写；或 file（xlsx、csv）、sheet、range。第一列是名称，第一行是系列。"""

    columns: tuple[PlainText, ...] = ()
    rows: tuple[tuple[Expression, ...], ...] = ()
    file: AssetPath | None = None
    sheet: PlainText | None = None
    range: PlainText | None = None


class LineAt(StrictModel):
    """一条参考线：at 是数值，label 是说明。"""

    at: Expression
    label: RichText | None = None


class BandAt(StrictModel):
    """一个区间，涂淡色：low、high 是数值，label 是说明。"""

    low: Expression
    high: Expression
    label: RichText | None = None


class GrowthArrow(StrictModel):
    """一个增长箭头，写出百分比：start、end 是名称，series 是系列（不写是第一个）。"""

    start: RichText
    end: RichText
    series: RichText | None = None


class NoteAt(StrictModel):
    """图上的一句话：at 是名称，text 是话，series 是系列（不写是第一个）。"""

    at: RichText
    text: RichText
    series: RichText | None = None


Sort = Literal["desc", "asc"]
