"""Lays out a report and parts of it: a part bears the page numbers it has in the whole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from reportgen.charts import DrawChart
from reportgen.diagnostics import Sink
from reportgen.layout.paginate import paginate
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.setting import LineCache
from reportgen.model.flow import Matter, Report, Section
from reportgen.model.pages import Excerpt, Pages
from reportgen.record import record
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
        self._places: Places | None = None

    def pages(self, part: Report, sink: Sink) -> Pages:
        """The pages of the report, or of a part of it. Findings go to ``sink``."""
        if part is self._report:
            if self._whole is None:
                self._whole = self._paginated(sink, self._lines)
            return self._whole
        return paginate(part, self._theme, sink, self._draw, self._lines, self.excerpt(part.sections[0]))

    def excerpt(self, section: Section) -> Excerpt:
        """Where a part that begins with ``section`` stands in the whole."""
        if self._whole is None:
            # nothing is said of what was not asked for; a line once set would not say its part again
            self._whole = self._paginated(Sink(), None)
        if self._places is None:
            self._places = places_in(self._whole, self._theme.rules.pages)
        return self._places.excerpt(section)

    def keep(self) -> None:
        """Keep what was measured for the next build, where ``sections`` has a place for it."""
        if self._sections is not None:
            self._sections.keep()

    def _paginated(self, sink: Sink, lines: LineCache | None) -> Pages:
        return paginate(self._report, self._theme, sink, self._draw, lines, sections=self._sections)


@record(frozen=True, slots=True)
class Places:
    """Where parts stand among the pages of the whole: the printed number of every anchor's page, and what
    each printed number counts in the numbering of a matter.
    """

    whole: Pages
    rules: PageRules
    labels: Mapping[str, str]
    numbers: dict[Matter, Mapping[str, int]]

    def excerpt(self, section: Section) -> Excerpt:
        """A part that begins with ``section``: its pages bear the numbers they have in the whole."""
        landing = self.whole.anchors.get(section.place)
        if landing is None:
            return Excerpt(labels=self.labels)
        number = self._numbers(section.matter).get(self.whole.pages[landing.page].label)
        return Excerpt(landing.page, number, self.labels)

    def _numbers(self, matter: Matter) -> Mapping[str, int]:
        if matter not in self.numbers:
            counted = zip(count(self.rules.first(matter)), self.whole.pages, strict=False)
            written = [(self.rules.written(number, matter), number) for number, _ in counted]
            # of a mark that comes again (a, b … after z) the first counts
            self.numbers[matter] = dict(reversed(written))
        return self.numbers[matter]


def places_in(whole: Pages, rules: PageRules) -> Places:
    """Where parts of a report stand in it."""
    return Places(whole, rules, whole.labels(), {})
