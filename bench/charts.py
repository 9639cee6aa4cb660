"""``python -m bench charts``: thirty charts to a PDF, cold, warm, and as bare matplotlib figures.

Every variant runs in a process of its own, in turn, on the same data; the best of the rounds counts.
Seconds are of the processor, so that other work on the machine does not count.

- cold: nothing drawn yet; warm: all drawings kept from an earlier run.
- matplotlib: its own figures and PDF writer, with none of our work (Chinese labels that give way, tagged
  text in the report's fonts).
- charts: from specification to finished file with the program loaded (cold still has to load matplotlib);
  process: everything, imports and layout too.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

from reportgen.model.chart import ChartKind, ChartSpec, Series

COUNT = 30
SIZE = (430.0, 200.0)  # pt
COLD_GOAL, WARM_GOAL = 1.2, 0.1
_KINDS: tuple[ChartKind, ...] = ("column", "bar", "line", "pie", "doughnut")


def specs() -> tuple[ChartSpec, ...]:
    """Thirty charts of the kinds that matplotlib has too; the numbers mean nothing."""
    found = []
    for number in range(COUNT):
        kind = _KINDS[number % len(_KINDS)]
        rows = 1 if kind in ("pie", "doughnut") else 2
        count = 4 + number % 5
        series = tuple(
            Series(
                f"系列{row + 1}",
                tuple(Decimal((number * 37 + row * 53 + i * 29) % 90 + 10) for i in range(count)),
            )
            for row in range(rows)
        )
        names = tuple(f"类别{i + 1}" for i in range(count))
        found.append(ChartSpec(kind, f"图{number + 1}", names, series, unit="项"))
    return tuple(found)


def ours(target: Path, store: Path) -> float:
    """The charts through our drawing and our PDF writer; the seconds without loading."""
    from reportgen.cache import Store
    from reportgen.charts import Drawer, describe
    from reportgen.diagnostics import Sink
    from reportgen.layout.drawings import drawing_items
    from reportgen.layout.pieces import Extent
    from reportgen.layout.structure import ROOT, StructureBuilder
    from reportgen.model.flow import Metadata
    from reportgen.model.pages import Page, Pages
    from reportgen.pdf.writer import write_pdf
    from reportgen.source import Sources
    from reportgen.theme import load_theme
    from reportgen.typeset import SetContext

    theme = load_theme(Sources.of_project(target.parent), "annual", Sink())
    if theme is None:
        raise SystemExit("the layout annual cannot be read")
    started = time.process_time()
    metadata = Metadata("图表", "2021")
    drawer = Drawer(theme, Store(store))
    typeset = SetContext(theme.fonts, theme.styles, Sink(), theme.rules.lines)
    structure = StructureBuilder(metadata.language, metadata.title)
    pages = []
    for index, spec in enumerate(specs()):
        key = structure.figure(ROOT, describe(spec), None)
        items = drawing_items(drawer(spec, *SIZE), 0.0, 0.0, key, typeset)
        pages.append(Page(index, str(key), *SIZE, items))
    extents = {page.index + 1: (page.index, Extent(page.index + 1, 0.0, 0.0, *SIZE)) for page in pages}
    write_pdf(Pages(metadata, tuple(pages), structure.placed(extents), ()), theme, target)
    return time.process_time() - started


def bare_matplotlib(target: Path) -> float:
    """The same data as matplotlib draws it when asked for no more than that; the seconds without loading."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
    from matplotlib.figure import Figure

    started = time.process_time()
    with PdfPages(target) as pages:
        for spec in specs():
            figure = Figure(figsize=(SIZE[0] / 72, SIZE[1] / 72))
            FigureCanvasPdf(figure)
            axes = figure.add_subplot()
            values = [[float(v or 0) for v in series.values] for series in spec.series]
            names = [f"C{i + 1}" for i in range(len(spec.categories))]  # its own font has no Han
            places = range(len(names))
            match spec.kind:
                case "pie" | "doughnut":
                    hole = {"width": 0.4} if spec.kind == "doughnut" else {}
                    axes.pie(values[0], labels=names, autopct="%.1f%%", wedgeprops=hole)
                case "line":
                    for number, row in enumerate(values):
                        axes.plot(names, row, marker="o", label=f"S{number + 1}")
                    axes.legend()
                case "bar":
                    for number, row in enumerate(values):
                        bars = axes.barh([p + 0.4 * number for p in places], row, 0.4, label=f"S{number + 1}")
                        axes.bar_label(bars)
                    axes.set_yticks(list(places), names)
                    axes.legend()
                case _:
                    for number, row in enumerate(values):
                        bars = axes.bar([p + 0.4 * number for p in places], row, 0.4, label=f"S{number + 1}")
                        axes.bar_label(bars)
                    axes.set_xticks(list(places), names)
                    axes.legend()
            pages.savefig(figure)
    return time.process_time() - started


def _child(variant: str, folder: Path) -> None:
    """One variant in this process; prints its seconds and whether matplotlib was needed."""
    if variant == "matplotlib":
        charts = bare_matplotlib(folder / "matplotlib.pdf")
    else:
        charts = ours(folder / "ours.pdf", folder / f"store-{variant}")
    needed = "matplotlib" in sys.modules
    print(json.dumps({"charts": charts, "process": time.process_time(), "matplotlib": needed}))


def measured(variant: str, folder: Path) -> dict[str, float]:
    """What a variant says about itself, run in a fresh process."""
    command = [sys.executable, "-m", "bench.charts", variant, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def run(rounds: int) -> None:
    """Measure in turn, print the table; exits with 1 when a goal is missed."""
    best: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured("matplotlib", folder)  # writes its font list once, which is not what is measured here
        measured("warm", folder)  # fills the store
        for _ in range(rounds):
            for variant in ("matplotlib", "cold", "warm"):
                shutil.rmtree(folder / "store-cold", ignore_errors=True)
                found = measured(variant, folder)
                known = best.get(variant, found)
                best[variant] = {key: min(value, known[key]) for key, value in found.items()}
    print(f"{COUNT} charts, one PDF of {COUNT} pages, seconds of processor time, best of {rounds}")
    print(f"{'':12}{'charts':>10}{'':>10}{'process':>12}")
    bare, missed = best["matplotlib"], False
    for variant, goal in (("matplotlib", None), ("cold", COLD_GOAL), ("warm", WARM_GOAL)):
        seconds = best[variant]
        share = seconds["charts"] / bare["charts"]
        whole = f"{seconds['process']:10.3f} s {seconds['process'] / bare['process']:6.2f} ×"
        aim = f"   goal ≤ {goal} ×" if goal is not None else ""
        used = "" if seconds["matplotlib"] else ", matplotlib not imported"
        print(f"{variant:12}{seconds['charts']:8.3f} s {share:6.2f} ×{whole}{aim}{used}")
        missed = missed or (goal is not None and share > goal)
    if missed or best["warm"]["matplotlib"]:
        sys.exit(1)


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]))
