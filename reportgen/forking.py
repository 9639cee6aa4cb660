"""Says on how many processors a process may work, and sets other processes to work.

They are forked, so that all there is by then need not be sent. What one of them makes comes back through a
pipe; it ends with the process that forked it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn

# a forked process does its part and forks no further
_forked = False

# writes what it makes for the one that asked; what it returns is not taken apart before the process ends
Work = Callable[[BinaryIO], object]


def processors() -> int:
    """How many processors there are for this process and those it forks; 1 where it must not fork.

    There is no fork on Windows, and it is not safe on macOS. A server works in threads: what one of them
    holds when another forks, it would hold in the new process for ever.
    """
    if sys.platform != "linux" or _forked or threading.current_thread() is not threading.main_thread():
        return 1
    return len(os.sched_getaffinity(0))


class Worker:
    """Another process that does ``work`` and ends; ``source`` is where to read what it writes.

    Whatever happens there shows here as an end of what can be read: the one that asked does what is missing,
    and tells what went wrong.
    """

    def __init__(self, work: Work) -> None:
        self.source, target = os.pipe()
        alive, self._alive = os.pipe()  # nothing is ever written to it: open while this process lives
        self._file: BinaryIO | None = None
        parent = os.getpid()
        self._child = os.fork()
        if self._child == 0:
            os.close(self.source)
            os.close(self._alive)
            _end_after(work, target, alive, parent)
        os.close(target)
        os.close(alive)

    def result(self) -> Any:
        """The next object that the work pickled; None where it did not come to that."""
        if self._file is None:
            self._file = os.fdopen(self.source, "rb", closefd=False)
        with suppress(EOFError, pickle.UnpicklingError):
            return pickle.load(self._file)
        return None

    def end(self) -> None:
        """Nothing more is asked of it: it is killed if it is still at work."""
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)
        self.wait()

    def wait(self) -> None:
        """Until it has ended by itself. Nothing can be read after that."""
        os.close(self.source)
        os.waitpid(self._child, 0)
        os.close(self._alive)


def _end_after(work: Work, target: int, alive: int, parent: int) -> NoReturn:
    """The other process."""
    global _forked
    _forked = True
    try:
        _end_with_parent(alive, parent)
        with suppress(OSError), os.fdopen(target, "wb") as file:
            left = work(file)  # noqa: F841 - to free a report takes longer than to end
    finally:
        # nothing of what was begun by the parent is left here to end
        os._exit(0)


def _end_with_parent(alive: int, parent: int) -> None:
    """End with the process that forked this one, and leave it to that to hear the user.

    A killed parent takes this one with it at once, and so the lock on their stage: its end of a pipe closes,
    of which the system tells by a signal that ends a process (fcntl(2), O_ASYNC). prctl(2) would do the same,
    but is had by ctypes alone, which takes 3 MiB in each process. What other processes have inherited of the
    pipe goes with them: the last that was forked ends first.
    """
    import fcntl  # not on Windows

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(alive, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(alive, fcntl.F_SETFL, fcntl.fcntl(alive, fcntl.F_GETFL) | os.O_ASYNC)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it, and takes what is to be done away
    if os.getppid() != parent:
        os._exit(0)
