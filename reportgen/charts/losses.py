"""Compares a drawing with its chart: which arrows, notes and names found no room in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby

from reportgen.charts.kinds import traits_of
from reportgen.charts.kinds.scatter import size_words
from reportgen.charts.overlays import growth_words
from reportgen.charts.wording import axis_words, is_time, label_at, piles, second_note, unit_note, value_at
from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import Drawing, TextOp
from reportgen.record import record

_MOST_TOLD = 8  # losses of one kind that are told each at its place
_MOST_LINES = 10  # lines one name may be broken into
_CUT = "…"
_VALUED = ("column", "bar", "line", "combo")
_WORDED = ("gauge", "progress", "pictogram", "funnel")  # numbers stand with other words
# where nothing is drawn for a category without a value, so that its name is not wanted either
_UNSEEN_GAPS = ("pie", "doughnut", "treemap", "scatter", "bubble")
_ALL_VALUES = 12  # categories, a year's months, that readers expect to see each number of


@record(frozen=True, slots=True)
class Lost:
    """A code of the catalogue with its words; ``span`` of what was asked for, None: of the chart."""

    code: str
    args: dict[str, str]
    span: Span | None = None


def left_out(spec: ChartSpec, drawing: Drawing) -> tuple[Lost, ...]:
    """What the chart says and its drawing does not show, in the order of the chart's parts."""
    words = _Words.of(drawing)
    return (
        *_gathered(_overlays(spec, words)),
        *_series(spec, words),
        *_axes(spec, words),
        *_values(spec, words),
        *_names(spec, words),
    )


@record(frozen=True, slots=True)
class _Words:
    """The texts of a drawing, and all that stands in so many lines below each other."""

    texts: Counter[str]
    runs: frozenset[str]
    cut: tuple[str, ...]

    @classmethod
    def of(cls, drawing: Drawing) -> _Words:
        texts = [_bare(op.text) for op in drawing.ops if isinstance(op, TextOp)]
        runs = {
            "".join(texts[start : start + lines])
            for start in range(len(texts))
            for lines in range(1, _MOST_LINES + 1)
        }
        return cls(Counter(texts), frozenset(runs), tuple(run for run in runs if run.endswith(_CUT)))

    def whole(self, words: str) -> bool:
        """Whether the words stand there, on their own or before a figure."""
        bare = _bare(words)
        return bare in self.runs or any(text.startswith(bare) for text in self.texts)

    def within(self, words: str) -> bool:
        """Whether the words stand in one of the texts."""
        bare = _bare(words)
        return any(bare in text for text in self.texts)

    def begun(self, words: str) -> bool:
        """Whether their beginning stands there."""
        bare = _bare(words)
        return any(len(run) > 2 and bare.startswith(run[:-1]) for run in self.cut)


def _bare(text: str) -> str:
    return "".join(text.split())


def _gathered(losses: Iterable[Lost]) -> Iterator[Lost]:
    """The losses; many of one kind as one, at the first of them."""
    for _, group in groupby(losses, key=lambda lost: lost.args["what"]):
        found = list(group)
        out = [lost for lost in found if lost.code == "chart-left-out"]
        if len(out) <= _MOST_TOLD:
            yield from found
            continue
        yield from (lost for lost in found if lost.code != "chart-left-out")
        first = out[0]
        yield Lost("chart-many-left-out", {**first.args, "count": str(len(out))}, first.span)


def _overlays(spec: ChartSpec, words: _Words) -> Iterator[Lost]:
    free = words.texts.copy()
    for growth in spec.growths:
        change = growth_words(spec, growth)
        if change and not free[change]:
            yield Lost("chart-left-out", {"what": "增长箭头", "words": change}, growth.span)
        free[change] -= 1
    for what, parts in (
        ("图上的话", [(note.text, note.span) for note in spec.annotations]),
        ("参考线的说明", [(line.label, line.span) for line in spec.references]),
        ("区间的说明", [(band.label, band.span) for band in spec.bands]),
    ):
        for text, span in parts:
            yield from _missing(what, text, span, words)


def _missing(what: str, text: str, span: Span | None, words: _Words) -> Iterator[Lost]:
    if text and not words.whole(text):
        code = "chart-words-cut" if words.begun(text) else "chart-left-out"
        yield Lost(code, {"what": what, "words": text}, span)


def _series(spec: ChartSpec, words: _Words) -> Iterator[Lost]:
    if traits_of(spec.kind).legend is None or len(spec.series) < 2 or spec.legend == "none":
        return
    for series in spec.series:
        yield from _missing("系列名称", series.name, series.span, words)


def _axes(spec: ChartSpec, words: _Words) -> Iterator[Lost]:
    """What axes and areas count, where it was cut."""
    across = axis_words(spec.horizontal) if spec.horizontal is not None else ""
    for what, text in (
        ("单位", unit_note(spec)),
        ("右轴的单位", second_note(spec)),
        ("横轴的名称", across),
        ("气泡大小的说明", size_words(spec)),
    ):
        if text and not words.whole(text) and words.begun(text):
            yield Lost("chart-words-cut", {"what": what, "words": text})


def _values(spec: ChartSpec, words: _Words) -> Iterator[Lost]:
    """Numbers beside the marks; where categories are many, only the weighty ones are wanted."""
    if not spec.show_labels or piles(spec) != "clustered" or len(spec.categories) > _ALL_VALUES:
        return
    if spec.kind in _WORDED:
        labels = [(name, label_at(spec, 0, category)) for category, name in enumerate(spec.categories)]
        lost = [f"{name} {label}" for name, label in labels if not words.within(label)]
        if lost:
            yield Lost("chart-values-left-out", {"count": str(len(lost)), "words": lost[0]})
    if spec.kind not in _VALUED:
        return
    free = words.texts.copy()
    missing: list[str] = []
    for category, name in enumerate(spec.categories):
        for series in range(len(spec.series)):
            label = label_at(spec, series, category)
            if label and not free[_bare(label)]:
                missing.append(f"{name} {label}")
            free[_bare(label)] -= 1
    if missing:
        yield Lost("chart-values-left-out", {"count": str(len(missing)), "words": missing[0]})


def _names(spec: ChartSpec, words: _Words) -> Iterator[Lost]:
    """Names of categories: years are thinned on purpose, and points carry names only with their labels."""
    names = [name for name in _shown_names(spec) if name and not words.whole(name)]
    if names:
        yield Lost("chart-names-left-out", {"words": names[0], "count": str(len(names))})


def _shown_names(spec: ChartSpec) -> Sequence[str]:
    if spec.kind in ("sparkline", "databar") or (spec.kind in ("scatter", "bubble") and not spec.show_labels):
        return ()
    if spec.events:
        return [event.text for event in spec.events]
    if spec.links:
        return list(dict.fromkeys(end for link in spec.links for end in (link.source, link.target)))
    if all(is_time(name) for name in spec.categories):
        return ()
    if spec.kind not in _UNSEEN_GAPS:
        return spec.categories
    known = (any(value_at(spec, row, at) is not None for row in range(len(spec.series))) for at in count())
    return [name for name, is_known in zip(spec.categories, known, strict=False) if is_known]
