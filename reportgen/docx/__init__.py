"""FLOW → DOCX: real Word styles, fields with cached values, native charts; the same bytes every time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.charts import DrawChart
    from reportgen.imaging.renditions import Renditions
    from reportgen.model.flow import Report
    from reportgen.model.pages import Pages
    from reportgen.theme.theme import Theme

__all__ = ["write_docx"]


def write_docx(
    report: Report,
    theme: Theme,
    pages: Pages,
    path: Path,
    draw: DrawChart | None = None,
    renditions: Renditions | None = None,
) -> None:
    """Write ``report`` as a Word document to ``path``; ``pages`` gives the fields their cached values.

    ``draw`` gives the drawings of charts that Word has no native chart of; without it they are drawn anew.
    ``renditions`` makes pictures as fine as they are shown.
    """
    from reportgen.docx.writer import write  # python-docx and lxml: only when a Word file is wanted

    write(report, theme, pages, path, draw, renditions)
