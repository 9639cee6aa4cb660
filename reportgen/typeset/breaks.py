"""Finds where a line may end in a classified text, and at what price.

The result says for every character whether a line may end after it. Prohibitions come from pairs of
neighbouring classes (clreq §3.1.2 at the strict level); exceptions from patterns over the text.
"""

from __future__ import annotations

import re
from collections.abc import Set
from enum import IntEnum
from itertools import compress, product
from operator import add, not_

from reportgen.text.classes import NUMBER_UNIT, UNIT, CharClass, is_han, pairs_of
from reportgen.typeset import costs


class Ban(IntEnum):
    """How firmly a break is forbidden; emergencies lift the weaker bans first."""

    NONE = 0
    UNIT = 1  # inside a unit of several characters: 亿|元
    INNER = 2  # after the dash, hyphen or slash inside a number or code, the interpunct of a name
    TOKEN = 3  # inside a word or number, between figure and unit
    LIST_MARK = 4  # behind ① or ◆
    MARK = 5  # a mark that may not start or end a line
    JOINED = 6  # inside —— and ……
    NEVER = 7  # inside one character (combining marks), before a blank


# the price of a break where a ban had to be lifted
_LIFTED = {
    Ban.UNIT: costs.BREAK_UNIT,
    Ban.INNER: costs.BREAK_INNER,
    Ban.TOKEN: costs.BREAK_TOKEN,
    Ban.LIST_MARK: costs.BREAK_LIST_MARK,
    Ban.MARK: costs.BREAK_MARK,
    Ban.JOINED: costs.BREAK_JOINED,
    Ban.NEVER: costs.BREAK_CHARACTER,
}


_CLASSES = "".join(c.value for c in CharClass)
_ANY = frozenset(_CLASSES)
_LATIN = "NWYSPoctqrhLvdeny"
_NEVER_STARTS = "CTIDEVFLvSchtder"
_NEVER_ENDS = "OoqI"
_TIED_TO_NUMBER = "NnWPSY"


def _pair_ban(a: str, b: str) -> Ban:
    """The ban on a break between a character of class ``a`` and one of class ``b``."""
    if b in "XBU" or a == "G" or b in "GZ":
        return Ban.NEVER
    if a == "Z" and b not in _NEVER_STARTS:
        return Ban.NONE
    if a == b and a in "DE":
        return Ban.JOINED
    if a in "BG" and b == "S":
        return Ban.TOKEN  # a unit after its blank: 7×10⁻⁶ ℃
    if b in _NEVER_STARTS:
        return Ban.MARK
    if a == "K":
        return Ban.LIST_MARK
    if a == "I" and b == "O":
        return Ban.NONE
    if a == "I":
        return Ban.INNER  # between the parts of a name: better there than before the interpunct
    if a in _NEVER_ENDS:
        return Ban.MARK
    if a == "P" and b in _TIED_TO_NUMBER:
        return Ban.TOKEN if b == "W" else Ban.MARK  # a@b may have to be parted
    if a in "BU":
        return Ban.NONE
    if a in _LATIN and b in _LATIN and a not in "de":
        return Ban.INNER if a in "hLvy" else Ban.TOKEN
    if a in "Nn" and b == "H":
        return Ban.TOKEN  # the first unit character stays with its figure
    return Ban.NONE


_PAIRS = {a + b: _pair_ban(a, b) for a, b in product(_CLASSES, _CLASSES)}

