"""Which code is at work: hashes that change with it, so that nothing made by other code is believed."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def code_version(*rooms: str) -> str:
    """A hash of the code in ``rooms`` of the package: what takes long to make is kept while it is the same,
    whoever installed it.
    """
    digest = hashlib.sha256()
    for folder in [_PACKAGE / room for room in rooms]:
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def installed_code() -> str:
    """What tells the code of the whole package apart by what the system says of its files, all in a tenth of
    the time it takes to read them: their sizes and times change when it is installed.
    """
    return hashlib.sha256(repr(sorted(_states(str(_PACKAGE)))).encode()).hexdigest()


def _states(folder: str) -> Iterator[tuple[str, int, int, int]]:
    """Path, size and times of every module in a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _states(entry.path)


@cache
def environment() -> str:
    """Python and every package that is installed, by name and version."""
    return "\n".join(
        (sys.version, *sorted({name for folder in sys.path for name in _packages(Path(folder))}))
    )


def _packages(folder: Path) -> Iterator[str]:
    # the names of these folders say name and version: reading them is fifty times as quick as asking
    # importlib.metadata for each requirement
    try:
        for path in folder.iterdir():
            if path.suffix in (".dist-info", ".egg-info"):
                yield path.name
    except OSError:  # a zip file, or no longer there
        return
