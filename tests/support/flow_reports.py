"""Reports made by hand: every kind of FLOW block and inline at least once, and the pages they refer to."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from PIL import Image

from reportgen.model.chart import ChartSpec, Series
from reportgen.model.flow import (
    Block,
    Caption,
    Cell,
    ChartGraphic,
    Column,
    Figure,
    Grid,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    PageBreak,
    Panel,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from reportgen.model.inline import CrossReference, Inline, Inlines, LineBreak, Link, TextRun
from reportgen.model.pages import Destination, Page, Pages
from reportgen.model.picture import Asset, Picture

PROSE = (
    "构建链接国际的高水平创新网络，协调推进与不同类型国家间的科技合作、交流与对话，"
    "研究制订新一轮“一带一路”科技创新行动方案，进一步打开国际科技合作新局面。"
)
METADATA = Metadata(
    "2021上海科技进步报告",
    "2021",
    publisher="上海市科学技术委员会",
    keywords=("科技", "合作"),
    date="2022-03-01",
)


def words(text: str) -> Inlines:
    return (TextRun(text),)


def paragraph(text: str, style: str = "body") -> Paragraph:
    return Paragraph(words(text), style)


def rich(*inlines: Inline, style: str = "body") -> Paragraph:
    return Paragraph(inlines, style)


def items(*texts: str, numbered: bool = False) -> tuple[ListItem, ...]:
    return tuple(
        ListItem(f"{index}." if numbered else "•", (), (paragraph(text, "list"),))
        for index, text in enumerate(texts, start=1)
    )


def card(value: str, unit: str, label: str) -> Panel:
    figure = Paragraph((TextRun(value), TextRun(unit, style="card.unit")), "card.value")
    return Panel((figure, paragraph(label, "card.label")), "card")


def cell(text: str, **spans: Any) -> Cell:
    return replace(Cell((paragraph(text, "table.cell"),)), **spans)


def head(text: str) -> Cell:
    return Cell((paragraph(text, "table.head"),), "column")


@cache
def blue_picture() -> Asset:
    stream = io.BytesIO()
    Image.new("RGB", (320, 180), (90, 140, 190)).save(stream, "PNG")
    data = stream.getvalue()
    return Asset("blue.png", hashlib.sha256(data).hexdigest(), "PNG", 320, 180, 72.0, data)


def events_table() -> Table:
    """A table with a header row, a cell over two rows, one over two columns, caption and note."""
    return Table(
        columns=(Column(0.3), Column(0, "center"), Column(0, "end")),
        header=(Row((head("论坛"), head("时间"), head("形式"))),),
        body=(
            Row((cell("浦江创新论坛", rowspan=2), cell("5月31日至6月4日"), cell("线上"))),
            Row((cell("6月"), cell("线下"))),
            Row((cell("世界人工智能大会", colspan=2), cell("1.05"))),
        ),
        style="table",
        anchor="tbl-events",
        caption=Caption(words("三大论坛"), "caption", "tbl-events", "表4.2-", 1, "table-4.2"),
        notes=(paragraph("注：据公开材料整理。", "note"),),
        alt="三个论坛的时间与形式",
    )


def centres_chart() -> Figure:
    spec = ChartSpec(
        "column",
        "外资研发中心数量",
        ("2020年", "2021年"),
        (Series("累计", (Decimal(481), Decimal(506))),),
        "家",
    )
    caption = Caption(words("外资研发中心累计认定数量"), "caption", "fig-centres", "图4.2-", 1, "figure-4.2")
    alt = "柱状图：外资研发中心，2020年481家，2021年506家"
    return Figure(ChartGraphic(spec), alt, "figure", 0.8, 0.5, "fig-centres", caption)


def forum_event() -> Panel:
    return Panel(
        (
            Heading(3, words("浦江创新论坛"), "item", "event-1", "①"),
            paragraph("5月31日至6月4日", "event.meta"),
            Grid(3, (card("20", "多个", "国家和地区"), card("150", "位", "专家学者")), "cards"),
            rich(TextRun("板块设置", strong=True), TextRun("：会议论坛、展览展示"), style="labelled"),
        ),
        "event",
    )


def text_blocks() -> tuple[Block, ...]:
    """Inlines of every kind, lists of every kind."""
    nested = ListBlock("bullet", items("子项一", "子项二"), "list", depth=1)
    with_nested = ListItem("•", (), (paragraph("第一项", "list"), paragraph("续段"), nested))
    return (
        paragraph(PROSE, "lead"),
        rich(
            TextRun("全年新增"),
            TextRun("25", strong=True),
            TextRun("家，见"),
            CrossReference("fig-centres", "number", "图4.2-1"),
            TextRun("（第"),
            CrossReference("fig-centres", "page", "?"),
            TextRun("页），"),
            Link("https://stcsm.sh.gov.cn/", words("市科委网站")),  # type: ignore[arg-type]
            TextRun("；CO"),
            TextRun("2", position="sub"),
            LineBreak(),
            TextRun("参见"),
            CrossReference("topic-1", "title", "国际科技合作全面推进"),
        ),
        ListBlock("bullet", (with_nested, *items("第二项")), "list"),
        ListBlock("number", items("甲", "乙", numbered=True), "list"),
        ListBlock("number", items("丙", "丁", numbered=True), "list"),
        ListBlock(
            "label",
            (ListItem("", words("提升创新人才能力"), (ListBlock("bullet", items("培训13批"), "list"),)),),
            "list",
            "list.label",
        ),
    )


def full_report() -> Report:
    """Two sections; the second holds every kind of block."""
    first = Section(
        Heading(1, words("节选"), "section", "section-4.1", "4.1"),
        (
            Section(
                Heading(2, words("人才服务更趋精准化"), "topic", "topic-0", "◆"), (paragraph(PROSE),), "topic"
            ),
        ),
        "section",
        "4.1",
    )
    picture = Figure(
        Picture(blue_picture()),
        "一张蓝色的图片",
        "figure",
        0.5,
        0.5625,
        "fig-blue",
        Caption(words("蓝色图片"), "caption", "fig-blue", "图4.2-", 2, "figure-4.2"),
        (paragraph("来源：测试", "note"),),
    )
    topic = Section(
        Heading(2, words("国际科技合作全面推进"), "topic", "topic-1", "◆"),
        (
            Heading(3, words("上海外资研发中心加快集聚"), "heading", "heading-1"),
            *text_blocks(),
            Grid(4, (card("506", "家", "累计认定"), card("25", "家", "全年新增")), "cards"),
            centres_chart(),
            forum_event(),
            Panel((paragraph("提示", "callout.title"), paragraph(PROSE)), "callout"),
            Panel((paragraph(PROSE, "quote"),), "quote.box", "BlockQuote"),
            events_table(),
            PageBreak(),
            picture,
        ),
        "topic",
    )
    second = Section(
        Heading(1, words("拓展国际国内合作网络"), "section", "section-4.2", "4.2"), (topic,), "section", "4.2"
    )
    return Report(METADATA, (first, second))


def report_of(*blocks: Block) -> Report:
    """A report of one section that holds ``blocks``."""
    heading = Heading(1, words("章节"), "section", "section-1", "1")
    return Report(METADATA, (Section(heading, blocks, "section", "1"),))


def pages_of_report() -> Pages:
    """Five empty pages numbered from 1, with the places of a few anchors."""
    pages = tuple(Page(index, str(index + 1), 595.28, 841.89, ()) for index in range(5))
    anchors = {
        "section-4.1": Destination(0, 0, 0),
        "section-4.2": Destination(1, 0, 0),
        "topic-1": Destination(1, 0, 0),
        "fig-centres": Destination(2, 0, 0),
    }
    return Pages(METADATA, pages, (), (), anchors)
