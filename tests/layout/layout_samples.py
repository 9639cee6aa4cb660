"""Hand-made FLOW for layout tests: short makers for blocks, and a section with every kind of block."""

from __future__ import annotations

import struct
import zlib
from decimal import Decimal

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
    Panel,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from reportgen.model.inline import CrossReference, Inlines, Link, TextRun
from reportgen.model.picture import Asset, Picture

TEXT = (
    "适应新形势新要求，构建以国内大循环为主体、国内国际双循环相互促进的新发展格局；"
    "构建链接国际的高水平创新网络，协调推进与不同类型国家间的科技合作、交流与对话，"
    "研究制订新一轮“一带一路”科技创新行动方案，进一步打开国际科技合作新局面。"
)


def runs(text: str) -> Inlines:
    return (TextRun(text),)


def para(text: str = TEXT, style: str = "body") -> Paragraph:
    return Paragraph(runs(text), style)


def heading(text: str, style: str = "heading", label: str = "", level: int = 3) -> Heading:
    return Heading(level, runs(text), style, f"h-{text}", label)


def section(*children: Block, title: str = "拓展国际国内合作网络", number: str = "4.2") -> Section:
    head = Heading(1, runs(title), "section", f"s-{number}", number)
    return Section(head, children, "section", number)


def topic(title: str, *children: Block) -> Section:
    return Section(Heading(2, runs(title), "topic", f"t-{title}", "◆"), children, "topic")


def report(*sections: Section) -> Report:
    return Report(Metadata("2021上海科技进步报告", "2021", publisher="上海市科学技术委员会"), sections)


def card(value: str, unit: str, label: str, note: str = "") -> Panel:
    value_runs = (TextRun(value), TextRun(unit, style="card.unit"))
    parts: list[Block] = [Paragraph(value_runs, "card.value"), para(label, "card.label")]
    if note:
        parts.append(para(note, "card.note"))
    return Panel(tuple(parts), "card")


def cards(*cells: Panel, columns: int = 4) -> Grid:
    return Grid(columns, cells, "cards")


def caption(text: str, ordinal: int = 1, prefix: str = "图4.2-") -> Caption:
    return Caption(runs(text), "caption", f"c-{prefix}{ordinal}", prefix, ordinal, prefix)


def chart(aspect: float = 0.5, ordinal: int = 1) -> Figure:
    spec = ChartSpec(
        "column",
        "外资研发中心累计认定",
        ("2020年", "2021年"),
        (Series("累计", (Decimal(481), Decimal(506))),),
        unit="家",
        highlight=(1,),
    )
    return Figure(
        ChartGraphic(spec), "柱状图", "figure", 1.0, aspect, f"f-{ordinal}", caption("外资研发中心", ordinal)
    )


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xb0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture(aspect: float, width: float = 1.0) -> Figure:
    data = png(100, max(round(100 * aspect), 1))
    asset = Asset("assets/grey.png", "0" * 64, "PNG", 2000, max(round(2000 * aspect), 1), 72.0, data)
    return Figure(Picture(asset), "灰色图片", "figure", width, aspect, "f-p", caption("一张图片", 9))


def bullets(*texts: str, depth: int = 0) -> ListBlock:
    items = tuple(ListItem("•", (), (para(text, "list"),)) for text in texts)
    return ListBlock("bullet", items, "list", depth=depth)


def groups(*entries: tuple[str, str]) -> ListBlock:
    items = tuple(ListItem("", runs(label), (bullets(text),)) for label, text in entries)
    return ListBlock("label", items, "list", "list.label")


def table(rows: int, columns: int = 3, header: int = 1, text: str = "内容") -> Table:
    head = tuple(
        Row(tuple(Cell((para(f"栏{c + 1}", "table.head"),), "column") for c in range(columns)))
        for _ in range(header)
    )
    body = tuple(
        Row(tuple(Cell((para(f"{text}{r + 1}之{c + 1}", "table.cell"),)) for c in range(columns)))
        for r in range(rows)
    )
    return Table(
        tuple(Column() for _ in range(columns)), head, body, "table", "tab", caption("表", 1, "表4.2-")
    )


def event(title: str, paragraphs: int = 2) -> Panel:
    head = Heading(3, runs(title), "item", f"e-{title}", "①")
    figures = cards(card("20", "多个", "国家和地区"), card("超150", "位", "专家学者"))
    texts = tuple(para() for _ in range(paragraphs))
    return Panel(
        (head, para("5月31日至6月4日", "event.meta"), figures, *texts), "event", "Sect", f"p-{title}"
    )


def everything() -> Section:
    """A section with every kind of block, as the seed has them."""
    mixed = Paragraph(
        (
            TextRun("详见"),
            CrossReference("c-图4.2-1", "number", "图4.2-1"),
            TextRun("（第"),
            CrossReference("c-图4.2-1", "page", "0"),
            TextRun("页）和"),
            Link("https://stcsm.sh.gov.cn/", (TextRun("上海市科学技术委员会网站"),)),
            TextRun("，累计认定"),
            TextRun("506", strong=True),
            TextRun("家。"),
        ),
        "body",
    )
    five = cards(
        card("25", "家", "新增外资研发中心"),
        card("506", "家", "累计认定外资研发中心", "截至2021年底"),
        card("5", "家", "全球研发中心"),
        card("1", "家", "外资开放式创新平台"),
        card("1/4", "", "由世界500强企业设立的外资研发中心约占"),
    )
    return section(
        para(style="lead"),
        topic(
            "“一带一路”国际科技合作全面推进",
            para(),
            heading("上海外资研发中心加快集聚"),
            para(),
            five,
            mixed,
            chart(),
            para(),
        ),
        topic("高水平国际交流平台影响力持续提升", para(), event("浦江创新论坛"), event("世界人工智能大会")),
        topic(
            "国内和对口支援地区科技交流与合作持续深化",
            para(),
            groups(
                ("深化跨区域协同创新机制", "与重庆市科技局签署《科技合作框架协议》"),
                ("提升创新人才能力", TEXT),
            ),
            table(5),
            Panel((para(style="quote"),), "quote.box", "BlockQuote"),
            Panel((para("提示", "callout.title"), para()), "callout", "Note"),
            bullets(TEXT, "短项", TEXT),
        ),
    )
