"""A piece whose items are read when somebody asks for them: most pages are known without.

The pieces of a section have their items in one pickle, apart from all that says where pages may end.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Sequence
from typing import Any

from reportgen.layout.pieces import Piece
from reportgen.model.pages import Item

_NAMES = tuple(name for name in Piece.__slots__ if name != "items")
Items = Sequence[tuple[Item, ...]]


class KeptItems:
    """The items of a section's pieces in order, which ``read`` reads when they are first asked for."""

    __slots__ = ("_found", "read")

    def __init__(self, read: Callable[[], Items]) -> None:
        self.read = read
        self._found: Items | None = None

    def of(self, index: int) -> tuple[Item, ...]:
        """The items of the piece with this index."""
        if self._found is None:
            self._found = self.read()
        return self._found[index]


class KeptPiece(Piece):
    """A piece that is equal to any other that says the same. What ``replace`` makes of it has its items."""

    __slots__ = ("_index", "_source")

    _index: int
    _source: KeptItems

    @classmethod
    def of(cls, piece: Piece, index: int, source: KeptItems) -> KeptPiece:
        """The piece, whose items are the ``index``-th of ``source``."""
        made = cls.__new__(cls)
        for name in _NAMES:
            setattr(made, name, getattr(piece, name))
        made._index, made._source = index, source
        return made

    @property
    def items(self) -> tuple[Item, ...]:
        return self._source.of(self._index)

    def __replace__(self, **changes: Any) -> Piece:
        if "items" in changes:
            return Piece(**{"items": (), **_state(self), **changes})
        made = KeptPiece.__new__(KeptPiece)
        for name in _NAMES:
            setattr(made, name, changes[name] if name in changes else getattr(self, name))
        made._index, made._source = self._index, self._source
        return made

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        return isinstance(other, Piece) and _state(self) == _state(other) and self.items == other.items

    def __hash__(self) -> int:
        return hash(tuple(_state(self).values()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _whole, (self.items, _state(self))


def _state(piece: Piece) -> dict[str, Any]:
    return {name: getattr(piece, name) for name in _NAMES}


def _whole(items: tuple[Item, ...], others: dict[str, Any]) -> Piece:
    return Piece(items=items, **others)


def without_items(piece: KeptPiece) -> tuple[Any, ...]:
    """What pickle takes for a piece whose items are written by themselves."""
    state = {**_state(piece), "_index": piece._index, "_source": piece._source}
    return copyreg.__newobj__, (KeptPiece,), (None, state)  # type: ignore[attr-defined]
