"""What is told of several charts or tables of one file, told once, with the lines they are on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.diagnostics import Diagnostic, Span, listed

# what is told of one, and the same of several in a file
_OF_SEVERAL = {
    "chart-values-left-out": "charts-values-left-out",
    "chart-names-left-out": "charts-names-left-out",
    "word-table-continued": "word-tables-continued",
}


def gathered(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings in their order; those of several in one file as one, at the first of them."""
    told = list(findings)
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for finding in told:
        if finding.code in _OF_SEVERAL and finding.span is not None:
            groups.setdefault((finding.code, finding.span.file), []).append(finding)
    for finding in told:
        if finding.code not in _OF_SEVERAL or finding.span is None:
            yield finding
            continue
        group = groups.pop((finding.code, finding.span.file), ())
        yield from _as_one(group)


def _as_one(group: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What is told of a file; what stands in several documents counts once."""
    places: dict[Span, Diagnostic] = {}
    for each in group:
        if each.span is not None:
            places.setdefault(each.span, each)
    if len(places) < 2:
        yield from group
        return
    first = min(places, key=lambda span: (span.line, span.column))
    lines = listed(dict.fromkeys(str(span.line) for span in sorted(places, key=lambda span: span.line)))
    words = {**places[first].args, "count": str(len(places)), "lines": lines}
    yield Diagnostic(_OF_SEVERAL[group[0].code], first, words)
