"""Diagnostics as an editor reads them: place, line, carets, advice, order, counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.diagnostics import Diagnostic, GateClosed, Sink, Span, listed
from reportgen.diagnostics.printer import as_json, format_all, format_diagnostic


@dataclass(frozen=True)
class Files:
    """Lines by file, as Sources shows them."""

    lines: dict[str, list[str]] = field(default_factory=dict)

    def line(self, path: str, number: int) -> str | None:
        """A line, counted from 1."""
        rows = self.lines.get(path, [])
        return rows[number - 1] if 0 < number <= len(rows) else None


_FILES = Files({"a.yaml": ["- cards:", "    lable: 累计认定"], "b.yaml": ["年份：甲"]})
_WORDS = {"key": "lable", "near": "label", "known": "fact、label"}
_MISSPELT = Diagnostic("schema-unknown-key", Span("a.yaml", 2, 5, 2, 10), _WORDS)


def test_a_diagnostic_shows_place_line_caret_and_advice() -> None:
    assert format_diagnostic(_MISSPELT, _FILES, "zh") == (
        "a.yaml:2:5: 错误 [schema-unknown-key] 没有“lable”这一项，是不是“label”？\n"
        "    2 |     lable: 累计认定\n"
        "      |     ^^^^^\n"
        "   → 改成 label: …；这里可以写的有：fact、label"
    )


def test_carets_stand_under_wide_characters() -> None:
    found = Diagnostic("schema-empty", Span("b.yaml", 1, 3, 1, 5))
    assert format_diagnostic(found, _FILES, "zh").splitlines()[1:3] == [
        "    1 | 年份：甲",
        "      | 　　＾＾",
    ]


def test_related_places_are_shown_with_their_lines() -> None:
    also = ((Span("b.yaml", 1, 1, 1, 3), "年份"),)
    text = format_diagnostic(Diagnostic("schema-empty", Span("a.yaml", 1, 1, 1, 2), {}, also), _FILES, "en")
    assert text.splitlines()[-3:] == ["   see also b.yaml:1:1: 年份", "    1 | 年份：甲", "      | ＾＾"]


def test_all_are_sorted_by_place_and_counted() -> None:
    found = [
        Diagnostic("schema-empty", Span("b.yaml", 1, 1, 1, 2)),
        _MISSPELT,
        Diagnostic("schema-empty", Span("a.yaml", 1, 1, 1, 2)),
        Diagnostic("source-missing", None, {"path": "x"}),
    ]
    lines = format_all(found, _FILES, "zh").splitlines()
    heads = [line.split(":")[0:2] for line in lines if "错误 [" in line]
    assert heads == [
        ["错误 [source-missing] 找不到文件“x”"],
        ["a.yaml", "1"],
        ["a.yaml", "2"],
        ["b.yaml", "1"],
    ]
    assert lines[-1] == "4 个错误"


def test_a_row_of_words_is_divided_as_the_language_does() -> None:
    told = Diagnostic("schema-unknown-key", None, {**_WORDS, "known": listed(["甲、乙", "fact"])})
    assert "甲、乙、fact" in format_diagnostic(told, _FILES, "zh")
    assert "甲、乙, fact" in format_diagnostic(told, _FILES, "en")


def test_a_very_long_line_is_shown_around_its_caret() -> None:
    files = Files({"a.yaml": ["甲" * 5000 + "X" + "乙" * 5000]})
    lines = format_diagnostic(
        Diagnostic("schema-empty", Span("a.yaml", 1, 5001, 1, 5002)), files, "zh"
    ).splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^")] == "X"


def test_a_place_beyond_the_file_is_still_named() -> None:
    found = Diagnostic("schema-empty", Span("a.yaml", 99, 1, 99, 2))
    assert format_diagnostic(found, _FILES, "zh").splitlines()[0].startswith("a.yaml:99:1: 错误")


def test_programs_get_the_same_as_a_dict() -> None:
    assert as_json(_MISSPELT, "zh") == {
        "code": "schema-unknown-key",
        "severity": "error",
        "file": "a.yaml",
        "line": 2,
        "column": 5,
        "message": "没有“lable”这一项，是不是“label”？",
        "advice": "改成 label: …；这里可以写的有：fact、label",
    }


def test_a_gate_closes_on_errors_and_the_same_finding_is_kept_once() -> None:
    sink = Sink()
    sink.gate()
    sink.add(_MISSPELT)
    sink.add(_MISSPELT)
    assert len(sink) == 1
    try:
        sink.gate()
    except GateClosed:
        return
    raise AssertionError("the gate stayed open")
