"""``settings.xml``: how Word treats the document as a whole."""

from __future__ import annotations

from reportgen.docx.footnotes import note_settings
from reportgen.docx.ooxml import Element, off, on, part_root, twips, w
from reportgen.record import record
from reportgen.theme.line_rules import LineRules
from reportgen.theme.style import LayoutRules
from reportgen.theme.theme import Theme

# clreq §3.1.3, strict: what may not end a line, what may not start one. Word's own lists for
# zh-CN lack the dash, the ellipsis and the slash.
NO_LINE_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
NO_LINE_START = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…—‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．／：；？］｀｜｝～￠"
)


@record(frozen=True, slots=True)
class Sides:
    """How left-hand pages differ: their margins are exchanged, they have heads and feet of their own."""

    mirrored: bool
    own_heads: bool


def sides_of(rules: LayoutRules) -> Sides:
    """How left-hand pages differ in a layout."""
    return Sides(mirrored_margins(rules), rules.two_sided)


def settings_part(
    theme: Theme, language: str, sides: Sides, *, with_notes: bool, with_fonts: bool = False
) -> Element:
    """The root of ``settings.xml``; ``with_notes``: the document has footnotes or endnotes, ``with_fonts``:
    it carries fonts.
    """
    body = theme.style("body")
    root = part_root("w:settings")
    root.append(w("zoom", percent=100))
    if with_fonts:
        root.append(on("embedTrueTypeFonts"))
    if sides.mirrored:
        root.append(on("mirrorMargins"))
    # two Han wide, as Word's Chinese template has it
    root.append(w("defaultTabStop", val=twips(2 * body.size)))
    if theme.rules.lines.hyphenation:
        root.append(on("autoHyphenation"))
        root.append(w("consecutiveHyphenLimit", val=2))
        root.append(on("doNotHyphenateCaps"))
    if sides.own_heads:
        root.append(on("evenAndOddHeaders"))
    root.append(w("drawingGridVerticalSpacing", val=twips(body.leading / 2)))
    root.append(w("characterSpacingControl", val=_punctuation(theme.rules.lines)))
    root.append(w("noLineBreaksAfter", lang=language, val=NO_LINE_END))
    root.append(w("noLineBreaksBefore", lang=language, val=NO_LINE_START))
    # the fields hold what the pages say: nobody is asked to refresh them
    root.append(off("updateFields"))
    if with_notes:
        root.append(note_settings(theme))
    root.append(_compatibility())
    root.append(w("themeFontLang", val="en-US", eastAsia=language))
    root.append(_colour_mapping())
    root.append(w("decimalSymbol", val="."))
    root.append(w("listSeparator", val=","))
    return root


def _punctuation(rules: LineRules) -> str:
    """GB/T 15834 §5.1: adjacent punctuation is squeezed, unless every mark is to keep its em. Word has no
    nearer word for half-width punctuation.
    """
    keeps = rules.punctuation == "plain" or rules.strict_grid
    return "doNotCompress" if keeps else "compressPunctuation"


def mirrored_margins(rules: LayoutRules) -> bool:
    """Whether the margins of left-hand pages are those of right-hand ones, exchanged."""
    recto, verso = rules.running("recto"), rules.running("verso")
    return recto.mirrored or (
        recto.margins.left == verso.margins.right != recto.margins.right == verso.margins.left
    )


def _compatibility() -> Element:
    """Word 2013 and later, with the East Asian line rules of a Chinese Word."""
    uri = "http://schemas.microsoft.com/office/word"
    return w(
        "compat",
        on("spaceForUL"),
        on("balanceSingleByteDoubleByteWidth"),
        on("doNotLeaveBackslashAlone"),
        on("ulTrailSpace"),
        on("doNotExpandShiftReturn"),
        on("adjustLineHeightInTable"),
        on("useFELayout"),
        w("compatSetting", name="compatibilityMode", uri=uri, val=15),
        w("compatSetting", name="overrideTableStyleFontSizeAndJustification", uri=uri, val=1),
        w("compatSetting", name="enableOpenTypeFeatures", uri=uri, val=1),
        w("compatSetting", name="doNotFlipMirrorIndents", uri=uri, val=1),
        w("compatSetting", name="differentiateMultirowTableHeaders", uri=uri, val=1),
    )


def _colour_mapping() -> Element:
    """Which colour of the theme part plays which part."""
    accents = {f"accent{index}": f"accent{index}" for index in range(1, 7)}
    return w(
        "clrSchemeMapping",
        bg1="light1",
        t1="dark1",
        bg2="light2",
        t2="dark2",
        **accents,
        hyperlink="hyperlink",
        followedHyperlink="followedHyperlink",
    )
