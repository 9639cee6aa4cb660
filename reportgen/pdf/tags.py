"""The logical structure (ISO 32000-1 §14.7–14.8): marked content while drawing, then the structure tree.

Every piece of marked content has exactly one owner, found again through the parent tree. An element with
content of its own lists its kids in the order they were drawn; one that only holds elements goes by key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import assert_never

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference

from reportgen.model.flow import CellScope
from reportgen.model.pages import Page, StructureElement
from reportgen.pdf.objects import (
    Document,
    Ready,
    array,
    array_of,
    byte_string,
    dictionary,
    dictionary_of,
    name,
    numbers,
    text_string,
)
from reportgen.record import record

# types of ISO 32000-2 and what PDF 1.7 readers should take them for
ROLE_MAP = {"Aside": "Sect", "Em": "Span", "FENote": "Note", "Strong": "Span", "Sub": "Span", "Title": "P"}

# stands for an annotation among the owners of what is on a page: no element has this key
LINK = -1


@record(frozen=True, slots=True)
class Mark:
    """A marked-content sequence: the ``mcid``-th of a page; ``order`` counts marks over the document."""

    order: int
    page: int
    mcid: int


@record(frozen=True, slots=True)
class ObjectMark:
    """An annotation that belongs to an element; ``parent_key`` is its place in the parent tree."""

    order: int
    page: int
    annotation: PDFObject
    parent_key: int


Kid = Mark | ObjectMark | StructureElement


@record()
class Marks:
    """Notes who owns what while pages are drawn. ``noted`` are the owners of marked-content sequences in the
    order of drawing, with ``LINK`` for every annotation between them.
    """

    page_count: int
    by_element: dict[int, list[Mark | ObjectMark]] = field(default_factory=dict)
    owners_of_page: dict[int, list[int]] = field(default_factory=dict)
    owners_of_annotation: list[int] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)

    def begin(self, page: int, element: int) -> int:
        """The MCID of a new marked-content sequence of ``element`` on ``page``."""
        owners = self.owners_of_page.setdefault(page, [])
        self._note(element, Mark(len(self.noted), page, len(owners)), element)
        owners.append(element)
        return len(owners) - 1

    def next_parent_key(self) -> int:
        """The StructParent of the next annotation; keys below ``page_count`` are the pages'."""
        return self.page_count + len(self.owners_of_annotation)

    def annotate(self, page: int, element: int, annotation: PDFObject) -> None:
        """Notes an annotation made with ``next_parent_key``."""
        mark = ObjectMark(len(self.noted), page, annotation, self.next_parent_key())
        self._note(element, mark, LINK)
        self.owners_of_annotation.append(element)

    def _note(self, element: int, mark: Mark | ObjectMark, noted: int) -> None:
        self.by_element.setdefault(element, []).append(mark)
        self.noted.append(noted)


def write_structure(
    document: Document,
    elements: Sequence[StructureElement],
    marks: Marks,
    pages: Sequence[Page],
    page_references: Sequence[PDFObject],
) -> None:
    """Adds the structure tree, the parent tree and the document-wide entries that declare a tagged PDF."""
    root = dictionary({"Type": name("StructTreeRoot")})
    root_reference = document.Reference(root, "StructTreeRoot")
    kids = _kids_in_order(elements, marks)
    # elements have consecutive numbers, so that a parent can name its kids before they are there
    first = document.objectcounter + 1
    numbering = _Numbering(
        document,
        document.number_of(root_reference),
        first,
        {element.key: number for number, element in enumerate(elements, start=first)},
        [document.number_of(reference) for reference in page_references],
    )
    for element in elements:
        written = _element(element, kids[element.key], pages, numbering)
        document.add_written(written, f"Element{element.key}")

    roots = [_reference(element.key) for element in elements if element.parent is None]
    root["K"] = array(roots)
    root["ParentTree"] = document.add(_parent_tree(marks, numbering))
    root["ParentTreeNextKey"] = marks.next_parent_key()
    mapped = {role: name(ROLE_MAP[role]) for role in sorted({e.role for e in elements} & ROLE_MAP.keys())}
    if mapped:
        root["RoleMap"] = dictionary(mapped)
    notes = {
        _note_id(element, numbering): b"%d 0 R" % numbering.elements[element.key]
        for element in elements
        if element.role == "Note"
    }
    if notes:
        root["IDTree"] = document.add(name_tree(notes))
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = dictionary({"Marked": "true"})


def name_tree(entries: Mapping[str, bytes]) -> Ready:
    """A name tree of one node, of what is written; keys sorted by their bytes (ISO 32000-1 §7.9.6)."""
    keys = sorted(entries, key=str.encode)
    pairs = [item for key in keys for item in (byte_string(key).encode("ascii"), entries[key])]
    return Ready(dictionary_of([b"/Names " + array_of(pairs)]))


def _reference(key: int) -> PDFObjectReference:
    return PDFObjectReference(f"Element{key}")


