"""Records of this program as bytes for a store, and read back: pickled, as is quick, and therefore sealed."""

from __future__ import annotations

import io
import pickle
import zlib
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

from reportgen.cache.seal import opened, sealed

# level 1 makes a fifth of it in no time that shows
_LEVEL = 1
# what hardly gets smaller is kept as it is: what a record holds may be deflated by itself
_WORTH = 0.7
_DEFLATED, _PLAIN = b"z", b"-"
# what is read back: records of this program, arrays of numbers (the offsets of glyphs), exact numbers
_READ = ("reportgen.", "array", "fractions", "decimal")


class RecordReader(pickle.Unpickler):
    """Reads records, and nothing else that a pickle might name."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))

    def find_class(self, module: str, name: str) -> Any:
        """The class of a record; raises UnpicklingError for what is none."""
        if not module.startswith(_READ):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return _found(module, name)


@cache
def _found(module: str, name: str) -> Any:
    """A class by its name, asked for by each of some hundred pickles."""
    return attrgetter(name)(import_module(module))


def loaded(data: bytes) -> Any:
    """The value of a pickle that is part of a record."""
    return RecordReader(data).load()


def kept(key: str, value: object) -> bytes | None:
    """A value for a store, to be put under ``key``; None where the user has no place for a secret. Raises
    PicklingError.
    """
    plain = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    small = zlib.compress(plain, _LEVEL)
    is_worth_it = len(small) < _WORTH * len(plain)
    return sealed(key, _DEFLATED + small if is_worth_it else _PLAIN + plain)


def read(key: str, data: bytes | None) -> Any:
    """The value that was kept; None where this user has kept none under ``key``."""
    content = None if data is None else opened(key, data)
    if content is None:
        return None
    kept = content[1:]
    return loaded(zlib.decompress(kept) if content.startswith(_DEFLATED) else kept)
