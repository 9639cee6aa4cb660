"""No division of a paragraph into lines does less harm than the one chosen: all of them are weighed."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import line_rules
from bench.least_harm import Least, least_harm
from bench.set_lines import Glyph, measured
from reportgen.typeset import set_text

_EM = 10.0


def _harm(lines: list[str]) -> int:
    text = "".join(lines)
    ends = sum(line_rules.harm(text[:at], text[at:]) for at in accumulate(map(len, lines[:-1])))
    rigid = sum(map(line_rules.rigid, lines[:-1]))
    return ends + line_rules.HARM * line_rules.lone_end(lines) + line_rules.LITTLE_HARM * rigid


def _least(text: str, measure: float) -> Least:
    """The least harm in a column of so many em; widths are those of the characters on one long line."""
    (line,) = set_text(text, 1000, size=_EM)
    glyphs = [Glyph(g.character, g.x * _EM, (g.x + g.advance) * _EM, 0.0, _EM) for g in line.glyphs]
    return least_harm(measured([glyphs], text), measure * _EM, measure * _EM)


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        # a file's name is parted behind its dot, a call before its bracket, a code between letters and figures
        ("新人先看README.md，再看别的文件", 6, ["新人先", "看README.", "md，再看别", "的文件"]),
        ("填补，即df.fillna(median())；若高", 6, ["填补，", "即df.fillna", "(median())；", "若高"]),
        ("税号（91310000MA1K35XQ7B）", 8, ["税号（91310000", "MA1K35XQ7B）"]),
        # a figure keeps its unit, the range is parted
        ("往返时延可达280—350 ms，握手三次", 6, ["往返时延", "可达280—", "350 ms，握手", "三次"]),
        ("其中v≈0.2 m/ns。公布", 6, ["其中v≈", "0.2 m/ns。", "公布"]),
        ("充电（1.15—1.68元/kW·h，", 6, ["充电（1.15—", "1.68元/", "kW·h，"]),
        # a version is one number in an address, too
        ("见https://docs.example.org/v2.8/#a。", 12, ["见https://docs.example.", "org/v2.8/#a。"]),
        # the parts of an address, before its words
        ("请寄到a.b@example.cn，标题", 5, ["请寄", "到a.b@", "example.", "cn，标题"]),
        # a standard's year belongs to its number in a Latin run, too
        ("按照GB/T 7714—2015N的规定著录", 9, ["按照GB/T", "7714—2015N的规", "定著录"]),
        # no character stands alone before or between codes where a sign lets one of them be parted
        ("用198.51.100.0/24或2001:db8::/32，电话", 8, ["用198.51.100.0/", "24或2001:db8::/", "32，电话"]),
        ("如shadow(5)中所说", 5, ["如shadow", "(5)中所说"]),
        ("“19990513”和“1.3.8pre1”", 6, ["“19990513”", "和“1.3.8", "pre1”"]),
        # a short word is divided before a character stands alone, on any line
        ("将Debian软件包", 4, ["将De", "bian软", "件包"]),
        ("多见于testing）等。", 4, ["多见", "于test", "ing）等。"]),
        # a line may be spread far before what must be torn is torn twice
        (
            "F ATGGCTAGCAAGGAGGAAC-3′，R 5′-TTACTTGTACAGCTCGTCC-3′。",
            8,
            ["F ATGGCTAGC", "AAGGAGGAAC-", "3′，R 5′-", "TTACTTGTACA", "GCTCGTCC-3′。"],
        ),
        # the groups of a figure are one number, its unit the next part
        ("离心（3 000 r/min，10 min）", 6, ["离心（3 000", "r/min，", "10 min）"]),
    ],
)
def test_codes_and_formulas_are_parted_where_it_harms_least(
    text: str, measure: float, lines: list[str]
) -> None:
    assert [line.text.strip() for line in set_text(text, measure)] == lines


_PIECES = st.sampled_from(
    ["国际", "科技合作", "网", "，", "。", "：“甲”", "（乙）", "《丙》", "——", "……", "25家", "1—3日", "30%", "1,204根",
     "AI", "data", "GB/T", "3.5 kg", "12 km/h", "让·保罗", "a@b.cn", "v2.8.1", "README.md", "2021-11-03", "17:00—19:00"]
)  # fmt: skip
_MIXTURES = st.lists(_PIECES, min_size=3, max_size=14).map("国".join)


@given(_MIXTURES, st.integers(6, 16))
@settings(max_examples=60, deadline=None)
def test_nothing_is_torn_or_left_alone_that_could_be_whole(text: str, measure: int) -> None:
    lines = [line.text for line in set_text(text, measure)]
    assert _harm(lines) <= _least(text, measure).harm, lines
