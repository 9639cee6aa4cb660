"""What an editor reads when report.yaml, a chapter or a fact file is wrong: the exact messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.report_projects import resolve_project, write_project

REPORT = "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\n"
CHAPTER = 'section: 合作\nnumber: "4.2"\nblocks:\n- text: 合作\n'

# name → files beside the sound ones, the whole message
CASES: dict[str, tuple[dict[str, str], str]] = {
    "a chapter file that is not there": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/b.yaml]\n"},
        """
report.yaml:3:12: 错误 [source-missing] 找不到文件“chapters/b.yaml”
    3 | chapters: [chapters/b.yaml]
      |            ^^^^^^^^^^^^^^^
   → 核对文件名和所在的文件夹（大小写也要一致），或把文件放到报告文件夹里的这个位置
""",
    ),
    "a chapter outside the project": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [../chapters/a.yaml]\n"},
        """
report.yaml:3:12: 错误 [source-path-outside] “../chapters/a.yaml”在报告文件夹之外
    3 | chapters: [../chapters/a.yaml]
      |            ^^^^^^^^^^^^^^^^^^
   → 把文件复制到报告文件夹里，路径从报告文件夹写起，如 photos/forum.jpg
""",
    ),
    "a report without chapters": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: []\n"},
        """
report.yaml:1:1: 错误 [project-no-chapters] report.yaml 的 chapters 是空的
    1 | title: 测试报告
      | ^^^^^^^＾＾＾＾
   → 写上章节文件，例如 chapters: [chapters/4.1-talent.yaml]
""",
    ),
    "a year that is not one": (
        {"report.yaml": "title: 测试报告\nyear: 二〇二一\nchapters: [chapters/a.yaml]\n"},
        """
report.yaml:2:7: 错误 [project-year] “二〇二一”不是四位数的年份
    2 | year: 二〇二一
      |       ＾＾＾＾
   → 例如 year: 2021
""",
    ),
    "a year with a word behind it, which is told once": (
        {
            "report.yaml": "title: 测试报告\nyear: 2021年\nchapters: [chapters/a.yaml]\n",
            "facts/a.yaml": "甲: {乙: {values: {2021: 3}}}\n",
            "chapters/a.yaml": "section: 甲\nblocks:\n- text: 共{{ 甲.乙 }}\n",
        },
        """
report.yaml:2:7: 错误 [project-year] “2021年”不是四位数的年份
    2 | year: 2021年
      |       ^^^^＾
   → 例如 year: 2021
""",
    ),
    "a date in words": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\ndate: 2022年3月1日\n"},
        """
report.yaml:4:7: 错误 [project-date] “2022年3月1日”不是日期
    4 | date: 2022年3月1日
      |       ^^^^＾^＾^＾
   → 写成 年-月-日，例如 date: 2022-03-01
""",
    ),
    "a day the calendar does not have": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\ndate: 2022-02-30\n"},
        """
report.yaml:4:7: 错误 [project-date] “2022-02-30”不是日期
    4 | date: 2022-02-30
      |       ^^^^^^^^^^
   → 写成 年-月-日，例如 date: 2022-03-01
""",
    ),
    "a language in words": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\nlanguage: 中文\n"},
        """
report.yaml:4:11: 错误 [project-language] “中文”不是语言代码
    4 | language: 中文
      |           ＾＾
   → 简体中文写 language: zh-CN
""",
    ),
    "a misspelt key of report.yaml": (
        {"report.yaml": "titel: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\n"},
        """
report.yaml:1:1: 错误 [schema-unknown-key] 没有“titel”这一项，是不是“title”？
    1 | titel: 测试报告
      | ^^^^^
   → 改成 title: …；这里可以写的有：title、year、chapters、front、back、facts、layout、language、publisher、author、subject、keywords、date、lint、draft、attach、attach_as
""",
    ),
    "two sections with one number": (
        {
            "report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml, chapters/b.yaml]\n",
            "chapters/b.yaml": 'section: 合作\nnumber: "4.2"\nblocks:\n- text: 合作\n',
        },
        """
