"""Shipped themes for tests that need styles and fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen.diagnostics import Sink
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import Theme, load_theme


@cache
def shipped_theme(name: str) -> Theme:
    """A shipped layout as computed."""
    sink = Sink()
    # any folder without layouts of its own serves as the project
    theme = load_theme(Sources(Path(__file__).parent, shipped_roots()), name, sink)
    if theme is None:
        raise AssertionError([f"{d.span}: {d.code} {dict(d.args)}" for d in sink])
    return theme


def sample_theme() -> Theme:
    """The glossy layout: it uses every feature of styles and pages."""
    return shipped_theme("annual")


def theme_of(root: Path, layout: str, styles: str = "") -> Theme:
    """A layout written for a test, below ``root``."""
    folder = root / "layouts" / "mine"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    (folder / "theme.yaml").write_text(styles or "styles: {}\n", encoding="utf-8")
    sink = Sink()
    theme = load_theme(Sources(root, shipped_roots()), "mine", sink)
    if theme is None:
        raise AssertionError([f"{d.span}: {d.code} {dict(d.args)}" for d in sink])
    return theme
