"""The names of type sizes in Chinese setting (字号) and their size in pt."""

from __future__ import annotations

import re
from collections.abc import Mapping

# the traditional series with the values in pt that word processors show in their size box
TYPE_SIZES: Mapping[str, float] = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
_DIGITS = str.maketrans("0123456789０１２３４５６７８９", "初一二三四五六七八九" * 2)
_MEANT = re.compile(r"小\s*\S号?字?|[初0-9０-９一二三四五六七八九十]\s*号字?|初")


def type_size(name: str) -> float | None:
    """The size in pt of a named type size; 小四号 is a way to say 小四. None for any other word."""
    if name in TYPE_SIZES:
        return TYPE_SIZES[name]
    return TYPE_SIZES.get(name.removesuffix("号")) if name.startswith("小") else None


def meant_type_size(name: str) -> str | None:
    """What somebody wrote who meant a type size (5号, 小 4, 九号), figures as Chinese numerals; else None."""
    return name.removesuffix("字").translate(_DIGITS) if _MEANT.fullmatch(name) else None
