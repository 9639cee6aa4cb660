"""Large words by themselves (a hero line, a pulled quotation, a cover) with the line ends of the pages.

Word fills every line and tears phrases; the pages end them where phrases do. Running text, headings (their
line ends would go into contents and running heads) and small labels are left to Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from reportgen.docx.context import Context
from reportgen.model.inline import Inline, Inlines, TextRun, plain_text
from reportgen.theme.style import Style

# the type that a line break has anyway (ECMA-376 part 1 §17.3.3.1): said where nobody wrote the break
LAYOUT_BREAK = "textWrapping"
# how much larger than running text type is that stands by itself
_DISPLAY = 1.1
# what a line leaves free of its column, in em: Word's gaps are wider here and there, and a line that it
# broke once more would be worse than none of our line ends
_FREE_EM = 1.0


def display_lines(runs: Inlines, style: Style, context: Context) -> list[Inlines]:
    """``runs`` as the lines of the pages; as one where the line ends are Word's business."""
    if not _is_display(style, context):
        return [runs]
    padding = style.padding.left + style.padding.right
    width = context.measure - style.start_indent - style.end_indent - padding
    lines = context.measuring.lines(runs, style, width)
    texts = [line.text for line in lines]
    full = any(line.width + _FREE_EM * style.size > width for line in lines)
    if len(lines) == 1 or full or "".join(texts) != plain_text(runs):
        return [runs]
    ends = list(accumulate(map(len, texts)))
    parts = [tuple(_part(runs, start, end)) for start, end in pairwise([0, *ends])]
    return parts if "".join(map(plain_text, parts)) == plain_text(runs) else [runs]


def _is_display(style: Style, context: Context) -> bool:
    return style.keep_phrases and style.size >= _DISPLAY * context.theme.style("body").size


def _part(runs: Inlines, start: int, end: int) -> Iterator[Inline]:
    """What stands from character ``start`` to ``end`` of all runs; only plain runs are cut."""
    at = 0
    for run in runs:
        text = plain_text((run,))
        cut = text[max(start - at, 0) : max(end - at, 0)]
        if cut == text and (text or start < at <= end):
            yield run
        elif cut and isinstance(run, TextRun):
            yield replace(run, text=cut)
        at += len(text)
