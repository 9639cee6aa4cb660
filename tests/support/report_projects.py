"""Small report projects written for a test, read and resolved by the real rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.blocks.base import divisions
from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.model.flow import Report
from reportgen.project import load_project
from reportgen.resolve import resolve
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from tests.support.themes import sample_theme

REPORT = "title: 测试报告\nyear: 2021\nchapters: [chapters/a.yaml]\n"
FACTS = """\
外资研发中心:
  新增: {unit: 家, values: {2021: 25}}
  累计: {unit: 家, values: {2020: 481, 2021: 506}}
  上年累计: {unit: 家, formula: 累计 - 新增}
  占比: {value: 1/4}
国内科技合作项目:
  数量: {unit: 项, value: 23}
  总投入: {unit: 万元, value: 1035}
  预期经济效益: {unit: 亿元, value: 1.05}
浦江创新论坛:
  日期: {text: 5月31日至6月4日}
  专家学者: {unit: 位, value: 超150}
  院士: {unit: 位, value: 数十}
在沪国际科技组织:
  名单: {list: [英国皇家航空学会, 流行病防范创新联盟]}
"""


@dataclass(frozen=True, slots=True)
class Resolved:
    """FLOW, as far as it could be made, and what was said on the way."""

    report: Report | None
    sink: Sink
    sources: Sources

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.sink]

    @property
    def messages(self) -> list[str]:
        """Every diagnostic as an editor reads it."""
        return [format_diagnostic(diagnostic, self.sources, "zh") for diagnostic in self.sink]


def write_project(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A project of ``files``; report.yaml and the facts above unless given."""
    for path, content in {"report.yaml": REPORT, "facts/a.yaml": FACTS, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(content, encoding="utf-8")
    return root


def resolve_project(root: Path) -> Resolved:
    """Read and resolve a project with the sample theme."""
    sink = Sink()
    sources = Sources(root, shipped_roots())
    project = load_project(sources, sink)
    if project is None or sink.has_errors():
        return Resolved(None, sink, sources)
    return Resolved(resolve(project, sample_theme(), sources, sink), sink, sources)


def resolve_blocks(root: Path, blocks: str, **files: str | bytes) -> Resolved:
    """Resolve a chapter 4.2 that holds ``blocks``, a list without indentation, from line 4 of its file."""
    chapter = f'section: 合作\nnumber: "4.2"\nblocks:\n{blocks}'
    return resolve_project(write_project(root, {"chapters/a.yaml": chapter, **files}))


def resolve_division(root: Path, written: str, **files: str | bytes) -> Resolved:
    """Resolve a report that has, beside a plain section, the file ``written`` where its kind belongs."""
    return resolve_project(write_project(root, division_project(written, **files)))


def division_project(written: str, **files: str | bytes) -> dict[str, str | bytes]:
    """The files of a report with one more, ``part.yaml``, listed where its kind belongs."""
    kind = divisions().get(written.split(":")[0])
    chapters = {"body": "[part.yaml, chapters/a.yaml]"} if kind is None else {}
    lists = {"body": "[chapters/a.yaml]", **chapters}
    if kind is not None:
        matter = kind.matters[0]
        lists[matter] = "[part.yaml, chapters/a.yaml]" if matter == "body" else "[part.yaml]"
    names = {"front": "front", "body": "chapters", "back": "back"}
    report = "title: 测试报告\nyear: 2021\n" + "".join(f"{names[m]}: {paths}\n" for m, paths in lists.items())
    section = "section: 合作\nblocks:\n- text: 正文\n"
    return {"report.yaml": report, "chapters/a.yaml": section, "part.yaml": written, **files}
