"""Sections of plain words are given to Word as an earlier build wrote them, and the file is that of a clean one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

import reportgen.docx.body  # noqa: F401 - where writing is overheard
from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.cache import project_store
from reportgen.diagnostics import Sink
from tests.support.edit_story import outputs
from tests.support.report_projects import write_project

_REPORT = "title: 报告\nyear: 2021\nlayout: plain\ndraft: 是\nchapters: [a.yaml, b.yaml, c.yaml]\n"
_FIRST = (
    'section: 甲\nnumber: "1"\nblocks: [{text: 第一句，**强调**的话。}, {heading: 小题}, {text: 又一句。}]\n'
)
_SECOND = (
    'section: 乙\nnumber: "2"\nblocks: [{topic: 小节}, {text: "话。[^注]"}, {notes: {注: 一条注释。}}]\n'
)
_THIRD = 'section: 丙\nnumber: "3"\nblocks: [{text: 末**段**。}, {heading: 末题}, {text: 完。}]\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"report.yaml": _REPORT, "a.yaml": _FIRST, "b.yaml": _SECOND, "c.yaml": _THIRD}
    return write_project(tmp_path / "report", {**files, "facts/a.yaml": "{}"})


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sections that are written for Word, those of their own files too."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0}, raising=False)  # all in this process
    found: list[str] = []
    body = sys.modules["reportgen.docx.body"]
    write = body.write_blocks  # type: ignore[attr-defined]

    def noting(blocks: Any, context: Any) -> Any:
        found.extend(block.number for block in blocks)
        return write(blocks, context)

    monkeypatch.setattr(body, "write_blocks", noting)
    return found


def built(root: Path) -> dict[str, bytes]:
    build(root, BuildOptions(formats=("docx",)), open_sources(root), Sink(), Silent())
    return {name: data for name, data in outputs(root).items() if name.endswith(".docx")}


def rebuilt(root: Path) -> dict[str, bytes]:
    """As ``built``, with nothing left of earlier builds."""
    for folder in ("build", ".reportgen"):
        shutil.rmtree(root / folder)
    return built(root)


_EDITS = {
    "another word": ("a.yaml", _FIRST.replace("第一句", "头一句"), ["1", "1"]),
    "a bookmark more": ("a.yaml", _FIRST.replace("{text: 又", "{heading: 又一题}, {text: 又"), None),
    "a style asked for later": ("a.yaml", _FIRST.replace("**", ""), ["1", "1"]),
    "no longer plain": (
        "a.yaml",
        _FIRST.replace("又一句。", '"又一句。[^记]"').replace("}]", "}, {notes: {记: 二。}}]"),
        None,
    ),
    "the last one": ("c.yaml", _THIRD.replace("末题", "新题"), ["3", "3"]),
    "another order": ("report.yaml", _REPORT.replace("a.yaml, b.yaml", "b.yaml, a.yaml"), None),
}


@pytest.mark.parametrize("edit", _EDITS)
def test_the_file_is_that_of_a_clean_build(root: Path, written: list[str], edit: str) -> None:
    file, text, again = _EDITS[edit]
    built(root)
    written.clear()
    (root / file).write_text(text, encoding="utf-8")
    changed = built(root)
    # the second section has a note, and is no plain one
    assert again is None or sorted(written) == sorted([*again, "2"])
    assert changed == rebuilt(root)


def test_what_is_no_longer_as_it_was_kept_is_written_again(root: Path, written: list[str]) -> None:
    before = built(root)
    for entry in project_store(root).iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    (root / "build/报告.docx").unlink()
    written.clear()
    assert built(root) == before
    assert {"1", "2", "3"} <= set(written)
