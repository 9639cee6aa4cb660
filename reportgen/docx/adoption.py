"""A layout as a corporate template wants it: the template's fonts, colours, pages in place of its own.

Styles that the template has look as it says; the others keep their sizes and distances, and take its type
where theirs is that of the body.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.charts.look import contrast
from reportgen.docx.naming import Known, word_name
from reportgen.docx.ooxml import name
from reportgen.docx.stylesheet import HeadingUse
from reportgen.docx.template import Template
from reportgen.docx.themepart import colour_slots
from reportgen.docx.wordlooks import Faces, WordLooks
from reportgen.model.colour import BLACK, WHITE, Colour
from reportgen.record import record, replace
from reportgen.theme.fontset import FontFamily, FontSet
from reportgen.theme.style import Border, Borders, Edges, LayoutRules, PageMaster, Style
from reportgen.theme.theme import Theme

# a colour is a tint or a shade of another if its channels say so to this precision
_NEAR = 0.02
# channels this near each other make a grey, if a tinged one
_GREY = 0.12
# type this light needs the ground that the layout's own pages give it
_LIGHT = 0.7
# the paper of a file that says nothing: A4, in pt
_A4 = (595.3, 841.9)
_INCH = 72.0
_COVERS = ("cover", "backcover")
# the contrast of type that is read with ease (WCAG 2 §1.4.3)
_LEAST = 4.5
# and of large type
_LEAST_LARGE = 3.0
_LATIN = " latin"


@record(frozen=True, slots=True)
class Adopted:
    """The theme of the Word file, and what its style of everything else ("Normal") looks like."""

    theme: Theme
    normal: Style


def adopted(theme: Theme, template: Template, uses: tuple[HeadingUse, ...]) -> Adopted:
    """``theme`` with the fonts, colours, styles and pages of ``template``; ``uses`` are the headings."""
    fingerprint = f"{theme.fingerprint} {template.fingerprint}"
    looks, known = WordLooks(template), Known(template.styles)
    body = theme.style("body")
    normal_id = known.paragraph("Normal")
    plain = replace(body, marker="")
    normal = looks.look(normal_id, plain) if normal_id else plain
    recolour = _Recolouring(theme, template, body.colour, normal.colour)
    found = {
        style: style_id
        for style in theme.styles
        if (style_id := known.paragraph(word_name(style, theme, uses)))
    }
    styles: dict[str, Style] = {}
    for key, look in theme.styles.items():
        if key in found:
            own = looks.look(found[key], look)
            styles[key] = replace(own, marker_colour=recolour.optional(own.marker_colour))
        elif key == "body":
            styles[key] = _body(body, normal)
        else:
            styles[key] = recolour.style(_typed(look, body, normal))
    rules = _rules(theme.rules, template, recolour)
    bare = _title_is_lost(found, styles, rules)
    if bare:
        sheets = {key: replace(each, decorations=()) for key, each in rules.sheets.items() if key in _COVERS}
        rules = replace(rules, sheets={**rules.sheets, **sheets})
    for key in (*_on_grounds(theme), *(_on_covers(theme) if bare else ())):
        if key not in found:
            styles[key] = _readable(styles[key], styles["topic"].colour)
        elif (mark := styles[key].marker_colour) is not None and contrast(mark, WHITE) < _LEAST_LARGE:
            styles[key] = replace(styles[key], marker_colour=None)
    fonts = _fonts(theme, looks, known, template)
    colours = {key: recolour.colour(colour) for key, colour in theme.colours.items()}
    accents = [template.colours[slot] for slot in _ACCENTS if slot in template.colours]
    charts = replace(
        theme.charts,
        palette=tuple(accents) or theme.charts.palette,
        highlight=recolour.colour(theme.charts.highlight),
    )
    made = Theme(theme.name, styles, colours, fonts, charts, rules, fingerprint, theme.word)
    return Adopted(made, replace(normal, name="normal"))


_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


def _body(body: Style, normal: Style) -> Style:
    """The body of a layout in the template's type; the template's indent, where it has one."""
    return replace(
        body,
        size=normal.size,
        leading=normal.leading,
        colour=normal.colour,
        bold=normal.bold,
        space_before=normal.space_before,
        space_after=normal.space_after,
        first_indent=normal.first_indent or body.first_indent_em * normal.size,
        letter_spacing=normal.letter_spacing,
    )


def _typed(look: Style, body: Style, normal: Style) -> Style:
    """A style of the layout; what it has from the layout's body it has from the template's."""
    same_line = look.leading == body.leading and look.size == body.size
    return replace(
        look,
        size=normal.size if look.size == body.size else look.size,
        leading=normal.leading if same_line else look.leading,
        colour=normal.colour if look.colour == body.colour else look.colour,
        bold=look.bold or (look.bold == body.bold and normal.bold),
    )


def _readable(look: Style, colour: Colour) -> Style:
    """Light type that stands on no ground any more, and the room that the ground took, brought back."""
    after = min(look.space_after, look.leading)
    if look.colour.luminance < _LIGHT or look.background is not None:
        return replace(look, space_after=after)
    return replace(look, colour=colour, marker_colour=None, space_after=after)


def _on_grounds(theme: Theme) -> tuple[str, ...]:
    """The styles that stand on the grounds of opening pages."""
    return tuple(key for key in ("section", "chapter", "appendix") if key in theme.styles)


def _title_is_lost(found: Mapping[str, str], styles: Mapping[str, Style], rules: LayoutRules) -> bool:
    """Whether the template's style of the cover's title cannot be read on the layout's ground."""
    title, cover = "cover.title", rules.sheets.get("cover")
    if title not in found or cover is None or not cover.decorations:
        return False
    return contrast(styles[title].colour, cover.decorations[0].colour) < _LEAST


