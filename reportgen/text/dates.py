"""Days, months and stretches of days, as ISO 8601 or prose types them, to the wording of prose (11月1—3日).

GB/T 15835: figures in Arabic digits; a range of days takes a dash, one over months 至.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata

from reportgen.record import record
from reportgen.text.numbers import chinese_digits, chinese_numeral

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_HAN = re.compile(r"(?:(\d{4})\s*年)?\s*(?:(\d{1,2})\s*月)?\s*(?:(\d{1,2})\s*[日号]?)?")
_DASH = re.compile(r"\s*(?:/|——?|–|~|至|到)\s*")


@record(frozen=True, slots=True)
class Moment:
    """A year, a month or a day; 0 is what is not said."""

    year: int
    month: int = 0
    day: int = 0

    def wording(self, like: Moment | None = None) -> str:
        """With year, without what it shares with ``like``, the moment said before it."""
        same_year = like is not None and like.year == self.year
        same_month = same_year and like is not None and like.month == self.month
        text = "" if same_year and self.month else f"{self.year}年"
        if self.month and not (same_month and self.day):
            text += f"{self.month}月"
        return text + (f"{self.day}日" if self.day else "")

    @property
    def first(self) -> datetime.date:
        """The first day of it."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day of it."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@record(frozen=True, slots=True)
class Dates:
    """From ``first`` to ``last``, which are one for a single day or month."""

    first: Moment
    last: Moment

    @property
    def wording(self) -> str:
        """Without the year, where one year is all: "11月1—3日", "5月31日至6月4日", "8月"."""
        if not self.first.month or self.first.year != self.last.year:
            return self.with_year
        return self._from(Moment(self.first.year))

    @property
    def with_year(self) -> str:
        """ "2021年11月1—3日"."""
        return self._from(None)

    @property
    def in_han(self) -> str:
        """ "二〇二一年十一月一日至三日": years digit by digit, the rest counted."""
        words = re.sub(r"\d{4}", lambda year: chinese_digits(year[0]), self.with_year.replace("—", "至"))
        if self.first.day and (self.first.year, self.first.month) == (self.last.year, self.last.month):
            words = words.replace("至", "日至")
        return re.sub(r"\d+", lambda number: chinese_numeral(int(number[0])), words)

    @property
    def days(self) -> int:
        """How many days, first and last counted."""
        return (self.last.last - self.first.first).days + 1

    def _from(self, said: Moment | None) -> str:
        first, last = self.first, self.last
        begin = first.wording(said)
        if first == last:
            return begin
        if (first.year, first.month) == (last.year, last.month):
            return f"{begin.removesuffix('日')}—{last.day}日"
        if first.year == last.year and not first.day:
            return f"{begin.removesuffix('月')}—{last.month}月"
        if not first.month:
            return f"{first.year}—{last.year}年"
        return f"{begin}至{last.wording(first)}"


def parse_dates(text: str) -> Dates | None:
    """ "2021-11-01/2021-11-03", "2021年11月1—3日", "2021-08"; None without a year, or of no day."""
    typed = unicodedata.normalize("NFKC", text).strip()
    ends = _DASH.split(typed)
    if len(ends) > 2 or not typed.isprintable():
        return None
    if len(ends) == 2 and ends[0][-1:].isdigit() and "年" in ends[0]:
        # "2021年8—10月": the word behind the second counts for both
        ends[0] += ends[1][-1:]
    first = _moment(ends[0], None)
    last = first if len(ends) == 1 or first is None else _moment(ends[1], first)
    if first is None or last is None or bool(first.day) != bool(last.day):
        return None
    return Dates(first, last) if first.first <= last.first else None


def _moment(text: str, before: Moment | None) -> Moment | None:
    """A date; what it leaves out is that of the moment before it ("3日" after "2021年11月1日")."""
    found = _ISO.fullmatch(text) or (_HAN.fullmatch(text) if text else None)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if before is not None:
        if not year:
            year = before.year
            month = month or (before.month if day else 0)
        elif year < 32 and before.month and not month:
            return None
    elif not year:
        return None
    if before is not None and not (month or day) and before.month:
        return None
    try:
        moment = Moment(year, month, day)
        return moment if moment.first and (month or not day) else None
    except ValueError:
        return None
