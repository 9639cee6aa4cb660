"""Reads a finished Word file back as records, from the file alone: what a reader of it meets, in order.

Styles decide what a paragraph is, as they do in Word: an outline level makes a heading, whose number is
counted as Word does, numbering an item, descent from "caption" a caption. Tables of the layout style are
transparent; running heads, empty spacer lines and other furniture are passed over.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from reportgen.theme.names import CONTENTS_STYLES, INDEX_STYLES
from reportgen.theme.word_names import built_in
from reportgen.verify.records import FOLLOWING, NOTE_MARK, Record, RecordKind, UnreadableFile
from reportgen.verify.word_numbers import WordNumbers

Element = Any  # an lxml element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

# Word's own names for the parts of a contents and of an index, and ours for the empty lines between blocks
_CONTENTS = (*(f"toc {level}" for level in range(1, 7)), "table of figures")
_INDEX = ("index heading", "index 1", "index 2", "index 3")
_SPACER = "间隔"
_LIST_LEVEL = re.compile(r"list (?:bullet|number)(?: (\d))?")
_BODY_LEVEL = 9  # an outline level of 9 is body text (ECMA-376 part 1 §17.3.1.20)
_REFERENCES = ("REF ", "PAGEREF ")


@dataclass(frozen=True, slots=True)
class StyleRoles:
    """The names of the styles by which a file says what its paragraphs and tables are for, in lower case."""

    layout_table: str = "版式表格"
    list_label: str = "列表标签"
    caption: str = "caption"
    contents: tuple[str, ...] = _CONTENTS
    index: tuple[str, ...] = _INDEX

    @classmethod
    def under(cls, given: Mapping[str, str]) -> StyleRoles:
        """The roles where a layout gives its styles names of its own."""

        def all_of(words: tuple[str, ...], styles: tuple[str, ...]) -> tuple[str, ...]:
            return (*words, *(_named(given[style]) for style in styles if style in given))

        return cls(
            list_label=_named(given.get("list.label", cls().list_label)),
            caption=_named(given.get("caption", cls().caption)),
            contents=all_of(_CONTENTS, CONTENTS_STYLES),
            index=all_of(_INDEX, INDEX_STYLES),
        )


def _named(word: str) -> str:
    return (built_in(word) or word).casefold()


def read_docx(path: Path, roles: StyleRoles | None = None) -> tuple[Record, ...]:
    """The records of a Word file, whose styles play these roles; raises UnreadableFile when it is not one."""
    roles = roles or StyleRoles()
    try:
        with zipfile.ZipFile(path) as archive:
            document = etree.fromstring(archive.read("word/document.xml"))
            sheet = etree.fromstring(archive.read("word/styles.xml"))
            styles = _styles(sheet)
            numbers = _numbers(archive, sheet)
            links = _links(archive, "document")
            read = _all_notes(archive, styles, roles)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise UnreadableFile(str(error)) from error
    body = document.find(f"{_W}body")
    if body is None:
        raise UnreadableFile("word/document.xml has no body")
    reader = _Reader(styles, links, read, roles, numbers)
    return (*reader.blocks(body), *reader.waiting())


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph or table gets from its style, all inheritance resolved."""

    lineage: tuple[str, ...]  # the style and those it is based on, by name in lower case
    outline: int | None = None
    list_level: int | None = None


@dataclass(slots=True)
class _Text:
    """A paragraph's words and the links among them."""

    words: list[str] = field(default_factory=list)
    links: list[Record] = field(default_factory=list)
    figures: list[Record] = field(default_factory=list)
    notes: list[Record] = field(default_factory=list)
    box: str = ""
    drawn: bool = False  # whether a drawing stands in it, an ornament too

    @property
    def text(self) -> str:
        return "".join(self.words)


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction, then its result."""

    instruction: str = ""
    result: list[str] = field(default_factory=list)
    shown: bool = False


def _value(element: Element | None, attribute: str = "val") -> str | None:
    return None if element is None else element.get(f"{_W}{attribute}")


def _all_notes(
    archive: zipfile.ZipFile, styles: dict[str, _Style], roles: StyleRoles
) -> dict[str, tuple[Record, ...]]:
    """Footnotes and endnotes of the file by kind and number ("endnote 2"), without the separators."""
    found: dict[str, tuple[Record, ...]] = {}
    for kind in ("footnote", "endnote"):
        if f"word/{kind}s.xml" not in archive.namelist():
            continue
        links = _links(archive, f"{kind}s")
        for note in etree.fromstring(archive.read(f"word/{kind}s.xml")).findall(f"{_W}{kind}"):
            if note.get(f"{_W}type") is None:
                reader = _Reader(styles, links, {}, roles, None)
                found[f"{kind} {note.get(f'{_W}id')}"] = _note(note, reader)
    return found


def _numbers(archive: zipfile.ZipFile, styles: Element) -> WordNumbers:
    """What counts the headings of the file."""
    name = "word/numbering.xml"
    found = etree.fromstring(archive.read(name)) if name in archive.namelist() else None
    return WordNumbers(found, styles)


def _note(note: Element, reader: _Reader) -> tuple[Record, ...]:
    """A footnote, then its links; its number is a field of Word's."""
    records = tuple(reader.blocks(note))
    text = "\n".join(record.text.strip() for record in records if record.kind not in FOLLOWING)
    return (Record("note", text), *(record for record in records if record.kind in FOLLOWING))


