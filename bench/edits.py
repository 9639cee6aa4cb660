"""Edits, damage and killed builds: what is built from what was kept is what a clean build makes.

``python -m bench edits [--edits 200] [--kills 100] [--seed N]``: after each edit of a small report the files
are compared, byte for byte, with those of a build that has nothing to take over. A killed build must leave
files that are whole, each the old or the new one.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.measure import ROOT
from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from tests.support.edit_story import EditStory, outputs


def run(edits: int, kills: int, seed: int) -> None:
    """Print what happened how often, and the seconds of these builds and of clean ones."""
    with tempfile.TemporaryDirectory() as scratch:
        story, clean = EditStory(Path(scratch) / "report", seed), Path(scratch) / "clean"
        _built(story.root)
        happened: Counter[str] = Counter()
        seconds = [0.0, 0.0]
        for _ in range(edits):
            happened[story.happens()] += 1
            seconds[0] += _built(story.root)
            seconds[1] += _built(story.copied(clean))
            _same(story.root, clean, happened)
        print(f"{edits} edits: {', '.join(f'{name} {count}' for name, count in sorted(happened.items()))}")
        print(f"byte for byte as clean; {seconds[0]:.1f} s, clean {seconds[1]:.1f} s")
        left = sum(_killed(story, clean, seed + turn) for turn in range(kills))
        print(f"{kills} builds killed, {left} of them in the middle: all files whole, old or new")


def _built(root: Path) -> float:
    started = time.perf_counter()
    build(root, BuildOptions(), open_sources(root), Sink(), Silent())
    return time.perf_counter() - started


def _same(root: Path, clean: Path, happened: Counter[str]) -> None:
    found, wanted = outputs(root), outputs(clean)
    if found != wanted:
        differing = [name for name in {*found, *wanted} if found.get(name) != wanted.get(name)]
        raise RuntimeError(f"differs from a clean build: {differing} after {dict(happened)}")


def _killed(story: EditStory, clean: Path, seed: int) -> bool:
    """Kill a build at some moment, look at what it left, build again; whether it was at work still."""
    story.happens()
    if not (story.root / "build").is_dir():
        _built(story.root)
    before = outputs(story.root)
    usual = _built(story.copied(clean))
    after = outputs(clean)
    command = [sys.executable, "-m", "reportgen", "build", str(story.root), "--quiet"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    time.sleep(random.Random(seed).uniform(0.2, 0.5 + 2 * usual))
    was_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    for name, data in outputs(story.root).items():
        if data not in (before.get(name), after.get(name)):
            raise RuntimeError(f"{name} is neither the old file nor the new one")
    _built(story.root)
    _same(story.root, clean, Counter())
    if [path for path in (story.root / "build").iterdir() if path.name.startswith(".")]:
        raise RuntimeError("a killed build's folder is left")
    return was_running


def main(arguments: Sequence[str]) -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench edits", description=__doc__)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2021)
    options = parser.parse_args(arguments)
    run(options.edits, options.kills, options.seed)
