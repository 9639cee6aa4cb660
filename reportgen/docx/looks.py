"""A computed style as Word properties: ``w:pPr`` and ``w:rPr``, only what differs from the base style."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from reportgen.docx.fonts import run_fonts
from reportgen.docx.ooxml import (
    W14,
    Element,
    eighths,
    half_points,
    name,
    off,
    on,
    paragraph_properties,
    twips,
    w,
)
from reportgen.model.colour import Colour
from reportgen.theme.fontset import FontSet
from reportgen.theme.names import FIGURE_STYLES
from reportgen.theme.style import Align, Border, Borders, Style

JUSTIFICATION: dict[Align, str] = {"justify": "both", "start": "left", "center": "center", "end": "right"}

# Word draws no paragraph border further than this from the text (ECMA-376 part 1 §17.3.1.17)
_WIDEST_BORDER_SPACE = 31
# below this share of the size a fixed line would cut glyphs off
_TIGHTEST_FIXED_LINE = 1.1


def border(tag: str, rule: Border | None, space: float = 0.0) -> Element | None:
    """One side of a border; ``space`` in pt between it and the text. None for no rule."""
    if rule is None or not rule.width:
        return None
    gap = max(0, min(_WIDEST_BORDER_SPACE, round(space)))
    return w(tag, val="single", sz=eighths(rule.width), space=gap, color=rule.colour.hex)


def shading(colour: Colour | None) -> Element | None:
    """A flat background."""
    return w("shd", val="clear", color="auto", fill=colour.hex) if colour else None


def inset(style: Style) -> tuple[float, float]:
    """How far a boxed paragraph's text stands from the measure's left and right edge, in pt.

    Word puts a paragraph's borders outside its indents; FLOW's styles put them on the measure.
    """
    sides = style.borders

    def side(rule: Border | None, padding: float) -> float:
        if style.background is None and (rule is None or not rule.width):
            return 0.0
        return padding + (rule.width if rule else 0.0)

    return side(sides.left, style.padding.left), side(sides.right, style.padding.right)


def _box_borders(style: Style, base: Style) -> Element | None:
    """The rules of a boxed paragraph; one without any takes away those of ``base``."""
    own, inherited = _box_rules(style), _box_rules(base)
    if own is None and inherited is not None:
        return w("pBdr", *(w(side.tag.rpartition("}")[2], val="nil") for side in inherited))
    return own


def _box_rules(style: Style) -> Element | None:
    """The rules of a boxed paragraph; a background without rules is widened by rules of its colour."""
    sides = style.borders
    fill = style.background
    frame = Border(0.25, fill) if fill else None
    padding = style.padding
    children = [
        border("top", sides.top or (frame if padding.top else None), padding.top),
        border("left", sides.left or (frame if padding.left else None), padding.left),
        border("bottom", sides.bottom or (frame if padding.bottom else None), padding.bottom),
        border("right", sides.right or (frame if padding.right else None), padding.right),
    ]
    return w("pBdr", *children) if any(child is not None for child in children) else None


def flat(style: Style) -> Style:
    """The style without its box: table cells carry background, rules and padding themselves."""
    return replace(style, background=None, borders=Borders(), padding=replace(style.padding, top=0, left=0))


def indents(style: Style, hanging: float) -> Element:
    """``w:ind``; the first line's indent in hundredths of a character, with twips for old readers.

    Word keeps ``firstLineChars`` when the type size changes, as a Chinese editor expects of 首行缩进 2 字符.
    """
    inset_left, inset_right = inset(style)
    left = style.start_indent + inset_left + hanging
    right = style.end_indent + inset_right
    if hanging:
        # the label stands where a first line would begin, later lines under the text
        left += max(style.first_indent, 0.0)
        return w("ind", left=twips(left), right=twips(right), hanging=twips(hanging))
    if style.first_indent < 0:
        return w("ind", left=twips(left), right=twips(right), hanging=twips(-style.first_indent))
    return w(
        "ind",
        left=twips(left),
        right=twips(right),
        firstLineChars=round(style.first_indent_em * 100),
        firstLine=twips(style.first_indent),
    )


def line_spacing(style: Style) -> tuple[int, str]:
    """Value and rule of ``w:spacing``'s line: fixed where the leading leaves room for the glyphs."""
    if style.name in FIGURE_STYLES:  # a fixed line would cut the picture off
        return 240, "auto"
    rule = "exact" if style.leading >= _TIGHTEST_FIXED_LINE * style.size else "atLeast"
    return twips(style.leading), rule


