"""What may not happen at line ends, counted on strings alone: written apart from the typesetter.

Sources: clreq §3.1.2 (strict level), GB/T 15834-2011, GB/T 15835-2011. A paragraph is the list of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

NEVER_STARTS = frozenset("”’）》〉」』】〕〗］｝。，、；：！？．·‧・／/～~–—…%％‰℃)]},.;:!?")
NEVER_ENDS = frozenset("“‘（《〈「『【〔〖［｛￥№([{①②③④⑤⑥⑦⑧⑨⑩◆●")
_UNITS = (
    "年月日号时点分秒岁周天个家项人名位场次批元角吨米克升台套种件篇亩届期级倍层条张册页只户所万亿字根箱枚辆"
    "斤两尺寸里公平立支部双份对轮步句段行座楼室站路片块面袋瓶盒桶包弄圈环版盘碗杯㎡"
)
# a figure and what is one with it on the next line; the halves of a word
_TORN = re.compile(
    rf"[0-9][.,:]?\|[0-9]|[0-9]\|(?:[%‰℃]|[{_UNITS}])|[A-Za-z]\|[A-Za-z]|[0-9][—–-]\|[0-9]|[0-9]\|[—–-][0-9]"
)
# an address or a code may be divided; what stands between blanks or Han and looks like one is left out
_ADDRESS = re.compile(r"[!-~]*(?:://|www\.|@)[!-~]*")
_LATIN = re.compile("[0-9A-Za-zÀ-ɏΑ-ω]")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# a last line of so many letters is a word of its own
_A_WORD = 3


# what cannot be parted without a fault: marks that open, a number or word, its unit, marks that close
_OPEN = "“‘（《〈「『【〔〖［｛([{"
_SHUT = "”’）》〉」』】〕〗］｝。，、；：！？．·／/～—…%％‰℃)]},.;:!?"
_UNBREAKABLE = re.compile(
    rf"[{re.escape(_OPEN)}￥№$]*(?:[＋－±](?=[0-9]))?"
    rf"(?:(?![{re.escape(_OPEN + _SHUT)}])[^\s\u2e80-\uffef]|(?<=[0-9A-Za-z])[.,:—–]+(?=[0-9A-Za-z])"
    rf"|(?<=[0-9]) (?=[A-Za-zμ])"
    # calls in code: f(x["a"])
    rf"|(?<=[0-9A-Za-z\]])[(\[]+(?=[!-~])|[)\]]+(?=[.)\[\]]))+"
    rf"[{_UNITS}]?[{re.escape(_SHUT)}]*"
)


def forbidden_starts(lines: Sequence[str]) -> list[int]:
    """The lines before those that begin with a mark that may not."""
    return [
        index for index, after in enumerate(lines[1:]) if after.strip()[:1] in NEVER_STARTS and after.strip()
    ]


def forbidden_ends(lines: Sequence[str]) -> list[int]:
    """The lines that end with a mark that may not, other than the last one."""
    return [
        index for index, line in enumerate(lines[:-1]) if line.strip()[-1:] in NEVER_ENDS and line.strip()
    ]


def torn(lines: Sequence[str]) -> list[int]:
    """The lines at whose end a number, a number with its unit, or a word is divided."""
    text = "".join(lines)
    found: list[int] = []
    at = 0
    for index, (before, after) in enumerate(pairwise(lines)):
        at += len(before)
        if _TORN.search(f"{before[-2:]}|{after[:2]}") and not _within(_ADDRESS, text, at):
            found.append(index)
    return found


def _within(pattern: re.Pattern[str], text: str, at: int) -> bool:
    """Whether something that the pattern finds goes on over the place before character ``at``."""
    return any(match.start() < at < match.end() for match in pattern.finditer(text))


def unbreakable(text: str, at: int) -> tuple[int, int] | None:
    """The string that a line end before character ``at`` parts and that no rule lets be parted; None where
    there is none. A setter that meets one wider than its column has no choice.
    """
    return next((m.span() for m in _UNBREAKABLE.finditer(text) if m.start() < at < m.end()), None)


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before character ``at``."""
    return text[at] not in NEVER_STARTS and text[at - 1] not in NEVER_ENDS and unbreakable(text, at) is None


def run_around(text: str, at: int) -> tuple[int, int]:
    """The string around a place in which no line may end: its first character, and the one behind it."""
    start, end = at, at
    while start and not may_break(text, start):
        start -= 1
    while end < len(text) and not may_break(text, end):
        end += 1
    return start, end


def lone_end(lines: Sequence[str]) -> bool:
    """Whether a paragraph of several lines ends in one with less than two Han characters or a word."""
    if len(lines) < 2 or _within(_ADDRESS, "".join(lines), sum(map(len, lines[:-1]))):
        return False  # an address is one word
    last = lines[-1]
    return len(_HAN.findall(last)) < 2 and len(_LATIN.findall(last)) < _A_WORD
