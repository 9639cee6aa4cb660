"""How the label of a heading is counted: Word's number format, and what stands around the number.

A label that no format of Word's writes is none of these: it stays typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial

from reportgen.record import record
from reportgen.text.numbers import chinese_numeral, circled, marker_text, roman_numeral
from reportgen.theme.style import Style

# a heading's outline level from 1 and its style: what has numbers of its own
Key = tuple[int, str]

BULLET, UNSEEN, DECIMAL = "bullet", "none", "decimal"


# Word's format to its figures, and the last one that all programs write so: beyond it Word's own habits
# begin (AA, BB; 一百零一 or 一百〇一; plain figures behind ⑳)
_FIGURES: dict[str, tuple[Callable[[int], str], int]] = {
    DECIMAL: (str, 9999),
    "chineseCountingThousand": (chinese_numeral, 99),
    "decimalEnclosedCircle": (circled, 20),
    "upperLetter": (partial(marker_text, "{A}"), 26),
    "lowerLetter": (partial(marker_text, "{a}"), 26),
    "upperRoman": (roman_numeral, 399),
    "lowerRoman": (partial(marker_text, "{i}"), 399),
}
# a marker's field to Word's format
_FIELDS = {
    "1": DECIMAL,
    "一": "chineseCountingThousand",
    "①": "decimalEnclosedCircle",
    "A": "upperLetter",
    "a": "lowerLetter",
    "I": "upperRoman",
    "i": "lowerRoman",
}
_FIELD = re.compile(r"\{([1一①AaIi])\}")
# where the number is in a label that an editor wrote: 4.2, 第一节, 附录A
_WRITTEN = (
    (re.compile(r"((?:.*\D)?)([1-9]\d{0,3})(\D*)"), DECIMAL),
    (re.compile(r"(\D*?)([一二三四五六七八九十]+)(\D*)"), "chineseCountingThousand"),
    (re.compile(r"((?:.*[^A-Za-z])?)([A-Z])()"), "upperLetter"),
)


@record(frozen=True, slots=True)
class Form:
    """A number's format by Word's name and the text around it; ``upper``: whose number and a point stand
    before it (the chapter's, in 4.2).
    """

    format: str
    before: str = ""
    after: str = ""
    upper: Key | None = None

    @property
    def counts(self) -> bool:
        """Whether a number is shown."""
        return self.format in _FIGURES


@record(frozen=True, slots=True)
class Label:
    """A label as Word makes it: the ``ordinal``-th in its form; 0 for marks that are all alike."""

    form: Form
    ordinal: int


UNLABELLED = Form(UNSEEN)


def figure(form: str, ordinal: int) -> str:
    """An ordinal as Word writes it in one of its formats; "" where a format shows nothing, plain figures for
    a format that headings of ours do not have.
    """
    if form in (BULLET, UNSEEN):
        return ""
    write, _ = _FIGURES.get(form, (str, 0))
    return write(ordinal)


@cache
def _ordinals(form: str) -> dict[str, int]:
    write, last = _FIGURES[form]
    return {write(ordinal): ordinal for ordinal in range(1, last + 1)}


@lru_cache(maxsize=1024)
def label_of(label: str, marker: str) -> Label | None:
    """How Word counts a label that a style with this marker gave or an editor wrote; None where it must be
    typed, or there is none.
    """
    if not label or "%" in label:  # the sign of numbers in Word's own patterns
        return None
    return _marked(label, marker) or _written(label)


def is_counted(label: str, look: Style) -> bool:
    """Whether a label has a number that Word makes itself."""
    found = label_of(label, look.marker)
    return found is not None and found.form.counts


def form_of(marker: str) -> Form | None:
    """The form of the labels that a marker gives ("{一}、", "◆"); None where Word has none."""
    found = label_of(marker_text(marker, 1), marker)
    return None if found is None else found.form


def _marked(label: str, marker: str) -> Label | None:
    fields = list(_FIELD.finditer(marker))
    if not fields:
        return Label(Form(BULLET, label), 0) if label == marker and len(label) == 1 else None
    if len(fields) > 1:
        return None
    before, after = marker[: fields[0].start()], marker[fields[0].end() :]
    return _found(label, before, after, _FIELDS[fields[0].group(1)])


def _found(label: str, before: str, after: str, form: str) -> Label | None:
    if len(label) <= len(before) + len(after) or not (label.startswith(before) and label.endswith(after)):
        return None
    ordinal = _ordinals(form).get(label[len(before) : len(label) - len(after)])
    return None if ordinal is None else Label(Form(form, before, after), ordinal)


def _written(label: str) -> Label | None:
    for pattern, form in _WRITTEN:
        parts = pattern.fullmatch(label)
        if parts:
            found = _found(label, parts.group(1), parts.group(3), form)
            if found is not None:
                return found
    return None
