"""The pages as the preview last showed them, to be on the screen before anything is built.

What is kept are the answers the page asks for: the list of pages, each page's drawing with its places, where
fonts lie, pictures. They are believed only where this user's own preview left them (``seal``), by the same
code, for the same layout. ``fresh``: no file they were made from has changed, they are what a build gives.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from reportgen.build.lastbuild import as_read, maker
from reportgen.cache import page_store
from reportgen.cache.seal import opened, sealed
from reportgen.source import Sources

Json = dict[str, Any]
_LEVEL = 1  # a fifth of the size in no time that shows


class Standing:
    """Answers from the store. ``served`` are the pages that were given out."""

    def __init__(self, shelf: Shelf, content: Json, fresh: bool) -> None:
        self._shelf = shelf
        self._content = content
        self.fresh = fresh
        self.served: set[int] = set()

    def state(self) -> Json:
        """The list of pages, the contents; ``earlier``: files have changed since."""
        state: Json = self._content["state"]
        return {**state, "earlier": not self.fresh}

    def families(self) -> dict[str, Path | None]:
        """The CSS families of the report's fonts, with the files of those that are files as they are."""
        kept = self._content["fonts"]
        return {
            name: Path(kept[name]["path"]) if name in kept else None
            for name in self._content["state"]["fonts"]
        }

    def sheet(self, index: int) -> bytes | None:
        """A page as JSON."""
        keys = self._content["sheets"]
        found = self._shelf.get(keys[index]) if index < len(keys) else None
        if found is not None:
            self.served.add(index)
        return found

    def drawn(self, index: int) -> str | None:
        """A page's drawing."""
        found = self.sheet(index)
        return None if found is None else str(json.loads(found)["svg"])

    def font(self, name: str) -> bytes | None:
        """The font file of a CSS family, if it is the one the pages were set in."""
        kept = self._content["fonts"].get(name)
        if kept is None:
            return None
        with suppress(OSError):
            path = Path(kept["path"])
            if stamp_of(path) == kept["stamp"]:
                return path.read_bytes()
        return None

    def picture(self, sha: str) -> tuple[bytes, str] | None:
        """A picture by its hash: its bytes and media type."""
        kept = self._content["pictures"].get(sha)
        data = None if kept is None else self._shelf.get(kept["key"])
        return None if data is None else (data, kept["type"])


def standing_pages(root: Path, layout: str | None) -> Standing | None:
    """The pages of a project as last shown in a layout; None where nothing is kept that is believed."""
    shelf = Shelf(root)
    data = shelf.get(state_key(layout))
    if data is None:
        return None
    content = json.loads(data)
    return Standing(shelf, content, as_read(Sources.of_project(root), content["read"]))


def state_key(layout: str | None) -> str:
    """Under which the list of pages lies: of the same code and layout."""
    return hashlib.sha256(repr(("pages", maker(), layout)).encode()).hexdigest()


def stamp_of(path: Path) -> list[int]:
    """What changes with a file's content: size and time. Raises OSError."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


class Shelf:
    """The store of a project's pages: every entry sealed under its key."""

    def __init__(self, root: Path) -> None:
        self._store = page_store(root)

    def get(self, key: str) -> bytes | None:
        """What was put under a key by this user; None for anything else."""
        data = self._store.get(key)
        content = None if data is None else opened(key, data)
        return None if content is None else zlib.decompress(content)

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data``; quietly nothing where that cannot be done."""
        content = sealed(key, zlib.compress(data, _LEVEL))
        if content is not None:
            self._store.put(key, content)

    def put_part(self, data: bytes) -> str:
        """Keep ``data`` under a key of its own, which is given back; what is there is not written again."""
        key = hashlib.sha256(b"page part\0" + data).hexdigest()
        if self.get(key) is None:
            self.put(key, data)
        return key
