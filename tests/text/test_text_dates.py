"""Dates as they are typed and as prose words them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.dates import Dates, Moment, parse_dates


@pytest.mark.parametrize(
    ("typed", "wording", "with_year", "days"),
    [
        ("2021-11-01/2021-11-03", "11月1—3日", "2021年11月1—3日", 3),
        ("2021年11月1—3日", "11月1—3日", "2021年11月1—3日", 3),
        ("２０２１年５月３１日至６月４日", "5月31日至6月4日", "2021年5月31日至6月4日", 5),
        ("2021-08", "8月", "2021年8月", 31),
        ("2021年8—10月", "8—10月", "2021年8—10月", 92),
        ("2021", "2021年", "2021年", 365),
        ("2019/2021", "2019—2021年", "2019—2021年", 1096),
        ("2020-12-30/2021-01-02", "2020年12月30日至2021年1月2日", "2020年12月30日至2021年1月2日", 4),
        ("2021年7月8日", "7月8日", "2021年7月8日", 1),
    ],
)
def test_dates_are_worded_as_prose_does(typed: str, wording: str, with_year: str, days: int) -> None:
    dates = parse_dates(typed)
    assert dates is not None
    assert (dates.wording, dates.with_year, dates.days) == (wording, with_year, days)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "11月1日",
        "3日",
        "2021-02-30",
        "2021-13",
        "2021年11月3—1日",
        "去年",
        "2021-1-1/2021-1-2/2021-1-3",
        "2021-08/2021-08-03",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert parse_dates(typed) is None


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(days, st.integers(0, 400))
def test_the_wording_of_dates_reads_back(first: datetime.date, length: int) -> None:
    last = first + datetime.timedelta(length)
    dates = Dates(Moment(first.year, first.month, first.day), Moment(last.year, last.month, last.day))
    assert parse_dates(dates.with_year) == dates
    assert parse_dates(f"{first}/{last}") == dates
    assert dates.days == length + 1


@given(st.text(max_size=30))
def test_reading_dates_never_fails(text: str) -> None:
    assert parse_dates(text) is None or isinstance(parse_dates(text), Dates)
