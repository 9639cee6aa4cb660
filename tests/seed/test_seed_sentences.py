"""The seed as FLOW: every sentence of its source in order, every figure from one fact."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.diagnostics import Sink
from reportgen.model.flow import (
    Block,
    ChartGraphic,
    Figure,
    Grid,
    Heading,
    ListBlock,
    Panel,
    Paragraph,
    Report,
    Section,
    Table,
)
from reportgen.model.inline import Inlines, plain_text
from reportgen.project import load_project
from reportgen.resolve import resolve
from reportgen.source import Sources
from tests.support.source_text import SOURCE, source_sentences
from tests.support.themes import shipped_theme

SEED = Path(__file__).resolve().parents[2] / "seeds/2021"
# what the layout writes; the source has them as marks of its own
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed, or an edited copy, resolved."""

    report: Report

    @property
    def text(self) -> str:
        """All running text in reading order, blanks taken out."""
        return "".join(re.sub(r"\s+", "", plain_text(runs)) for runs in texts(self.report.sections))

    @property
    def cards(self) -> list[str]:
        return [
            plain_text(p.runs)
            for panel in panels(self.report.sections)
            for p in panel.children
            if isinstance(p, Paragraph) and p.style == "card.value"
        ]

    @property
    def charts(self) -> list[ChartGraphic]:
        return [b.graphic for b in blocks(self.report.sections) if isinstance(b, Figure)
                if isinstance(b.graphic, ChartGraphic)]  # fmt: skip


def blocks(found: tuple[Block, ...]) -> Iterator[Block]:
    for block in found:
        yield block
        if isinstance(block, Section | Panel):
            yield from blocks(block.children)
        if isinstance(block, Grid):
            yield from blocks(block.cells)
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from blocks(item.children)


def panels(found: tuple[Block, ...]) -> Iterator[Panel]:
    return (block for block in blocks(found) if isinstance(block, Panel))


def texts(found: tuple[Block, ...]) -> Iterator[Inlines]:
    """Headings, paragraphs and labels in reading order; figures and tables are not running text."""
    for block in found:
        match block:
            case Section():
                if block.heading is not None:
                    yield block.heading.runs
                yield from texts(block.children)
            case Heading() | Paragraph():
                yield block.runs
            case ListBlock():
                for item in block.items:
                    yield item.label
                    yield from texts(item.children)
            case Panel():
                yield from texts(block.children)
            case Grid():
                yield from texts(block.cells)
            case _:
                continue


def resolved(root: Path, layout: str = "annual") -> Seed:
    sink = Sink()
    sources = Sources.of_project(root)
    project = load_project(sources, sink)
    assert project is not None
    report = resolve(project, shipped_theme(layout), sources, sink)
    assert list(sink) == []
    # what the source says; the pages around it are told by the layout and report.yaml
    return Seed(Report(report.metadata, tuple(s for s in report.sections if s.number)))


@pytest.fixture(scope="module")
def seed() -> Seed:
    return resolved(SEED)


@pytest.mark.parametrize("layout", ["annual", "plain"])
def test_every_sentence_of_the_source_is_there_in_order(layout: str) -> None:
    text = resolved(SEED, layout).text
    at = 0
    for sentence in source_sentences():
        found = text.find(sentence, at)
        assert found >= 0, f"{sentence!r} is not there after {text[max(0, at - 20) : at]!r}"
        at = found + len(sentence)


def test_the_source_is_read_whole() -> None:
    sentences = source_sentences()
    assert sentences[0] == "人才服务更趋精准化"
    assert sentences[-1].endswith("举办2021年沪疆科技交流系列活动暨沪克科技成果对接会")
    # no character of Chinese text is lost on the way, nor any figure
    raw = re.sub(r"^4\.2 ", "", SOURCE.read_text("utf-8"), flags=re.MULTILINE)
    for kept in ("[\u4e00-\u9fff]", "[0-9]"):
        assert re.findall(kept, "".join(sentences)) == re.findall(kept, raw)