def _kids_in_order(elements: Sequence[StructureElement], marks: Marks) -> dict[int, list[Kid]]:
    """Each element's kids: marks and child elements in reading order."""
    never = float("inf")
    first: dict[int, float] = {}
    children: dict[int, list[StructureElement]] = {element.key: [] for element in elements}
    # pre-order: a child comes after its parent, so backwards every subtree is complete in time
    for element in reversed(elements):
        own = marks.by_element.get(element.key, [])
        orders = [own[0].order if own else never, *(first[child.key] for child in children[element.key])]
        first[element.key] = min(orders)
        children[element.key].reverse()
        if element.parent is not None:
            children[element.parent].append(element)
    kids: dict[int, list[Kid]] = {}
    for element in elements:
        own = marks.by_element.get(element.key, [])
        if not own:
            kids[element.key] = [*children[element.key]]
            continue
        placed: list[tuple[float, Kid]] = [(m.order, m) for m in own]
        placed += [(first[child.key], child) for child in children[element.key]]
        kids[element.key] = [kid for _, kid in sorted(placed, key=lambda pair: pair[0])]
    return kids


@record(frozen=True, slots=True)
class _Numbering:
    """The numbers of the objects that elements refer to: the root, elements by key, pages by index."""

    document: Document
    root: int
    first: int
    elements: Mapping[int, int]
    pages: Sequence[int]

    def index(self, element: StructureElement) -> int:
        """How many elements stand before it."""
        return self.elements[element.key] - self.first


def _note_id(element: StructureElement, numbering: _Numbering) -> str:
    """PDF/UA-1 §7.9: every Note has an identifier of its own."""
    return f"note-{numbering.index(element):06d}"


def _element(
    element: StructureElement, kids: Sequence[Kid], pages: Sequence[Page], numbering: _Numbering
) -> bytes:
    """A structure element, written: a report of 140 pages has 4,000, most of its objects."""
    home = next((kid.page for kid in kids if isinstance(kid, Mark)), element.page)
    attributes = _attributes(element, pages)
    entries: list[bytes] = []
    if attributes is not None:
        entries.append(b"/A " + attributes.format(numbering.document))
    # a reader speaks /Alt in place of the content, so a table gets a Summary instead
    if element.alt and element.role != "Table":
        entries.append(b"/Alt " + text_string(element.alt).encode())
    if element.role == "Note":
        entries.append(b"/ID " + byte_string(_note_id(element, numbering)).encode())
    if kids:
        written = [_kid(kid, home, numbering) for kid in kids]
        entries.append(b"/K " + (written[0] if len(written) == 1 else array_of(written)))
    if element.language:
        entries.append(b"/Lang " + text_string(element.language).encode())
    parent = numbering.root if element.parent is None else numbering.elements[element.parent]
    entries.append(b"/P %d 0 R" % parent)
    if home is not None:
        entries.append(b"/Pg %d 0 R" % numbering.pages[home])
    entries.append(b"/S " + name(element.role).encode())
    if element.title:
        entries.append(b"/T " + text_string(element.title).encode())
    entries.append(b"/Type /StructElem")
    return dictionary_of(entries)


def _kid(kid: Kid, home: int | None, numbering: _Numbering) -> bytes:
    match kid:
        case StructureElement():
            return b"%d 0 R" % numbering.elements[kid.key]
        case Mark():
            if kid.page == home:
                return b"%d" % kid.mcid
            page = b"/Pg %d 0 R" % numbering.pages[kid.page]
            return dictionary_of([b"/MCID %d" % kid.mcid, page, b"/Type /MCR"])
        case ObjectMark():
            annotation = b"/Obj %d 0 R" % numbering.document.number_of(kid.annotation)
            page = b"/Pg %d 0 R" % numbering.pages[kid.page]
            return dictionary_of([annotation, page, b"/Type /OBJR"])
        case _:
            assert_never(kid)


def _parent_tree(marks: Marks, numbering: _Numbering) -> PDFDictionary:
    """From a page's or annotation's StructParent key to the owning elements (ISO 32000-1 §14.7.4.4)."""
    entries: list[object] = []
    written = {key: b"%d 0 R" % number for key, number in numbering.elements.items()}
    for page in range(marks.page_count):
        owners = marks.owners_of_page.get(page, [])
        number = numbering.document.add_written(array_of([written[element] for element in owners]))
        entries += [page, f"{number} 0 R"]
    for key, element in enumerate(marks.owners_of_annotation, start=marks.page_count):
        entries += [key, _reference(element)]
    return dictionary({"Nums": array(entries)})


def _attributes(element: StructureElement, pages: Sequence[Page]) -> PDFDictionary | None:
    """The attribute object (ISO 32000-1 §14.8.5) the element's role calls for, if any."""
    match element.role:
        case "Figure" if element.bbox is not None and element.page is not None:
            x, y, width, height = element.bbox
            top = pages[element.page].height - y
            box = f"[{numbers((x, top - height, x + width, top))}]"
            return dictionary({"O": name("Layout"), "BBox": box, "Placement": name("Block")})
        case "L" if element.list_numbering:
            return dictionary({"O": name("List"), "ListNumbering": name(element.list_numbering)})
        case "Table" if element.alt:
            return dictionary({"O": name("Table"), "Summary": text_string(element.alt)})
        case "TH" | "TD":
            entries = {
                "Scope": _scope(element.scope),
                "ColSpan": element.colspan if element.colspan > 1 else None,
                "RowSpan": element.rowspan if element.rowspan > 1 else None,
            }
            if any(value is not None for value in entries.values()):
                return dictionary({"O": name("Table"), **entries})
            return None
        case _:
            return None


def _scope(scope: CellScope) -> str | None:
    match scope:
        case "none":
            return None
        case "column":
            return name("Column")
        case "row":
            return name("Row")
        case _:
            assert_never(scope)
