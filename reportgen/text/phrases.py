"""Where a heading may be divided without hurting its sense: between phrases, not inside words.

Words and their kinds come from the dictionary of jieba, an optional extra (``pip install reportgen[words]``).
"""

from __future__ import annotations

import importlib.util
import warnings
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


class Harm(IntEnum):
    """What a line end between two characters does to the sense."""

    FREE = 0  # between phrases: behind a mark or blank, before 和 与 及
    FAINT = 1  # between a subject and what is said of it
    PART = 2  # inside a compound of nouns, behind 的
    BOUND = 3  # between a verb and its object, behind 在 为 对, before 的 了 等
    TORN = 4  # inside a word


# kinds of words as jieba's dictionary marks them, by their first letter
_LEADS = "vpdrmc"  # verb, preposition, adverb, pronoun, numeral, conjunction: look forward to what follows
_NAMES = "nabjilszvt"  # what may be a verb's object
_TRAILS = "ufyqkeg"  # particle, place word, final particle, measure word, suffix: belong to what precedes
_MARKS = frozenset("，。、；：！？）》”’」』】—…·,.;:!?) ")
_OPENINGS = frozenset("（《“‘「『【(")
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
        return Harm.PART  # 的 closes what describes; its noun may begin a line
    if kind in ("vn", "vd", "an"):
        kind = "n"  # 合作, 发展: verbs used as names
    if kind[:1] in _LEADS and next_kind[:1] in _NAMES:
        return Harm.BOUND
    if kind[:1] in "na" and next_kind == "v":
        return Harm.FAINT  # subject | predicate
    return Harm.PART


class _Segmenter:
    """jieba's tokenizer over its own dictionary, without the cache file it would leave in a shared folder."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            # its source has invalid escapes and asks for pkg_resources
            warnings.simplefilter("ignore")
            # 0.4 s to import; only headings of several lines need it
            import jieba
        self._tokenizer: jieba.Tokenizer = jieba.Tokenizer()
        with self._tokenizer.get_dict_file() as file:
            fields = file.read().decode("utf-8").split()
        entries = fields[0::3]
        self._tokenizer.FREQ = _Frequencies(zip(entries, map(int, fields[1::3]), strict=True))
        self._tokenizer.total = sum(self._tokenizer.FREQ.values())
        self._tokenizer.initialized = True
        self._kinds = dict(zip(entries, fields[2::3], strict=True))

    def words(self, text: str) -> list[tuple[str, str]]:
        """The words of the text, each with its kind ("n" for one that is not in the dictionary)."""
        return [(word, self._kinds.get(word, "n")) for word in self._tokenizer.cut(text)]


class _Frequencies(dict[str, int]):
    """Word frequencies. The tokenizer extends a word while its beginning is known: any short one may be."""

    _LONGEST = 16

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and len(word) <= self._LONGEST

    def __missing__(self, word: str) -> int:
        return 0


@cache
def _segmenter() -> _Segmenter:
    return _Segmenter()
