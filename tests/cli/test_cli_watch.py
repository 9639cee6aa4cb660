"""``reportgen watch``: builds on change, tells all, goes on through mistakes, ends quietly, sleeps meanwhile."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.report_projects import write_project

ROOT = Path(__file__).resolve().parents[2]
_REPORT = "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n"
_CHAPTER = 'section: 甲\nnumber: "1"\nblocks:\n- text: 一段。\n'
_WAITING = "等待改动……（Ctrl+C 结束）"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")


class Watch:
    """A running ``reportgen watch`` and what it says."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-u", "-m", "reportgen", "watch", str(root), "--to", "pdf"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            # tests begun in the background by a shell ignore Ctrl+C, and so would what they start
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, end: str) -> str:
        """What it says up to the line ``end``."""
        said: list[str] = []
        while not said or said[-1] != end:
            said.append(self._lines.get(timeout=60))
        return "\n".join(said)

    def ticks_of(self, seconds: float) -> int:
        """Processor time of the next seconds, in clock ticks."""
        before = self._ticks()
        time.sleep(seconds)
        return self._ticks() - before

    def _ticks(self) -> int:
        numbers = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return int(numbers[11]) + int(numbers[12])


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[tuple[Path, Watch]]:
    root = write_project(tmp_path, {"report.yaml": _REPORT, "a.yaml": _CHAPTER, "facts/a.yaml": "{}"})
    running = Watch(root)
    yield root, running
    running.process.kill()
    running.process.wait()


def test_it_builds_on_change_and_goes_on_through_mistakes(watch: tuple[Path, Watch]) -> None:
    root, running = watch
    chapter, output = root / "a.yaml", root / "build/报告.pdf"
    assert f"已生成 {output}（1 页）" in running.until(_WAITING)
    first = output.read_bytes()

    chapter.write_text(_CHAPTER.replace("一段", "另一段"), encoding="utf-8")
    said = running.until(_WAITING)
    assert said.startswith("改动：a.yaml") and f"已生成 {output}（1 页）" in said
    second = output.read_bytes()
    assert second != first

    chapter.write_text(_CHAPTER + "- tetx: 错\n- text: '{{ 没有.这个 }}'\n", encoding="utf-8")
    said = running.until(_WAITING)
    assert "a.yaml:5:3: 错误 [block-unknown]" in said and "a.yaml:6:" in said
    assert "这一次没有生成，原有的成品没有动；改好后自动重来。" in said
    assert output.read_bytes() == second

    chapter.write_text(_CHAPTER, encoding="utf-8")
    assert "完成：2 份文档" in running.until(_WAITING)
    assert output.read_bytes() == first

    if sys.platform == "linux":
        # what it does at leisure after a build may take a while on a machine with other work
        assert any(running.ticks_of(0.5) <= 1 for _ in range(40))
    running.process.send_signal(signal.SIGINT)
    assert running.until("结束。") == "结束。"
    assert running.process.wait(timeout=30) == 0
    assert not [path for path in (root / "build").iterdir() if path.name.startswith(".")]
