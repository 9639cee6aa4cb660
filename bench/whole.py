"""``python -m bench.whole PROJECT FILE.pdf``: a report project to the PDF of the whole, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.collector import collector_paused
from reportgen.leaving import leave

if TYPE_CHECKING:
    from reportgen.model.pages import Pages


def main(project: Path, target: Path) -> Pages:
    """Load, resolve, lay out, write; exits with the messages when the report has errors."""
    # all that builds is a third of the time of a short report: loaded with the collector paused
    from reportgen.build.pipeline import open_sources, prepare
    from reportgen.diagnostics import GateClosed, Sink
    from reportgen.diagnostics.printer import format_all
    from reportgen.layout import paginate

    sources, sink = open_sources(project), Sink()
    try:
        prepared = prepare(sources, None, sink)
        report, theme = prepared.report, prepared.theme
        del prepared  # as build() does
        pages = paginate(report, theme, sink)
        sink.gate()
    except GateClosed:
        sys.exit(format_all(sink, sources, "en"))
    # as build() does: what writes is loaded once the second process, which sets lines, has ended
    from reportgen.pdf import write_pdf

    write_pdf(pages, theme, target)
    return pages


if __name__ == "__main__":
    with collector_paused():  # as the command has it
        leave(main(Path(sys.argv[1]), Path(sys.argv[2])))
