"""A report of 300 pages in both formats: cold, with nothing changed, with one chapter changed, that alone.

``python -m bench report [--rounds N] [--chapters N]``: 40 chapters, 120 charts, 200 tables, 300
pictures. Every build is a process of its own, as an editor starts it.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.made_report import write_report
from bench.measure import Sample, measure, row

COLD, EDIT, IDLE = 60.0, 5.0, 0.4  # s
MEMORY = 1024.0  # MiB
SIZE = 10.0  # MB of the PDF without its pictures


def run(rounds: int, chapters: int) -> None:
    """Print seconds, peak memory and sizes, then the goals and whether they hold."""
    names = ("cold", "nothing changed", "one chapter changed", "it alone (--only)")
    found: dict[str, list[Sample]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as scratch:
        root = write_report(Path(scratch) / "report", chapters)
        _build(root)  # warms the disk cache and the byte code
        for index in range(rounds):
            for folder in (".reportgen", "build"):
                shutil.rmtree(root / folder)
            found["cold"].append(_build(root))
            found["nothing changed"].append(_build(root))
            _change_a_chapter(root, 2 * index)
            found["one chapter changed"].append(_build(root))
            number = _change_a_chapter(root, 2 * index + 1)
            found["it alone (--only)"].append(_build(root, "--only", number))
        print(f"{'':<44} {'min':>7} {'median':>7} {'max':>7}   {'memory':>7}")
        for name, samples in found.items():
            busy = statistics.median(s.processor for s in samples)
            print(f"{row(name, samples)}   {busy:6.2f} s of processors")
        whole = root / "build/示例科技发展年度报告.pdf"
        pages, bare = _pages(whole), _without_pictures(whole)
        print(f"{pages} pages; PDF {_megabytes(whole):.1f} MB, without its pictures {bare:.1f} MB;", end=" ")
        word, files = _megabytes(whole.with_suffix(".docx")), _megabytes(root / "build")
        print(f"DOCX {word:.1f} MB; all files {files:.1f} MB")
    for line in _goals(found, bare):
        print(line)


def _build(root: Path, *options: str) -> Sample:
    return measure("-m", "reportgen", "build", str(root), "--quiet", *options)


def _change_a_chapter(root: Path, index: int) -> str:
    """Add a paragraph to a chapter in the middle; its number."""
    path = sorted((root / "chapters").iterdir())[len([*(root / "chapters").iterdir()]) // 2]
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('"blocks": [', f'"blocks": [\n{{"text": "改动之{index}，多出一段。"}},', 1),
        encoding="utf-8",
    )
    return str(int(path.stem))


def _goals(found: dict[str, list[Sample]], bare: float) -> list[str]:
    seconds: Callable[[str], float] = lambda name: statistics.median(s.seconds for s in found[name])  # noqa: E731
    memory = max(s.mebibytes for samples in found.values() for s in samples)
    measured = [
        ("cold", seconds("cold"), COLD, "s"),
        ("one chapter changed", seconds("one chapter changed"), EDIT, "s"),
        ("nothing changed", seconds("nothing changed"), IDLE, "s"),
        ("peak memory", memory, MEMORY, "MiB"),
        ("PDF without its pictures", bare, SIZE, "MB"),
    ]
    return [
        f"{'met ' if value <= goal else 'MISSED'} {name}: {value:.2f} {unit} (goal ≤ {goal:g} {unit})"
        for name, value, goal, unit in measured
    ]


def _megabytes(path: Path) -> float:
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def _without_pictures(path: Path) -> float:
    """The size of a PDF in MB less the streams of its pictures."""
    import pikepdf

    with pikepdf.open(path) as document:
        streams = [o for o in document.objects if isinstance(o, pikepdf.Stream)]
        pictures = sum(len(o.read_raw_bytes()) for o in streams if o.get("/Subtype") == "/Image")
    return (path.stat().st_size - pictures) / 1e6


def main(arguments: Sequence[str]) -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench report", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--chapters", type=int, default=40)
    options = parser.parse_args(arguments)
    run(options.rounds, options.chapters)
