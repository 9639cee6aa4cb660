"""Numbers of captions and marks, and what references to them say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportgen.diagnostics import Sink
from reportgen.model.flow import Figure, Heading, Paragraph, Table
from reportgen.model.inline import CrossReference, plain_text
from reportgen.model.walking import walk
from reportgen.project import load_project
from reportgen.resolve import resolve
from reportgen.source import Sources
from tests.support.report_projects import REPORT, Resolved, resolve_blocks, resolve_project, write_project
from tests.support.themes import sample_theme

TWO = REPORT.replace("[chapters/a.yaml]", "[chapters/a.yaml, chapters/b.yaml]")
CHART = "- chart: {kind: bar, title: 累计, id: %s, points: [外资研发中心.累计]}\n"
TABLE = "- table: {caption: 数据, columns: [甲], rows: [[乙]]}\n"


def captions(found: Resolved) -> list[str]:
    assert found.report is not None
    blocks = walk(found.report.sections)
    return [b.caption.label for b in blocks if isinstance(b, Figure | Table) and b.caption is not None]


def two_chapters(root: Path, first: str, second: str) -> Resolved:
    files = {
        "report.yaml": TWO,
        "chapters/a.yaml": f'section: 甲\nnumber: "4.1"\nid: 人才\nblocks:\n{first}',
        "chapters/b.yaml": f'section: 乙\nnumber: "4.10"\nblocks:\n{second}',
    }
    return resolve_project(write_project(root, files))


def test_captions_count_per_section_and_kind(tmp_path: Path) -> None:
    found = two_chapters(tmp_path, CHART % "图甲" + TABLE + CHART % "图乙", TABLE + CHART % "图丙")
    assert captions(found) == ["图4.1-1", "表4.1-1", "图4.1-2", "表4.10-1", "图4.10-1"]


def test_captions_count_through_where_the_layout_says_so(tmp_path: Path) -> None:
    theme = sample_theme()
    theme = replace(theme, rules=replace(theme.rules, caption_numbering="report"))
    two_chapters(tmp_path, CHART % "图甲", CHART % "图乙")
    sink, sources = Sink(), Sources(tmp_path)
    project = load_project(sources, sink)
    assert project is not None
    found = Resolved(resolve(project, theme, sources, sink), sink, sources)
    assert captions(found) == ["图1", "图2"]


def test_a_section_without_number_counts_its_captions_plainly(tmp_path: Path) -> None:
    chapter = f"section: 甲\nblocks:\n{CHART % '图甲'}"
    assert captions(resolve_project(write_project(tmp_path, {"chapters/a.yaml": chapter}))) == ["图1"]


def test_references_reach_other_chapters_before_and_after(tmp_path: Path) -> None:
    found = two_chapters(
        tmp_path,
        "- text: 见{ref:图乙}\n" + CHART % "图甲",
        "- text: 见{ref:图甲}和{ref:人才}\n" + CHART % "图乙",
    )
    assert found.report is not None and found.messages == []
    texts = [plain_text(b.runs) for b in walk(found.report.sections) if isinstance(b, Paragraph)]
    assert [text for text in texts if text.startswith("见")] == ["见图4.10-1", "见图4.1-1和4.1"]


def test_a_reference_and_its_target_share_an_anchor(tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, "- text: 见{ref:组织}\n- heading: {title: 国际组织, id: 组织}\n")
    assert found.report is not None
    blocks = list(walk(found.report.sections))
    heading = next(b for b in blocks if isinstance(b, Heading) and b.style == "heading")
    text = next(b for b in blocks if isinstance(b, Paragraph))
    reference = next(run for run in text.runs if isinstance(run, CrossReference))
    assert reference.anchor == heading.anchor == "组织"


def test_every_heading_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, "- topic: 甲\n- topic: 甲\n- heading: 甲\n")
    assert found.report is not None
    anchors = [b.anchor for b in walk(found.report.sections) if isinstance(b, Heading)]
    assert len(anchors) == len(set(anchors)) == 4


def test_references_in_tables_notes_lists_and_captions_are_bound(tmp_path: Path) -> None:
    blocks = (
        "- table:\n    caption: 见{ref:组织}\n    columns: [甲]\n    rows: [['见{ref:组织}']]\n"
        "    note: 见{ref:组织}\n- list: ['见{ref:组织}']\n- callout: 见{ref:组织}\n"
        "- heading: {title: 见, id: 组织}\n"
    )
    found = resolve_blocks(tmp_path, blocks)
    assert found.messages == [] and found.report is not None
    table = next(b for b in walk(found.report.sections) if isinstance(b, Table))
    assert table.caption is not None and table.notes
    assert plain_text(table.caption.runs) == plain_text(table.notes[0].runs) == "见“见”"
    texts = [plain_text(b.runs) for b in walk(found.report.sections) if isinstance(b, Paragraph)]
    assert texts.count("见“见”") == 3
