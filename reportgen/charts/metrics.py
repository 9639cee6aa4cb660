"""Measures chart text with the theme's fonts and breaks it into lines; no line starts with a closing mark."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.record import record
from reportgen.theme.fontset import FontSet

# The em box of a Han character sits this far above and below the baseline.
ASCENT_EM = 0.88
DESCENT_EM = 0.12
LINE_EM = 1.22  # from baseline to baseline inside a label
MIDDLE_EM = 0.37  # the optical middle of Han and lining figures above the baseline

# clreq §3.1.3, the marks that names and numbers in a chart really hold
_NO_START = frozenset("。，、；：！？．.,;:!?”’）》〉」』】〕〗])}%％‰℃°·—…～~/／-–")
_NO_END = frozenset("“‘（《〈「『【〔〖[({￥$")
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ]+(?:[.,:'’+\-–/&@_][0-9A-Za-zÀ-ɏ]+)*%?")


def _is_han(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


@record(frozen=True)
class TextMetrics:
    """Widths in pt of text in one family of the theme; ``latin_gap`` (em) stands between Han and Latin."""

    fonts: FontSet
    family: str
    latin_gap: float

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of one line, never less than what the typesetter will use."""
        total = 0.0
        for char in text:
            face = self.fonts.face_for(char, self.family, bold)
            total += face.advance(face.glyph(char)) if face else 1.0
        gaps = sum(1 for a, b in pairwise(text) if a.isalnum() and b.isalnum() and _is_han(a) != _is_han(b))
        return (total + gaps * self.latin_gap) * size

    def wrap(self, text: str, size: float, measure: float, most: int, bold: bool = False) -> tuple[str, ...]:
        """At most ``most`` lines no wider than ``measure``, evenly filled; what is left over ends in "…"."""
        parts = [self._pieces(part.strip(), size, measure, bold) for part in text.split("\n")]
        lines = self._filled(parts, size, measure, bold)
        if len(lines) > most:
            kept = lines[: most - 1]
            rest = "".join(lines[most - 1 :])
            return (*kept, self.shortened(rest, size, measure, bold))
        if len(lines) > 1 and len(parts) == 1:
            lines = self._evened(parts, size, measure, bold, lines)
        return tuple(lines)

    def shortened(self, text: str, size: float, measure: float, bold: bool = False) -> str:
        """The text, or as much of its beginning as fits with "…"; "" where not even that fits."""
        if self.width(text, size, bold) <= measure:
            return text
        for end in range(len(text) - 1, 0, -1):
            candidate = text[:end].rstrip() + "…"
            if self.width(candidate, size, bold) <= measure:
                return candidate
        return ""

    def _filled(self, parts: list[list[str]], size: float, measure: float, bold: bool) -> list[str]:
        lines: list[str] = []
        for part in parts:
            line = ""
            for piece in part:
                if line and self.width((line + piece).rstrip(), size, bold) > measure:
                    lines.append(line.rstrip())
                    line = piece.lstrip()
                else:
                    line += piece
            lines.append(line.rstrip())
        return lines

    def _evened(
        self, parts: list[list[str]], size: float, measure: float, bold: bool, lines: list[str]
    ) -> list[str]:
        """The same number of lines at the smallest measure, so that no last line is a lone character; a word
        that fits the full measure stays whole.
        """
        count, best, low, high = len(lines), lines, measure / len(lines), measure
        while high - low > size / 4:
            middle = (low + high) / 2
            trial = self._filled(parts, size, middle, bold)
            if len(trial) <= count and all(self.width(line, size, bold) <= middle for line in trial):
                best, high = trial, middle
            else:
                low = middle
        return best

    def _pieces(self, text: str, size: float, measure: float, bold: bool) -> list[str]:
        """Unbreakable pieces: a Han character or a Latin word with the marks that cling to it."""
        raw: list[str] = []
        position = 0
        while position < len(text):
            match = _LATIN.match(text, position)
            unit = match.group() if match else text[position]
            position += len(unit)
            if raw and (unit[0] in _NO_START or raw[-1][-1] in _NO_END or unit == " "):
                raw[-1] += unit
            else:
                raw.append(unit)
        pieces: list[str] = []
        for piece in raw:
            if self.width(piece.rstrip(), size, bold) <= measure:
                pieces.append(piece)
            else:
                pieces.extend(piece)  # a word wider than the measure breaks anywhere
        return pieces
