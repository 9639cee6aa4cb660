"""Diagnostics to words: place, message, the offending line with carets, advice; never decides anything."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Protocol

from reportgen.diagnostics.catalogue import Text, entry_of, severity_of
from reportgen.diagnostics.diagnostic import Diagnostic, Severity
from reportgen.diagnostics.lists import joined
from reportgen.diagnostics.span import Span

_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.HINT: Text("提示", "hint"),
}
_COUNTS = {
    Severity.ERROR: Text("{n} 个错误", "{n} error(s)"),
    Severity.WARNING: Text("{n} 个警告", "{n} warning(s)"),
    Severity.HINT: Text("{n} 个提示", "{n} hint(s)"),
}
_ALSO = Text("另见", "see also")
_WHY = Text("为什么", "Why")
_BAD = Text("错例", "Bad")
_GOOD = Text("正例", "Good")
# a very long line is shown around its carets
_SHOWN = 100
# the clause of an advice that names the nearest known word, and what divides clauses
_NEAREST = "{near}"
_CLAUSES = {"zh": "；", "en": "; "}


class Lines(Protocol):
    """Whoever can show a line of a file (``Sources``)."""

    def line(self, path: str, number: int) -> str | None:
        """A line, counted from 1; None when there is none."""


def format_diagnostic(diagnostic: Diagnostic, sources: Lines, language: str) -> str:
    """One diagnostic as lines of text; ``language`` is ``zh`` or ``en``; KeyError for an unknown code."""
    entry = entry_of(diagnostic.code)
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    severity = _SEVERITIES[entry.severity].said(language)
    lines = [f"{place}{severity} [{diagnostic.code}] {_filled(entry.message, diagnostic, language)}"]
    if diagnostic.span:
        lines += _excerpt(diagnostic.span, sources)
    lines.append(f"   → {_filled(entry.advice, diagnostic, language)}".replace("\n", "\n     "))
    for span, word in diagnostic.related:
        lines.append(f"   {_ALSO.said(language)} {span}: {word}")
        lines += _excerpt(span, sources)
    return "\n".join(lines)


def format_all(diagnostics: Iterable[Diagnostic], sources: Lines, language: str) -> str:
    """All diagnostics, errors and others alike, sorted by place, and how many there are of each."""
    ordered = sorted(diagnostics, key=_order)
    parts = [format_diagnostic(d, sources, language) for d in ordered]
    counts = [
        words.said(language).format(n=n)
        for severity, words in _COUNTS.items()
        if (n := sum(1 for d in ordered if severity_of(d.code) is severity))
    ]
    return "\n\n".join([*parts, ("，" if language == "zh" else ", ").join(counts)])


def as_json(diagnostic: Diagnostic, language: str) -> dict[str, object]:
    """A diagnostic for ``manifest.json`` and other programs."""
    entry = entry_of(diagnostic.code)
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": entry.severity.value,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        **({"cell": span.address.removeprefix("!")} if span and span.address else {}),
        "message": _filled(entry.message, diagnostic, language),
        "advice": _filled(entry.advice, diagnostic, language),
    }


def explain(code: str, language: str) -> str:
    """What a code means: message, reason, bad and good example. Raises KeyError for an unknown code."""
    entry = entry_of(code)
    return "\n".join(
        [
            f"{code}（{_SEVERITIES[entry.severity].said(language)}）"
            if language == "zh"
            else f"{code} ({_SEVERITIES[entry.severity].said(language)})",
            "",
            _open_ended(entry.message, language),
            f"→ {_open_ended(entry.advice, language)}".replace("\n", "\n  "),
            "",
            f"{_WHY.said(language)}: {entry.why.said(language)}",
            "",
            f"{_BAD.said(language)}:",
            *_indented(entry.bad),
            f"{_GOOD.said(language)}:",
            *_indented(entry.good),
        ]
    )


def headline(code: str, language: str) -> str:
    """What a code says, with dots for the words of a case. Raises KeyError for an unknown code."""
    return _open_ended(entry_of(code).message, language).replace("\n", " ")


def _filled(text: Text, diagnostic: Diagnostic, language: str) -> str:
    words = text.said(language)
    if _NEAREST in words and not diagnostic.args.get("near"):
        # nothing known is like what was written: the clause that would name it is left out
        mark = _CLAUSES[language]
        words = mark.join(clause for clause in words.split(mark) if _NEAREST not in clause)
    return joined(words.format_map(diagnostic.args), language)


class _Dots(dict[str, str]):
    """Gives three dots for every word."""

    def __missing__(self, key: str) -> str:
        return "…"


def _open_ended(text: Text, language: str) -> str:
    """A template as it reads without a case at hand."""
    return text.said(language).format_map(_Dots())


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    span = diagnostic.span
    return (span.file, span.line, span.column, diagnostic.code) if span else ("", 0, 0, diagnostic.code)


def _excerpt(span: Span, sources: Lines) -> Iterator[str]:
    # the message repeats what stands in a cell; a table's lines are no help to read
    line = None if span.address else sources.line(span.file, span.line)
    if line is None:
        return
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), start + 1)
    shift = max(0, start - _SHOWN // 2) if len(line) > _SHOWN else 0
    shown = line[shift : shift + _SHOWN]
    start, end = start - shift, min(end - shift, _SHOWN)
    shown = "".join(map(_visible, shown))
    before, marked = shown[:start], shown[start:end] or " "
    yield f"{span.line:5} | {shown}".rstrip()
    yield f"      | {''.join(map(_blank, before))}{''.join(map(_caret, marked))}"


def _visible(char: str) -> str:
    """Control characters as their pictures (U+2400 …), so that they cannot steer a terminal."""
    if char == "\t" or unicodedata.category(char) not in ("Cc", "Cs"):
        return char
    return chr(0x2400 + ord(char)) if ord(char) < 0x20 else "\ufffd"


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _blank(char: str) -> str:
    # an ideographic space keeps the caret under its character in every font, two cells wide or not
    return "\t" if char == "\t" else "\u3000" if _is_wide(char) else " "


def _caret(char: str) -> str:
    return "\uff3e" if _is_wide(char) else "^"


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.splitlines()]
