"""What typesetting is given besides the text, and what it gives back: lines of placed glyphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from reportgen.diagnostics import Sink
from reportgen.model.colour import Colour
from reportgen.model.pages import GlyphRun
from reportgen.record import record
from reportgen.theme.fontset import FontSet
from reportgen.theme.line_rules import USUAL, LineRules
from reportgen.theme.style import Style
from reportgen.typeset.shape import ShapeCache

LineEnd = Literal["soft", "hard", "end"]


@record(frozen=True, slots=True)
class SetContext:
    """The surroundings of setting: fonts, styles and the layout's rules of spacing.

    ``styles`` holds the character styles a run may name, and ``strong`` and ``link``. ``shapes`` remembers
    glyphs and advances over paragraphs, ``labels`` the lines of running heads, numbers and marks.
    """

    fonts: FontSet
    styles: Mapping[str, Style]
    sink: Sink
    rules: LineRules = USUAL
    shapes: ShapeCache = field(default_factory=ShapeCache, repr=False, compare=False)
    labels: dict[tuple[str, Style], Line] = field(default_factory=dict, repr=False, compare=False)


@record(frozen=True, slots=True)
class LinkTarget:
    """Where a link or reference leads; ``index`` is its place among the paragraph's inlines.

    ``whole``: its words are one name, kept on one line ("图 4.2-1").
    """

    index: int
    target: str
    internal: bool
    whole: bool = False


@record(frozen=True, slots=True)
class LinkArea:
    """The part of a line that a link covers, from the line's start. A link may cover several lines."""

    x: float
    width: float
    link: LinkTarget


@record(frozen=True, slots=True)
class Accent:
    """A filled shape that belongs to the words of a line: an underline, or an emphasis dot.

    ``x`` counts from the line's start, ``y`` is its top below the baseline (negative: above).
    """

    x: float
    y: float
    width: float
    height: float
    radius: float
    colour: Colour


@record(frozen=True, slots=True)
class Line:
    """A set line. Offsets in ``runs`` and ``links`` count from the line's start, which stands ``indent``
    from the column's edge.

    ``width`` is the extent of what is visible, ``measure`` the room from the line's first-line indent to the
    column's end. ``ascent`` and ``descent`` are those of the largest em box on the line. ``run_links[i]`` is
    the index (among the inlines) of the link that run i belongs to. Blanks at a soft line end are
    the last glyphs, at ``width``: unseen, but the text reads back whole. A forced line end that was not
    typed behind a blank adds one, which stands for it in the text layer. ``accents`` are drawn
    below the text.
    """

    runs: tuple[GlyphRun, ...]
    run_links: tuple[int | None, ...]
    links: tuple[LinkArea, ...]
    width: float
    measure: float
    indent: float
    ascent: float
    descent: float
    leading: float
    ends: LineEnd
    accents: tuple[Accent, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the line as they were written, with a blank for a forced line end."""
        return "".join(run.text if isinstance(run.text, str) else "".join(run.text) for run in self.runs)
