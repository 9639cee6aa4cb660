"""Sections as they were measured, kept in a store from one build to the next.

An entry lies under a hash of all that measuring a section follows from, but for what it reads of where
anchors are: of that it has the answers, and is taken where they are the same. It is written by pickle, which
is five times as quick as anything that makes records one by one, and therefore sealed: no project can bring
one along. Pictures, figures and the setting, which the report at hand has, are not written; they are named.
So are the blocks of a section, of which each has its share in the pickle: it is known when others change.
What stands in pieces, and the parts, are pickles by themselves, and read when they are asked for.
One more entry has the names of those that were last asked for, for who has time to read them before there is
a report.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, overload

from reportgen.cache import Store, records
from reportgen.layout.keptends import KeptEnds
from reportgen.layout.keptpages import KeptPages
from reportgen.layout.keptpiece import Items, KeptItems, KeptPiece, without_items
from reportgen.layout.measured import Measured, Reads, still_read
from reportgen.layout.pieces import Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.fingerprints import Fingerprints
from reportgen.model.flow import Block, Figure
from reportgen.model.keptsection import traits_of
from reportgen.model.pages import StructureElement
from reportgen.model.picture import Asset, Picture
from reportgen.model.walking import walk
from reportgen.record import record


@record(frozen=True, slots=True)
class _Variant:
    """One way a section was measured: what it read, a pickle of pieces and elements, and deflated ones of
    the items in these pieces and of its parts.
    """

    reads: Reads
    data: bytes
    items: bytes
    parts: bytes


# pieces and elements
_Made = tuple[tuple[Piece, ...], tuple[StructureElement, ...]]
# what sections hold is a third as long this way, in no time that shows
_LEVEL = 1


@record(frozen=True, slots=True)
class _Part:
    """A block in a section, which is the ``block``-th in reading order; its elements are those from ``first``
    to before ``last`` of the section's.
    """

    block: int
    first: int
    last: int
    place: Place
    size: tuple[float, float]
    reads: Reads
    pieces: tuple[Piece, ...]
    parts: tuple[_Part, ...]


class Shelf:
    """The sections that earlier builds measured; ``maker`` says who measures: code, theme, language.
    ``prints`` has the fingerprints that are known. ``ends``: where frames ended; ``pages``: those that were
    set.
    """

    def __init__(self, store: Store, maker: str, prints: Fingerprints | None = None) -> None:
        self._store = store
        self._maker = maker
        self.ends = KeptEnds(store, maker)
        self.pages = KeptPages(store, maker)
        self._prints = prints or Fingerprints()
        self._variants: dict[str, tuple[_Variant, ...]] = {}
        self._taken: dict[int, tuple[Measured, _Variant]] = {}
        # by the identity of what was taken
        self._origins: dict[int, str] = {}
        # by the variant's identity, each to be given once
        self._read: dict[int, tuple[_Made, KeptItems]] = {}
        self._list = hashlib.sha256(f"sections of {maker}".encode("utf-8", "surrogatepass")).hexdigest()
        self._listed: tuple[str, ...] = ()
        self._kept: tuple[str, ...] = ()

    @property
    def maker(self) -> str:
        """Who measures."""
        return self._maker

    @property
    def prints(self) -> Fingerprints:
        """The fingerprints that are known."""
        return self._prints

    def read_ahead(self) -> None:
        """Read what was last asked for: most of it will be again."""
        self.pages.read_ahead()
        self._listed = records.read(self._list, self._store.get(self._list)) or ()
        for key in self._listed:
            for variant in self._known(key):
                with suppress(IndexError):  # it names what its section has
                    self._read[id(variant)] = _made(variant, ())

    def find(self, section: Block, place: Place, setting: Setting) -> Measured | None:
        """The section as it was measured when all it reads was as it is now."""
        size, start = (setting.page_height, setting.page_width), setting.structure.next_key
        key = self._key(section, place, size, start)
        for variant in self._known(key):
            if still_read(variant.reads, setting):
                given = (*_given(section), setting)
                (pieces, elements), items = self._read.pop(id(variant), None) or _made(variant, given)
                items.read = partial(_read_items, variant, given)
                parts = _Later(partial(_read_parts, variant.parts, section, start, given, pieces, elements))
                found = Measured(section, start, place, size, variant.reads, pieces, elements, parts)
                self._taken[id(found)] = found, variant
                self._origins[id(found)] = key
                return found
        return None

    def origin(self, measured: Measured) -> bytes:
        """A hash of all that a section was measured from."""
        key = self._origins.get(id(measured)) or self._key(
            measured.block, measured.place, measured.size, measured.start
        )
        return hashlib.sha256(f"{key} {measured.reads!r}".encode("utf-8", "surrogatepass")).digest()

    def keep(self, measured: Sequence[Measured], start: int, setting: Setting) -> None:
        """Keep what was measured at one place in the structure, in place of what is there.

        What cannot be written, because it has parts of its own making, is measured again each time.
        """
        by_key: dict[str, list[_Variant]] = {}
        for each in measured:
            variant = self._variant(each, setting)
            if variant is not None:
                key = self._key(each.block, each.place, each.size, start)
                by_key.setdefault(key, []).append(variant)
        for key, variants in by_key.items():
            if self._variants.get(key) != tuple(variants):
                data = records.kept(key, tuple(variants))
                if data is not None:
                    self._store.put(key, data)
        self._kept += tuple(by_key)

    def keep_list(self) -> None:
        """Keep the names of what was kept."""
        if self._kept != self._listed:
            data = records.kept(self._list, self._kept)
            if data is not None:
                self._store.put(self._list, data)

    def _variant(self, measured: Measured, setting: Setting) -> _Variant | None:
        if id(measured) in self._taken:
            return self._taken[id(measured)][1]
        try:
            return _Variant(measured.reads, *_written(measured, setting))
        except pickle.PicklingError:
            return None

    def _known(self, key: str) -> tuple[_Variant, ...]:
        if key not in self._variants:
            self._variants[key] = records.read(key, self._store.get(key)) or ()
        return self._variants[key]

    def _key(self, section: Block, place: Place, size: tuple[float, float], start: int) -> str:
        words = f"{self._maker} {self._prints.digest(section)} {place!r} {size!r} {start}"
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _made(variant: _Variant, given: tuple[object, ...]) -> tuple[_Made, KeptItems]:
    """The pieces and elements of a section, and what reads the items of the pieces."""
    items = KeptItems(partial(_read_items, variant, given))
    made: _Made = _Reader(variant.data, given, items).load()
    return made, items


def _read_items(variant: _Variant, given: tuple[object, ...]) -> Items:
    found: Items = _Reader(zlib.decompress(variant.items), given).load()
    return found


def _written(measured: Measured, setting: Setting) -> tuple[bytes, bytes, bytes]:
    """Pickles of pieces and elements, of the pieces' items, and of parts; raises PicklingError when they hold
    what the report does not have.
    """
    given = tuple(_given(measured.block))
    places = {id(one): index for index, one in enumerate(given)}

    def named(one: object) -> tuple[Any, tuple[int]]:
        if id(one) not in places:
            raise pickle.PicklingError("not of this section")
        return _one, (places[id(one)],)

    def named_setting(one: Setting) -> tuple[Any, tuple[int]]:
        # the theme as it is: no setting of smaller type
        if one.typeset is not setting.typeset:
            raise pickle.PicklingError("not of this setting")
        return _one, (len(given),)

    order = {id(piece): index for index, piece in enumerate(measured.pieces, start=len(given) + 1)}

    def named_piece(one: Piece) -> Any:
        # pieces of a part are as a rule those of the whole
        return (_one, (order[id(one)],)) if id(one) in order else one.__reduce_ex__(pickle.HIGHEST_PROTOCOL)

    own = KeptItems(tuple)  # stands for those that are read
    pieces = tuple(KeptPiece.of(piece, index, own) for index, piece in enumerate(measured.pieces))

    def apart(one: KeptPiece) -> Any:
        # a piece inside another (a note, a head that is repeated) has its items with it
        return without_items(one) if one._source is own else one.__reduce__()

    known: dict[type, Callable[[Any], Any]] = {Asset: named, Figure: named, Setting: named_setting}
    apart_from_items = {KeptPiece: apart, KeptItems: lambda _: (_items_at_hand, ())}
    data = _pickled((pieces, measured.elements), {**known, **apart_from_items})
    items = _pickled(tuple(piece.items for piece in measured.pieces), known)
    blocks = {id(block): index for index, block in enumerate(walk((measured.block,)))}
    parts = tuple(_parts(measured, blocks, measured.start))
    parts_data = _pickled(parts, {**known, Piece: named_piece, KeptPiece: named_piece})
    return data, zlib.compress(items, _LEVEL), zlib.compress(parts_data, _LEVEL)


def _pickled(value: object, known: Mapping[type, Callable[[Any], Any]]) -> bytes:
    """A pickle that names what is ``known`` instead of writing it."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = known
    pickler.dump(value)
    return buffer.getvalue()