def _toggle(tag: str, wanted: bool, inherited: bool) -> Element | None:
    if wanted == inherited:
        return None
    return on(tag) if wanted else off(tag)


def paragraph_look(
    style: Style, base: Style, grid: Style, *further: Element | None, hanging: float = 0.0
) -> Element | None:
    """``w:pPr`` of a paragraph style: what differs from ``base``, and ``further`` properties.

    ``grid`` is the style whose leading is the page's line grid.
    """
    spacing = None
    if (style.space_before, style.space_after, line_spacing(style)) != (
        base.space_before,
        base.space_after,
        line_spacing(base),
    ):
        before, after = twips(style.space_before), twips(style.space_after)
        spacing = w("spacing", before=before, after=after)
        # each attribute is inherited by itself (ECMA-376 part 1 §17.7.2): a base's lines may be no fixed ones
        if style.name in FIGURE_STYLES or line_spacing(style) != line_spacing(base):
            line, rule = line_spacing(style)
            spacing = w("spacing", before=before, after=after, line=line, lineRule=rule)
    ind = indents(style, hanging)
    base_ind = indents(base, 0.0)
    justification = None
    if style.align != base.align:
        justification = w("jc", val=JUSTIFICATION[style.align])
    background = shading(style.background)
    if background is None and base.background is not None:
        background = w("shd", val="clear", color="auto", fill="auto")
    # a line that does not fit the page's grid would be moved to the next of its lines
    on_grid, base_on_grid = (line_spacing(each) == line_spacing(grid) for each in (style, base))
    children = [
        _toggle("snapToGrid", on_grid, base_on_grid),
        _toggle("keepNext", style.keep_with_next, base.keep_with_next),
        _toggle("keepLines", style.keep_together, base.keep_together),
        _box_borders(style, base),
        background,
        spacing,
        ind if dict(ind.attrib) != dict(base_ind.attrib) else None,
        justification,
        *further,
    ]
    properties = paragraph_properties(*children)
    return properties if len(properties) else None


def run_look(style: Style, base: Style, fonts: FontSet) -> Element | None:
    """``w:rPr`` of a style: what differs from ``base``."""
    properties = w("rPr")
    if style.font != base.font:
        properties.append(run_fonts(fonts, style.font))
    if style.bold != base.bold:
        properties.extend([on("b"), on("bCs")] if style.bold else [off("b"), off("bCs")])
    if style.colour != base.colour:
        properties.append(w("color", val=style.colour.hex))
    if style.letter_spacing != base.letter_spacing:
        properties.append(w("spacing", val=twips(style.letter_spacing)))
    if style.size != base.size:
        properties.extend([w("sz", val=half_points(style.size)), w("szCs", val=half_points(style.size))])
    if style.underline != base.underline:
        properties.append(w("u", val="single" if style.underline else "none"))
    if style.emphasis_dots != base.emphasis_dots:
        # "dot" stands above in some readers; GB/T 15834 wants it below
        properties.append(w("em", val="underDot" if style.emphasis_dots else "none"))
    if style.tabular_figures != base.tabular_figures:
        # Word 2010 and later ([MS-DOCX] §2.6.1.15); the part says that others may pass it over
        spacing = etree.Element(name("w14:numSpacing"), nsmap={"w14": W14})
        spacing.set(name("w14:val"), "tabular" if style.tabular_figures else "default")
        properties.append(spacing)
    return properties if len(properties) else None
