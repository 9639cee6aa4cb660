"""Font programs with the glyphs that a document uses, kept from one build to the next.

A program follows from the face, which whoever makes it knows (a theme has a hash of its files), and from the
glyphs: while an edit brings no new character into a document, its fonts are the same. Entries are sealed, so
that no project can bring along glyphs that look like others.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Mapping, Set

import uharfbuzz as hb

from reportgen.cache import Store
from reportgen.cache.seal import opened, sealed
from reportgen.pdf.objects import deflated
from reportgen.record import record
from reportgen.theme.fontset import FontFace

# tables a CIDFontType2 program does not need
# (ISO 32000-1 §9.9 asks for glyf, head, hhea, hmtx, loca, maxp; hinting is dropped by a flag)
_DROPPED_TABLES = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "MATH", "OS/2", "STAT", "VORG"),
    *("cmap", "gasp", "hdmx", "kern", "meta", "name", "post", "vhea", "vmtx"),
)


@record(frozen=True, slots=True)
class Subset:
    """A font program, deflated: ``length`` in bytes before that, the ``digest`` of it, where glyphs went."""

    data: bytes
    length: int
    digest: bytes
    glyphs: Mapping[int, int]


class Subsets:
    """Makes font programs; ``maker`` says who makes them: code, theme. Without a store all are made anew."""

    def __init__(self, store: Store | None = None, maker: str = "") -> None:
        self._store = store
        self._maker = maker

    def of(self, face: FontFace, glyphs: Set[int]) -> Subset:
        """The program of ``face`` with ``glyphs`` alone."""
        if self._store is None:
            return _made(face, glyphs)
        wanted = array("I", sorted(glyphs)).tobytes()
        words = repr((self._maker, face.key, face.index, face.whole, wanted))
        key = hashlib.sha256(f"subset {words}".encode("utf-8", "surrogatepass")).hexdigest()
        kept = self._store.get(key)
        content = None if kept is None else opened(key, kept)
        if content is not None:
            return Subset(*marshal.loads(content))
        subset = _made(face, glyphs)
        data = sealed(key, marshal.dumps((subset.data, subset.length, subset.digest, dict(subset.glyphs))))
        if data is not None:
            self._store.put(key, data)
        return subset


def _made(face: FontFace, glyphs: Set[int]) -> Subset:
    """The program as it is cut out (4 ms for 800 Han glyphs)."""
    wanted = hb.SubsetInput()
    if face.whole:
        glyphs = set(range(face.hb_face.glyph_count))
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    dropped.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _DROPPED_TABLES)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    program = bytes(plan.execute().blob.data)
    digest = hashlib.sha256(program).digest()
    return Subset(deflated(program), len(program), digest, plan.old_to_new_glyph_mapping)
