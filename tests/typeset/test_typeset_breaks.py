"""Where lines may end: words, addresses, numbers, last lines, strings that fit nowhere, missing glyphs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Span
from reportgen.model.inline import TextRun
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import set_text
from tests.typeset.typeset_setting import BODY, EM, aligned, context, set_em, texts


def test_latin_words_stay_whole() -> None:
    words = ["international", "cooperation", "in", "science"]
    whole = context(LineRules(hyphenation=""))
    lines = texts(set_em("开展international cooperation in science项目", 9, setting=whole))
    assert all(any(word in line for line in lines) for word in words)


def test_compound_word_breaks_behind_its_hyphen() -> None:
    assert texts(set_em("state-of-the-artificial", 6, aligned("start")))[0].endswith("-")


def test_a_zero_width_blank_lets_no_mark_begin_or_end_a_line() -> None:
    text = "选择新主题…\u200b。为你的“\u200b主题”"
    for measure in range(4, 12):
        lines = texts(set_em(text, measure))
        assert all(line[0] not in "。”…" and line.rstrip("\u200b")[-1] != "“" for line in lines), lines


def test_address_breaks_at_its_slashes_without_a_warning() -> None:
    setting = context()
    address = "https://www.stcsm.sh.gov.cn/zwgk/tzgs/gsgg/20211103/9f2c.html"
    lines = texts(set_em(f"详见{address}网站", 10, setting=setting))
    assert "".join(lines) == f"详见{address}网站"
    assert list(setting.sink) == []
    assert len(lines) > 3


def test_word_wider_than_the_column_is_broken_with_a_warning_at_its_run() -> None:
    setting = context(LineRules(hyphenation=""))
    span = Span("chapters/a.yaml", 3, 9, 3, 50)
    lines = set_em((TextRun("见Supercalifragilisticexpialidocious", span=span),), 8, setting=setting)
    (diagnostic,) = setting.sink
    assert (diagnostic.code, diagnostic.span) == ("line-emergency-break", span)
    assert diagnostic.args["text"] == "Supercalifragilisticexpi…"
    assert all(line.width <= 8 * EM + 1e-6 for line in lines)


@pytest.mark.parametrize(
    "number", ["25家", "1.05亿元", "30%", "2021年", "20℃", "￥300", "100平方米", "120 mmHg", "3 000项"]
)
def test_number_stays_with_its_unit_at_every_measure(number: str) -> None:
    for measure in range(6, 16):
        for before in range(measure):
            lines = texts(set_em("国" * before + number + "国际合作网络", measure))
            assert any(number in line for line in lines), (measure, lines)


def test_number_over_style_boundaries_stays_with_its_unit() -> None:
    for before in range(3, 8):
        runs = (TextRun("国" * before + "增"), TextRun("25", strong=True), TextRun("家单位参与"))
        assert any("25家" in line for line in texts(set_em(runs, 6)))


@pytest.mark.parametrize("align", ["justify", "start", "center"])
def test_last_line_holds_two_han(align: str) -> None:
    style = aligned("justify" if align == "justify" else "start" if align == "start" else "center")
    for count in range(9, 45):
        last = texts(set_em("国" * count + "。", 8, style))[-1]
        assert last.count("国") >= 2, last


def test_centred_title_is_balanced() -> None:
    lines = set_em("拓展国际国内合作网络服务全面深化改革", 14, aligned("center"))
    assert [len(text) for text in texts(lines)] == [9, 9]


def test_ragged_text_fills_its_lines_and_a_title_of_the_same_words_is_even() -> None:
    words = "拓展国际国内合作网络服务全面深化改革"
    assert [len(text) for text in texts(set_em(words, 14, aligned("start")))] == [14, 4]
    title = replace(aligned("start"), keep_phrases=True)
    assert max(len(text) for text in texts(set_em(words, 14, title))) < 12


def test_a_hanging_first_line_begins_outside_even_when_it_is_the_only_one() -> None:
    entry = replace(aligned("start"), first_indent=-2 * EM)
    (line,) = set_em("长三角", 10, entry)
    assert line.indent == -2 * EM
    assert set_em("长三角" * 5, 10, entry)[0].indent == -2 * EM


def test_marker_and_ordinal_stay_with_what_follows() -> None:
    for before in range(2, 9):
        lines = texts(set_em("国" * before + "①浦江创新论坛", 6))
        assert not any(line.endswith("①") for line in lines)


def test_missing_glyph_is_reported_once_with_its_code_point_and_shown() -> None:
    setting = context()
    span = Span("chapters/a.yaml", 1, 1, 1, 9)
    (line,) = set_em((TextRun("圆满\U0001f389成功\U0001f389", span=span),), 20, setting=setting)
    (diagnostic,) = setting.sink
    assert diagnostic.code == "glyph-missing"
    assert diagnostic.span == span
    assert diagnostic.args["codepoint"] == "U+1F389"
    assert line.text == "圆满\U0001f389成功\U0001f389"
    assert all(glyph for run in line.runs for glyph in run.glyphs)


def test_indent_is_given_up_where_the_first_word_needs_the_room() -> None:
    (line, *_) = set_em("international合作", 7, aligned("justify", indent_em=2))
    assert line.text.startswith("international")
    assert line.indent < 2 * EM
    assert BODY.first_indent == 0.0


@pytest.mark.parametrize("figure", ["1,204根", "25箱", "36条", "12盏", "2508室", "107路", "4,000流明"])
def test_a_figure_keeps_its_measure_word(figure: str) -> None:
    for before in range(1, 10):
        lines = set_text("前" * before + figure + "，其余另计。", 8)
        assert sum(figure in line.text for line in lines) == 1


def test_a_name_too_long_for_its_column_ends_a_line_with_its_interpunct_rather_than_start_one() -> None:
    lines = set_text("加夫里洛·德·拉·圣蒂西马出席。", 4)
    assert not any(line.text.startswith("·") for line in lines)
    year = set_text("摄影作品《渡口·1987》等", 4)
    assert [line.text for line in year if "1987" in line.text] == ["1987》等"]


@pytest.mark.parametrize(
    ("name", "measure", "expected"),
    (
        ("卡尔·海因里希·冯·施泰因", 7, ["卡尔·海因里希·", "冯·施泰因"]),
        ("卡尔·海因里希·冯·施泰因", 5, ["卡尔·", "海因里希·", "冯·施泰因"]),
        ("重庆国际会议·展览中心", 9, ["重庆国际会议·", "展览中心"]),
        ("国际科技合作大会·长三角分会", 8, ["国际科技合作", "大会·长三角分会"]),
    ),
)
def test_a_name_in_a_narrow_cell_is_divided_between_its_parts(
    name: str, measure: float, expected: list[str]
) -> None:
    assert [line.text for line in set_text(name, measure, justify=False)] == expected


@settings(max_examples=60)
@given(
    st.lists(st.text("卡尔海因里希冯施泰", min_size=1, max_size=4), min_size=2, max_size=6),
    st.integers(5, 12),
)
def test_no_part_of_a_name_that_fits_its_cell_is_torn(parts: list[str], measure: int) -> None:
    lines = [line.text for line in set_text("·".join(parts), measure, justify=False)]
    assert all(line.endswith("·") for line in lines[:-1])
