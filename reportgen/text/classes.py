"""Character classes of Chinese line composition: one table, a letter for every class.

Sources: W3C clreq §3.1 (prohibition rules, strict level), GB/T 15834-2011, UAX #14. A text's classes are a
string of the same length, so that rules over neighbours are rules over short strings.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from operator import add


class CharClass(StrEnum):
    """What a character is to the line breaker and the spacer. Small letters are the Latin-width kin."""

    HAN = "H"  # ideographs, kana and all that is not listed below
    OPEN = "O"  # full-width opening bracket or quote: never ends a line
    CLOSE = "C"  # full-width closing bracket or quote: never starts a line
    STOP = "T"  # full-width pause or stop: never starts a line
    INTERPUNCT = "I"  # · in names: neither starts nor ends a line
    DASH = "D"  # —, two of them make the dash
    ELLIPSIS = "E"  # …, two of them make the ellipsis
    WAVE = "V"  # ～ between two ends of a range
    WIDE_SLASH = "F"
    MARKER = "K"  # ① ◆ ●: stays with what follows
    WIDE_DIGIT = "n"  # full-width letters and digits: set like Han, never torn apart
    WIDE_BLANK = "U"
    SUFFIX = "S"  # % ‰ ℃ °: stays with its number
    PREFIX = "P"  # ￥ $ № ＃ @: stays with the number after it
    DIGIT = "N"
    LETTER = "W"
    SYMBOL = "Y"  # + = & _ …: belongs to the Latin characters beside it
    SIGN = "y"  # × ÷ ± ≤: drawn one em wide, belongs to the figures beside it
    LATIN_OPEN = "o"
    LATIN_CLOSE = "c"
    LATIN_STOP = "t"
    LATIN_DASH = "d"  # — inside a Latin run
    LATIN_ELLIPSIS = "e"
    LATIN_QUOTE_OPEN = "q"  # “ ‘ inside a Latin run
    LATIN_QUOTE_CLOSE = "r"
    STRAIGHT_QUOTE = "Q"
    HYPHEN = "h"
    SLASH = "L"
    TILDE = "v"
    BLANK = "B"
    GLUE = "G"  # no-break spaces
    ZERO_WIDTH = "Z"  # a break opportunity without width
    ATTACHED = "X"  # combining marks, joiners, footnote marks: belongs to what precedes


_LISTED: dict[CharClass, str] = {
    CharClass.OPEN: "“‘（《〈「『【〔〖［｛〝",
    CharClass.CLOSE: "”’）》〉」』】〕〗］｝〞〟",
    CharClass.STOP: "。，、；：！？．",
    CharClass.INTERPUNCT: "·‧・•∙",
    CharClass.DASH: "—―⸺",
    CharClass.ELLIPSIS: "…⋯",
    CharClass.WAVE: "～〜",
    CharClass.WIDE_SLASH: "／",
    CharClass.MARKER: "◆●◇○■□▲△▶▷★☆◎❖",
    CharClass.WIDE_BLANK: "\u3000",
    CharClass.SUFFIX: "%％‰‱℃℉°′″",
    CharClass.PREFIX: "￥¥$＄€£№＃@＠",
    CharClass.SIGN: "×÷±≤≥≠≈∓√∞",
    CharClass.LATIN_OPEN: "([{",
    CharClass.LATIN_CLOSE: ")]}",
    CharClass.LATIN_STOP: ".,;:!?",
    CharClass.STRAIGHT_QUOTE: "\"'",
    CharClass.HYPHEN: "-–‐",
    CharClass.SLASH: "/",
    CharClass.TILDE: "~",
    CharClass.BLANK: " \t\n\r\v\f\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a",
    CharClass.GLUE: "\u00a0\u202f\u2007",
    CharClass.ZERO_WIDTH: "\u200b",
    CharClass.ATTACHED: "\u200c\u200d\u2060\ufeff\u00ad",
    CharClass.SYMBOL: "\u2011",
}

# drawn by no glyph and without width
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")


def _classified(code: int) -> str:
    """The class of a character that is not listed, from its Unicode properties."""
    char = chr(code)
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Mc", "Cf") or char in INVISIBLE:
        return CharClass.ATTACHED.value
    wide = unicodedata.east_asian_width(char)
    if 0x2460 <= code <= 0x24FF or 0x2776 <= code <= 0x2793 or 0x3220 <= code <= 0x3229:
        return CharClass.MARKER.value
    if category == "Cc":
        return CharClass.BLANK.value
    if category[0] in "LN" and wide == "F":
        return CharClass.WIDE_DIGIT.value
    if category == "Nd":
        return CharClass.DIGIT.value
    if wide in ("W", "F"):
        return CharClass.HAN.value
    if category[0] in "LN":
        return CharClass.LETTER.value
    if code < 0x2000 or category == "Sc":
        return CharClass.SYMBOL.value
    return CharClass.HAN.value


class _ClassTable(dict[int, str]):
    """Code point to class letter, filled as characters are met (a translation table for str)."""

    def __missing__(self, code: int) -> str:
        letter = _classified(code)
        self[code] = letter
        return letter


_TABLE = _ClassTable({ord(char): letter.value for letter, chars in _LISTED.items() for char in chars})


def classes_of(text: str) -> str:
    """The class letter of every character, without looking at its neighbours."""
    return text.translate(_TABLE)


@lru_cache(maxsize=2)  # spacing and breaking ask for those of one passage
def pairs_of(letters: str) -> tuple[str, ...]:
    """Every class letter with the one behind it."""
    return tuple(map(add, letters, letters[1:]))


def is_han(char: str) -> bool:
    """Whether a character is an ideograph (what a lone last character is counted in)."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or code in (0x3005, 0x3007)
    )