def _parts(measured: Measured, blocks: Mapping[int, int], start: int) -> Iterator[_Part]:
    """What a block's parts are in a pickle; those made on the way (a picture of less height) are left out."""
    for part in measured.parts:
        block, first = blocks.get(id(part.block)), part.start - start
        if block is not None and not part.tells:
            parts = tuple(_parts(part, blocks, start))
            last = first + len(part.elements)
            yield _Part(block, first, last, part.place, part.size, part.reads, part.pieces, parts)


def _read_parts(
    data: bytes,
    section: Block,
    start: int,
    given: tuple[object, ...],
    pieces: tuple[Piece, ...],
    elements: tuple[StructureElement, ...],
) -> tuple[Measured, ...]:
    """The parts of a section as they were measured."""
    blocks = tuple(walk((section,)))
    parts = _Reader(zlib.decompress(data), (*given, *pieces)).load()
    return tuple(_known(part, blocks, start, elements) for part in parts)


class _Later(Sequence[Measured]):
    """Parts that are read when somebody asks for them: while a section stays as it is, nobody does."""

    def __init__(self, read: Callable[[], tuple[Measured, ...]]) -> None:
        self._read: Callable[[], tuple[Measured, ...]] | None = read
        self._parts: tuple[Measured, ...] = ()

    def _found(self) -> tuple[Measured, ...]:
        if self._read is not None:
            self._parts, self._read = self._read(), None
        return self._parts

    @overload
    def __getitem__(self, index: int) -> Measured: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Measured]: ...
    def __getitem__(self, index: int | slice) -> Measured | Sequence[Measured]:
        return self._found()[index]

    def __len__(self) -> int:
        return len(self._found())


