"""One edit of a fact changes every declared use of it and leaves no stale figure."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from openpyxl import load_workbook

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink, Span
from reportgen.model.chart import ChartSpec
from reportgen.model.flow import Block, ChartGraphic, Figure, Grid, ListBlock, Panel, Report, Section, Table
from reportgen.model.inline import plain_text
from reportgen.project import load_project
from reportgen.project.facts import Fact, Given
from reportgen.resolve import resolve
from reportgen.source import Sources
from tests.support.themes import shipped_theme

SEED = Path(__file__).resolve().parents[2] / "seeds/2021"
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?")
# 万元 in a chart of which 亿元 is a value
SCALES = (1, 10_000)


def shown(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Everything that FLOW shows: words of texts, cards and tables, values of charts."""
    for block in blocks:
        match block:
            case Section():
                if block.heading is not None:  # a cover has none
                    yield plain_text(block.heading.runs)
                yield from shown(block.children)
            case Panel():
                yield from shown(block.children)
            case Grid():
                yield from shown(block.cells)
            case ListBlock():
                for item in block.items:
                    yield plain_text(item.label)
                    yield from shown(item.children)
            case Table():
                for row in (*block.header, *block.body):
                    for cell in row.cells:
                        yield from shown(cell.children)
            case Figure(graphic=ChartGraphic(spec=spec)):
                yield from spec.categories
                yield from (f"{v:f}" for series in spec.series for v in series.values if v is not None)
            case _:
                if hasattr(block, "runs"):
                    yield plain_text(block.runs)


def numbers(report: Report) -> Counter[str]:
    return Counter(number for text in shown(report.sections) for number in NUMBER.findall(text))


def charts(blocks: tuple[Block, ...]) -> Iterator[tuple[Figure, ChartSpec]]:
    for block in blocks:
        match block:
            case Figure(graphic=ChartGraphic(spec=spec)):
                yield block, spec
            case Section() | Panel():
                yield from charts(block.children)


def of_folder(root: Path) -> Report:
    sources, sink = Sources.of_project(root), Sink()
    project = load_project(sources, sink)
    assert project is not None
    report = resolve(project, shipped_theme("annual"), sources, sink)
    assert list(sink) == []
    return report


@dataclass(frozen=True, slots=True)
class Figured:
    """A number typed in a fact: the fact, where the whole value stands, and which of its numbers it is."""

    fact: Fact
    span: Span
    index: int
    number: str
    part: str  # the unit that chooses it of a compound, "" if it is the only number


def facts() -> dict[str, Fact]:
    project = load_project(Sources.of_project(SEED), Sink())
    assert project is not None
    return {fact.path: fact for file in project.facts for fact in file.facts}


def figures() -> list[Figured]:
    found = []
    for fact in facts().values():
        for definition in (*fact.cells.values(), fact.always):
            if not isinstance(definition, Given):
                continue
            quantity = definition.quantity
            typed = NUMBER.findall(quantity.wording)
            parts = [part.unit.symbol for part in quantity.parts] if quantity.is_compound else [""]
            if quantity.number is None and not quantity.is_compound:
                continue
            assert len(typed) == len(parts), fact.path
            found += [
                Figured(fact, definition.span, index, number, part)
                for index, (number, part) in enumerate(zip(typed, parts, strict=True))
            ]
    return found


CHAPTERS = "\n".join(p.read_text("utf-8") for p in sorted((SEED / "chapters").glob("*.yaml")))


def uses(path: str, part: str = "") -> int:
    """How often the chapters name a fact, counted in their text: as a whole, and by this part of it."""
    named = re.findall(rf"(?<![\w.]){re.escape(path)}(?![\w.])(?:\[(\w+)\])?", CHAPTERS)
    return sum(1 for chosen in named if chosen in ("", part))


def edited(root: Path, figured: Figured, new: str) -> Path:
    """A copy of the seed with one number of one fact changed, by one edit at its place."""
    copy = root / "seed"
    shutil.copytree(SEED, copy, ignore=shutil.ignore_patterns("build"))
    change(copy, figured, new)
    return copy


