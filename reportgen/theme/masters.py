"""Page masters of a layout: paper, margins, type area; all in pt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from reportgen.diagnostics import Diagnostic, Span, listed
from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.furniture import FurnitureReader
from reportgen.theme.lengths import MM
from reportgen.theme.merge import merged
from reportgen.theme.names import nearest
from reportgen.theme.reader import Reader
from reportgen.theme.style import Edges, PageMaster

# ISO 216 and GB/T 788 trimmed sizes (大16开: 210 × 285 mm), in mm
PAPER: Mapping[str, tuple[float, float]] = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B5": (176, 250),
    "大16开": (210, 285),
    "16开": (185, 260),
}
# what the pages of a document are called; other names only serve as a base
MASTERS = ("page", "first", "opener", "chapter", "left", "right")
# pages that stand for themselves: no text runs on from or to them
SHEETS = ("cover", "backcover", "imprint", "part", "blank", "landscape")
MASTER_KEYS = (
    "based_on", "paper", "orientation", "width", "height", "mirrored", "margins", "measure", "lines",
    "header", "footer", "decorations", "content_top",
)  # fmt: skip
MARGIN_KEYS = ("top", "bottom", "inner", "outer")
ORIENTATIONS = ("portrait", "landscape")
# a line of Chinese below this many em cannot be set without forced breaks (typography.md, rule 1)
MIN_MEASURE_EM = 6
MOST_LINES = 200
# the share of an em that type reaches below its baseline
_DEPTH = 0.25


@record(frozen=True)
class MasterReader:
    """Reads masters with em and leading of the running text; ``styles`` are the names furniture may use."""

    reader: Reader
    em: float
    leading: float
    styles: frozenset[str]

    def masters(self, node: nodes.Node) -> dict[str, PageMaster]:
        """Every master under ``masters:``, those built on others with what they inherit."""
        written = self.reader.mapping(node, "page: {paper: A4}")
        if written is None:
            return {}
        self._report_strangers(written)
        found: dict[str, PageMaster] = {}
        for entry in written:
            whole = self._with_bases(entry, written, ())
            if whole is not None:
                found[entry.key.text] = self._master(entry.key.text, whole)
        spans = {e.key.text: e.value.span for e in written}
        self._report_unlike(spans, found)
        self._report_meetings(spans, found)
        return found

    def _report_strangers(self, written: nodes.Mapping) -> None:
        """Names that are no page of a document and no base of one are most likely misspelt."""
        given = (entry.value.get("based_on") for entry in written if isinstance(entry.value, nodes.Mapping))
        bases = {base.text for base in given if isinstance(base, nodes.Scalar)}
        for entry in written:
            name = entry.key.text
            if name not in (*MASTERS, *SHEETS) and name not in bases:
                near = nearest(name, (*MASTERS, *SHEETS))
                self.reader.sink.report(
                    "layout-master-unused",
                    entry.key.span,
                    name=name,
                    suggestion=near[0],
                    known=listed((*MASTERS, *SHEETS)),
                )

    def _report_unlike(self, spans: Mapping[str, Span], found: Mapping[str, PageMaster]) -> None:
        """Text is set once for all pages: their paper and the em across must be those of ``page``."""
        page = found.get("page")
        if page is None:
            return
        for name in MASTERS[1:]:
            master = found.get(name)
            if master is None:
                continue
            same_paper = abs(master.width - page.width) < 0.1 and abs(master.height - page.height) < 0.1
            if not same_paper or self._em_across(master) < self._em_across(page):
                self.reader.sink.report(
                    "layout-masters-differ", spans[name], master=name, em=str(self._em_across(page))
                )

    def _report_meetings(self, spans: Mapping[str, Span], found: Mapping[str, PageMaster]) -> None:
        """Say where running text reaches the words of a header or footer, taken to be of its own size.

        What several masters share is said at the first one.
        """
        told: set[tuple[str, float, float]] = set()
        for name, master in found.items():
            top = master.margins.top if master.content_top is None else master.content_top
            for code, furniture, margin, extent in (
                ("layout-meets-header", master.header, top, _DEPTH * self.em),
                ("layout-meets-footer", master.footer, master.margins.bottom, self.em),
            ):
                if furniture is None or not furniture.items:
                    continue
                least = furniture.offset + extent + (furniture.rule_gap if furniture.rule else 0.0)
                if margin < least and (code, margin, least) not in told:
                    told.add((code, margin, least))
                    self.reader.sink.report(
                        code, spans[name], master=name, margin=f"{margin:.0f}", least=f"{math.ceil(least)}"
                    )

    def _em_across(self, master: PageMaster) -> int:
        between = master.width - master.margins.left - master.margins.right
        return math.floor((between + 1e-6) / self.em)

    def _with_bases(
        self, entry: nodes.Entry, written: nodes.Mapping, path: tuple[str, ...]
    ) -> nodes.Mapping | None:
        """A master's entries laid over those of the master it is based on."""
        own = self.reader.mapping(entry.value, "paper: A4")
        based_on = None if own is None else own.get("based_on")
        if own is None or not isinstance(based_on, nodes.Scalar):
            return own
        base = written.entry(based_on.text)
        if base is None:
            near = nearest(based_on.text, (e.key.text for e in written), 4)
            self.reader.sink.report(
                "layout-unknown-master",
                based_on.span,
                name=based_on.text,
                suggestion=near[0],
                known=listed(near),
            )
            return own
        chain = (*path, entry.key.text)
        if based_on.text in chain:
            loop = " → ".join((*chain, based_on.text))
            self.reader.sink.add(Diagnostic("layout-master-circular", based_on.span, {"chain": loop}))
            return own
        below = self._with_bases(base, written, chain)
        return own if below is None else merged(below, own)

    def _master(self, name: str, written: nodes.Mapping) -> PageMaster:
        where = f"masters.{name}"
        parts = self.reader.parts(written, MASTER_KEYS, where)
        width, height = self._paper(parts)
        mirrored = "mirrored" in parts and self.reader.switch(parts["mirrored"]) is True
        margins = self._margins(parts, width, height, where)
        room = width - margins.left - margins.right
        if room < MIN_MEASURE_EM * self.em or height - margins.top - margins.bottom < 4 * self.em:
            self.reader.sink.report("layout-no-room", written.span, master=name)
        furniture = FurnitureReader(self.reader, self.em, self.styles)
        return PageMaster(
            name,
            width,
            height,
            margins,
            mirrored,
            furniture.furniture(parts.get("header"), f"{where}.header"),
            furniture.furniture(parts.get("footer"), f"{where}.footer"),
            furniture.decorations(parts.get("decorations"), f"{where}.decorations"),
            self._points(parts.get("content_top")),
        )

    def _points(self, node: nodes.Node | None) -> float | None:
        """A length in pt; em is that of the running text."""
        return self.reader.points(node, self.em)

    def _paper(self, parts: Mapping[str, nodes.Node]) -> tuple[float, float]:
        """Width and height: a named size or one's own, turned when the page lies on its long side."""
        width, height = (side * MM for side in PAPER["A4"])
        if "paper" in parts:
            name = self.reader.choice(parts["paper"], tuple(PAPER))
            if name is not None:
                width, height = (side * MM for side in PAPER[name])
        width = self._points(parts.get("width")) or width
        height = self._points(parts.get("height")) or height
        if "orientation" in parts:
            match self.reader.choice(parts["orientation"], ORIENTATIONS):
                case "landscape":
                    return max(width, height), min(width, height)
                case "portrait":
                    return min(width, height), max(width, height)
        return width, height

    def _margins(self, parts: Mapping[str, nodes.Node], width: float, height: float, where: str) -> Edges:
        """Margins; with a ``measure`` or ``lines`` the sides not given take what it leaves, both alike."""
        written = parts.get("margins")
        margins = None if written is None else self.reader.mapping(written, "top: 25mm, bottom: 25mm")
        given = {} if margins is None else self.reader.parts(margins, MARGIN_KEYS, f"{where}.margins")
        length = {key: self._points(node) for key, node in given.items()}
        inner, outer = _around(
            length.get("inner"), length.get("outer"), self._points(parts.get("measure")), width
        )
        top, bottom = _around(
            length.get("top"), length.get("bottom"), self._lines(parts.get("lines")), height
        )
        return Edges(top, outer, bottom, inner)

    def _lines(self, node: nodes.Node | None) -> float | None:
        """The height of so many lines of running text."""
        count = None if node is None else self.reader.number(node, 1, MOST_LINES)
        return None if count is None else round(count) * self.leading


