"""What was copied from Word, Excel or a web page → blocks in YAML: texts with bold, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from reportgen.source.lines import quoted
from reportgen.source.load import FORBIDDEN

_BOLD = frozenset({"b", "strong"})
_PARTS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "ul", "ol", "blockquote"})
_UNSEEN = frozenset({"style", "script", "meta", "link", "title", "head"})
_BLANKS = re.compile(r"[ \t\r\n\xa0]+")
# what means something in a text of ours and is only itself in what was copied
_MARKS = re.compile(r"(\*\*|\{\{|[\\\[^~{])")
_MOST = 2_000_000  # characters; a whole book is copied by mistake


def blocks_of(html: str, plain: str) -> str:
    """YAML of the blocks, "" when there is nothing to take; each begins with a dash in column 0."""
    # what YAML cannot hold was never meant to be read
    html, plain = FORBIDDEN.sub("", html), FORBIDDEN.sub("", plain)
    if html.strip() and len(html) <= _MOST:
        found = "\n".join(_blocks(_body(html)))
        if found:
            return found + "\n"
    rows = [row for row in plain[:_MOST].splitlines() if row.strip()]
    if not rows:
        return ""
    if all("\t" in row for row in rows):
        return "\n".join(_table([[cell.strip() for cell in row.split("\t")] for row in rows])) + "\n"
    return "\n".join(f"- text: {quoted(_escaped(row.strip()))}" for row in rows) + "\n"


def _body(html: str) -> Any:
    root = lxml_html.document_fromstring(html)
    return root.find("body") if root.find("body") is not None else root


def _blocks(node: Any) -> Iterator[str]:
    """The blocks of an element, in order; text outside any paragraph is one too."""
    loose: list[str] = [_escaped(node.text or "")]
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            if any(isinstance(each.tag, str) and each.tag in _PARTS for each in child.iter()):
                yield from _text("".join(loose))
                loose = []
                yield from _part(child)
            else:
                loose.append(_inline(child))
        loose.append(_escaped(child.tail or ""))
    yield from _text("".join(loose))


def _part(node: Any) -> Iterator[str]:
    if node.tag == "table":
        rows = [[_words(cell) for cell in row.iter("td", "th")] for row in node.iter("tr")]
        yield from _table([row for row in rows if any(row)])
    elif node.tag in ("ul", "ol"):
        items = [_words(item) for item in node.iter("li")]
        if any(items):
            yield "- list:"
            yield from (f"    - {quoted(item)}" for item in items if item)
    elif re.fullmatch("h[1-6]", node.tag):
        if words := _words(node):
            yield f"- heading: {quoted(words)}"
    elif any(isinstance(e.tag, str) and e.tag in _PARTS for e in node.iterdescendants()):
        yield from _blocks(node)
    elif words := _words(node):
        yield f"- text: {quoted(words)}"


def _text(words: str) -> Iterator[str]:
    if tidy := _BLANKS.sub(" ", words).strip():
        yield f"- text: {quoted(tidy)}"


def _table(rows: list[list[str]]) -> Iterator[str]:
    if not rows:
        return
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    yield "- table:"
    yield f"    columns: [{', '.join(_cell(cell) for cell in full[0])}]"
    yield "    rows:"
    yield from (f"      - [{', '.join(_cell(cell) for cell in row)}]" for row in full[1:] or [[""] * width])


def _cell(words: str) -> str:
    return quoted(words) if words else '""'


def _words(node: Any) -> str:
    return _BLANKS.sub(" ", _inner(node)).strip()


def _inner(node: Any) -> str:
    parts = [_escaped(node.text or "")]
    for child in node:
        if isinstance(child.tag, str):
            parts.append(_inline(child))
        parts.append(_escaped(child.tail or ""))
    return "".join(parts)


def _inline(node: Any) -> str:
    inner = _inner(node)
    if node.tag == "br":
        return " "
    style = (node.get("style") or "").replace(" ", "").lower()
    bold = node.tag in _BOLD or re.search(r"font-weight:(bold|[6-9]00)", style)
    if bold and inner.strip() and "**" not in inner:
        return f"**{inner.strip()}**"
    return inner


def _escaped(words: str) -> str:
    return _MARKS.sub(lambda mark: "".join(f"\\{char}" for char in mark[0]), words)
