"""What an edition still lacks: figures to be supplied, and passages marked for rewriting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Span
from reportgen.project.facts import Pending
from reportgen.project.project import Project
from reportgen.record import record
from reportgen.source import SourceError, Sources
from reportgen.source.encoding import NotUtf8, split_lines

# what roll-forward writes above a passage, for whoever rewrites it to take away
_WORD = "待改"
MARK = f"# {_WORD}："
_MARK = re.compile(rf"(?:^|\s)#\s*{_WORD}\s*[：:]?\s*(?P<what>.*)$")


@record(frozen=True, slots=True)
class OpenItem:
    """A figure (``name``, with ``owner``) or a passage still open, and what has to be done there."""

    place: Span
    what: str
    owner: str = ""


def open_items(project: Project, sources: Sources) -> tuple[OpenItem, ...]:
    """Everything open, by owner, then by place; what nobody owns comes last."""
    found = [*_pending(project), *_marked(project, sources)]
    return tuple(sorted(found, key=lambda item: (item.owner == "", item.owner, item.place)))


def _pending(project: Project) -> Iterator[OpenItem]:
    for file in project.facts:
        for fact in file.facts:
            for coordinates, definition in (*fact.cells.items(), ((), fact.always)):
                if isinstance(definition, Pending):
                    labels = f"[{'、'.join(coordinates)}]" if coordinates else ""
                    yield OpenItem(definition.span, f"{fact.path}{labels}", fact.owner)


def _marked(project: Project, sources: Sources) -> Iterator[OpenItem]:
    paths = [path for chapter in project.chapters for path in chapter.paths] + [
        file.path for file in project.facts
    ]
    for path in paths:
        try:
            text = sources.text(path)
        except (SourceError, NotUtf8):
            continue  # told when the project was read
        if _WORD not in text:
            continue
        rows = split_lines(text)
        for number, row in enumerate(rows, start=1):
            found = _MARK.search(row)
            if found is not None:
                column = row.index("#", found.start()) + 1
                yield OpenItem(Span(path, number, column, number, len(row) + 1), found["what"])
