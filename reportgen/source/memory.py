"""What was made from files, kept between builds of one process while the files are the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from reportgen.diagnostics import Sink
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.record import record
from reportgen.source.sources import Sources

Made = TypeVar("Made")


@record(frozen=True, slots=True)
class _Kept:
    """A result, what was found while making it, and the files it was made from with their hashes."""

    result: object
    findings: tuple[Diagnostic, ...]
    files: tuple[tuple[str, str | None], ...]


class Memory:
    """Keeps the last result under each key; results must never change."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._others: dict[type, object] = {}

    def of(self, kind: type[Made]) -> Made:
        """The memory of another kind that lives as long as this one; made when it is first asked for."""
        return self._others.setdefault(kind, kind())  # type: ignore[return-value] # made by kind itself

    def get(self, key: Hashable, sources: Sources) -> _Kept | None:
        """The result under a key if every file it was made from is what it was."""
        kept = self._kept.get(key)
        if kept is None or any(sources.digest(path) != digest for path, digest in kept.files):
            return None
        return kept

    def put(self, key: Hashable, kept: _Kept) -> None:
        """Keep a result in the place of the one before."""
        self._kept[key] = kept


def remembered(sources: Sources, sink: Sink, key: Hashable, make: Callable[[Sink], Made]) -> Made:
    """What ``make`` gives, made anew only where a file it reads has changed; its findings are told each time.

    ``make`` must read files through ``sources`` alone and depend on nothing else but ``key``.
    """
    memory = sources.memory
    kept = None if memory is None else memory.get(key, sources)
    if kept is None:
        found = Sink()  # its own: whether this is whole does not depend on what was wrong before
        with sources.noting() as read:
            result = make(found)
        kept = _Kept(result, tuple(found), tuple(read.items()))
        if memory is not None:
            memory.put(key, kept)
    for finding in kept.findings:
        sink.add(finding)
    return kept.result  # type: ignore[return-value] # what was kept under this key was made by this make
