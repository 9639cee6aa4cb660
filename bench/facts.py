"""2,000 facts in 10 tables, five XLSX and five CSV, all used by 300 expressions: how long ``check`` takes.

Every fact is summed in a total, so that the audit has nothing to say about the project as it is.

``python -m bench facts [--rounds N]``: every run is a process of its own; the goal is 2 seconds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measure import measure, row

TABLES = 10
FACTS = 200  # in each table
USES = 300
YEARS = range(2016, 2022)
GOAL = 2.0  # seconds
_UNITS = ("家", "万元", "人次")
_TOTALS = 12  # for each table; an expression has at most 60 or so terms
_HEADER = ["指标", "单位", *YEARS, "数据来源"]


def write_project(folder: Path) -> None:
    """The project: tables of made-up figures, a fact file that names them, a chapter that uses them."""
    (folder / "facts").mkdir(parents=True)
    (folder / "chapters").mkdir()
    groups = [
        f"表{table}:\n  from: {{file: facts/{path}}}\n" for table, path in enumerate(write_tables(folder))
    ]
    (folder / "facts/facts.yaml").write_text("".join([*groups, *_totals()]), encoding="utf-8")
    (folder / "report.yaml").write_text(
        "title: 数据\nyear: 2021\nlayout: plain\nfacts: [facts/facts.yaml]\nchapters: [chapters/a.yaml]\n",
        encoding="utf-8",
    )
    uses = [_use(number) for number in range(USES)]
    texts = "".join(f"- text: {''.join(uses[start : start + 10])}\n" for start in range(0, USES, 10))
    (folder / "chapters/a.yaml").write_text(f'section: 数据\nnumber: "1"\nblocks:\n{texts}', encoding="utf-8")


def write_tables(folder: Path) -> list[str]:
    """The tables alone; their names."""
    from openpyxl import Workbook

    names: list[str] = []
    for table in range(TABLES):
        suffix = "xlsx" if table % 2 == 0 else "csv"
        path = folder / f"facts/t{table}.{suffix}"
        rows = [_HEADER, *(_row(table, fact) for fact in range(FACTS))]
        if suffix == "xlsx":
            book = Workbook(write_only=True)
            sheet = book.create_sheet("汇总")
            for cells in rows:
                sheet.append(cells)
            book.save(path)
        else:
            text = "\n".join(",".join(map(str, cells)) for cells in rows)
            path.write_text(text, encoding="gb18030")
        names.append(path.name)
    return names


def _row(table: int, fact: int) -> list[object]:
    values = [(table + 1) * 1000 + fact * 7 + (year - 2016) * 13 for year in YEARS]
    return [f"指标{fact}", _UNITS[fact % len(_UNITS)], *values, "年度统计"]


def _totals() -> Iterator[str]:
    """Facts computed from all the others, one for a share of the facts of one unit of a table."""
    yield "合计:\n"
    for table in range(TABLES):
        for total in range(_TOTALS):
            terms = " + ".join(f"表{table}.指标{fact}" for fact in range(total, FACTS, _TOTALS))
            yield f"  表{table}第{total}组: {{formula: {terms}}}\n"


def _use(number: int) -> str:
    if number < TABLES * _TOTALS:
        return f"第{number}项{{{{ 合计.表{number // _TOTALS}第{number % _TOTALS}组 | 带单位 }}}}，"
    name = f"表{number % TABLES}.指标{number * 6 % FACTS}"
    forms = ("{{ %s | 带单位 }}", "{{ 增长(%s) }}", "{{ 合计(%s[2019—2021]) | 千分位 | 带单位 }}")
    return f"第{number}项" + forms[number % len(forms)] % name + "，"


def main(arguments: Sequence[str]) -> None:
    """Print seconds and peak memory of ``check``, and whether the goal is met."""
    parser = argparse.ArgumentParser(prog="python -m bench facts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory() as scratch:
        write_project(Path(scratch))
        measure("-m", "reportgen", "check", scratch)  # warms the disk cache and the byte code
        samples = [measure("-m", "reportgen", "check", scratch) for _ in range(rounds)]
    print(row(f"reportgen check, {TABLES * FACTS} facts, {USES} uses", samples))
    slowest = max(sample.seconds for sample in samples)
    print(f"slowest {slowest:.2f} s (goal ≤ {GOAL} s): {'met' if slowest <= GOAL else 'missed'}")
