"""A chapter that an earlier build lowered is taken where lowering it would give the same, and only there."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources, prepare
from reportgen.cache import Store, project_store
from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.printer import format_all
from reportgen.model.fingerprints import Fingerprints
from reportgen.model.flow import Block, Report, Section
from reportgen.model.keptsection import KeptSection, digest_of, traits_of
from reportgen.model.listing import surveyed
from reportgen.model.names import names_of
from reportgen.record import replace
from reportgen.resolve import keptchapters
from reportgen.resolve.report import _Resolving
from reportgen.specimen import chapters_by_group, write_sample
from tests.support.report_projects import write_project

_REPORT = "title: 报告\nyear: 2021\nlayout: plain\ndraft: 是\nchapters: [a.yaml, b.yaml, c.yaml]\n"
_FIRST = """\
section: 甲
number: "1"
blocks:
  - text: "共{{ 组.中心 }}家，见{ref:表}。[^注]"
  - notes: {注: 一条注释。}
"""
_SECOND = """\
section: 乙
number: "2"
blocks: [{text: "没有人用的**话**。"}, {topic: 小节}, {text: 又一段。}]
"""
_THIRD = """\
section: 丙
number: "3"
blocks: [{table: {id: 表, caption: 数量, columns: [甲], rows: [[1]]}}]
"""
_FACTS = "组:\n  中心: {unit: 家, value: 25}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"report.yaml": _REPORT, "a.yaml": _FIRST, "b.yaml": _SECOND, "c.yaml": _THIRD}
    return write_project(tmp_path, {**files, "facts/a.yaml": _FACTS})


@pytest.fixture
def lowered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The chapters that are lowered."""
    found: list[str] = []
    make = _Resolving._chapter

    def noting(self: _Resolving, chapter: Any, *more: Any) -> Any:
        found.append(chapter.path)
        return make(self, chapter, *more)

    monkeypatch.setattr(_Resolving, "_chapter", noting)
    return found


def resolved(root: Path, *, kept: bool = True, layout: str | None = None) -> tuple[Report, str]:
    """FLOW as another process makes it, and what is said on the way."""
    sources, sink = open_sources(root), Sink()
    if kept:
        sources.store = Store(project_store(root))
    report = prepare(sources, layout, sink).report
    return report, format_all(sink, sources, "zh")


def test_nothing_is_lowered_where_nothing_has_changed(root: Path, lowered: list[str]) -> None:
    first = resolved(root)
    assert lowered == ["a.yaml", "b.yaml", "c.yaml"]
    again = resolved(root)
    assert len(lowered) == 3
    assert again == first and repr(again) == repr(first)


CHANGES: dict[str, tuple[str, str, str, list[str]]] = {
    "a word": ("b.yaml", "又一段", "另一段", ["b.yaml"]),
    "a fact": ("facts/a.yaml", "25", "26", ["a.yaml"]),
    # the names that are made for headings are counted through the report
    "a heading more": ("a.yaml", "blocks:", "blocks:\n  - topic: 小节", ["a.yaml", "b.yaml", "c.yaml"]),
    "a number": ("c.yaml", '"3"', '"4"', ["c.yaml"]),
    "the report's title": ("report.yaml", "title: 报告", "title: 年报", ["a.yaml", "b.yaml", "c.yaml"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_depends_on_a_change_is_lowered_anew(
    root: Path, lowered: list[str], change: tuple[str, str, str, list[str]]
) -> None:
    path, before, after, wanted = change
    resolved(root)
    lowered.clear()
    (root / path).write_text((root / path).read_text("utf-8").replace(before, after, 1), encoding="utf-8")
    made = resolved(root)
    assert lowered == wanted
    lowered.clear()
    assert resolved(root) == made and not lowered
    clean = resolved(root, kept=False)
    assert clean == made and repr(clean) == repr(made)


def test_in_another_layout_chapters_are_lowered_for_it(root: Path, lowered: list[str]) -> None:
    resolved(root)
    lowered.clear()
    assert resolved(root, layout="annual") == resolved(root, kept=False, layout="annual")
    assert lowered[:3] == ["a.yaml", "b.yaml", "c.yaml"]


def test_what_was_found_in_a_chapter_is_told_each_time(root: Path, lowered: list[str]) -> None:
    (root / "b.yaml").write_text(_SECOND.replace("**话**", "[话]{.没有}"), encoding="utf-8")
    told = []
    for _ in range(2):
        sources, sink = open_sources(root), Sink()
        sources.store = Store(project_store(root))
        with pytest.raises(GateClosed):
            prepare(sources, None, sink)
        told.append(format_all(sink, sources, "zh"))
    assert "[inline-style-unknown]" in told[0] and told[1] == told[0]
    assert lowered == ["a.yaml", "b.yaml", "c.yaml"]


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _changed(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


@pytest.mark.parametrize("damage", [_cut, _changed])
def test_a_damaged_entry_is_not_believed(
    root: Path, lowered: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = resolved(root)
    lowered.clear()
    for path in project_store(root).iterdir():
        path.write_bytes(damage(path.read_bytes()))
    assert resolved(root) == first
    assert lowered == ["a.yaml", "b.yaml", "c.yaml"]


def test_every_block_is_given_back_as_it_was_lowered(tmp_path: Path, lowered: list[str]) -> None:
    write_sample(tmp_path, chapters_by_group(), "annual")
    first = resolved(tmp_path)
    every = set(lowered)
    lowered.clear()
    again = resolved(tmp_path)
    assert again == first and repr(again) == repr(first)
    # those with pictures are lowered anew
    assert 2 * len(set(lowered)) < len(every)


# what a kept chapter says is read when somebody asks


@pytest.fixture
def contents(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents of sections that are read."""
    found: list[bytes] = []
    read = keptchapters._content

    def noting(data: bytes) -> tuple[Block, ...]:
        found.append(data)
        return read(data)

    monkeypatch.setattr(keptchapters, "_content", noting)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0}, raising=False)  # all in this process
    return found


def test_nobody_asks_what_unchanged_chapters_say_until_it_is_written(
    root: Path, contents: list[bytes]
) -> None:
    options = BuildOptions(formats=("pdf",))
    build(root, options, open_sources(root), Sink(), Silent())
    assert not contents
    # the first has a reference and a note, which the rest of the report words
    (root / "c.yaml").write_text(_THIRD.replace("数量", "件数"), encoding="utf-8")
    build(root, options, open_sources(root), Sink(), Silent())
    assert len(contents) == 1


def test_a_kept_section_is_the_section_that_was_made(root: Path, contents: list[bytes]) -> None:
    made = resolved(root)[0].sections[1]
    plain = resolved(root, kept=False)[0].sections[1]
    read = resolved(root)[0].sections[1]
    assert isinstance(read, KeptSection) and not isinstance(plain, KeptSection)
    contents.clear()
    assert digest_of(plain) == Fingerprints().digest(read) and names_of(plain) == names_of(read)
    assert replace(surveyed(plain), section=read) == surveyed(read)
    assert not contents
    assert read == plain == made and hash(read) == hash(plain) and repr(read) == repr(plain)
    assert read != resolved(root)[0].sections[2]
    again = pickle.loads(pickle.dumps(read))
    assert again == plain and type(again) is Section


def test_what_is_made_of_a_kept_section_is_another(root: Path) -> None:
    resolved(root)
    read = resolved(root)[0].sections[1]
    other = replace(read, children=read.children[:1])
    assert other.children == read.children[:1] and other != read
    assert traits_of(other) is None and Fingerprints().digest(other) != Fingerprints().digest(read)
