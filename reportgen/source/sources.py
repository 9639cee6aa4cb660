"""The only door to files: reads what lies in the project or among the shipped data, notes a hash of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from reportgen.source.encoding import decode, decode_for_reading, split_lines
from reportgen.source.shipped import shipped_roots

if TYPE_CHECKING:
    from reportgen.cache import Store
    from reportgen.source.memory import Memory

# what files of text and facts are called by
YAML_SUFFIXES = (".yaml", ".yml")
# before names that are no paths, none of which begins so: a pattern, a file that is mapped
_PATTERN = "\0"
_MAPPED = "\1"
# no text of an editor's is longer, in bytes
_TEXT = 1 << 18


class SourceError(Exception):
    """A file that cannot be used; ``path`` is as the editor wrote it."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class PathOutside(SourceError):
    """The path is absolute or leads, by ``..`` or a symbolic link, out of the project."""


class SourceMissing(SourceError):
    """There is no such file."""


class SourceUnreadable(SourceError):
    """The operating system refuses to read it; ``reason`` is its word."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class Sources:
    """Files of a report project, by POSIX path relative to its root.

    What the project does not have is looked for in ``shared`` roots (the shipped layouts and assets).
    ``dependencies`` maps every path that was read to the SHA-256 of its bytes, or as ``mapped`` has it.
    ``memory``, where there is one, keeps over several builds what is made from them; ``store``, given by who
    may write, keeps over processes what is found of them.
    """

    def __init__(self, root: Path, shared: tuple[Path, ...] = ()) -> None:
        self.root = root.resolve()
        self.shared = tuple(folder.resolve() for folder in shared)
        self.dependencies: dict[str, str] = {}
        self.memory: Memory | None = None
        self.store: Store | None = None
        self._texts: dict[str, str] = {}
        # what was read for its hash alone, until its text is asked for
        self._hashed: dict[str, bytes] = {}
        self._noted: list[dict[str, str | None]] = []

    @classmethod
    def of_project(cls, root: Path) -> Sources:
        """The sources of a project, with the shipped layouts and assets behind it."""
        return cls(root, shipped_roots())

    def take_breath(self) -> None:
        """Called between two texts by checks that go over all of them: where sources may change meanwhile,
        they end a check here by an exception.
        """

    def locate(self, path: str) -> Path:
        """Where a file lies; raises PathOutside, SourceMissing or SourceUnreadable."""
        pure = PurePosixPath(path)
        if pure.is_absolute() or "\0" in path or _climbs(pure):
            raise PathOutside(path)
        for root in (self.root, *self.shared):
            try:
                found = (root / pure).resolve()
                if not found.is_relative_to(root):
                    raise PathOutside(path)
                if found.is_file():
                    return found
            except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
                raise SourceUnreadable(path, _reason(error)) from error
        self._tell(path, None)  # what is made without it is made otherwise once it is there
        raise SourceMissing(path)

    def exists(self, path: str) -> bool:
        """Whether the path names a file that may be read."""
        try:
            self.locate(path)
        except SourceError:
            return False
        return True

    @contextmanager
    def noting(self) -> Iterator[dict[str, str | None]]:
        """Collects what is read meanwhile, by path: the SHA-256, or None for a file that is not there.

        Beside paths there are the names that ``note`` is given and those of the patterns asked for;
        ``digest`` knows them. Of a file that changes meanwhile the first hash stays.
        """
        read: dict[str, str | None] = {}
        self._noted.append(read)
        try:
            yield read
        finally:
            self._noted = [other for other in self._noted if other is not read]

    def _note(self, path: str, digest: str) -> None:
        self.dependencies[path] = digest
        self._hashed.pop(path, None)  # what was read last counts
        self._tell(path, digest)

    def _tell(self, name: str, digest: str | None) -> None:
        for read in self._noted:
            read.setdefault(name, digest)

    def digest(self, name: str) -> str | None:
        """The hash that ``noting`` would collect now under a name; None for what is not there.

        What was noted by ``note`` cannot be asked for again: it is not there.
        """
        try:
            if name.startswith(_PATTERN):
                return _listing(self.glob(name.removeprefix(_PATTERN)))
            if name.startswith(_MAPPED):
                path = name.removeprefix(_MAPPED)
                self.mapped(path)
                return self.dependencies[path]
            if name.startswith("/") and name.endswith("/"):
                return _listing(_within(Path(name)))
            if name.startswith("/"):
                self.read_installed(Path(name))
            else:
                data = self.read(name)
                if len(data) <= _TEXT:
                    self._hashed[name] = data
        except SourceError:
            return None
        return self.dependencies[name]

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises SourceError."""
        located = self.locate(path)
        try:
            data = located.read_bytes()
        except OSError as error:
            raise SourceUnreadable(path, _reason(error)) from error
        self._note(path, hashlib.sha256(data).hexdigest())
        return data

    def mapped(self, path: str) -> Path:
        """Where a file lies that is looked at in parts; raises SourceError.

        One that travels with reportgen is noted by what the system says of it: it changes when reportgen is
        installed, and to read 11 MB of fonts takes a tenth of the time of a build that has nothing to do.
        """
        located = self.locate(path)
        try:
            if located.is_relative_to(self.root):
                with located.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
            else:
                state = located.stat()
                digest = f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"
        except OSError as error:
            raise SourceUnreadable(path, _reason(error)) from error
        self.dependencies[path] = digest
        self._tell(_MAPPED + path, digest)
        return located

    def read_installed(self, path: Path) -> bytes:
        """The bytes of a font of this machine, all that is read from elsewhere; raises SourceError."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceUnreadable(str(path), _reason(error)) from error
        self._note(path.as_posix(), hashlib.sha256(data).hexdigest())
        return data

    def list_installed(self, folder: Path) -> None:
        """Note which files there are in a folder of the machine's fonts."""
        self._tell(f"{folder.as_posix()}/", _listing(_within(folder)))

    def note(self, name: str, data: bytes) -> None:
        """Note something read that is no file of the project: the rows a database gave."""
        self._note(name, hashlib.sha256(data).hexdigest())

    def size(self, path: str) -> int:
        """The size of a file in bytes, without reading it; raises SourceError."""
        located = self.locate(path)
        try:
            return located.stat().st_size
        except OSError as error:
            raise SourceUnreadable(path, _reason(error)) from error

    def text(self, path: str) -> str:
        """The text of a UTF-8 file without its byte order mark; raises SourceError or NotUtf8."""
        if path not in self._texts:
            data = self._hashed.get(path)
            if data is None:
                data = self.read(path)
            else:
                self._note(path, self.dependencies[path])
            self._texts[path] = decode(data)
        elif self._noted:
            self._note(path, self.dependencies[path])
        return self._texts[path]

    def line(self, path: str, number: int) -> str | None:
        """A line of a file, counted from 1, for showing it; None when there is no such line."""
        text = self._texts.get(path)
        if text is None:
            try:
                text = decode_for_reading(self.read(path))
            except SourceError:
                return None
        lines = split_lines(text)
        return lines[number - 1] if 1 <= number <= len(lines) else None

    def glob(self, pattern: str) -> list[str]:
        """Paths of the project's files that match, sorted; raises PathOutside.

        Files reached through a symbolic link that leaves the project are left out.
        """
        pure = PurePosixPath(pattern)
        if pure.is_absolute() or _climbs(pure):
            raise PathOutside(pattern)
        found = sorted(self._inside(pattern)) if pattern else []
        self._tell(_PATTERN + pattern, _listing(found))
        return found

    def _inside(self, pattern: str) -> Iterator[str]:
        try:
            found_paths = list(self.root.glob(pattern))
        except ValueError:  # "a**b": pathlib takes ** only as a whole folder name; it names no file
            return
        for found in found_paths:
            if found.is_file() and found.resolve().is_relative_to(self.root):
                yield found.relative_to(self.root).as_posix()


def _within(folder: Path) -> list[str]:
    return sorted(path.as_posix() for path in folder.rglob("*"))


def _listing(paths: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(paths).encode()).hexdigest()


def _climbs(path: PurePosixPath) -> bool:
    depth = 0
    for part in path.parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).strip()