def _links(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Relationship ids of a part to their targets."""
    name = f"word/_rels/{part}.xml.rels"
    if name not in archive.namelist():
        return {}
    root = etree.fromstring(archive.read(name))
    relationships = root.iter(f"{_RELATIONSHIPS}Relationship")
    return {str(each.get("Id")): str(each.get("Target")) for each in relationships}


def _styles(root: Element) -> dict[str, _Style]:
    by_id = {each.get(f"{_W}styleId"): each for each in root.iter(f"{_W}style")}
    return {style_id: _resolved(style_id, by_id) for style_id in by_id}


def _resolved(style_id: str, by_id: dict[str, Element]) -> _Style:
    lineage: list[str] = []
    outline: int | None = None
    level: int | None = None
    current: str | None = style_id
    met: list[str] = []
    while current in by_id and current not in met:
        element = by_id[current]
        met.append(current)
        lineage.append((_value(element.find(f"{_W}name")) or "").casefold())
        properties = element.find(f"{_W}pPr")
        if properties is not None:
            own_outline = _value(properties.find(f"{_W}outlineLvl"))
            if outline is None and own_outline is not None:
                outline = int(own_outline)
            if level is None:
                level = _list_level(properties)
        current = _value(element.find(f"{_W}basedOn"))
    # each of Word's own list styles may be a list of its own, whose level its name says
    named = _LIST_LEVEL.fullmatch(lineage[0])
    if named and level is not None and level >= 0:
        level = max(level, int(named.group(1) or 1) - 1)
    return _Style(tuple(lineage), outline, level)


def _list_level(properties: Element) -> int | None:
    """The level from 0 that ``w:numPr`` gives; None without numbering, −1 where it is switched off."""
    numbering = properties.find(f"{_W}numPr")
    if numbering is None:
        return None
    if _value(numbering.find(f"{_W}numId")) == "0":
        return -1
    return int(_value(numbering.find(f"{_W}ilvl")) or 0)


class _Reader:
    """Walks the body in reading order."""

    def __init__(
        self,
        styles: dict[str, _Style],
        links: dict[str, str],
        notes: dict[str, tuple[Record, ...]],
        roles: StyleRoles,
        numbers: WordNumbers | None,
    ) -> None:
        self._styles = styles
        self._roles = roles
        self._numbers = numbers
        self._links = links
        self._notes = notes
        self._endnotes: list[Record] = []
        self._paragraphs = 0

    def waiting(self) -> tuple[Record, ...]:
        """The endnotes whose marks were met since this was last asked for."""
        found = tuple(self._endnotes)
        self._endnotes.clear()
        return found

    def blocks(self, container: Element) -> Iterator[Record]:
        for child in container:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)

    def _style(self, style_id: str | None) -> _Style:
        return self._styles.get(style_id or "", _Style(("normal",)))

    # --- paragraphs ---

    def _paragraph(self, element: Element) -> Iterator[Record]:
        properties = element.find(f"{_W}pPr")
        yield from self._own(element, properties)
        if properties is not None and self._prints_endnotes(properties.find(f"{_W}sectPr")):
            yield from self.waiting()

    def _prints_endnotes(self, section: Element | None) -> bool:
        """Whether a section ends here and its endnotes stand at its end."""
        return section is not None and section.find(f"{_W}noEndnote") is None

    def _own(self, element: Element, properties: Element | None) -> Iterator[Record]:
        self._paragraphs += 1
        style_id = None if properties is None else _value(properties.find(f"{_W}pStyle"))
        style = self._style(style_id)
        content = self._content(element)
        yield from content.figures
        if not content.text and (content.drawn or any(i.startswith(_SPACER) for i in style.lineage)):
            return
        kind, level = self._kind(properties, style)
        place = f"第 {self._paragraphs} 段"
        words = content.text
        if kind == "heading" and self._numbers is not None:
            words = f"{self._numbers.label(properties).rstrip()} {words}".strip()
        yield Record(kind, words, level=level, detail=content.box, place=place)
        if kind != "contents":
            yield from content.links
        yield from content.notes

    def _kind(self, properties: Element | None, style: _Style) -> tuple[RecordKind, int]:
        """What a paragraph is, and its level."""
        outline = style.outline
        listed = style.list_level
        if properties is not None:
            own = _value(properties.find(f"{_W}outlineLvl"))
            outline = outline if own is None else int(own)
            own_level = _list_level(properties)
            listed = listed if own_level is None else own_level
        if outline is not None and outline < _BODY_LEVEL:
            return "heading", outline + 1
        if self._roles.caption in style.lineage:
            return "caption", 0
        if style.lineage[0] in self._roles.contents:
            return "contents", 0
        if style.lineage[0] in self._roles.index:
            return "index", 0
        if self._roles.list_label in style.lineage:
            return "label", 0
        if listed is not None and listed >= 0:
            return "item", listed + 1
        return "paragraph", 0

    def _content(self, paragraph: Element) -> _Text:
        text = _Text()
        fields: list[_Field] = []
        for child in paragraph:
            if child.tag == f"{_W}hyperlink":
                self._hyperlink(child, text)
            elif child.tag == f"{_W}r":
                self._run(child, text, fields)
            elif child.find(f"{_W}sdtPr/{_CHECKBOX}") is not None:
                text.box = "".join(each.text or "" for each in child.iter(f"{_W}t"))
        return text

    def _hyperlink(self, element: Element, text: _Text) -> None:
        inner = _Text()
        for run in element.iter(f"{_W}r"):
            self._run(run, inner, [])
        text.words += inner.words
        relationship = element.get(f"{_R}id")
        target = self._links.get(relationship, "") if relationship else "#"
        text.links.append(Record("link", inner.text, detail=target))

    def _run(self, run: Element, text: _Text, fields: list[_Field]) -> None:
        for child in run:
            if child.tag == f"{_W}fldChar":
                self._field_mark(_value(child, "fldCharType"), text, fields)
            elif child.tag == f"{_W}instrText":
                if fields:
                    fields[-1].instruction += child.text or ""
            elif child.tag == f"{_W}drawing":
                text.drawn = True
                text.figures += self._drawing(child)
            elif child.tag == f"{_W}footnoteReference":
                text.words.append(NOTE_MARK)
                text.notes += self._notes.get(f"footnote {_value(child, 'id')}", ())
            elif child.tag == f"{_W}endnoteReference":
                text.words.append(NOTE_MARK)
                self._endnotes += self._notes.get(f"endnote {_value(child, 'id')}", ())
            else:
                word = _characters(child)
                text.words.append(word)
                if fields and fields[-1].shown:
                    fields[-1].result.append(word)

    def _field_mark(self, mark: str | None, text: _Text, fields: list[_Field]) -> None:
        if mark == "begin":
            fields.append(_Field())
        elif mark == "separate" and fields:
            fields[-1].shown = True
        elif mark == "end" and fields:
            ended = fields.pop()
            if ended.instruction.strip().startswith(_REFERENCES):
                text.links.append(Record("link", "".join(ended.result), detail="#"))

    def _drawing(self, element: Element) -> Iterator[Record]:
        for properties in element.iter(f"{_WP}docPr"):
            if next(properties.iter(_DECORATIVE), None) is not None:
                continue
            data = element.find(f".//{_A}graphicData")
            # a chart Word has no native one of is a drawing, as is an SVG of the editor's
            drawn = data is not None and next(data.iter(_SVG), None) is not None
            native = data is not None and data.get("uri") == _CHART
            kind = "chart" if native or drawn else "picture"
            yield Record("figure", properties.get("descr", ""), detail=kind, place=properties.get("name", ""))

    # --- tables ---

    def _table(self, element: Element) -> Iterator[Record]:
        style = self._style(_value(element.find(f"{_W}tblPr/{_W}tblStyle")))
        layout = self._roles.layout_table in style.lineage
        for r, row in enumerate(element.findall(f"{_W}tr"), start=1):
            column = 0
            for cell in row.findall(f"{_W}tc"):
                if layout:
                    yield from self.blocks(cell)
                elif not _continues(cell):
                    column += 1
                    yield from self._cell(cell, f"{r},{column}")

    def _cell(self, cell: Element, place: str) -> Iterator[Record]:
        inner = list(self.blocks(cell))
        text = "\n".join(record.text for record in inner if record.kind not in FOLLOWING)
        condition = cell.find(f"{_W}tcPr/{_W}cnfStyle")
        heads = "1" in (_value(condition, "firstRow"), _value(condition, "firstColumn"))
        yield Record("header-cell" if heads else "cell", text, detail=place, place=f"表格 {place}")
        yield from (record for record in inner if record.kind in FOLLOWING)


def _continues(cell: Element) -> bool:
    """Whether a cell is the rest of one that began in a row above."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and _value(merge) != "restart"


def _characters(element: Element) -> str:
    """The characters an element of a run stands for."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}tab":
        return "\t"
    # a break with its type said is the layout's, no character of the text
    is_break = element.tag == f"{_W}br" and element.get(f"{_W}type") is None
    return "\n" if is_break else ""
