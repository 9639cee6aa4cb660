"""A change of style, colour or link is no boundary for marks, gaps, quotes and breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.model.inline import CrossReference, Inlines, Link, TextRun
from reportgen.model.pages import GlyphRun
from reportgen.typeset import set_text
from tests.typeset.typeset_setting import EM, aligned, places, set_em, step, texts, width_em


def _link(text: str) -> Link:
    return Link("https://example.org", (TextRun(text),))


def _runs(line_text: str, *parts: str) -> list[Inlines]:
    """The parts in every dress: coloured, linked, both by turns. (Bold letters have widths of their own.)"""
    assert "".join(parts) == line_text
    coloured = tuple(TextRun(part, style="blue" if i % 2 else "") for i, part in enumerate(parts))
    linked = tuple(_link(part) if i % 2 else TextRun(part) for i, part in enumerate(parts))
    both = tuple(_link(part) if i % 2 else TextRun(part, style="blue") for i, part in enumerate(parts))
    return [coloured, linked, both]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("见《协议》。”他说", ("见《协议", "》", "。", "”他说")),
        ("国际AI合作25家，增", ("国际", "AI", "合作", "25", "家，增")),
        ("他说“好”，又说：“是”", ("他说", "“", "好", "”", "，又说：", "“是", "”")),
        ("She said “no” to me", ("She said ", "“", "no", "”", " to me")),
        ("从无到有——再到……优", ("从无到有—", "—再到…", "…优")),
        ("让·保罗·萨特与AV公司", ("让", "·", "保罗·", "萨特与A", "V公司")),
        ("共1.05亿元（含3%）", ("共1", ".05", "亿", "元（含3", "%", "）")),
        ("水H₂O占5m²以上", ("水H₂O", "占5m²", "以上")),
    ],
)
def test_widths_and_places_are_those_of_plain_text(text: str, parts: tuple[str, ...]) -> None:
    for measure in (5, 7, 30):
        plain = [places(line) for line in set_em(text, measure)]
        for runs in _runs(text, *parts):
            assert [places(line) for line in set_em(runs, measure)] == plain


@pytest.mark.parametrize("pair", ["》。", "”，", "）（", "：“"])
def test_bold_mark_beside_a_regular_one_shares_its_blank(pair: str) -> None:
    runs = (TextRun("甲"), TextRun(pair[0], strong=True), TextRun(pair[1]), TextRun("乙"))
    (line,) = set_em(runs, 20)
    assert line.width == pytest.approx(3.5 * EM)


def test_kerning_goes_on_over_a_change_of_colour() -> None:
    (plain,) = set_em("AVATAR", 20)
    (cut,) = set_em((TextRun("AV"), TextRun("AT", style="blue"), TextRun("AR")), 20)
    assert places(cut) == places(plain)
    assert plain.width < sum(width_em(char) for char in "AVATAR") * EM


def test_quotes_are_chinese_or_latin_by_what_they_enclose_whatever_the_runs() -> None:
    latin = (TextRun("He wrote “"), TextRun("open", strong=True), TextRun("” and left."))
    (line,) = set_em(latin, 40)
    (plain,) = set_text("He wrote “open” and left.", 40)
    assert all(g.advance < 0.5 for g in plain.glyphs if g.character in "“”")
    # the next letter stands where it does without a change of weight
    at = line.text.index("“")
    assert places(line)[at + 1][1] == pytest.approx(plain.glyphs[at + 1].x, abs=1e-3)
    (line,) = set_em((TextRun("以“"), TextRun("ABC", strong=True), TextRun("”为例")), 40)
    found = dict(places(line))
    assert found["A"] - found["“"] == pytest.approx(1.0)


def test_dash_and_ellipsis_take_one_em_each_in_chinese() -> None:
    (line,) = set_text("一——二", 20)
    assert [g.x for g in line.glyphs] == [0, 1, 2, 3]
    assert step("一……二", "……") == 1.0
    assert [g.advance for g in set_text("一……二", 20)[0].glyphs] == [1, 1, 1, 1]


def _strokes(line_runs: tuple[GlyphRun, ...]) -> list[float]:
    return [x for run in line_runs for x, char in zip(run.offsets, run.text, strict=True) if char == "—"]


@pytest.mark.parametrize("measure", range(5, 14))
def test_dash_is_joined_on_every_spread_or_squeezed_line(measure: int) -> None:
    lines = set_em("国际合作——科技创新，协调推进——“高水平”网络", measure)
    for line in lines:
        strokes = _strokes(line.runs)
        assert len(strokes) % 2 == 0, line.text
        assert all(b - a <= EM + 1e-6 for a, b in pairwise(strokes[:2])), line.text


@pytest.mark.parametrize("measure", [4, 5, 6, 7, 9, 12])
def test_interpunct_never_begins_or_ends_a_line(measure: int) -> None:
    name = "巴勃罗·迭戈·何塞·弗朗西斯科·德·保拉·胡安·内波穆塞诺·玛利亚·毕加索"
    for line in texts(set_em(f"他叫{name}，是画家。", measure)):
        assert not line.startswith("·")
        assert not line.endswith("·")


@pytest.mark.parametrize("mark", ["“", "（", "《", "【", "‘", "「"])
def test_paragraph_that_begins_with_an_opening_mark_is_indented_two_em_to_the_ink(mark: str) -> None:
    line = set_em(f"{mark}国际合作", 20, aligned("justify", indent_em=2))[0]
    assert line.indent == 2 * EM
    # the glyph's origin stands half an em before its ink, which begins at the indent
    (first, x), (_, after) = places(line)[:2]
    assert first == mark
    assert x == pytest.approx(-0.5, abs=0.26)
    assert after == 0.5


@pytest.mark.parametrize("name", ["专栏1", "图4.2-1", "附表12"])
def test_the_words_of_a_reference_stay_together_as_a_number_and_its_unit_do(name: str) -> None:
    reference = CrossReference("甲", "number", name)
    for before in range(1, 12):
        lines = set_em((TextRun("前" * before + "见"), reference, TextRun("所列各项，其余从略。")), 8)
        assert "".join(texts(lines)) == "前" * before + f"见{name}所列各项，其余从略。"
        assert sum(name in line.text for line in lines) == 1
    # a title is text like any other
    titled = (TextRun("前前前见"), CrossReference("甲", "title", "国内科技合作"), TextRun("一节所列各项。"))
    assert not any("国内科技合作" in line.text for line in set_em(titled, 8))


def test_a_reference_wider_than_its_column_is_broken_all_the_same() -> None:
    lines = set_em((CrossReference("甲", "number", "补充材料附表十二"), TextRun("。")), 5)
    assert "".join(texts(lines)) == "补充材料附表十二。"
    assert all(line.width <= 5 * EM + 0.01 for line in lines)
