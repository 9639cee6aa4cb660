"""What a file is known by: the hash of its bytes, and what the system says of it, which is had unread."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from reportgen.record import record, replace


@record(frozen=True, slots=True)
class Stamp:
    """The SHA-256 of a file; its size in bytes, when it was last written to (ns), its number in the file
    system; and when anything of it changed (ns), 0 while the file is on its way: to move it is a change, too.

    By the last it is known untouched, as it is to Git: no program can set that time.
    """

    digest: str
    size: int
    written: int
    number: int
    changed: int = 0


def stamps(folder: Path, names: Iterable[str]) -> dict[str, Stamp]:
    """The stamps of files that are not yet where they belong, without those that cannot be read."""
    found = {}
    for name in names:
        with suppress(OSError), (folder / name).open("rb") as file:
            state = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            found[name] = Stamp(digest, *_moved(state))
    return found


def settled(folder: Path, known: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """The stamps of files that are now in ``folder``; one that another took the place of stays as it was."""
    return {name: replace(stamp, changed=_changed(folder, name, stamp)) for name, stamp in known.items()}


class Standing:
    """The files in a folder, of which some are known from when a build left them there."""

    def __init__(self, folder: Path, known: Mapping[str, Stamp]) -> None:
        self.folder = folder
        self._known = known

    def stamps(self, names: Iterable[str]) -> Iterator[Stamp | None]:
        """The stamps that files have now; those that were touched are read. None for what is not there."""
        for name in names:
            known = self._known.get(name)
            if known is not None and known.changed and _changed(self.folder, name, known) == known.changed:
                yield known
            else:
                yield stamps(self.folder, (name,)).get(name)


def _changed(folder: Path, name: str, stamp: Stamp) -> int:
    """When a file last changed in any way; 0 if it is not the file of the stamp."""
    try:
        # a build asks of hundreds of files, and to make a Path takes as long as the answer
        state = os.stat(f"{folder}{os.sep}{name}")  # noqa: PTH116
    except OSError:
        return 0
    same = _moved(state) == (stamp.size, stamp.written, stamp.number)
    return state.st_ctime_ns if same else 0


def _moved(state: os.stat_result) -> tuple[int, int, int]:
    """What stays the same of a file when it is moved."""
    return state.st_size, state.st_mtime_ns, state.st_ino


def plain(known: Mapping[str, Stamp]) -> dict[str, list[object]]:
    """Stamps as JSON can hold them."""
    return {name: [s.digest, s.size, s.written, s.number, s.changed] for name, s in known.items()}


def stamped(plain: Mapping[str, list[object]]) -> dict[str, Stamp]:
    """The stamps that ``plain`` wrote."""
    return {name: Stamp(*values) for name, values in plain.items()}  # type: ignore[arg-type]
