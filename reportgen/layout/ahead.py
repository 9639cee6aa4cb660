"""Sets the lines of a report's last sections in a second process, while this one sets those of its first.

What a line is does not depend on who sets it: the second process shows in the time alone. Measuring is done
here, for every section, with the lines that have come by then: a third of the work. So the second process
begins before the middle and goes to the end, and both end together; what has come is measured here while the
rest is set there. Who is ahead of the other helps: the second process goes on with the sections before those
it began with, from the last of them on; this one, when it would have to wait, sets the last section of all.
A section that was not sent (or could not be: its process died) is set here.
"""

from __future__ import annotations

import marshal
import os
import select
import struct
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import BinaryIO

from reportgen.forking import Worker
from reportgen.typeset import Line
from reportgen.typeset.packing import PackedLine, packed, unpacked

# set lines by the hashes of what they were set from, which are the same in a forked process
Sent = Mapping[int, tuple[Line, ...]]
SetSection = Callable[[int], Iterable[tuple[int, tuple[Line, ...]]]]
# the sections that are set here, had both processes the same time for themselves: to set one takes three
# times as long as to measure one whose lines have come
_OWN_SHARE = 0.4
# before each section's lines: how many bytes they are
_HEAD = struct.Struct("<I")
# so much waits in the pipe while this process does something else (as much as a user may ask for: pipe(7))
_PIPE_BYTES = 1 << 20
_NOTHING: Sent = {}
_NONE = -1


class Ahead:
    """The lines of sections ``first`` to ``last``; ``set_section`` gives those of one, each with its hash,
    and changes nothing.
    """

    def __init__(self, first: int, last: int, set_section: SetSection) -> None:
        import fcntl  # not on Windows

        self._set_section = set_section
        self._come: dict[int, bytes] = {}
        self._helped: dict[int, Sent] = {}  # set here instead of waiting: ``_stop`` and all behind it
        self._stop = last + 1
        self._coming = bytearray()
        self._middle = first + round((last + 1 - first) * _OWN_SHARE)
        order = [*range(self._middle, last + 1), *range(self._middle - 1, first - 1, -1)]
        self._still_to_come = iter(order)
        self._at = next(self._still_to_come, _NONE)  # the section that is being set there
        self._worker: Worker | None = Worker(partial(_set_sections, order, set_section))
        self._source = self._worker.source
        os.set_blocking(self._source, False)
        with suppress(OSError):
            fcntl.fcntl(self._source, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def lines(self, section: int) -> Sent:
        """The lines of a section, asked for one after the other; none where it is to be set here."""
        if self._worker is not None:
            self._receive()
            while self._is_awaited(section):
                if not self._help():
                    select.select([self._source], [], [])
                self._receive()
            # what is set there now is, or is about to be, set here
            if section in self._helped or self._at <= min(section, self._middle - 1):
                self.close()
        helped = self._helped.pop(section, None)
        if helped is not None:
            return helped
        data = self._come.pop(section, None)
        if data is None:
            return _NOTHING
        sent: Mapping[int, tuple[PackedLine, ...]] = marshal.loads(data)
        return {key: tuple(map(unpacked, lines)) for key, lines in sent.items()}

    def close(self) -> None:
        """End the other process."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _is_awaited(self, section: int) -> bool:
        """Whether a section is being set there, and to set it here would not be quicker."""
        if self._at != section or section in self._helped:
            return False
        return section >= self._middle or len(self._coming) >= _HEAD.size

    def _help(self) -> bool:
        """Set the last section of those that the other process has still to begin; whether there was one."""
        last = self._stop - 1
        if last <= self._at or self._at < self._middle:
            return False
        self._helped[last] = dict(self._set_section(last))
        self._stop = last
        return True

    def _receive(self) -> None:
        """Take what has come, and part it into sections."""
        with suppress(BlockingIOError):
            while data := os.read(self._source, _PIPE_BYTES):
                self._coming += data
                self._take()
            self._at = _NONE  # it has ended

    def _take(self) -> None:
        while len(self._coming) >= _HEAD.size:
            end = _HEAD.size + _HEAD.unpack_from(self._coming)[0]
            if len(self._coming) < end:
                return
            self._come[self._at] = bytes(self._coming[_HEAD.size : end])
            del self._coming[:end]
            self._at = next(self._still_to_come, _NONE)


def _set_sections(sections: Iterable[int], set_section: SetSection, file: BinaryIO) -> None:
    """The other process: sends section by section until nobody reads any more."""
    for section in sections:
        made = {key: tuple(map(packed, lines)) for key, lines in set_section(section)}
        data = marshal.dumps(made)
        file.write(_HEAD.pack(len(data)))
        file.write(data)
        file.flush()
