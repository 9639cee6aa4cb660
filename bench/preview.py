"""The editors' loop: a word is changed, when does the page show it? For the seed and for a long report.

``python -m bench preview [--edits N] [--memory N] [--times 1,100] [--build]``: seconds from the start of the
process to the first page (cold: nothing kept in the project; warm), both had by HTTP and painted in a browser
that is open already, fonts and all; milliseconds from a key to the page on the screen and of the
rebuild alone, CPU when nobody types (and how much until all checks of the report are done), memory over many
edits, and ``build`` after one edit against Typst's compile of the same text (with ``--build`` nothing but
this, of the long reports). A real browser takes part where Playwright and Chromium are installed, Typst where
its package is.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from bench.measure import ROOT, Sample, measure, row
from bench.scale import write_sources

GOALS = {"seed": (50, 120), "long": (100, 250)}  # ms from a key to the screen: p50, p95
START_GOALS = {"cold": 1.5, "warm": 0.6}  # s to the first page
_IDLE = 3.0  # s that nobody types
_RESTING = 3.5  # s without work after which there is none left: longer than the preview waits with any
_LONGEST = 60.0  # s until which it must have come to rest
_PAUSE = 0.35  # s between two keys: a person who types slowly


def run(times: Sequence[int], edits: int, memory: int) -> None:
    """Print all figures of the seed and of the long reports."""
    with tempfile.TemporaryDirectory() as scratch:
        for count in times:
            name = "seed" if count == 1 else f"seed text {count}×"
            project = Path(scratch) / f"{count}"
            if count == 1:
                shutil.copytree(
                    ROOT / "seeds/2021", project, ignore=shutil.ignore_patterns("build", ".reportgen")
                )
            else:
                write_sources(project, count)
            goals = GOALS["seed" if count == 1 else "long"]
            for kept in ("cold", "warm"):
                with preview(project) as (started, server, address):
                    first = _first_page(address) - started
                    print(f"{name}: start to first page had, {kept}: {first:.2f} s")
                    if kept == "warm":
                        idle, leisure = _idle(server)
                        print(f"{name}: CPU when nobody types: {idle:.1%}, after {leisure:.2f} s of checks")
                        _in_browser(name, address, edits, goals)
            _starts(name, project)
            for line in _rebuilds(project, edits, memory):
                print(f"{name}: {line}")
            if count > 1:
                _against_typst(name, project)


# without a browser


def _rebuilds(project: Path, edits: int, memory: int) -> Iterator[str]:
    """The rebuild alone, in a process of its own that types word after word."""
    command = [sys.executable, "-m", "bench.preview", "--rebuild", str(project), str(edits), str(memory)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found = json.loads(done.stdout)
    yield _spread("rebuild alone", found["ms"])
    before, after = found["before"], found["after"]
    yield f"memory after {edits} edits {before:.0f} MiB, after {memory} more {after:.0f} MiB"


def rebuild(project: Path, edits: int, memory: int) -> None:
    """Type words into one chapter after another; milliseconds and resident memory as JSON."""
    from reportgen.preview import views
    from reportgen.preview.session import Session

    session = Session(project)
    session.rebuild()
    session.keep()  # as at the first rest after a start
    chapters = sorted(p.relative_to(project).as_posix() for p in project.glob("chapters/*.yaml"))
    took: list[float] = []
    before = 0.0
    for number in range(edits + memory):
        if number == edits:
            before = _resident(os.getpid())
        path = chapters[(number * 37) % len(chapters)]
        text = (project / path).read_text(encoding="utf-8")
        at = text.index("，", len(text) // 3) + 1
        session.set_draft(path, f"{text[:at]}{'新的词句'[number % 4]}{text[at:]}")
        started = time.perf_counter()
        snapshot = session.rebuild()
        for index in snapshot.changed[:3]:
            views.sheet(snapshot, index, "/")
        if number < edits:
            took.append(1000 * (time.perf_counter() - started))
        session.set_draft(path, None)
    print(json.dumps({"ms": took, "before": before, "after": _resident(os.getpid())}))


# with a server


@contextmanager
def preview(project: Path) -> Iterator[tuple[float, int, str]]:
    """A running ``reportgen preview``: when it was started, its process and its address."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "reportgen", "preview", str(project), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout is not None
    try:
        line = server.stdout.readline()
        yield started, server.pid, line[line.index("http://") :].split()[0]
    finally:
        server.terminate()
        server.wait(10)


def _first_page(address: str) -> float:
    """When the first page can be had."""
    parts = urlsplit(address)
    while True:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        try:
            connection.request("GET", f"{parts.path}sheet/0")
            if connection.getresponse().status == 200:
                return time.perf_counter()
        except OSError:
            pass  # it does not listen yet
        finally:
            connection.close()
        time.sleep(0.005)


def _idle(process: int) -> tuple[float, float]:
    """The share of one core that a process takes once it is at rest, and the s of CPU it took until then."""
    began = _cpu(process)
    worked, deadline = time.monotonic(), time.monotonic() + _LONGEST
    while time.monotonic() - worked < _RESTING:
        before = _cpu(process)
        time.sleep(0.25)
        if _cpu(process) - before > 0.02:
            worked = time.monotonic()
        if worked > deadline:
            break  # the figure will tell
    leisure = _cpu(process) - began
    before = _cpu(process)
    time.sleep(_IDLE)
    return (_cpu(process) - before) / _IDLE, leisure


