"""A preview killed in the middle of a save leaves every file whole: as it was or as it was to be."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from reportgen.preview.desk import Desk
from reportgen.preview.session import Session

KILLS = 100
PATH = "a.yaml"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_save_killed_a_hundred_times_leaves_the_old_or_the_new_text_whole(tmp_path: Path) -> None:
    texts = [f"# {name * 20_000}\nsection: {name}\n" for name in "甲乙"]
    (tmp_path / "report.yaml").write_text("title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n")
    (tmp_path / PATH).write_text(texts[0], encoding="utf-8")
    rng, seen = random.Random(5), set()
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            desk = Desk(Session(tmp_path))
            while True:  # until it is killed
                for text in texts:
                    desk.save({"path": PATH, "text": text})
        time.sleep(0.002 + rng.random() * 0.006)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = (tmp_path / PATH).read_text(encoding="utf-8")
        assert found in texts
        seen.add(found)
    assert seen == set(texts)  # it was killed while it saved, not before


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
