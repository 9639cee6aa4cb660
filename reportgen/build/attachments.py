"""The data of a document as files inside its PDF, on request: a table for each chart, one of all facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from reportgen.charts.data_rows import data_rows
from reportgen.model.flow import ChartGraphic, Figure, Report, walk
from reportgen.model.inline import plain_text
from reportgen.model.pages import Attachment
from reportgen.project.report import Attached
from reportgen.resolve import FactTable
from reportgen.resolve.ledger import fact_records

_CSV = "text/csv"
_FACTS = "facts.csv"
_FACT_HEADS = ("组", "名称", "年份等", "数值", "来源", "提供", "日期", "状态", "备注")


def attachments_of(
    report: Report, asked: Sequence[Attached], facts: Attachment | None
) -> tuple[Attachment, ...]:
    """The files of a document: the tables of the charts in it, then the facts."""
    charts = tuple(_charts(report)) if "charts" in asked else ()
    return (*charts, *((facts,) if facts is not None else ()))


def facts_file(table: FactTable) -> Attachment:
    """All facts as a table."""
    rows = [
        (r.group, r.name, " ".join(r.labels), r.value, r.document, r.supplier, r.date, r.status, r.note)
        for r in fact_records(table)
    ]
    return Attachment(_FACTS, _CSV, "报告的全部事实", _table((_FACT_HEADS, *rows)))


def _charts(report: Report) -> Iterator[Attachment]:
    used: dict[str, int] = {}
    for block in walk(report.sections):
        if not isinstance(block, Figure) or not isinstance(block.graphic, ChartGraphic):
            continue
        label = block.caption.label if block.caption else ""
        words = plain_text(block.caption.runs) if block.caption else block.alt
        stem = label or "图"
        used[stem] = used.get(stem, 0) + 1
        file = stem if used[stem] == 1 else f"{stem} ({used[stem]})"
        heads, rows = data_rows(block.graphic.spec)
        yield Attachment(f"{file}.csv", _CSV, f"{label} {words}".strip(), _table((heads, *rows)))


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as RFC 4180 has it; a byte order mark tells Excel that it is UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")
