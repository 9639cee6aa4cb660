"""A chart's data as rows of text, with the very labels the chart shows."""

from __future__ import annotations

from reportgen.charts.wording import axis_words, label_at, number_text, unit_of
from reportgen.model.chart import ChartSpec, Measure

_GAP = "—"
_NAMES = "项目"


def data_rows(spec: ChartSpec) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads and the rows: name, positions of points, values by series; events and links as they are."""
    if spec.events:
        return ("时间", "事项"), tuple((event.date, event.text) for event in spec.events)
    if spec.links:
        return _links(spec)
    placed = bool(spec.across) and spec.horizontal is not None
    heads = [_NAMES]
    if placed and spec.horizontal is not None:
        heads.append(axis_words(spec.horizontal))
    for index, series in enumerate(spec.series):
        heads.append(axis_words(Measure(series.name, unit_of(spec, index))))
    if spec.sizes and spec.size_measure is not None:
        heads.append(axis_words(spec.size_measure))
    rows = []
    for category, name in enumerate(spec.categories):
        row = [name]
        if placed and spec.horizontal is not None:
            row.append(number_text(spec.across[category], spec.horizontal.decimals))
        row += [label_at(spec, series, category) or _GAP for series in range(len(spec.series))]
        if spec.sizes and spec.size_measure is not None:
            row.append(number_text(spec.sizes[category], spec.size_measure.decimals))
        rows.append(tuple(row))
    return tuple(heads), tuple(rows)


def _links(spec: ChartSpec) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = (
        (link.source, link.target, _GAP if link.value is None else number_text(link.value, spec.decimals))
        for link in spec.links
    )
    return ("来源", "去向", axis_words(Measure("数量", spec.unit))), tuple(rows)
