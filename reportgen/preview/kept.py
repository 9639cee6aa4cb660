"""What setting a report needs again at its next build: lines, measured sections, pages, charts as drawn.

Charts and sections lie in the project's store, too, where the next start of the preview finds them.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.build.pipeline import Prepared
from reportgen.build.press import setter
from reportgen.cache import Store, project_store, section_store
from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.pager import PageMemory
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.setting import LineCache
from reportgen.layout.shelf import Shelf
from reportgen.model.pages import Pages
from reportgen.theme import Theme


class _Lines(LineCache):
    """Lines by what they were set from; those that neither of two builds in a row asked for are forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self._before: LineCache = {}

    def get(self, key, default=None):  # type: ignore[no-untyped-def] # as of dict
        found = super().get(key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self[key] = found
        return default if found is None else found

    def begin(self) -> None:
        """A build begins."""
        self._before = dict(self)
        self.clear()


class Kept:
    """Lays a report out again and again; one theme and one language at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._theme: Theme | None = None
        self._language = ""
        self._drawer: Drawer | None = None
        self._lines = _Lines()
        self._sections = SectionMemory()
        self._pages = PageMemory()

    def lay_out(self, prepared: Prepared, sink: Sink) -> Pages:
        """The pages of the whole report; nothing is written."""
        drawer = self._drawer_for(prepared)
        self._lines.begin()
        self._sections.begin()
        self._pages.begin()
        return paginate(
            prepared.report,
            prepared.theme,
            sink,
            drawer,
            self._lines,
            sections=self._sections,
            memory=self._pages,
        )

    def lay_out_first(self, prepared: Prepared) -> Pages:
        """The pages of a part that begins the report; only its charts are kept. What there is to say of them
        is said of the whole.
        """
        return paginate(prepared.report, prepared.theme, Sink(), self._drawer_for(prepared))

    def _drawer_for(self, prepared: Prepared) -> Drawer:
        """The drawer of the theme; of another theme or language than before nothing is kept."""
        language = prepared.report.metadata.language
        if prepared.theme is not self._theme or self._language != language or self._drawer is None:
            self._theme, self._language = prepared.theme, language
            self._drawer = Drawer(prepared.theme, Store(project_store(self._root)))
            self._lines = _Lines()
            made_by = setter(prepared.theme, None, language)
            self._sections = SectionMemory(Shelf(section_store(self._root), made_by))
            self._pages = PageMemory()
        return self._drawer

    def keep_sections(self) -> None:
        """Leave the sections of the first build to the next start of the preview, and to ``build``."""
        self._sections.keep()
        self._sections.leave_shelf()
