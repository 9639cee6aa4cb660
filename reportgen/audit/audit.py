"""Everything that can be wrong with a report's figures though it builds, as findings in the sink."""

from __future__ import annotations

from itertools import chain

from reportgen.audit import standing
from reportgen.audit.accounts import Accounts
from reportgen.audit.declared import run_check
from reportgen.audit.figures import typed_in_prose
from reportgen.diagnostics import Diagnostic, Sink
from reportgen.source import Sources
from reportgen.source.suppression import Suppressions

_ALWAYS = (standing.stale, standing.two_units, standing.unused)
# what only the final edition must answer for
_FINAL = (standing.unsourced, standing.provisional)


def audit(accounts: Accounts, sources: Sources, sink: Sink) -> None:
    """Declared and standing checks and figures typed in prose; answered findings are left out."""
    _run(accounts, sources, sink, chain.from_iterable(rule(accounts) for rule in _ALWAYS))


def audit_final(accounts: Accounts, sources: Sources, sink: Sink) -> None:
    """As ``audit``, and what is allowed in drafts only."""
    _run(accounts, sources, sink, chain.from_iterable(rule(accounts) for rule in (*_ALWAYS, *_FINAL)))


def _run(accounts: Accounts, sources: Sources, sink: Sink, findings: chain[Diagnostic]) -> None:
    found = Sink()
    for file in accounts.project.facts:
        for check in file.checks:
            run_check(check, accounts.table, found)
    answers = Suppressions(sources, sink)
    for finding in chain(found, findings, typed_in_prose(accounts, sources)):
        span = finding.span
        if span is None or not answers.covers(finding.code, span.file, (span.line,)):
            sink.add(finding)
