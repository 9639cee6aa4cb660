"""Takes over a section's files from the last build where they would be made the same.

They follow from its FLOW, the theme, where it stands in the whole, the page numbers it refers to, and the
code. While these are the same and the last build's files are there, they are taken.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from reportgen.build.lastbuild import diagnostic_of, hashes, maker, plain_of
from reportgen.build.outputs import Document
from reportgen.build.press import Job, Made, Press, numbered
from reportgen.theme.word_rules import WordRules

# a string as repr writes it; in long stretches, or each character is a step
_STRING = re.compile(r"""'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*\"""")


def key_of(job: Job, press: Press) -> str:
    """A hash of all that the files of a section follow from."""
    words = [maker(), press.theme.name, press.theme.fingerprint, repr(press.edition)]
    words += [_word_rules(press.theme.word), job.stem]
    words.append(repr((press.asked.attach, press.asked.attach_as, press.facts)))
    for fmt in ("pdf", "docx"):
        report = press.reports["pdf" if fmt == "pdf" else "docx"]
        part = job.part if report is press.reports["pdf"] else numbered(report, job.number)
        flow = repr(part)
        excerpt = press.layouts["pdf" if fmt == "pdf" else "docx"].excerpt(part)
        # any name that stands in it is taken for a reference: one too many does no harm
        names = set(_STRING.findall(flow))
        labels = sorted((name, label) for name, label in excerpt.labels.items() if repr(name) in names)
        words += [flow, repr((excerpt.index, excerpt.number, labels))]
        if press.is_same:
            break
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _word_rules(rules: WordRules) -> str:
    template = "" if rules.template is None else hashlib.sha256(rules.template.data).hexdigest()
    return repr((template, sorted(rules.styles.items()), rules.embed_fonts))


def keep(key: str, made: Made, press: Press) -> None:
    """Keep what was made for the next build."""
    files = {**_kept_files(press.store.get(key)), **made.files}
    findings = [plain_of(finding) for finding in made.findings]
    content = {"pages": made.document.pages, "findings": findings, "files": files}
    press.store.put(key, json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _kept_files(data: bytes | None) -> Mapping[str, str]:
    return {} if data is None else json.loads(data)["files"]


def taken(job: Job, key: str, press: Press) -> Made | None:
    """The document with the files of the last build in the stage; None where it must be made."""
    data = press.store.get(key)
    if data is None:
        return None
    kept = json.loads(data)
    document = Document(job.number, job.stem, kept["pages"], press.formats)
    names = document.files()
    wanted = {name: kept["files"].get(fmt) for fmt, name in names.items()}
    if hashes(press.before, wanted) != wanted:
        return None
    for name in wanted:
        if not _brought(press.before / name, press.stage / name):
            return None
    findings = tuple(diagnostic_of(plain) for plain in kept["findings"])
    return Made(document, findings, {fmt: wanted[name] for fmt, name in names.items()})


def _brought(source: Path, target: Path) -> bool:
    """Put a file that there is beside those that are made; another build may have replaced it by now."""
    try:
        os.link(source, target)
    except OSError:
        try:
            shutil.copyfile(source, target)
        except OSError:
            return False
    return True
