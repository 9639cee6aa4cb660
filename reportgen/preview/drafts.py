"""A project's files with what editors have typed but not saved in front of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.source import Sources, SourceUnreadable
from reportgen.source.memory import Memory
from reportgen.source.shipped import shipped_roots


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

    def read(self, path: Path) -> tuple[bytes, str]:
        """The bytes and their SHA-256; raises OSError."""
        status = path.stat()
        kept = self._kept.get(path)
        if kept is None or (kept.size, kept.time) != (status.st_size, status.st_mtime_ns):
            data = path.read_bytes()
            kept = _Kept(status.st_size, status.st_mtime_ns, data, hashlib.sha256(data).hexdigest())
            self._kept[path] = kept
        return kept.data, kept.digest


class DraftSources(Sources):
    """Sources in which ``drafts``, texts by path, stand for the files of these names."""

    def __init__(self, root: Path, drafts: Mapping[str, str], files: FileMemory, memory: Memory) -> None:
        super().__init__(root, shipped_roots())
        self.memory = memory
        self._drafts = dict(drafts)
        self._files = files

    def read(self, path: str) -> bytes:
        located = self.locate(path)
        draft = self._drafts.get(path)
        if draft is not None:
            data = draft.encode("utf-8")
            self._note(path, hashlib.sha256(data).hexdigest())
            return data
        try:
            data, digest = self._files.read(located)
        except OSError as error:
            raise SourceUnreadable(path, error.strerror or str(error)) from error
        self._note(path, digest)
        return data

    def mapped(self, path: str) -> Path:
        self.read(path)  # its hash is remembered
        return self.locate(path)
