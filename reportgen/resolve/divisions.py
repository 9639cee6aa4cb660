"""The files of a report to the number and level of each: sections belong to the chapter before them."""

from __future__ import annotations

from dataclasses import field

from reportgen.blocks.base import Rank
from reportgen.diagnostics import Sink
from reportgen.model.flow import Matter
from reportgen.project.division import Division
from reportgen.record import record
from reportgen.text.numbers import letters_value, marker_text

_ABOVE: dict[Rank, tuple[Rank, ...]] = {
    "part": (),
    "chapter": ("part",),
    "section": ("part", "chapter"),
    "page": (),
}


@record(frozen=True, slots=True)
class Standing:
    """A division's number as captions have it ("4", "4.2", "A", ""), and its heading's level."""

    number: str
    level: int


@record(slots=True)
class Divisions:
    """Counts what needs a number and has none; tells of numbers that cannot be."""

    sink: Sink
    _last: dict[str, int] = field(default_factory=dict)
    _open: dict[Rank, str] = field(default_factory=dict)

    def standing(self, division: Division, matter: Matter) -> Standing:
        """The number and level of the next division."""
        block = division.kind
        number = self._number(division)
        if matter != "body" or block.rank == "page" or block.counted == "{A}":
            # what stands before and after the text belongs to no part of it
            self._open.clear()
        for rank in [rank for rank in self._open if rank not in _ABOVE[block.rank]]:
            del self._open[rank]
        level = 1 + len(self._open)
        if block.name == "section":
            self._check(division, number)
        if block.rank in ("part", "chapter"):
            self._open[block.rank] = number
        return Standing(number, level)

    def _number(self, division: Division) -> str:
        block, written = division.kind, division.written
        if not block.counted:
            return written.value if written else ""
        ordinal = self._last.get(block.name, 0) + 1
        if written is not None:
            letters = block.counted == "{A}"
            given = letters_value(written.value) if letters else _whole(written.value)
            if given:
                ordinal = given
            else:
                code = "division-number-letter" if letters else "division-number"
                self.sink.report(code, written.span, number=written.value, words=block.words)
        self._last[block.name] = ordinal
        return marker_text(block.counted, ordinal)

    def _check(self, division: Division, number: str) -> None:
        """A section's number begins with that of the chapter it stands in."""
        chapter = self._open.get("chapter")
        written = division.written
        if chapter and written and not number.startswith(f"{chapter}."):
            self.sink.report("section-number-outside", written.span, number=number, chapter=chapter)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
