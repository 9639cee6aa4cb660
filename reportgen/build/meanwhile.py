"""Begins a task in a second process, while this one makes what is needed to end it.

The process is forked: what has been made by then is there without being sent. What comes later is sent to it,
the result comes back. Where it cannot be had, it is None, and whoever asks does the task himself.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

from reportgen.forking import end_with_parent, fork

Given = TypeVar("Given")
Result = TypeVar("Result")
# does what can be done at once, and gives what ends it
Task = Callable[[], Callable[[Given], Result]]


class Meanwhile(Generic[Given, Result]):
    """A task at work in a process of its own, until it is closed."""

    def __init__(self, task: Task[Given, Result]) -> None:
        # what is sent may be more than a pipe holds while nobody reads
        self._sent = tempfile.TemporaryFile()  # noqa: SIM115 - closed with all else
        told, self._tell = os.pipe()
        self._results, target = os.pipe()
        parent = os.getpid()
        self._child = fork()
        if self._child == 0:
            os.close(self._tell)
            _work(task, told, self._sent.fileno(), target, parent)
        os.close(told)
        os.close(target)

    def send(self, given: Given) -> None:
        """What the task needs to end."""
        pickle.dump(given, self._sent, pickle.HIGHEST_PROTOCOL)
        self._sent.flush()
        with suppress(BrokenPipeError):  # it died
            os.write(self._tell, b".")

    def result(self) -> Result | None:
        """The result of the task that was sent what it needs; None where the process died."""
        with os.fdopen(self._results, "rb", closefd=False) as file:
            data = file.read()
        with suppress(EOFError, pickle.UnpicklingError):
            return pickle.loads(data)  # type: ignore[no-any-return]
        return None

    def close(self) -> None:
        """Nothing more is asked of it."""
        os.close(self._tell)
        os.close(self._results)
        self._sent.close()
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def _work(task: Task[Given, Result], told: int, sent: int, target: int, parent: int) -> NoReturn:
    """The other process."""
    try:
        end_with_parent(parent)
        finish = task()
        if os.read(told, 1):  # else nobody waits for it any more
            with os.fdopen(sent, "rb", closefd=False) as file:
                file.seek(0)
                given = pickle.load(file)
            data = pickle.dumps(finish(given))
            with os.fdopen(target, "wb") as results:
                results.write(data)
    finally:
        # whatever happened: who waits does the task, and tells it; nothing of it is left here to end
        os._exit(0)
