"""Flow: amounts that pass from column to column as ribbons, each as wide as its amount (a Sankey diagram)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.header import draw_header, lay_header
from reportgen.charts.metrics import LINE_EM
from reportgen.charts.placing import spread
from reportgen.charts.traits import ChartProblem, Traits
from reportgen.charts.wording import number_text, with_unit
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import WHITE, Colour
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.charts.canvas import Canvas
    from reportgen.charts.look import Look

_NODE = 9.0  # pt, the width of a node
_NODE_GAP_EM = 1.0  # between the nodes of a column, at most
_TEXT_GAP = 4.0
_LEAST = 0.6  # pt; a trickle is still seen
_MOST_NODES = 16
_SWEEPS = 4


def _levels(spec: ChartSpec) -> dict[str, int] | None:
    """The column of each node: one further than the furthest it comes from; None where flows go round."""
    names = list(dict.fromkeys(name for link in spec.links for name in (link.source, link.target)))
    levels = dict.fromkeys(names, 0)
    for _ in range(len(names) + 1):
        changed = False
        for link in spec.links:
            if levels[link.target] < levels[link.source] + 1:
                levels[link.target] = levels[link.source] + 1
                changed = True
        if not changed:
            return levels
    return None


def _problems(spec: ChartSpec) -> Iterable[ChartProblem]:
    if _levels(spec) is None:
        yield ChartProblem("chart-flow-circle")
    for link in spec.links:
        if link.value is not None and link.value < 0:
            name = f"{link.source}→{link.target}"
            args = {"kind": TRAITS.words, "category": name, "value": format(link.value, "f")}
            yield ChartProblem("chart-negative", args)
    if all(not link.value for link in spec.links):
        yield ChartProblem("chart-all-zero", {"kind": TRAITS.words})
    count = len({name for link in spec.links for name in (link.source, link.target)})
    if count > _MOST_NODES:
        words = {"kind": TRAITS.words, "found": str(count), "most": str(_MOST_NODES)}
        yield ChartProblem("chart-crowded", words)


def _describe(spec: ChartSpec) -> str:
    parts = [
        f"{link.source}到{link.target}{with_unit(number_text(link.value, spec.decimals), spec.unit)}"
        for link in spec.links
        if link.value is not None
    ]
    return "，".join(parts)


TRAITS = Traits(
    "流向图",
    frozenset({"links", "labels"}),
    problems=_problems,
    describe=_describe,
    data_part="links",
    has_data=lambda spec: any(link.value is not None for link in spec.links),
)


@dataclass(slots=True)
class _Node:
    """A node while it is laid out; ``bottom`` in pt, y upwards."""

    name: str
    level: int
    amount: float
    bottom: float = 0.0
    height: float = 0.0

    @property
    def middle(self) -> float:
        return self.bottom + self.height / 2


@record(frozen=True, slots=True)
class _Ribbon:
    source: str
    target: str
    amount: float


def plot(spec: ChartSpec, look: Look, canvas: Canvas) -> None:
    """Draw the ribbons, the nodes over them, and their names with amounts."""
    header = lay_header(spec, look, (canvas.width, canvas.height), ())
    draw_header(header, look, canvas)
    levels = _levels(spec)
    ribbons = [
        _Ribbon(link.source, link.target, float(link.value))
        for link in spec.links
        if link.value is not None and link.value > 0
    ]
    if levels is None or not ribbons:
        return  # told by `_problems`; there is nothing that could be drawn
    nodes = _nodes(levels, ribbons)
    columns: dict[int, list[_Node]] = defaultdict(list)
    for node in nodes.values():
        columns[node.level].append(node)
    scale = _scale(columns, header.bottom, look)
    _lay(columns, nodes, ribbons, scale, header.bottom)
    last = max(columns)
    labels_right = canvas.width / (last + 1) * 0.5  # what names at the last column may take
    step = (canvas.width - _NODE - labels_right) / max(last, 1)
    colours = {name: look.series_colour(i) for i, name in enumerate(nodes)}
    _draw_ribbons(ribbons, nodes, scale, step, colours, canvas)
    for node in nodes.values():
        canvas.rect(node.level * step, node.bottom, _NODE, node.height, colours[node.name])
    for level in sorted(columns):
        width = (step if level < last else labels_right + _NODE) - _NODE - 2 * _TEXT_GAP
        _draw_names(
            spec, columns[level], level * step + _NODE + _TEXT_GAP, width, header.bottom, look, canvas
        )


def _nodes(levels: dict[str, int], ribbons: list[_Ribbon]) -> dict[str, _Node]:
    """Nodes that anything passes, as high as the larger of what comes in and goes out."""
    incoming: dict[str, float] = defaultdict(float)
    outgoing: dict[str, float] = defaultdict(float)
    for ribbon in ribbons:
        outgoing[ribbon.source] += ribbon.amount
        incoming[ribbon.target] += ribbon.amount
    return {
        name: _Node(name, level, max(incoming[name], outgoing[name]))
        for name, level in levels.items()
        if incoming[name] or outgoing[name]
    }


def _gap(count: int, height: float, look: Look) -> float:
    """Between the nodes of a column; together gaps take no more than half of the height."""
    return min(look.size * _NODE_GAP_EM, height / 2 / max(count - 1, 1))


def _scale(columns: dict[int, list[_Node]], height: float, look: Look) -> float:
    """Points for one unit, so that the fullest column fits."""
    scales = []
    for column in columns.values():
        free = height - _gap(len(column), height, look) * (len(column) - 1)
        scales.append(free / sum(node.amount for node in column))
    return min(scales)


def _lay(
    columns: dict[int, list[_Node]],
    nodes: dict[str, _Node],
    ribbons: list[_Ribbon],
    scale: float,
    height: float,
) -> None:
    """Heights by amount; each node as near as can be to the middle of those it is joined with."""
    for column in columns.values():
        for node in column:
            node.height = node.amount * scale
        free = height - sum(node.height for node in column)
        gap = free / (len(column) - 1) if len(column) > 1 else 0.0
        top = height if len(column) > 1 else height - free / 2
        for node in column:
            node.bottom = top - node.height
            top = node.bottom - gap
    near: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for ribbon in ribbons:
        near[ribbon.source].append((ribbon.target, ribbon.amount))
        near[ribbon.target].append((ribbon.source, ribbon.amount))
    for sweep in range(_SWEEPS):
        for level in sorted(columns, reverse=sweep % 2 == 1):
            column = columns[level]
            if len(column) < 2:
                continue
            wanted = {
                node.name: sum(nodes[other].middle * amount for other, amount in near[node.name])
                / sum(amount for _, amount in near[node.name])
                for node in column
            }
            column.sort(key=lambda node: (wanted[node.name], -node.middle))
            gap = min(8.5, (height - sum(node.height for node in column)) / (len(column) - 1))
            placed = spread(
                [wanted[node.name] for node in column],
                [node.height + gap for node in column],
                -gap,
                height + gap,
            )
            if placed is None:
                continue
            for node, middle in zip(column, placed, strict=True):
                node.bottom = min(max(middle - node.height / 2, 0.0), height - node.height)


def _draw_ribbons(
    ribbons: list[_Ribbon],
    nodes: dict[str, _Node],
    scale: float,
    step: float,
    colours: dict[str, Colour],
    canvas: Canvas,
) -> None:
    """From the right edge of a node to the left edge of another, in the order of their other ends."""
    leaving = {name: node.bottom + node.height for name, node in nodes.items()}
    arriving = dict(leaving)
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    order = range(len(ribbons))
    for index in sorted(order, key=lambda i: (ribbons[i].source, -nodes[ribbons[i].target].middle, i)):
        starts[index] = leaving[ribbons[index].source]
        leaving[ribbons[index].source] -= ribbons[index].amount * scale
    for index in sorted(order, key=lambda i: (ribbons[i].target, -nodes[ribbons[i].source].middle, i)):
        ends[index] = arriving[ribbons[index].target]
        arriving[ribbons[index].target] -= ribbons[index].amount * scale
    for index, ribbon in enumerate(ribbons):
        thick = max(ribbon.amount * scale, _LEAST)
        left = nodes[ribbon.source].level * step + _NODE
        right = nodes[ribbon.target].level * step
        canvas.ribbon(
            (left, starts[index]), (right, ends[index]), thick, colours[ribbon.source].mixed(WHITE, 0.72)
        )


def _draw_names(
    spec: ChartSpec,
    column: list[_Node],
    x: float,
    width: float,
    height: float,
    look: Look,
    canvas: Canvas,
) -> None:
    """Name and amount right of each node, moved apart where nodes are thin; the thinnest go first without."""
    size = look.size if len(column) * LINE_EM * look.size <= height else look.size * 0.85
    extent = LINE_EM * size
    most = int(height / extent)
    kept = sorted(column, key=lambda node: -node.amount)[:most]
    labels: list[tuple[_Node, tuple[str, ...]]] = []
    for node in sorted(kept, key=lambda node: node.middle):
        amount = number_text(Decimal(repr(node.amount)), spec.decimals)
        name = look.text.wrap(node.name, size, width, 2) if node.height > 3 * extent else ()
        lines = tuple(line for line in name if line)
        if "".join(lines) != node.name.replace(" ", "") or len(kept) * 3 * extent > height:
            lines = tuple(filter(None, (look.text.shortened(node.name, size, width),)))
        whole = f"{node.name} {amount}"
        if spec.show_labels and look.text.width(whole, size) <= width:
            lines = (whole,)
        elif spec.show_labels and look.text.width(amount, size) <= width and len(kept) * 3 * extent <= height:
            lines = (*lines, amount)
        if lines:
            labels.append((node, lines))
    extents = [len(lines) * extent for _, lines in labels]
    middles = spread([node.middle for node, _ in labels], extents, 0.0, height)
    if middles is None:
        return  # cannot be: only as many were kept as find room
    for (_, lines), middle in zip(labels, middles, strict=True):
        first = middle + (len(lines) - 1) / 2 * extent
        for row, line in enumerate(lines):
            canvas.text_beside(x, first - row * extent, line, size, look.style.text_colour)
