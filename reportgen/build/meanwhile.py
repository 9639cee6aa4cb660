"""Begins a task in a second process, while this one makes what is needed to end it.

The process is forked: what has been made by then is there without being sent. What comes later is sent to it,
and what it tells comes back. Where that cannot be had, it is None, and whoever asks does the task himself.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO

from reportgen.forking import Worker

Tell = Callable[[object], None]
# what was sent next; waits for it
Hear = Callable[[], Any]
# tells what it makes, and returns what was made on the way, which is not taken apart before the process ends
Task = Callable[[Tell, Hear], object]
_SIZE = 8  # bytes that say how many are sent


class Meanwhile:
    """A task at work in a process of its own, until it is closed."""

    def __init__(self, task: Task) -> None:
        # what is sent may be more than a pipe holds while nobody reads
        self._sent = os.memfd_create("sent")
        self._written = 0
        self._told, self._tell = os.pipe()
        self._worker = Worker(partial(self._work, task))
        os.close(self._told)

    def send(self, given: object) -> None:
        """What the task needs to go on."""
        data = pickle.dumps(given, pickle.HIGHEST_PROTOCOL)
        self._written += os.pwrite(self._sent, data, self._written)
        with suppress(BrokenPipeError):  # it died
            os.write(self._tell, len(data).to_bytes(_SIZE, "little"))

    def heard(self) -> Any:
        """What the task tells next; None where the process died."""
        return self._worker.result()

    def join(self) -> None:
        """Wait until it has ended by itself."""
        while self.heard() is not None:
            pass

    def close(self) -> None:
        """Nothing more is asked of it."""
        os.close(self._tell)
        os.close(self._sent)
        self._worker.end()

    def _work(self, task: Task, file: BinaryIO) -> object:
        """The other process."""
        os.close(self._tell)
        return task(partial(_told, file), self._heard)

    def _heard(self) -> Any:
        size = int.from_bytes(os.read(self._told, _SIZE), "little")
        if not size:
            raise EOFError  # nobody waits for it any more
        data = os.pread(self._sent, size, self._written)
        self._written += size
        return pickle.loads(data)


def _told(file: BinaryIO, what: object) -> None:
    pickle.dump(what, file, pickle.HIGHEST_PROTOCOL)
    file.flush()
