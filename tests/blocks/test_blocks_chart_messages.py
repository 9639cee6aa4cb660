"""What an editor reads when a chart asks for what its kind cannot show: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.report_projects import resolve_blocks

# name → the chart (from line 4 of the chapter), the whole message
CASES: dict[str, tuple[str, str]] = {
    "a part that the kind has not": (
        "- chart:\n    {kind: pie, title: 图, stacking: stacked, points: [外资研发中心.累计]}\n",
        """
chapters/a.yaml:4:3: 错误 [chart-part] 饼图没有“stacking”这一项
    4 | - chart:
      |   ^^^^^^
   → 去掉 stacking，或换一种图；饼图可以写：highlight、labels、legend、sort、top
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_in_a_chart_is_told_where_it_stands(name: str, tmp_path: Path) -> None:
    blocks, expected = CASES[name]
    found = resolve_blocks(tmp_path, blocks)
    assert "\n\n".join(found.messages) == expected.strip("\n")
