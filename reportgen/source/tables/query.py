"""A query to a database, read only, to rows of text: SQLite files of the project, or any SQLAlchemy URL."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from reportgen.source.tables.problem import TableProblem

_SELECT = re.compile(r"\s*(?:select|with)\b", re.IGNORECASE)


def read_query(database: Path | str, query: str, most_cells: int) -> list[list[str]]:
    """The names of the columns and the rows; ``database`` is a file or a URL. Raises TableProblem."""
    # one statement that reads; what the database itself forbids comes on top (SQLite is opened read-only)
    if not _SELECT.match(query) or ";" in query.rstrip().rstrip(";"):
        raise TableProblem("table-query-select")
    try:
        import sqlalchemy  # an extra: few reports read a database
    except ImportError as error:
        raise TableProblem("table-extra", package="reportgen[sql]") from error
    if isinstance(database, Path):
        url = sqlalchemy.URL.create(
            "sqlite", database=f"file:{database}", query={"mode": "ro", "uri": "true"}
        )
    else:
        url = database
    try:
        engine = sqlalchemy.create_engine(url)
        with engine.connect() as connection:
            result = connection.execute(sqlalchemy.text(query))
            names = [*map(str, result.keys())]
            most_rows = most_cells // max(len(names), 1)
            rows = result.fetchmany(most_rows + 1)
        engine.dispose()
    except (sqlalchemy.exc.SQLAlchemyError, ImportError, ValueError, OSError) as error:
        raise TableProblem("table-query", reason=_reason(error)) from error
    if len(rows) > most_rows:
        raise TableProblem("table-too-many-cells", limit=str(most_cells))
    return [names, *([_text(value) for value in row] for row in rows)]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{Decimal(format(value, '.15g')):f}"
        case _:
            return str(value).strip()


def _reason(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return (str(cause).splitlines() or ["?"])[0][:200]
