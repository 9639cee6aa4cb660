"""Findings with cures: what a build finds, then at leisure what the checks of figures and of text find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.audit import audit
from reportgen.audit.accounts import accounts_of
from reportgen.diagnostics import Diagnostic, GateClosed, Sink, Span
from reportgen.lint.linting import open_findings
from reportgen.preview.session import Snapshot
from reportgen.source import SourceError, Sources
from reportgen.source.encoding import NotUtf8, split_lines


@dataclass(frozen=True, slots=True)
class Fix:
    """``new`` in the place of what stands at ``place``."""

    place: Span
    new: str


@dataclass(frozen=True, slots=True)
class Cured:
    """A finding, and the fix one click makes, where there is one."""

    diagnostic: Diagnostic
    fix: Fix | None = None


def of_build(findings: Iterable[Diagnostic], sources: Sources) -> tuple[Cured, ...]:
    """The findings of a build with their fixes: the word that was probably meant."""
    return tuple(Cured(finding, _meant(finding, sources)) for finding in findings)


def at_leisure(snapshot: Snapshot, sources: Sources) -> tuple[Cured, ...]:
    """What ``check`` and ``lint`` say of a report that can be built; nothing of one that cannot."""
    if snapshot.prepared is None or snapshot.pages is None or snapshot.stale_since is not None:
        return ()
    sink = Sink()
    audit(accounts_of(snapshot.prepared, snapshot.pages), sources, sink)
    found = [Cured(finding, _linked(finding)) for finding in sink]
    try:
        for prose, finding in open_findings(sources, Sink()):
            place = prose.rich.at(finding.offset, finding.length)
            edit = finding.edit
            fix = None if edit is None else Fix(prose.rich.at(edit.offset, edit.length), edit.new)
            found.append(Cured(Diagnostic(finding.code, place, finding.words), fix))
    except GateClosed:
        pass  # a file changed meanwhile: the next build says what is wrong with it
    return tuple(found)


def _meant(finding: Diagnostic, sources: Sources) -> Fix | None:
    """The nearest known word in the place of the unknown one, if that is what stands there."""
    near = finding.args.get("near") or finding.args.get("suggestion")
    span = finding.span
    if not near or span is None or span.address or span.line != span.end_line:
        return None
    typed = _standing(sources, span)
    if typed is None or typed not in finding.args.values():
        return None
    return Fix(span, near)


def _linked(finding: Diagnostic) -> Fix | None:
    """A figure that equals a fact becomes the fact."""
    link = finding.args.get("link")
    if finding.code != "figure-unlinked" or link is None or finding.span is None:
        return None
    return Fix(finding.span, f"{{{{ {link} }}}}")


def _standing(sources: Sources, span: Span) -> str | None:
    try:
        lines = split_lines(sources.text(span.file))
    except (SourceError, NotUtf8):
        return None
    return lines[span.line - 1][span.column - 1 : span.end_column - 1] if span.line <= len(lines) else None
