"""Statuses in cells of a table: the word an editor writes, with a mark before it whose shape says the same.

Colour alone would tell nothing to who cannot see it (WCAG 2.1, 1.4.1), nor on a grey print.
"""

from __future__ import annotations

from reportgen.blocks.context import LowerContext
from reportgen.diagnostics import listed
from reportgen.model.inline import Inlines, TextRun
from reportgen.record import record
from reportgen.schema import RichText


@record(frozen=True, slots=True)
class Status:
    """A mark, the character style it is in, and the words that ask for it."""

    mark: str
    style: str
    words: tuple[str, ...]


STATUSES = (
    Status("✓", "status.done", ("完成", "已完成", "达标", "通过", "done")),
    Status("◐", "status.doing", ("进行中", "推进中", "在建", "doing")),
    Status("▲", "status.late", ("滞后", "延期", "逾期", "未完成", "未达标", "未通过", "late")),
    Status("○", "status.open", ("未开始", "未启动", "待定", "open")),
    Status("×", "status.stopped", ("中止", "终止", "暂停", "取消", "stopped")),
)
# 未完成 is no 完成: the longest word decides
_BY_WORD = sorted(
    ((word, status) for status in STATUSES for word in status.words), key=lambda pair: -len(pair[0])
)


def marked(text: RichText, context: LowerContext) -> Inlines:
    """The words of a cell with the mark of the status they begin with; what has none is reported."""
    words = context.plain(text).strip()
    status = next((status for word, status in _BY_WORD if words.startswith(word)), None)
    if status is None:
        known = listed(word for each in STATUSES for word in each.words)
        context.sink.report("table-status-cell", text.span, value=words, known=known)
        return ()
    mark = TextRun(status.mark, style=status.style, span=text.span)
    return (mark, TextRun(" ", span=text.span), *context.inline(text))
