"""Whether bytes are a Word file that a report may take its styles from, and what its styles are called."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from reportgen.record import record

SUFFIXES = (".dotx", ".docx")
# Word's own templates have some hundred kilobytes; beyond these sizes a file is a mistake or a trap
MOST_BYTES = 50 * 2**20
MOST_UNPACKED = 200 * 2**20
MOST_PARTS = 5000

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# the first bytes of a compound file: .doc and .dot of before 2007, and any file with a password
_COMPOUND = b"\xd0\xcf\x11\xe0"


@record(frozen=True, slots=True)
class WordTemplate:
    """A Word file whose styles, head and foot, page set-up a report takes over.

    ``style_names`` are the names and other names its styles go by.
    """

    path: str
    data: bytes
    style_names: frozenset[str]


class TemplateFault(Exception):
    """Why a file cannot be a template: a diagnostic's code, and for a damaged one the reason's key."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


def word_template(path: str, data: bytes) -> WordTemplate:
    """The template in ``data``; raises TemplateFault."""
    if len(data) > MOST_BYTES:
        raise TemplateFault("template-too-large")
    if data.startswith(_COMPOUND):
        raise TemplateFault("template-old")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > MOST_UNPACKED:
                raise TemplateFault("template-too-large")
            _refuse_macros(archive)
            document = _parsed(archive, _main_part(archive))
            if document.tag != f"{W}document" or document.find(f"{W}body") is None:
                raise TemplateFault("template-not-word")
            return WordTemplate(path, data, _style_names(archive))
    # what zlib says of damaged data, and what zipfile says of encrypted or unknown ones
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise TemplateFault("template-damaged") from error
    except KeyError as error:
        raise TemplateFault("template-not-word") from error


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    names = [each.lower() for each in archive.namelist()]
    types = archive.read("[Content_Types].xml").lower()
    if b"macroenabled" in types or any(each.endswith(("vbaproject.bin", "vbadata.xml")) for each in names):
        raise TemplateFault("template-macros")


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the document's own part."""
    for entry in _parsed(archive, "[Content_Types].xml").iter(f"{_TYPES}Override"):
        if entry.get("ContentType") in _MAIN:
            return str(entry.get("PartName", "")).lstrip("/")
    raise TemplateFault("template-not-word")


def _style_names(archive: zipfile.ZipFile) -> frozenset[str]:
    if "word/styles.xml" not in archive.namelist():
        return frozenset()
    found: set[str] = set()
    for style in _parsed(archive, "word/styles.xml").iter(f"{W}style"):
        for tag in ("name", "aliases"):
            element = style.find(f"{W}{tag}")
            if element is not None:
                found.update(part.strip() for part in element.get(f"{W}val", "").split(","))
    return frozenset(found - {""})


def _parsed(archive: zipfile.ZipFile, part: str) -> Any:
    """The root of a part; entities are not followed."""
    from lxml import etree  # only for a report with a template

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(archive.read(part), parser)
    except etree.XMLSyntaxError as error:
        raise TemplateFault("template-damaged") from error
    # OPC (ECMA-376 part 2 §6.5.3) forbids declarations of document types, which can hide traps
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateFault("template-damaged")
    return root
