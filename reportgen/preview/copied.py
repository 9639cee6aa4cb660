"""HTML of the clipboard → its parts in order: texts in our inline markup, headings, lists, tables, notes.

Word says what it means in ``mso-…`` properties of its ``style`` attributes: list levels, footnotes, markers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from lxml import html as lxml_html

from reportgen.preview.marking import escaped, link, marked, raised

Kind = Literal["bullet", "number"]

_PARTS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "ul", "ol", "blockquote"})
_UNSEEN = frozenset({"style", "script", "meta", "link", "title", "head"})
_PICTURES = frozenset({"img", "v:imagedata", "svg"})
_BLANKS = re.compile(r"[ \t\r\n\xa0]+")
_LIST_LEVEL = re.compile(r"mso-list:\S+level(\d)")
_COUNTED = re.compile(
    r"[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[ivx]{1,4}|[a-z])[)）.．、]|[①-⑳]", re.IGNORECASE
)
_TABLE_NUMBER = re.compile(r"表\s*[0-9一二三四五六七八九十]+(?:[-–—.．][0-9]+)*[\s:：.、]*")


@dataclass(slots=True)
class Item:
    """An item of a list and those below it."""

    words: str
    kind: Kind
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Text:
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list; its own kind is that of its items."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: as many cells in each row; "<" goes with the cell to the left, "^" with the one above."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    name: str
    words: str


Part = Text | Heading | Listed | Grid | Note


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied; ``pictures`` counts those that a clipboard of words does not hold."""

    parts: tuple[Part, ...]
    pictures: int = 0


def parts_of(html: str, note_prefix: str) -> Copied:
    """The parts of a piece of HTML. Footnotes are named ``note_prefix`` and their number."""
    root = lxml_html.document_fromstring(html)
    body = root.find("body") if root.find("body") is not None else root
    parts = tuple(_titled(_gathered(_Reader(note_prefix).parts(body))))
    return Copied(parts, sum(1 for node in body.iter() if node.tag in _PICTURES))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A paragraph that Word calls an item of a list."""

    level: int
    item: Item


@dataclass(frozen=True, slots=True)
class _Caption:
    words: str


class _Reader:
    def __init__(self, note_prefix: str) -> None:
        self._prefix = note_prefix

    def parts(self, node: Any) -> Iterator[Part | _Entry | _Caption]:
        """The parts of an element, in order; text outside any paragraph is one too."""
        loose = [escaped(node.text or "")]
        for child in node:
            if _is_seen(child):
                if any(isinstance(each.tag, str) and each.tag in _PARTS for each in child.iter()):
                    yield from _text("".join(loose))
                    loose = []
                    yield from self._part(child)
                else:
                    loose.append(self._inline(child))
            loose.append(escaped(child.tail or ""))
        yield from _text("".join(loose))

    def _part(self, node: Any) -> Iterator[Part | _Entry | _Caption]:
        style = _style(node)
        if node.tag == "table":
            yield from self._table(node)
        elif node.tag in ("ul", "ol"):
            if items := self._items(node):
                yield Listed(tuple(items))
        elif "mso-element:footnote" in style and "mso-element:footnote-list" not in style:
            words = self._words(node)
            yield Note(f"{self._prefix}{_number(node.get('id'))}", words.removeprefix("[^]").strip())
        elif any(isinstance(e.tag, str) and e.tag in _PARTS for e in node.iterdescendants()):
            yield from self.parts(node)
        elif words := self._words(node):
            yield self._paragraph(node, words, style)

    def _paragraph(self, node: Any, words: str, style: str) -> Part | _Entry | _Caption:
        if level := _LIST_LEVEL.search(style):
            marker = _marker(node)
            if not re.fullmatch("h[1-6]", node.tag) and marker is not None:
                return _Entry(
                    int(level[1]), Item(words, "number" if _COUNTED.fullmatch(marker) else "bullet")
                )
        if re.fullmatch("h[1-6]", node.tag):
            return Heading(words)
        return _Caption(words) if "caption" in (node.get("class") or "").lower() else Text(words)

    def _items(self, node: Any) -> list[Item]:
        kind: Kind = "number" if node.tag == "ol" else "bullet"
        items: list[Item] = []
        for child in node:
            if child.tag in ("ul", "ol"):  # below the item before it, as Word and old pages write it
                (items[-1].items if items else items).extend(self._items(child))
            elif child.tag == "li":
                lists = [each for each in child.iterdescendants("ul", "ol") if _owner(each) is child]
                below = [item for each in lists for item in self._items(each)]
                for each in lists:
                    each.drop_tree()
                if words := self._words(child):
                    items.append(Item(words, kind, below))
                else:
                    items += below
        return items

    def _table(self, node: Any) -> Iterator[Part]:
        caption = node.find("caption")
        cells: dict[tuple[int, int], str] = {}
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        for at, row in enumerate(rows):
            column = 0
            for cell in row.iterchildren("td", "th"):
                while (at, column) in cells:
                    column += 1
                wide, high = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - at)
                for down in range(high):
                    for right in range(wide):
                        cells[at + down, column + right] = (
                            "<" if right else "^" if down else self._words(cell)
                        )
                column += wide
        width = max((column for _, column in cells), default=-1) + 1
        grid = [tuple(cells.get((at, column), "") for column in range(width)) for at in range(len(rows))]
        title = self._words(caption) if caption is not None else ""
        grid = [row for row in grid if any(cell not in ("", "<") for cell in row)]
        if not title and len(grid) > 1 and width > 1 and set(grid[0][1:]) == {"<"}:
            title, grid = grid[0][0], grid[1:]  # Excel's title over the whole width
        if grid and width:
            yield Grid(tuple(grid), title)

    # words

    def _words(self, node: Any) -> str:
        return _BLANKS.sub(" ", self._inner(node)).strip()

    def _inner(self, node: Any) -> str:
        parts = [escaped(node.text or "")]
        for child in node:
            if _is_seen(child):
                parts.append(self._inline(child))
            parts.append(escaped(child.tail or ""))
        return "".join(parts)

    def _inline(self, node: Any) -> str:
        style = _style(node)
        if node.tag == "br":
            return " "
        if "mso-list:ignore" in style:  # the bullet or number, which the list prints by itself
            return ""
        if "mso-footnote-id" in style:
            target = node.get("href") or ""
            return "[^]" if "ref" in target else f"[^{self._prefix}{_number(target)}]"
        inner = self._inner(node)
        if node.tag == "a":
            return link(inner, node.get("href") or "")
        if node.tag in ("sup", "sub") or "vertical-align:su" in style:
            return raised(inner, "~" if node.tag == "sub" or "vertical-align:sub" in style else "^")
        return marked(inner, node.tag, style)


def _gathered(parts: Iterator[Part | _Entry | _Caption]) -> Iterator[Part | _Caption]:
    """Word's paragraphs of a list as one list, with its levels."""
    for is_entry, run in groupby(parts, key=lambda part: isinstance(part, _Entry)):
        if not is_entry:
            yield from (part for part in run if not isinstance(part, _Entry))
            continue
        top: list[Item] = []
        above: list[_Entry] = []
        for entry in run:
            assert isinstance(entry, _Entry)
            while above and above[-1].level >= entry.level:
                above.pop()
            (above[-1].item.items if above else top).append(entry.item)
            above.append(entry)
        for _, items in groupby(top, key=lambda item: item.kind):
            yield Listed(tuple(items))


