"""Runs a child process and takes its wall time and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
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


def peak_together(*arguments: str) -> float:
    """Run ``python ARGUMENTS``; the peak memory in MiB of its process and those it forks.

    It is looked at every 5 ms. Of a forked process counts what it does not share with the one that forked it.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *arguments]
    peak = 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, _kibibytes(process.pid))
            time.sleep(0.005)
    return peak / 1024


def _kibibytes(pid: int) -> int:
    """What a process has in memory, and what those it forked have for themselves."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    own = sum(_rollup(child, ("Private_Clean:", "Private_Dirty:")) for child in children)
    return own + _rollup(str(pid), ("Rss:",))


def _rollup(pid: str, names: tuple[str, ...]) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(names))


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
