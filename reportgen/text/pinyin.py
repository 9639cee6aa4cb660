"""How Chinese words sort: by the sounds of their characters, as indexes of Chinese books do."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

# before the letters: what begins with a figure or a sign
OTHERS = "#"


class Sound(NamedTuple):
    """A key to sort by: letters first, then tones, then the characters themselves."""

    letters: tuple[str, ...]
    tones: tuple[str, ...]
    text: str

    @property
    def initial(self) -> str:
        """The letter a word stands under."""
        first = self.letters[0][:1].upper() if self.letters else ""
        return first if first.isascii() and first.isalpha() else OTHERS


@cache
def sound(text: str, written: str = "") -> Sound:
    """The sound of a word; ``written`` is its pinyin where an editor gave it ("chang san jiao")."""
    # a large table of phrases: loaded only where something is sorted
    from pypinyin import Style, lazy_pinyin

    if written:
        return Sound(tuple(written.lower().split()), (), text)
    # marks do not count: 《科学》 stands under K
    spoken = "".join(char for char in text if char.isalnum())
    letters = tuple(part.lower() for part in lazy_pinyin(spoken, style=Style.NORMAL))
    tones = tuple(lazy_pinyin(spoken, style=Style.TONE3, neutral_tone_with_five=True))
    return Sound(letters, tones, text)
