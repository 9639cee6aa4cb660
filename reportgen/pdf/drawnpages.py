"""Pages as they were drawn, kept from one build to the next and given again where drawing gives the same.

What is drawn follows from the items of a page and the roles of the elements they belong to, of which its
``base`` is a hash, and from the codes that fonts have for glyphs, what pictures are called, and who draws
(code, inks): of all that its key is made. What elements own on the page, in which order, is kept with it, and
the glyphs on it, which fonts are made of before there are codes. One entry of the store has all pages of a
document; it is sealed, so that no project can bring along pages that say something else than its text. It
has the bases of pages, too, that are known by what their items follow from: these need not be made.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import assert_never

from reportgen.cache import Store
from reportgen.cache.seal import opened, sealed
from reportgen.model.keptpage import digest_of_page, further_items
from reportgen.model.pages import (
    GlyphRun,
    ImageItem,
    Item,
    LinkItem,
    Page,
    PathItem,
    RectItem,
    StructureElement,
    TextItem,
)
from reportgen.pdf.fonts import EmbeddedFont, Pair
from reportgen.pdf.images import EmbeddedImage
from reportgen.record import record

# the last version of marshal that writes what is equal alike, whether or not it is one object
_BY_VALUE = 2

_line = attrgetter("x", "y", "element", "rotation", "artifact")
_run = attrgetter("face", "size", "glyphs", "text", "offsets", "rise", "element")
_placed = attrgetter("x", "y", "width", "height", "element", "artifact")


# the glyphs of one face: its key, two bytes a glyph, the characters that each stands for
Used = tuple[str, bytes, Sequence[str]]


@record(frozen=True, slots=True)
class DrawnPage:
    """The deflated content stream of a page with this key, the owners of what is on it as ``Marks`` notes
    them, and the glyphs that are ``used`` on it.
    """

    key: bytes
    data: bytes
    owners: tuple[int, ...]
    used: tuple[Used, ...]


class DrawnPages:
    """The pages of one document; ``maker`` says who draws: code, theme, the document's name."""

    def __init__(self, store: Store, maker: str) -> None:
        self._store = store
        self._key = hashlib.sha256(f"drawn pages {maker}".encode("utf-8", "surrogatepass")).hexdigest()
        self._kept, self._bases = _read(self._key, store.get(self._key))
        self._asked: dict[bytes, DrawnPage] = {}
        self._asked_bases: dict[bytes, bytes] = {}

    def base(self, page: Page, bases: PageBases) -> bytes:
        """The base of a page."""
        digest = digest_of_page(page)
        if digest is None:
            return bases.of(page)
        found = self._asked_bases[digest] = self._bases.get(digest) or bases.of(page)
        return found

    def pairs(self, base: bytes) -> Iterator[tuple[str, Iterable[Pair]]] | None:
        """The glyphs of a page by the keys of their faces, if it is known."""
        found = self._kept.get(base)
        if found is None:
            return None
        return ((face, zip(array("H", glyphs), text, strict=True)) for face, glyphs, text in found.used)

    def find(self, base: bytes, key: bytes) -> DrawnPage | None:
        """The page that was drawn under a key."""
        found = self._kept.get(base)
        if found is None or found.key != key:
            return None
        self._asked[base] = found
        return found

    def note(self, base: bytes, drawn: DrawnPage) -> None:
        """Remember a page."""
        self._asked[base] = drawn

    def keep(self) -> None:
        """Keep what was asked for, for the next build; the rest is forgotten."""
        if self._asked == self._kept and self._asked_bases == self._bases:
            return
        pages = [(base, p.key, p.data, p.owners, p.used) for base, p in sorted(self._asked.items())]
        content = pages, sorted(self._asked_bases.items())
        data = sealed(self._key, marshal.dumps(content))
        if data is not None:
            self._store.put(self._key, data)


class PageKeys:
    """Keys of the pages of a document with these fonts and pictures."""

    def __init__(self, fonts: Mapping[str, EmbeddedFont], images: Mapping[str, EmbeddedImage]) -> None:
        self._images = images
        codes = [(face, font.resource, list(font.codes.items())) for face, font in sorted(fonts.items())]
        self._fonts = hashlib.sha256(marshal.dumps(codes, _BY_VALUE))

    def of(self, page: Page, base: bytes) -> bytes:
        """The key of a page."""
        items = further_items(page)
        shown = [self._images[item.asset.sha256] for item in items if isinstance(item, ImageItem)]
        digest = self._fonts.copy()
        digest.update(base)
        digest.update(marshal.dumps([(image.resource, image.upright) for image in shown], _BY_VALUE))
        return digest.digest()


class PageBases:
    """Hashes of what stands on the pages of a document, whatever fonts and pictures are called there."""

    def __init__(self, structure: Mapping[int, StructureElement], anchors: Container[str]) -> None:
        self._structure = structure
        self._anchors = anchors

    def of(self, page: Page) -> bytes:
        """The base of a page."""
        elements: set[int | None] = set()
        values = [self._values(item, elements) for item in page.items]
        roles = [
            (key, self._structure[key].role) for key in sorted(key for key in elements if key is not None)
        ]
        return hashlib.sha256(marshal.dumps((page.height, values, roles), _BY_VALUE)).digest()

    def _values(self, item: Item, elements: set[int | None]) -> object:
        """All that drawing an item follows from, as ``marshal`` can write it; its elements are noted."""
        elements.add(item.element)
        match item:
            case TextItem():
                return _line(item), [_glyphs(run, elements) for run in item.runs]
            case RectItem() | PathItem():
                return repr(item)
            case ImageItem():
                return _placed(item), repr(item.crop), item.asset.sha256
            case LinkItem():
                # what the annotation says is written for each document anew
                return item.element, is_annotated(item, self._anchors)
            case _:
                assert_never(item)


def used_on(page: Page) -> tuple[Used, ...]:
    """The glyphs of a page, each once."""
    found: dict[str, set[Pair]] = {}
    for item in page.items:
        if isinstance(item, TextItem):
            for run in item.runs:
                found.setdefault(run.face, set()).update(zip(run.glyphs, run.text, strict=True))
    return tuple(_packed(face, sorted(pairs)) for face, pairs in sorted(found.items()))


def _packed(face: str, pairs: Sequence[Pair]) -> Used:
    text = tuple(characters for _, characters in pairs)
    # nearly always each stands for one character: a string is read back in a tenth of the time
    whole = "".join(text) if all(len(each) == 1 for each in text) else text
    return face, array("H", [glyph for glyph, _ in pairs]).tobytes(), whole


def is_annotated(item: LinkItem, anchors: Container[str]) -> bool:
    """Whether a link leads anywhere: a section on its own may name places that are only in the whole report,
    which are words and no link.
    """
    return not item.internal or item.target in anchors


def _glyphs(run: GlyphRun, elements: set[int | None]) -> tuple[object, ...]:
    elements.add(run.element)
    return *_run(run), *run.colour


def _read(key: str, data: bytes | None) -> tuple[dict[bytes, DrawnPage], dict[bytes, bytes]]:
    content = None if data is None else opened(key, data)
    if content is None:
        return {}, {}
    pages, bases = marshal.loads(content)
    return {base: DrawnPage(*page) for base, *page in pages}, dict(bases)
