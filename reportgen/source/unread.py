"""A file of the project read for whoever names it; why it cannot be read goes into the sink."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reportgen.diagnostics import Sink, Span
from reportgen.source.sources import PathOutside, SourceMissing, Sources, SourceUnreadable

T = TypeVar("T")


def read_or_tell(
    sources: Sources, path: str, most: int, read: Callable[[str], T], sink: Sink, origin: Span | None
) -> T | None:
    """What ``read`` gives of a file of at most ``most`` bytes, else None.

    ``origin`` is the place that names the file.
    """
    try:
        if sources.size(path) > most:
            place = origin or Span(path, 1, 1, 1, 1)
            sink.report("source-too-large", place, path=path, limit=f"{most // (1024 * 1024)} MB")
            return None
        return read(path)
    except PathOutside:
        sink.report("source-path-outside", origin, path=path)
    except SourceMissing:
        sink.report("source-missing", origin, path=path)
    except SourceUnreadable as error:
        sink.report("source-unreadable", origin, path=path, reason=error.reason)
    return None
