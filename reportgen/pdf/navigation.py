"""Ways through the finished document: bookmarks, named destinations, page labels, link annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFObjectReference

from reportgen.model.pages import Destination, LinkItem, OutlineEntry, Page
from reportgen.pdf.objects import (
    Document,
    array,
    byte_string,
    dictionary,
    dictionary_of,
    name,
    number,
    numbers,
    text_string,
)
from reportgen.pdf.tags import name_tree
from reportgen.text.numbers import roman_value

# RFC 3986: what may stand in a URI as it is; "%" because an address may already be escaped
_URI_SAFE = "%:/?#[]@!$&'()*+,;=~-._"
_PRINT_FLAG = 4  # ISO 32000-1 §12.5.3; PDF/A and PDF/UA ask for it


def _destination(target: Destination, pages: Sequence[Page], page_numbers: Sequence[int]) -> bytes:
    """An explicit destination: the point at the window's top left, the reader's own magnification."""
    top = pages[target.page].height - target.y
    place = f"/XYZ {number(target.x)} {number(top)} null"
    return b"[ %d 0 R %s ]" % (page_numbers[target.page], place.encode("ascii"))


def write_outline(
    document: Document,
    outline: Sequence[OutlineEntry],
    pages: Sequence[Page],
    page_references: Sequence[PDFObject],
) -> None:
    """Adds the bookmarks as a tree by level; all are open. A jump of levels nests one step."""
    if not outline:
        return
    root = dictionary({"Type": name("Outlines")})
    # the root, then the entries in order: they have consecutive numbers
    top = document.number_of(document.Reference(root, "Outline"))
    first = top + 1
    parents = _parents([entry.level for entry in outline])
    children: dict[int, list[int]] = {index: [] for index in range(-1, len(outline))}
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    for index, parent in enumerate(parents):
        children[parent].append(index)
    for siblings in children.values():
        for one, other in pairwise(siblings):
            after[one], before[other] = other, one
    visible = dict.fromkeys(children, 0)
    for index in reversed(range(len(outline))):
        visible[parents[index]] += visible[index] + 1
    numbers_of_pages = [document.number_of(each) for each in page_references]
    for index, entry in enumerate(outline):
        below, parent = children[index], parents[index]
        parts = [] if not below else [b"/Count %d" % visible[index]]
        parts.append(b"/Dest " + _destination(entry.destination, pages, numbers_of_pages))
        if below:
            parts += (b"/First %d 0 R" % (first + below[0]), b"/Last %d 0 R" % (first + below[-1]))
        if index in after:
            parts.append(b"/Next %d 0 R" % (first + after[index]))
        parts.append(b"/Parent %d 0 R" % (top if parent < 0 else first + parent))
        if index in before:
            parts.append(b"/Prev %d 0 R" % (first + before[index]))
        parts.append(b"/Title " + text_string(entry.title).encode("ascii"))
        document.add_written(dictionary_of(parts), f"Outline{index}")
    ends = children[-1][0], children[-1][-1]
    root["First"], root["Last"] = (PDFObjectReference(f"Outline{index}") for index in ends)
    root["Count"] = visible[-1]
    document.Catalog.Outlines = root
    document.Catalog.PageMode = name("UseOutlines")


def _parents(levels: Sequence[int]) -> list[int]:
    """For each entry the index of the nearest earlier one of a lower level, -1 at the top."""
    parents: list[int] = []
    open_entries: list[int] = []
    for index, level in enumerate(levels):
        while open_entries and levels[open_entries[-1]] >= level:
            open_entries.pop()
        parents.append(open_entries[-1] if open_entries else -1)
        open_entries.append(index)
    return parents


def write_destinations(
    document: Document,
    anchors: Mapping[str, Destination],
    pages: Sequence[Page],
    page_references: Sequence[PDFObject],
    files: PDFDictionary | None = None,
) -> None:
    """Adds every anchor as a named destination, so that links (also from outside) find it by name;
    ``files`` is the name tree of files inside the document.
    """
    names: dict[str, object] = {}
    if anchors:
        numbers_of_pages = [document.number_of(each) for each in page_references]
        places = {key: _destination(to, pages, numbers_of_pages) for key, to in anchors.items()}
        tree = name_tree(places)
        names["Dests"] = document.add(tree)
    if files is not None:
        names["EmbeddedFiles"] = document.add(files)
    if names:
        document.Catalog.Names = dictionary(names)


def write_page_labels(document: Document, pages: Sequence[Page]) -> None:
    """Adds the printed page numbers; consecutive ones of one style are one entry (ISO 32000-1 §12.4.2)."""
    entries: list[object] = []
    expected: tuple[str, int] | None = None
    for page in pages:
        found = _counted(page.label)
        if found is None:
            entries += [page.index, dictionary({"P": text_string(page.label)})]
        elif found != expected:
            entries += [page.index, dictionary({"S": name(found[0]), "St": found[1]})]
        expected = None if found is None else (found[0], found[1] + 1)
    document.Catalog.PageLabels = dictionary({"Nums": array(entries)})


def _counted(label: str) -> tuple[str, int] | None:
    """The style and number of a label that viewers can count themselves: 12, xii, XII."""
    if label.isascii() and label.isdigit() and label[0] != "0":
        return "D", int(label)
    value = roman_value(label)
    return None if not value else ("r" if label.islower() else "R", value)


def link_annotation(item: LinkItem, page: Page, page_reference: PDFObject, parent_key: int) -> PDFDictionary:
    """A link area without a visible frame. A web address goes as a URI action, an anchor by its name."""
    bottom = page.height - item.y - item.height
    entries: dict[str, object] = {
        "Type": name("Annot"),
        "Subtype": name("Link"),
        "Rect": f"[{numbers((item.x, bottom, item.x + item.width, bottom + item.height))}]",
        "Border": "[0 0 0]",
        "F": _PRINT_FLAG,
        "P": page_reference,
        "StructParent": parent_key,
        "Contents": text_string(item.description or item.target),
    }
    if item.internal:
        entries["Dest"] = byte_string(item.target)
    else:
        address = quote(item.target, safe=_URI_SAFE)
        entries["A"] = dictionary({"Type": name("Action"), "S": name("URI"), "URI": text_string(address)})
    return dictionary(entries)
