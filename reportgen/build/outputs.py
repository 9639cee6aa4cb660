"""Names of outputs, and replacing them only whole: written aside first, moved when all succeeded."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.build.stages import held, stage_in
from reportgen.diagnostics import GateClosed, Sink
from reportgen.record import record

MANIFEST = "manifest.json"
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
# ext4, APFS and NTFS hold 255 bytes or units a name; UTF-8 Han take 3 bytes each
_NAME_BYTES = 200


def file_stem(*words: str) -> str:
    """A file name without extension that Windows, macOS and Linux all take, from words of a title."""
    name = _FORBIDDEN.sub("_", " ".join(w for w in words if w)).strip(" .")
    while len(name.encode()) > _NAME_BYTES:
        name = name[:-1].rstrip(" .")
    return name or "report"


@record(frozen=True, slots=True)
class Document:
    """One document of a build; ``number`` is its section's, "" for the whole report."""

    number: str
    stem: str
    pages: int
    formats: tuple[str, ...]

    def files(self) -> dict[str, str]:
        """File name by format."""
        return {fmt: f"{self.stem}.{fmt}" for fmt in self.formats}


def manifest(
    documents: tuple[Document, ...], layout: str, diagnostics: list[dict[str, object]], edition: str = ""
) -> str:
    """``manifest.json``: what was built, with paths relative to it."""
    report: dict[str, object] = {}
    sections: dict[str, object] = {}
    for document in documents:
        entry = {**document.files(), "pages": document.pages}
        if document.number:
            sections[document.number] = entry
        else:
            report = entry
    made: dict[str, object] = {"layout": layout, **({"edition": edition} if edition else {})}
    content = {**made, "report": report, "sections": sections, "diagnostics": diagnostics}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_manifest(folder: Path) -> dict[str, object]:
    """The manifest of an earlier build, empty when there is none or it is not ours."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def manifest_files(content: Mapping[str, object]) -> set[str]:
    """The file names a manifest lists."""
    entries = [content.get("report")]
    sections = content.get("sections")
    if isinstance(sections, dict):
        entries += sections.values()
    return {
        name
        for entry in entries
        if isinstance(entry, dict)
        for name in (entry.get("pdf"), entry.get("docx"))
        if isinstance(name, str) and Path(name).name == name
    }


def merged_with_earlier(text: str, earlier: Mapping[str, object], order: Iterable[str]) -> str:
    """A partial build's manifest with what an earlier build left standing beside it.

    ``order``: the numbers of the report's sections; those it has no longer come last.
    """
    content = json.loads(text)
    old_report = earlier.get("report")
    if isinstance(old_report, dict):
        content["report"] = {**old_report, **content["report"]}
    old_sections = earlier.get("sections")
    if isinstance(old_sections, dict):
        found = {**old_sections, **content["sections"]}
        content["sections"] = {
            n: {**(old_sections.get(n) or {}), **content["sections"].get(n, {})}
            for n in dict.fromkeys([*order, *found])
            if n in found
        }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


@contextmanager
def staged(folder: Path, sink: Sink) -> Iterator[Path]:
    """A temporary folder on the same file system; its files move to ``folder`` when the block succeeds.

    A folder that cannot be written and a full disk become diagnostics and close the gate
    (raises GateClosed); on any failure before the moves the old files stay as they were. Of two that
    build into one folder, one moves its files after the other.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with stage_in(folder) as stage:
            yield stage
            with held(folder):
                _move_all(stage, folder)
    except OSError as error:
        sink.report(
            _output_code(error), path=str(error.filename or folder), reason=error.strerror or str(error)
        )
        raise GateClosed from error
    finally:
        if is_new:
            with suppress(OSError):  # something is in it: all went well
                folder.rmdir()


def _move_all(stage: Path, folder: Path) -> None:
    """Move the files of ``stage``, the manifest last: whoever sees it finds what it lists."""
    names = sorted(path.name for path in stage.iterdir())
    for name in sorted(names, key=lambda n: (n == MANIFEST, n)):
        os.replace(stage / name, folder / name)  # noqa: PTH105 - the one call that replaces atomically


def _output_code(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "output-disk-full"
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ENOTDIR | errno.EEXIST | errno.EISDIR:
            return "output-unwritable"
        case _:
            return "output-failed"
