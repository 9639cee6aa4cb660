"""Blocks are put in, moved and taken out as whole lines; nothing of the file is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.preview.arranging import (
    Item,
    entry_at,
    inserted,
    item_at,
    item_before,
    items_of,
    moved,
    removed,
    repeated,
)
from reportgen.preview.passages import CannotEdit, scalars, tree_of

PATH = "chapters/1.yaml"
FILE = """\
section: 合作
blocks:
  # 导语由处长定
  - lead: 甲
  - topic: 乙
    blocks:
      - text: >
          丙，
          丁。
      - list:
          - 戊
          - 己

  - text: 庚
"""


def at(line: int, content: str = FILE) -> Item:
    return item_at(content, PATH, line) or pytest.fail(f"no block in line {line}")


def test_between_blocks_and_at_the_end_the_one_above_is_where_something_new_goes() -> None:
    assert item_before(FILE, PATH, 13) == at(12)  # the list, not the topic that ends with it
    assert item_before(FILE, PATH, 15) == at(14)
    assert item_before(FILE, PATH, 4) == at(4)
    assert item_before(FILE, PATH, 2) is None


TABLE = """\
blocks:
  - table:
      columns:
        - 甲
        - 乙
      rows:
        # 头一行
        - [一, "{{ 丙.丁 }}"]
        - - 二
          - >
            三，
            四
"""


@pytest.mark.parametrize(
    ("content", "line", "added", "now"),
    [(TABLE, 8, (7, 8), 9), (TABLE, 12, (8, 12), 13), (FILE, 11, (10, 11), 12)],
)
def test_a_row_of_a_table_or_a_point_of_a_list_comes_once_more(
    content: str, line: int, added: tuple[int, int], now: int
) -> None:
    found = entry_at(content, PATH, line)
    assert found is not None
    lines = content.splitlines(keepends=True)
    first, end = added
    wanted = "".join([*lines[:end], *lines[first:]])
    assert repeated(content, PATH, found) == (wanted, now)


@pytest.mark.parametrize(("content", "line"), [(TABLE, 4), (FILE, 4), (FILE, 14), ("a: [", 1)])
def test_a_block_and_what_heads_a_column_are_no_rows(content: str, line: int) -> None:
    assert entry_at(content, PATH, line) is None


def test_a_block_has_its_comment_and_all_its_lines() -> None:
    assert [(i.name, i.first, i.end) for i in items_of(FILE, PATH)] == [
        ("lead", 2, 4),
        ("topic", 4, 12),
        ("text", 6, 9),
        ("list", 9, 12),
        ("text", 13, 14),
    ]


def test_the_innermost_block_is_meant() -> None:
    assert at(8).name == "text"
    assert at(5).name == "topic"


def test_a_block_is_put_in_at_its_neighbours_level() -> None:
    new, line = inserted(FILE, PATH, at(8), "- quote: 引\n  source: 书")
    assert new.splitlines()[line - 1 : line + 1] == ["      - quote: 引", "        source: 书"]
    assert at(line, new).name == "quote"


def test_text_that_is_no_block_is_refused() -> None:
    with pytest.raises(CannotEdit):
        inserted(FILE, PATH, at(8), "- [: ")


def test_a_block_is_taken_out_with_its_comment() -> None:
    assert removed(FILE, PATH, at(4)) == FILE.replace("  # 导语由处长定\n  - lead: 甲\n", "")


@pytest.mark.parametrize("behind", [True, False])
@pytest.mark.parametrize(("line", "target"), [(4, 14), (14, 8), (8, 14), (10, 4), (4, 10)])
def test_a_moved_block_takes_its_words_along_and_stands_at_the_level_of_its_target(
    line: int, target: int, behind: bool
) -> None:
    item, goal = at(line), at(target)
    new, now = moved(FILE, PATH, item, goal, behind=behind)
    found = at(now, new)
    assert (found.name, found.column) == (item.name, goal.column)
    words = [
        sorted(s.text for s in scalars(tree_of(text, PATH) or pytest.fail("YAML"))) for text in (FILE, new)
    ]
    assert words[0] == words[1]
    assert "# 导语由处长定" in new


def test_a_block_cannot_be_moved_into_itself() -> None:
    with pytest.raises(CannotEdit):
        moved(FILE, PATH, at(5), at(8), behind=True)


def test_a_file_that_yaml_cannot_read_has_no_blocks() -> None:
    assert items_of("blocks: [", PATH) == ()


_LEAVES = st.sampled_from(
    [
        ("- text: 甲",),
        ("# 注", "- text: |", "    乙", "", "    丙"),
        ('- text: "丁', '    戊"', ""),
        ("- list:", "    - 己", "    - 庚"),
        ("- text: >-", "    辛", "  id: 壬"),
    ]
)


def _topic(blocks: list[tuple[str, ...]]) -> tuple[str, ...]:
    return ("- topic: 题", "  blocks:", *(f"    {row}" if row else "" for block in blocks for row in block))


_BLOCKS = st.lists(
    st.recursive(_LEAVES, lambda inner: st.lists(inner, min_size=1, max_size=3).map(_topic), max_leaves=5),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(_BLOCKS, st.data())
def test_blocks_move_and_come_twice_without_loss_of_a_line_or_its_end(
    blocks: list[tuple[str, ...]], data: st.DataObject
) -> None:
    rows = ["section: 节", "blocks:", *(f"  {row}" if row else "" for block in blocks for row in block)]
    text = "".join(row + data.draw(st.sampled_from(["\n", "\r\n"])) for row in rows).rstrip()
    found = items_of(text, PATH)
    item, target = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))
    twice, _ = repeated(text, PATH, item)
    length = item.end - item.first
    assert removed(twice, PATH, Item(item.end, item.end + length, item.column, item.name)) == text
    try:
        there, line = moved(text, PATH, item, target, behind=data.draw(st.booleans()))
    except CannotEdit:
        return
    assert sorted(map(str.strip, there.splitlines())) == sorted(map(str.strip, text.splitlines()))
    assert line - 1 in {each.first for each in items_of(there, PATH)}
