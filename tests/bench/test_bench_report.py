"""The long report of the benchmark: as many charts, tables and pictures as it says, whatever the machine."""

from __future__ import annotations

from pathlib import Path

from bench import made_report, report
from bench.measure import Sample
from reportgen.build.pipeline import open_sources, prepare
from reportgen.diagnostics import Sink
from reportgen.model.flow import ChartGraphic, Figure, Table
from reportgen.model.walking import walk


def test_it_has_its_share_of_charts_tables_and_pictures_and_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = (made_report.write_report(tmp_path / name, 1) for name in "ab")
    files = [path.relative_to(first) for path in sorted(first.rglob("*")) if path.is_file()]
    assert all((first / path).read_bytes() == (second / path).read_bytes() for path in files)
    sink = Sink()
    blocks = [*walk(prepare(open_sources(first), None, sink).report.sections)]
    assert not [*sink]
    figures = [block for block in blocks if isinstance(block, Figure)]
    charts = sum(isinstance(figure.graphic, ChartGraphic) for figure in figures)
    assert charts == made_report.CHARTS // made_report.CHAPTERS
    assert len(figures) - charts == made_report.PICTURES // made_report.CHAPTERS
    assert sum(isinstance(block, Table) for block in blocks) >= made_report.TABLES // made_report.CHAPTERS


def test_a_goal_that_is_not_met_is_said() -> None:
    samples = [Sample(70.0, 300.0, 90.0)]
    found = {"cold": samples, "one chapter changed": samples, "nothing changed": [Sample(0.2, 50.0)]}
    lines = report._goals(found, 3.8)
    assert [line.split()[0] for line in lines] == ["MISSED", "MISSED", "met", "met", "met"]
    assert lines[0] == "MISSED cold: 70.00 s (goal ≤ 60 s)"
