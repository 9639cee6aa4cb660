"""A project to findings in the sink, or to edits of its YAML where the cure is certain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.diagnostics import Diagnostic, GateClosed, Severity, Sink
from reportgen.diagnostics.catalogue import severity_of
from reportgen.lint import marks, numbers, words
from reportgen.lint.finding import Finding
from reportgen.project import load_project
from reportgen.project.lexicon import Lexicon
from reportgen.project.prose import Prose, prose_of
from reportgen.schema import load_model
from reportgen.source import Sources, load
from reportgen.source.rewriting import Replacement, Rewriting, rewrite
from reportgen.source.suppression import Suppressions

_RULES: tuple[Callable[[Prose], Iterator[Finding]], ...] = (
    marks.width,
    marks.straight_quotes,
    marks.pairs,
    marks.doubled,
    marks.ellipsis_and_dash,
    numbers.ranges,
    numbers.digits,
    numbers.forms,
    words.repeated,
)
_MOST_ROUNDS = 8
_LEXICAL: tuple[Callable[[Prose, Lexicon], Iterator[Finding]], ...] = (
    words.terms,
    words.forbidden,
    words.long_sentences,
)


def lint(sources: Sources, sink: Sink) -> bool:
    """Report every finding that is not answered; whether none of them is more than a hint.

    Raises GateClosed when the project cannot be read.
    """
    for prose, finding in open_findings(sources, sink):
        span = prose.rich.at(finding.offset, finding.length)
        sink.add(Diagnostic(finding.code, span, finding.words))
    return all(severity_of(d.code) is Severity.HINT for d in sink)


def mend_certain(sources: Sources) -> Rewriting:
    """Write the certain edits into the files until there are none; what is left is looked for anew.

    Raises GateClosed when the project cannot be read, OSError when a file cannot be written.
    """
    count, files = 0, set[str]()
    for _ in range(_MOST_ROUNDS):
        # one edit may make another possible: a comma made full-width now stands doubled
        mended = _mend_once(Sources(sources.root, sources.shared))
        count += mended.count
        files.update(mended.files)
        if not mended.count:
            break
    return Rewriting(count, tuple(sorted(files)))


def _mend_once(sources: Sources) -> Rewriting:
    replacements = []
    for prose, finding in open_findings(sources, Sink()):
        if (edit := finding.edit) is not None:
            typed = prose.rich.raw[edit.offset : edit.offset + edit.length]
            place = prose.rich.at(edit.offset, edit.length)
            replacements.append(Replacement(place, typed, edit.new))
    return rewrite(sources, replacements)


def open_findings(sources: Sources, sink: Sink) -> Iterator[tuple[Prose, Finding]]:
    project = load_project(sources, sink)
    lexicon = Lexicon()
    if project is not None and project.report.lint is not None:
        root = load(sources, project.report.lint.path, sink, project.report.lint.span)
        read = None if root is None else load_model(Lexicon, root, sink)
        lexicon = read or lexicon
    sink.gate()
    if project is None:
        raise GateClosed
    answered = Suppressions(sources, sink)
    for prose, finding in _findings(tuple(prose_of(project, sources)), lexicon, sources):
        start = prose.rich.span
        at = prose.rich.at(finding.offset, finding.length)
        if not answered.covers(finding.code, start.file, (start.line, at.line)):
            yield prose, finding


def _findings(texts: Sequence[Prose], lexicon: Lexicon, sources: Sources) -> Iterator[tuple[Prose, Finding]]:
    for prose in texts:
        sources.take_breath()
        for rule in _RULES:
            for finding in rule(prose):
                yield prose, finding
        for lexical in _LEXICAL:
            for finding in lexical(prose, lexicon):
                yield prose, finding
    yield from words.short_before_full(texts, lexicon)
    yield from words.mixed_quotes(texts)
