"""Figures of a table shown as small charts: the same in PDF and Word, each with its words."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.verify.verification import verify
from tests.support.report_projects import resolve_blocks, write_project

TABLE = """\
- table:
    columns: [类别, {title: 数量, show: 条形}, {title: 走势, show: 走势}]
    rows:
      - [甲类, 34项, 12、18、—、34]
      - [乙类, "{{ 外资研发中心.新增 }}", 8、9]
      - {total: 合计}
- chart:
    kind: column
    title: 项目
    table: beside
    points: [{fact: 3项, label: 甲}, {fact: 5项, label: 乙}]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chapter = f'section: 合作\nnumber: "4.2"\nblocks:\n{TABLE.replace("外资研发中心.新增", "国内科技合作项目.数量")}'
    root = write_project(tmp_path_factory.mktemp("cells"), {"chapters/a.yaml": chapter})
    build(root, BuildOptions(only="4.2"), open_sources(root), Sink(), Silent())
    return root


def test_both_files_hold_every_chart_the_total_and_the_table_beside_a_chart(project: Path) -> None:
    result = verify(project, BuildOptions(), open_sources(project), Sink())
    assert result.agrees
    pdf = next((project / "build").glob("*.pdf"))
    with pikepdf.open(pdf) as file:
        alts = [
            str(o.Alt) for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
    assert sorted(alts) == [
        "数据条：乙类数量，23项",
        "数据条：甲类数量，34项",
        "柱状图：项目，甲3项，乙5项",  # with its data as a table beside it
        "迷你折线：乙类走势，8，9",
        "迷你折线：甲类走势，12，18，34",
    ]


def test_figures_of_another_unit_and_words_are_refused(tmp_path: Path) -> None:
    resolved = resolve_blocks(tmp_path, TABLE.replace("12、18、—、34", "12、许多"))
    assert resolved.codes == ["table-chart-cell", "table-chart-cell", "table-total-mixed"]
    assert any("“12、许多”画不成图：这一列要的是同一单位的数\n" in message for message in resolved.messages)
