"""A project's files with what editors have typed but not saved in front of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reportgen.source import Sources, SourceUnreadable
from reportgen.source.memory import Memory
from reportgen.source.shipped import shipped_roots
from reportgen.source.sources import YAML_SUFFIXES


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file's bytes as they were when its size and time were these."""

    size: int
    time: int
    data: bytes
    digest: str


class FileMemory:
    """The bytes of files that did not change since they were read, so that each build need not read them."""

    def __init__(self) -> None:
        self._kept: dict[Path, _Kept] = {}
        self._places: dict[str, tuple[int, int, Path]] = {}

    def place(self, written: str, locate: Callable[[], Path]) -> Path:
        """Where a file lies whose name is written so: as ``locate`` found it, while this name leads to it."""
        try:
            status = Path(written).stat()
        except (OSError, ValueError):
            return locate()  # it is looked for elsewhere, or refused
        known = self._places.get(written)
        if known is None or known[:2] != (status.st_dev, status.st_ino):
            known = self._places[written] = (status.st_dev, status.st_ino, locate())
        return known[2]

    def read(self, path: Path) -> tuple[bytes, str]:
        """The bytes and their SHA-256; raises OSError."""
        status = path.stat()
        kept = self._kept.get(path)
        if kept is None or (kept.size, kept.time) != (status.st_size, status.st_mtime_ns):
            data = path.read_bytes()
            kept = _Kept(status.st_size, status.st_mtime_ns, data, hashlib.sha256(data).hexdigest())
            self._kept[path] = kept
        return kept.data, kept.digest


class Overtaken(Exception):
    """What was being done is about a state of the files that is no more."""


class DraftSources(Sources):
    """Sources in which ``drafts``, texts by path, stand for the files of these names.

    What is done with them at leisure ends with ``Overtaken`` once ``overtaken`` says that it is.
    """

    def __init__(
        self,
        root: Path,
        drafts: Mapping[str, str],
        files: FileMemory,
        memory: Memory,
        overtaken: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(root, shipped_roots())
        self.memory = memory
        self.texts: dict[str, bytes] = {}  # what was read of the project's YAML files, by path
        self._drafts = dict(drafts)
        self._files = files
        self._overtaken = overtaken

    def take_breath(self) -> None:
        if self._overtaken is not None and self._overtaken():
            raise Overtaken

    def locate(self, path: str) -> Path:
        # whatever a name is looked for in, it is looked for in the project first
        return self._files.place(f"{self.root}/{path}", partial(super().locate, path))

    def read(self, path: str) -> bytes:
        located = self.locate(path)
        draft = self._drafts.get(path)
        if draft is not None:
            data = self.texts[path] = draft.encode("utf-8")
            self._note(path, hashlib.sha256(data).hexdigest())
            return data
        try:
            data, digest = self._files.read(located)
        except OSError as error:
            raise SourceUnreadable(path, error.strerror or str(error)) from error
        if path.endswith(YAML_SUFFIXES):
            self.texts[path] = data
        self._note(path, digest)
        return data
