"""docs/layouts.md says every property that a layout may have, with its meaning, values and default."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from reportgen.theme.fonts import FAMILY_KEYS
from reportgen.theme.furniture import DECORATION_KEYS, FURNITURE_KEYS, ITEM_KEYS, PLACEHOLDERS
from reportgen.theme.line_rules import LINE_RULE_KEYS
from reportgen.theme.loader import LAYOUT_KEYS
from reportgen.theme.masters import MASTER_KEYS, PAPER
from reportgen.theme.page_rules import PAGE_RULE_KEYS
from reportgen.theme.properties import READERS
from reportgen.theme.reference import REFERENCE, Property
from reportgen.theme.rules import CHART_KEYS, RULE_KEYS
from reportgen.theme.tokens import TOKEN_KINDS
from reportgen.theme.word_rules import WORD_RULE_KEYS
from scripts.build_layout_docs import LAYOUTS, PAGE, PICTURES, page_text
from tests.support.themes import theme_of

STYLES = ("type", "spacing", "marks", "boxes")
RULES = ("sections", "lines", "pages", "word")
PLAIN = "extends: plain\n"


def names(*tables: str) -> list[str]:
    return sorted(name for table in tables for each in REFERENCE[table] for name in each.names)


def property_of(table: str, name: str) -> Property:
    return next(each for each in REFERENCE[table] if name in each.names)


def test_the_page_is_what_the_script_makes_of_the_tables() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page_text(text)
    assert [table for table in REFERENCE if f"<!-- 表：{table} -->" not in text] == []


def test_every_property_is_told_and_no_other() -> None:
    assert names(*STYLES) == sorted(READERS)
    assert names("charts") == sorted(CHART_KEYS)
    assert names("masters") == sorted(MASTER_KEYS)
    assert names("furniture") == sorted(FURNITURE_KEYS)
    assert names("items") == sorted(ITEM_KEYS)
    assert names("decorations") == sorted(DECORATION_KEYS)
    assert names("fonts") == sorted(FAMILY_KEYS)
    assert names("tokens") == sorted(TOKEN_KINDS)
    assert names("lines") == sorted(LINE_RULE_KEYS)
    assert names("pages") == sorted(PAGE_RULE_KEYS)
    assert names("word") == sorted(WORD_RULE_KEYS)
    assert names("layout", *RULES) == sorted(LAYOUT_KEYS)
    assert names(*RULES) == sorted({*RULE_KEYS, *WORD_RULE_KEYS})
    for table in REFERENCE.values():
        for each in table:
            assert all((each.value, each.default, each.meaning)), each.names


def test_papers_and_placeholders_are_told() -> None:
    assert property_of("masters", "paper").value == "、".join(f"`{each}`" for each in PAPER)
    text = property_of("items", "text").meaning
    assert [each for each in PLACEHOLDERS if f"`{{{each}}}`" not in text] == []


def test_what_holds_without_a_property_is_what_is_told(tmp_path: Path) -> None:
    """A layout that says the default behaves as one that says nothing."""
    bare = "masters: {page: {paper: A4, margins: {top: 25mm, bottom: 25mm, inner: 25mm, outer: 25mm}}}\n"
    styles = _all_styles()
    silent = theme_of(tmp_path / "silent", bare, styles).rules
    told = "".join(
        f"{each.names[0]}: {each.default}\n"
        for table in ("sections", "lines", "pages")
        for each in REFERENCE[table]
    )
    said = theme_of(tmp_path / "said", told + bare, styles).rules
    assert said == silent


def test_the_pictures_of_both_outputs_are_there_and_light() -> None:
    wanted = sorted(f"{layout}-{form}.png" for layout in LAYOUTS for form in ("pdf", "word"))
    assert sorted(path.name for path in PICTURES.glob("*.png")) == wanted
    for name in wanted:
        path = PICTURES / name
        assert path.stat().st_size < 250_000
        with Image.open(path) as image:
            assert image.width > 1000
        assert f"](layouts/{name})" in PAGE.read_text(encoding="utf-8")


def _all_styles() -> str:
    """The plain layout's tokens and styles, as a theme without a base."""
    root = Path(__file__).resolve().parents[2]
    return (root / "layouts/plain/theme.yaml").read_text(encoding="utf-8")
