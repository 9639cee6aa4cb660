"""A long report project, made up and always the same: everything a report may hold, over many pages.

The text is put together from clauses; figures follow from the place they stand at. Nothing in it is a fact.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

_OPENINGS = (
    "围绕年度重点任务", "按照总体部署", "面向产业发展需求", "针对企业反映集中的问题", "在前期试点的基础上",
    "结合各区实际", "着眼长远布局", "立足现有条件", "根据专家组建议", "为巩固已有成果",
    "经过半年准备", "在各方支持下",
)  # fmt: skip
_SUBJECTS = (
    "示例研究院", "各承担单位", "项目管理办公室", "联合实验室", "三家示范园区", "青年科学家团队",
    "有关高校和科研院所", "技术转移服务机构", "“海上灯塔”计划工作组", "Open Lab 平台",
)  # fmt: skip
_ACTIONS = (
    "完成了关键部件的国产化验证", "建成12条中试线并投入运行", "发布《开放共享目录（第三版）》",
    "开展跨区域联合攻关", "组织了47场供需对接会", "把平均审批时间由30个工作日压缩到12个工作日",
    "形成可复制、可推广的经验", "引进海外高层次人才86人", "与25个国家和地区的伙伴签署合作备忘录",
    "在 5G、AI 和生物制造等方向取得突破", "提出了“一年打基础、三年见成效”的目标",
    "将设备开放率提高到73.5%", "累计服务中小企业1,280家次", "推动数据要素安全有序流动",
)  # fmt: skip
_RESULTS = (
    "有效缓解了中小企业的资金压力", "为后续工作打下了坚实基础", "得到用户单位的普遍认可",
    "社会反响良好", "相关做法被多地借鉴", "实现了从“跟跑”到“并跑”的转变",
    "单位能耗下降8.6%，排放减少约1.2万吨", "带动上下游投资超过3亿元",
    "但在成果评价、利益分配等方面仍有待完善", "下一步将扩大试点范围",
)  # fmt: skip
_TITLES = (
    "开放共享的科研设施网络加快形成", "面向全球的联合研究计划稳步推进",
    "以企业为主体、市场为导向、产学研深度融合的技术创新体系建设取得新的阶段性成效",
    "科技金融支持力度持续加大", "青年人才培养“雏鹰计划”", "标准与知识产权协同推进",
    "绿色低碳技术示范应用", "区域协同创新共同体建设迈出坚实步伐，跨省市项目联合资助机制正式建立并试运行",
    "科学普及与公众参与", "伦理治理与科研诚信",
)  # fmt: skip
_REGIONS = ("东部", "南部", "西部", "北部", "中部")
_FIELDS = ("先进材料", "生物医药", "人工智能", "海洋工程", "能源环保", "航空航天", "现代农业", "公共安全")


def _turn(words: tuple[str, ...], number: int) -> str:
    """The words in turn, over and over."""
    return words[number % len(words)]


def sentence(number: int) -> str:
    """One sentence; the same for the same number."""
    opening = _OPENINGS[number % len(_OPENINGS)]
    subject = _SUBJECTS[(number * 7 + 3) % len(_SUBJECTS)]
    action = _ACTIONS[(number * 5 + 1) % len(_ACTIONS)]
    other = _ACTIONS[(number * 11 + 4) % len(_ACTIONS)]
    result = _RESULTS[(number * 3 + 2) % len(_RESULTS)]
    match number % 4:
        case 0:
            return f"{opening}，{subject}{action}，{result}。"
        case 1:
            return f"{subject}{action}；{opening}，{other}。"
        case 2:
            return f"{opening}，{subject}{action}，{other}，{result}。"
        case _:
            return f"——据统计（截至{number % 12 + 1}月{number % 28 + 1}日），{subject}{action}，{result}。"


def prose(start: int, sentences: int) -> str:
    """A paragraph."""
    return "".join(sentence(number) for number in range(start, start + sentences))


def long_report(chapters: int = 6, layout: str = "annual") -> dict[str, str]:
    """The files of a report project of ``chapters`` chapters, about ten pages each, by path."""
    files = {
        "report.yaml": _report(chapters, layout),
        "facts/a.yaml": _facts(chapters),
    }
    for number in range(1, chapters + 1):
        files[f"chapters/{number}.yaml"] = "\n".join(_chapter(number)) + "\n"
    return files


def _report(chapters: int, layout: str) -> str:
    names = ", ".join(f"chapters/{number}.yaml" for number in range(1, chapters + 1))
    return (
        "title: 示例科技发展年度报告\nyear: 2021\npublisher: 示例研究院\n"
        f"layout: {layout}\nchapters: [{names}]\n"
    )


def _facts(chapters: int) -> str:
    lines = []
    for number in range(1, chapters + 1):
        lines.append(f"第{number}组:")
        lines.append(
            f"  项目: {{unit: 项, values: {{2019: {40 + number}, 2020: {52 + 3 * number}, 2021: {70 + 7 * number}}}}}"
        )
        lines.append(
            f"  投入: {{unit: 万元, values: {{2020: {900 + 35 * number}, 2021: {1280 + 61 * number}}}}}"
        )
        lines.append(f"  产出: {{unit: 亿元, value: {number}.{number % 10}5}}")
        lines.append(f"  专家: {{unit: 位, value: 超{100 + 10 * number}}}")
    return "\n".join(lines) + "\n"


def _chapter(number: int) -> Iterator[str]:
    text = count(number * 100)
    group = f"第{number}组"
    yield f"section: {_TITLES[number % len(_TITLES)]}"
    yield f'number: "{number}.{number + 1}"'
    yield "notes:"
    yield f"  口径: {prose(number, 1)}"
    yield f"  长注: {prose(number * 3, 9)}"
    yield f"  表注: 含{_REGIONS[number % 5]}以外地区的联合项目，见[示例网站](https://example.org/a/{number})。"
    yield f"  图注: {prose(number * 5, 2)}"
    yield f"  列注: {prose(number * 9, 1)}"
    yield "blocks:"
    yield f"  - lead: {prose(next(text), 3)}"
    for topic in range(4):
        yield f"  - topic: {_TITLES[(number * 3 + topic * 7 + 1) % len(_TITLES)]}"
        yield f"    id: 主题{number}-{topic}"
        yield "    blocks:"
        parts = (_overview, _tables, _pictures, _boxes)[topic]
        yield from (f"      {line}" for line in parts(number, group, text))


def _paragraphs(text: Iterator[int], number: int, sentences: int) -> Iterator[str]:
    for start in islice(text, number):
        yield f"- text: {prose(start * 3, sentences)}"


def _overview(number: int, group: str, text: Iterator[int]) -> Iterator[str]:
    yield f"- text: {prose(next(text), 2)}全年立项**{{{{ {group}.项目 | 带单位 }}}}**[^口径]，{prose(next(text), 2)}"
    yield f"- cards: [{{fact: {group}.项目, label: 立项}}, {{fact: {group}.投入, label: 投入经费}}, {{fact: {group}.产出, label: 预期经济效益}}, {{fact: {group}.专家, label: 参与专家}}]"
    yield from _paragraphs(text, 4, 4)
    yield f"- heading: {_TITLES[(number + 2) % len(_TITLES)]}"
    yield from _paragraphs(text, 3, 3)
    yield "- list:"
    for item in range(3):
        mark = "[^列注]" if item == 1 else ""
        yield f'    - text: "{prose(next(text), 1)}{mark}"'
        yield f"      items: [{_FIELDS[item]}, {_FIELDS[item + 3]}领域的联合攻关与成果转化, '{prose(next(text), 1)}']"
    yield from _paragraphs(text, 3, 5)
    yield f"- text: 详见{{ref:表{number}}}、{{ref:图{number}}}和第{{page:主题{number}-3}}页。{prose(next(text), 2)}"


def _tables(number: int, group: str, text: Iterator[int]) -> Iterator[str]:
    yield from _paragraphs(text, 2, 4)
    yield f"- text: {prose(next(text), 1)}构建链接各方的高水平创新网络[^长注]，{prose(next(text), 3)}"
    yield "- table:"
    yield f"    id: 表{number}"
    yield f'    caption: "各地区分领域立项与投入情况（第{number}组）[^表注]"'
    yield "    first_column: header"
    yield "    columns:"
    yield "      - 领域"
    yield "      - {title: 立项, columns: [{title: 数量（项）, align: 右}, {title: 占比（%）, align: 小数点, total: 否}]}"
    yield "      - {title: 投入（万元）, align: 小数点}"
    yield "      - {title: 说明, width: 36%}"
    yield "    rows:"
    for region, name in enumerate(_REGIONS):
        yield f"      - group: {name}地区"
        yield "        rows:"
        for field, what in enumerate(_FIELDS):
            value = (number * 31 + region * 17 + field * 7) % 90 + 3
            remark = sentence(value * (region + 1)) if field % 3 == 0 else _ACTIONS[value % len(_ACTIONS)]
            yield f'          - [{what}, {value}, {value / 7:.1f}, "{value * 21.5:,.2f}", "{remark}"]'
        yield "          - total: 小计"
    yield "      - total: 合计"
    yield f"    note: {prose(number, 1)}"
    yield "    source: 示例研究院项目管理系统"
    yield from _paragraphs(text, 3, 5)
    yield "- table:"
    yield "    caption: 进度安排"
    yield "    columns: [阶段, 起止时间, 主要任务]"
    yield "    rows:"
    yield f"      - [准备, 1—3月, {_turn(_ACTIONS, number)}]"
    yield f"      - [实施, 4月1日至9月30日, '{prose(number, 2)}']"
    yield "      - [^, 10—11月, 中期评估]"
    yield "      - [总结, 12月, <]"
    yield from _paragraphs(text, 2, 4)


def _pictures(number: int, group: str, text: Iterator[int]) -> Iterator[str]:
    kinds = ("column", "line", "bar")
    for index in range(3):
        yield from _paragraphs(text, 2 + (number + index) % 3, 4)
        yield "- chart:"
        yield f"    kind: {kinds[(number + index) % 3]}"
        yield f"    title: 第{number}组立项数量变化（{index + 1}）"
        if index == 0:
            yield f"    id: 图{number}"
            yield f'    caption: "第{number}组立项数量，{number + index}项指标[^图注]"'
        if kinds[(number + index) % 3] == "bar":
            yield f"    points: [{{fact: '{group}.项目[2019]', label: 2019年}}, {{fact: '{group}.项目[2020]', label: 2020年}}, {{fact: '{group}.项目[2021]', label: 2021年}}]"
        else:
            yield "    years: [2019, 2020, 2021]"
            yield f"    series: [{group}.项目]"
        yield "    source: 示例研究院"
    yield from _paragraphs(text, 3, 4)


def _boxes(number: int, group: str, text: Iterator[int]) -> Iterator[str]:
    yield from _paragraphs(text, 1, 3)
    yield f"- event: 第{number}届示例论坛"
    yield "  dates: 5月31日至6月4日"
    yield "  place: 示例会议中心"
    yield f"  cards: [{{fact: {group}.专家, label: 专家学者}}, {{fact: {group}.项目, label: 对接项目}}]"
    yield "  blocks:"
    yield from (f"    {line}" for line in _paragraphs(text, 2, 4))
    yield "    - labelled: {label: 板块设置, text: 会议论坛、展览展示、竞赛评奖、应用体验}"
    yield f"- quote: {prose(next(text), 2)}"
    yield "  source: 《示例科技合作框架协议》"
    yield "- callout: 数据说明"
    yield "  blocks:"
    yield from (f"    {line}" for line in _paragraphs(text, 2, 3))
    yield "- groups:"
    yield f"    - {{label: 深化协同机制, items: ['{_turn(_ACTIONS, number)}', '{_turn(_ACTIONS, number + 3)}']}}"
    yield f"    - {{label: 推动示范项目, items: ['{_turn(_ACTIONS, number + 5)}', '{_turn(_RESULTS, number)}']}}"
    yield "- columns: 2"
    yield "  blocks:"
    yield from (f"    {line}" for line in _paragraphs(text, 3, 3))
    yield "- organisations:"
    yield "    title: 参与单位"
    yield f"    items: [{', '.join(f'示例{field}研究中心' for field in _FIELDS)}]"
    yield "- list:"
    yield "    kind: number"
    yield "    items:"
    yield from (f"      - {_ACTIONS[(number + step) % len(_ACTIONS)]}" for step in range(4))
    yield from _paragraphs(text, 3, 5)


def write_long_report(folder: Path, chapters: int = 6, layout: str = "annual") -> Path:
    """Write the project into ``folder``."""
    for path, text in long_report(chapters, layout).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    write_long_report(Path(sys.argv[1]), layout=sys.argv[2] if len(sys.argv) > 2 else "annual")
