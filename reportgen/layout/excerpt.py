"""Lays out a report and parts of it: a part bears the page numbers it has in the whole."""

from __future__ import annotations

from itertools import count

from reportgen.charts import DrawChart
from reportgen.diagnostics import Sink
from reportgen.layout.paginate import paginate
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.setting import LineCache
from reportgen.model.flow import Report
from reportgen.model.pages import Excerpt, Pages
from reportgen.theme.page_rules import PageRules
from reportgen.theme.theme import Theme


class Layouts:
    """The pages of a report and of parts of it, the whole laid out when it is first needed.

    ``sections``: what was measured before, of the whole.
    """

    def __init__(
        self,
        report: Report,
        theme: Theme,
        draw: DrawChart | None = None,
        lines: LineCache | None = None,
        sections: SectionMemory | None = None,
    ) -> None:
        self._report = report
        self._theme = theme
        self._draw = draw
        self._lines = lines
        self._sections = sections
        self._whole: Pages | None = None

    def pages(self, part: Report, sink: Sink) -> Pages:
        """The pages of the report, or of a part of it. Findings go to ``sink``."""
        if part is self._report:
            if self._whole is None:
                self._whole = self._paginated(sink, self._lines)
            return self._whole
        return paginate(part, self._theme, sink, self._draw, self._lines, self.excerpt(part))

    def excerpt(self, part: Report) -> Excerpt:
        """Where a part stands in the whole."""
        if self._whole is None:
            # nothing is said of what was not asked for; a line once set would not say its part again
            self._whole = self._paginated(Sink(), None)
        return excerpt_of(part, self._whole, self._theme.rules.pages)

    def keep(self) -> None:
        """Keep what was measured for the next build, where ``sections`` has a place for it."""
        if self._sections is not None:
            self._sections.keep()

    def _paginated(self, sink: Sink, lines: LineCache | None) -> Pages:
        return paginate(self._report, self._theme, sink, self._draw, lines, sections=self._sections)


def excerpt_of(part: Report, whole: Pages, rules: PageRules) -> Excerpt:
    """Where ``part`` stands among the pages of the whole: its pages bear the numbers they have there."""
    labels = whole.labels()
    first = part.sections[0]
    landing = whole.anchors.get(first.place)
    if landing is None:
        return Excerpt(labels=labels)
    label = whole.pages[landing.page].label
    numbers = zip(count(rules.first(first.matter)), whole.pages, strict=False)
    number = next((number for number, _ in numbers if rules.written(number, first.matter) == label), None)
    return Excerpt(landing.page, number, labels)
