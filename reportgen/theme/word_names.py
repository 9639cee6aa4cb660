"""What a Chinese Word calls its own styles, to the English names that stand in files."""

from __future__ import annotations

import re

_FIXED = {
    "正文": "Normal",
    "正文文本": "Body Text",
    "标题": "Title",
    "副标题": "Subtitle",
    "题注": "caption",
    "引用": "Quote",
    "明显引用": "Intense Quote",
    "页眉": "header",
    "页脚": "footer",
    "要点": "Strong",
    "强调": "Emphasis",
    "明显强调": "Intense Emphasis",
    "超链接": "Hyperlink",
    "脚注文本": "footnote text",
    "脚注引用": "footnote reference",
    "尾注文本": "endnote text",
    "尾注引用": "endnote reference",
    "列表": "List",
    "列表段落": "List Paragraph",
    "列表项目符号": "List Bullet",
    "列表编号": "List Number",
    "列表接续": "List Continue",
    "图表目录": "table of figures",
    "索引标题": "index heading",
    "书目": "Bibliography",
    "签名": "Signature",
    "落款": "Closing",
    "无间隔": "No Spacing",
    "正文缩进": "Normal Indent",
    "正文文本首行缩进": "Body Text First Indent",
    "日期": "Date",
    "称呼": "Salutation",
    "网格型": "Table Grid",
    "普通表格": "Normal Table",
}
_COUNTED = {
    "标题": "heading",
    "目录": "toc",
    "TOC": "toc",
    "索引": "index",
    "列表": "List",
    "列表项目符号": "List Bullet",
    "列表编号": "List Number",
    "列表接续": "List Continue",
    "正文文本": "Body Text",
}
_NUMBERED = re.compile(r"(\D+?) ?([1-9])")


def built_in(name: str) -> str:
    """The name in files of a style that a Chinese Word shows as ``name``; "" if that is none of its own."""
    if name in _FIXED:
        return _FIXED[name]
    found = _NUMBERED.fullmatch(name)
    if found and found.group(1) in _COUNTED:
        return f"{_COUNTED[found.group(1)]} {found.group(2)}"
    return ""
