"""Checks a picture once: what was found of it is kept under the hash of its bytes.

To check a photograph all of it is decoded, which takes most of the time in which a report of many is read.
"""

from __future__ import annotations

import hashlib
import json

from reportgen.cache import Store
from reportgen.cache.code import code_version, environment
from reportgen.imaging.raster import Raster, read_raster

# of what was written anew; beyond, doing it again costs less than keeping it
_MOST_BYTES = 4 * 1024 * 1024


def checked_raster(data: bytes, store: Store | None) -> Raster:
    """The picture in ``data``, known from ``store`` or looked at; raises Unusable with what is wrong."""
    if store is None:
        return read_raster(data)
    known = "\0".join(("raster", code_version("imaging"), environment(), hashlib.sha256(data).hexdigest()))
    key = hashlib.sha256(known.encode()).hexdigest()
    kept = store.get(key)
    if kept is not None:
        return _from_bytes(kept, data)
    raster = read_raster(data)
    if raster.data == data or len(raster.data) <= _MOST_BYTES:
        store.put(key, _to_bytes(raster, data))
    return raster


def _to_bytes(raster: Raster, data: bytes) -> bytes:
    """A line of facts, then the picture unless it is the very file."""
    same = raster.data == data
    facts = [raster.format, raster.width, raster.height, raster.dpi, raster.pages, same]
    return json.dumps(facts).encode() + b"\n" + (b"" if same else raster.data)


def _from_bytes(kept: bytes, data: bytes) -> Raster:
    line, _, rest = kept.partition(b"\n")
    kind, width, height, dpi, pages, same = json.loads(line)
    return Raster(kind, width, height, dpi, data if same else rest, pages)
