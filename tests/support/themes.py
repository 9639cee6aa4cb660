"""A theme for tests that need styles and fonts but no layout files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportgen.model.colour import WHITE, Colour
from reportgen.theme.fontset import FontFace, FontFamily, FontSet
from reportgen.theme.style import (
    Border,
    Borders,
    ChartStyle,
    Decoration,
    Edges,
    Furniture,
    FurnitureItem,
    LayoutRules,
    PageMaster,
    Style,
)
from reportgen.theme.theme import Theme

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
BRAND = Colour.from_hex("#0F4C81")
ACCENT = Colour.from_hex("#D9822B")
INK = Colour.from_hex("#1E2429")
MUTED = Colour.from_hex("#66727D")
TINT = BRAND.mixed(WHITE, 0.93)
RULE = BRAND.mixed(WHITE, 0.7)


def _face(stem: str) -> FontFace:
    return FontFace(stem, FONTS / f"{stem}.ttf")


def _fonts() -> FontSet:
    kai = _face("ReportgenKai-Regular")
    families = {
        "song": FontFamily(
            "song", _face("NotoSerifSC-Regular"), _face("NotoSerifSC-Bold"), ("Noto Serif SC", "宋体")
        ),
        "hei": FontFamily(
            "hei", _face("NotoSansSC-Regular"), _face("NotoSansSC-Bold"), ("Noto Sans SC", "黑体")
        ),
        "kai": FontFamily("kai", kai, kai, ("LXGW WenKai", "楷体")),
    }
    return FontSet(families, ("song", "hei", "kai"))


def _style(name: str, **values: object) -> Style:
    base: dict[str, object] = {"font": "song", "bold": False, "size": 10.5, "leading": 18.0, "colour": INK}
    return Style(name=name, **{**base, **values})  # type: ignore[arg-type]


def _styles() -> dict[str, Style]:
    hei: dict[str, object] = {"font": "hei"}
    bold: dict[str, object] = {"font": "hei", "bold": True}
    small: dict[str, object] = {"font": "hei", "size": 8.5, "leading": 13.0, "colour": MUTED}
    styles = (
        _style("body", first_indent=21.0, align="justify"),
        _style("lead", font="kai", size=12.0, leading=21.0, colour=BRAND, align="justify", space_after=12.0),
        _style(
            "section", **bold, size=26.0, leading=36.0, colour=WHITE, marker_gap=14.0, keep_with_next=True
        ),
        _style(
            "topic",
            **bold,
            size=15.0,
            leading=24.0,
            colour=BRAND,
            space_before=18.0,
            space_after=6.0,
            keep_with_next=True,
            marker="◆",
            marker_colour=ACCENT,
            marker_gap=6.0,
        ),
        _style(
            "heading", **bold, size=12.0, leading=20.0, colour=BRAND, space_before=10.0, keep_with_next=True
        ),
        _style("item", **bold, size=11.0, leading=18.0, marker="{①}", marker_colour=ACCENT, marker_gap=4.0),
        _style("list", align="justify", start_indent=21.0, marker="•", marker_colour=ACCENT, marker_gap=5.0),
        _style("list.label", **bold, colour=BRAND, keep_with_next=True),
        _style("labelled", align="justify", first_indent=21.0),
        _style("caption", **hei, size=9.0, leading=14.0, align="center", space_before=4.0, space_after=10.0),
        _style("note", **small),
        _style("quote", font="kai", align="justify", first_indent=21.0),
        _style("callout.title", **bold, colour=BRAND, keep_with_next=True),
        _style("table.cell", **{**hei, "size": 9.0, "leading": 14.0}, padding=Edges(3.0, 6.0, 3.0, 6.0)),
        _style("table.head", **{**bold, "size": 9.0, "leading": 14.0, "colour": WHITE}, background=BRAND),
        _style("card.value", **bold, size=24.0, leading=30.0, colour=BRAND),
        _style("card.unit", **hei, size=11.0, leading=18.0, colour=BRAND),
        _style("card.label", **hei, size=9.0, leading=14.0),
        _style("card.note", **small),
        _style("event.meta", **{**small, "size": 9.0}),
        _style("organisation", **hei, size=9.5, leading=15.0),
        _style("header", **small),
        _style("footer", **{**small, "size": 9.0}),
        _style("link", colour=BRAND),
        _style("strong", **bold),
        _style(
            "card",
            background=TINT,
            borders=Borders(top=Border(2.0, ACCENT)),
            padding=Edges(9.0, 10.0, 9.0, 10.0),
        ),
        _style("cards", gap=10.0, space_before=8.0, space_after=10.0),
        _style(
            "event",
            background=TINT,
            borders=Borders(left=Border(3.0, BRAND)),
            padding=Edges(10.0, 12.0, 10.0, 14.0),
            space_before=8.0,
            space_after=10.0,
            keep_together=True,
        ),
        _style("quote.box", borders=Borders(left=Border(2.0, ACCENT)), padding=Edges(4.0, 0.0, 4.0, 12.0)),
        _style("callout", background=ACCENT.mixed(WHITE, 0.9), padding=Edges(10.0, 12.0, 10.0, 12.0)),
        _style("table", borders=Borders(inner=Border(0.5, RULE)), space_before=8.0, space_after=10.0),
        _style("table.row_alt", background=TINT),
        _style("organisations", gap=8.0, space_before=6.0, space_after=8.0),
        _style("figure", gap=6.0, space_before=8.0, space_after=10.0),
    )
    return {style.name: style for style in styles}


def _rules() -> LayoutRules:
    page = PageMaster(
        "page",
        width=595.2756,
        height=841.8898,
        margins=Edges(92.0, 80.0, 83.0, 74.0),
        mirrored=True,
        header=Furniture(
            (FurnitureItem("inner", "{report}", "header"), FurnitureItem("outer", "{section}", "header")),
            56.0,
            Border(0.5, RULE),
            6.0,
        ),
        footer=Furniture((FurnitureItem("outer", "{page}", "footer"),), 46.0),
    )
    opener = PageMaster(
        "opener",
        page.width,
        page.height,
        page.margins,
        mirrored=True,
        footer=page.footer,
        decorations=(Decoration(BRAND, top=0.0, left=0.0, right=0.0, height=170.0),),
        content_top=110.0,
    )
    return LayoutRules({"page": page, "opener": opener}, "page", 1.0, 0.5, 4, "section", False, 0.25)


@cache
def sample_theme() -> Theme:
    """A theme with every style of the architecture and the shipped fonts."""
    charts = ChartStyle(
        palette=(BRAND, ACCENT, BRAND.mixed(WHITE, 0.4), ACCENT.mixed(WHITE, 0.4), MUTED),
        highlight=ACCENT,
        muted=MUTED.mixed(WHITE, 0.5),
        grid=MUTED.mixed(WHITE, 0.8),
        font="hei",
        label_size=8.5,
        title_size=10.5,
        text_colour=INK,
    )
    colours = {"brand": BRAND, "accent": ACCENT, "ink": INK, "muted": MUTED, "tint": TINT}
    return Theme("sample", _styles(), colours, _fonts(), charts, _rules(), "sample")
