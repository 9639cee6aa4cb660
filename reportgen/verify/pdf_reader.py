"""Reads a finished, tagged PDF into records: structure tree and marked content, from the file alone.

Text that the structure does not hold is given at the end as paragraphs, so that it shows as a difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from reportgen.verify.pdf_content import Content, PageContent, PageReader
from reportgen.verify.records import BOXES, FOLLOWING, NOTE_MARK, Record, RecordKind, UnreadableFile

_HEADINGS = {f"H{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link annotation leads: a URL, or "#" for a place in the document."""

    address: str


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element with its kids in order; ``page`` (from 1) is where its first content stands."""

    role: str
    kids: tuple[Element | Content | Target, ...]
    alt: str
    numbering: str
    page: int

    @property
    def place(self) -> str:
        return f"p. {self.page}" if self.page else ""

    @property
    def children(self) -> tuple[Element, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Element))

    @property
    def own_text(self) -> str:
        """The characters that belong to the element itself."""
        return "".join(kid.text for kid in self.kids if isinstance(kid, Content))

    @property
    def text(self) -> str:
        """All characters, those of elements inside in their place; a footnote inside is no part of it."""
        return "".join(_words_of(kid) for kid in self.kids)

    @property
    def has_picture(self) -> bool:
        return any(isinstance(kid, Content) and kid.has_picture for kid in self.kids)


def _words_of(kid: Element | Content | Target) -> str:
    match kid:
        case Target() | Element("Note"):
            return ""
        case Element("Reference"):
            return NOTE_MARK
        case _:
            return kid.text


def read_pdf(path: Path) -> tuple[Record, ...]:
    """The records of a PDF; UnreadableFile when it is none or has no sound structure."""
    try:
        with pikepdf.open(path) as pdf:
            tree = _Tree(pdf)
            records = [record for element in tree.roots() for record in _blocks(element, 0)]
            records += tree.unstructured()
    except (pikepdf.PdfError, AttributeError, KeyError, IndexError, UnicodeDecodeError) as error:
        # pikepdf raises the middle three where a dictionary or array lacks what the standard asks for
        raise UnreadableFile(f"{type(error).__name__}: {error}") from error
    return tuple(records)


class _Tree:
    """The structure tree of an open file; each page's content is read once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        if "/StructTreeRoot" not in pdf.Root:
            raise UnreadableFile("the PDF is not tagged")
        self._root: Any = pdf.Root.StructTreeRoot
        self._page_numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        reader = PageReader()
        self._contents: list[PageContent] = [reader.read(page) for page in pdf.pages]
        # -1 is no key of the parent tree: content of such a page has no owner
        self._parent_keys = [int(page.obj.get("/StructParents", -1)) for page in pdf.pages]
        self._parents = pikepdf.NumberTree(self._root.ParentTree)
        self._roles = {str(key): str(value) for key, value in self._root.get("/RoleMap", {}).items()}
        self._seen: set[tuple[int, int]] = set()

    def roots(self) -> Iterator[Element]:
        """The top elements."""
        for kid in _as_items(self._root.get("/K")):
            yield self._element(kid)

    def unstructured(self) -> Iterator[Record]:
        """Text that is on a page but was not met in the tree so far."""
        for page, content in enumerate(self._contents):
            place = f"p. {page + 1}, outside the structure"
            for mcid, marked in content.marked.items():
                if (page, mcid) not in self._seen and marked.text.strip():
                    yield Record("paragraph", marked.text, place=place)
            if content.loose.strip():
                yield Record("paragraph", content.loose, place=place)

    def _element(self, source: Any) -> Element:
        page = self._page_of(source, -1)
        kids = tuple(self._kid(item, source, page) for item in _as_items(source.get("/K")))
        inner = (kid.page for kid in kids if isinstance(kid, Element) and kid.page)
        role = str(source.S)
        return Element(
            role=self._roles.get(role, role).removeprefix("/"),
            kids=kids,
            alt=str(source.get("/Alt", "")),
            numbering=_list_numbering(source),
            page=page + 1 or next(inner, 0),
        )

    def _kid(self, item: Any, parent: Any, page: int) -> Element | Content | Target:
        if isinstance(item, int):
            return self._content(page, item, parent)
        match str(item.get("/Type", "/StructElem")):
            case "/MCR":
                return self._content(self._page_of(item, page), int(item.MCID), parent)
            case "/OBJR":
                return _target(item.Obj)
            case _:
                return self._element(item)

    def _page_of(self, source: Any, inherited: int) -> int:
        if "/Pg" not in source:
            return inherited
        return self._page_numbers[source.Pg.objgen]

    def _content(self, page: int, mcid: int, parent: Any) -> Content:
        """A marked-content sequence; the parent tree must name the element that claims it."""
        owner = self._parents[self._parent_keys[page]][mcid]
        if owner.objgen != parent.objgen:
            raise UnreadableFile(f"page {page + 1}: content {mcid} has two owners in the structure")
        self._seen.add((page, mcid))
        return self._contents[page].marked[mcid]


