"""Layouts written for a test in a project of their own, loaded as a build loads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: the theme, and what was said in Chinese."""

    theme: Theme | None
    messages: tuple[str, ...]

    @property
    def first_lines(self) -> tuple[str, ...]:
        """The line with place, code and message of each diagnostic."""
        return tuple(message.partition("\n")[0] for message in self.messages)

    @property
    def the_theme(self) -> Theme:
        assert self.theme is not None, "\n".join(self.messages)
        return self.theme


def loaded(root: Path, files: Mapping[str, str], name: str = "mine") -> Loaded:
    """Write the files (paths below layouts/) and load the layout ``name``."""
    for path, text in files.items():
        target = root / "layouts" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sources, sink = Sources(root, shipped_roots()), Sink()
    theme = load_theme(sources, name, sink)
    return Loaded(theme, tuple(format_diagnostic(d, sources, "zh") for d in sink))


def with_theme(root: Path, theme: str) -> Loaded:
    """A layout that extends ``annual`` with a theme file of its own."""
    return loaded(root, {"mine/layout.yaml": "extends: annual\n", "mine/theme.yaml": theme})


def with_layout(root: Path, layout: str) -> Loaded:
    """A layout that extends ``annual`` with a layout file of its own."""
    return loaded(root, {"mine/layout.yaml": "extends: annual\n" + layout})
