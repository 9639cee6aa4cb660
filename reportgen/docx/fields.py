"""Word fields with the value they show until Word refreshes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from reportgen.docx.ooxml import Element, name, text_element, w


def field(instruction: str, cached: str, properties: Element | None = None) -> list[Element]:
    """A complex field as runs: begin, instruction, separator, ``cached`` text, end.

    The cached run may have its own look; the instruction is what Word evaluates.
    """
    return field_showing(instruction, w("r", properties, text_element(cached)))


def field_showing(instruction: str, shown: Element) -> list[Element]:
    """A complex field around the run that it shows."""
    return [*field_begin(instruction), shown, field_end()]


def field_begin(instruction: str) -> list[Element]:
    """The runs before what a field shows."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        instruction_run(instruction),
        w("r", w("fldChar", fldCharType="separate")),
    ]


def instruction_run(instruction: str, properties: Element | None = None) -> Element:
    """The run that says what a field is."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", properties, code)


def field_end() -> Element:
    """The run after what a field shows, which may go over several paragraphs."""
    return w("r", w("fldChar", fldCharType="end"))


def closes_field(element: Element) -> bool:
    """Whether a field that began above ends in this paragraph.

    A section's properties in it would belong to the field: LibreOffice then takes the fields of their running
    heads for part of it.
    """
    types = [mark.get(name("w:fldCharType")) for mark in element.iter(name("w:fldChar"))]
    return types.count("end") > types.count("begin")


def sequence_identifier(sequence: str) -> str:
    """A SEQ identifier: a letter, then letters, digits or _; no more than 40 characters."""
    cleaned = re.sub(r"\W+", "_", sequence).strip("_")
    if not cleaned or not cleaned[0].isalpha():
        cleaned = f"S_{cleaned}"
    return cleaned[:40]


class Sequences:
    """Where every running count stands, as Word would count the fields written so far."""

    def __init__(self) -> None:
        self._counts: dict[str, _Count] = {}

    def heading(self, level: int) -> None:
        """A heading of that level begins."""
        for count in self._counts.values():
            count.passed = min(count.passed, level)

    def number(self, sequence: str, ordinal: int) -> list[Element]:
        """A SEQ field showing ``ordinal``; it is told to restart where Word would count differently."""
        identifier = sequence_identifier(sequence)
        count = self._counts.setdefault(identifier, _Count())
        goes_on = ordinal == count.last + 1
        restart = "" if goes_on else f" \\r {ordinal}"
        runs = field(f"SEQ {identifier} \\* ARABIC{restart}", str(ordinal))
        if ordinal == 1 and count.fields:
            count.restarted = max(count.restarted, count.passed)
        elif goes_on and count.fields:
            count.kept = min(count.kept, count.passed)
        count.last, count.passed = ordinal, _NO_LEVEL
        count.fields += [found for run in runs for found in run.iter(name("w:instrText"))]
        return runs

    def close(self) -> None:
        """Say of counts that begin anew under headings of a level (\\s) that they do: the first figure of a
        chapter may be deleted in Word, and with it the one that says so itself.
        """
        for count in self._counts.values():
            if 0 < count.restarted < count.kept and count.restarted <= _HEADING_LEVELS:
                for instruction in count.fields:
                    instruction.text = f"{instruction.text}\\s {count.restarted} "


# beyond all levels of headings, of which Word has nine
_HEADING_LEVELS = 9
_NO_LEVEL = _HEADING_LEVELS + 1


@dataclass(slots=True)
class _Count:
    """A running count: its last number, the highest heading (lowest level) passed since then, and its fields.

    ``restarted``: the lowest heading under which it began anew (0: none); ``kept``: the highest one that it
    went on over.
    """

    last: int = 0
    passed: int = _NO_LEVEL
    restarted: int = 0
    kept: int = _NO_LEVEL
    fields: list[Element] = dataclass_field(default_factory=list)
