"""What is typed and not saved, left on disk for the next preview to offer: words outlive server and page.

It lies in the project's folder of derived data, one file written whole. What the last preview left stays
there until an editor has taken it up or dropped it, beside what is typed meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reportgen.preview.desk import Desk
from reportgen.preview.endings import shown
from reportgen.preview.merging import difference, first_difference
from reportgen.source.rewriting import write_whole

Json = dict[str, Any]
_FILE = "unsaved.json"
_SOON = 0.4  # s after a word is typed: a page sends each, one file for all of them is enough
_MOST_CHARACTERS = 8_000_000  # in all; of more the latest stay
_MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Typed:
    """A file's text as typed, and the file it was typed into; ``time`` in s since the epoch."""

    path: str
    text: str
    base: str
    time: float = field(default=0.0, compare=False)


class Unsaved:
    """Keeps what is typed at a desk; offers what was left before."""

    def __init__(self, desk: Desk, root: Path) -> None:
        self._desk = desk
        self._file = root / ".reportgen" / _FILE
        self._left = [one for one in _read(self._file) if desk.is_inside(one.path)]
        self._written: tuple[Typed, ...] | None = None
        self._asked = asyncio.Event()

    def questions(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be asked, by address."""
        return {"left": self.left}

    def changes(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be changed, by address."""
        return {"take-left": self.take, "drop-left": self.drop, "leave": self.leave}

    def left(self, _: Mapping[str, Any]) -> Json:
        """What was left and nobody has decided about, with how it differs from the files then."""
        with self._desk.lock:
            self._left = [one for one in self._left if self._desk.text_of(one.path) != one.text]
            return {"files": [self._offer(one) for one in self._left]}

    def _offer(self, one: Typed) -> Json:
        base, typed = shown(one.base), shown(one.text)
        return {
            "path": one.path,
            "time": one.time,
            "line": first_difference(base, typed),
            "rows": difference(base, typed),
        }

    def take(self, told: Mapping[str, Any]) -> Json:
        """Go on with what was left in a file; where that changed since, the question whose text stands."""
        path = str(told["path"])
        with self._desk.lock:
            found = [each for each in self._left if each.path == path]
            for one in found:
                if not self._desk.take_up(path, one.text, one.base):
                    return {"problem": "clash"}
                self._left.remove(one)
            return self._desk.taken_up(path) if found else {"problem": "no-file"}

    def drop(self, told: Mapping[str, Any]) -> Json:
        """Forget what was left in files."""
        with self._desk.lock:
            self._left = [one for one in self._left if one.path not in told["paths"]]
        return {}

    def leave(self, told: Mapping[str, Any]) -> Json:
        """Offer what a page could not send because there was no server."""
        found = [
            Typed(str(one["path"]), str(one["text"]), str(one["base"]), time.time()) for one in told["files"]
        ]
        with self._desk.lock:
            self._left += [one for one in found if self._desk.is_inside(one.path) and one not in self._left]
        return {}

    def ask(self) -> None:
        """Something was typed or saved: keep it soon."""
        self._asked.set()

    async def run(self) -> None:
        """Keep what is typed whenever asked, for ever."""
        while True:
            await self._asked.wait()
            await asyncio.sleep(_SOON)
            self._asked.clear()
            await asyncio.to_thread(self.keep)

    def keep(self) -> None:
        """Leave what is typed and not saved, and what was left before; quietly not where that cannot be."""
        with self._desk.lock:
            now = time.time()
            typed = [Typed(path, text, base, now) for path, text, base in self._desk.typed()]
            found = _within_bounds([*typed, *(one for one in self._left if one not in typed)])
        if found == self._written:
            return
        with suppress(OSError):
            if found:
                _write(self._file, found)
            else:
                self._file.unlink(missing_ok=True)
            self._written = found


def _within_bounds(entries: Iterable[Typed]) -> tuple[Typed, ...]:
    kept: list[Typed] = []
    characters = 0
    for one in entries:
        characters += len(one.text) + len(one.base)
        if characters <= _MOST_CHARACTERS and len(kept) < _MOST_ENTRIES:
            kept.append(one)
    return tuple(kept)


def _read(file: Path) -> list[Typed]:
    """What was left; nothing where there is nothing, or it is not in order."""
    try:
        found = [Typed(**one) for one in json.loads(file.read_bytes())["files"]]
        fit = all(isinstance(text, str) for one in found for text in (one.path, one.text, one.base))
        return found if fit and all(isinstance(one.time, int | float) for one in found) else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(file: Path, entries: Iterable[Typed]) -> None:
    if not file.parent.is_dir():
        file.parent.mkdir()
        (file.parent / ".gitignore").write_text("*\n", encoding="ascii")
    content = json.dumps({"files": [asdict(one) for one in entries]}, ensure_ascii=False)
    write_whole(file, content.encode("utf-8", "surrogatepass"))
