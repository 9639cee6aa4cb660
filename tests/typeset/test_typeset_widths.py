"""Widths of marks, gaps and numbers on a line."""

from __future__ import annotations

import pytest

from reportgen.model.inline import CrossReference, Inlines, LineBreak, Link, TextRun
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import set_line
from tests.typeset.typeset_setting import (
    BODY,
    EM,
    FONTS,
    STYLES,
    aligned,
    context,
    places,
    set_em,
    step,
    texts,
    width_em,
)


@pytest.mark.parametrize("pair", ["》。", "”，", "）（", "：“", "。”", "、《", "“《", "》）"])
def test_two_adjacent_marks_take_one_and_a_half_em(pair: str) -> None:
    assert width_em(f"甲{pair}乙") == 3.5


@pytest.mark.parametrize("marks", ["》）。", "”）。", "》”，", "：“《", "）（《"])
def test_three_adjacent_marks_take_two_em(marks: str) -> None:
    assert width_em(f"甲{marks}乙") == 4.0


def test_squeezed_pair_stays_squeezed_in_a_spread_line() -> None:
    (line, *_) = set_em("以《协议》、补国25家合作", 8)
    found = places(line)
    assert line.text == "以《协议》、补国"
    assert line.width == pytest.approx(8 * EM)
    (close, comma) = (found[4], found[5])
    assert (close[0], comma[0]) == ("》", "、")
    assert comma[1] - close[1] == pytest.approx(0.5)


def test_marks_keep_close_to_a_latin_word_in_a_spread_line() -> None:
    (line, *_) = set_em("称为“data”的international", 8, setting=context(LineRules(hyphenation="")))
    assert line.text == "称为“data”的"
    found = dict(places(line))
    assert found["d"] - found["“"] == pytest.approx(1.0)
    assert found["称"] == 0.0
    assert found["为"] > 1.1


@pytest.mark.parametrize("pair", ["？！", "！！", "！？"])
def test_chained_final_marks_take_one_em_together(pair: str) -> None:
    assert width_em(f"甲{pair}乙") == 3.0


def test_opening_mark_at_a_line_start_loses_its_blank() -> None:
    (line,) = set_em("“甲乙", 20)
    assert places(line)[1] == ("甲", 0.5)


def test_closing_mark_at_a_line_end_loses_its_blank() -> None:
    assert width_em("甲乙。") == 2.5


def test_paragraph_that_begins_with_a_quote_keeps_its_indent_to_the_ink() -> None:
    line = set_em("“甲乙”", 20, aligned("justify", indent_em=2))[0]
    assert line.indent == 2 * EM
    assert places(line)[:2] == [("“", -0.5), ("甲", 0.5)]


def test_gap_between_han_and_latin_is_a_quarter_em_and_replaces_a_typed_blank() -> None:
    assert width_em("甲A乙") == width_em("甲 A 乙")
    assert width_em("甲A乙") == pytest.approx(2.5 + width_em("A"))


def test_no_gap_stands_beside_full_width_marks_or_at_edges() -> None:
    assert step("甲，A", "，A") == 1.0
    assert set_em("A甲", 20)[0].runs[0].offsets[0] == 0.0
    assert width_em("甲，A") == pytest.approx(2.0 + width_em("A"))


@pytest.mark.parametrize(
    "text",
    ["5月31日至6月4日", "11月1—3日", "2021年", "25家", "第25届", "2019至2021年", "3小时20分", "1.05亿元"],
)
def test_number_with_its_units_is_set_without_gaps(text: str) -> None:
    han = sum(not char.isascii() and char != "—" for char in text)
    figures = sum(width_em(char) for char in text if char.isascii() or char == "—")
    assert width_em(text) == pytest.approx(han + figures, abs=0.05)


def test_gap_stands_before_a_number_in_running_text() -> None:
    assert step("新增25家", "增2") == 1.25


def test_layout_may_ask_for_gaps_inside_numbers() -> None:
    (spaced,) = set_em("5月31日", 20, setting=context(LineRules(numeral_spacing=True)))
    (closed,) = set_em("5月31日", 20)
    assert spaced.width - closed.width == pytest.approx(0.75 * EM)


def test_style_boundaries_interrupt_neither_squeeze_nor_gap_nor_number() -> None:
    parts = ("新增", "25", "家", "《", "协议", "》", "。", "”", "见", "ABC", "网")
    whole = set_em("".join(parts), 5)
    cut: Inlines = tuple(TextRun(part, style="blue" if i % 2 else "") for i, part in enumerate(parts))
    assert [places(line) for line in set_em(cut, 5)] == [places(line) for line in whole]


def test_dash_and_ellipsis_take_two_em_and_the_dash_is_joined() -> None:
    assert width_em("甲——乙") == width_em("甲……乙") == 4.0
    (line,) = set_em("甲——乙", 20)
    face = FONTS.face("song", False)
    box = face.hb_font.get_glyph_extents(face.glyph("—"))
    assert box is not None
    left = places(line)[1][1] + (box.x_bearing + box.width) / face.units_per_em
    right = places(line)[2][1] + box.x_bearing / face.units_per_em
    assert right <= left


def test_interpunct_takes_half_an_em() -> None:
    assert width_em("让·保罗") == 3.5


def test_quotes_are_full_width_in_chinese_and_narrow_in_latin() -> None:
    assert step("他说“好”了", "“好") == 0.5 + 0.5
    assert width_em("said “no” here") - width_em("said no here") < 1.2


