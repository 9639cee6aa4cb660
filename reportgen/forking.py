"""Says on how many processors a process may work, together with those it forks; forks and ends them."""

from __future__ import annotations

import os
import sys
import threading

# a forked process does its part and forks no further
_forked = False
_PR_SET_PDEATHSIG = 1


def processors() -> int:
    """How many processors there are for this process and those it forks; 1 where it must not fork.

    There is no fork on Windows, and it is not safe on macOS. A server works in threads: what one of them
    holds when another forks, it would hold in the new process for ever.
    """
    if sys.platform != "linux" or _forked or threading.current_thread() is not threading.main_thread():
        return 1
    return len(os.sched_getaffinity(0))


def fork() -> int:
    """``os.fork``; the new process will not fork."""
    global _forked
    child = os.fork()
    if child == 0:
        _forked = True
    return child


def end_with_parent(parent: int) -> None:
    """For a new process: end with the one that forked it, and leave it to that to hear the user."""
    import ctypes  # with signal: only where another process is at work
    import signal

    # a killed parent takes this one with it at once, and so the lock on their stage (prctl(2))
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it, and takes what is to be done away
    if os.getppid() != parent:
        os._exit(0)
