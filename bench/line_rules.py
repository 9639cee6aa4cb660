"""What may not happen at line ends, counted on strings alone: written apart from the typesetter.

Sources: clreq §3.1.2 (strict level), GB/T 15834-2011, GB/T 15835-2011. A paragraph is the list of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_RAISED = frozenset({*"¹²³ᵢⱼ", *map(chr, range(0x2070, 0x20A0))})
NEVER_STARTS = _RAISED | set("”’）》〉」』】〕〗］｝。，、；：！？．·‧・／/～~–—…%％‰℃°′″)]},.;:!?")
NEVER_ENDS = frozenset("“‘（《〈「『【〔〖［｛([{①②③④⑤⑥⑦⑧⑨⑩◆●")
UNITS = (
    "年月日号时点分秒岁周天个家项人名位场次批元角吨米克升台套种件篇亩届期级倍层条张册页只户所万亿字根箱枚辆"
    "斤两尺寸里支部双份对轮步句段行座楼室站路片块面袋瓶盒桶包弄圈环版盘碗杯㎡"
)
_LONG_UNITS = "[平立]方|公[里斤顷分]"
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏΑ-ω"
_LATIN_UNITS = (
    "(?:[kKMGTμµmcdnph]?(?:m|g|s|W|Wh|Hz|V|A|J|N|Pa|B|L|mol|eV|Ω|Bq|Gy|Sv|cal|lx|lm)|t|h|d|min|ha|dB|K|°C"
    "|mmHg|rpm|ppm|ppb|dpi|px)"
)
# a figure and what is one with it on the next line (but libxml2 is no figure); the halves of a word
_TORN = re.compile(
    rf"[0-9][.,:]?\|[0-9]|(?<![0-9.,])[1-9][0-9]{{0,2}} \|[0-9]{{3}}(?![0-9])"
    rf"|[{_LETTERS}]\|[{_LETTERS}]|[0-9]\|[%‰℃—–-]|(?<![0-9A-Za-z])[A-Z]\|[0-9]"
    rf"|(?<![0-9A-Za-z.,])[0-9](?:[0-9.,]*[0-9])?"
    rf"(?:\|(?:[{UNITS}]|{_LONG_UNITS})| ?\| ?{_LATIN_UNITS}[²³]?(?![0-9A-Za-z]))"
    rf"|(?<![A-Za-z]){_LATIN_UNITS}[²³]?/\|{_LATIN_UNITS}(?![A-Za-z])"
)
# two figures parted behind the dash between them, an angle behind its degrees
_RANGE = re.compile(r"[0-9][—–-]\|[0-9]|[°′″]\|[0-9]")
# a hyphen that joins what stands on both sides of it; others may begin a line: --help
_HYPHEN = re.compile("[0-9A-Za-z]\\|-[0-9A-Za-z]")
# a sign that stands before its number
_PREFIX = re.compile("[￥¥€£$№＃#@]\\|[0-9]")
# a personal name
_NAME = re.compile("[\u4e00-\u9fff]·\\|[\u4e00-\u9fff]")
# what is looked at on both sides of a line's end
_BEFORE, _AFTER = 16, 6
_LATIN = re.compile(f"[0-9{_LETTERS}{''.join(sorted(_RAISED))}]")
_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# how bad a fault is; less so: a range parted at its dash or an angle at its signs, a line that holds nothing
# to be spread
HARM = 3
LITTLE_HARM = 1
# a last line of so many letters is a word of its own
_A_WORD = 3


def forbidden_starts(lines: Sequence[str]) -> list[int]:
    """The lines before those that begin with a mark that may not."""
    found: list[int] = []
    quotes = 0
    for index, (before, after) in enumerate(pairwise(lines)):
        quotes += before.count('"')
        first = after.strip()[:1]
        closes = first == '"' and quotes % 2 == 1
        if (first in NEVER_STARTS and first) or closes or _HYPHEN.search(f"{before[-1:]}|{after[:2]}"):
            found.append(index)
    return found


def forbidden_ends(lines: Sequence[str]) -> list[int]:
    """The lines that end with a mark that may not, other than the last one."""
    found: list[int] = []
    quotes = 0
    for index, (line, after) in enumerate(pairwise(lines)):
        quotes += line.count('"')
        last = line.strip()[-1:]
        opens = last == '"' and quotes % 2 == 1
        if (
            (last in NEVER_ENDS and last)
            or opens
            or any(rule.search(f"{line.strip()[-2:]}|{after[:1]}") for rule in (_PREFIX, _NAME))
        ):
            found.append(index)
    return found


def torn(lines: Sequence[str]) -> list[int]:
    """The lines at whose end a number, a number with its unit, or a word is divided."""
    return [
        index
        for index, (before, after) in enumerate(pairwise(lines))
        if any(rule.search(f"{before[-_BEFORE:]}|{after[:_AFTER]}") for rule in (_TORN, _RANGE))
    ]


def harm(before: str, after: str) -> int:
    """How bad the line end between two strings is, by the rules above: 0 where nothing is wrong."""
    lines = before, after
    faults = len(forbidden_starts(lines)) + len(forbidden_ends(lines)) + len(torn(lines))
    at_dash = _RANGE.search(f"{before[-_BEFORE:]}|{after[:_AFTER]}") is not None
    return HARM * (faults - at_dash) + LITTLE_HARM * at_dash


def rigid(line: str) -> bool:
    """Whether a line holds nothing that could be spread: one character, a dash, an ellipsis."""
    seen = line.strip()
    return len(seen) == 1 or (len(set(seen)) == 1 and seen[0] in "—…")


def lone_end(lines: Sequence[str]) -> bool:
    """Whether a paragraph of several lines ends in one with less than two Han characters or a word."""
    last = lines[-1]
    return len(lines) > 1 and len(_HAN.findall(last)) < 2 and len(_LATIN.findall(last)) < _A_WORD
