"""Begins a task in a second process, while this one makes what is needed to end it.

The process is forked: what has been made by then is there without being sent. What comes later is sent to it,
the result comes back, and before it what the task tells. Where it cannot be had, it is None, and whoever asks
does the task himself.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, Generic, TypeVar

from reportgen.forking import Worker

Given = TypeVar("Given")
Result = TypeVar("Result")
Tell = Callable[[object], None]
# does what can be done at once, tells what others wait for, and gives what ends it
Task = Callable[[Tell], Callable[[Given], Result]]


class Meanwhile(Generic[Given, Result]):
    """A task at work in a process of its own, until it is closed."""

    def __init__(self, task: Task[Given, Result]) -> None:
        # what is sent may be more than a pipe holds while nobody reads
        self._sent = tempfile.TemporaryFile()  # noqa: SIM115 - closed with all else
        self._told, self._tell = os.pipe()
        self._worker = Worker(partial(self._work, task))
        os.close(self._told)

    def send(self, given: Given) -> None:
        """What the task needs to end."""
        pickle.dump(given, self._sent, pickle.HIGHEST_PROTOCOL)
        self._sent.flush()
        with suppress(BrokenPipeError):  # it died
            os.write(self._tell, b".")

    def heard(self) -> Any:
        """What the task tells next, before its result; None where the process died."""
        return self._worker.result()

    def result(self) -> Result | None:
        """The result of the task that was sent what it needs; None where the process died."""
        found: Result | None = self._worker.result()
        return found

    def close(self) -> None:
        """Nothing more is asked of it."""
        os.close(self._tell)
        self._sent.close()
        self._worker.end()

    def _work(self, task: Task[Given, Result], file: BinaryIO) -> None:
        """The other process."""
        os.close(self._tell)
        finish = task(partial(_told, file))
        if os.read(self._told, 1):  # else nobody waits for it any more
            self._sent.seek(0)
            pickle.dump(finish(pickle.load(self._sent)), file)


def _told(file: BinaryIO, what: object) -> None:
    pickle.dump(what, file, pickle.HIGHEST_PROTOCOL)
    file.flush()
