"""The styles of a layout as a section of FLOW: each paragraph style's name, measures, words set in it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.docx.names import BOX_STYLES
from reportgen.model.flow import Block, Heading, Panel, Paragraph, Section
from reportgen.model.inline import TextRun
from reportgen.theme import Theme
from reportgen.theme.names import CHARACTER_STYLES
from reportgen.theme.style import Style

_TITLE = "样式"
_WORDS = "开放合作“1+2”，2021年新增25家；Open science 3.5%。"
_FEW_WORDS = "开放合作“1+2”"  # of large type, so that each style has a line of its own
_LARGE = 15.0  # pt
# styles of boxes and of parts of a line have no paragraph of their own
_NOT_PARAGRAPHS = BOX_STYLES | frozenset((*CHARACTER_STYLES, "columns"))
_TOGETHER = "signature.box"  # a box that is not seen and not divided
_LIGHT = 0.4  # a luminance that cannot be read on white paper: a contrast of 2.3
_ON_A_GROUND = "（浅色字，用在色块上）"
# those that stand on a page of their own fill it
_WHOLE_PAGES = frozenset({"blank", "backcover"})
_PICTURES = (".logo", ".picture")


def style_section(theme: Theme) -> Section:
    """A section that shows every paragraph style of a layout, in the order of the theme."""
    heading = Heading(1, (TextRun(_TITLE),), "section", "specimen-styles")
    return Section(heading, tuple(_shown(theme)), "section")


def _shown(theme: Theme) -> Iterator[Block]:
    of_words = theme.character_styles()
    for name in theme.styles:
        if name in _NOT_PARAGRAPHS or name in _WHOLE_PAGES or name.endswith(_PICTURES):
            continue
        if name in of_words:
            continue
        style = theme.style(name)
        measures = _measures(name, style)
        if style.colour.luminance > _LIGHT:
            yield Paragraph((TextRun(measures + _ON_A_GROUND),), "note")
            continue
        words = _FEW_WORDS if style.size > _LARGE else _WORDS
        # the name below: a style that stays with what follows stays with it, not with the next style
        both = (Paragraph((TextRun(words),), name), Paragraph((TextRun(measures),), "note"))
        yield Panel(both, _TOGETHER, "Div")


def _measures(name: str, style: Style) -> str:
    """A style's name, family, size and leading in pt."""
    bold = "，粗" if style.bold else ""
    return f"{name}：{style.font}{bold}，{style.size:g}/{style.leading:g} pt"
