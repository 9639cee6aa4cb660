"""Tells when files of a project change; between changes it sleeps."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# what is saved together (several files, one that is written aside and moved) comes as one, in ms
_TOGETHER = 200
# a wait without end cannot be interrupted on Windows, in s
_LONG = 1.0


@contextmanager
def watched(root: Path, output: Path) -> Iterator[Iterator[tuple[str, ...]]]:
    """First an empty tuple, for what is there, then the paths that changed, sorted, relative to ``root``.

    What is in ``output`` and what begins with a dot does not count. Nothing is missed while whoever asks is
    busy: changes wait, and come together.
    """
    from watchfiles import DefaultFilter, watch  # only for who watches

    changes: queue.SimpleQueue[set[str]] = queue.SimpleQueue()
    stop = threading.Event()
    built = output.resolve()
    usual = DefaultFilter()

    def matters(change: object, path: str) -> bool:
        found = Path(path)
        inside = found.relative_to(root) if found.is_relative_to(root) else found
        is_hidden = any(part.startswith(".") for part in inside.parts)
        return not is_hidden and not found.is_relative_to(built) and usual(change, path)  # type: ignore[arg-type]

    def listen() -> None:
        for found in watch(
            root, watch_filter=matters, debounce=_TOGETHER, stop_event=stop, raise_interrupt=False
        ):
            changes.put({path for _, path in found})

    root = root.resolve()
    listener = threading.Thread(target=listen, name="watch", daemon=True)
    listener.start()
    try:
        yield _gathered(changes, root)
    finally:
        stop.set()


def _gathered(changes: queue.SimpleQueue[set[str]], root: Path) -> Iterator[tuple[str, ...]]:
    yield ()
    while True:
        try:
            paths = changes.get(timeout=_LONG)
        except queue.Empty:
            continue
        while not changes.empty():
            paths |= changes.get()
        yield tuple(sorted(Path(path).relative_to(root).as_posix() for path in paths))
