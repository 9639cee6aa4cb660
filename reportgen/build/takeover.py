"""Takes over a section's files from the last build where they would be made the same.

They follow from its FLOW, the theme, where it stands in the whole, the page numbers it refers to, and the
code. While these are the same and the last build's files are there, they are taken.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reportgen.build.lastbuild import diagnostic_of, maker, plain_of
from reportgen.build.outputs import Document
from reportgen.build.press import Job, Made, Press
from reportgen.build.stamps import Stamp
from reportgen.cache import Store
from reportgen.model.fingerprints import beyond_words, words_in
from reportgen.model.flow import Section
from reportgen.model.listing import sections_of
from reportgen.model.pages import Excerpt
from reportgen.theme.editions import identity

if TYPE_CHECKING:
    from reportgen.resolve import Format


class Keys:
    """For each section a hash of all that its files follow from; asked once there are pages."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._named: dict[Format, _Named] = {}
        self._common = [maker(), identity(press.theme), repr(press.edition), repr(press.enclosed)]

    def of(self, job: Job) -> str:
        """The key of a section's document."""
        press = self._press
        words = [*self._common, job.stem]
        formats: tuple[Format, ...] = ("pdf",) if press.is_same else ("pdf", "docx")
        for fmt in formats:
            report = press.reports[fmt]
            words.append(repr(report.metadata))
            # what a part says follows from the sections that it is made of; one anchor too many does no harm
            for section in sections_of(report, job.number):
                digest, excerpt = press.prints.digest(section), press.layouts[fmt].excerpt(section)
                names = self._names(fmt, excerpt).of(section, digest)
                labels = sorted((name, excerpt.labels[name]) for name in names)
                words += [digest, repr((excerpt.index, excerpt.number, labels))]
        return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()

    def keep(self) -> None:
        """Keep what was found on the way."""
        for named in self._named.values():
            named.keep()

    def _names(self, fmt: Format, excerpt: Excerpt) -> _Named:
        """The anchors are the same for every section."""
        if fmt not in self._named:
            self._named[fmt] = _Named(self._press.store, excerpt.labels.keys())
        return self._named[fmt]


class _Named:
    """Which anchors sections name, kept from one build to the next: to find it takes all that they say."""

    def __init__(self, store: Store, anchors: Iterable[str]) -> None:
        self._store = store
        self._anchors = frozenset(anchors)
        # of these nobody knows where they are named
        self._beyond = beyond_words(self._anchors)
        words = repr((maker(), sorted(self._anchors)))
        self._key = hashlib.sha256(f"named {words}".encode("utf-8", "surrogatepass")).hexdigest()
        data = store.get(self._key)
        self._known: dict[str, list[str]] = {} if data is None else json.loads(data)
        self._asked: dict[str, list[str]] = {}

    def of(self, section: Section, digest: str) -> list[str]:
        """The anchors that a section names, and perhaps some more."""
        found = self._known.get(digest)
        if found is None:
            found = sorted(self._anchors & words_in(section) | self._beyond)
        self._asked[digest] = found
        return found

    def keep(self) -> None:
        """Keep what was asked for, for the next build."""
        if self._asked.keys() != self._known.keys():
            self._store.put(self._key, json.dumps(self._asked).encode())


def keep(key: str, made: Made, press: Press) -> None:
    """Keep what was made for the next build."""
    digests = {fmt: stamp.digest for fmt, stamp in made.files.items()}
    files = {**_kept_files(press.store.get(key)), **digests}
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
    files: dict[str, Stamp] = {}
    for fmt, stamp in zip(names, press.before.stamps(names.values()), strict=True):
        if stamp is None or stamp.digest != kept["files"].get(fmt):
            return None
        files[fmt] = stamp
    if not all(_brought(f"{press.before.folder}/{name}", f"{press.stage}/{name}") for name in names.values()):
        # what is made now must not be written into a file that stands in the output folder, too
        for name in names.values():
            (press.stage / name).unlink(missing_ok=True)
        return None
    findings = tuple(diagnostic_of(plain) for plain in kept["findings"])
    return Made(document, findings, files)


def _brought(source: str, target: str) -> bool:
    """Put a file that there is beside those that are made; another build may have replaced it by now."""
    try:
        os.link(source, target)
    except OSError:
        try:
            shutil.copyfile(source, target)
        except OSError:
            return False
    return True
