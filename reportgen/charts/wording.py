"""The words and numbers of a chart: kind names, value labels, the unit's note. Pure text."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from reportgen.model.chart import ChartSpec, Measure, Stacking
from reportgen.text.numbers import decimal_text, grouped

_YEAR = re.compile(r"(19|20|21)\d\d")
# years and what they are divided into: 2021年末, 2020—2021年, 第一季度, 三月, 2021-03
_TIME = re.compile(
    r"(?:(?:19|20|21)\d\d(?:[-/—–至](?:19|20|21)?\d\d?)?年?(?:度|初|末|底)?)?"
    r"(?:上半年|下半年|第?[一二三四1-4]季度|[QqHh][1-4]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|初|末|底)?"
    r"|“?十[一二三四五六]五”?(?:时期|期间)?)?(?:\d{1,2}日)?"
)


SMALLEST_SHARE = Fraction(5, 10_000)  # what rounds to 0.1 %
LESS_THAN_SMALLEST, NEARLY_ALL = "不足0.1%", "99.9%以上"


def piles(spec: ChartSpec) -> Stacking:
    """How the chart's marks are piled up; kinds that pile nothing up are clustered, whatever is asked for."""
    return spec.stacking if spec.kind in ("bar", "column", "area") else "clustered"


def number_text(value: Decimal | Fraction, decimals: int) -> str:
    """A figure with thousands separators and exactly ``decimals`` places, rounded as Excel and Word do."""
    return grouped(decimal_text(Fraction(value), decimals))


def percent_text(share: Fraction) -> str:
    """A share in percent with at most one place ("49.8%", "50%")."""
    return decimal_text(share * 100, 1).removesuffix(".0") + "%"


def part_text(share: Fraction) -> str:
    """A share of a whole: something is never "0%", and what leaves something out never "100%"."""
    if 0 < share < SMALLEST_SHARE:
        return LESS_THAN_SMALLEST
    if 1 - SMALLEST_SHARE <= share < 1:
        return NEARLY_ALL
    return percent_text(share)


def value_at(spec: ChartSpec, series: int, category: int) -> Decimal | None:
    """The value of a point, None for a gap or beyond the end of a short series."""
    values = spec.series[series].values
    return values[category] if category < len(values) else None


def label_at(spec: ChartSpec, series: int, category: int) -> str:
    """What stands beside a point: the editor's wording or the formatted value, "" for a gap."""
    value = value_at(spec, series, category)
    if value is None:
        return ""
    written = written_label(spec, series, category)
    return written or number_text(value, decimals_of(spec, series))


def on_second(spec: ChartSpec, series: int) -> bool:
    """Whether a series stands on a second axis."""
    return spec.kind == "combo" and spec.second is not None and spec.series[series].axis == "second"


def decimals_of(spec: ChartSpec, series: int) -> int:
    """The decimals of a series' labels: those of its axis."""
    return spec.second.decimals if spec.second and on_second(spec, series) else spec.decimals


def unit_of(spec: ChartSpec, series: int) -> str:
    """The unit of a series' values."""
    return spec.second.unit if spec.second and on_second(spec, series) else spec.unit


def written_label(spec: ChartSpec, series: int, category: int) -> str:
    """The editor's own wording of a point, "" when there is none."""
    labels = spec.series[series].labels
    return labels[category] if category < len(labels) else ""


def with_unit(label: str, unit: str) -> str:
    """A label and its unit set tight; a wording that already ends in the unit is left alone."""
    return label if not unit or label.endswith(unit) else f"{label}{unit}"


def unit_note(spec: ChartSpec) -> str:
    """The line above the axis that names the unit, "" when the values are bare numbers."""
    return _note(spec.vertical_title, spec.unit)


def second_note(spec: ChartSpec) -> str:
    """The same for the second axis, "" when there is none."""
    has = any(on_second(spec, series) for series in range(len(spec.series)))
    return _note(spec.second.title, spec.second.unit) if spec.second and has else ""


def axis_words(measure: Measure) -> str:
    """What stands beside an axis: its title and unit."""
    return (
        f"{measure.title}（{measure.unit}）"
        if measure.title and measure.unit
        else measure.title or measure.unit
    )


def _note(title: str, unit: str) -> str:
    if title:
        return axis_words(Measure(title, unit))
    return f"单位：{unit}" if unit else ""


def is_year(category: str) -> bool:
    """Whether a category is a bare year in four digits."""
    return _YEAR.fullmatch(category) is not None


def is_time(category: str) -> bool:
    """Whether a category names a point or span of time: its order is from left to right, never downwards."""
    return bool(category) and _TIME.fullmatch(category) is not None


def spoken_category(category: str) -> str:
    """A category as a sentence needs it: a bare year gets its 年."""
    return f"{category}年" if is_year(category) else category


def excel_format(decimals: int) -> str:
    """The number format code that shows values as ``number_text`` does."""
    return "#,##0" if decimals <= 0 else "#,##0." + "0" * decimals


def quoted(unit: str) -> str:
    """A unit as literal text of a number format code."""
    return '"{}"'.format(unit.replace('"', "")) if unit else ""
