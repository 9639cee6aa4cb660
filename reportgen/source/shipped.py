"""Finds the layouts and assets that travel with reportgen."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_roots() -> tuple[Path, ...]:
    """The folders that hold ``layouts/`` and ``assets/``, to be searched in this order.

    In an installed wheel that is ``reportgen/_data`` (see the wheel's force-include in pyproject.toml);
    in a checkout both stand beside the package.
    """
    packed = _PACKAGE / "_data"
    return (packed if packed.is_dir() else _PACKAGE.parent,)


def shipped_path(path: str) -> Path:
    """Where a shipped file or folder lies; raises FileNotFoundError when the installation lacks it."""
    for root in shipped_roots():
        found = root / path
        if found.exists():
            return found
    raise FileNotFoundError(path)
