"""Tables with groups and notes, footnotes everywhere: both files say what FLOW says."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Sink
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.pdf import write_pdf
from reportgen.verify.compare import differences
from reportgen.verify.docx_reader import read_docx
from reportgen.verify.expected import expected_records
from reportgen.verify.pdf_reader import read_pdf
from tests.support.report_projects import resolve_blocks
from tests.support.themes import sample_theme

BLOCKS = """\
- heading: 合作项目[^标题]
- text: 新增**25**家[^口径]，见{ref:表}、[网站](https://example.org)。
- list:
    - 现代农业[^项]
    - text: 生命健康
      items: ["新药[^药]"]
- groups:
    - label: 分组[^组]
      items: [甲]
- table:
    id: 表
    caption: 各地区[^题]
    columns: ["地区[^表头]", {title: 项目, columns: [数量, {title: 投入, align: 小数点}]}]
    rows:
      - {group: "长三角[^行]", rows: [[江苏, "12[^格]", 3.5], [^, 7, 4], {total: 小计}]}
    note: 说明[^注]
    source: 年报
- cards: [{fact: 外资研发中心.新增, label: "新增[^卡]"}]
- callout: 提示[^框]
- notes:
    标题: 见[上海科技](https://stcsm.sh.gov.cn/)。
    口径: |
      第一段，见{ref:表}。

      第二段。
    项: 甲。
    药: 乙。
    组: 丙。
    题: 丁。
    表头: 戊。
    行: 己。
    格: 庚。
    注: 辛。
    卡: 壬。
    框: 癸。
"""


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_notes_read_back_where_they_were_written(kind: str, tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, BLOCKS)
    assert found.messages == [] and found.report is not None
    theme, sink = sample_theme(), Sink()
    pages = paginate(found.report, theme, sink)
    expected = expected_records(found.report, pages)
    assert sum(record.kind == "note" for record in expected) == 12
    path = tmp_path / f"report.{kind}"
    if kind == "pdf":
        write_pdf(pages, theme, path)
        read = read_pdf(path)
    else:
        write_docx(found.report, theme, pages, path)
        read = read_docx(path)
    assert differences(expected, read) == ()
