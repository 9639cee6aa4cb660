"""Builds killed at any moment leave every output whole, as it was or as it was to be, and nothing that stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# in a process of its own: to fork a small one takes a hundredth of the time that the tests' own takes
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from reportgen.build.outputs import MANIFEST, staged
from reportgen.diagnostics import Sink

folder, rng = Path(sys.argv[1]), random.Random(5)
names = ("报告.pdf", "报告.docx", MANIFEST)

def write(edition):
    with staged(folder, Sink()) as stage:
        for name in names:
            (stage / name).write_text(f"{name} {edition * 20_000}", encoding="utf-8")

def standing():
    found = "".join((folder / name).read_text(encoding="utf-8").removeprefix(name + " ")[0] for name in names)
    whole = all(
        (folder / name).read_text(encoding="utf-8") == f"{name} {edition * 20_000}"
        for name, edition in zip(names, found)
    )
    return found if whole else "damaged"

for _ in range(100):
    write("甲")
    begun, begins = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(begins, b".")
        while True:  # until it is killed
            for edition in "乙甲":
                write(edition)
    os.read(begun, 1)
    time.sleep(rng.random() * 0.004)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(begun), os.close(begins)
    print(standing(), len(list(folder.iterdir())))
write("丙")
print(standing(), len(list(folder.iterdir())))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_hundred_builds_killed_while_they_write_and_move_their_files(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "build")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    *killed, after = [line.split() for line in ran.stdout.splitlines()]
    assert len(killed) == 100
    found = {names for names, _ in killed}
    # in the order in which they move, the manifest last
    assert found <= {"甲甲甲", "甲乙甲", "乙乙甲", "乙乙乙", "乙甲乙", "甲甲乙"}
    assert len(found) > 1  # killed after the first moves, and before
    counts = {count for _, count in killed}
    assert counts <= {"3", "4"}  # the stage of the last is left at most
    assert after == ["丙丙丙", "3"]
