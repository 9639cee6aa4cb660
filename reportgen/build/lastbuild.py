"""What the last build was made from and what it left: while both are as they were, building again is idle.

The record lies in the project's store, one for each set of options. It is believed only as a whole: the code,
every file that was read or found missing, every output, each by its hash (an output that nobody touched by
its stamp).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.build.options import BuildOptions, BuildResult, output_folder
from reportgen.build.outputs import Document
from reportgen.build.stamps import Stamp, Standing, plain, settled, stamped
from reportgen.cache import Store, project_store
from reportgen.cache.code import environment, installed_code
from reportgen.diagnostics import Sink, Span
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.record import record
from reportgen.source import Sources
from reportgen.source.shipped import shipped_path

# what is read from beside the code without asking the project for its own
_BESIDE_THE_CODE = "assets/icc"
_QUERY = "?"  # between a database and what was asked of it, in the names that sources note


@record(frozen=True, slots=True)
class Outcome:
    """A finished build, by name: the hashes of what it read (None: there is no such file), the stamps of what
    it wrote.
    """

    read: Mapping[str, str | None]
    written: Mapping[str, Stamp]
    documents: tuple[Document, ...]
    findings: tuple[Diagnostic, ...]
    layout: str
    made_by: str


@record(frozen=True, slots=True)
class Before:
    """What this code has built with the same options before, in whatever state of the project: the files it
    left, the layout they have, who set them.
    """

    files: Standing
    layout: str
    made_by: str


def build_standing(project: Path, options: BuildOptions, sources: Sources, sink: Sink) -> BuildResult | None:
    """The result of the last build with these options if another would write the very same files; its
    findings are told again.
    """
    folder = output_folder(project, options)
    data = Store(project_store(sources.root)).get(_key(folder, options))
    if data is None:
        return None
    kept = json.loads(data)
    # what was read is looked at first: it is smaller by far, and what an edit has changed
    if not (as_read(sources, kept["read"]) and _as_written(folder, stamped(kept["written"]))):
        return None
    for finding in kept["findings"]:
        sink.add(diagnostic_of(finding))
    documents = tuple(Document(n, stem, pages, tuple(fmts)) for n, stem, pages, fmts in kept["documents"])
    return BuildResult(folder, documents, 0.0)


def before_this(sources: Sources, options: BuildOptions, folder: Path) -> Before | None:
    """What this code has built with these options before; None if nothing."""
    data = Store(project_store(sources.root)).get(_key(folder, options))
    if data is None:
        return None
    kept = json.loads(data)
    return Before(Standing(folder, stamped(kept["written"])), kept["layout"], kept["made_by"])


def note_build(sources: Sources, options: BuildOptions, folder: Path, outcome: Outcome) -> None:
    """Keep what a build was made from and what it left."""
    content = {
        "read": dict(outcome.read),
        "written": plain(settled(folder, outcome.written)),
        "documents": [[d.number, d.stem, d.pages, d.formats] for d in outcome.documents],
        "findings": [plain_of(finding) for finding in outcome.findings],
        "layout": outcome.layout,
        "made_by": outcome.made_by,
    }
    data = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
    (sources.store or Store(project_store(sources.root))).put(_key(folder, options), data)


def _key(folder: Path, options: BuildOptions) -> str:
    # made by other code, a record is another's
    asked = (
        maker(),
        folder.resolve().as_posix(),
        options.formats,
        options.only,
        options.layout,
        options.edition,
        options.template and options.template.absolute().as_posix(),
    )
    return hashlib.sha256(f"last build {asked!r}".encode("utf-8", "surrogatepass")).hexdigest()


@cache
def maker() -> str:
    """Who built: the code, its data, the packages it stands on."""
    files = sorted(shipped_path(_BESIDE_THE_CODE).glob("*.icc"))
    data = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return hashlib.sha256("\0".join((installed_code(), environment(), *data)).encode()).hexdigest()


def _as_written(folder: Path, written: Mapping[str, Stamp]) -> bool:
    now = Standing(folder, written).stamps(written)
    return all(
        found is not None and found.digest == stamp.digest
        for found, stamp in zip(now, written.values(), strict=True)
    )


def as_read(sources: Sources, read: Mapping[str, str | None]) -> bool:
    """Whether everything that was read, by the names that ``Sources.noting`` gave, is as it was."""
    return all(sources.digest(name) == digest for name, digest in read.items() if not _of_file(name, read))


def _of_file(name: str, read: Mapping[str, str | None]) -> bool:
    """Whether it is the rows that a database file gave, which is among what was read itself."""
    return read.get(name.partition(_QUERY)[0]) is not None and _QUERY in name


def plain_of(finding: Diagnostic) -> list[Any]:
    """A finding as JSON can hold it."""
    related = [[_span(span), word] for span, word in finding.related]
    return [finding.code, finding.span and _span(finding.span), dict(finding.args), related]


def _span(span: Span) -> list[Any]:
    return [span.file, span.line, span.column, span.end_line, span.end_column, span.address]


def diagnostic_of(plain: list[Any]) -> Diagnostic:
    """The finding that ``plain_of`` wrote."""
    code, span, args, related = plain
    places = tuple((Span(*place), word) for place, word in related)
    return Diagnostic(code, None if span is None else Span(*span), args, places)
