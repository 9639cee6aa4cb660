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
_PR_SET_PDEATHSIG = 1

# writes what it makes for the one that asked
Work = Callable[[BinaryIO], None]


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
        parent = os.getpid()
        self._child = os.fork()
        if self._child == 0:
            os.close(self.source)
            _end_after(work, target, parent)
        os.close(target)

    def result(self) -> Any:
        """The one object that the work pickled; None where it did not come to that."""
        with os.fdopen(self.source, "rb", closefd=False) as file:
            data = file.read()
        with suppress(EOFError, pickle.UnpicklingError):
            return pickle.loads(data)
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


def _end_after(work: Work, target: int, parent: int) -> NoReturn:
    """The other process."""
    global _forked
    _forked = True
    try:
        _end_with_parent(parent)
        with suppress(OSError), os.fdopen(target, "wb") as file:
            work(file)
    finally:
        # nothing of what was begun by the parent is left here to end
        os._exit(0)


def _end_with_parent(parent: int) -> None:
    """End with the process that forked this one, and leave it to that to hear the user."""
    import ctypes  # only where another process is at work

    # a killed parent takes this one with it at once, and so the lock on their stage (prctl(2))
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it, and takes what is to be done away
    if os.getppid() != parent:
        os._exit(0)