def _blocks(element: Element, depth: int) -> Iterator[Record]:
    """The records of a block element; boxes are transparent. ``depth`` counts marked lists around it."""
    match element.role:
        case role if role in _HEADINGS:
            yield Record("heading", element.text, level=_HEADINGS[role], place=element.place)
            yield from _following(element)
        case "P":
            yield Record("paragraph", element.text, place=element.place)
            yield from _following(element)
        case "Caption":
            yield Record("caption", element.text, place=element.place)
            yield from _following(element)
        case "Figure":
            kind = "picture" if element.has_picture else "chart"
            yield Record("figure", element.alt, detail=kind, place=element.place)
            yield from _inside(element, depth)
        case "L":
            yield from _list(element, depth)
        case "TOCI":
            words = (child.text for child in element.children if child.role != "TOC")
            yield Record("contents", "".join(words), place=element.place)
            for child in element.children:
                if child.role == "TOC":
                    yield from _inside(child, depth)
        case "Index":
            for child in element.children:
                yield Record("index", child.text, place=child.place)
        case "Table":
            yield from _table(element, depth)
        case "Note" if any(child.role == "Lbl" for child in element.children):
            yield from _note(element)
        case _:
            if element.own_text.strip():
                yield Record("paragraph", element.own_text, place=element.place)
            yield from _inside(element, depth)


def _note(element: Element) -> Iterator[Record]:
    """A footnote without its number, then its links."""
    parts = [part for part in element.children if part.role != "Lbl"]
    yield Record("note", "\n".join(part.text for part in parts), place=element.place)
    for part in parts:
        yield from _following(part)


def _inside(element: Element, depth: int) -> Iterator[Record]:
    for child in element.children:
        yield from _blocks(child, depth)


def _list(element: Element, depth: int) -> Iterator[Record]:
    """Items of a list. Under a numbering an item's last label is its mark; others are an editor's words."""
    marked = element.numbering != "None"
    # a list of labelled groups does not deepen the marks of the lists inside it
    inner = depth + 1 if marked else depth
    for item in element.children:
        if item.role != "LI":
            yield from _blocks(item, inner)
            continue
        labels = [part for part in item.children if part.role == "Lbl"]
        for label in labels[:-1] if marked else labels:
            yield Record("label", label.text, place=label.place)
            yield from _following(label)
        for part in item.children:
            if part.role != "Lbl":
                mark = labels[-1].text.strip() if labels else ""
                yield from _item(part, inner, mark) if marked else _blocks(part, inner)


def _item(part: Element, depth: int, mark: str) -> Iterator[Record]:
    """What an item with a mark holds: its first paragraph is the item. Of marks only a box says something."""
    box = mark if mark in BOXES else ""
    if part.own_text.strip() and part.role == "LBody":
        yield Record("item", part.own_text, level=depth, detail=box, place=part.place)
    for index, child in enumerate(part.children if part.role == "LBody" else (part,)):
        if index == 0 and child.role == "P":
            yield Record("item", child.text, level=depth, detail=box, place=child.place)
            yield from _following(child)
        else:
            yield from _blocks(child, depth)


def _table(element: Element, depth: int) -> Iterator[Record]:
    row = 0
    for part in element.children:
        rows = part.children if part.role in ("THead", "TBody", "TFoot") else (part,)
        for child in rows:
            if child.role != "TR":
                yield from _blocks(child, depth)
                continue
            row += 1
            for column, cell in enumerate(child.children, start=1):
                yield from _cell(cell, f"{row},{column}", depth)


def _cell(cell: Element, detail: str, depth: int) -> Iterator[Record]:
    inner = list(_inside(cell, depth))
    texts = [cell.own_text, *(record.text for record in inner if record.kind not in FOLLOWING)]
    kind: RecordKind = "header-cell" if cell.role == "TH" else "cell"
    yield Record(kind, "\n".join(filter(None, texts)), detail=detail, place=cell.place)
    yield from (record for record in inner if record.kind in FOLLOWING)


def _following(element: Element) -> Iterator[Record]:
    """The links inside a block, in reading order, then the footnotes in it."""
    yield from _links(element)
    for child in element.children:
        if child.role == "Note":
            yield from _note(child)


def _links(element: Element) -> Iterator[Record]:
    for child in element.children:
        if child.role in ("Note", "Reference"):
            continue  # a mark leads to its note: that goes without saying
        if child.role == "Link":
            addresses = [kid.address for kid in child.kids if isinstance(kid, Target)]
            yield Record("link", child.text, detail=addresses[0] if addresses else "", place=child.place)
        else:
            yield from _links(child)


def _as_items(value: Any) -> list[Any]:
    """/K: nothing, one kid, or an array of kids."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _target(annotation: Any) -> Target:
    action = annotation.get("/A")
    if action is not None and "/URI" in action:
        return Target(str(action.URI))
    return Target("#")


def _list_numbering(source: Any) -> str:
    """The ListNumbering attribute of a list, "None" when it has none (ISO 32000-1 table 347)."""
    for attributes in _as_items(source.get("/A")):
        if attributes.get("/O") == "/List":
            return str(attributes.get("/ListNumbering", "/None")).removeprefix("/")
    return "None"
