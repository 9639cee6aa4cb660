"""The parts of the file and their order in it: a clean package of our own, the same bytes every time."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.pkgwriter import PackageWriter
from lxml import etree

from reportgen.docx.ooxml import Element
from reportgen.model.flow import Metadata

# the earliest date a zip entry can bear: a file's content decides about its bytes, not the clock
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# compressed in themselves: doing it again takes a fifth of the time of a report with photographs, for 1 %
_COMPRESSED = frozenset({"jpeg", "png", "xlsx"})

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


class PartKind(NamedTuple):
    """What a part is: its content type and the type of the relationship to it."""

    content_type: str
    relationship: str


STYLES = PartKind(CT.WML_STYLES, RT.STYLES)
NUMBERING = PartKind(CT.WML_NUMBERING, RT.NUMBERING)
SETTINGS = PartKind(CT.WML_SETTINGS, RT.SETTINGS)
THEME = PartKind(CT.OFC_THEME, RT.THEME)
FONT_TABLE = PartKind(CT.WML_FONT_TABLE, RT.FONT_TABLE)


def new_package(document: Element) -> tuple[OpcPackage, XmlPart]:
    """An empty package with its main document part."""
    package = OpcPackage()
    part = XmlPart(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, document, package)
    package.relate_to(part, RT.OFFICE_DOCUMENT)
    return package, part


def add_part(document: Part, file: str, kind: PartKind, root: Element) -> XmlPart:
    """A part beside the main one, such as ``styles.xml``."""
    part = XmlPart(PackURI(f"/word/{file}"), kind.content_type, root, document.package)
    document.relate_to(part, kind.relationship)
    return part


def add_properties(package: OpcPackage, metadata: Metadata, pages: int) -> None:
    """Core and extended properties; the dates are the report's own or left out."""
    core = Part(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, _core(metadata), package)
    package.relate_to(core, RT.CORE_PROPERTIES)
    app = Part(PackURI("/docProps/app.xml"), CT.OFC_EXTENDED_PROPERTIES, _extended(metadata, pages), package)
    package.relate_to(app, RT.EXTENDED_PROPERTIES)


def _core(metadata: Metadata) -> bytes:
    names = {"cp": _CORE, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    author = metadata.author or metadata.publisher
    values = (
        (_DC, "title", metadata.title),
        (_DC, "subject", metadata.subject),
        (_DC, "creator", author),
        (_CORE, "keywords", "；".join(metadata.keywords)),
        (_DC, "language", metadata.language),
        (_CORE, "lastModifiedBy", author),
    )
    for namespace, tag, value in values:
        if value:
            etree.SubElement(root, f"{{{namespace}}}{tag}").text = value
    if metadata.date:
        for tag in ("created", "modified"):
            stamp = etree.SubElement(root, f"{{{_DCTERMS}}}{tag}")
            stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
            stamp.text = metadata.date if "T" in metadata.date else f"{metadata.date}T00:00:00Z"
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _extended(metadata: Metadata, pages: int) -> bytes:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={"ep": _APP})
    values = (("Pages", str(pages)), ("Application", "reportgen"), ("Company", metadata.publisher))
    for tag, value in values:
        if value:
            etree.SubElement(root, f"{{{_APP}}}{tag}").text = value
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def save(package: OpcPackage, path: Path) -> None:
    """Write the package with fixed dates and attributes, in the order python-docx gives the parts."""
    with zipfile.ZipFile(path, "w") as archive:
        target = _Archive(archive)
        PackageWriter._write_content_types_stream(target, package.parts)
        PackageWriter._write_pkg_rels(target, package.rels)
        PackageWriter._write_parts(target, package.parts)


class _Archive:
    """Takes the files of a package where python-docx has a writer that notes the clock and compresses all."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def write(self, uri: PackURI, content: bytes) -> None:
        """Add a file."""
        entry = zipfile.ZipInfo(uri.membername, _ZIP_DATE)
        stored = uri.ext.lower() in _COMPRESSED
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        entry.create_system = 3  # or zipfile would note the machine's kind
        self._archive.writestr(entry, content)
