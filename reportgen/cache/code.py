"""Which code is at work: hashes that change with it, so that nothing made by other code is believed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def code_version(*rooms: str) -> str:
    """A hash of the code in ``rooms`` of the package; without any, of the whole package."""
    digest = hashlib.sha256()
    for folder in [_PACKAGE / room for room in rooms] or [_PACKAGE]:
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


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
