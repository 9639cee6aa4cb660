"""Small projects for tests of the audit."""

from __future__ import annotations

from pathlib import Path

from reportgen.audit import Accounts, audit, audit_final, open_accounts
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic


def project(root: Path, facts: str, blocks: str = "- text: 无\n") -> Path:
    """A project of one fact file and one chapter."""
    for path, content in {
        "report.yaml": "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n",
        "a.yaml": f'section: 合作\nnumber: "1"\nblocks:\n{blocks}',
        "facts/f.yaml": facts,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return root


def accounts(root: Path) -> Accounts:
    return open_accounts(open_sources(root), None, Sink())


def said(root: Path, final: bool = False) -> list[str]:
    """Every finding as an editor reads it, in the order of places."""
    sources, sink = open_sources(root), Sink()
    opened = open_accounts(sources, None, sink)
    (audit_final if final else audit)(opened, sources, sink)
    found = sorted(sink, key=lambda d: (d.span.file, d.span.line, d.span.column) if d.span else ("", 0, 0))
    return [format_diagnostic(d, sources, "zh") for d in found]


def told(root: Path, final: bool = False) -> list[str]:
    """The first line of each finding."""
    return [message.splitlines()[0] for message in said(root, final)]
