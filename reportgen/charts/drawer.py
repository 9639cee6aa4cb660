"""Draws charts, each once: what was drawn before, in this run or an earlier one, is taken from the store.

A kept drawing is found by a key of everything it follows from: the chart's content, the frame, the theme with
its fonts, and the code that draws. matplotlib is imported only when something is really drawn.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from reportgen.cache.code import code_version, environment
from reportgen.charts.stored import NativeChart, from_bytes, native_from_bytes, native_to_bytes, to_bytes

if TYPE_CHECKING:
    from reportgen.cache import Store
    from reportgen.model.chart import ChartSpec
    from reportgen.model.drawing import Drawing
    from reportgen.theme.theme import Theme

# the rooms whose code decides what a drawing looks like
_DRAWING_ROOMS = ("charts", "model", "text", "theme")


class DrawChart(Protocol):
    """Gives the drawing of a chart in a frame of ``width`` by ``height`` pt."""

    def __call__(self, spec: ChartSpec, width: float, height: float) -> Drawing: ...


class Drawer:
    """Draws the charts of one theme; without a store it remembers those of this run only.

    Charts as Word has them it makes and keeps likewise.
    """

    def __init__(self, theme: Theme, store: Store | None = None) -> None:
        self.theme = theme
        self._store = store
        self._look = _theme_words(theme)
        self._drawn: dict[str, Drawing] = {}
        self._native: dict[str, NativeChart] = {}

    def __call__(self, spec: ChartSpec, width: float, height: float) -> Drawing:
        key = self._key("drawing", spec, width, height)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._kept(key) or self._fresh(key, spec, width, height)
        return found

    def native(self, spec: ChartSpec, width: float, height: float) -> NativeChart:
        """The chart in the same frame as Word has it; ValueError for a kind that Word has not."""
        key = self._key("native", spec, width, height)
        found = self._native.get(key)
        if found is None:
            data = self._store.get(key) if self._store is not None else None
            made = native_from_bytes(data) if data is not None else self._built(key, spec, width, height)
            found = self._native[key] = made
        return found

    def _built(self, key: str, spec: ChartSpec, width: float, height: float) -> NativeChart:
        from reportgen.charts.native import native_chart  # python-pptx, XlsxWriter

        made = native_chart(spec, self.theme, width, height)
        if self._store is not None:
            self._store.put(key, native_to_bytes(made))
        return made

    def _kept(self, key: str) -> Drawing | None:
        data = self._store.get(key) if self._store is not None else None
        return from_bytes(data) if data is not None else None

    def _fresh(self, key: str, spec: ChartSpec, width: float, height: float) -> Drawing:
        from reportgen.charts.drawing import draw_chart  # matplotlib

        drawing = draw_chart(spec, self.theme, width, height)
        if self._store is not None:
            self._store.put(key, to_bytes(drawing))
        return drawing

    def _key(self, what: str, spec: ChartSpec, width: float, height: float) -> str:
        # where a chart stands in its file does not change how it looks
        words = (
            what,
            code_version(*_DRAWING_ROOMS),
            environment(),
            self._look,
            repr(replace(spec, span=None)),
            repr((width, height)),
        )
        return hashlib.sha256("\0".join(words).encode()).hexdigest()


def _theme_words(theme: Theme) -> str:
    """What of a theme a drawing depends on: the chart style, the Han–Latin gap, the fonts by their hashes."""
    return repr((theme.fingerprint, theme.charts, theme.rules.lines.latin_gap))
