"""Loads the parts of matplotlib that charts need, without its font scan, settings folder or messages.

Importing ``matplotlib.font_manager`` (every renderer does) opens each font of the machine when its cache is
missing: seconds, and a message on the terminal. Charts measure text with the report's own fonts, so a
list with nothing but matplotlib's own face is put in place of that cache, in a temporary folder that serves
only while importing.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_VERSION = re.compile(r"^    __version__ = ['\"]([\w.+-]+)['\"]", re.MULTILINE)
_OWN_FACE = {
    "fname": "fonts/ttf/DejaVuSans.ttf",
    "index": 0,
    "name": "DejaVu Sans",
    "style": "normal",
    "variant": "normal",
    "weight": 400,
    "stretch": "normal",
    "size": "scalable",
    "__class__": "FontEntry",
}
_CONFIGURATION = ("MPLCONFIGDIR", "MATPLOTLIBRC")


@cache
def load_matplotlib() -> None:
    """Import matplotlib's renderer base once; later imports of its modules find it in ``sys.modules``."""
    if "matplotlib.font_manager" in sys.modules:
        return  # someone else brought it; then its cache is made already
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder, _configured(folder), _quiet():
        import matplotlib  # takes the configuration folder from the environment, once

        _write_font_list(Path(matplotlib.get_cachedir()))
        import matplotlib.backend_bases


@contextmanager
def _configured(folder: str) -> Iterator[None]:
    """matplotlib's folders point at ``folder``; the environment is as before afterwards."""
    before = {name: os.environ.get(name) for name in _CONFIGURATION}
    os.environ.update(dict.fromkeys(_CONFIGURATION, folder))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _quiet() -> Iterator[None]:
    """No word from matplotlib's loggers about folders and fonts we do not use."""
    logger = logging.getLogger("matplotlib")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _write_font_list(folder: Path) -> None:
    """A cache file as font_manager writes it, with the one face that travels inside matplotlib.

    Its name and content carry font_manager's own version. If that cannot be read, nothing is
    written and matplotlib scans the fonts as it always does: slower, but right.
    """
    spec = find_spec("matplotlib.font_manager")
    if spec is None or spec.origin is None:
        return
    found = _VERSION.search(Path(spec.origin).read_text(encoding="utf-8"))
    if found is None:
        return
    version = found.group(1)
    content: dict[str, object] = {
        "_version": version,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": [_OWN_FACE],
        "__class__": "FontManager",
    }
    (folder / f"fontlist-v{version}.json").write_text(json.dumps(content), encoding="ascii")
