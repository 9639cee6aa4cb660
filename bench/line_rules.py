"""What may not happen at line ends, counted on strings alone: written apart from the typesetter.

Sources: clreq §3.1.2 (strict level), GB/T 15834-2011, GB/T 15835-2011. A paragraph is the list of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

NEVER_STARTS = frozenset("”’）》〉」』】〕〗］｝。，、；：！？．·／～—…%％‰℃)]},.;:!?")
NEVER_ENDS = frozenset("“‘（《〈「『【〔〖［｛￥№([{①②③④⑤⑥⑦⑧⑨⑩◆●")
_UNITS = "年月日号时点分秒岁周天个家项人名位场次批元角吨米克升台套种件篇亩届期级倍层条张册页只户所万亿"
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


def forbidden_starts(lines: Sequence[str]) -> list[str]:
    """Lines after the first that begin with a mark that may not."""
    return [after for after in lines[1:] if after.strip()[:1] in NEVER_STARTS and after.strip()]


def forbidden_ends(lines: Sequence[str]) -> list[str]:
    """Lines before the last that end with a mark that may not."""
    return [before for before in lines[:-1] if before.strip()[-1:] in NEVER_ENDS and before.strip()]


def torn(lines: Sequence[str]) -> list[str]:
    """Numbers, numbers with their units, and words that a line end divides."""
    text = "".join(lines)
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    found: list[str] = []
    at = 0
    for before, after in pairwise(lines):
        at += len(before)
        inside = any(start < at < end for start, end in addresses)
        if not inside and _TORN.search(f"{before[-2:]}|{after[:2]}"):
            found.append(f"{before}|{after}")
    return found


def lone_end(lines: Sequence[str]) -> bool:
    """Whether a paragraph of several lines ends in one with less than two Han characters or a word."""
    if len(lines) < 2:
        return False
    last = lines[-1]
    return len(_HAN.findall(last)) < 2 and len(_LATIN.findall(last)) < _A_WORD