def test_layouts_differ_in_looks_only() -> None:
    annual, plain = (resolved(SEED, layout) for layout in ("annual", "plain"))
    assert annual.text == plain.text


def test_no_figure_is_typed_outside_the_facts() -> None:
    """What looks like a number in a chapter is part of a name, of a number of a section or of a layout."""
    names = {"500", "1+2+11+X", "4.1", "4.2", "2020", "2021"}
    for path in sorted((SEED / "chapters").glob("*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#") or "width:" in line:
                continue
            words = re.sub(r"\{\{.*?\}\}", "", line)
            for name in sorted(names, key=len, reverse=True):
                words = words.replace(name, "")
            # a fact's own name may hold a figure: 世界500强占比
            assert not DIGITS.search(words), line


def test_every_figure_in_the_outputs_is_in_the_source_or_computed(seed: Seed) -> None:
    source = "".join(source_sentences())
    # 481 is 506 − 25; 10500 is 1.05 亿元 in 万元
    computed = {"481", "10500"}
    charts = {f"{v:f}" for c in seed.charts for s in c.spec.series for v in s.values if v is not None}
    cards = {number for card in seed.cards for number in DIGITS.findall(card)}
    known = set(DIGITS.findall(source)) | computed
    assert cards <= known
    assert charts <= known


def test_charts_show_the_figures_of_the_text(seed: Seed) -> None:
    values = [
        {s.name: [None if v is None else int(v) for v in s.values] for s in c.spec.series}
        for c in seed.charts
    ]
    assert values == [
        {"截至2020年累计": [481, 481], "2021年新增": [None, 25]},
        {"世界顶尖科学奖项获得者与各国顶尖青年科学家人数": [131, 132]},
        {"国内科技合作项目总投入与预期经济效益": [1035, 10500]},
    ]
    assert [chart.spec.unit for chart in seed.charts] == ["家", "位", "万元"]


def test_structure_is_the_editors(seed: Seed) -> None:
    headings = [(b.level, b.style, b.label) for b in blocks(seed.report.sections) if isinstance(b, Heading)]
    headings += [
        (b.heading.level, b.heading.style, b.heading.label)
        for b in blocks(seed.report.sections)
        if isinstance(b, Section) and b.heading is not None
    ]
    assert sorted(headings) == sorted(
        [(1, "section", "4.1"), (1, "section", "4.2"), *[(2, "topic", "◆")] * 4]
        + [(3, "heading", "")] * 2
        + [(3, "item", "①"), (3, "item", "②"), (3, "item", "③")]
    )
    groups = [b for b in blocks(seed.report.sections) if isinstance(b, ListBlock) and b.kind == "label"]
    assert [len(group.items) for group in groups] == [6]
    tables = [b for b in blocks(seed.report.sections) if isinstance(b, Table)]
    assert len(tables) == 1


def test_one_edit_of_a_fact_is_seen_everywhere(seed: Seed, tmp_path: Path) -> None:
    copy = tmp_path / "seed"
    shutil.copytree(SEED, copy)
    facts = copy / "facts/international.yaml"
    text = facts.read_text("utf-8")
    assert text.count("{2021: 25}") == 1
    facts.write_text(text.replace("{2021: 25}", "{2021: 26}"), "utf-8")
    edited = resolved(copy)
    assert "新增外资研发中心25家" in seed.text
    assert "新增外资研发中心26家" in edited.text
    assert (seed.cards[0], edited.cards[0]) == ("25家", "26家")
    assert [int(v) for v in edited.charts[0].spec.series[0].values if v is not None] == [480, 480]
    assert edited.charts[0].spec.series[1].values[1] == 26
    # nothing else moved
    assert (
        seed.text.replace("新增外资研发中心25家", "新增外资研发中心26家").replace("25家新增", "26家新增")
        == edited.text
    )
