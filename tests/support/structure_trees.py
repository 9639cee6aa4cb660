"""Logical structure as indented lines "role: text", from FLOW and from finished PDFs, to be compared."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, assert_never

import pikepdf

from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Caption,
    Columns,
    Figure,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Report,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import CrossReference, Inlines, Link, plain_text
from reportgen.model.pages import Pages
from reportgen.model.pagespans import BETWEEN, GAP, page_spans

_STEP = "  "


class FlowTree:
    """What the structure of a report must be; page references say what ``pages`` say."""

    def __init__(self, report: Report, pages: Pages) -> None:
        self._labels = {anchor: pages.pages[d.page].label for anchor, d in pages.anchors.items()}
        self._places = {a: (d.page, pages.pages[d.page].label) for a, d in pages.anchors.items()}
        self.lines = ["Document", *_deeper(self._blocks(report.sections))]

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Section():
                yield block.role
                yield from _deeper(self._blocks(block.content))
            case Heading():
                yield from self._text(block.role, block.runs, block.label)
            case Paragraph():
                yield from self._text(block.role, block.runs)
            case ListBlock():
                yield block.role
                for item in block.items:
                    yield f"{_STEP}LI"
                    if item.label:
                        yield from _deeper(self._text("Lbl", item.label), 2)
                    if item.marker:
                        yield f"{_STEP * 2}Lbl: {item.marker}"
                    yield f"{_STEP * 2}LBody"
                    yield from _deeper(self._blocks(item.children), 3)
            case Table():
                yield block.role
                yield from _deeper(self._caption(block.caption))
                for part, rows in (("THead", block.header), ("TBody", block.body)):
                    if rows:
                        yield f"{_STEP}{part}"
                    for row in rows:
                        yield f"{_STEP * 2}TR"
                        for cell in row.cells:
                            yield f"{_STEP * 3}{cell.role}"
                            yield from _deeper(self._blocks(cell.children), 4)
                yield from self._blocks(block.notes)
            case Figure():
                yield block.role
                yield from _deeper(self._caption(block.caption))
                yield from self._blocks(block.notes)
            case Panel() | Columns() | Sheet():
                yield block.role
                yield from _deeper(self._blocks(block.children))
            case Grid():
                yield block.role
                yield from _deeper(self._blocks(block.cells))
            case Contents():
                yield from self._contents(block)
            case Index():
                yield block.role
                for line in block.lines:
                    spans = page_spans(line.anchors, self._places)
                    words = BETWEEN.join(span.text for span in spans)
                    yield f"{_STEP}P: {_plain(f'{line.text}{GAP}{words}' if spans else line.text)}"
                    yield from (f"{_STEP * 2}Link: {span.text}" for span in spans)
            case PageBreak() | EndNotes():
                pass
            case _:
                assert_never(block)

    def _contents(self, block: Contents) -> Iterator[str]:
        opened: list[int] = []
        for entry in block.entries:
            while opened and opened[-1] > entry.level:
                opened.pop()
            if not opened or opened[-1] < entry.level:
                yield f"{_STEP * 2 * len(opened)}{block.role}"
                opened.append(entry.level)
            depth = 2 * len(opened) - 1
            yield f"{_STEP * depth}TOCI"
            yield f"{_STEP * (depth + 1)}Reference"
            yield f"{_STEP * (depth + 2)}Link: {entry.text} {self._labels[entry.anchor]}"

    def _caption(self, caption: Caption | None) -> Iterator[str]:
        if caption is not None:
            yield from self._text(caption.role, caption.runs, caption.label)

    def _text(self, role: str, runs: Inlines, label: str = "") -> Iterator[str]:
        words = "".join(self._word(run) for run in runs)
        if not f"{label}{words}".strip():
            return
        yield f"{role}: {_plain(f'{label} {words}')}"
        for run in runs:
            if isinstance(run, Link) or (isinstance(run, CrossReference) and run.anchor in self._labels):
                yield f"{_STEP}Link: {_plain(self._word(run))}"

    def _word(self, run: Any) -> str:
        if isinstance(run, CrossReference) and run.form == "page":
            return self._labels.get(run.anchor, run.text)
        return plain_text((run,))


def roles_of(lines: list[str]) -> list[str]:
    """The tree without its words."""
    return [line.partition(":")[0] for line in lines]


def roles_in(path: Path) -> list[str]:
    """The tree of roles as the structure tree root says it."""
    with pikepdf.open(path) as pdf:
        (root,) = pdf.Root.StructTreeRoot.K
        return list(_roles(root, 0))


def _roles(element: Any, depth: int) -> Iterator[str]:
    # the Span of a foreign phrase is part of the text it stands in
    if element.S == "/Span":
        return
    yield f"{_STEP * depth}{str(element.S)[1:]}"
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _roles(kid, depth + 1)


@cache
def printed_by_poppler(path: Path) -> str:
    """The structure with its words as pdfinfo prints it: poppler takes a second for a few pages."""
    return subprocess.run(
        ["pdfinfo", "-struct-text", path],
        capture_output=True,
        encoding="utf-8",
        errors="replace",  # titles come in the file's own UTF-16
        check=True,
    ).stdout


def tree_by_poppler(path: Path) -> list[str]:
    """Roles and words as poppler reads them. What is drawn in a figure is no text of the report."""
    lines: list[str] = []
    owners: list[int] = []
    for printed_line in printed_by_poppler(path).splitlines():
        text = printed_line.strip()
        depth = (len(printed_line) - len(printed_line.lstrip())) // 2
        role = re.match(r"[A-Z][A-Za-z0-9]*", text)
        if text.startswith('"'):
            # words belong to every element around them, as a link's belong to its paragraph
            for owner in owners[:depth]:
                lines[owner] += text[1:-1]
        elif role and role.group() not in ("Object", "Span"):
            del owners[depth:]
            owners.append(len(lines))
            lines.append(f"{_STEP * depth}{role.group()}: ")
    return [_tidy(line) for line in lines]


_WITH_TEXT = re.compile(r"P|H\d|Lbl|Link|Caption")


def _tidy(line: str) -> str:
    role, _, text = line.partition(": ")
    return f"{role}: {_plain(text)}" if _WITH_TEXT.fullmatch(role.strip()) and text.strip() else role


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _deeper(lines: Iterator[str], by: int = 1) -> Iterator[str]:
    return (f"{_STEP * by}{line}" for line in lines)
