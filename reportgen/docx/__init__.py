"""FLOW → DOCX: real Word styles, fields with cached values, native charts; the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.charts import Drawer
    from reportgen.imaging.renditions import Renditions
    from reportgen.layout.planmemory import PlanMemory
    from reportgen.layout.setting import LineCache
    from reportgen.model.flow import Report
    from reportgen.model.pages import Pages
    from reportgen.theme.theme import Theme

__all__ = ["write_docx"]


def write_docx(
    report: Report,
    theme: Theme,
    pages: Pages,
    path: Path,
    drawer: Drawer | None = None,
    renditions: Renditions | None = None,
    lines: LineCache | None = None,
    plans: PlanMemory | None = None,
) -> None:
    """Write ``report`` as a Word document to ``path``; ``pages`` gives the fields their cached values.

    ``drawer`` makes the charts, ``renditions`` pictures as fine as they are shown; without them both are made
    anew. ``lines``: those set with this theme before; ``plans``: the columns of tables.
    """
    from reportgen.charts import Drawer
    from reportgen.docx.writer import write  # python-docx and lxml: only when a Word file is wanted

    write(report, theme, pages, path, drawer or Drawer(theme), renditions, lines, plans)
