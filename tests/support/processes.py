"""What a test asks of the processes that the program forked."""

from __future__ import annotations

import os


def no_process_is_left() -> bool:
    """Whether every forked process has ended and was waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False