chapters/b.yaml:2:9: 错误 [section-number-twice] 节号“4.2”用了两次，前一处在 chapters/a.yaml:2:9
    2 | number: "4.2"
      |         ^^^^^
   → 给其中一节换个号
   另见 chapters/a.yaml:2:9: 4.2
    2 | number: "4.2"
      |         ^^^^^
""",
    ),
    "a chapter that does not begin with section": (
        {"chapters/a.yaml": "title: 合作\n"},
        """
chapters/a.yaml:1:1: 错误 [chapter-no-section] 章节文件“chapters/a.yaml”要以 section: 开头
    1 | title: 合作
      | ^^^^^
   → 第一行写 section: 节的标题，下面写 number 和 blocks
""",
    ),
    "a section without a title": (
        {"chapters/a.yaml": 'section:\nnumber: "4.2"\nblocks:\n- text: 合作\n'},
        """
chapters/a.yaml:1:9: 错误 [schema-empty] 这里还没有写内容
    1 | section:
      |         ^
   → 在冒号后面写上内容，或者删掉这一行
""",
    ),
    "a pattern that no file matches": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\nfacts: [fact/*.yaml]\n"},
        """
report.yaml:4:9: 警告 [project-no-match] 没有文件符合“fact/*.yaml”
    4 | facts: [fact/*.yaml]
      |         ^^^^^^^^^^^
   → 检查文件夹和文件名
""",
    ),
    "a fact file that is not there": (
        {"report.yaml": "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\nfacts: [facts/b.yaml]\n"},
        """
report.yaml:4:9: 错误 [source-missing] 找不到文件“facts/b.yaml”
    4 | facts: [facts/b.yaml]
      |         ^^^^^^^^^^^^
   → 核对文件名和所在的文件夹（大小写也要一致），或把文件放到报告文件夹里的这个位置
""",
    ),
    "a fact file that is a list": (
        {"facts/a.yaml": "- 506\n"},
        """
facts/a.yaml:1:1: 错误 [fact-file-shape] 事实文件要写成“组名: ”下面“名称: 数值”
    1 | - 506
      | ^^^^^
   → 例如：外资研发中心: {累计: {unit: 家, value: 506}}
""",
    ),
    "a figure where a group belongs": (
        {"facts/a.yaml": "外资研发中心: 506\n"},
        """
facts/a.yaml:1:9: 错误 [fact-group-shape] “外资研发中心”是组名，下面要写“名称: 数值”
    1 | 外资研发中心: 506
      | 　　　　　　  ^^^
   → 在下一行缩进两格，写名称和数值
""",
    ),
    "a misspelt key of a fact": (
        {"facts/a.yaml": "甲:\n  乙: {uint: 家, value: 3}\n"},
        """
facts/a.yaml:2:7: 错误 [schema-unknown-key] 没有“uint”这一项，是不是“unit”？
    2 |   乙: {uint: 家, value: 3}
      |   　   ^^^^
   → 改成 unit: …；这里可以写的有：unit、decimals、by、source、note、status、owner、value、values、formula、text、date、list、wording
""",
    ),
    "a value that is no number": (
        {"facts/a.yaml": "甲:\n  乙: {unit: 家, value: 三百左右吧}\n"},
        """
facts/a.yaml:2:23: 错误 [fact-bad-value] “三百左右吧”不是数
    2 |   乙: {unit: 家, value: 三百左右吧}
      |   　         　         ＾＾＾＾＾
   → 写成 506、1.05、1/4、超150、20多、近2000 这样；文字用 text: …
""",
    ),
    "a fact without a value": (
        {"facts/a.yaml": "甲:\n  乙: {unit: 家}\n"},
        """
facts/a.yaml:2:3: 错误 [fact-no-value] 事实“甲.乙”没有数值
    2 |   乙: {unit: 家}
      |   ＾
   → 加上 value、values、formula、text、date 或 list 中的一项
""",
    ),
    "a fact with two values": (
        {"facts/a.yaml": "甲:\n  乙: {unit: 家, value: 3, formula: 1 + 2}\n"},
        """
facts/a.yaml:2:3: 错误 [fact-two-values] 事实“甲.乙”有几种写法：value、formula
    2 |   乙: {unit: 家, value: 3, formula: 1 + 2}
      |   ＾
   → 只留一种
""",
    ),
    "a fact defined twice": (
        {"facts/b.yaml": "外资研发中心:\n  新增: 3\n"},
        """
facts/b.yaml:2:3: 错误 [fact-twice] 事实“外资研发中心.新增”写了两遍，前一处在 facts/a.yaml:2:3
    2 |   新增: 3
      |   ＾＾
   → 删去一处
   另见 facts/a.yaml:2:3: 外资研发中心.新增
    2 |   新增: {unit: 家, values: {2021: 25}}
      |   ＾＾
""",
    ),
    "years that are not named": (
        {"facts/a.yaml": "甲:\n  乙: {unit: 家, values: [3, 4]}\n"},
        """
facts/a.yaml:2:24: 错误 [schema-not-mapping] 这里要写成“名称: 内容”的形式
    2 |   乙: {unit: 家, values: [3, 4]}
      |   　         　          ^^^^^^
   → 每一项单独一行，写成 名称: 内容，并缩进对齐
""",
    ),
    "a fact without a name": (
        {"facts/a.yaml": '甲:\n  "": {value: 3}\n'},
        """
facts/a.yaml:2:3: 错误 [fact-name-empty] 这里的名称是空的
    2 |   "": {value: 3}
      |   ^^
   → 写上组名或事实的名称
""",
    ),
    "a dimension named twice": (
        {"facts/a.yaml": "甲:\n  乙: {by: [区, 区], values: {黄浦区: 3}}\n"},
        """
facts/a.yaml:2:11: 错误 [fact-by] by 里的“区、区”不是几个不同的分列
    2 |   乙: {by: [区, 区], values: {黄浦区: 3}}
      |   　       ^＾^^＾^
   → 写一个，如 by: 区；或几个不同的，如 by: [年, 区]
""",
    ),
    "decimals below nought": (
        {"facts/a.yaml": "甲:\n  乙: {value: 3, decimals: -1}\n"},
        """
facts/a.yaml:2:27: 错误 [fact-decimals] 小数位数不能是-1
    2 |   乙: {value: 3, decimals: -1}
      |   　                       ^^
   → 写 0 到 20 之间的整数
""",
    ),
    "a year written twice": (
        {"facts/a.yaml": "甲:\n  乙: {values: {2021: 3, 2021年: 4}}\n"},
        """
facts/a.yaml:2:25: 错误 [fact-label-twice] 事实“甲.乙”里“2021”写了两遍
    2 |   乙: {values: {2021: 3, 2021年: 4}}
      |   　                     ^^^^＾
   → 删去一处（“2021”和“2021年”是同一年）
""",
    ),
    "a dimension left out": (
        {"facts/a.yaml": "甲:\n  乙: {by: [年, 区], values: {2021: 3}}\n"},
        """
facts/a.yaml:2:34: 错误 [fact-dimension-missing] 事实“甲.乙”的“2021”下面还要按“区”分开写
    2 |   乙: {by: [年, 区], values: {2021: 3}}
      |   　        　  　                  ^
   → 例如 2021: {…: 3, …: 4}；或者改 by
""",
    ),
    "a dimension too many": (
        {"facts/a.yaml": "甲:\n  乙: {values: {2021: {黄浦区: 3}}}\n"},
        """
facts/a.yaml:2:22: 错误 [fact-dimension-extra] 事实“甲.乙”只按“年”分列，这里要写一个数
    2 |   乙: {values: {2021: {黄浦区: 3}}}
      |   　                  ^＾＾＾^^^^
   → 改成一个数；或者在 by 里加上另一项，如 by: [年, 区]
""",
    ),
    "a day that is none": (
        {"facts/a.yaml": "甲:\n  乙: {date: 11月31日}\n"},
        """
facts/a.yaml:2:13: 错误 [fact-bad-date] “11月31日”不是日期
    2 |   乙: {date: 11月31日}
      |   　         ^^＾^^＾
   → 写成 2021-11-01、2021-11-01/2021-11-03 或 2021年11月1—3日，要有年份
""",
    ),
    "formulas in a circle": (
        {"facts/a.yaml": "甲:\n  一: {formula: 二 + 1}\n  二: {formula: 一 - 1}\n"},
        """
facts/a.yaml:2:16: 错误 [fact-circular] 算式绕了一圈：甲.一 → 甲.二 → 甲.一
    2 |   一: {formula: 二 + 1}
      |   　            ＾^^^^
   → 把其中一个改成数值
   另见 facts/a.yaml:3:3: 甲.二
    3 |   二: {formula: 一 - 1}
      |   ＾
""",
    ),
    "a division by zero": (
        {"facts/a.yaml": "甲:\n  一: {formula: 3 / 0}\n"},
        """
facts/a.yaml:2:16: 错误 [expression-division-by-zero] 除数是零
    2 |   一: {formula: 3 / 0}
      |   　            ^^^^^
   → 检查除号后面的事实
""",
    ),
    "a unit that does not follow from the formula": (
        {"facts/a.yaml": "甲:\n  一: 3\n  二: {unit: 家, formula: 一 * 2}\n"},
        """
facts/a.yaml:3:25: 错误 [fact-unit-none] “甲.二”写的单位是“家”，算出来的数却没有单位
    3 |   二: {unit: 家, formula: 一 * 2}
      |   　         　           ＾^^^^
   → 算式里的数字带上单位，例如 1家；结果本来没有单位的，去掉 unit
""",
    ),
    "a unit other than the computed one": (
        {"facts/a.yaml": "甲:\n  一: {unit: 万人次, value: 3}\n  二: {unit: 人, formula: 一 / 2场}\n"},
        """
facts/a.yaml:3:25: 错误 [fact-unit] “甲.二”写的单位是“人”，算出来却是“万人次/场”
    3 |   二: {unit: 人, formula: 一 / 2场}
      |   　         　           ＾^^^^＾
   → 算式没有错，就把 unit 写成“万人次/场”或能和它换算的单位；不然检查算式
""",
    ),
    "an unknown fact in a formula": (
        {"facts/a.yaml": "甲:\n  累计: {unit: 家, value: 3}\n  二: {unit: 家, formula: 累积 * 2}\n"},
        """
facts/a.yaml:3:25: 错误 [fact-unknown] 没有“累积”这个事实
    3 |   二: {unit: 家, formula: 累积 * 2}
      |   　         　           ＾＾
   → 最接近的是“累计”；改正名称，或在 facts 文件里加上它
""",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_editor_reads(name: str, tmp_path: Path) -> None:
    files, message = CASES[name]
    found = resolve_project(write_project(tmp_path, {"chapters/a.yaml": CHAPTER, **files}))
    assert "\n\n".join(found.messages) == message.strip("\n")


def test_a_project_without_mistakes_says_nothing(tmp_path: Path) -> None:
    found = resolve_project(write_project(tmp_path, {"chapters/a.yaml": CHAPTER}))
    assert found.messages == []
    assert found.report is not None


def test_mistakes_of_all_files_are_told_together(tmp_path: Path) -> None:
    files = {
        "report.yaml": REPORT.replace("[chapters/a.yaml]", "[chapters/a.yaml, chapters/b.yaml]"),
        "chapters/a.yaml": CHAPTER.replace("text", "txet"),
        "facts/a.yaml": "甲:\n  乙: {uint: 家, value: 3}\n",
    }
    found = resolve_project(write_project(tmp_path, files))
    places = sorted((str(d.span), d.code) for d in found.sink)
    assert places == [
        ("chapters/a.yaml:4:3", "block-unknown"),
        ("facts/a.yaml:2:7", "schema-unknown-key"),
        ("report.yaml:3:29", "source-missing"),
    ]
