"""Reads the sheets that blocks ask for; what is wrong with a file is told where its name is written."""

from __future__ import annotations

from reportgen.diagnostics import Sink
from reportgen.schema import AssetPath
from reportgen.source import (
    Grid,
    PathOutside,
    SheetProblem,
    SourceMissing,
    Sources,
    SourceUnreadable,
    read_grid,
)


def sheet_cells(sources: Sources, sink: Sink, path: AssetPath, sheet: str, area: str) -> Grid | None:
    """The cells; None when the sink was told why there are none."""
    try:
        return read_grid(sources, path.path, sheet, area)
    except PathOutside:
        sink.report("sheet-outside", path.span, path=path.path)
    except SourceMissing:
        sink.report("sheet-missing", path.span, path=path.path)
    except SourceUnreadable as error:
        sink.report("sheet-unreadable", path.span, path=path.path, reason=error.reason)
    except SheetProblem as problem:
        sink.report(problem.code, path.span, **problem.words)
    return None
