"""How Chinese words sort: by the sounds of their characters, as indexes of Chinese books do."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.cache.code import environment
from reportgen.cache.seal import opened, sealed

if TYPE_CHECKING:
    from reportgen.cache import Store

# before the letters: what begins with a figure or a sign
OTHERS = "#"


# figures as long as these sort as the numbers they are: 第15号 before 第105号
_DIGITS = 12


class Sound(NamedTuple):
    """A key to sort by: letters and numbers first, then tones, then the characters themselves."""

    letters: tuple[str, ...]
    tones: tuple[str, ...]
    text: str

    @property
    def initial(self) -> str:
        """The letter a word stands under."""
        first = self.letters[0][:1].upper() if self.letters else ""
        return first if first.isascii() and first.isalpha() else OTHERS


Asked = tuple[str, str]  # a word, and its pinyin where an editor gave it
_heard: dict[Asked, Sound] = {}  # by this process


class Sounds:
    """The sounds of words, in ``store`` from one run to the next: the table of phrases takes 0.2 s to load.

    ``store`` None keeps nothing.
    """

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._asked: dict[Asked, Sound] = {}
        self._kept: dict[Asked, Sound] | None = None

    def of(self, text: str, written: str = "") -> Sound:
        """As ``sound``."""
        asked = text, written
        found = _heard.get(asked)
        if found is None:
            if self._kept is None:
                self._kept = self._read()
            found = _heard[asked] = self._kept.get(asked) or sound(text, written)
        self._asked[asked] = found
        return found

    def keep(self) -> None:
        """Leave to the next run what was asked, where the store lacks some of it."""
        if self._store is None or self._kept is None or self._asked.keys() <= self._kept.keys():
            return
        content = [[*asked, found.letters, found.tones] for asked, found in sorted(self._asked.items())]
        data = sealed(_key(), json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        if data is not None:
            self._store.put(_key(), data)

    def _read(self) -> dict[Asked, Sound]:
        data = None if self._store is None else self._store.get(_key())
        content = None if data is None else opened(_key(), data)
        if content is None:
            return {}
        return {
            (text, written): Sound(tuple(letters), tuple(tones), text)
            for text, written, letters, tones in json.loads(content)
        }


def _key() -> str:
    # another edition of the table may read a word otherwise
    return hashlib.sha256(f"sounds {environment()}".encode()).hexdigest()


@cache
def sound(text: str, written: str = "") -> Sound:
    """The sound of a word; ``written`` is its pinyin where an editor gave it ("chang san jiao")."""
    # a large table of phrases: loaded only where something is sorted
    from pypinyin import Style, lazy_pinyin

    if written:
        return Sound(tuple(map(_counted, written.lower().split())), (), text)
    # marks do not count: 《科学》 stands under K
    spoken = "".join(char for char in text if char.isalnum())
    letters = tuple(_counted(part.lower()) for part in lazy_pinyin(spoken, style=Style.NORMAL))
    tones = tuple(lazy_pinyin(spoken, style=Style.TONE3, neutral_tone_with_five=True))
    return Sound(letters, tones, text)


def _counted(part: str) -> str:
    """A part of a word with its figures as long as one another, so that they sort as numbers."""
    return re.sub(r"\d+", lambda figures: figures[0].zfill(_DIGITS), part)
