"""The two shipped layouts: whole, different, and the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.diagnostics import Sink
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import layout_names, load_theme
from reportgen.theme.furniture import PLACEHOLDERS
from reportgen.theme.masters import MASTER_KEYS, PAPER
from reportgen.theme.measures import measure_of
from reportgen.theme.names import STYLES
from reportgen.theme.properties import READERS
from reportgen.theme.rules import CHART_KEYS, RULE_KEYS
from reportgen.theme.theme import Theme
from tests.support.themes import shipped_theme, theme_of
from tests.theme.theme_projects import loaded, with_theme

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("annual", "gongwen", "plain")
GUIDE = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")
# A4 text of at least this many Han a line is comfortable, more is not
MOST_EM = 45


@pytest.fixture(params=SHIPPED)
def theme(request) -> Theme:
    return shipped_theme(request.param)


def luminance(colour) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (colour.red, colour.green, colour.blue)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_layout_loads_without_a_word(name):
    sink = Sink()
    assert load_theme(Sources(ROOT / "seeds" / "2021", shipped_roots()), name, sink) is not None
    # Fangsong is no font that may be shipped: where the machine lacks it, that is a hint
    assert [d.code for d in sink if d.code != "font-instead"] == []


def test_all_layouts_can_be_found():
    assert layout_names(Sources(ROOT / "seeds" / "2021", shipped_roots())) == SHIPPED


def test_a_shipped_layout_has_every_style(theme):
    assert set(STYLES) <= set(theme.styles)


def test_lines_are_a_whole_number_of_em_and_not_too_long(theme):
    em = measure_of(theme) / theme.style("body").size
    assert em == pytest.approx(round(em))
    assert 28 <= em <= MOST_EM  # GB/T 9704-2012 §5.2.1 has 28


def test_the_text_block_holds_a_whole_number_of_lines(theme):
    page = theme.rules.masters["page"]
    lines = (page.height - page.margins.top - page.margins.bottom) / theme.style("body").leading
    assert lines == pytest.approx(round(lines), abs=0.01)


def test_running_text_is_justified_with_two_em_indent(theme):
    body = theme.style("body")
    assert (body.align, body.first_indent_em) == ("justify", 2)
    assert 1.5 <= body.leading / body.size <= 2


def test_headings_stay_with_what_follows(theme):
    for name in ("section", "topic", "heading", "item", "list.label", "callout.title", "card.value"):
        assert theme.style(name).keep_with_next, name


def test_type_stands_out_from_its_ground(theme):
    grounds = {"table.head": "table.head", "card.value": "card", "card.label": "card", "event.meta": "event"}
    for name in STYLES:
        style = theme.style(name)
        ground = theme.style(grounds.get(name, name)).background
        if name == "section" and "opener" in theme.rules.masters:
            ground = theme.rules.masters["opener"].decorations[0].colour
        paper = theme.colours["white"] if ground is None else ground
        # WCAG 2.2, 1.4.3: 4.5 : 1 for text, 3 : 1 for large type
        least = 3 if style.size >= 18 or (style.bold and style.size >= 14) else 4.5
        assert contrast(style.colour, paper) >= least, name


def test_the_plain_layout_has_no_colour_at_all():
    theme = shipped_theme("plain")
    for style in theme.styles.values():
        rules = (style.borders.top, style.borders.right, style.borders.bottom, style.borders.left)
        colours = [style.colour, style.background, style.marker_colour, *(r.colour for r in rules if r)]
        for colour in colours:
            assert colour is None or colour.red == colour.green == colour.blue, style.name
    for colour in (*theme.charts.palette, theme.charts.highlight, theme.charts.grid):
        assert colour.red == colour.green == colour.blue


def test_neighbouring_chart_colours_differ_in_grey_print(theme):
    first, second = (luminance(colour) for colour in theme.charts.palette[:2])
    assert abs(first - second) > 0.1


def test_every_family_names_a_face_of_windows(theme):
    for family in theme.fonts.families.values():
        assert len(family.word_names) >= 2


@pytest.mark.parametrize("family", ["song", "hei", "kai"])
def test_a_family_has_all_of_gb2312(theme, family):
    characters = [
        bytes((high, low)).decode("gb2312", errors="ignore")
        for high in range(0xA1, 0xF8)
        for low in range(0xA1, 0xFF)
    ]
    missing = [c for c in characters if c and theme.fonts.face_for(c, family, True) is None]
    assert missing == []


@pytest.mark.parametrize("family", ["song", "hei", "kai"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_face_has_the_8105_characters_of_the_standard_table(family, bold):
    table = (ROOT / "scripts" / "charsets" / "tgh8105.txt").read_text(encoding="utf-8")
    characters = {c for line in table.splitlines() if not line.startswith("#") for c in line.strip()}
    assert len(characters) == 8105
    face = shipped_theme("annual").fonts.face(family, bold)
    assert sorted(c for c in characters if not face.glyph(c)) == []


def test_bold_exists_where_headings_need_it(theme):
    assert theme.fonts.face("hei", True) is not theme.fonts.face("hei", False)
    assert theme.fonts.face("song", True) is not theme.fonts.face("song", False)


def test_the_fingerprint_is_the_same_in_every_process(theme):
    code = (
        "import sys; from pathlib import Path; from reportgen.source import Sources; "
        "from reportgen.source.shipped import shipped_roots; from reportgen.theme import load_theme; "
        "from reportgen.diagnostics import Sink; "
        "theme = load_theme(Sources(Path(sys.argv[1]), shipped_roots()), sys.argv[2], Sink()); "
        "print(theme.fingerprint)"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "seeds" / "2021"), theme.name],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert found == {theme.fingerprint}


def test_the_guide_has_every_style_property_and_rule():
    prose = re.sub(r"```.*?```", "", GUIDE, flags=re.S)
    known = set(re.findall(r"`([^`\n]+)`", prose))
    wanted = {
        *STYLES,
        *(name for name in READERS if not name.startswith("border_")),
        *RULE_KEYS,
        *CHART_KEYS,
        *MASTER_KEYS,
        *PAPER,
        *(f"{{{name}}}" for name in PLACEHOLDERS),
    }
    assert sorted(wanted - known) == []


@pytest.mark.parametrize("example", re.findall(r"```yaml\n# (\w+)\.yaml\n(.*?)```", GUIDE, re.S))
def test_the_guides_examples_load_without_a_word(tmp_path, example):
    kind, written = example
    result = (
        with_theme(tmp_path, written) if kind == "theme" else loaded(tmp_path, {"mine/layout.yaml": written})
    )
    assert [said for said in result.messages if "[font-instead]" not in said] == []
    assert result.the_theme.name == "mine"


@pytest.mark.parametrize(
    "name", ["figure", "table", "cards", "pictures", "beside", "steps", "comparison", "hero.box"]
)
def test_what_stands_between_paragraphs_is_as_far_from_the_one_above_as_from_the_one_below(theme, name):
    style = theme.style(name)
    assert style.space_before == style.space_after > 0


def test_headings_in_the_text_grow_with_it(tmp_path):
    theme = theme_of(
        tmp_path, "extends: plain\n", "tokens:\n  sizes: {base: 四号, line: 25pt, half: 12.5pt}\n"
    )
    body = theme.style("body").size
    assert body == 14
    names = ("heading", "item", "topic", "case.title", "person.name", "chronicle.month", "comparison.title")
    assert min(theme.style(name).size for name in names) >= body