def change(copy: Path, figured: Figured, new: str) -> None:
    path = copy / figured.span.file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    line, start, end = lines[figured.span.line - 1], figured.span.column - 1, figured.span.end_column - 1
    at = list(NUMBER.finditer(line, start, end))[figured.index]
    assert at[0] == figured.number
    lines[figured.span.line - 1] = line[: at.start()] + new + line[at.end() :]
    path.write_text("".join(lines), "utf-8")


@pytest.fixture(scope="module")
def original() -> Report:
    return of_folder(SEED)


def in_units(number: str) -> set[str]:
    """A number as it stands in a text, and in a chart of a smaller unit."""
    return (
        {number} if "/" in number else {f"{(Decimal(number) * s).normalize():f}" for s in SCALES} | {number}
    )


def expected(before: Counter[str], figured: Figured, new: str) -> Counter[str]:
    """What is shown after an edit: each use of the fact and of what is computed of it has the new number."""
    after = Counter(before)
    if figured.fact.path in ("外资研发中心.累计", "外资研发中心.新增"):
        values = {"累计": 506, "新增": 25} | {figured.fact.name: int(new)}
        after["481"] -= uses("外资研发中心.上年累计")
        after[str(values["累计"] - values["新增"])] += uses("外资研发中心.上年累计")
    return after


@pytest.mark.parametrize("figured", figures(), ids=lambda f: f"{f.fact.path}{f.part}")
def test_each_figure_changes_at_every_declared_use_by_one_edit(
    figured: Figured, original: Report, tmp_path: Path
) -> None:
    before = numbers(original)
    new = "1/70" if "/" in figured.number else next(n for n in ("70", "80", "90") if not before[n])
    report = of_folder(edited(tmp_path, figured, new))
    after = numbers(report)
    declared = uses(figured.fact.path, figured.part)
    assert declared > 0, "a fact that nothing names"
    assert sum(after[n] for n in in_units(new)) == declared
    assert sum(before[n] - after[n] for n in in_units(figured.number)) == declared
    own = in_units(new) | in_units(figured.number)
    wanted = expected(before, figured, new)
    assert {n: after[n] for n in after | wanted if n not in own and after[n] != wanted[n]} == {}
    for figure, spec in charts(report.sections):
        # the words for readers who cannot see a chart say what it shows
        values = {f"{v:f}" for series in spec.series for v in series.values if v is not None}
        assert values <= set(NUMBER.findall(figure.alt.replace(",", "")))


# fact → its new number; where the PDF and the Word file must have it, and where not the old one
_HANDFUL = {
    "外资研发中心.累计": ("506", "512"),
    "外资研发中心.新增": ("25", "34"),
    "世界顶尖科学家论坛.青年科学家": ("132", "187"),
    "国内科技合作项目.总投入": ("1035", "1046"),
    "线上对接交流.参与人次": ("2000", "3000"),
}


def test_edited_figures_are_those_of_the_files_and_of_the_charts_workbooks(tmp_path: Path) -> None:
    copy = tmp_path / "seed"
    shutil.copytree(SEED, copy, ignore=shutil.ignore_patterns("build"))
    for figured in figures():
        if figured.fact.path in _HANDFUL:
            old, new = _HANDFUL[figured.fact.path]
            assert figured.number == old
            change(copy, figured, new)
    build(copy, BuildOptions(layout="plain"), open_sources(copy), Sink(), Silent())
    path = copy / "build" / "2021上海科技进步报告.docx"
    with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as document:
        pdf = "".join(page.get_textpage().get_text_range() for page in document)
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        books = [
            package.read(name) for name in sorted(package.namelist()) if name.startswith("word/embeddings/")
        ]
    word = "\n".join("".join(p.itertext("{*}t")) for p in body.iter("{*}p"))
    for text in (pdf, word):
        found = NUMBER.findall(text.replace(",", "").replace(" ", ""))
        assert [new for _, new in _HANDFUL.values() if new not in found] == []
        assert [old for old, _ in _HANDFUL.values() if old in found] == []
    cells = [
        cell.value
        for data in books
        for row in load_workbook(io.BytesIO(data)).worksheets[0].iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    # 478 is 512 − 34
    assert {478, 34, 131, 187, 1046, 10500} <= set(cells)
    assert not {481, 25, 132, 1035} & set(cells)
