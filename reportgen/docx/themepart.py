"""``theme1.xml``: the palette and fonts Word offers in its menus, the report's own."""

from __future__ import annotations

from reportgen.docx.fonts import family_name
from reportgen.docx.ooxml import Element, el, part_root
from reportgen.model.colour import WHITE, Colour
from reportgen.theme.theme import Theme

_ACCENTS = 6  # ECMA-376 part 1 §20.1.6.2: a colour scheme has exactly six


def theme_part(theme: Theme) -> Element:
    """The root of ``theme1.xml``; styles name their colours themselves and do not depend on it."""
    root = part_root("a:theme")
    root.set("name", theme.name)
    root.append(el("a:themeElements", _colours(theme), _fonts(theme), _formats()))
    return root


def colour_slots(theme: Theme) -> tuple[tuple[str, Colour], ...]:
    """The colours of the scheme by the names of their slots."""
    text = theme.style("body").colour
    palette = theme.charts.palette or (text,)
    accents = [palette[index % len(palette)] for index in range(_ACCENTS)]
    link = theme.style("link").colour
    return (
        ("dk1", text),
        ("lt1", WHITE),
        ("dk2", theme.charts.text_colour),
        ("lt2", theme.charts.muted),
        *((f"accent{index}", colour) for index, colour in enumerate(accents, start=1)),
        ("hlink", link),
        ("folHlink", link),
    )


def _colours(theme: Theme) -> Element:
    slots = (el(f"a:{slot}", _rgb(colour)) for slot, colour in colour_slots(theme))
    return el("a:clrScheme", *slots, name=theme.name)


def _rgb(colour: Colour) -> Element:
    return el("a:srgbClr", val=colour.hex)


def _fonts(theme: Theme) -> Element:
    heading = theme.style("section").font
    body = theme.style("body").font
    return el(
        "a:fontScheme",
        _font("a:majorFont", theme, heading),
        _font("a:minorFont", theme, body),
        name=theme.name,
    )


def _font(tag: str, theme: Theme, family: str) -> Element:
    own = theme.fonts.families[family]
    chosen = family_name(own)
    latin = family_name(theme.fonts.families[own.latin]) if own.latin else chosen
    faces = (("latin", latin), ("ea", chosen), ("cs", latin))
    return el(tag, *(el(f"a:{script}", typeface=face) for script, face in faces))


def _formats() -> Element:
    """Flat fills and plain lines: a format scheme needs three of each."""

    def flat() -> Element:
        return el("a:solidFill", el("a:schemeClr", val="phClr"))

    return el(
        "a:fmtScheme",
        el("a:fillStyleLst", flat(), flat(), flat()),
        el("a:lnStyleLst", *(el("a:ln", flat(), w=width) for width in (6350, 12700, 19050))),
        el("a:effectStyleLst", *(el("a:effectStyle", el("a:effectLst")) for _ in range(3))),
        el("a:bgFillStyleLst", flat(), flat(), flat()),
        name="flat",
    )