def with_derived_sheets(masters: Mapping[str, PageMaster]) -> dict[str, PageMaster]:
    """The pages that stand for themselves; those a layout does not have are made from its running page."""
    page = masters["page"]
    bare = replace(page, header=None, footer=None, decorations=(), content_top=None)
    found = {name: masters.get(name) or replace(bare, name=name) for name in SHEETS[:-1]}
    return {**found, "landscape": masters.get("landscape") or _turned(page)}


def _turned(page: PageMaster) -> PageMaster:
    """The page on its long side, with the same head and foot, both sides alike: it has no binding there."""
    side = (page.margins.left + page.margins.right) / 2
    around = Edges(page.margins.top, side, page.margins.bottom, side)
    return replace(
        page,
        name="landscape",
        width=page.height,
        height=page.width,
        margins=around,
        mirrored=False,
        decorations=(),
        content_top=None,
    )


def _around(
    near: float | None, far: float | None, content: float | None, whole: float
) -> tuple[float, float]:
    """Both margins of one direction: what is given, what ``content`` leaves, else the standard 25 mm."""
    standard = 25 * MM
    if content is None:
        return (standard if near is None else near), (standard if far is None else far)
    rest = whole - content
    if near is None:
        near = rest / 2 if far is None else rest - far
    return near, rest - near
