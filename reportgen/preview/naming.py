"""A figure typed in a text: where it stands, what it counts, and the words beside it that may be its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.project.prose import JOINER, masked
from reportgen.text.normalise import holds_han
from reportgen.text.numbers import parse_number

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# not inside a word, a code, an ordinal, a version or a time of day; dates are no figures either
_FIGURE = re.compile(
    rf"(?<![\w.,\-/:：—–第])(?P<digits>{_DIGITS}|\d+/\d+)(?![\w\-/]*[A-Za-z]|[,.]?\d|[-/:：强])",
    re.ASCII,
)
_IN_CODE = re.compile(r"[A-Za-z] $")  # GB 506
_DATE = re.compile(r"\s?[年月日号时点]")
_YEAR_IN_ENGLISH = re.compile(r"(?:19|20)\d\d")
_SCALE = r"(?:万亿|千万|百万|[万亿千百])?"
# measure words of reports, the longer ones first
_COUNTERS = (
    "个百分点|平方公里|平方千米|平方米|立方米|公里|公顷|千米|千克|公斤|人次|人天|小时|分钟|项次|篇次|户次|"
    "[家项个位人名次件篇所座种台套册场届批门部条辆架艘颗吨米克元亩户间处支只株棵张份宗笔款类级幢栋期天周辈岁分倍]"
)
_UNIT = re.compile(rf"\s?[多余]?(?P<unit>[%％‰]|{_SCALE}(?:{_COUNTERS})|(?:万亿|[万亿]))")
_CLAUSE = re.compile(r"[，。；：！？、,;:!?（）()《》“”\n\ufffc]|\.(?=\s|$)")
# what leads to the name, and what leads from it to the figure
_LEADING = re.compile(
    r"^(?:其中|同时|目前|此外|另外|截至|到|今年|当年|年内|全年|本年|年末|年底|全市|全国|全省|全区|本市|我市|共计|总共|共|已|约|\d+年|\d+月|底|末)+"
)
_TRAILING = re.compile(
    r"(?:达到|达成|达|增长到|增加到|提高到|下降到|增至|升至|降至|增长|下降|提高|减少|增加|超过|超|逾|近|约|共计|共有|共|总计|合计|分别|占|已有|已|有|为|是|了|到|至|的|仅|只|就)+$"
)
_BEFORE_ENGLISH = re.compile(r"([A-Za-z][\w'-]*(?:\s+[A-Za-z][\w'-]*){0,2})\s*$")
_AFTER_ENGLISH = re.compile(r"\s*([A-Za-z][\w'-]*(?:\s+[A-Za-z][\w'-]*){0,2})")
_SMALL = """
    a an the of in on at by for to from with and or as than over under about nearly some was were is are has
    have had reached rose fell grew we it they this that year who which per up down more
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_LONGEST, _TELLING = 14, 4  # characters


@dataclass(frozen=True, slots=True)
class Figure:
    """``digits`` as typed, from ``start``; ``unit`` is what follows them, blanks and 多 between left out."""

    start: int
    digits: str
    unit: str
    wording: str


def figures_in(raw: str, units: Iterable[str] = ()) -> Iterator[Figure]:
    """The figures of a text with inline markup, those from facts left out. ``units`` are known ones."""
    plain = masked(raw)
    chinese = holds_han(raw)
    known = sorted({unit for unit in units if unit}, key=len, reverse=True)
    for found in _FIGURE.finditer(plain):
        digits, behind = found["digits"], plain[found.end() :]
        if parse_number(digits) is None or _DATE.match(behind):
            continue
        if chinese and _IN_CODE.search(plain, 0, found.start()):
            continue
        unit = _unit(behind.replace(JOINER, ""), known)
        if not chinese and not unit and _YEAR_IN_ENGLISH.fullmatch(digits):
            continue
        end = plain.find(unit, found.end()) + len(unit) if unit else found.end()
        yield Figure(found.start(), digits, unit, plain[found.start() : end].replace(JOINER, ""))


def _unit(behind: str, known: Iterable[str]) -> str:
    beside = behind.removeprefix(" ")
    if named := next((unit for unit in known if beside.startswith(unit)), ""):
        return named
    found = _UNIT.match(behind)
    return found["unit"] if found else ""


def name_beside(raw: str, figure: Figure) -> str:
    """The words beside a figure that say what it counts; "" where there are none."""
    plain = masked(raw).replace(JOINER, " ")
    before = _CLAUSE.split(plain[: figure.start])[-1]
    after = _CLAUSE.split(plain[figure.start + len(figure.wording) :], maxsplit=1)[0]
    return _chinese_name(before, after) if holds_han(raw) else _english_name(before, after)


def _chinese_name(before: str, after: str) -> str:
    name = _TRAILING.sub("", _LEADING.sub("", _bare(before)))
    if len(name) < _TELLING:  # "发布3项国际标准": what is counted comes behind
        name += re.split(r"[的和与及在是为被已将由]", _bare(after))[0]
    return name.rpartition("的")[2][-_LONGEST:] if len(name) > _LONGEST else name


def _english_name(before: str, after: str) -> str:
    for found in (_AFTER_ENGLISH.match(after), _BEFORE_ENGLISH.search(before)):
        words = found[1].split() if found else []
        while words and words[0].lower() in _SMALL_WORDS:
            words.pop(0)
        stop = next((at for at, word in enumerate(words) if word.lower() in _SMALL_WORDS), len(words))
        if words[:stop]:
            return " ".join(words[:stop])
    return ""


def _bare(words: str) -> str:
    """Words without blanks, digits and inline marks."""
    return re.sub(r"[\s\d*_\[\]{}^~|%％]", "", words)
