"""The names Word sees: style ids and human names. Ids stay the same whatever the theme says.

A built-in style goes by Word's own English name, which every localised Word shows in its own
language ("Body Text" is 正文文本 in a Chinese Word); our own styles have Chinese names.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.model.flow import ListKind
from reportgen.theme.names import PARAGRAPH_STYLES


class WordName(NamedTuple):
    """A style's id in the file and the name people see."""

    id: str
    name: str


NORMAL = WordName("Normal", "Normal")
DEFAULT_FONT = WordName("DefaultParagraphFont", "Default Paragraph Font")
TABLE_NORMAL = WordName("TableNormal", "Normal Table")
LAYOUT_TABLE = WordName("LayoutTable", "版式表格")
DATA_TABLE = WordName("DataTable", "数据表格")
SPACER = WordName("Spacer", "间隔")
PARTING = WordName("Parting", "间隔（页首不留）")
LIST_LABEL = WordName("ListLabel", "列表标签")
NOTE_REFERENCES = {
    "footnote": WordName("FootnoteReference", "footnote reference"),
    "endnote": WordName("EndnoteReference", "endnote reference"),
}
CAPTION = WordName("Caption", "caption")

_PARAGRAPH = {
    "body": WordName("BodyText", "Body Text"),
    "lead": WordName("Lead", "导语"),
    "list": WordName("List", "List"),
    "list.label": LIST_LABEL,
    "labelled": WordName("Labelled", "标签段落"),
    "caption": CAPTION,
    "note": WordName("Note", "注释"),
    "footnote": WordName("FootnoteText", "footnote text"),
    "endnote": WordName("EndnoteText", "endnote text"),
    "endnotes.title": WordName("EndnotesTitle", "尾注标题"),
    "quote": WordName("Quote", "Quote"),
    "callout.title": WordName("CalloutTitle", "提示标题"),
    "table.cell": WordName("TableCell", "表格内容"),
    "table.head": WordName("TableHead", "表格表头"),
    "table.group": WordName("TableGroup", "表格分组"),
    "table.total": WordName("TableTotal", "表格合计"),
    "card.value": WordName("CardValue", "卡片数值"),
    "card.label": WordName("CardLabel", "卡片标签"),
    "card.note": WordName("CardNote", "卡片说明"),
    "event.meta": WordName("EventMeta", "活动信息"),
    "organisations.title": WordName("OrganisationsTitle", "机构列表标题"),
    "organisation": WordName("Organisation", "机构"),
    "contents.1": WordName("TOC1", "toc 1"),
    "contents.2": WordName("TOC2", "toc 2"),
    "contents.3": WordName("TOC3", "toc 3"),
    "contents.4": WordName("TOC4", "toc 4"),
    "contents.5": WordName("TOC5", "toc 5"),
    "contents.6": WordName("TOC6", "toc 6"),
    "index.letter": WordName("IndexHeading", "index heading"),
    "index.1": WordName("Index1", "index 1"),
    "index.2": WordName("Index2", "index 2"),
    "index.3": WordName("Index3", "index 3"),
    "glossary": WordName("Glossary", "术语解释"),
    "reference": WordName("Bibliography", "Bibliography"),
    "contents.captions": WordName("TableofFigures", "table of figures"),
    "card.growth": WordName("CardGrowth", "卡片增减"),
    "card.trend": WordName("CardTrend", "卡片走势"),
    "organisation.logo": WordName("OrganisationLogo", "机构标志"),
    "caption.part": WordName("CaptionPart", "分图题"),
    "picture": WordName("Picture", "图片"),
    "person.name": WordName("PersonName", "人物姓名"),
    "person.post": WordName("PersonPost", "人物职务"),
    "person.text": WordName("PersonText", "人物介绍"),
    "chronicle.month": WordName("ChronicleMonth", "大事记月份"),
    "chronicle.date": WordName("ChronicleDate", "大事记日期"),
    "chronicle.text": WordName("ChronicleText", "大事记内容"),
    "step.title": WordName("StepTitle", "流程步骤"),
    "step.text": WordName("StepText", "流程说明"),
    "step.arrow": WordName("StepArrow", "流程箭头"),
    "comparison.title": WordName("ComparisonTitle", "对照标题"),
    "definition": WordName("Definition", "释义"),
    "definition.term": WordName("DefinitionTerm", "释义词目"),
    "hero": WordName("Hero", "主题句"),
    "hero.note": WordName("HeroNote", "主题句说明"),
    "pullquote": WordName("PullQuote", "摘句"),
    "pullquote.source": WordName("PullQuoteSource", "摘句出处"),
    "case.title": WordName("CaseTitle", "案例标题"),
    "case.facts": WordName("CaseFacts", "案例概况"),
    "header": WordName("Header", "header"),
    "footer": WordName("Footer", "footer"),
    "figure": WordName("Figure", "插图"),
    "cover.title": WordName("Title", "Title"),
    "cover.subtitle": WordName("Subtitle", "Subtitle"),
    "cover.note": WordName("CoverNote", "封面小字"),
    "cover.year": WordName("CoverYear", "封面年份"),
    "cover.publisher": WordName("CoverPublisher", "封面单位"),
    "cover.logo": WordName("CoverLogo", "封面标志"),
    "cover.picture": WordName("CoverPicture", "封面图片"),
    "backcover": WordName("BackCover", "封底文字"),
    "backcover.logo": WordName("BackCoverLogo", "封底标志"),
    "imprint.title": WordName("ImprintTitle", "版权页名称"),
    "imprint": WordName("Imprint", "版权页"),
    "signature": WordName("Signature", "Signature"),
    "signature.name": WordName("SignatureName", "署名"),
    "signature.picture": WordName("SignaturePicture", "签名"),
    "blank": WordName("BlankPage", "空白页"),
}