def _on_covers(theme: Theme) -> tuple[str, ...]:
    """The styles that stand on the grounds of covers."""
    return tuple(key for key in theme.styles if key.split(".")[0] in _COVERS)


# --- colours ---


class _Recolouring:
    """Colours of the layout to those of the template: by the part they play in the colour scheme."""

    def __init__(self, theme: Theme, template: Template, ink: Colour, template_ink: Colour) -> None:
        named = dict(colour_slots(theme))
        self._pairs = [
            (named[slot], template.colours[slot])
            for slot in (*_ACCENTS, "hlink")
            if slot in named and slot in template.colours and not _is_grey(named[slot])
        ]
        self._ink = (ink, template_ink)

    def colour(self, colour: Colour) -> Colour:
        """The template's colour for one of ours, or for a tint or shade of one; greys stay."""
        if colour == self._ink[0]:
            return self._ink[1]
        if _is_grey(colour):
            return colour
        for own, theirs in self._pairs:
            if _near(own, colour):
                return theirs
        for own, theirs in self._pairs:
            for end in (WHITE, BLACK):
                share = _share(own, end, colour)
                if share is not None:
                    return theirs.mixed(end, share)
        return colour

    def optional(self, colour: Colour | None) -> Colour | None:
        return None if colour is None else self.colour(colour)

    def border(self, border: Border | None) -> Border | None:
        return None if border is None else replace(border, colour=self.colour(border.colour))

    def style(self, look: Style) -> Style:
        sides = look.borders
        return replace(
            look,
            colour=self.colour(look.colour),
            marker_colour=self.optional(look.marker_colour),
            background=self.optional(look.background),
            borders=Borders(
                *(
                    self.border(side)
                    for side in (sides.top, sides.right, sides.bottom, sides.left, sides.inner)
                )
            ),
        )


def _is_grey(colour: Colour) -> bool:
    return max(colour) - min(colour) < _GREY


def _near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) < _NEAR for a, b in zip(one, other, strict=True))


def _share(own: Colour, end: Colour, colour: Colour) -> float | None:
    """How much of ``end`` must be mixed into ``own`` to give ``colour``; None if nothing does."""
    spans = [e - o for o, e in zip(own, end, strict=True)]
    widest = max(range(3), key=lambda index: abs(spans[index]))
    if abs(spans[widest]) < _NEAR:
        return None
    share = (colour[widest] - own[widest]) / spans[widest]
    if not 0 < share < 1 or not _near(own.mixed(end, share), colour):
        return None
    return share


# --- fonts ---


def _fonts(theme: Theme, looks: WordLooks, known: Known, template: Template) -> FontSet:
    """The families under the template's names; ours still say how wide their text is."""
    body, heading = theme.style("body").font, theme.style("section").font
    normal, first = known.paragraph("Normal"), known.paragraph("heading 1")
    wanted = {body: looks.faces(normal) if normal else Faces()}
    if heading != body:
        wanted[heading] = (
            looks.faces(first)
            if first
            else Faces(template.faces.get(("major", "latin"), ""), template.faces.get(("major", "ea"), ""))
        )
    families = dict(theme.fonts.families)
    for key, faces in wanted.items():
        families.update(_renamed(families, key, faces))
    return FontSet(families, theme.fonts.fallback)


def _renamed(families: Mapping[str, FontFamily], key: str, faces: Faces) -> dict[str, FontFamily]:
    family = families[key]
    chinese = (faces.chinese,) if faces.chinese else family.word_names
    if not faces.latin or faces.latin == chinese[0]:
        return {key: replace(family, word_names=chinese)}
    latin = families.get(family.latin, family)
    twin = replace(latin, key=key + _LATIN, word_names=(faces.latin,), latin="")
    return {key: replace(family, word_names=chinese, latin=twin.key), twin.key: twin}


# --- pages ---


def _rules(rules: LayoutRules, template: Template, recolour: _Recolouring) -> LayoutRules:
    page = _page(template)
    sheets = {key: _sheet(key, sheet, rules, page, recolour) for key, sheet in rules.sheets.items()}
    return replace(rules, masters={"page": page}, sheets=sheets, whole_em=False)


def _page(template: Template) -> PageMaster:
    """The template's pages, without head and foot, which are its own."""
    size = template.section.find(name("w:pgSz"))
    margins = template.section.find(name("w:pgMar"))

    def measure(element: object, attribute: str, usual: float) -> float:
        value = None if element is None else element.get(name(f"w:{attribute}"))  # type: ignore[attr-defined]
        return usual if value is None else int(value) / 20

    gutter = measure(margins, "gutter", 0.0)
    # Word moves the text out of the way of a head; a negative margin says that it shall not
    edges = Edges(
        top=abs(measure(margins, "top", _INCH)),
        right=measure(margins, "right", _INCH),
        bottom=abs(measure(margins, "bottom", _INCH)),
        left=measure(margins, "left", _INCH) + gutter,
    )
    width, height = measure(size, "w", _A4[0]), measure(size, "h", _A4[1])
    return PageMaster("page", width, height, edges, mirrored=template.has_setting("mirrorMargins"))


def _sheet(
    key: str, sheet: PageMaster, rules: LayoutRules, page: PageMaster, recolour: _Recolouring
) -> PageMaster:
    """A page that stands for itself, on the template's paper; its grounds in the template's colours."""
    if key == "landscape":
        return replace(page, name=key, width=page.height, height=page.width, mirrored=False)
    own = rules.masters["page"]
    margins = page.margins if sheet.margins == own.margins else sheet.margins
    grounds = tuple(replace(each, colour=recolour.colour(each.colour)) for each in sheet.decorations)
    return replace(sheet, width=page.width, height=page.height, margins=margins, decorations=grounds)
