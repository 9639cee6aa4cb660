"""The words an index leads to as XE fields, from which Word makes the index anew."""

from __future__ import annotations

from reportgen.docx.fields import instruction_run
from reportgen.docx.ooxml import Element, on, w
from reportgen.model.inline import Indexed


def index_marks(indexed: Indexed) -> list[Element]:
    """The XE fields of a place, hidden as Word's own are."""
    runs: list[Element] = []
    for path in indexed.entries:
        entry = ":".join(_escaped(part) for part in path)
        runs += [
            _hidden(w("fldChar", fldCharType="begin")),
            instruction_run(f'XE "{entry}"', w("rPr", on("vanish"))),
            _hidden(w("fldChar", fldCharType="end")),
        ]
    return runs


def _hidden(content: Element) -> Element:
    return w("r", w("rPr", on("vanish")), content)


def _escaped(part: str) -> str:
    """A heading as the field's text holds it: a colon parts levels, a quotation mark ends the text."""
    return part.replace("\\", "\\\\").replace('"', '\\"').replace(":", "\\:")