def _titled(parts: Iterator[Part | _Caption]) -> Iterator[Part]:
    """Captions to the tables below them; the number is counted anew."""
    waiting = ""
    for part in parts:
        if isinstance(part, _Caption):
            if waiting:
                yield Text(waiting)
            waiting = part.words
        elif isinstance(part, Grid) and waiting and not part.caption:
            yield Grid(part.rows, _TABLE_NUMBER.sub("", waiting, count=1) or waiting)
            waiting = ""
        else:
            if waiting:
                yield Text(waiting)
            waiting = ""
            yield part
    if waiting:
        yield Text(waiting)


def _text(words: str) -> Iterator[Part]:
    if tidy := _BLANKS.sub(" ", words).strip():
        yield Text(tidy)


def _is_seen(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag not in _UNSEEN and "display:none" not in _style(node)


def _style(node: Any) -> str:
    return (node.get("style") or "").replace(" ", "").lower()


def _marker(node: Any) -> str | None:
    """What stands before an item in Word: its bullet or number; None for a paragraph without one."""
    for each in node.iterdescendants():
        if isinstance(each.tag, str) and "mso-list:ignore" in _style(each):
            return "".join((each.text_content() or "").split())
    return None


def _owner(node: Any) -> Any:
    """The item a list below it belongs to."""
    return next(node.iterancestors("li"), None)


def _span(cell: Any, name: str) -> int:
    found = re.fullmatch(r"\s*([1-9][0-9]{0,2})\s*", cell.get(name) or "")
    return int(found[1]) if found else 1


def _number(target: str | None) -> str:
    return "".join(re.findall("[0-9]+", target or "")[-1:]) or "1"
