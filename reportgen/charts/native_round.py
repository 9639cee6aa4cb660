"""Native pie and doughnut charts: slices, labels at the drawing's places that follow the data, the total."""

from __future__ import annotations

from pptx.enum.chart import XL_CHART_TYPE

from reportgen.charts.hatching import painted, slice_hatches
from reportgen.charts.kinds.doughnut import TOTAL_WORD, centre_words, total_words
from reportgen.charts.look import Look
from reportgen.charts.native import NO_OVERLAYS, NativeParts
from reportgen.charts.native_axes import cell_title, plot_layout
from reportgen.charts.native_labels import (
    SERIES_ORDER,
    Align,
    Field,
    LabelStyle,
    OwnLabel,
    Shown,
    label_range,
    labels,
    no_labels,
)
from reportgen.charts.native_sheet import (
    Column,
    Formula,
    cell,
    cells,
    derived_cells,
    quoted_text,
    text_of,
    words_at,
)
from reportgen.charts.ooxml import (
    Element,
    filled,
    make,
    put,
    qualified,
    shape,
    stroke,
    value,
)
from reportgen.charts.overlays import Overlays
from reportgen.charts.slices import (
    RoundPlot,
    SetLabel,
    SliceLabel,
    first_angle,
    known_values,
    lay_slices,
    slice_figures,
    slices,
)
from reportgen.charts.wording import (
    LESS_THAN_SMALLEST,
    NEARLY_ALL,
    excel_format,
    value_at,
    with_unit,
    written_label,
)
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE
from reportgen.record import record

_PIE_ORDER = ("varyColors", "ser", "dLbls", "firstSliceAng", "holeSize", "extLst")
_SEAM = 1.2
_LEADER = 0.6


def pie_parts(spec: ChartSpec, look: Look, size: tuple[float, float]) -> NativeParts:
    """A pie, each slice labelled outside with name, value and share."""
    return _round_parts(spec, look, size, "c:pieChart", 0.0)


def doughnut_parts(spec: ChartSpec, look: Look, size: tuple[float, float], hole: float) -> NativeParts:
    """A ring with its labels outside and, as a title that names a cell, the total in its hole."""
    return _round_parts(spec, look, size, "c:doughnutChart", hole)


def _round_parts(
    spec: ChartSpec, look: Look, size: tuple[float, float], tag: str, hole: float
) -> NativeParts:
    plot = lay_slices(spec, look, size)
    (x, y), radius = plot.centre, plot.radius
    centre = centre_words(spec, look, plot) if hole else ()

    def dress(plot_area: Element) -> Element | None:
        chart = plot_area.find(qualified(tag))
        series = _dress_slices(chart, spec, look)
        if plot.labels:
            put(series, _Round(spec, look, size, plot, hole).labels(), SERIES_ORDER)
        if plot.labels and spec.show_labels:
            put(series, label_range(derived_cells(0, len(figures)), figures), SERIES_ORDER)
        if hole:
            put(chart, value("c:holeSize", round(hole * 100)), _PIE_ORDER)
        for old in plot_area.findall(qualified("c:layout")):
            plot_area.remove(old)
        plot_area.insert(0, plot_layout(size, x - radius, y - radius, x + radius, y + radius))
        return None

    derived = [_figures_column(spec)] if spec.show_labels else []
    figures = [str(words or "") for words in derived[0].results] if derived else []
    title = None
    if centre:
        derived.append(_total_column(spec))
        words = centre[0]
        left = words.spot.x - look.text.width(words.text, words.size, words.bold) / 2
        title = cell_title(words_at(1, words.text), words, left, look, size)
    return NativeParts(
        XL_CHART_TYPE.DOUGHNUT if hole else XL_CHART_TYPE.PIE,
        dress,
        overlays=Overlays(over=centre[1:]) if centre else NO_OVERLAYS,
        derived=tuple(derived),
        title=title,
    )


def _figures_column(spec: ChartSpec) -> Column:
    """Each slice's value with its unit, and its share; an editor's own wording stays as it is."""
    count = len(spec.categories)
    whole = f"SUM({cells(1, count)})"
    words: list[Formula | None] = [None] * count
    for part in slices(spec):
        number = cell(1, part.category)
        written = written_label(spec, 0, part.category)
        amount = (
            quoted_text(with_unit(written, spec.unit))
            if written
            else f"{text_of(number, excel_format(spec.decimals))}&{quoted_text(spec.unit)}"
        )
        # a rounded number is written without a zero after its point, as we write shares
        exact = f'ROUND({number}/{whole}*100,1)&"%"'
        most = f'IF(AND({number}<{whole},{number}/{whole}>=0.9995),"{NEARLY_ALL}",{exact})'
        share = f'IF({number}=0,"","，"&IF({number}/{whole}<0.0005,"{LESS_THAN_SMALLEST}",{most}))'
        words[part.category] = Formula(f"{amount}&{share}", slice_figures(spec, part))
    return Column("标签", tuple(words))


