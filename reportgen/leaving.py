"""Ends the process of a command whose work is done, without taking apart what it has built."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def leave(result: object) -> NoReturn:
    """End the process as one that succeeded, with whatever came of it; raises BrokenPipeError when the reader
    of its output went away.

    The interpreter would free every module, page and font one by one before it ends, which takes 10 ms after
    a report of 140 pages. The system takes their memory back as a whole. Files must be closed by now.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