_INNER_NUMBER = re.compile(r"(?<=[NSH])[DV](?=[NP])")
_RANGE_MARKS = "hLvdDV"
# signs of formulas and codes that one may be divided behind: of relation, of an operation, slash, hyphen
_SIGNS_WITHIN = "yYLhv"
_RANGE = re.compile(f"(?<=N)[{_RANGE_MARKS}](?=N)")
_WORD_HYPHEN = re.compile(r"(?<=WW)h(?=WW)")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
# behind a slash, a dot or a sign; before one that may start a line
# and not inside a number: v2.8
_ADDRESS_BREAK = re.compile(r"(?<=[/.?&=#])(?=[\w%~])(?!(?<=\d\.)\d)|(?<=\w)(?=[_&=#@%])", re.ASCII)
# between words, not in a unit: km/h, g/cm³
_WORD_SLASH = re.compile(r"(?<=WWW)L(?=WWW)")
# the bar of a unit or of a short name: km/h, g/cm³, GB/T
_UNIT_SLASH = re.compile(r"(?<=[A-Za-zμΩ°℃²³])/(?=[A-Za-zμΩ°℃]{1,3}(?![A-Za-z]))")
_WIDE_SIGNS = frozenset("－＋＝＜＞")
_WIDE_SIGN = re.compile("[－＋＝＜＞]")
_CHINESE_MARKS = frozenset("。，、；：！？“‘（《〈「『【〔”’）》〉」』】〕—…～")
# a formula may be divided behind its sign of relation (ISO 80000-2 §4)
_RELATION = re.compile(r"(?<=[=≈≤≥≠<>])(?=[^\s=≈≤≥≠<>])")
_OPERATOR = re.compile(r"(?<=[=<>+])(?=[^\s=<>+])")
# and behind the point of a product, where nothing else is possible
_PRODUCT = re.compile(r"(?<=[0-9A-Za-z)\]]·)(?=[0-9A-Za-z(\[])")
_FORMULA = re.compile(r"(?:(?![“”‘’])[!-~À-ɏΑ-ω℃°′″·⁰-₿×÷±≈≤≥≠√]){10,}")
_CALL = re.compile(r"(?<=[A-Za-z\])\"'])\.(?=[A-Za-z]{2})")
_LONG_CODE = re.compile(r"[!-~]{16,}")
# a number, path or name of many letters, figures and signs; it may be divided behind a sign that is not
# between figures, and between letters and figures
_CODE = re.compile(r"(?=[!-~]*[A-Za-z])[\w./:&=?#+~@%-]{12,}", re.ASCII)
_CODE_BREAK = re.compile(
    r"(?<=[/_=&?#:-])(?=[A-Za-z]{2}|\d{2})(?<!\d[/:-])|(?<=[A-Za-z][/:-])(?=\d{2})"
    r"|(?<=[A-Za-z]{3})(?=\d{3})|(?<=\d{3})(?=[A-Za-z]{3})",
    re.ASCII,
)
_APOSTROPHE = re.compile("(?<=[A-Za-z])[’'](?=[A-Za-z])")
# an option of a command may begin a line: tool --out
_OPTION = re.compile("(?<=W)B(?=hh?W)")
_NUMBER_HAN = re.compile("N(?=H)")
# a name of several parts: 卡尔·马克思. A longer string before or behind its interpunct is more than a part
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
_NAME = re.compile(f"{_HAN}+(?:[·‧・•]{_HAN}+)+")
_PART = re.compile(f"{_HAN}+")
_LONGEST_PART = 6
_SOFT_HYPHEN = "\u00ad"
_LATIN_UNIT = (
    "(?:[kKMGTμµmcdnph]?(?:m|g|s|W|Wh|Hz|V|A|J|N|Pa|B|b|bps|L|l|mol|eV|Ω|Bq|Gy|Sv|cal|lx|lm)[²³23]?"
    "|t|h|d|r|min|ha|dB|K|°C|℃|%|‰|mmHg|rpm|ppm|ppb|dpi|px)(?![A-Za-z0-9])"
)
_UNIT_AFTER_BLANK = re.compile(rf"(?<=[0-9])[ \u00a0\u2009](?={_LATIN_UNIT})")
# figures in groups of three: 3 000, 1 234 567
_GROUPS = re.compile("(?<![0-9.,] )(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])")
_UNIT_BEHIND = re.compile(_LATIN_UNIT)
# a mark that may not end a line may not do so with a blank behind it either; nor may a typed list dash
_BLANK_AFTER_MARK = re.compile("(?<=[OoqKPI])[BUZ]+|(?<=^h)B+")
_ORDINAL = re.compile("第(?=[0-9])")