# characters after a figure that make number and unit one: multipliers, then the unit word.
# GB 3100 unit names and the measure words of written Chinese
MULTIPLIERS = "十百千万亿兆"
_UNIT_WORDS = (
    "人次 人年 人天 架次 艘次 车次 班次 批次 场次 台套 件套 台次 平方公里 平方千米 平方米 立方米 "
    "公里 公斤 公顷 公分 千米 千克 千瓦时 千瓦 兆瓦 毫米 厘米 微米 纳米 毫升 毫克 微克 小时 分钟 "
    "个月 周年 周岁 年度 季度 美元 欧元 日元 英镑 港元 港币 卢布 人民币 百分点 个百分点 摄氏度 海里 "
    "英里 英寸 英尺 吨公里 标准箱 标准煤 余名 余人 余家 余项 余个 余万 多名 多人 多家 多项 多个 多万 "
    "年 月 日 号 时 点 分 秒 天 周 岁 代 世 个 家 项 人 名 位 场 次 批 元 角 吨 米 克 升 台 套 种 部 "
    "件 篇 亩 里 斤 两 尺 寸 届 期 级 倍 成 度 层 座 栋 条 张 本 册 卷 页 章 节 款 支 只 辆 艘 架 列 "
    "户 所 处 间 门 类 组 队 对 双 份 回 轮 步 字 句 段 行 股 票 枚 颗 粒 株 头 匹 口 幅 首 档 笔 起 "
    "例 宗 瓦 伏 安 焦 赫 帕 牛 多 余 后 强 "
    "箱 袋 瓶 盒 桶 包 罐 捆 卡 根 片 块 面 扇 盏 幢 楼 室 弄 封 集 幕 曲 站 路 趟 遍 圈 环 版 盘 碗 杯 "
    "滴 束 棵 朵 具 副 排 任 员 席 流明 像素 字节 ㎡ ㎥ ㎞ ㎏ ㎝ ㎜"
)
_BY_LENGTH = sorted(set(_UNIT_WORDS.split()), key=lambda word: (-len(word), word))
_UNIT = rf"(?:[{MULTIPLIERS}]{{1,3}}(?:{'|'.join(_BY_LENGTH)})?|(?:{'|'.join(_BY_LENGTH)}))"
UNIT = re.compile(_UNIT)
"""A unit with its multiplier: 亿元, 万人次, 家."""
NUMBER_UNIT = re.compile(rf"(?<=[0-9]){_UNIT}")
"""A unit directly after a figure, with its multiplier."""
