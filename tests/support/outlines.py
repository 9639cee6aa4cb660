"""FLOW as indented lines that a person can read and compare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from reportgen.model.contents import Contents, EndNotes, Index
from reportgen.model.flow import (
    Block,
    Caption,
    Cell,
    ChartGraphic,
    Columns,
    Figure,
    Graphic,
    Grid,
    Heading,
    ListBlock,
    PageBreak,
    Panel,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from reportgen.model.inline import (
    CrossReference,
    Indexed,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    TextRun,
)
from reportgen.model.picture import Picture


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """One line for each block; two blanks of indentation for each level of nesting."""
    return [line for block in blocks for line in _block(block)]


def words(runs: Inlines) -> str:
    """Runs with their marks: **strong**, {style|text}, ^raised^, ~lowered~, [label](url), <form:text>."""
    return "".join(_run(run) for run in runs)


def _run(run: Inline) -> str:
    match run:
        case TextRun():
            mark = {"normal": "", "super": "^", "sub": "~"}[run.position]
            text = f"{mark}{run.text}{mark}"
            text = f"{{{run.style}|{text}}}" if run.style else text
            return f"**{text}**" if run.strong else text
        case LineBreak():
            return "↵"
        case Link():
            return f"[{''.join(child.text for child in run.children)}]({run.target})"
        case CrossReference():
            return f"<{run.form}:{run.text}>"
        case Indexed():
            paths = ";".join("/".join(path) for path in run.entries)
            return f"«{_run(run.words)}|{paths}»"
        case NoteMark():
            return f"<{run.label} {'¶'.join(words(body) for body in run.body)}>"
        case _:
            assert_never(run)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Section():
            yield " ".join(filter(None, (block.kind, block.number, block.master)))
            yield from _inside(block.content)
        case Heading():
            label = f"[{block.label}] " if block.label else ""
            yield f"{block.role} {block.style}: {label}{words(block.runs)}"
        case Paragraph():
            yield f"{block.style}: {words(block.runs)}"
        case ListBlock():
            yield f"list {block.kind}{f' depth {block.depth}' if block.depth else ''}"
            for item in block.items:
                yield f"  {item.marker or '-'} {words(item.label)}".rstrip()
                yield from (f"    {line}" for line in outline(item.children))
        case Table():
            yield f"table ({', '.join(f'{c.width:g} {c.align}' for c in block.columns)})"
            yield from _caption(block.caption)
            for row in (*block.header, *block.body):
                cells = [_cell(c) for c in row.cells]
                roles = "".join("H" if c.role == "TH" else "D" for c in row.cells)
                kind = f"{row.style.removeprefix('table.')} " if row.style else ""
                yield f"  {kind}{roles} {' | '.join(cells)}"
            yield from _inside(block.notes)
        case Contents():
            yield f"list of {block.sequence}" if block.sequence else f"contents {block.levels}"
            yield from (f"  {entry.level} {entry.text}" for entry in block.entries)
        case Figure():
            across = " across" if block.across else ""
            yield f"figure {block.width:g} {_graphic(block.graphic)}{across}"
            yield f"  alt: {block.alt}"
            yield from _caption(block.caption)
            yield from _inside(block.notes)
        case Panel():
            yield f"panel {block.style} {block.role}"
            yield from _caption(block.caption)
            yield from _inside(block.children)
        case Grid():
            widths = f" ({', '.join(f'{width:.2f}' for width in block.widths)})" if block.widths else ""
            yield f"grid {block.style} {block.columns}{widths}"
            yield from _inside(block.cells)
            yield from _caption(block.caption)
            yield from _inside(block.notes)
        case Columns():
            yield f"columns {block.count}"
            yield from _inside(block.children)
        case Index():
            yield "index"
            for entry in block.lines:
                places = f" ×{len(entry.anchors)}" if entry.level else ""
                yield f"  {entry.level} {entry.text}{places}"
        case Sheet():
            yield f"sheet {block.master}"
            yield from _inside(block.children)
        case EndNotes():
            yield "endnotes"
            yield from (f"  {_run(mark)}" for mark in block.notes)
        case PageBreak():
            yield "page break"
        case _:
            assert_never(block)


def _cell(cell: Cell) -> str:
    """A cell's words; ×2 for two columns, ×2↓3 for two columns and three rows."""
    text = "/".join(words(p.runs) for p in cell.children if isinstance(p, Paragraph))
    across = f"×{cell.colspan}" if cell.colspan > 1 else ""
    down = f"↓{cell.rowspan}" if cell.rowspan > 1 else ""
    return f"{text} {across}{down}".strip() if across or down else text


def _inside(blocks: tuple[Block, ...]) -> Iterator[str]:
    return (f"  {line}" for line in outline(blocks))


def _caption(caption: Caption | None) -> Iterator[str]:
    if caption is not None:
        yield f"  caption [{caption.label}] {words(caption.runs)}"


def _graphic(graphic: Graphic) -> str:
    match graphic:
        case Picture():
            return f"{graphic.asset.format} {graphic.asset.width_px}×{graphic.asset.height_px}"
        case ChartGraphic():
            spec = graphic.spec
            rows = "; ".join(
                f"{s.name}=" + ",".join("·" if v is None else format(v, "f") for v in s.values)
                for s in spec.series
            )
            return f"{spec.kind} {spec.stacking} {'/'.join(spec.categories)} {rows} {spec.unit}".rstrip()
        case _:
            assert_never(graphic)
