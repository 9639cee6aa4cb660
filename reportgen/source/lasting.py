"""What was made from files, kept in the project's store over processes while the files are the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from functools import partial
from typing import TypeVar

from reportgen.cache import records
from reportgen.cache.code import environment, installed_code
from reportgen.diagnostics import Sink
from reportgen.record import record
from reportgen.source.memory import remembered
from reportgen.source.sources import Sources

Made = TypeVar("Made")


@record(frozen=True, slots=True)
class _Kept:
    """A result that nothing was found wrong with, and the files it was made from with their hashes."""

    result: object
    files: tuple[tuple[str, str | None], ...]


def lasting(sources: Sources, sink: Sink, key: Hashable, make: Callable[[Sink], Made]) -> Made:
    """As ``remembered``, of a result that can be pickled; where the sources have a store, also from there.

    What there is to say of it is found anew by each process.
    """
    return remembered(sources, sink, key, partial(_stored, sources, key, make))


def _stored(sources: Sources, key: Hashable, make: Callable[[Sink], Made], sink: Sink) -> Made:
    store = sources.store
    if store is None:
        return make(sink)
    # made by other code, it is another's
    words = f"lasting {installed_code()} {environment()} {key!r}"
    name = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    kept: _Kept | None = records.read(name, store.get(name))
    if kept is not None and all(sources.digest(path) == digest for path, digest in kept.files):
        return kept.result  # type: ignore[return-value] # what was kept under this key was made by this make
    with sources.noting() as read:
        result = make(sink)
    data = None if len(sink) else records.kept(name, _Kept(result, tuple(read.items())))
    if data is not None:
        store.put(name, data)
    return result
