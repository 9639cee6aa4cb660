"""What an editor reads when an expression in the text is wrong: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.report_projects import resolve_blocks

FACTS = """\
分布:
  各区: {unit: 家, by: [年, 区], values: {2021: {浦东新区: 120, 徐汇区: 60}}}
培训:
  规模: 13批510人次
论坛:
  专家: {unit: 位, value: 超150}
  日期: {date: 2021-11-01}
项目:
  数量: {unit: 项, value: 23}
"""

MESSAGES = {
    "项目.数量 | 万元": """
chapters/a.yaml:4:21: 错误 [expression-convert] “项”不能换算成“万元”
    4 | - text: 共{{ 项目.数量 | 万元 }}
      |         　   　　 　　   ＾＾
   → 核对用的事实和它的单位；只要单位照写，用 带单位
""",
    "项目。数量": """
chapters/a.yaml:4:15: 错误 [expression-wide] 算式里的“。”是全角的
    4 | - text: 共{{ 项目。数量 }}
      |         　   　　＾
   → 改成半角的“.”
""",
    "项目.数量｜带单位": """
chapters/a.yaml:4:18: 错误 [expression-wide] 算式里的“｜”是全角的
    4 | - text: 共{{ 项目.数量｜带单位 }}
      |         　   　　 　　＾
   → 改成半角的“|”
""",
    "机构.总数": """
chapters/a.yaml:4:13: 错误 [fact-unknown] 没有“机构.总数”这个事实
    4 | - text: 共{{ 机构.总数 }}
      |         　   ＾＾^＾＾
   → 改正名称，或在 facts 文件里加上它
""",
    "分布.各区": """
chapters/a.yaml:4:13: 错误 [expression-several] “分布.各区”有2个数，这里要一个
    4 | - text: 共{{ 分布.各区 }}
      |         　   ＾＾^＾＾
   → 写明要哪一个，例如 分布.各区[浦东新区]；或用 合计()、平均()、最大()
""",
    "分布.各区[浦东]": """
chapters/a.yaml:4:19: 错误 [fact-no-label] 事实“分布.各区”里没有“浦东”
    4 | - text: 共{{ 分布.各区[浦东] }}
      |         　   　　 　　 ＾＾
   → 最接近的是“浦东新区”；改正方括号里的名称，可以写的有：2021、浦东新区、徐汇区
""",
    "分布.各区[2020, 浦东新区]": """
chapters/a.yaml:4:13: 错误 [fact-no-cell] 事实“分布.各区”没有“2020、浦东新区”的数
    4 | - text: 共{{ 分布.各区[2020, 浦东新区] }}
      |         　   ＾＾^＾＾^^^^^^^＾＾＾＾^
   → 在 values 里补上，或改正方括号里的名称
""",
    "分布.各区[街道=外滩]": """
chapters/a.yaml:4:19: 错误 [fact-no-dimension] 事实“分布.各区”不按“街道”分列，只按：年、区
    4 | - text: 共{{ 分布.各区[街道=外滩] }}
      |         　   　　 　　 ＾＾^＾＾
   → 改正方括号里等号前面的词
""",
    "项目.数量[浦东新区]": """
chapters/a.yaml:4:19: 错误 [fact-no-labels] 事实“项目.数量”没有分列，后面不能写[浦东新区]
    4 | - text: 共{{ 项目.数量[浦东新区] }}
      |         　   　　 　　 ＾＾＾＾
   → 删去方括号
""",
    "培训.规模 * 2": """
chapters/a.yaml:4:13: 错误 [fact-compound] “13批510人次”是几个数（批、人次），不能当一个数算
    4 | - text: 共{{ 培训.规模 * 2 }}
      |         　   ＾＾^＾＾
   → 写明要哪一个，例如 名称[批]
""",
    "如果(论坛.专家 > 200位, “多”, “少”)": """
chapters/a.yaml:4:16: 错误 [expression-undecided] “超150位”和“200位”比不出结果
    4 | - text: 共{{ 如果(论坛.专家 > 200位, “多”, “少”) }}
      |         　   　　 ＾＾^＾＾^^^^^^＾
   → 约数只能比出有把握的结果；把它当成准确的数来比，写 数值(…)
""",
    "四舍五入(1, 0.5)": """
chapters/a.yaml:4:21: 错误 [expression-decimals] 小数位数要写 0 到 20 之间的整数
    4 | - text: 共{{ 四舍五入(1, 0.5) }}
      |         　   　　　　    ^^^
   → 例如 四舍五入(甲, 1)
""",
    "天数(项目.数量)": """
chapters/a.yaml:4:16: 错误 [expression-no-date] 这里要一个日期
    4 | - text: 共{{ 天数(项目.数量) }}
      |         　   　　 ＾＾^＾＾
   → 换成用 date 写的事实
""",
    "项目.数量 | 百分点": """
chapters/a.yaml:4:21: 错误 [expression-format-percent] “百分点”只能用于百分数
    4 | - text: 共{{ 项目.数量 | 百分点 }}
      |         　   　　 　　   ＾＾＾
   → 检查事实的单位是不是 %
""",
    "1/7 | 分数符号": """
chapters/a.yaml:4:19: 错误 [expression-format-long] “分数符号”写不出这个数
    4 | - text: 共{{ 1/7 | 分数符号 }}
      |         　         ＾＾＾＾
   → 换一种写法，或先取整、四舍五入
""",
    "1.5 | 汉字年份": """
chapters/a.yaml:4:19: 错误 [expression-format-year] “1.5”不是年份
    4 | - text: 共{{ 1.5 | 汉字年份 }}
      |         　         ＾＾＾＾
   → 用于年度这样四位以内的数
""",
}


@pytest.mark.parametrize("source", MESSAGES)
def test_the_editor_reads(source: str, tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, f"- text: 共{{{{ {source} }}}}\n", **{"facts/a.yaml": FACTS})
    assert found.messages == [MESSAGES[source].strip("\n")]
