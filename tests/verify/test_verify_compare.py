"""The comparison finds every lost, added, changed and moved record, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.verify.compare import differences
from reportgen.verify.records import Record

A = Record("heading", "4.2 拓展", level=1)
B = Record("paragraph", "全年全市新增 25 家")
C = Record("figure", "柱状图", detail="chart")


def test_white_space_and_places_are_not_differences() -> None:
    found = (A, Record("paragraph", "全年全市新增  25\n家", place="第3页"), C)
    assert differences((A, B, C), found) == ()


def test_a_lost_paragraph_is_missing() -> None:
    (difference,) = differences((A, B, C), (A, C))
    assert (difference.kind, difference.expected) == ("missing", (B,))


def test_a_paragraph_printed_twice_is_extra() -> None:
    (difference,) = differences((A, B), (A, B, B))
    assert difference.kind == "extra"


def test_a_heading_of_another_level_is_changed() -> None:
    (difference,) = differences((A,), (Record("heading", A.text, level=2),))
    assert difference.kind == "changed"


def test_two_records_that_changed_places_are_found() -> None:
    assert differences((A, B), (B, A))


_records = st.lists(
    st.builds(Record, st.sampled_from(["paragraph", "item"]), st.text("甲乙 a1", max_size=4)), max_size=8
)


@given(_records, _records)
def test_no_difference_means_the_same_essences(left: list[Record], right: list[Record]) -> None:
    same = [r.essence for r in left] == [r.essence for r in right]
    assert (not differences(left, right)) == same
