"""Runs a child process and takes its wall time and peak memory."""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds of wall time, peak resident memory in MiB, seconds of all processors together."""

    seconds: float
    mebibytes: float
    processor: float = 0.0


def measure(*arguments: str) -> Sample:
    """Run ``python ARGUMENTS`` in a process of its own; raises RuntimeError when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # installed packages have their byte code; a checkout gets it in the first run, unless told not to keep it
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, *arguments],
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise RuntimeError(f"failed: {' '.join(arguments)}")
    seconds = time.perf_counter() - started
    return Sample(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def row(name: str, samples: list[Sample]) -> str:
    """A line of a table: min, median and max seconds, and median peak memory."""
    seconds = [s.seconds for s in samples]
    memory = statistics.median(s.mebibytes for s in samples)
    times = f"{min(seconds):7.2f} {statistics.median(seconds):7.2f} {max(seconds):7.2f}"
    return f"{name:<44} {times} s {memory:7.0f} MiB"


def ratio(ours: list[Sample], theirs: list[Sample]) -> tuple[float, float]:
    """Our median over theirs: time, memory."""
    return (
        statistics.median(s.seconds for s in ours) / statistics.median(s.seconds for s in theirs),
        statistics.median(s.mebibytes for s in ours) / statistics.median(s.mebibytes for s in theirs),
    )
