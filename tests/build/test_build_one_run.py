"""All mistakes of a run are told together: those of the files and those of what the files mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.build.pipeline import open_sources, prepare
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.printer import format_diagnostic


def _told(root: Path, facts: str, blocks: str, more: dict[str, str] | None = None) -> list[str]:
    files = {
        "report.yaml": "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml]\n",
        "a.yaml": f'section: 合作\nnumber: "1"\nblocks:\n{blocks}',
        "facts/f.yaml": facts,
        **(more or {}),
    }
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    sources, sink = open_sources(root), Sink()
    with pytest.raises(GateClosed):
        prepare(sources, None, sink)
    found = sorted(sink, key=lambda d: (d.span.file, d.span.line, d.span.column) if d.span else ("", 0, 0))
    return [format_diagnostic(d, sources, "zh").splitlines()[0] for d in found]


def test_mistakes_of_form_and_of_meaning_are_told_in_one_run(tmp_path: Path) -> None:
    blocks = (
        "- text: 累计{{ 中心.累积 }}家，见{ref:图}\n"
        "- tetx: 一段\n"
        "- topic: 图片\n"
        "  blocks:\n"
        "    - figure: {file: pictures/a.png, alt: 甲, widht: 60%}\n"
        "    - figure: {file: pictures/b.png, alt: 乙}\n"
    )
    assert _told(tmp_path, "中心: {累计: 506}\n", blocks) == [
        "a.yaml:4:14: 错误 [fact-unknown] 没有“中心.累积”这个事实",
        "a.yaml:5:3: 错误 [block-unknown] 没有“tetx”这种块",
        "a.yaml:8:46: 错误 [schema-unknown-key] 没有“widht”这一项，是不是“width”？",
        "a.yaml:9:22: 错误 [picture-missing] 找不到图片“pictures/b.png”",
    ]


def test_what_cannot_be_read_does_not_make_its_facts_unknown(tmp_path: Path) -> None:
    facts = (
        "中心:\n  累计: {unti: 家, value: 506}\n  新增: 二十五家左右\n  上年: {formula: 累计 - 新增}\n"
        "各区:\n  from: {file: facts/d.csv, rows: 区, columns: 数值, name: 机构}\n"
    )
    blocks = (
        "- text: 累计{{ 中心.累计 }}，新增{{ 中心.新增 }}，上年{{ 中心.上年 }}，增长{{ 增长(中心.累计) }}\n"
        "- text: 浦东{{ 各区.机构[浦东新区] }}，徐汇{{ 各区.机构[徐汇区] }}，没有的{{ 别的.数 }}\n"
    )
    table = {"facts/d.csv": "区,机构\n浦东新区,三\n徐汇区,60\n"}
    assert [line.partition("]")[0] + "]" for line in _told(tmp_path, facts, blocks, table)] == [
        "a.yaml:5:54: 错误 [fact-unknown]",
        "facts/d.csv:B2: 错误 [fact-bad-value]",
        "facts/f.yaml:2:8: 错误 [schema-unknown-key]",
        "facts/f.yaml:3:7: 错误 [fact-bad-value]",
    ]


@pytest.mark.parametrize("facts", ["中心: [累计\n", "- 中心\n"], ids=["not YAML", "a list"])
def test_a_fact_file_that_cannot_be_read_is_the_only_thing_said_of_its_facts(
    tmp_path: Path, facts: str
) -> None:
    blocks = "- text: 累计{{ 中心.累计 }}\n- cards: [中心.新增]\n"
    told = _told(tmp_path, facts, blocks)
    assert len(told) == 1
    assert told[0].startswith("facts/f.yaml:")


def test_a_block_that_cannot_be_read_does_not_make_references_to_it_unknown(tmp_path: Path) -> None:
    blocks = (
        "- text: 见{ref:表}和脚注[^甲]\n- table: {id: 表, caption: 表, columns: [甲], rowz: [[一]]}\n"
        "- list_of: tables\n- topic: 空的\n  blocks:\n    - tetx: 一\n"
    )
    told = [line.partition("]")[0] for line in _told(tmp_path, "中心: {累计: 506}\n", blocks)]
    assert [line.partition("[")[2] for line in told] == ["schema-unknown-key", "block-unknown"]
