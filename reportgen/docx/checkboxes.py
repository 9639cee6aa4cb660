"""The boxes of a checklist as content controls: an editor ticks them in Word with a click."""

from __future__ import annotations

from reportgen.docx.context import Context
from reportgen.docx.fonts import family_name
from reportgen.docx.ooxml import W14, Element, el, name, w
from reportgen.docx.runs import text_runs
from reportgen.model.flow import CHECKED, UNCHECKED
from reportgen.model.inline import TextRun
from reportgen.theme.style import Style


def checkbox(mark: str, style: Style, context: Context) -> Element:
    """The control showing ``mark``; Word swaps it for the other one ([MS-DOCX] §2.6.1.4, w14:checkbox)."""
    runs = text_runs(TextRun(mark), style, context)
    if style.marker_colour:
        for run in runs:
            run.find(name("w:rPr")).append(w("color", val=style.marker_colour.hex))
    control = el(
        "w14:checkbox",
        _w14("checked", val=int(mark == CHECKED)),
        _state("checkedState", CHECKED, style, context),
        _state("uncheckedState", UNCHECKED, style, context),
    )
    return w("sdt", w("sdtPr", control), w("sdtContent", *runs))


def _state(tag: str, mark: str, style: Style, context: Context) -> Element:
    """The character of a state, with the family that has it."""
    family = context.theme.fonts.family_for(mark, style.font, style.bold) or style.font
    return _w14(tag, val=f"{ord(mark):04X}", font=family_name(context.theme.fonts.families[family]))


def _w14(tag: str, **attributes: str | int) -> Element:
    element = el(f"w14:{tag}")
    for key, value in attributes.items():
        element.set(f"{{{W14}}}{key}", str(value))
    return element
