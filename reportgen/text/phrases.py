"""Where a heading may be divided without hurting its sense: between phrases, not inside words.

Words and their kinds come from the dictionary of jieba, an optional extra (``pip install reportgen[words]``).
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import warnings
from enum import IntEnum
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


class Harm(IntEnum):
    """What a line end between two characters does to the sense."""

    FREE = 0  # between phrases: behind a mark or blank, before 和 与 及
    FAINT = 1  # between a subject and what is said of it
    DESCRIBED = 2  # behind 的, before the noun that is described
    PART = 3  # inside a compound of nouns: 深度|融合
    BOUND = 4  # between a verb and its object, behind 在 为 对, before 的 了 等
    TORN = 5  # inside a word


# kinds of words as jieba's dictionary marks them, by their first letter
_LEADS = "vpdrmc"  # verb, preposition, adverb, pronoun, numeral, conjunction: look forward to what follows
_NAMES = "nabjilszvt"  # what may be a verb's object
_TRAILS = "ufyqkeg"  # particle, place word, final particle, measure word, suffix: belong to what precedes
_MARKS = frozenset("，。、；：！？）》”’」』】—…·,.;:!?) ")
_OPENINGS = frozenset("（《“‘「『【(")
# neighbouring lines (word, frequency, kind) whose words begin with the same character
_BLOCK = re.compile(r"^(.).*\n?(?:\1.*\n?)*", re.MULTILINE)
# the frequencies of jieba's dictionary added up, without which a word's share is not known
DICTIONARY_TOTAL = 60_101_964
# words that bind two phrases of equal rank: a line may begin with one, not end
_BINDERS = frozenset("和与及或并而暨以及")


def available() -> bool:
    """Whether the word list is installed."""
    return importlib.util.find_spec("jieba") is not None


def phrase_harm(text: str) -> list[Harm]:
    """For every character the harm of dividing behind it; raises ImportError without the word list."""
    words = _segmenter().words(text)
    harm: list[Harm] = []
    for index, (word, kind) in enumerate(words):
        harm += [Harm.TORN] * (len(word) - 1)
        after, next_kind = words[index + 1] if index + 1 < len(words) else ("", "")
        harm.append(_between(word, kind, after, next_kind))
    return harm


def _between(word: str, kind: str, after: str, next_kind: str) -> Harm:
    """The harm of dividing between two neighbouring words."""
    if not after or word[-1] in _MARKS or after[0] in _OPENINGS or after in _BINDERS:
        return Harm.FREE
    if word in _BINDERS or next_kind[:1] in _TRAILS:
        return Harm.BOUND
    if kind[:1] == "u":
        return Harm.DESCRIBED  # 的 closes what describes; its noun may begin a line
    if kind in ("vn", "vd", "an"):
        kind = "n"  # 合作, 发展: verbs used as names
    if kind[:1] in _LEADS and next_kind[:1] in _NAMES:
        return Harm.BOUND
    if kind[:1] in "na" and next_kind == "v":
        return Harm.FAINT  # subject | predicate
    return Harm.PART


class _Segmenter:
    """jieba's tokenizer, with as much of its dictionary as the texts ask for.

    To read all 349,000 entries takes a quarter of a second; the words that begin with the characters of a
    report's headings are a few thousand. No cache file is left in a shared folder.
    """

    def __init__(self) -> None:
        # headings of several lines alone need it
        self._tokenizer: jieba.Tokenizer = _jieba().Tokenizer()
        self._words = _Frequencies()
        self._tokenizer.FREQ = self._words
        self._tokenizer.total = DICTIONARY_TOTAL
        self._tokenizer.initialized = True
        self._kinds: dict[str, str] = {}
        with self._tokenizer.get_dict_file() as file:
            self._dictionary: str = file.read().decode("utf-8")
        # first character → where lines that begin with it stand; most stand together
        self._places: dict[str, list[tuple[int, int]]] = {}
        for block in _BLOCK.finditer(self._dictionary):
            self._places.setdefault(block[1], []).append(block.span())

    def words(self, text: str) -> list[tuple[str, str]]:
        """The words of the text, each with its kind ("n" for one that is not in the dictionary)."""
        for char in text:
            self._learn(char)
        return [(word, self._kinds.get(word, "n")) for word in self._tokenizer.cut(text)]

    def _learn(self, char: str) -> None:
        """Know the words that begin with a character."""
        for start, end in self._places.pop(char, ()):
            fields = self._dictionary[start:end].split()
            self._words.update(zip(fields[0::3], map(int, fields[1::3]), strict=True))
            self._kinds.update(zip(fields[0::3], fields[2::3], strict=True))


class _Frequencies(dict[str, int]):
    """Word frequencies. The tokenizer extends a word while its beginning is known: any short one may be."""

    _LONGEST = 16

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and len(word) <= self._LONGEST

    def __missing__(self, word: str) -> int:
        return 0


def _jieba() -> ModuleType:
    """The package, imported without pkg_resources (0.06 s), which it uses only where there is one."""
    known = sys.modules.get("pkg_resources")
    if known is None:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # the documented way to refuse an import
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its source has invalid escapes
            module = importlib.import_module("jieba")
    finally:
        if known is None:
            del sys.modules["pkg_resources"]
    return module


@cache
def _segmenter() -> _Segmenter:
    return _Segmenter()
