"""The data of a document as files inside its PDF, on request: a table for each chart, one of all facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import TYPE_CHECKING

from reportgen.build.datasheets import DataTable, csv_bytes, workbook_bytes
from reportgen.charts.data_rows import data_rows
from reportgen.model.flow import Caption, ChartGraphic, Figure, Grid, Report
from reportgen.model.inline import plain_text
from reportgen.model.pages import Attachment
from reportgen.model.walking import walk
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.project.report import ReportFile
    from reportgen.resolve import FactTable

_CSV = "text/csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORKBOOK = "数据.xlsx"
_FACT_HEADS = ("组", "名称", "年份等", "数值", "来源", "提供", "日期", "状态", "备注")


@record(frozen=True, slots=True)
class Enclosed:
    """The data that PDFs shall have inside: ``kinds`` of it, the format of the files, the table of facts."""

    kinds: tuple[str, ...]
    file_format: str
    facts: DataTable | None


def enclosed(asked: ReportFile, facts: FactTable) -> Enclosed:
    """What report.yaml asks for."""
    return Enclosed(asked.attach, asked.attach_as, _facts_table(facts) if "facts" in asked.attach else None)


def attachments_of(report: Report, asked: Enclosed) -> tuple[Attachment, ...]:
    """The files of a document: tables of its charts, then the facts; one workbook of all if asked."""
    charts = tuple(_charts(report)) if "charts" in asked.kinds else ()
    tables = (*charts, *((asked.facts,) if asked.facts is not None else ()))
    if asked.file_format == "xlsx":
        title = f"{report.metadata.title}的数据"
        return (Attachment(_WORKBOOK, _XLSX, title, workbook_bytes(tables)),) if tables else ()
    return tuple(Attachment(f"{each.name}.csv", _CSV, each.title, csv_bytes(each)) for each in tables)


def _facts_table(table: FactTable) -> DataTable:
    """All facts as a table."""
    from reportgen.resolve.ledger import fact_records  # whoever has facts has loaded it

    rows = tuple(
        (r.group, r.name, " ".join(r.labels), r.value, r.document, r.supplier, r.date, r.status, r.note)
        for r in fact_records(table)
    )
    return DataTable("事实", "报告的全部事实", _FACT_HEADS, rows)


def _charts(report: Report) -> Iterator[DataTable]:
    """A table for each numbered chart; those in cards and in cells of tables show what stands beside them."""
    for block in walk(report.sections):
        match block:
            case Figure(graphic=ChartGraphic(), caption=Caption() as caption):
                yield from _tables(caption, (block,))
            case Grid(caption=Caption() as caption):
                yield from _tables(caption, [f for f in walk(block.cells) if isinstance(f, Figure)])


def _tables(caption: Caption, figures: Sequence[Figure]) -> Iterator[DataTable]:
    """The tables of the charts under a caption, several as (a), (b), …"""
    title = plain_text(caption.runs)
    for letter, figure in zip(ascii_lowercase, figures, strict=False):
        if isinstance(figure.graphic, ChartGraphic):
            heads, rows = data_rows(figure.graphic.spec)
            name = caption.label if len(figures) == 1 else f"{caption.label}({letter})"
            yield DataTable(name, f"{name} {title}", heads, rows)
