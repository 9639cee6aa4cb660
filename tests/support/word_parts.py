"""Writing a report as a Word file and looking into its parts."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from reportgen.docx import write_docx
from reportgen.model.flow import Report
from tests.support.flow_reports import pages_of_report
from tests.support.themes import sample_theme

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def written(report: Report, folder: Path) -> Path:
    """The report as a Word file in ``folder``, in the sample theme."""
    path = folder / "report.docx"
    write_docx(report, sample_theme(), pages_of_report(), path)
    return path


def part(path: Path, name: str) -> etree._Element:
    """The root of a part of the file."""
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def part_names(path: Path, prefix: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return sorted(n for n in archive.namelist() if n.startswith(prefix))


def body(report: Report, folder: Path) -> etree._Element:
    """The document's body of ``report``."""
    return part(written(report, folder), "word/document.xml").find(f"{W}body")


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraph_with(root: etree._Element, text: str) -> etree._Element:
    """The first paragraph whose text holds ``text``."""
    return next(p for p in root.iter(f"{W}p") if text in text_of(p))


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    return None if element is None else element.get(f"{W}{attribute}")


def style_of(paragraph: etree._Element) -> str | None:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def instructions(root: etree._Element) -> list[str]:
    """The field instructions in order."""
    return [(code.text or "").strip() for code in root.iter(f"{W}instrText")]


def text_width(section: etree._Element) -> int:
    """The width of a section's text block in twips."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    return int(value(size, "w") or 0) - sum(int(value(margins, side) or 0) for side in ("left", "right"))


def only_table(root: etree._Element) -> etree._Element:
    """The one table there is."""
    tables = list(root.iter(f"{W}tbl"))
    assert len(tables) == 1
    return tables[0]
