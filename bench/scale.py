"""The seed's text 1, 20 and 100 times as one report, cold, to PDF, against Platypus, Typst and WeasyPrint.

``python -m bench scale [--times 1,20,100] [--rounds N]``: every run is a process of its own that begins with
the text (ours: with the YAML on disk) and ends with the PDF. Platypus does none of the typesetting; Typst and
WeasyPrint are compared where their Python packages are installed (``pip install typst weasyprint``).
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.clreq import read_text
from bench.measure import ROOT, Sample, measure, peak_together, row

TIMES = (1, 20, 100)
GOALS = {"platypus": 1.5, "weasyprint": 0.25}
MEMORY_GOAL = 1.5  # of Platypus
GROWTH_GOAL = 5.5  # seconds at 100 times over those at 20 times
_OURS = "reportgen"
# the peers' type and type area: A4, margins of an inch, 10.5 pt on 18 pt
_LAYOUT = """
extends: plain
masters: {page: {measure: 42em, margins: {top: 72pt, bottom: 72pt}}}
"""
_THEME = """
tokens: {sizes: {base: 10.5pt, line: 18pt, half: 0}}
styles:
  section: {size: 14pt, leading: 24pt, align: start, space_before: 0, space_after: 0}
  heading: {size: 14pt, leading: 24pt, space_before: 0, space_after: 0}
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or a paragraph of the seed's text; ``**`` marks bold."""

    text: str
    is_heading: bool


def seed_passages() -> list[Passage]:
    """The seed's text in order: short lines without a full stop are headings."""
    lines = [line for path in sorted((ROOT / "seeds/source").glob("*.txt")) for line in read_text(path)]
    return [Passage(line, len(line) < 24 and not line.endswith(("。", "；"))) for line in lines]


def run(times: Sequence[int], rounds: int) -> None:
    """Print seconds and peak memory of each tool at each length, then the ratios and whether they hold."""
    tools = [_OURS, "platypus", *(name for name in ("typst", "weasyprint") if find_spec(name))]
    found: dict[tuple[str, int], list[Sample]] = {}
    together: dict[int, float] = {}  # ours is at work in two processes
    print(f"{'':<44} {'min':>7} {'median':>7} {'max':>7}   {'memory':>7}")
    with tempfile.TemporaryDirectory() as scratch:
        for count in times:
            source = Path(scratch) / f"{count}"
            write_sources(source, count)
            for index in range(rounds + 1):
                for tool in tools:
                    sample = measure(*_command(tool, source))
                    if index:  # the first round warms the disk cache and the byte code
                        found.setdefault((tool, count), []).append(sample)
            together[count] = peak_together(*_command(_OURS, source))
            for tool in tools:
                print(row(f"{tool} {count}× ({_pages(source / f'{tool}.pdf')} pages)", found[tool, count]))
    for line in _ratios(found, together[max(times)], times, tools):
        print(line)


def _command(tool: str, source: Path) -> tuple[str, ...]:
    target = str(source / f"{tool}.pdf")
    if tool == _OURS:
        return "-m", "bench.whole", str(source), target
    return "-m", "bench.scale_peers", tool, str(source / "passages.json"), target


def _ratios(
    found: dict[tuple[str, int], list[Sample]], together: float, times: Sequence[int], tools: Sequence[str]
) -> Iterator[str]:
    """The ratios the goals speak of; ``together`` is the memory of all our processes."""
    most = max(times)
    for tool in tools[1:]:
        seconds = _seconds(found[_OURS, most]) / _seconds(found[tool, most])
        memory = max(together, _memory(found[_OURS, most])) / _memory(found[tool, most])
        goal = f" (goal ≤ {GOALS[tool]})" if tool in GOALS else ""
        limit = f" (goal ≤ {MEMORY_GOAL})" if tool == "platypus" else ""
        yield f"{most}×, ours over {tool}: time {seconds:.2f}{goal}, memory {memory:.2f}{limit}"
    if {20, 100} <= set(times):
        growth = _seconds(found[_OURS, 100]) / _seconds(found[_OURS, 20])
        yield f"ours at 100× over 20×: {growth:.2f} (goal ≤ {GROWTH_GOAL})"


def _seconds(samples: Sequence[Sample]) -> float:
    return statistics.median(s.seconds for s in samples)


def _memory(samples: Sequence[Sample]) -> float:
    return statistics.median(s.mebibytes for s in samples)


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def write_sources(folder: Path, count: int) -> None:
    """The same passages as a report project and, for the peers, as JSON."""
    passages = seed_passages()
    (folder / "chapters").mkdir(parents=True)
    (folder / "layouts/scale").mkdir(parents=True)
    (folder / "layouts/scale/layout.yaml").write_text(_LAYOUT, encoding="utf-8")
    (folder / "layouts/scale/theme.yaml").write_text(_THEME, encoding="utf-8")
    chapters = [f"chapters/{number}.yaml" for number in range(1, count + 1)]
    report = {"title": "篇幅", "year": "2021", "layout": "scale", "chapters": chapters}
    # JSON is YAML, and needs no thought about quotes
    (folder / "report.yaml").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    for number, path in enumerate(chapters, start=1):
        (folder / path).write_text(_chapter(passages, number), encoding="utf-8")
    pairs = [[p.text, p.is_heading] for p in passages] * count
    (folder / "passages.json").write_text(json.dumps(pairs, ensure_ascii=False), encoding="utf-8")


def _chapter(passages: Sequence[Passage], number: int) -> str:
    blocks = [
        {"heading" if p.is_heading else "text": p.text.replace("**", "") if p.is_heading else p.text}
        for p in passages
    ]
    chapter = {"section": "拓展国际国内合作网络", "number": str(number), "blocks": blocks}
    return json.dumps(chapter, ensure_ascii=False, indent=1)


def main(arguments: Sequence[str]) -> None:
    """Parse the command line."""
    import argparse

    parser = argparse.ArgumentParser(prog="python -m bench scale", description=__doc__)
    parser.add_argument("--times", default=",".join(map(str, TIMES)))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    run([int(part) for part in options.times.split(",")], options.rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
