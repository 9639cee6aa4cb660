"""The seed cold against the plain tools it stands on: Platypus + python-docx + bare matplotlib figures.

Both sides start a fresh process with nothing cached and leave the same set of files: the whole report,
4.1 and 4.2, each as PDF and DOCX, with three charts. The peers do none of the typesetting, checking,
tagging or native charts.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.measure import ROOT, Sample, measure, ratio, row


def run(rounds: int) -> None:
    """Print times and peak memory of both sides, alternating, and their ratio."""
    ours: list[Sample] = []
    peers: list[Sample] = []
    with tempfile.TemporaryDirectory() as scratch:
        for index in range(rounds + 1):
            theirs = measure("-m", "bench.peers", scratch)
            mine = measure(
                "-m", "reportgen", "build", str(ROOT / "seeds/2021"), "--output", f"{scratch}/{index}"
            )
            # the first round warms the disk cache and the byte code
            if index:
                peers.append(theirs)
                ours.append(mine)
        check_peers(Path(scratch))
    print(f"{'':<44} {'min':>7} {'median':>7} {'max':>7}   {'memory':>7}")
    print(row("reportgen build seeds/2021", ours))
    print(row("Platypus + python-docx + matplotlib, bare", peers))
    seconds, memory = ratio(ours, peers)
    print(f"ratio of medians: time {seconds:.2f}, memory {memory:.2f}")


def check_peers(folder: Path) -> None:
    """The peers must have made what they were timed for."""
    made = {p.suffix for p in folder.iterdir() if p.is_file()}
    if not {".pdf", ".docx"} <= made:
        raise RuntimeError("the peers left no files")
