"""A verification as a page to read: which file differs from the sources, where, and how."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reportgen.verify.compare import Difference
from reportgen.verify.records import Record
from reportgen.verify.verification import FileResult, VerifyResult

_KINDS = {
    "heading": "标题",
    "paragraph": "段落",
    "label": "列表标签",
    "item": "列表项",
    "header-cell": "表头格",
    "cell": "表格单元",
    "figure": "图",
    "caption": "图题表题",
    "contents": "目录",
    "index": "索引",
    "link": "链接",
    "note": "脚注",
}
_DIFFERENCES = {"missing": "文件里缺少", "extra": "文件里多出", "changed": "内容不同"}
_STYLE = """
body{font:16px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;color:#222;
max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
.ok{color:#14713d}.bad{color:#b3261e}
table{border-collapse:collapse;width:100%}
td,th{border-top:1px solid #ddd;padding:.4rem .6rem;text-align:left;vertical-align:top}
small{color:#666}ins{background:#e0f2e6;text-decoration:none}del{background:#fbe4e2;text-decoration:none}
"""


def verification_page(result: VerifyResult) -> str:
    """The result as one self-contained HTML page, in Chinese."""
    verdict = (
        '<p class="ok">成品文件与源文件完全一致。</p>'
        if result.agrees
        else '<p class="bad">成品文件与源文件有不一致之处。</p>'
    )
    body = "".join(_file(f) for f in result.files)
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>核对结果</title>'
        f"<style>{_STYLE}</style>"
        f"<h1>成品核对</h1>{verdict}{body}</html>\n"
    )


def _file(result: FileResult) -> str:
    head = f"<h2>{escape(result.file)}</h2>"
    if not result.differences:
        return f'{head}<p class="ok">{result.records} 项内容，逐项一致。</p>'
    rows = "".join(row for d in result.differences for row in _rows(d))
    return (
        f'{head}<p class="bad">{result.records} 项内容，{len(result.differences)} 处不同。</p>'
        f"<table><tr><th>怎么不同</th><th>源文件</th><th>成品文件</th></tr>{rows}</table>"
    )


def _rows(difference: Difference) -> Iterator[str]:
    count = max(len(difference.expected), len(difference.found))
    for index in range(count):
        left = _cell(difference.expected, index, "del")
        right = _cell(difference.found, index, "ins")
        yield f"<tr><td>{_DIFFERENCES[difference.kind]}</td><td>{left}</td><td>{right}</td></tr>"


def _cell(records: tuple[Record, ...], index: int, tag: str) -> str:
    if index >= len(records):
        return "—"
    record = records[index]
    level = f" {record.level}" if record.level else ""
    detail = f" {escape(record.detail)}" if record.detail else ""
    return (
        f"<small>{_KINDS[record.kind]}{level}{detail} · {escape(record.place)}</small><br>"
        f"<{tag}>{escape(record.text)}</{tag}>"
    )
