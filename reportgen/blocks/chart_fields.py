"""The parts of a chart as an editor writes them: points, series, tables, lines, bands, arrows, notes."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.reading import ShortModel
from reportgen.diagnostics import Span
from reportgen.model.chart import AxisSide, Mark
from reportgen.record import record
from reportgen.schema import (
    NO_SPAN,
    AssetPath,
    Expression,
    PlainText,
    RichText,
    ScalarField,
    StrictModel,
)
from reportgen.source import Scalar


class Point(ShortModel):
    """一个数据点：fact 是数值，label 是名称（不写就用事实名）。

    散点图、气泡图的点：x、y 是横轴、纵轴上的数，size 是气泡的大小，group 是所属的系列。
    """

    short: ClassVar[str] = "fact"

    fact: Expression | None = Field(default=None, description="事实名、算式或带单位的数")
    label: RichText | None = Field(default=None, description="名称，不写就用事实名")
    x: Expression | None = Field(default=None, description="散点、气泡图：横轴上的数")
    y: Expression | None = Field(default=None, description="散点、气泡图：纵轴上的数")
    size: Expression | None = Field(default=None, description="气泡图：大小")
    group: RichText | None = Field(default=None, description="散点、气泡图：所属的系列")


class ChartSeries(ShortModel):
    """一个系列：name 是图例（可用 {{ 事实 }}）；values 按 categories 写，或用 fact 加图的 years 取各年的数。

    组合图里 mark 是 column（柱）或 line（线），axis: second 是右轴。
    """

    short: ClassVar[str] = "fact"

    fact: Expression | None = Field(None, description="配合 `years`：事实名，取各年的数")
    name: RichText | None = Field(None, description="图例上的名称，可以用 `{{ 事实 }}`")
    values: tuple[Expression, ...] = Field((), description="配合 `categories`：同样多的数，没有的写 —")
    mark: Mark = Field("column", description="组合图里画成柱 `column` 还是线 `line`")
    axis: AxisSide | None = Field(
        None, description="组合图里在左轴 `first` 还是右轴 `second`；单位不同的线自己到右轴"
    )


@record(frozen=True, slots=True)
class DataCell(ScalarField):
    """A cell of a chart's table: a name in the first column, a figure in the others."""

    name: RichText
    figure: Expression
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> DataCell:
        figure = Expression.read(scalar)
        return cls(RichText.read(scalar), figure, figure.span)


class ChartData(StrictModel):
    """成表的数据：columns 和 rows 直接写；或 file（xlsx、csv）、sheet、range。第一列是名称，第一行是系列。"""

    columns: tuple[RichText, ...] = Field(
        (), description="表头，单位可以写在括号里：`投入（万元）`；可以用 `{{ 事实 }}`"
    )
    rows: tuple[tuple[DataCell, ...], ...] = Field(
        (), description="各行：先是名称（可以用 `{{ 事实 }}`），再是数"
    )
    file: AssetPath | None = Field(
        None, description=".xlsx、.csv、.tsv 文件（CSV 用 UTF-8 或 GBK）；只读数值，不计算公式"
    )
    sheet: PlainText | None = Field(None, description="工作表，不写就是第一张")
    range: PlainText | None = Field(None, description="区域，如 `A1:C6`，不写就是全部")


class LineAt(StrictModel):
    """一条参考线：at 是数值，label 是说明。"""

    at: Expression = Field(description="数值")
    label: RichText | None = Field(None, description="说明")


class BandAt(StrictModel):
    """一个区间，涂淡色：low、high 是数值，label 是说明。"""

    low: Expression = Field(description="从多少")
    high: Expression = Field(description="到多少")
    label: RichText | None = Field(None, description="说明")


class GrowthArrow(StrictModel):
    """一个增长箭头，写出百分比：start、end 是名称，series 是系列（不写是第一个）。"""

    start: RichText = Field(description="从哪个名称")
    end: RichText = Field(description="到哪个名称")
    series: RichText | None = Field(None, description="系列，不写是第一个")


class NoteAt(StrictModel):
    """图上的一句话：at 是名称，text 是话，series 是系列（不写是第一个）。"""

    at: RichText = Field(description="在哪个名称")
    text: RichText = Field(description="话")
    series: RichText | None = Field(None, description="系列，不写是第一个")


Sort = Literal["desc", "asc"]
# which fills are hatched: words of yes and no as any switch has them, or where grey print needs it
PatternWord = Literal["auto", "自动", "是", "否", "true", "false", "yes", "no"]
