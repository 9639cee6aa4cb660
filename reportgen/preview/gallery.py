"""What each block looks like in the report's own layout: its example set on a page and cut out as SVG."""

from __future__ import annotations

import base64
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.build.pipeline import drawer_for, prepare
from reportgen.diagnostics import GateClosed, Sink, Span
from reportgen.layout import paginate
from reportgen.model.pages import ImageItem, Page, Pages, RectItem, TextItem
from reportgen.model.picture import Asset
from reportgen.preview import views
from reportgen.preview.pagesvg import page_svg
from reportgen.preview.session import Session
from reportgen.source import Sources
from reportgen.source.memory import Memory
from reportgen.source.shipped import shipped_roots
from reportgen.specimen import Example, examples, write_sample
from reportgen.theme import Theme

Json = dict[str, Any]
# examples whose point is the page: what stands at its head or foot, where the next one begins
_WHOLE_PAGES = frozenset({"notes", "pagebreak", "landscape", "blank"})
_CHAPTER = "chapters/01.yaml"
_ABOVE = 3  # lines of an example's chapter before its blocks: section, number, blocks
_AROUND = 8.0  # pt left around what is cut out
_TALLEST = 0.9  # of its width; what is below is cut off
_GROUND = 0.6  # of the page: a rectangle so high is a ground, no part of a block


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part of a page in pt."""

    x: float
    y: float
    width: float
    height: float


class Gallery:
    """Pictures of blocks for one session, each made when it is first asked for with a layout."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._memory = Memory()
        self._examples: dict[str, Example] = {}
        self._drawn: dict[tuple[str, str], str] = {}
        self._theme: Theme | None = None

    def example(self, asked: Mapping[str, Any]) -> Json:
        """The drawing of the example of the block ``name``, "" where there is none or it cannot be set."""
        name = str(asked["name"])
        prepared = self._session.snapshot.prepared
        self._examples = self._examples or {example.name: example for example in examples()}
        if name not in self._examples or prepared is None:
            return {"svg": ""}
        layout = self._session.layout or prepared.project.report.layout.value
        with self._lock:
            if prepared.theme is not self._theme:  # the layout has been changed
                self._theme = prepared.theme
                self._drawn.clear()
            if (layout, name) not in self._drawn:
                self._drawn[layout, name] = self._draw(name, layout)
            return {"svg": self._drawn[layout, name]}

    def _draw(self, name: str, layout: str) -> str:
        with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
            root = write_sample(Path(folder) / "example", [self._examples[name].chapter], layout)
            # a layout of the project's own is found there
            sources = Sources(root, (self._session.root, *shipped_roots()))
            sources.memory = self._memory
            sink = Sink()
            try:
                prepared = prepare(sources, layout, sink)
                drawer = drawer_for(prepared.theme, self._session.root)
                pages = paginate(prepared.report, prepared.theme, sink, drawer)
            except GateClosed:
                return ""
            page, cut = _shown(pages, name)
            faces = prepared.theme.fonts.faces()
            pictures = {
                item.asset.sha256: _as_address(item.asset)
                for item in page.items
                if isinstance(item, ImageItem)
            }
            svg = page_svg(page, faces, views.font_names(faces), pictures.__getitem__, f"example-{name}-")
        box = " ".join(f"{value:.1f}" for value in (cut.x, cut.y, cut.width, cut.height))
        return re.sub(r'viewBox="[^"]*"', f'viewBox="{box}"', svg, count=1)


def _shown(pages: Pages, name: str) -> tuple[Page, _Cut]:
    """The page an example begins on, and the part of it that it takes."""
    for page in pages.pages:
        boxes = list(_boxes(pages, page))
        if not boxes:
            continue
        if name in _WHOLE_PAGES:
            break
        top, bottom = min(b[0] for b in boxes), max(b[1] for b in boxes)
        grounds = [r for r in page.items if isinstance(r, RectItem) and r.height < _GROUND * page.height]
        for rect in grounds:
            if rect.y < bottom and rect.y + rect.height > top:
                top, bottom = min(top, rect.y), max(bottom, rect.y + rect.height)
        left = min(b[2] for b in boxes) - _AROUND
        right = max(b[3] for b in boxes) + _AROUND
        width = min(max(right - left, page.width / 2), page.width - left)
        height = min(bottom - top + 2 * _AROUND, _TALLEST * width)
        return page, _Cut(left, top - _AROUND, width, height)
    return page, _Cut(0.0, 0.0, page.width, page.height)


def _boxes(pages: Pages, page: Page) -> Iterator[tuple[float, float, float, float]]:
    """Top, bottom, left and right of what the example's blocks have on a page."""
    for item in page.items:
        if isinstance(item, TextItem) and _is_of_example(item.span):
            size = max(run.size for run in item.runs)
            yield item.y - size, item.y + 0.3 * size, item.x, item.x + item.width
    for element in pages.structure:
        if element.bbox is not None and element.page == page.index and _is_of_example(element.span):
            x, y, width, height = element.bbox
            yield y, y + height, x, x + width


def _is_of_example(span: Span | None) -> bool:
    return span is not None and span.file == _CHAPTER and span.line > _ABOVE


def _as_address(asset: Asset) -> str:
    """A picture in its own address: what it lies in is gone when the page shows it."""
    return f"data:image/{asset.format.lower()};base64,{base64.b64encode(asset.data).decode()}"
