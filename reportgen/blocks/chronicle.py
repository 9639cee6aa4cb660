"""The chronicle of a year: dated entries in order of their dates, grouped by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.model.flow import Block, Grid, Panel, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import Expression, PlainText, RichText, StrictModel
from reportgen.text.dates import Dates, parse_dates
from reportgen.text.quantity import PENDING

# how wide the column of dates is, a share of the measure: as a rule, and where a date runs into another month
_DATES, _MOST_DATES = 0.19, 0.26
# widths in em, with the gap that programs set between a figure and its unit
_FIGURE_EM, _GAP_EM = 0.57, 0.25


class ChronicleEntry(StrictModel):
    """一件事：date 是日期，text 是内容。"""

    date: PlainText = Field(
        description="日期：`2021-05-31`、`5月31日`、`5月31日至6月4日`、`5月`，或日期事实 `{{ 论坛.日期 }}`；"
        "不写年份就是报告那一年"
    )
    text: RichText = Field(description="什么事；可以分段")


@dataclass(frozen=True, slots=True)
class _Dated:
    """An entry with its dates."""

    dates: Dates
    entry: ChronicleEntry

    @property
    def month(self) -> tuple[int, int]:
        return self.dates.first.year, self.dates.first.month


class ChronicleBlock(BlockModel):
    """大事记：各件事按日期先后排列，按月分组；次序不用自己排，日期写错会提示。

    ```yaml
    - chronicle:
        - {date: 5月31日至6月4日, text: 浦江创新论坛在上海举办。}
        - {date: 2021-03-05, text: 发布年度指南。}
    ```
    """

    name: ClassVar[str] = "chronicle"
    words: ClassVar[str] = "大事记"
    short: ClassVar[str] = "entries"

    entries: tuple[ChronicleEntry, ...] = Field(description="各件事，次序随意")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.entries:
            tell_empty(self, "entries", context)
            return ()
        year = self._year(context)
        worded = [
            (entry, context.plain(RichText(entry.date.value, entry.date.span))) for entry in self.entries
        ]
        # a draft's dates may be open yet
        open_yet = [(entry, words) for entry, words in worded if PENDING in words]
        dated = [
            each
            for entry, words in worded
            if PENDING not in words and (each := _dated(entry, words, year, context)) is not None
        ]
        # of what begins on one day the shorter comes first; what happens on the same days stays as written
        dated.sort(key=lambda each: (each.month, each.dates.first.day, each.dates.last.first))
        other_years = any(each.dates.first.year != year for each in dated)
        share = _dates_share([*map(_wording, dated), *(words for _, words in open_yet)], context)
        blocks: list[Block] = []
        for (of_year, month), group in groupby(dated, key=lambda each: each.month):
            words = f"{of_year}年" if other_years else ""
            words += f"{month}月" if month else ("" if words else "全年")
            members = list(group)
            span = members[0].entry.date.span
            blocks.append(Paragraph((TextRun(words, span=span),), "chronicle.month", span=span))
            cells = tuple(cell for each in members for cell in _pair(_wording(each), each.entry, context))
            blocks.append(Grid(2, cells, "chronicle", (share, 1 - share), span=members[0].entry.span))
        if open_yet:
            cells = tuple(cell for entry, words in open_yet for cell in _pair(words, entry, context))
            blocks.append(Grid(2, cells, "chronicle", (share, 1 - share), span=open_yet[0][0].span))
        return tuple(blocks)

    def _year(self, context: LowerContext) -> int:
        found = context.value(Expression("年度", self.span))
        return int(found.number) if found is not None and found.number is not None else 0


def _dated(entry: ChronicleEntry, words: str, year: int, context: LowerContext) -> _Dated | None:
    """An entry with its dates read; what is no date, or one of another year, is told."""
    dates = parse_dates(words) or parse_dates(f"{year}年{words}")
    if dates is None:
        if not context.sink.has_error_in(entry.date.span):  # an unknown fact was told as such
            context.sink.report("chronicle-date", entry.date.span, value=words)
        return None
    if year and not dates.first.year <= year <= dates.last.year:
        context.sink.report("chronicle-year", entry.date.span, date=dates.with_year, year=str(year))
    return _Dated(dates, entry)


def _wording(dated: _Dated) -> str:
    # the month stands above: the day alone is enough, but for what runs into the next month
    first, last = dated.dates.first, dated.dates.last
    if not first.day:
        return "当月" if first == last and first.month else dated.dates.wording
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}日" if first == last else f"{first.day}—{last.day}日"
    return f"{first.day}日至{last.wording(first)}"


def _dates_share(dates: Sequence[str], context: LowerContext) -> float:
    """How much of the measure the column of these dates takes, so that none is broken if that can be."""
    widest = 0.0
    for words in dates:
        figures = sum(character.isascii() for character in words)
        gaps = sum(before.isascii() != after.isascii() for before, after in pairwise(words))
        widest = max(widest, len(words) - figures + figures * _FIGURE_EM + gaps * _GAP_EM)
    room = widest * context.theme.style("chronicle.date").size + context.theme.style("chronicle").gap
    return min(max(round(room / context.measure, 2), _DATES), _MOST_DATES)


def _pair(words: str, entry: ChronicleEntry, context: LowerContext) -> tuple[Panel, Panel]:
    """A row of the chronicle: when, and what happened."""
    span = entry.date.span
    date = Paragraph((TextRun(words, span=span),), "chronicle.date", span=span)
    text = paragraphs_of(entry.text, "chronicle.text", context)
    return Panel((date,), "cell", span=span), Panel(text, "cell", span=entry.text.span)
