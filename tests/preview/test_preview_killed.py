"""A preview killed in the middle of a save leaves every file whole: as it was or as it was to be."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reportgen.preview.desk import Desk
from reportgen.preview.session import Session

ROOT = Path(__file__).resolve().parents[2]
PATH = "a.yaml"
# in a process of its own: to fork a small one takes a hundredth of the time that the tests' own takes
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from reportgen.preview.desk import Desk
from reportgen.preview.session import Session

root, rng = Path(sys.argv[1]), random.Random(5)
texts = [f"# {name * 20_000}\\nsection: {name}\\n" for name in "甲乙"]
path = root / "a.yaml"
path.write_text(texts[0], encoding="utf-8")
for _ in range(100):
    begun, begins = os.pipe()
    child = os.fork()
    if child == 0:
        desk = Desk(Session(root))
        os.write(begins, b".")
        while True:  # until it is killed
            for text in texts:
                desk.save({"path": "a.yaml", "text": text})
    os.read(begun, 1)
    time.sleep(rng.random() * 0.006)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(begun), os.close(begins)
    found = path.read_text(encoding="utf-8")
    print(texts.index(found) if found in texts else found[:80])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_save_killed_a_hundred_times_leaves_the_old_or_the_new_text_whole(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text("title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n")
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = ran.stdout.split()
    assert len(found) == 100
    assert set(found) == {"0", "1"}  # whole, and it was killed while it saved, not before


def test_two_that_save_at_once_leave_the_text_of_one_whole(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text("title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n")
    (tmp_path / PATH).write_text("section: 旧\n", encoding="utf-8")
    texts = [f"# {name * 50_000}\nsection: {name}\n" for name in "甲乙"]

    def save(text: str) -> None:
        desk = Desk(Session(tmp_path))  # a second preview of the same project
        for _ in range(30):
            shown = desk.file({"path": PATH})
            desk.save({"path": PATH, "text": text, "disk": shown["sha"]})

    threads = [threading.Thread(target=save, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert (tmp_path / PATH).read_text(encoding="utf-8") in ("section: 旧\n", *texts)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".yaml") == [PATH, "report.yaml"]
    assert not list(tmp_path.glob(".a.yaml.*"))
