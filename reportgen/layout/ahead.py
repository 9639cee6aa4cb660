"""Sets the lines of a report's last sections in a second process, while this one sets those of its first.

What a line is does not depend on who sets it: the second process shows in the time alone. It begins with the
last section and goes towards the first; where both meet it ends. Measuring is done here, for every section,
with the lines that have come by then. A section that was not sent (or could not be: its process died) is set
here.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
import struct
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import NoReturn

from reportgen.forking import fork
from reportgen.typeset import Line
from reportgen.typeset.packing import PackedLine, packed

# set lines by the hashes of what they were set from, which are the same in a forked process
Sent = Mapping[int, tuple[PackedLine, ...]]
SetSection = Callable[[int], Iterable[tuple[int, tuple[Line, ...]]]]
# before each section's lines: its place among the sections, and how many bytes they are
_HEAD = struct.Struct("<II")
# so much waits in the pipe while this process does something else (as much as a user may ask for: pipe(7))
_PIPE_BYTES = 1 << 20
_NOTHING: Sent = {}


class Ahead:
    """The lines of sections ``first`` to ``last``; ``set_section`` gives those of one, each with its hash."""

    def __init__(self, first: int, last: int, set_section: SetSection) -> None:
        self._come: dict[int, bytes] = {}
        self._coming = bytearray()
        self._at = last  # the section that is being set there, or has been when there is none before it
        self._source, target = os.pipe()
        self._child = fork()
        if self._child == 0:
            os.close(self._source)
            _set_backwards(range(last, first - 1, -1), set_section, target)
        os.close(target)
        os.set_blocking(self._source, False)

    def lines(self, section: int) -> Sent:
        """The lines of a section, asked for one after the other; none where it is to be set here."""
        if self._child:
            self._receive(section)
        data = self._come.pop(section, None)
        if data is None:
            if section >= self._at:
                self.close()  # it is at what is done here now
            return _NOTHING
        sent: Sent = marshal.loads(data)
        return sent

    def close(self) -> None:
        """End the other process."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            os.close(self._source)
            self._child = 0

    def _receive(self, section: int) -> None:
        """Take what has come; a section that is on its way is waited for."""
        alive = True
        while alive:
            try:
                data = os.read(self._source, _PIPE_BYTES)
            except BlockingIOError:
                if len(self._coming) < _HEAD.size or _HEAD.unpack_from(self._coming)[0] != section:
                    return
                select.select([self._source], [], [])
            else:
                alive = bool(data)
                self._coming += data
                self._take()

    def _take(self) -> None:
        """Part what has come into sections."""
        while len(self._coming) >= _HEAD.size:
            section, size = _HEAD.unpack_from(self._coming)
            end = _HEAD.size + size
            if len(self._coming) < end:
                return
            self._come[section] = bytes(self._coming[_HEAD.size : end])
            del self._coming[:end]
            self._at = section - 1


def _set_backwards(sections: Iterable[int], set_section: SetSection, target: int) -> NoReturn:
    """The other process: sends section by section until nobody reads any more."""
    import fcntl  # not on Windows

    try:
        with suppress(OSError):
            fcntl.fcntl(target, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        with os.fdopen(target, "wb") as file:
            for section in sections:
                made = {key: tuple(map(packed, lines)) for key, lines in set_section(section)}
                data = marshal.dumps(made)
                file.write(_HEAD.pack(section, len(data)))
                file.write(data)
                file.flush()
    finally:
        # whatever happened: who reads sets what is missing, and tells it; nothing of it is left here to end
        os._exit(0)
