"""Codes of typesetting: characters without a glyph, strings that fit no line."""

from __future__ import annotations

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="glyph-missing",
        severity=Severity.ERROR,
        message=Text(
            zh="字体里没有“{character}”（{codepoint}）这个字，印出来会是空缺",
            en="no font has the character “{character}” ({codepoint}); it could not be printed",
        ),
        advice=Text(
            zh="换成通用写法；如果必须用这个字，在版式的字体里加上一款有它的字体",
            en="use a common form; if you need this very character, add a font that has it to the layout",
        ),
        why=Text(
            zh="字体只收一定数量的字。生僻字、表情符号和从网页复制来的特殊符号常常不在其中，"
            "印出来会成为方框，所以不会悄悄放过。",
            en="A font holds a limited number of characters. Rare ideographs, emoji and signs copied"
            " from web pages are often not among them and would print as boxes, so they are never let"
            " through in silence.",
        ),
        bad="- text: 大会圆满成功\U0001f389",
        good="- text: 大会圆满成功！",
    ),
    Entry(
        code="line-emergency-break",
        severity=Severity.WARNING,
        message=Text(
            zh="“{text}”比这一栏还宽，又没有可以断开的地方，已从中间断开",
            en="“{text}” is wider than its column and has no place to break; it was broken inside",
        ),
        advice=Text(
            zh="缩短它，或放到更宽的地方（正文、少几列的表格）",
            en="shorten it, or put it where there is more room (running text, a table with fewer columns)",
        ),
        why=Text(
            zh="英文单词、数字和网址本应保持完整。一行放不下时只能从中间断开，否则会印出版面。",
            en="Words, numbers and addresses should stay whole. What does not fit a line must be broken"
            " inside it, or it would run off the page.",
        ),
        bad="- columns: 3\n  blocks: [text: 编号20210000000000000000000000000001]",
        good="- columns: 3\n  blocks: [text: 编号见附表。]",
    ),
)
