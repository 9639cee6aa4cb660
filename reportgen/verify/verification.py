"""Compares the finished files of a build with FLOW and says where they differ."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from reportgen.build import BuildOptions, prepare
from reportgen.build.options import output_folder
from reportgen.build.outputs import read_manifest
from reportgen.diagnostics import GateClosed, Sink
from reportgen.layout import Layouts
from reportgen.layout.setting import LineCache
from reportgen.model.flow import Report
from reportgen.model.listing import part_of
from reportgen.resolve import EDITIONS
from reportgen.source import Sources
from reportgen.theme import Theme
from reportgen.verify.compare import Difference, differences
from reportgen.verify.expected import expected_records
from reportgen.verify.records import Record, UnreadableFile


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file compared: ``records`` is how many things FLOW has in it."""

    number: str
    file: str
    records: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """All files of a build compared."""

    folder: Path
    files: tuple[FileResult, ...]

    @property
    def agrees(self) -> bool:
        return not any(f.differences for f in self.files)

    def as_json(self) -> str:
        """The result for scripts."""
        content = {"agrees": self.agrees, "files": [asdict(f) for f in self.files]}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def verify(project: Path, options: BuildOptions, sources: Sources, sink: Sink) -> VerifyResult:
    """Read back what the manifest lists and compare it with FLOW as the sources say it now.

    Raises GateClosed when the sources have errors, nothing was built, or a file cannot be read.
    """
    folder = output_folder(project, options)
    manifest = read_manifest(folder)
    built = _built(manifest)
    if not built:
        sink.report("verify-not-built", path=str(folder))
        raise GateClosed
    layout = options.layout or str(manifest.get("layout") or "") or None
    edition = next((each for each in EDITIONS if each == manifest.get("edition")), None)
    prepared = prepare(sources, layout, sink, edition=edition)
    results: list[FileResult] = []
    lines: LineCache = {}
    layouts = {
        id(report): Layouts(report, prepared.theme, lines=lines) for report in prepared.reports.values()
    }
    for number, files in built:
        wanted: dict[int, tuple[Record, ...]] = {}
        for name in files:
            report = prepared.reports["docx" if name.endswith(".docx") else "pdf"]
            part = _part(report, number)
            if part is None:
                sink.report("verify-not-built", path=f"{folder}: {number}")
                break
            # both kinds of file hold the same report, unless some of it is for one of them only
            if id(report) not in wanted:
                wanted[id(report)] = expected_records(part, layouts[id(report)].pages(part, sink))
            expected = wanted[id(report)]
            found = _read(folder / name, prepared.theme, sink)
            if found is not None:
                results.append(FileResult(number, name, len(expected), differences(expected, found)))
    sink.gate()
    return VerifyResult(folder, tuple(results))


def _built(manifest: dict[str, object]) -> list[tuple[str, list[str]]]:
    """Section number ("" = whole report) and file names, as the manifest lists them."""
    entries = [("", manifest.get("report"))]
    sections = manifest.get("sections")
    if isinstance(sections, dict):
        entries += sorted(sections.items())
    return [
        (number, [entry[fmt] for fmt in ("pdf", "docx") if fmt in entry])
        for number, entry in entries
        if isinstance(entry, dict) and ("pdf" in entry or "docx" in entry)
    ]


def _part(report: Report, number: str) -> Report | None:
    if not number:
        return report
    return part_of(report, number) if any(s.number == number for s in report.separate) else None


def _read(path: Path, theme: Theme, sink: Sink) -> tuple[Record, ...] | None:
    if not path.is_file():
        sink.report("verify-not-built", path=str(path))
        return None
    try:
        return _reader(path, theme)(path)
    except UnreadableFile as error:
        sink.report("verify-unreadable", path=str(path), reason=str(error))
        return None


def _reader(path: Path, theme: Theme) -> Callable[[Path], tuple[Record, ...]]:
    # each reader brings the library that parses its format
    if path.suffix == ".pdf":
        from reportgen.verify.pdf_reader import read_pdf

        return read_pdf
    from reportgen.verify.docx_reader import StyleRoles, read_docx

    return partial(read_docx, roles=StyleRoles.under(theme.word.styles))
