"""Pages of plain text known again from one build to the next, so that they need not be set.

What a page holds follows from the pieces on it, the frame they fill and what is said around them. The pieces
of a section follow from what it was measured from; so a page is known by hashes of its sections, by which of
their pieces stand on it, and by how these are spaced, all of which is known before anything is set. Kept is
where its marks land; its items are made when somebody asks for them. Pages with notes, columns, figures that
give or move, pictures or links are set each time. What is kept is sealed.
"""

from __future__ import annotations

import hashlib
import pickle
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from reportgen.cache import Store, records
from reportgen.layout.fill import Filling
from reportgen.layout.pieces import Extent, Piece
from reportgen.model.keptpage import grounds_of
from reportgen.model.pages import Destination, OutlineEntry, Page, RectItem
from reportgen.record import record, replace


@record(frozen=True, slots=True)
class Landed:
    """What a page tells of its items: its grounds, and where marks are, as if it were the first page."""

    grounds: tuple[RectItem, ...]
    outline: tuple[OutlineEntry, ...]
    anchors: Mapping[str, Destination]
    extents: Mapping[int, Extent]

    @classmethod
    def on(
        cls,
        page: Page,
        outline: Sequence[OutlineEntry],
        anchors: Mapping[str, Destination],
        extents: Mapping[int, tuple[int, Extent]],
    ) -> Landed:
        """What has landed on a page."""
        return cls(
            grounds_of(page),
            tuple(_moved(entry, 0) for entry in outline),
            {anchor: Destination(0, at.x, at.y) for anchor, at in anchors.items()},
            {key: extent for key, (_, extent) in extents.items()},
        )

    def outline_on(self, index: int) -> list[OutlineEntry]:
        """The bookmarks that lead to the page of this index."""
        return [_moved(entry, index) for entry in self.outline]

    def anchors_on(self, index: int) -> dict[str, Destination]:
        """The anchors on the page of this index."""
        return {anchor: Destination(index, at.x, at.y) for anchor, at in self.anchors.items()}

    def extents_on(self, index: int) -> dict[int, tuple[int, Extent]]:
        """The boxes of elements on the page of this index."""
        return {key: (index, extent) for key, extent in self.extents.items()}


def _moved(entry: OutlineEntry, index: int) -> OutlineEntry:
    at = entry.destination
    return replace(entry, destination=Destination(index, at.x, at.y))


@record(frozen=True, slots=True)
class Origins:
    """Of each section of a report the index of its first piece, and a hash of what it was measured from."""

    starts: Sequence[int]
    hashes: Sequence[bytes]

    def of(self, start: int, stop: int) -> list[tuple[bytes, int]]:
        """What the pieces from ``start`` to before ``stop`` were made from: the hash of each section, and
        which of its pieces is the first of them.
        """
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, stop - 1)
        return [
            (self.hashes[section], max(start - self.starts[section], 0)) for section in range(first, last)
        ]


class KeptPages:
    """The pages of one report; ``maker`` says who sets: code, theme. What is not asked for is forgotten."""

    def __init__(self, store: Store, maker: str) -> None:
        self._store = store
        self._maker = maker
        self._name = hashlib.sha256(f"pages {maker}".encode("utf-8", "surrogatepass")).hexdigest()
        self._known: Mapping[bytes, bytes] | None = None
        self._read: dict[bytes, Landed] = {}
        self._asked: dict[bytes, Landed] = {}

    def read_ahead(self) -> None:
        """Read what there is, while there is time."""
        if self._known is None:
            self._known = records.read(self._name, self._store.get(self._name)) or {}
            self._read = {digest: records.loaded(data) for digest, data in self._known.items()}

    def digest(self, filling: Filling, origins: Origins, around: object) -> bytes | None:
        """A hash of all that a page with this filling and nothing else in its frame follows from; the
        ``repr`` of ``around`` tells what stands around it. None where it is no page of plain text.
        """
        numbers: list[float] = []
        for piece in filling.pieces:
            if _is_special(piece):
                return None
            numbers += piece.height, piece.before, piece.after, piece.break_before, piece.break_after
        start = filling.end - len(filling.pieces)
        made_from = origins.of(start, filling.end)
        words = self._maker, around, made_from, filling.continued, filling.continues, filling.spacing
        digest = hashlib.sha256(repr(words).encode("utf-8", "surrogatepass"))
        digest.update(array("d", numbers).tobytes())
        return digest.digest()

    def find(self, digest: bytes) -> Landed | None:
        """What a page tells that was set before."""
        self.read_ahead()
        found = self._read.get(digest)
        if found is not None:
            self._asked[digest] = found
        return found

    def note(self, digest: bytes, landed: Landed) -> None:
        """Remember a page."""
        self._asked[digest] = landed

    def keep(self) -> None:
        """Keep what was asked for, for the next build."""
        known = self._known or {}
        if self._asked.keys() == known.keys():
            return
        found = {digest: known.get(digest) or _pickled(page) for digest, page in sorted(self._asked.items())}
        data = records.kept(self._name, found)
        if data is not None:
            self._store.put(self._name, data)


def _pickled(page: Landed) -> bytes:
    return pickle.dumps(page, pickle.HIGHEST_PROTOCOL)


def _is_special(piece: Piece) -> bool:
    """Whether more may be done with a piece than to place it where its neighbours leave it."""
    return (
        piece.elastic is not None
        or piece.floating is not None
        or piece.band is not None
        or bool(piece.notes)
        or bool(piece.master)
    )
