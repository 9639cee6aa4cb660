"""Files are entered in report.yaml, moved and left out; comments, order and line ends stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.preview.binding import entered, left_out, list_of, renamed, shifted
from reportgen.preview.passages import CannotEdit

BLOCK = """\
title: 报告
chapters:
  # 第一章由综合处写
  - chapters/1.yaml   # 已审

  - chapters/2.yaml
  # 第三章待定
  - chapters/3.yaml
facts: [facts/*.yaml]  # 全部
"""
FLOW = "title: 报告\nchapters: [a.yaml, b.yaml]  # 两章\nback: []\n"


def test_a_new_entry_stands_behind_the_one_named_and_comments_stay_with_theirs() -> None:
    assert entered(BLOCK, "chapters", "chapters/1b.yaml", "chapters/1.yaml") == BLOCK.replace(
        "# 已审\n", "# 已审\n  - chapters/1b.yaml\n"
    )
    assert entered(BLOCK, "chapters", "chapters/0.yaml", None) == BLOCK.replace(
        "  # 第一章", "  - chapters/0.yaml\n  # 第一章"
    )


def test_an_entry_is_moved_with_the_comment_above_it() -> None:
    moved = shifted(BLOCK, "chapters", "chapters/3.yaml", -2)
    assert moved == (
        "title: 报告\nchapters:\n  # 第三章待定\n  - chapters/3.yaml\n\n"
        "  # 第一章由综合处写\n  - chapters/1.yaml   # 已审\n  - chapters/2.yaml\n"
        "facts: [facts/*.yaml]  # 全部\n"
    )
    with pytest.raises(CannotEdit):
        shifted(BLOCK, "chapters", "chapters/3.yaml", 1)


def test_an_entry_left_out_takes_its_comment_along_and_nothing_else() -> None:
    assert left_out(BLOCK, "chapters", "chapters/3.yaml") == BLOCK.replace(
        "  # 第三章待定\n  - chapters/3.yaml\n", ""
    )


def test_lists_in_brackets_keep_their_form() -> None:
    assert entered(FLOW, "chapters", "c.yaml", "a.yaml") == FLOW.replace("a.yaml, ", "a.yaml, c.yaml, ")
    assert entered(FLOW, "chapters", "c.yaml", "b.yaml") == FLOW.replace("b.yaml]", "b.yaml, c.yaml]")
    assert entered(FLOW, "back", "底, 页.yaml", None) == FLOW.replace("[]", "['底, 页.yaml']")
    assert left_out(FLOW, "chapters", "a.yaml") == FLOW.replace("a.yaml, ", "")
    assert left_out(FLOW, "chapters", "b.yaml") == FLOW.replace(", b.yaml", "")
    assert shifted(FLOW, "chapters", "a.yaml", 1) == FLOW.replace("a.yaml, b.yaml", "b.yaml, a.yaml")
    assert renamed(FLOW, "chapters", "b.yaml", "乙.yaml") == FLOW.replace("b.yaml", "乙.yaml")


def test_line_ends_and_a_last_line_without_one_are_kept() -> None:
    text = "\ufefftitle: 报告\r\nchapters:\r\n- a.yaml\r\n- b.yaml"
    assert entered(text, "chapters", "c.yaml", "b.yaml") == text + "\r\n- c.yaml"
    assert left_out(text, "chapters", "b.yaml") == "\ufefftitle: 报告\r\nchapters:\r\n- a.yaml"
    assert shifted(text, "chapters", "a.yaml", 1) == (
        "\ufefftitle: 报告\r\nchapters:\r\n- b.yaml\r\n- a.yaml"
    )


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028"])
def test_among_mixed_line_ends_every_line_keeps_its_own(end: str) -> None:
    rows = "title: 报告\n", f"# 注{end}", "chapters:\n", "- a.yaml\r\n", "- b.yaml\n", "facts: []\n"
    text = "".join(rows)
    assert entered(text, "chapters", "c.yaml", "a.yaml") == "".join([*rows[:4], "- c.yaml\n", *rows[4:]])
    assert shifted(text, "chapters", "b.yaml", -1) == "".join([*rows[:3], rows[4], rows[3], rows[5]])
    assert left_out(text, "chapters", "a.yaml") == "".join([*rows[:3], *rows[4:]])


def test_what_is_no_list_or_not_in_it_is_refused() -> None:
    for work in (
        lambda: entered("chapters: a.yaml\n", "chapters", "b.yaml", None),
        lambda: entered("chapters: [a.yaml\n", "chapters", "b.yaml", None),
        lambda: left_out(FLOW, "chapters", "z.yaml"),
        lambda: left_out("chapters:\n  - a.yaml\n", "chapters", "a.yaml"),
    ):
        with pytest.raises(CannotEdit):
            work()


NAMES = st.lists(st.sampled_from([f"{n}.yaml" for n in "甲乙丙丁戊"]), min_size=1, max_size=5, unique=True)


@given(NAMES, st.booleans(), st.data())
def test_moving_there_and_back_leaves_every_byte(names: list[str], flow: bool, data: st.DataObject) -> None:
    body = f" [{', '.join(names)}]" if flow else "".join(f"\n  # {n}\n  - {n}" for n in names)
    text = f"title: 报告\nchapters:{body}\nfacts: [facts/*.yaml]\n"
    at = data.draw(st.integers(0, len(names) - 1))
    to = data.draw(st.integers(0, len(names) - 1))
    there = shifted(text, "chapters", names[at], to - at)
    found = list_of(there, "chapters")
    assert found is not None
    assert found.entries[to] == names[at]
    assert shifted(there, "chapters", names[at], at - to) == text
