"""Folders that a build writes into before its files move to where they belong; none outlives its build long.

While a process lives its stage is locked. The lock ends with the process, however that ends, so that the next
build can tell what a killed one has left and takes it away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    _HAS_LOCKS = False
else:
    _HAS_LOCKS = True

_PREFIX = ".reportgen-"
# where there are no locks: no build takes so long
_DEAD_AFTER = 24 * 3600.0  # s


@contextmanager
def stage_in(folder: Path) -> Iterator[Path]:
    """An empty folder inside ``folder``, removed with what is in it when the block ends; raises OSError."""
    with held(folder):
        _sweep(folder)
        stage = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        lock = _locked(stage, wait=False)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        _unlock(lock)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keeps other builds from beginning or moving files in ``folder`` meanwhile, where there are locks."""
    lock = _locked(folder, wait=True)
    try:
        yield
    finally:
        _unlock(lock)


def _sweep(folder: Path) -> None:
    """Remove the stages of builds that have died."""
    for stage in folder.glob(f"{_PREFIX}*"):
        if not _HAS_LOCKS:
            with suppress(OSError):
                if stage.stat().st_mtime < time.time() - _DEAD_AFTER:
                    shutil.rmtree(stage, ignore_errors=True)
            continue
        lock = _locked(stage, wait=False)
        if lock is not None:
            shutil.rmtree(stage, ignore_errors=True)
            _unlock(lock)


def _locked(folder: Path, *, wait: bool) -> int | None:
    """A lock on a folder, None where another process has it or the file system gives none."""
    if not _HAS_LOCKS:
        return None
    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        if handle is not None:
            os.close(handle)
        return None
    return handle


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)  # which ends the lock
