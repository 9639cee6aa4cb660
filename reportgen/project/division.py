"""A division of the report as it was read, with what resolving asks of every one of them.

Most builds change one chapter: what the blocks of all others are is not asked, so that a division that was
kept is read when somebody asks for its ``model``.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Any

from reportgen.blocks.base import DivisionModel, divisions, with_inner
from reportgen.cache import records
from reportgen.schema import PlainText

# level 1 makes a fifth of it in no time that shows
_LEVEL = 1


class Division:
    """A division: what it is called and its ``written`` number, the ``names`` of all blocks in it, itself
    included. It is equal to any other that says the same.
    """

    __slots__ = ("_kept", "_model", "kind", "names", "written")

    kind: type[DivisionModel]
    written: PlainText | None
    names: frozenset[str]
    _model: DivisionModel | None
    _kept: bytes

    @classmethod
    def of(cls, model: DivisionModel) -> Division:
        """A division that has been read."""
        made = cls()
        made.kind, made.written = type(model), model.written_number
        made.names = frozenset(block.name for block in with_inner(model))
        made._model, made._kept = model, b""
        return made

    @property
    def model(self) -> DivisionModel:
        """All that it says."""
        if self._model is None:
            self._model = records.loaded(zlib.decompress(self._kept))
        return self._model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Division) and self.model == other.model

    def __hash__(self) -> int:
        return hash((self.kind, self.names))

    def __repr__(self) -> str:
        return f"Division({self.model!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        data = pickle.dumps(self.model, pickle.HIGHEST_PROTOCOL)
        return _kept, (self.kind.name, self.written, self.names, zlib.compress(data, _LEVEL))


def _kept(name: str, written: PlainText | None, names: frozenset[str], data: bytes) -> Division:
    made = Division()
    made.kind, made.written, made.names = divisions()[name], written, names
    made._model, made._kept = None, data
    return made
