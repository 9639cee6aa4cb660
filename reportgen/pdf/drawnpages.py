"""Pages as they were drawn, kept from one build to the next and given again where drawing gives the same.

What is drawn follows from the items of a page, the roles of the elements they belong to, the codes that fonts
have for glyphs, what pictures are called, and who draws (code, inks): of all that a page's key is made. What
elements own on the page, in which order, is kept with it. One entry of the store has all pages of a document;
it is sealed, so that no project can bring along pages that say something else than its text.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Container, Mapping
from operator import attrgetter
from typing import assert_never

from reportgen.cache import Store
from reportgen.cache.seal import opened, sealed
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
from reportgen.pdf.fonts import EmbeddedFont
from reportgen.pdf.images import EmbeddedImage
from reportgen.record import record

# the last version of marshal that writes what is equal alike, whether or not it is one object
_BY_VALUE = 2

_line = attrgetter("x", "y", "element", "rotation", "artifact")
_run = attrgetter("face", "size", "glyphs", "text", "offsets", "rise", "element")
_placed = attrgetter("x", "y", "width", "height", "element", "artifact")


@record(frozen=True, slots=True)
class DrawnPage:
    """The deflated content stream of a page, and the owners of what is on it as ``Marks`` notes them."""

    data: bytes
    owners: tuple[int, ...]


class DrawnPages:
    """The pages of one document; ``maker`` says who draws: code, theme, the document's name."""

    def __init__(self, store: Store, maker: str) -> None:
        self._store = store
        self._key = hashlib.sha256(f"drawn pages {maker}".encode("utf-8", "surrogatepass")).hexdigest()
        self._kept = _read(self._key, store.get(self._key))
        self._asked: dict[bytes, DrawnPage] = {}

    def find(self, key: bytes) -> DrawnPage | None:
        """The page that was drawn under a key."""
        found = self._kept.get(key)
        if found is not None:
            self._asked[key] = found
        return found

    def note(self, key: bytes, drawn: DrawnPage) -> None:
        """Remember a page."""
        self._asked[key] = drawn

    def keep(self) -> None:
        """Keep what was asked for, for the next build; the rest is forgotten."""
        if self._asked.keys() == self._kept.keys():
            return
        content = [(key, page.data, page.owners) for key, page in sorted(self._asked.items())]
        data = sealed(self._key, marshal.dumps(content))
        if data is not None:
            self._store.put(self._key, data)


class PageKeys:
    """Keys of the pages of a document with these fonts and pictures."""

    def __init__(
        self,
        structure: Mapping[int, StructureElement],
        fonts: Mapping[str, EmbeddedFont],
        images: Mapping[str, EmbeddedImage],
        anchors: Container[str],
    ) -> None:
        self._structure = structure
        self._images = images
        self._anchors = anchors
        codes = [(face, font.resource, list(font.codes.items())) for face, font in sorted(fonts.items())]
        self._fonts = hashlib.sha256(marshal.dumps(codes, _BY_VALUE))

    def of(self, page: Page) -> bytes:
        """The key of a page."""
        elements: set[int | None] = set()
        values = [self._values(item, elements) for item in page.items]
        roles = [
            (key, self._structure[key].role) for key in sorted(key for key in elements if key is not None)
        ]
        digest = self._fonts.copy()
        digest.update(marshal.dumps((page.height, values, roles), _BY_VALUE))
        return digest.digest()

    def _values(self, item: Item, elements: set[int | None]) -> object:
        """All that drawing an item follows from, as ``marshal`` can write it; its elements are noted."""
        elements.add(item.element)
        match item:
            case TextItem():
                return _line(item), [_glyphs(run, elements) for run in item.runs]
            case RectItem() | PathItem():
                return repr(item)
            case ImageItem():
                image = self._images[item.asset.sha256]
                return _placed(item), repr(item.crop), image.resource, image.upright
            case LinkItem():
                # what the annotation says is written for each document anew
                return item.element, is_annotated(item, self._anchors)
            case _:
                assert_never(item)


def is_annotated(item: LinkItem, anchors: Container[str]) -> bool:
    """Whether a link leads anywhere: a section on its own may name places that are only in the whole report,
    which are words and no link.
    """
    return not item.internal or item.target in anchors


def _glyphs(run: GlyphRun, elements: set[int | None]) -> tuple[object, ...]:
    elements.add(run.element)
    return *_run(run), *run.colour


def _read(key: str, data: bytes | None) -> dict[bytes, DrawnPage]:
    content = None if data is None else opened(key, data)
    if content is None:
        return {}
    return {page: DrawnPage(stream, owners) for page, stream, owners in marshal.loads(content)}
