"""What a layout says beyond styles and pages: where sections begin, figures, cards, captions, charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from reportgen.model.chart import PATTERN_WORDS, Legend, Patterns
from reportgen.model.colour import BLACK, Colour
from reportgen.model.flow import ColumnAlign, FloatPlace
from reportgen.model.inline import NotePlace
from reportgen.source import nodes
from reportgen.theme.line_rules import LINE_RULE_KEYS, read_line_rules
from reportgen.theme.masters import SHEETS, with_derived_sheets
from reportgen.theme.page_rules import PAGE_RULE_KEYS, read_page_rules
from reportgen.theme.picture_rules import PICTURE_RULE_KEYS, read_picture_rules
from reportgen.theme.reader import ABSOLUTE_UNITS, PERCENT_ONLY, Reader
from reportgen.theme.style import ChartStyle, LayoutRules, PageMaster

RULE_KEYS = (
    "section_start", "figure_width", "figure_aspect", "cards_per_row", "caption_numbering", "note_numbering",
    "note_place", "figure_place", "table_figures", "chapter_start",
    *LINE_RULE_KEYS, *PAGE_RULE_KEYS, *PICTURE_RULE_KEYS,
)  # fmt: skip
CHART_KEYS = (
    "palette", "highlight", "muted", "grid", "font", "label_size", "text", "legend", "patterns",
)  # fmt: skip
GREY = Colour(0.55, 0.55, 0.55)


def read_rules(written: nodes.Mapping, masters: Mapping[str, PageMaster], reader: Reader) -> LayoutRules:
    """The rules of a layout file; what is not given takes a quiet default."""
    parts = {entry.key.text: entry.value for entry in written if entry.key.text in RULE_KEYS}

    def number(key: str, default: float, low: float, high: float) -> float:
        found = reader.number(parts[key], low, high) if key in parts else default
        return default if found is None else found

    return LayoutRules(
        {name: master for name, master in masters.items() if name not in SHEETS},
        _section_start(parts.get("section_start"), reader),
        _share(parts.get("figure_width"), reader),
        number("figure_aspect", 0.55, 0.1, 3),
        round(number("cards_per_row", 4, 1, 6)),
        _caption_numbering(parts.get("caption_numbering"), reader),
        read_line_rules(parts, reader),
        read_page_rules(parts, reader),
        _note_numbering(parts.get("note_numbering"), reader),
        note_place=_note_place(parts.get("note_place"), reader),
        figure_place=_figure_place(parts.get("figure_place"), reader),
        table_figures=_table_figures(parts.get("table_figures"), reader),
        sheets=with_derived_sheets(masters),
        chapter_start=_section_start(parts.get("chapter_start"), reader),
        pictures=read_picture_rules(parts, reader),
    )


def _section_start(node: nodes.Node | None, reader: Reader) -> Literal["page", "recto", "continuous"]:
    match None if node is None else reader.choice(node, ("page", "recto", "continuous")):
        case "recto":
            return "recto"
        case "continuous":
            return "continuous"
        case _:
            return "page"


def _caption_numbering(node: nodes.Node | None, reader: Reader) -> Literal["section", "report"]:
    chosen = None if node is None else reader.choice(node, ("section", "report"))
    return "report" if chosen == "report" else "section"


def _note_numbering(node: nodes.Node | None, reader: Reader) -> Literal["page", "section", "report"]:
    match None if node is None else reader.choice(node, ("page", "section", "report")):
        case "section":
            return "section"
        case "report":
            return "report"
        case _:
            return "page"


def _note_place(node: nodes.Node | None, reader: Reader) -> NotePlace:
    match None if node is None else reader.choice(node, ("page", "section", "report")):
        case "section":
            return "section"
        case "report":
            return "report"
        case _:
            return "page"


def _figure_place(node: nodes.Node | None, reader: Reader) -> FloatPlace:
    places: tuple[FloatPlace, ...] = get_args(FloatPlace)
    found = None if node is None else reader.choice(node, places)
    return next((place for place in places if place == found), "float")


def _table_figures(node: nodes.Node | None, reader: Reader) -> ColumnAlign:
    ways: tuple[ColumnAlign, ...] = get_args(ColumnAlign)
    found = None if node is None else reader.choice(node, ways)
    return next((way for way in ways if way == found), "decimal")


def _share(node: nodes.Node | None, reader: Reader) -> float:
    """A share of the text's width, written in percent."""
    length = None if node is None else reader.distance(node, PERCENT_ONLY)
    if node is None or length is None:
        return 1.0
    if not 10 <= length.value <= 100:
        reader.sink.report(
            "theme-out-of-range", node.span, value=f"{length.value:g}%", low="10%", high="100%"
        )
        return 1.0
    return length.value / 100


def _legend(node: nodes.Node | None, reader: Reader) -> Legend:
    places: tuple[Legend, ...] = get_args(Legend)
    found = None if node is None else reader.choice(node, places)
    return next((place for place in places if place == found), "auto")


def _patterns(node: nodes.Node | None, reader: Reader) -> Patterns:
    found = None if node is None else reader.choice(node, tuple(PATTERN_WORDS))
    return PATTERN_WORDS.get(found or "", "auto")


def read_charts(node: nodes.Node | None, default_font: str, reader: Reader) -> ChartStyle:
    """``charts:`` of a theme; greys where it says nothing."""
    written = None if node is None else reader.mapping(node, "palette: [brand, accent]")
    parts: dict[str, nodes.Node] = {}
    if written is not None:
        known = reader.known_entries(written, CHART_KEYS, "charts")
        parts = {entry.key.text: entry.value for entry in known}

    def colour(key: str, default: Colour) -> Colour:
        return (reader.colour(parts[key]) if key in parts else None) or default

    def size(key: str, default: float) -> float:
        length = reader.distance(parts[key], ABSOLUTE_UNITS) if key in parts else None
        return default if length is None else length.value

    given = (reader.colour(item) for item in reader.items(parts["palette"])) if "palette" in parts else ()
    return ChartStyle(
        palette=tuple(one for one in given if one is not None) or (GREY,),
        highlight=colour("highlight", BLACK),
        muted=colour("muted", GREY),
        grid=colour("grid", GREY),
        font=(reader.font(parts["font"]) if "font" in parts else None) or default_font,
        label_size=size("label_size", 8.5),
        text_colour=colour("text", BLACK),
        legend=_legend(parts.get("legend"), reader),
        patterns=_patterns(parts.get("patterns"), reader),
    )
