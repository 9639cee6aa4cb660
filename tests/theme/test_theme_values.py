"""What values mean: specified, inherited, computed in pt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.colour import WHITE, Colour
from reportgen.theme.lengths import Length, LengthSyntaxError, LengthUnitError, parse_length
from reportgen.theme.line_rules import LineRules
from reportgen.theme.style import Border, Edges
from tests.support.themes import shipped_theme
from tests.theme.theme_projects import loaded, with_layout, with_theme

BRAND = Colour.from_hex("#0E4478")


def style(root, written: str, name: str = "lead"):
    return with_theme(root, f"styles:\n{written}").the_theme.style(name)


def test_an_em_is_that_of_the_styles_own_size(tmp_path):
    assert style(tmp_path, "  lead: {size: 14pt, indent: 2em, space_after: 0.5em}\n").first_indent == 28
    assert style(tmp_path, "  lead: {size: 14pt, indent: 2em, space_after: 0.5em}\n").space_after == 7


def test_an_inherited_em_is_counted_anew(tmp_path):
    found = style(tmp_path, "  lead: {based_on: body, size: 20pt}\n")
    assert (found.first_indent, found.first_indent_em) == (40, 2)


def test_a_percentage_of_size_refers_to_the_base_and_of_leading_to_the_own_size(tmp_path):
    found = style(tmp_path, "  lead: {based_on: body, size: 200%, leading: 150%}\n")
    assert (found.size, found.leading) == (21, 31.5)


def test_percentages_of_sizes_multiply_along_the_bases(tmp_path):
    written = "  quote: {based_on: body, size: 200%}\n  lead: {based_on: quote, size: 50%}\n"
    assert style(tmp_path, written).size == 10.5


def test_a_style_without_base_takes_the_bodys_type_but_not_its_paragraph(tmp_path):
    files = {
        "mine/layout.yaml": "extends: plain\n",
        "mine/theme.yaml": "styles:\n  body: {size: 11pt}\n",
    }
    label = loaded(tmp_path, files).the_theme.style("list.label")
    assert (label.size, label.leading) == (11, 21)
    assert (label.first_indent, label.align) == (0, "start")


@pytest.mark.parametrize(
    ("name", "points"),
    [("初号", 42), ("小初", 36), ("二号", 22), ("小四", 12), ("小四号", 12), ("五号", 10.5), ("八号", 5)],
)
def test_a_type_size_may_be_said_by_its_chinese_name(tmp_path, name, points):
    assert style(tmp_path, f"  lead: {{size: {name}, marker_size: {name}}}\n").size == points


@pytest.mark.parametrize(("word", "meant"), [("是", "always"), ("no", "never"), ("自动", "auto")])
def test_a_theme_says_whether_charts_are_hatched(tmp_path, word: str, meant: str):
    theme = with_theme(tmp_path, f"charts: {{patterns: {word}}}\n").the_theme
    assert theme.charts.patterns == meant


def test_named_sizes_and_charts_may_say_type_sizes_by_name(tmp_path):
    theme = with_theme(
        tmp_path,
        "tokens:\n  sizes: {base: 小五}\nstyles:\n  lead: {size: base}\ncharts: {label_size: 六号}\n",
    ).the_theme
    assert (theme.style("lead").size, theme.charts.label_size) == (9, 7.5)


def test_millimetres_and_centimetres_become_points(tmp_path):
    found = style(tmp_path, "  lead: {space_before: 25.4mm, space_after: 2.54cm}\n")
    assert (found.space_before, found.space_after) == (pytest.approx(72), pytest.approx(72))


def test_none_takes_away_what_the_base_has(tmp_path):
    base = shipped_theme("annual").style("lead")
    assert base.borders.left is not None and base.padding.left > 0
    found = style(tmp_path, "  lead: {border_left: none, padding: 无}\n")
    assert found.borders.left is None and found.padding == Edges()


def test_a_border_around_replaces_single_sides_of_the_base(tmp_path):
    written = "  lead: {border: 1pt brand}\n  quote: {based_on: lead, border_left: none}\n"
    rule = Border(1, BRAND)
    borders = style(tmp_path, written, "quote").borders
    assert (borders.top, borders.right, borders.bottom, borders.left) == (rule, rule, rule, None)


@pytest.mark.parametrize(
    ("written", "edges"),
    [
        ("3pt", Edges(3, 3, 3, 3)),
        ("3pt 4pt", Edges(3, 4, 3, 4)),
        ("3pt 4pt 5pt", Edges(3, 4, 5, 4)),
        ("3pt 4pt 5pt 6pt", Edges(3, 4, 5, 6)),
        ("0 1em", Edges(0, 10, 0, 10)),
    ],
)
def test_padding_is_read_as_in_css(tmp_path, written, edges):
    assert style(tmp_path, f"  lead: {{size: 10pt, padding: {written}}}\n").padding == edges


def test_a_tint_is_that_share_of_the_colour_on_white(tmp_path):
    found = style(tmp_path, "  lead: {colour: brand 25%, background: white}\n")
    assert found.colour == WHITE.mixed(BRAND, 0.25)
    assert found.background == WHITE


def test_colours_may_be_tints_of_colours_written_after_them(tmp_path):
    theme = with_theme(tmp_path, 'tokens: {colours: {a: b 50%, b: c 50%, c: "#000000"}}\n').the_theme
    assert theme.colours["a"].red == pytest.approx(0.75)


def test_a_changed_token_reaches_every_style_that_names_it(tmp_path):
    theme = with_theme(tmp_path, 'tokens: {colours: {brand: "#AA0000"}}\n').the_theme
    red = Colour.from_hex("#AA0000")
    assert theme.style("topic").colour == theme.style("card.value").colour == red
    assert theme.charts.palette[0] == red
    assert theme.rules.masters["opener"].decorations[0].colour == red


def test_an_extending_layout_changes_only_what_it_says(tmp_path):
    base, own = shipped_theme("annual"), with_layout(tmp_path, "figure_aspect: 0.6\n").the_theme
    assert own.styles == base.styles
    assert own.rules.figure_aspect == 0.6
    assert own.rules.masters == base.rules.masters
    assert own.fingerprint != base.fingerprint


def test_a_measure_leaves_the_rest_to_the_margins(tmp_path):
    written = "masters: {page: {measure: 40em, margins: {inner: none, outer: none}}}\n"
    page = with_layout(tmp_path, written).the_theme.rules.masters["page"]
    assert page.width - page.margins.left - page.margins.right == pytest.approx(40 * 10.5)
    assert page.margins.left == pytest.approx(page.margins.right)


def test_a_master_takes_what_it_does_not_say_from_its_base():
    masters = shipped_theme("annual").rules.masters
    page, opener = masters["page"], masters["opener"]
    assert (opener.margins, opener.footer, opener.mirrored) == (page.margins, page.footer, True)
    assert page.header is not None and opener.header is None
    assert opener.content_top is not None and page.content_top is None


def test_a_projects_own_font_is_used(tmp_path):
    (tmp_path / "assets").mkdir()
    shipped = shipped_theme("annual").fonts.face("kai", False)
    (tmp_path / "assets" / "own.ttf").write_bytes(shipped.data)
    theme = with_theme(
        tmp_path,
        "tokens:\n  fonts:\n    own: {regular: assets/own.ttf, word: [方正楷体]}\n"
        "styles:\n  lead: {font: own}\n",
    ).the_theme
    family = theme.fonts.families[theme.style("lead").font]
    assert family.word_names == ("方正楷体",)
    assert family.bold is family.regular
    assert family.regular.glyph("楷") == shipped.glyph("楷")


@given(st.decimals(0, 9999, places=3), st.sampled_from(["pt", "em", "%"]))
def test_a_length_keeps_its_number_and_unit(number, unit):
    assert parse_length(f"{number}{unit}") == Length(float(number), unit)


@given(st.text(st.characters(exclude_characters="+-.0123456789 \t\r\n"), min_size=1))
def test_what_begins_with_no_number_is_no_length(text):
    with pytest.raises((LengthSyntaxError, LengthUnitError)):
        parse_length(text)


def test_a_layout_says_how_its_lines_are_composed(tmp_path):
    written = (
        "punctuation: 开明\nhanging: 是\nlatin_gap: 0.125em\nnumeral_spacing: 是\nsqueeze_stops: 否\n"
        "strict_grid: true\nlast_line: 3\nhyphenation: 无\n"
    )
    lines = with_layout(tmp_path, written).the_theme.rules.lines
    assert lines == LineRules("kaiming", True, 0.125, True, False, True, 3, "")


def test_a_layout_that_says_nothing_of_lines_has_them_as_usual():
    assert shipped_theme("plain").rules.lines == LineRules()


def test_a_style_of_type_alone_is_one_for_words(tmp_path):
    written = (
        "styles:\n  术语: {font: kai}\n  专名: {based_on: 术语, underline: 是}\n  要点: {emphasis_dots: 是}\n"
    )
    result = with_theme(tmp_path, written)
    assert result.messages == ()
    theme = result.the_theme
    assert {"术语", "专名", "要点", "strong", "link", "kai"} <= set(theme.character_styles())
    assert "body" not in theme.character_styles()
    assert theme.style("专名").given == {"font", "underline"}
    assert (theme.style("专名").underline, theme.style("要点").emphasis_dots) == (True, True)


def test_a_style_of_type_alone_with_a_name_like_a_known_one_is_doubted(tmp_path):
    result = with_theme(tmp_path, "styles:\n  captoin: {font: kai}\n")
    assert "没有内容会用到样式“captoin”，是不是“caption”？" in result.first_lines[0]