def test_an_apostrophe_takes_no_more_than_its_ink() -> None:
    assert step("他说It’s good", "’s") < 0.3
    assert width_em("isn’t it") < width_em("isnt it") + 0.3


def test_raised_and_lowered_type_leaves_the_baseline_where_it_is() -> None:
    (plain,) = set_em("水与平方米", 20)
    for text in ("水H₂O与平方米", "水与m⁻²"):
        (line,) = set_em(text, 20)
        assert any(run.rise for run in line.runs)
        assert (line.ascent, line.descent, line.leading) == (plain.ascent, plain.descent, plain.leading)


def test_full_width_quotes_around_a_latin_word_in_chinese_text() -> None:
    (line,) = set_em("以“ABC”为例", 20)
    found = dict(places(line))
    assert found["A"] - found["“"] == pytest.approx(1.0)


@pytest.mark.parametrize(("typed", "drawn"), [("-3", "−3"), ("2-", "2−"), ("-", "−"), ("2-4", "2-4")])
def test_the_sign_of_a_power_or_charge_is_drawn_as_a_minus(typed: str, drawn: str) -> None:
    def glyphs(text: str) -> tuple[int, ...]:
        (line,) = set_em((TextRun("10"), TextRun(text, position="super")), 20)
        assert line.text == f"10{text}"
        return tuple(line.runs[-1].glyphs)

    assert glyphs(typed) == glyphs(drawn)


def test_raised_figure_is_smaller_and_stays_with_its_letter() -> None:
    lines = set_em((TextRun("排放量按m"), TextRun("2", position="super"), TextRun("计算")), 5)
    assert any("m2" in text for text in texts(lines))
    raised = next(run for line in lines for run in line.runs if run.rise)
    assert raised.size < EM
    assert raised.rise > 0


def test_exponents_the_face_lacks_are_set_as_raised_type_and_read_as_written() -> None:
    setting = context()
    (line,) = set_em("速率1.05×10³ s⁻¹，CO₂与m²", 40, setting=setting)
    assert list(setting.sink) == []
    assert line.text == "速率1.05×10³ s⁻¹，CO₂与m²"
    raised = [("".join(run.text), run.rise > 0) for run in line.runs if run.rise]
    assert raised == [("³", True), ("⁻¹", True), ("₂", False), ("²", True)]
    assert {run.face for run in line.runs} == {"NotoSerifSC-Regular"}


def test_exponents_the_face_has_are_its_own() -> None:
    (line,) = set_em("面积25m²", 40)
    assert [run.rise for run in line.runs] == [0.0]


def test_forced_line_end_reads_as_a_blank_that_is_not_seen() -> None:
    first, second = set_em((TextRun("CO"), TextRun("2", position="sub"), LineBreak(), TextRun("参见")), 20)
    assert (first.text, first.ends, second.text) == ("CO2 ", "hard", "参见")
    assert [*first.runs[-1].offsets] == [first.width]
    assert first.runs[-1].rise == 0.0


def test_forced_line_end_after_a_link_is_no_part_of_the_link() -> None:
    lines = set_em((Link("https://a.cn", (TextRun("网站"),)), LineBreak(), TextRun("后")), 20)
    assert lines[0].run_links == (0, None)
    assert lines[0].links[0].width == pytest.approx(2 * EM)


def test_two_forced_line_ends_leave_an_empty_line() -> None:
    lines = set_em((TextRun("甲"), LineBreak(), LineBreak(), TextRun("乙")), 20)
    assert texts(lines) == ["甲 ", "", "乙"]


def test_blank_between_latin_words_is_kept_unseen_at_a_line_end() -> None:
    lines = set_em("open science and open data for all of us", 9)
    assert "".join(texts(lines)) == "open science and open data for all of us"
    assert len(lines) > 1
    for line in lines[:-1]:
        char, x = places(line)[-1]
        assert char == " "
        assert x == pytest.approx(line.width / EM, abs=1e-3)


def test_link_over_two_lines_has_an_area_on_each() -> None:
    reference = CrossReference("topic", "title", "国际科技合作全面推进")
    lines = set_em((TextRun("详细情况参见"), reference, TextRun("一节。")), 9)
    assert [len(line.links) for line in lines] == [1, 1, 0] or [len(line.links) for line in lines] == [1, 1]
    assert {area.link.target for line in lines for area in line.links} == {"topic"}
    assert all(area.x + area.width <= line.width + 1e-6 for line in lines for area in line.links)


def test_emphasis_is_the_bold_face() -> None:
    (line,) = set_em((TextRun("新增"), TextRun("重点", strong=True)), 20)
    assert [run.face for run in line.runs] == ["NotoSerifSC-Regular", "NotoSerifSC-Bold"]


def test_one_line_is_set_at_its_natural_width() -> None:
    line = set_line("第25届论坛：开幕", BODY, context())
    assert line.width == line.measure
    assert line.ends == "end"
    assert STYLES["body"].leading == line.leading


def test_equal_looks_share_one_glyph_run() -> None:
    (line,) = set_em(tuple(TextRun(char) for char in "拓展国际国内合作网络"), 20)
    assert len(line.runs) == 1


@pytest.mark.parametrize(
    ("text", "gap"), [("5流明", 0.0), ("86㎡", 0.0), ("25流感", 0.25), ("60平方米", 0.0), ("60平均", 0.25)]
)
def test_only_a_unit_stands_close_to_its_figure(text: str, gap: float) -> None:
    figure = text.rstrip("流明㎡感平方米均")
    assert width_em(text) == round(width_em(figure) + len(text) - len(figure) + gap, 3)
