"""Sections measured before are given again where measuring would give the same, and only there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from reportgen.build.pipeline import Prepared, open_sources, prepare
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.remembered import SectionMemory
from reportgen.model.inline import plain_text
from reportgen.model.pages import Pages

REPORT = "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml, b.yaml, c.yaml]\n"
CHAPTERS = {
    "a.yaml": "section: 甲\nblocks:\n- contents:\n- text: 见第{page:丙}页。\n",
    "b.yaml": "section: 乙\nblocks:\n- text: 中间的一节。\n- pagebreak:\n- text: 又一页。\n",
    "c.yaml": "section: 丙\nid: 丙\nblocks:\n- text: 最后的一节。\n",
}


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the sections that are really measured, in order."""
    module = sys.modules["reportgen.layout.paginate"]
    found: list[str] = []
    real = module.measure  # type: ignore[attr-defined]

    def noting(blocks: Any, place: Any, setting: Any) -> Any:
        found.extend(block.heading.text for block in blocks)
        return real(blocks, place, setting)

    monkeypatch.setattr(module, "measure", noting)
    return found


def prepared(root: Path, **changed: str) -> Prepared:
    for name, text in {"report.yaml": REPORT, **CHAPTERS}.items():
        (root / name).write_text(changed.get(name.removesuffix(".yaml"), text), encoding="utf-8")
    return prepare(open_sources(root), None, Sink())


def pages(ready: Prepared, theme: Any, memory: SectionMemory | None = None) -> Pages:
    if memory is not None:
        memory.begin()
    return paginate(ready.report, theme, Sink(), sections=memory)


def test_the_second_pass_measures_only_what_names_pages(tmp_path: Path, measured: list[str]) -> None:
    ready = prepared(tmp_path)
    found = pages(ready, ready.theme)
    assert measured == ["甲", "乙", "丙", "甲"]
    words = [
        "".join(t for run in item.runs for t in run.text)
        for item in found.pages[0].items
        if hasattr(item, "runs")
    ]
    assert "见第2页。" in "".join(words)


def test_another_build_measures_only_what_has_changed(tmp_path: Path, measured: list[str]) -> None:
    first = prepared(tmp_path)
    memory = SectionMemory()
    pages(first, first.theme, memory)
    measured.clear()
    second = prepared(tmp_path, b=CHAPTERS["b.yaml"].replace("又一页", "再一页"))
    found = pages(second, first.theme, memory)
    assert measured == ["乙"]
    assert found == pages(second, first.theme)


TOPICS = """section: 乙
blocks:
- text: 第一段，不变。
- topic: 题
  blocks:
  - text: 第二段，会变。
  - table: {caption: 表, columns: [甲, 乙], rows: [[1, 2]]}
  - text: 第三段，见第{page:丙}页。
- callout: 专栏
  blocks: [{text: 栏内。}]
"""


@pytest.fixture
def set_words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paragraphs directly in sections that are really measured, in order."""
    module = sys.modules["reportgen.layout.measure"]
    found: list[str] = []
    real = module.paragraph  # type: ignore[attr-defined]

    def noting(block: Any, place: Any, setting: Any) -> Any:
        found.append(plain_text(block.runs))
        return real(block, place, setting)

    monkeypatch.setattr(module, "paragraph", noting)
    return found


def test_of_a_changed_section_only_the_block_that_changed_is_measured(
    tmp_path: Path, set_words: list[str]
) -> None:
    first = prepared(tmp_path, b=TOPICS)
    memory = SectionMemory()
    pages(first, first.theme, memory)
    for words in ("已变。", "又变。"):
        set_words.clear()
        second = prepared(tmp_path, b=TOPICS.replace("会变。", words))
        found = pages(second, first.theme, memory)
        assert set_words == [f"第二段，{words}"]
        assert repr(found) == repr(pages(second, first.theme))


def test_a_block_that_comes_in_between_moves_no_element_of_the_others(tmp_path: Path) -> None:
    first = prepared(tmp_path, b=TOPICS)
    memory = SectionMemory()
    pages(first, first.theme, memory)
    longer = TOPICS.replace("- topic", "- callout: 又一栏\n  blocks: [{text: 栏内。}]\n- topic")
    for text in (longer, TOPICS):
        second = prepared(tmp_path, b=text)
        found = pages(second, first.theme, memory)
        assert repr(found) == repr(pages(second, first.theme))


def test_what_there_is_to_say_of_a_block_is_said_each_time_and_the_others_are_remembered(
    tmp_path: Path, set_words: list[str]
) -> None:
    nested = TOPICS.replace(
        "- callout", "- columns: 2\n  blocks: [{columns: 2, blocks: [{text: 栏。}]}]\n- callout"
    )
    memory = SectionMemory()
    for words in ("会变。", "已变。"):
        ready = prepared(tmp_path, b=nested.replace("会变。", words))
        set_words.clear()
        memory.begin()
        sink = Sink()
        paginate(ready.report, ready.theme, sink, sections=memory)
        assert [finding.code for finding in sink] == ["columns-nested"]
    assert set_words[:2] == ["第二段，已变。", "栏。"]
    assert "第一段，不变。" not in set_words


def test_what_names_a_page_that_moved_is_measured_again(tmp_path: Path, measured: list[str]) -> None:
    first = prepared(tmp_path)
    memory = SectionMemory()
    pages(first, first.theme, memory)
    measured.clear()
    second = prepared(tmp_path, b=CHAPTERS["b.yaml"] + "- pagebreak:\n- text: 第三页。\n")
    found = pages(second, first.theme, memory)
    assert "甲" in measured
    assert found == pages(second, first.theme)


def test_lines_that_moved_in_their_file_are_not_taken_for_the_old_ones(tmp_path: Path) -> None:
    first = prepared(tmp_path)
    memory = SectionMemory()
    pages(first, first.theme, memory)
    second = prepared(tmp_path, c="# 注\n" + CHAPTERS["c.yaml"])
    found = pages(second, first.theme, memory)
    assert repr(found) == repr(pages(second, first.theme))