class Breaks:
    """Where lines may end. ``bans[i]`` and ``price(i)`` speak of a line end after character i."""

    def __init__(self, text: str, letters: str) -> None:
        before, pairs = letters, pairs_of(letters)
        if "X" in letters:
            before = _carried(letters)
            pairs = tuple(map(add, before, letters[1:]))
        self.bans: list[Ban] = list(map(_PAIRS.__getitem__, pairs))
        self.prices: dict[int, float] = {}
        self._text, self._letters = text, letters
        # the characters behind which a hyphen is drawn if a line ends there
        self.hyphens: set[int] = set()
        if len(letters) > 1:
            # raised type may be any sign
            present = set(letters) if "X" not in letters else _ANY
            self._forbid(text, before, present)
            self._permit(text, before, present)

    def _forbid(self, text: str, letters: str, present: Set[str]) -> None:
        """Applies the patterns of what is one: numbers, units, marks with the blank behind them.

        Most passages hold little but Han, so a pattern is looked for where its classes are ``present`` only.
        """
        bans = self.bans
        last = len(bans)
        if "D" in present or "V" in present:
            for match in _INNER_NUMBER.finditer(letters):
                # a range is one number: 1—3, 10%—20%; after 5月 a range may break behind its dash
                if letters[match.start() - 1] in "NS":
                    bans[match.start()] = max(bans[match.start()], Ban.INNER)
        if "N" in present:
            for match in _RANGE.finditer(letters):
                bans[match.start()] = max(bans[match.start()], Ban.TOKEN)
            for match in NUMBER_UNIT.finditer(text):
                for i in range(match.start(), match.end() - 1):
                    bans[i] = max(bans[i], Ban.UNIT)
        if "L" in present:
            for match in _UNIT_SLASH.finditer(text):
                if match.start() < last and bans[match.start()] is Ban.INNER:
                    bans[match.start()] = Ban.TOKEN
        if _WIDE_SIGN.search(text):
            self._hold_wide_signs(text)
        if "N" in present and ("B" in present or "G" in present):
            for match in _UNIT_AFTER_BLANK.finditer(text):
                bans[match.start()] = max(bans[match.start()], Ban.TOKEN)
            for match in _GROUPS.finditer(text):
                for i in range(match.start(), match.end() - 1):
                    bans[i] = max(bans[i], Ban.TOKEN)
        if not present.isdisjoint("BUZ"):
            for match in _BLANK_AFTER_MARK.finditer(letters):
                for i in range(match.start(), min(match.end(), last)):
                    bans[i] = max(bans[i], Ban.MARK)

    def _permit(self, text: str, letters: str, present: Set[str]) -> None:
        """Applies the patterns of what may be divided: hyphenated words, formulas, codes, addresses."""
        bans = self.bans
        last = len(bans)
        if "W" in present:
            for match in _WORD_HYPHEN.finditer(letters):
                self._allow(match.start(), costs.BREAK_HYPHEN)
            for match in _WORD_SLASH.finditer(letters):
                self._allow(match.start(), costs.BREAK_HYPHEN)
        if "Y" in present or "y" in present:
            self._permit_in_formulas(text)
        if "t" in present:
            for code in _LONG_CODE.finditer(text):
                for match in _CALL.finditer(text, code.start() + 1, code.end() - 1):
                    self._allow(match.start(), costs.BREAK_ADDRESS)
        if "N" in present:
            for match in _NUMBER_HAN.finditer(letters):
                i = match.start()
                if is_han(text[i + 1]) and UNIT.match(text, i + 1) is None and i + 1 < last:
                    self._allow(i, costs.BREAK_NUMBER_HAN)
        if "’" in text or "'" in text:
            for match in _APOSTROPHE.finditer(text):
                bans[match.start() - 1] = max(bans[match.start() - 1], Ban.MARK)
        if "h" in present:
            for match in _OPTION.finditer(letters):
                bans[match.start()] = Ban.NONE
        if "N" in present:
            for match in _ORDINAL.finditer(text):
                self.prices[match.start()] = costs.BREAK_ORDINAL
        if "W" in present:
            for code in _CODE.finditer(text):
                for match in _CODE_BREAK.finditer(text, code.start() + 2, code.end() - 1):
                    self._allow(match.start() - 1, costs.BREAK_CODE)
        if _SOFT_HYPHEN in text:
            for i, char in enumerate(text[:last]):
                if char == _SOFT_HYPHEN:
                    self.hyphenate(i, costs.BREAK_HYPHEN)
        if "W" in present or "P" in present:
            self._permit_in_addresses(text, letters)

    def _permit_in_formulas(self, text: str) -> None:
        bans = self.bans
        for match in _OPERATOR.finditer(text):
            i = match.start() - 1
            if i < len(bans) and bans[i] is Ban.TOKEN:
                bans[i] = Ban.INNER
        for formula in _FORMULA.finditer(text):
            for match in _RELATION.finditer(text, formula.start() + 2, formula.end() - 1):
                self._allow(match.start() - 1, costs.BREAK_RELATION)
            if not _RELATION.search(formula[0]):
                continue  # a product of units: mPa·s
            for match in _PRODUCT.finditer(text, formula.start() + 2, formula.end() - 1):
                bans[match.start() - 1] = min(bans[match.start() - 1], Ban.INNER)

    def _permit_in_addresses(self, text: str, letters: str) -> None:
        last = len(self.bans)
        for address in _ADDRESS.finditer(text):
            for match in _ADDRESS_BREAK.finditer(text, address.start() + 1, address.end() - 1):
                i = match.start() - 1
                if i < last and letters[i + 1] not in _NEVER_STARTS:
                    behind_slash = text[i] == "/"
                    self._allow(i, costs.BREAK_CODE if behind_slash else costs.BREAK_ADDRESS)

    def _hold_wide_signs(self, text: str) -> None:
        """A full-width sign of calculation ends a line, it does not start one; －40 is one number."""
        bans = self.bans
        for i, char in enumerate(text[: len(bans)]):
            if char in "－＋" and text[i + 1].isdigit():
                counted = i > 0 and (text[i - 1].isalnum() or text[i - 1] in "])）")
                if counted:
                    self.prices[i] = costs.BREAK_RELATION
                else:
                    bans[i] = max(bans[i], Ban.TOKEN)
            if text[i + 1] in _WIDE_SIGNS and not is_han(char) and char not in _CHINESE_MARKS:
                bans[i] = max(bans[i], Ban.INNER)

    def _allow(self, index: int, price: float) -> None:
        if index < len(self.bans) and self.bans[index] in (Ban.TOKEN, Ban.INNER):
            self.bans[index] = Ban.NONE
            self.prices[index] = price

    def hold(self, start: int, end: int) -> None:
        """Keeps the characters from ``start`` to ``end`` on one line, as a word is kept."""
        for i in range(start, min(end, len(self.bans) + 1) - 1):
            self.bans[i] = max(self.bans[i], Ban.TOKEN)

    def part_names(self) -> None:
        """Lets a name of several parts end a line behind its interpunct rather than inside a part, as a label
        or a cell too narrow for it needs: only at a line's start is an interpunct a fault (GB/T 15834).
        """
        for name in _NAME.finditer(self._text):
            for part in _PART.finditer(self._text, *name.span()):
                if len(part[0]) <= _LONGEST_PART:
                    self.prices.update(dict.fromkeys(range(part.start(), part.end() - 1), costs.BREAK_NAME))
                else:
                    self.prices.update(dict.fromkeys((part.start(), part.end() - 2), costs.BREAK_NAME_EDGE))
                if part.end() < name.end() and self.bans[part.end()] is Ban.INNER:
                    self.bans[part.end()] = Ban.NONE

    def allowed(self) -> list[int]:
        """The characters after which a line may end, the last one not among them."""
        return list(compress(range(len(self.bans)), map(not_, self.bans)))

    def lift(self, start: int, end: int, ban: Ban) -> list[int]:
        """Allows the breaks under a ban between two characters, at a price that makes them rare; the places
        where there were any.
        """
        lifted = [i for i in range(start, end) if self.bans[i] is ban]
        for i in lifted:
            self.bans[i] = Ban.NONE
            self.prices[i] = _LIFTED[ban]
        if ban is Ban.TOKEN:
            for i in lifted:
                self.prices[i] = self._token_price(i)
        return lifted

    def ease(self) -> bool:
        """Allows breaks beside the signs inside formulas and codes, and between the letters and figures of
        these, as where they are wider than the column; whether there are any new ones.
        """
        prices: dict[int, float] = {}
        for i, ban in enumerate(self.bans):
            if ban is Ban.INNER and self._letters[i] in _SIGNS_WITHIN:
                prices[i] = costs.BREAK_INNER
            elif ban is Ban.TOKEN:
                price = self._token_price(i)
                if price <= costs.BREAK_SCRIPT or (price == costs.BREAK_RANGE and self._letters[i] == "L"):
                    prices[i] = price
        for i, price in prices.items():
            self._allow(i, price)
        return bool(prices)

    def hyphenate(self, index: int, price: float) -> bool:
        """Allows a break inside a word behind a character, with a hyphen; whether there was none before."""
        new = index < len(self.bans) and self.bans[index] is Ban.TOKEN
        if new:
            self._allow(index, price)
            self.hyphens.add(index)
        return new

    def _token_price(self, i: int) -> float:
        """The price of a break behind character ``i`` inside a word, number or code."""
        before, after = self._letters[i], self._letters[i + 1]
        if before in "BG" and after == "N":
            return costs.BREAK_TOKEN  # between the groups of one figure
        of_units = before == "L" and self._letters[i - 1] != "N"
        if of_units or before in "BG" or after not in _LATIN or self._parts_unit(i):
            return costs.BREAK_FIGURE
        if before in _RANGE_MARKS or before + after == "SN":
            return costs.BREAK_RANGE
        if before not in "NW" or after not in "NW":
            inside_number = before == "t" and after == "N" == self._letters[i - 1 : i]
            return costs.BREAK_TOKEN if inside_number else costs.BREAK_SIGN
        fragment = costs.BREAK_FRAGMENT if self._leaves_one(i) else 0.0
        return fragment + (costs.BREAK_TOKEN if before == after else costs.BREAK_SCRIPT)

    def _parts_unit(self, i: int) -> bool:
        """Whether a figure stands before the end of a line and its unit behind."""
        return self._letters[i] == "N" and _UNIT_BEHIND.match(self._text, i + 1) is not None

    def _leaves_one(self, i: int) -> bool:
        """Whether a break behind a character cuts a single letter or figure off its word or number."""
        before, after = self._letters[i - 1 : i], self._letters[i + 2 : i + 3]
        decimal = before == "t" and self._letters[i - 2 : i - 1] == "N" == self._letters[i]
        return not (before in ("N", "W") or decimal) or after not in ("N", "W")


def _carried(letters: str) -> str:
    """The classes as seen from the right: attached characters take the class of what they belong to."""
    carried = list(letters)
    for i, letter in enumerate(letters):
        if letter == "X":
            carried[i] = carried[i - 1] if i else "W"
    return "".join(carried)