def _known(
    part: _Part, blocks: Sequence[Block], start: int, elements: tuple[StructureElement, ...]
) -> Measured:
    """A part of a section as it was measured."""
    return Measured(
        blocks[part.block],
        start + part.first,
        part.place,
        part.size,
        part.reads,
        part.pieces,
        elements[part.first : part.last],
        tuple(_known(inner, blocks, start, elements) for inner in part.parts),
    )


def _given(section: Block) -> Iterator[Figure | Asset]:
    """What pieces have of their section as it is, in reading order."""
    traits = traits_of(section)
    if traits is not None and not traits.has_figures:
        return
    for block in walk((section,)):
        if isinstance(block, Figure):
            yield block
            if isinstance(block.graphic, Picture):
                yield block.graphic.asset


def _one(index: int) -> object:
    """Stands in pickles for what the report at hand has."""
    raise pickle.UnpicklingError(f"{index} is read by whoever knows the report")


def _items_at_hand() -> KeptItems:
    """Stands in pickles for what reads the items of the pieces."""
    raise pickle.UnpicklingError("read by whoever knows the section")


class _Reader(records.RecordReader):
    """Reads records, and gives what they name."""

    def __init__(self, data: bytes, given: tuple[object, ...], items: KeptItems | None = None) -> None:
        super().__init__(data)
        self._given = given
        self._items = items

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _one.__name__):
            return self._given.__getitem__
        if self._items is not None and (module, name) == (__name__, _items_at_hand.__name__):
            return lambda: self._items
        return super().find_class(module, name)
