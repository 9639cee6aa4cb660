"""From a project folder to pages that somebody looks at; nothing is written."""

from __future__ import annotations

from pathlib import Path

from reportgen.build.gathering import gathered
from reportgen.build.preparing import FOLLOWING, Prepared, open_sources, prepare
from reportgen.build.wordlosses import tell_word_losses
from reportgen.cache import LockedStore, project_store
from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.model.pages import Pages
from reportgen.source import Sources
from reportgen.theme import Theme

__all__ = ["FOLLOWING", "Prepared", "drawer_for", "lay_out", "open_sources", "prepare"]


def drawer_for(theme: Theme, root: Path) -> Drawer:
    """Draws charts of the project at ``root``; what is kept there is used, nothing is written."""
    return Drawer(theme, LockedStore(project_store(root)))


def lay_out(prepared: Prepared, sources: Sources, sink: Sink) -> Pages:
    """The pages of the whole report, for looking at; nothing is written, not even drawings into the cache."""
    found = Sink()
    pages = paginate(prepared.report, prepared.theme, found, drawer_for(prepared.theme, sources.root))
    tell_word_losses(pages, found)
    for finding in gathered(found):
        sink.add(finding)
    return pages
