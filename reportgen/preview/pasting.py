"""What was copied from Word, Excel or a web page → blocks in YAML, written as an editor would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from reportgen.preview.copied import Copied, Grid, Heading, Item, Listed, Note, Part, Text, parts_of
from reportgen.preview.marking import escaped
from reportgen.source.lines import quoted
from reportgen.source.loading import FORBIDDEN

_MOST = 2_000_000  # characters; a whole book is copied by mistake
_NOTE = "注"
# words that YAML reads as they are, whatever stands around them: no marks of its own, and Han among them, so
# that they are no number, date or null
_BARE = re.compile(r"[\w（《“](?=.*[\u4e00-\u9fff]|(?<=[\u4e00-\u9fff]))[^:#{}\[\],&*!|>'\"%@`\\\n]*")
_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
_YES_NO = frozenset({"是", "否", "真", "假", "对", "错", "开", "关"})


@dataclass(frozen=True, slots=True)
class Pasted:
    """YAML of blocks, each beginning with a dash in column 0 ("": nothing to take).

    ``pictures`` counts those that could not come along.
    """

    yaml: str
    pictures: int = 0


def blocks_of(html: str, plain: str, chapter: str = "") -> Pasted:
    """The blocks for what was copied; its footnotes get names that the text ``chapter`` does not have."""
    # what YAML cannot hold was never meant to be read
    html, plain = FORBIDDEN.sub("", html), FORBIDDEN.sub("", plain)
    if html.strip() and len(html) <= _MOST:
        copied = parts_of(html, _free_prefix(chapter))
        if copied.parts or copied.pictures:
            return Pasted(_yaml(copied), copied.pictures)
    return Pasted(_yaml(Copied(tuple(_plain_parts(plain[:_MOST])))))


def _plain_parts(plain: str) -> Iterator[Part]:
    rows = [row for row in plain.splitlines() if row.strip()]
    if rows and all("\t" in row for row in rows):
        cells = [[escaped(cell.strip()) for cell in row.split("\t")] for row in rows]
        width = max(map(len, cells))
        yield Grid(tuple(tuple(row + [""] * (width - len(row))) for row in cells))
    else:
        yield from (Text(escaped(row.strip())) for row in rows)


def _free_prefix(chapter: str) -> str:
    prefix = _NOTE
    while f"[^{prefix}" in chapter:
        prefix += _NOTE
    return prefix


def _yaml(copied: Copied) -> str:
    lines: list[str] = []
    for kind, run in groupby(copied.parts, key=type):
        if kind is Note:
            lines.append("- notes:")
            lines += [f"    {note.name}: {_typed(note.words)}" for note in run if isinstance(note, Note)]
        else:
            lines += [line for part in run for line in _block(part)]
    return "".join(f"{line}\n" for line in lines)


def _block(part: Part) -> Iterator[str]:
    match part:
        case Text():
            yield f"- text: {_typed(part.words)}"
        case Heading():
            yield f"- heading: {_typed(part.words)}"
        case Listed():
            yield "- list:"
            if part.items[0].kind == "number":
                yield "    kind: number"
                yield "    items:"
                yield from _items(part.items, "      ")
            else:
                yield from _items(part.items, "    ")
        case Grid():
            yield from _table(part)
        case Note():
            raise AssertionError("notes stand together")
        case _:
            assert_never(part)


def _items(items: Sequence[Item], pad: str) -> Iterator[str]:
    for item in items:
        if not item.items:
            yield f"{pad}- {_typed(item.words)}"
            continue
        yield f"{pad}- text: {_typed(item.words)}"
        if item.items[0].kind == "number":
            yield f"{pad}  kind: number"
        yield f"{pad}  items:"
        yield from _items(item.items, f"{pad}    ")


def _table(grid: Grid) -> Iterator[str]:
    columns, rows = _head(grid.rows)
    yield "- table:"
    if grid.caption:
        yield f"    caption: {_typed(grid.caption)}"
    yield f"    columns: [{', '.join(columns)}]"
    yield "    rows:"
    for at, row in enumerate(rows or [("",) * len(grid.rows[0])]):
        # a cell that would go with one of the head stands empty
        cells = ["" if at == 0 and cell == "^" else cell for cell in row]
        yield f"      - [{', '.join(_cell(cell) for cell in cells)}]"


def _head(rows: Sequence[tuple[str, ...]]) -> tuple[list[str], list[tuple[str, ...]]]:
    """Columns, some with columns of their own (a head of two rows), and the rows left."""
    top = rows[0]
    below = rows[1] if len(rows) > 1 and _is_head(top, rows[1]) else None
    columns: list[str] = []
    at = 0
    while at < len(top):
        end = at + 1
        while end < len(top) and top[end] == "<":
            end += 1
        if below is None or end == at + 1:
            columns += [_column(top[at]), *[_column("")] * (end - at - 1)]
        else:
            columns.append(
                f"{{title: {_column(top[at])}, columns: [{', '.join(_column(c) for c in below[at:end])}]}}"
            )
        at = end
    return columns, list(rows[1 if below is None else 2 :])


def _is_head(top: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether a second row goes with the head: what the first's merged cells leave reaches into it."""
    shared = [at for at, cell in enumerate(top) if cell == "<" or top[at + 1 : at + 2] == ("<",)]
    return bool(shared) and all((below[at] == "^") != (at in shared) for at in range(len(top)))


def _column(words: str) -> str:
    """A head is bold by itself."""
    bare = (
        words[2:-2] if words.startswith("**") and words.endswith("**") and words.count("**") == 2 else words
    )
    return _cell("" if bare in ("<", "^") else bare)


def _cell(words: str) -> str:
    return words if words in ("<", "^") or _FIGURE.fullmatch(words) else _typed(words) if words else '""'


def _typed(words: str) -> str:
    """Words as one types them: in quotes only where YAML asks for it."""
    bare = _BARE.fullmatch(words) and words not in _YES_NO and words == words.strip()
    return words if bare else quoted(words)