def _cpu(process: int) -> float:
    """The s of CPU of all threads a process has; to the ns, where ticks of the clock would be 10 ms."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((each / "schedstat").read_text(encoding="ascii").split()[0]) for each in threads) / 1e9


def _resident(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


# with a browser

# the time of each key, until a page has been drawn and the screen has shown it
_WATCH = """() => {
  window.took = [];
  let typed = 0;
  document.getElementById("editor").addEventListener("beforeinput", () => (typed = performance.now()), true);
  document.addEventListener("keydown", () => (typed = performance.now()), true);
  document.addEventListener("drawn", () => requestAnimationFrame(() => {
    if (typed) window.took.push(performance.now() - typed);
    typed = 0;
  }));
}"""


def _in_browser(name: str, address: str, edits: int, goals: tuple[int, int]) -> None:
    chromium = _chromium()
    if chromium is None:
        print(f"{name}: no browser (Playwright and Chromium are needed)")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        started = time.perf_counter()
        page.goto(address)
        page.wait_for_selector(".page svg.sheet")
        print(f"{name}: page opened in the browser: {time.perf_counter() - started:.2f} s")
        page.locator("html[data-ready]").wait_for()  # keys are heard from now on
        line = page.locator(".sheet text", has_text="科技外交").first
        page.keyboard.press("Control+f")
        page.fill("#query", "主动服务国家科技外交")
        page.locator("#hits .hit").first.click()
        line.scroll_into_view_if_needed()
        line.click()
        page.locator(".cm-activeLine").wait_for()
        page.locator(".cm-activeLine", has_text="科技外交").click()
        page.wait_for_timeout(800)
        page.evaluate(_WATCH)
        for _ in range(edits):
            page.keyboard.insert_text("新")
            page.wait_for_timeout(1000 * _PAUSE)
        page.wait_for_timeout(2000)
        took = page.evaluate("() => window.took")
        browser.close()
    print(f"{name}: {_spread('key to screen', took)} (goal p50 ≤ {goals[0]}, p95 ≤ {goals[1]})")


# looked for at each frame: to wait for a selector looks twice a second
_PAINTED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  while (!document.querySelector(".page svg.sheet")) await frame();
  await frame(); // the fonts of its text are asked for
  await document.fonts.ready;
  await frame();
}"""


def _starts(name: str, project: Path) -> None:
    """From the start of the process to a first page that is painted, in a browser that is open."""
    chromium = _chromium()
    if chromium is None:
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shutil.rmtree(project / ".reportgen")
        for kept in ("cold", "warm"):
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            with preview(project) as (started, _, address):
                page.goto(address, wait_until="commit")
                page.evaluate(_PAINTED)
                took = time.perf_counter() - started
                print(
                    f"{name}: start to first page painted, {kept}: {took:.2f} s (goal ≤ {START_GOALS[kept]})"
                )
                time.sleep(1)  # the build that confirms a warm start
            page.close()
        browser.close()


def _chromium() -> str | None:
    """A browser to drive; None where there is none, or nothing to drive it."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    return found if find_spec("playwright") else None


def _spread(what: str, took: Sequence[float]) -> str:
    ordered = sorted(took)
    if not ordered:
        return f"{what}: nothing was seen"
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    middle = statistics.median(ordered)
    return (
        f"{what} ms: min {ordered[0]:.0f}, p50 {middle:.0f}, p95 {late:.0f}, max {ordered[-1]:.0f}"
        f" ({len(ordered)} edits)"
    )


# building


def builds(times: Sequence[int], rounds: int = 5) -> None:
    """Print what ``build`` takes after one edit of the long reports."""
    with tempfile.TemporaryDirectory() as scratch:
        for count in times:
            project = Path(scratch) / f"{count}"
            write_sources(project, count)
            _against_typst(f"seed text {count}×", project, rounds)


def _against_typst(name: str, project: Path, rounds: int = 3) -> None:
    """``build`` after one edit, and without any, beside Typst's compile of the same text."""
    tools = [tool for tool in ("typst",) if find_spec(tool)]
    found: dict[str, list[Sample]] = {"build after one edit": [], "build of the same": [], "typst": []}
    chapter = sorted(project.glob("chapters/*.yaml"))[0]
    measure("-m", "reportgen", "build", str(project))
    for _ in range(rounds):
        text = chapter.read_text(encoding="utf-8")
        chapter.write_text(text.replace("，", "，又", 1), encoding="utf-8")
        found["build after one edit"].append(measure("-m", "reportgen", "build", str(project)))
        found["build of the same"].append(measure("-m", "reportgen", "build", str(project)))
        for tool in tools:
            target = str(project / "typst.pdf")
            arguments = ("-m", "bench.scale_peers", tool, str(project / "passages.json"), target)
            found[tool].append(measure(*arguments))
    print(f"{'':<44} {'min':>7} {'median':>7} {'max':>7}   {'memory':>7}")
    for what, samples in found.items():
        if samples:
            print(row(f"{name}: {what}", samples))
    if not tools:
        print("typst: not installed (pip install typst)")


def main(arguments: Sequence[str]) -> None:
    """Parse the command line."""
    if arguments[:1] == ["--rebuild"]:
        rebuild(Path(arguments[1]), int(arguments[2]), int(arguments[3]))
        return
    parser = argparse.ArgumentParser(prog="python -m bench preview", description=__doc__)
    parser.add_argument("--times", default="1,100")
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--memory", type=int, default=1000)
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args(arguments)
    if options.build:
        builds([int(part) for part in options.times.split(",") if part != "1"])
        return
    run([int(part) for part in options.times.split(",")], options.edits, options.memory)


if __name__ == "__main__":
    main(sys.argv[1:])