def _total_column(spec: ChartSpec) -> Column:
    total = f"{text_of(f'SUM({cells(1, len(spec.categories))})', excel_format(spec.decimals))}"
    return Column(TOTAL_WORD, (Formula(f"{total}&{quoted_text(spec.unit)}", total_words(spec)),))


@record(frozen=True, slots=True)
class _Round:
    """A round chart laid out in its frame (pt); ``hole`` is a share of the radius."""

    spec: ChartSpec
    look: Look
    frame: tuple[float, float]
    plot: RoundPlot
    hole: float

    def labels(self) -> Element:
        """``c:dLbls``: names with figures at their places, with leader lines."""
        spec, look = self.spec, self.look
        labelled = {placed.label.part.category: placed for placed in self.plot.labels}
        size = min(placed.label.size for placed in self.plot.labels)
        shown = Shown(value=spec.show_labels, category=True, separator="\n")
        position = "" if self.hole else "ctr"  # rings have no c:dLblPos
        style = LabelStyle(excel_format(spec.decimals), position, look.style.text_colour, size, shown)
        leaders = [
            value("c:showLeaderLines", 1),
            make("c:leaderLines", shape(stroke(look.baseline, _LEADER))),
        ]
        own = [
            self._label(labelled[row]) if row in labelled else OwnLabel(row, hidden=True)
            for row in range(len(spec.categories))
            if value_at(spec, 0, row) is not None
        ]
        return labels(style, own, look, leaders)

    def _label(self, placed: SetLabel) -> OwnLabel:
        part, box = placed.label.part, placed.box(self.look)
        usual = self._usual_middle(part.direction)
        middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        shift = ((middle[0] - usual[0]) / self.frame[0], (usual[1] - middle[1]) / self.frame[1])
        align: Align = "l" if part.on_right else "r"
        return OwnLabel(part.category, shift=shift, fields=self._lines(placed.label), align=align)

    def _lines(self, label: SliceLabel) -> tuple[tuple[Field, ...], ...]:
        figures = Field("CELLRANGE", slice_figures(self.spec, label.part))
        name = Field("CATEGORYNAME", self.spec.categories[label.part.category])
        if self.spec.show_labels and len(label.lines) == 1:
            return ((name, Field("words", " "), figures),)
        names: tuple[tuple[Field, ...], ...] = ((name,),)
        if label.name_lines > 1:  # broken as in the drawing
            names = tuple((Field("words", line),) for line in label.lines[: label.name_lines])
        return (*names, (figures,)) if self.spec.show_labels else names

    def _usual_middle(self, direction: tuple[float, float]) -> tuple[float, float]:
        """Where the middle of a label stands that nobody moved: amid its slice (dLblPos ctr)."""
        (x, y), (dx, dy) = self.plot.centre, direction
        reach = self.plot.radius * (1 + self.hole) / 2
        return x + dx * reach, y + dy * reach


def _dress_slices(chart: Element, spec: ChartSpec, look: Look) -> Element:
    """Colours and turn; the series."""
    put(chart, value("c:varyColors", 1), _PIE_ORDER)
    for old in chart.findall(qualified("c:dLbls")):
        chart.remove(old)
    series = chart.find(qualified("c:ser"))
    for extra in chart.findall(qualified("c:ser"))[1:]:
        chart.remove(extra)  # `check` refuses a second series; Word would hide it
    seam = [stroke(WHITE, _SEAM)] if len(known_values(spec)) > 1 else []
    hatches = slice_hatches(spec)
    for category in range(len(spec.categories)):
        point = make(
            "c:dPt",
            value("c:idx", category),
            value("c:bubble3D", 0),
            shape(filled(painted(look.slice_colour(spec, category), hatches[category], look)), *seam),
        )
        put(series, point, SERIES_ORDER)
    put(series, no_labels(), SERIES_ORDER)
    put(chart, value("c:firstSliceAng", first_angle(spec)), _PIE_ORDER)
    return series
