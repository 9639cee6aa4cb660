"""Joined lines and Chinese punctuation (GB/T 15834-2011)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.text.normalise import join_lines, join_typed, normalise_punctuation


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("全年\n工作", "全年工作"),
        ("全年，\n工作", "全年，工作"),
        ("Shanghai\nOpen", "Shanghai Open"),
        ("举办 WAIC\n大会", "举办 WAIC大会"),
        ("共\n506家", "共506家"),
        ("**全年**\n**工作**", "**全年****工作**"),
        ("  全年  \n\t工作\t", "全年工作"),
        ("甲\n\n乙\n\n\n丙", "甲\n乙\n丙"),
        ("甲\r\n乙", "甲乙"),
        ("", ""),
        ("\n\n", ""),
    ],
)
def test_line_ends_inside_a_paragraph_leave_no_blank_between_han(typed: str, joined: str) -> None:
    assert join_lines(typed) == joined


@given(st.lists(st.text(alphabet="ab甲， *\u3000", max_size=8), max_size=6))
def test_joining_loses_nothing_but_blanks_and_knows_where_each_line_begins(lines: list[str]) -> None:
    joined = join_typed(lines)
    visible = "".join(lines).translate({ord(c): None for c in " \u3000"})
    assert joined.text.translate({ord(c): None for c in " \u3000\n"}) == visible
    for start, line in zip(joined.starts, lines, strict=True):
        assert joined.text[start:].startswith(line.strip(" \u3000"))


@given(st.text(alphabet="ab甲， \n"))
def test_joining_twice_changes_nothing_more(text: str) -> None:
    once = join_lines(text)
    assert join_lines(once.replace("\n", "\n\n")) == once


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("上海, 北京: 甲; 乙! 丙?", "上海，北京：甲；乙！丙？"),
        ("共1,000家,12:30开始", "共1,000家，12:30开始"),
        ("比例为1:2;另见", "比例为1:2；另见"),
        ("世界顶尖科学家论坛(WLA)开幕", "世界顶尖科学家论坛（WLA）开幕"),
        ("WAIC (世界人工智能大会)", "WAIC（世界人工智能大会）"),
        ("函数f(x)的值", "函数f(x)的值"),
        ("见 https://a.cn/x,y:z, 甲", "见https://a.cn/x,y:z，甲"),
        ("写信 a.b@c.cn, 甲", "写信a.b@c.cn，甲"),
        ("累计 {{ round(a, 1) }} 家, 见 {ref:图1}", "累计{{ round(a, 1) }}家，见{ref:图1}"),
        ("见 [网站](https://a.cn/(x)), 甲", "见[网站](https://a.cn/(x))，甲"),
        ("新增 **25** 家", "新增**25**家"),
        ("AI, 大数据 和 5G 应用", "AI，大数据和5G应用"),
        ("Hello, world (see it: 12)! Is it?", "Hello, world (see it: 12)! Is it?"),
        ("it’s “good” day", "it’s “good” day"),
        ("甲 乙　丙", "甲乙丙"),
        ("甲,\n乙", "甲，\n乙"),
        ("", ""),
    ],
)
def test_chinese_text_gets_chinese_marks_and_latin_text_keeps_its_own(typed: str, mended: str) -> None:
    assert normalise_punctuation(typed) == mended


_MIXED = st.text(alphabet="ab1甲乙，,:;?!()（） *“”\n{}[]@.:/")


@given(_MIXED)
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = normalise_punctuation(text)
    assert normalise_punctuation(once) == once


@given(_MIXED)
def test_mending_loses_no_word(text: str) -> None:
    kept = str.maketrans("，：；？！（）", ",:;?!()", " ")
    assert normalise_punctuation(text).translate(kept) == text.translate(kept)
