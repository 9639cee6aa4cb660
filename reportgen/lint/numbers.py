"""Numbers, dates and ranges as GB/T 15835-2011 and GB/T 15834-2011 write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.lint.finding import Edit, Finding
from reportgen.project.prose import Prose

_MEASURES = "年月日号时分秒天周季个家人位名次项万亿元吨米度级岁批届期所场条件种类辆台套亩倍"
_NUMBER = r"\d+(?:\.\d+)?"
# a code (GB/T 9704-2012), a telephone number (010-6255) or a date (2021-11-03) is no range
_RANGE = re.compile(
    rf"(?<![\d.A-Za-z/～~—–-])(?P<from>{_NUMBER})(?P<percent>%?)(?P<mark>[-–－~—～])(?P<to>{_NUMBER})(?P<unit>[%{_MEASURES}])"
)
_IN_CODE = re.compile(r"[A-Za-z/]\s?$")
_RANGE_MARKS = {"-": "—", "–": "—", "－": "—", "~": "～"}
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％]+")
_SHORT_YEAR = re.compile(r"(?<![\d.])\d{2}年(?=\d{1,2}月)")
_PARTS = re.compile(r"(?<![\d.])\d+(?P<part>[十百千])(?![米克瓦伏卡帕赫字比分日团])")
_PERCENT = re.compile(rf"百分之({_NUMBER})(?![\d—～~-])")
_DAY = re.compile(r"\d{1,2}月\d{1,2}(号)(?![线楼馆门院店机房])")


def ranges(prose: Prose) -> Iterator[Finding]:
    """A range takes — or ～ (GB/T 15834 §4.13.3.3), and both ends their percent sign (GB/T 15835)."""
    for found in _RANGE.finditer(prose.plain):
        if _IN_CODE.search(prose.plain, 0, found.start()) or _is_code(found["from"]):
            continue
        mark = _RANGE_MARKS.get(found["mark"], found["mark"])
        percent = "%" if found["unit"] == "%" else found["percent"]
        right = f"{found['from']}{percent}{mark}{found['to']}{found['unit']}"
        if right != found[0]:
            words = {"typed": found[0], "right": right}
            yield Finding(
                "lint-range", found.start(), len(found[0]), words, Edit(found.start(), len(found[0]), right)
            )


def _is_code(number: str) -> bool:
    """A number with a leading zero is that of a telephone or a document."""
    return number.startswith("0") and "." not in number


def digits(prose: Prose) -> Iterator[Finding]:
    """Digits, letters and percent signs a whole em wide."""
    for found in _FULL_WIDTH.finditer(prose.plain):
        narrow = "".join(chr(ord(char) - 0xFEE0) for char in found[0])
        words = {"typed": found[0], "right": narrow}
        edit = Edit(found.start(), len(found[0]), narrow)
        yield Finding("lint-full-width", found.start(), len(found[0]), words, edit)


def forms(prose: Prose) -> Iterator[Finding]:
    """Years of two digits, ``5千``, ``百分之25`` and ``3月5号``."""
    for found in _SHORT_YEAR.finditer(prose.plain):
        yield Finding("lint-short-year", found.start(), len(found[0]), {"typed": found[0]})
    for found in _PARTS.finditer(prose.plain):
        words = {"typed": found[0], "part": found["part"]}
        yield Finding("lint-number-parts", found.start(), len(found[0]), words)
    for found in _PERCENT.finditer(prose.plain):
        words = {"typed": found[0], "right": f"{found[1]}%"}
        edit = Edit(found.start(), len(found[0]), words["right"])
        yield Finding("lint-number-form", found.start(), len(found[0]), words, edit)
    for found in _DAY.finditer(prose.plain):
        right = f"{found[0][:-1]}日"
        words = {"typed": found[0], "right": right}
        yield Finding("lint-number-form", found.start(), len(found[0]), words, Edit(found.start(1), 1, "日"))
