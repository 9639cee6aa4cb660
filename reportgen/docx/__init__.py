"""FLOW → DOCX: real Word styles, fields with cached values, native charts; the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.charts import Drawer
    from reportgen.docx.keptwords import KeptWords
    from reportgen.docx.paging import Paging
    from reportgen.docx.writer import Draft
    from reportgen.imaging.renditions import Renditions
    from reportgen.layout.planmemory import PlanMemory
    from reportgen.layout.setting import LineCache
    from reportgen.model.flow import Report
    from reportgen.model.pages import Pages
    from reportgen.theme.theme import Theme

__all__ = ["begin_docx", "finish_docx", "write_docx"]


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

    The rest as in ``begin_docx``.
    """
    from reportgen.docx.paging import paging_of

    finish_docx(begin_docx(report, theme, drawer, renditions, lines, plans), paging_of(pages), path)


def begin_docx(
    report: Report,
    theme: Theme,
    drawer: Drawer | None = None,
    renditions: Renditions | None = None,
    lines: LineCache | None = None,
    plans: PlanMemory | None = None,
    words: KeptWords | None = None,
) -> Draft:
    """``report`` as a Word document but for what its pages say.

    ``drawer`` makes the charts, ``renditions`` pictures as fine as they are shown; without them both are made
    anew. ``lines``: those set with this theme before; ``plans``: the columns of tables;
    ``words``: the sections that earlier builds have written.
    """
    from reportgen.charts import Drawer
    from reportgen.docx.writer import begin  # python-docx and lxml: only when a Word file is wanted

    return begin(report, theme, drawer or Drawer(theme), renditions, lines, plans, words)


def finish_docx(draft: Draft, paging: Paging, path: Path) -> None:
    """Write the document to ``path``; ``paging`` gives the fields their cached values."""
    from reportgen.docx.writer import finish

    finish(draft, paging, path)
