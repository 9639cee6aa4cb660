"""A text changed on the page is changed in its YAML file at its place, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.preview.passages import CannotEdit, passage_at, scalars, tree_of, with_text
from reportgen.schema import RichText

PATH = "chapters/1.yaml"
FILE = """\
# 说明：这一节由办公室负责
section: 合作
number: "4.2"
blocks:
  - text: 全年新增**{{ 中心.新增 }}**家。  # 核过
  - lead: >
      第一行，
      第二行。
  - text: "带引号：的文字"
  - list: [甲, '乙', 丙]
"""


def changed(line: int, column: int, new: str, content: str = FILE) -> str:
    passage = passage_at(content, PATH, line, column)
    assert passage is not None
    return with_text(content, passage, new)


def test_only_the_words_that_differ_are_typed_anew() -> None:
    assert changed(5, 12, "全年累计新增**{{ 中心.新增 }}**家。") == FILE.replace("全年新增", "全年累计新增")


def test_a_folded_text_keeps_its_lines() -> None:
    assert changed(7, 9, "第一行，第二段。") == FILE.replace("第二行", "第二段")


def test_words_added_at_the_end_stand_before_the_comment() -> None:
    new = changed(5, 12, "全年新增**{{ 中心.新增 }}**家。好。")
    assert "家。好。  # 核过\n" in new


@pytest.mark.parametrize(
    "words", ["甲: 乙", "- 甲", "“引”#号 #注", "{{ 甲.乙 }}家", "'单引'", "* 星", "甲\"乙'丙"]
)
def test_words_that_yaml_would_misread_are_put_in_quotes(words: str) -> None:
    new = changed(5, 12, words)
    values = [s.text for s in scalars(tree_of(new, PATH) or pytest.fail("YAML"))]
    assert words in values
    assert new.splitlines()[0] == FILE.splitlines()[0]


def test_an_item_in_brackets_is_changed_alone() -> None:
    assert "[甲, '乙', 丁]" in changed(10, 20, "丁")


def test_two_paragraphs_become_a_block_below_the_key() -> None:
    new = changed(9, 12, "第一段。\n第二段。")
    passage = passage_at(new, PATH, 9, 11)
    assert passage is not None
    assert passage.raw == "第一段。\n第二段。"


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(CannotEdit):
        changed(5, 12, "  ")


def test_windows_line_ends_stay() -> None:
    new = changed(7, 9, "第一行，第二段。", FILE.replace("\n", "\r\n"))
    assert new == FILE.replace("第二行", "第二段").replace("\n", "\r\n")


def test_new_lines_among_mixed_ends_end_as_most_do() -> None:
    mixed = FILE.replace("办公室负责\n", "办公室负责\r\n")
    assert changed(9, 12, "甲。\n乙。", mixed) == mixed.replace(
        '"带引号：的文字"', "|\n      甲。\n\n      乙。"
    )


TEXT = (
    st.text(st.sampled_from("甲乙丙，。：:#-'\"{}[]*&!|>%@` \\a1"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@given(TEXT, st.sampled_from([(5, 12), (7, 9), (9, 12), (10, 12)]))
def test_whatever_is_typed_all_other_values_stay(words: str, place: tuple[int, int]) -> None:
    passage = passage_at(FILE, PATH, *place)
    assert passage is not None
    before = [s.text for s in scalars(tree_of(FILE, PATH) or pytest.fail("YAML"))]
    try:
        new = with_text(FILE, passage, words)
    except CannotEdit:
        return
    found = list(scalars(tree_of(new, PATH) or pytest.fail("YAML")))
    after = [s.text for s in found]
    number = [s.span for s in scalars(tree_of(FILE, PATH) or pytest.fail("YAML"))].index(passage.span)
    assert RichText.read(found[number]).raw == words
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) <= 1
    assert new.splitlines()[0] == FILE.splitlines()[0]
