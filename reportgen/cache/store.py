"""Keeps bytes under a content key in a folder; what it gives back is what was put there, or nothing.

A store is a convenience and never a reason to fail: a folder that cannot be written keeps nothing, a damaged
entry is thrown away, and the whole folder may be deleted at any time, also while a build is running.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

# about 6000 charts of 10 KB
MOST_BYTES = 64 * 1024 * 1024
# about 60 faces of a full Chinese font
MOST_FONT_BYTES = 1024 * 1024 * 1024
# about 8000 pages with text that is measured, of all states of a report
MOST_SECTION_BYTES = 128 * 1024 * 1024
# about 1000 photographs of half a page
MOST_PICTURE_BYTES = 512 * 1024 * 1024
# about 15000 pages of text as they are drawn in a PDF, of all documents
MOST_DRAWN_BYTES = 128 * 1024 * 1024
# about 5000 pages as the preview shows them
MOST_PAGE_BYTES = 128 * 1024 * 1024
# to look over the folder takes longer than to put an entry: it is done once a process has put this share of
# the limit, and before that with one entry of so many, by its digest
_UNSEEN_SHARE = 1 / 64
_LOOKED_OVER = 16
_KEPT_SHARE = 0.75  # of the limit that is left after clearing, so that not every further entry clears again
_DIGEST = hashlib.sha256().digest_size
_PARTIAL = ".part"  # suffix of a file that is being written


class Store:
    """A folder of entries, each a file named by its key: a digest of key and data, then the data.

    Keys are hexadecimal digests of whatever the data was made from. Entries are written aside and moved
    into place, so that two processes may use one folder.
    """

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._bytes: int | None = None  # what lies in the folder, as far as this process knows
        self._unseen = 0  # what was put before it knew

    def get(self, key: str) -> bytes | None:
        """The data kept under ``key``; None when there is none or it is not what was put there."""
        path = self._folder / key
        try:
            content = path.read_bytes()
        except OSError:
            return None
        data = content[_DIGEST:]
        if content[:_DIGEST] != _digest(key, data):
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(path)  # clearing begins with what was not asked for longest
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data``; quietly nothing where the folder cannot be written."""
        with suppress(OSError):
            self._make_folder()
            handle, name = tempfile.mkstemp(suffix=_PARTIAL, dir=self._folder)
            try:
                digest = _digest(key, data)
                with os.fdopen(handle, "wb") as file:
                    file.write(digest + data)
                os.replace(name, self._folder / key)  # noqa: PTH105 - the one call that replaces atomically
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._grown(digest, _DIGEST + len(data))

    def _make_folder(self) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            # whatever version control the project is under, derived data stay out of it
            (self._folder / ".gitignore").write_text("*\n", encoding="ascii")

    def _grown(self, digest: bytes, size: int) -> None:
        if self._bytes is None:
            self._unseen += size
            if self._unseen < self._most_bytes * _UNSEEN_SHARE and digest[0] % _LOOKED_OVER:
                return
            self._bytes = sum(known for _, known, _ in self._entries())
        else:
            self._bytes += size
        if self._bytes > self._most_bytes:
            self._clear()

    def _clear(self) -> None:
        """Remove the entries not asked for longest, and what an interrupted process left half written."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= self._most_bytes * _KEPT_SHARE:
                break
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108
            total -= size
        self._bytes = total

    def _entries(self) -> list[tuple[float, int, str]]:
        """Time of last use, size and path of every file but the folder's own."""
        found = []
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(OSError):  # removed by another process meanwhile
                    state = entry.stat()
                    found.append((state.st_mtime, state.st_size, entry.path))
        return found


class LockedStore(Store):
    """A store that is read and not added to, for commands that promise to write nothing."""

    def put(self, key: str, data: bytes) -> None:
        """Keeps nothing."""


def project_store(root: Path) -> Path:
    """The folder of a report project's store."""
    return root / ".reportgen" / "cache"


def picture_store(root: Path) -> Store:
    """The store of a report project's pictures as they are printed, apart from what is small."""
    return Store(root / ".reportgen" / "pictures", MOST_PICTURE_BYTES)


def section_store(root: Path) -> Store:
    """The store of a report project's measured sections, many of which go with each edit."""
    return Store(root / ".reportgen" / "sections", MOST_SECTION_BYTES)


def drawn_store(root: Path) -> Store:
    """The store of the pages of a report project's PDF as they are drawn."""
    return Store(root / ".reportgen" / "drawn", MOST_DRAWN_BYTES)


def page_store(root: Path) -> Store:
    """The store of a report project's pages as the preview last showed them."""
    return Store(root / ".reportgen" / "pages", MOST_PAGE_BYTES)


def font_folder() -> Path:
    """Where the user's converted fonts lie."""
    from platformdirs import user_cache_path  # only for who has such a font

    return user_cache_path("reportgen", appauthor=False) / "fonts"


def font_store() -> Store:
    """The user's store of converted fonts: a face is converted once on a machine, for all projects."""
    return Store(font_folder(), MOST_FONT_BYTES)


def _digest(key: str, data: bytes) -> bytes:
    """Of both, so that an entry under another's name is not believed either."""
    return hashlib.sha256(key.encode() + b"\0" + data).digest()
