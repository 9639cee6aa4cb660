"""Charts from facts, tables and files: one unit for each axis, a caption and an alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, get_args

from pydantic import Field

from reportgen import charts
from reportgen.blocks.base import BlockModel
from reportgen.blocks.chart_data import Gathered, gather, sorted_top, value_of
from reportgen.blocks.chart_fields import (
    BandAt,
    ChartData,
    ChartSeries,
    GrowthArrow,
    LineAt,
    NoteAt,
    PatternWord,
    Point,
    Sort,
)
from reportgen.blocks.chart_parts import ChartEvent, ChartLink, flow_links, timeline_events
from reportgen.blocks.chart_table import TableAt, half_measure, stands_beside, with_table
from reportgen.blocks.chart_units import (
    decimal_of,
    decimals_for,
    measured,
    series_of,
    settled,
    with_sides,
)
from reportgen.blocks.context import LowerContext
from reportgen.blocks.fields import Across, Anchored, FigurePlace, NoteBelow, SourceBelow, Width
from reportgen.blocks.figure import place_of, share_of_measure
from reportgen.blocks.paragraphs import notes_below, paragraphs_of
from reportgen.diagnostics import Span, listed
from reportgen.model.chart import (
    PATTERN_WORDS,
    Annotation,
    Band,
    ChartKind,
    ChartSpec,
    Growth,
    Legend,
    ReferenceLine,
    Stacking,
)
from reportgen.model.flow import Block, ChartGraphic, Figure, Paragraph
from reportgen.model.inline import TextRun, plain_text
from reportgen.schema import Expression, Integer, PlainText, RichText, Switch
from reportgen.text.names import nearest_name
from reportgen.text.quantity import PENDING, Quantity
from reportgen.theme.measures import measure_of


class ChartBlock(BlockModel):
    """图表：kind 是种类，如 bar（条形）、column（柱形）、line（折线）、pie（饼）；全部见 docs/charts.md。

    数据有三种写法：points 一组数据点；categories 加 series 的 values；years 加 series 的 fact。
    没有数的地方写 “—”。unit 统一单位，万元和亿元自动换算。title 也是图题，caption 可另写。

    ```yaml
    - chart:
        kind: column
        title: 外资研发中心累计认定
        stacking: stacked
        categories: [2020年, 2021年]
        series:
          - {name: 上年累计, values: [外资研发中心.上年累计, 外资研发中心.上年累计]}
          - {name: 当年新增, values: [—, 外资研发中心.新增]}
    ```
    """

    name: ClassVar[str] = "chart"
    words: ClassVar[str] = "图表"

    kind: ChartKind = Field(description="种类，样子见[图表图集](charts.md)")
    title: RichText = Field(description="图上是什么，也是图题")
    points: tuple[Point, ...] = Field((), description="一组数据点，各有名称和数")
    categories: tuple[RichText, ...] = Field((), description="横轴上的名称，`series` 各有同样多的 `values`")
    years: tuple[RichText, ...] = Field((), description="年份，`series` 各取一个事实这几年的数")
    series: tuple[ChartSeries, ...] = Field((), description="几个系列")
    unit: PlainText | None = Field(
        None,
        description="统一单位，不写就用第一个数的，太长的金额换成万元、亿元；不能换算的单位不能画在一个轴上",
    )
    decimals: Integer | None = Field(None, description="标签的小数位数，不写按数据")
    stacking: Stacking = Field(
        "clustered",
        description="`clustered` 并列（不写就是它）、`stacked` 堆积、`percent` 百分比堆积；"
        "几个系列的面积图总是堆积的",
    )
    highlight: tuple[RichText, ...] = Field((), description="要突出的名称")
    labels: Switch = Field(Switch(True), description="是否写标签（是、否）")
    totals: tuple[RichText, ...] = Field(
        (), description="`waterfall`：哪些名称是余额（期初、期末），其余是增减；与前面加起来的数不合时报错"
    )
    full: Expression | None = Field(
        None, description="`gauge`、`progress`：满额（目标）；百分数不写就是 100%"
    )
    icon: PlainText | None = Field(
        None,
        description="`pictogram`：图符，`circle`、`square`、`person`、`building`、`document`、`star`、`coin`、"
        "`house`、`tree`、`drop`，或 SVG 的路径（以 M 开头）",
    )
    per: Expression | None = Field(None, description="`pictogram`：一个图符代表多少，不写就自动选一个整数")
    events: tuple[ChartEvent, ...] = Field((), description="`timeline`：各件事")
    links: tuple[ChartLink, ...] = Field((), description="`flow`：各条流向")
    caption: RichText | None = Field(None, description="图题，不写就是 `title`")
    place: FigurePlace = None
    note: NoteBelow = None
    source: SourceBelow = None
    subtitle: RichText | None = Field(None, description="图题下的一行说明")
    data: ChartData | None = Field(
        None, description="成表的数据：第一列是名称，其余每列一个系列；也可以从 .xlsx、.csv 里取"
    )
    lines: tuple[LineAt, ...] = Field((), description="参考线")
    bands: tuple[BandAt, ...] = Field((), description="涂淡色的区间")
    growth: tuple[GrowthArrow, ...] = Field(
        (), description="增长箭头，自动算出百分比；起点没有数、是 0 或负数时不画，并有提示"
    )
    annotations: tuple[NoteAt, ...] = Field((), description="图上的话")
    legend: Legend = Field(
        "auto",
        description="图例的位置：`auto`（按版式；随附版式里折线、面积尽量直接标在线旁，其余在上方）、"
        "`direct` 直接标在线旁、"
        "`top` 上方、`bottom` 下方、`right` 右侧（图窄时改到下方）、`none` 不要",
    )
    patterns: PatternWord | None = Field(
        None,
        description="填色上的花纹（斜线、横线、点……），黑白打印时不靠颜色也分得清："
        "`auto` 在几个系列灰度太接近时加，`是` 每个系列、每一份都加，`否` 不加；"
        "不写就按版式（随附版式是 `auto`）",
    )
    sort: Sort | None = Field(None, description="按大小排列：`desc` 大的在前，`asc` 小的在前")
    top: Integer | None = Field(None, description="只留最大的几个，其余并为“其他”")
    x_title: RichText | None = Field(None, description="散点、气泡图横轴的名称")
    y_title: RichText | None = Field(None, description="散点、气泡图纵轴的名称")
    size_title: RichText | None = Field(None, description="气泡图：气泡的大小是什么，写在图例里")
    table: TableAt = Field(
        "否",
        description="附数据表：`below`（或 是）在图下，`beside` 在图的右边（四列以内；"
        "分栏里和放不下时仍在图下），不写就没有",
    )
    alt: RichText | None = Field(None, description="给看不见图的读者的话，不写就由数据自动写成")
    width: Width = None
    across: Across = Switch(False)
    id: Anchored = None

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        caption = context.caption("figure", self.caption or self.title, self.id)
        width = share_of_measure(self.width, context)
        found = self._spec(context)
        if found is None:
            return ()
        spec, data = found
        room = width * (measure_of(context.theme) if self.across.value else context.measure)
        if stands_beside(self.table, spec, context):
            room = half_measure(context)
        subtitle = () if self.subtitle is None else paragraphs_of(self.subtitle, "note", context)
        for problem in charts.check(spec):
            if problem.code == "chart-only-gaps" and context.draft:
                words = f"〔图：{plain_text(caption.runs)}，数据{PENDING}〕"
                return (Paragraph((TextRun(words),), "note", span=self.span),)
            context.sink.report(problem.code, self._place(problem, data), **problem.args)
        spec = self._turned(spec, room, context)
        figure = Figure(
            graphic=ChartGraphic(spec),
            alt=context.plain(self.alt) if self.alt is not None else charts.describe(spec),
            style="figure",
            width=width,
            aspect=charts.aspect(spec, context.theme, room),
            anchor=caption.anchor,
            caption=caption,
            place=place_of(self.place, context),
            notes=(*subtitle, *notes_below(self.note, self.source, context)),
            across=self.across.value,
            span=self.span,
        )
        return with_table(figure, self.table, spec, context)

    def in_cell(self, width: float, context: LowerContext) -> Figure | None:
        """The chart as one of several side by side, ``width`` pt wide, that share a caption."""
        found = self._spec(context)
        if found is None:
            return None
        spec, data = found
        for problem in charts.check(spec):
            context.sink.report(problem.code, self._place(problem, data), **problem.args)
        spec = self._turned(spec, width, context)
        alt = context.plain(self.alt) if self.alt is not None else charts.describe(spec)
        aspect = charts.aspect(spec, context.theme, width)
        return Figure(ChartGraphic(spec), alt, "picture", 1.0, aspect, span=self.span)

    def _turned(self, spec: ChartSpec, width: float, context: LowerContext) -> ChartSpec:
        """The chart, its columns lying where their names have no room in ``width`` pt, which is told."""
        turned = charts.turned(spec, context.theme, width)
        if turned.kind != spec.kind:
            context.sink.report("chart-names-long", self.span, name=max(spec.categories, key=len))
        return turned

    def _place(self, problem: charts.ChartProblem, data: Gathered) -> Span:
        """Where what a finding speaks of is written: a growth arrow, a value, a series, else the chart."""
        if problem.growth is not None:
            return self.growth[problem.growth].span
        if problem.series is None or problem.series >= len(data.rows):
            return self.span
        row = data.rows[problem.series]
        if problem.category is not None and problem.category < len(row.values):
            return row.values[problem.category].span or row.span or self.span
        return row.span or self.span

    def _spec(self, context: LowerContext) -> tuple[ChartSpec, Gathered] | None:
        known = len(context.sink)
        self._refuse_foreign_parts(context)
        self._want_own_part(context)
        if self.events:
            return self._timeline(context)
        data = gather(self, context)
        if len(context.sink) == known:
            data = sorted_top(data, self)
        highlight = tuple(
            index for name in self.highlight if (index := self._category(name, data, context)) is not None
        )
        totals = tuple(
            index
            for name in self.totals
            if (index := self._category(name, data, context, "chart-total-unknown")) is not None
        )
        amounts = [value_of(part, context) for part in (self.full, self.per) if part is not None]
        axes = with_sides(data.rows) if self.kind == "combo" else [(row, "first") for row in data.rows]
        first = [value for row, side in axes if side == "first" for value in row.values]
        second = [value for row, side in axes if side == "second" for value in row.values]
        lines = [value_of(line.at, context) for line in self.lines]
        edges = [value_of(edge, context) for band in self.bands for edge in (band.low, band.high)]
        unit, quantities = settled([*first, *lines, *edges, *amounts], self.unit, self.span, context)
        second_unit, second_quantities = settled(second, None, self.span, context)
        across_unit, across = settled(data.across, None, self.span, context)
        size_unit, sizes = settled(data.sizes, None, self.span, context)
        growths = self._growths(data, context)
        annotations = self._annotations(data, context)
        if len(context.sink) > known or not data.rows:
            return None
        drawn, marks = quantities[: len(first)], quantities[len(first) :]
        decimals = self.decimals.value if self.decimals else decimals_for(drawn)
        queues = {"first": iter(drawn), "second": iter(second_quantities)}
        second_measure = measured("", second_unit, second_quantities) if second else None
        places = {"first": decimals, "second": second_measure.decimals if second_measure else 0}
        at = iter([decimal_of(q.number, decimals) for q in marks if q is not None and q.number is not None])
        spec = ChartSpec(
            kind=self.kind,
            title=context.plain(self.title),
            categories=data.categories,
            series=tuple(
                series_of(row, [next(queues[side]) for _ in row.values], places[side], side)
                for row, side in axes
            ),
            unit=unit.symbol if unit is not None else "",
            decimals=decimals,
            stacking=self.stacking,
            highlight=highlight,
            show_labels=self.labels.value,
            note=context.plain(self.note) if self.note is not None else "",
            span=self.span,
            legend=context.theme.charts.legend if self.legend == "auto" else self.legend,
            patterns=context.theme.charts.patterns if self.patterns is None else PATTERN_WORDS[self.patterns],
            references=tuple(
                ReferenceLine(next(at), _words(line.label, context), line.span) for line in self.lines
            ),
            bands=tuple(
                Band(next(at), next(at), _words(band.label, context), band.span) for band in self.bands
            ),
            growths=growths,
            annotations=annotations,
            second=second_measure,
            across=_decimals(across),
            sizes=_decimals(sizes),
            horizontal=measured(_words(self.x_title, context, data.titles[0]), across_unit, across)
            if data.across
            else None,
            size_measure=measured(_words(self.size_title, context, data.titles[2]), size_unit, sizes)
            if data.sizes
            else None,
            vertical_title=_words(self.y_title, context, data.titles[1]),
        )
        full = next(at, None) if self.full is not None else None
        per = next(at, None) if self.per is not None else None
        icon = self.icon.value if self.icon is not None else ""
        links = flow_links(self.links, spec.series)
        return replace(spec, totals=totals, full=full, per=per, icon=icon, links=links), data

    def _timeline(self, context: LowerContext) -> tuple[ChartSpec, Gathered] | None:
        known = len(context.sink)
        events = timeline_events(self.events, context)
        data = Gathered(tuple(event.date for event in events))
        found = (self._category(name, data, context) for name in self.highlight)
        highlight = tuple(index for index in found if index is not None)
        if len(context.sink) > known:
            return None
        title = context.plain(self.title)
        return ChartSpec(self.kind, title, (), (), highlight=highlight, span=self.span, events=events), data

    def _want_own_part(self, context: LowerContext) -> None:
        """A kind whose data have a field of their own needs that field."""
        traits = charts.traits_of(self.kind)
        if traits.data_part and not getattr(self, traits.data_part):
            context.sink.report("chart-part-missing", self.span, kind=traits.words, part=traits.data_part)

    def _category(
        self,
        name: RichText,
        data: Gathered,
        context: LowerContext,
        code: str = "chart-highlight-unknown",
    ) -> int | None:
        """The index of a category by its name; a bare year finds its 年."""
        wanted = context.plain(name)
        for written in (wanted, f"{wanted}年"):
            if written in data.categories:
                return data.categories.index(written)
        context.sink.report(
            code,
            name.span,
            name=wanted,
            near=nearest_name(wanted, data.categories),
            known=listed(data.categories),
        )
        return None

    def _series_index(self, name: RichText | None, data: Gathered, context: LowerContext) -> int:
        """The index of a series by its name, the first without one."""
        if name is None:
            return 0
        names = [row.name for row in data.rows]
        wanted = context.plain(name)
        if wanted in names:
            return names.index(wanted)
        context.sink.report(
            "chart-series-unknown",
            name.span,
            name=wanted,
            near=nearest_name(wanted, names),
            known=listed(names),
        )
        return 0

    def _growths(self, data: Gathered, context: LowerContext) -> tuple[Growth, ...]:
        found = []
        for arrow in self.growth:
            start, end = (self._category(name, data, context) for name in (arrow.start, arrow.end))
            series = self._series_index(arrow.series, data, context)
            if start is not None and end is not None:
                found.append(Growth(start, end, series, arrow.span))
        return tuple(found)

    def _annotations(self, data: Gathered, context: LowerContext) -> tuple[Annotation, ...]:
        found = []
        for note in self.annotations:
            category = self._category(note.at, data, context)
            series = self._series_index(note.series, data, context)
            if category is not None:
                found.append(Annotation(category, context.plain(note.text), series, note.span))
        return tuple(found)

    def _refuse_foreign_parts(self, context: LowerContext) -> None:
        """What the editor asks for and this kind of chart does not show, each where it is written."""
        traits = charts.traits_of(self.kind)
        for part in get_args(charts.Part):
            value = getattr(self, part, None)
            if part in traits.parts or not value or value == type(self).model_fields[part].default:
                continue
            first = value[0] if isinstance(value, tuple) else value
            context.sink.report(
                "chart-part",
                getattr(first, "span", self.span),
                kind=traits.words,
                part=part,
                known=listed(p for p in get_args(charts.Part) if p in traits.parts),
            )


def _words(written: RichText | None, context: LowerContext, read: str = "") -> str:
    """A label with its facts; else what a table's head says."""
    return context.plain(written) if written is not None else read


def _decimals(quantities: Sequence[Quantity | None]) -> tuple[Decimal, ...]:
    places = decimals_for(quantities)
    numbers = [q.number if q is not None and q.number is not None else Fraction(0) for q in quantities]
    return tuple(decimal_of(number, places) for number in numbers)