_CHARACTER = {
    "link": WordName("Hyperlink", "Hyperlink"),
    "strong": WordName("Strong", "Strong"),
    "card.unit": WordName("CardUnit", "卡片单位"),
    "card.up": WordName("CardUp", "卡片升号"),
    "card.down": WordName("CardDown", "卡片降号"),
    "step.number": WordName("StepNumber", "步骤序号"),
    "case.mark": WordName("CaseMark", "案例标记"),
    "status.done": WordName("StatusDone", "状态 完成"),
    "status.doing": WordName("StatusDoing", "状态 进行中"),
    "status.late": WordName("StatusLate", "状态 滞后"),
    "status.open": WordName("StatusOpen", "状态 未开始"),
    "status.stopped": WordName("StatusStopped", "状态 中止"),
    "kai": WordName("Emphasis", "Emphasis"),
    "dotted": WordName("EmphasisDots", "着重号"),
    "underlined": WordName("Underlined", "下划线"),
}

_BOX = {
    "card": WordName("CardBox", "卡片"),
    "cards": WordName("CardGrid", "卡片组"),
    "event": WordName("EventBox", "活动"),
    "quote.box": WordName("QuoteBox", "引文框"),
    "callout": WordName("CalloutBox", "提示框"),
    "organisations": WordName("Organisations", "机构列表"),
    "organisations.logos": WordName("OrganisationsLogos", "机构标志列表"),
    "cover.foot": WordName("CoverFoot", "封面下方"),
    "signature.box": WordName("SignatureBox", "落款"),
    "cell": WordName("PlainCell", "空白格"),
    "people": WordName("People", "人物组"),
    "person": WordName("PersonBox", "人物"),
    "chronicle": WordName("Chronicle", "大事记"),
    "steps": WordName("Steps", "流程"),
    "step": WordName("StepBox", "步骤"),
    "step.between": WordName("StepBetween", "步骤之间"),
    "comparison": WordName("Comparison", "对照"),
    "comparison.left": WordName("ComparisonLeft", "对照左栏"),
    "comparison.right": WordName("ComparisonRight", "对照右栏"),
    "hero.box": WordName("HeroBox", "主题句框"),
    "pullquote.box": WordName("PullQuoteBox", "摘句框"),
    "case": WordName("CaseBox", "案例"),
    "pictures": WordName("Pictures", "组图"),
    "beside": WordName("Beside", "图文并排"),
    "table": WordName("ReportTable", "报告表格"),
    "chart.beside": WordName("ChartBeside", "图表并排"),
}

BOX_STYLES = frozenset({*_BOX, "table.row_alt", "footnotes"})
# parts of other blocks' looks, which are no Word styles of their own
INVISIBLE = frozenset({"table.row_alt", "footnotes"})
# the heading style a level goes by when the report leaves the choice open
HEADING_DEFAULTS = {1: "section", 2: "topic", 3: "heading"}
_HEADING_NAMES = {
    "section": "章节标题",
    "topic": "专题标题",
    "heading": "小标题",
    "item": "条目标题",
    "part": "篇名",
    "chapter": "章名",
    "appendix": "附录标题",
}

_LIST_NAMES: dict[ListKind, str] = {
    "bullet": "Bullet",
    "number": "Number",
    "check": "Check",  # none of Word's own
    "label": "Continue",
}


def camel(style: str) -> str:
    """``card.value`` → ``CardValue``: an id without blanks or dots."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^\w]+", style) if part)


def paragraph(style: str) -> WordName:
    return _PARAGRAPH.get(style) or WordName(camel(style), style)


def character(style: str) -> WordName:
    """The name of a character style; a paragraph style used on characters gets a twin of its own."""
    if style in _CHARACTER:
        return _CHARACTER[style]
    if style not in PARAGRAPH_STYLES:
        return WordName(camel(style), style)
    base = paragraph(style)
    return WordName(f"{base.id}Char", f"{base.name} 字符")


def box(style: str) -> WordName:
    return _BOX.get(style) or WordName(f"{camel(style)}Box", f"{style} 框")


def heading(level: int) -> WordName:
    """Word's own style of an outline level."""
    return WordName(f"Heading{level}", f"heading {level}")


def further_heading(level: int, style: str) -> WordName:
    """A second look at an outline level, based on that level's heading style."""
    return WordName(f"{camel(style)}Heading{level}", f"{_HEADING_NAMES.get(style, style)} {level} 级")


def list_item(style: str, kind: ListKind, depth: int) -> WordName:
    """``List Bullet``, ``List Bullet 2``, … for the theme's list style, derived names for others."""
    word = _LIST_NAMES[kind]
    rank = f" {depth + 1}" if depth else ""
    if style == "list" and kind == "check":
        return WordName(f"List{word}{rank.strip()}", f"核对清单{rank}")
    if style == "list" and depth < 5:  # Word has five levels of its own
        return WordName(f"List{word}{rank.strip()}", f"List {word}{rank}")
    base = paragraph(style)
    return WordName(f"{base.id}{word}{rank.strip()}", f"{base.name} {word}{rank}")
