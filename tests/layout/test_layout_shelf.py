"""Sections that an earlier build measured are read back as they were, and only where nothing speaks against it."""

from __future__ import annotations

import pickle
import shutil
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from reportgen.build.pipeline import Prepared, open_sources, prepare
from reportgen.cache import Store
from reportgen.cache.seal import sealed
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.shelf import Shelf
from reportgen.model.flow import Section
from reportgen.model.pages import Pages
from tests.support.report_projects import write_project

SERIES = "categories: [甲, 乙], series: [{name: 立项, values: [3, 5]}]"
FILES = {
    "report.yaml": "title: 报告\nyear: 2021\nlayout: annual\nchapters: [a.yaml, b.yaml, c.yaml]\n",
    "facts/a.yaml": "{}",
    "a.yaml": "section: 甲\nblocks:\n- contents:\n- text: 见第{page:丙}页。\n",
    "b.yaml": f"""section: 乙
blocks:
- text: 中间的一节，有一条脚注{{note:一}}。
- notes: {{一: 注。}}
- chart: {{kind: column, title: 图, unit: 项, {SERIES}}}
- figure: {{file: p.png, alt: 一幅画, caption: 画}}
- table: {{caption: 表, columns: [甲, 乙], rows: [[1, 2]]}}
- callout: 专栏
  blocks: [{{text: 栏内。}}]
""",
    "c.yaml": "section: 丙\nid: 丙\nblocks:\n- text: 最后的一节。\n",
}


# a section is measured again that names a page
CLEAN = ["甲", "乙", "丙", "甲"]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the sections that are really measured, in order."""
    module = sys.modules["reportgen.layout.paginate"]
    found: list[str] = []
    real = module.measure  # type: ignore[attr-defined]

    def noting(blocks: Any, place: Any, setting: Any) -> Any:
        found.extend(block.heading.text for block in blocks if isinstance(block, Section) and block.heading)
        return real(blocks, place, setting)

    monkeypatch.setattr(module, "measure", noting)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "report", FILES)
    Image.new("RGB", (1000, 750), (40, 90, 160)).save(root / "p.png", dpi=(150, 150))
    return root


def prepared(root: Path) -> Prepared:
    sink = Sink()
    ready = prepare(open_sources(root), None, sink)
    assert not sink.has_errors()
    return ready


def pages(ready: Prepared, store: Store, maker: str = "") -> Pages:
    memory = SectionMemory(Shelf(store, maker))
    found = paginate(ready.report, ready.theme, Sink(), sections=memory)
    memory.keep()
    return found


def test_another_build_measures_nothing_and_has_the_same_pages(root: Path, measured: list[str]) -> None:
    store = Store(root / "kept")
    first = pages(prepared(root), store)
    assert measured == CLEAN
    measured.clear()
    again = pages(prepared(root), store)
    assert measured == []
    assert again == first and repr(again) == repr(first)


def test_what_is_read_before_there_is_a_report_is_the_same(root: Path, measured: list[str]) -> None:
    store = Store(root / "kept")
    first = pages(prepared(root), store)
    measured.clear()
    shelf = Shelf(store, "")
    shelf.read_ahead()
    shutil.rmtree(root / "kept")
    ready = prepared(root)
    found = paginate(ready.report, ready.theme, Sink(), sections=SectionMemory(shelf))
    assert measured == []
    assert repr(found) == repr(first)


def test_only_what_changed_is_measured(root: Path, measured: list[str]) -> None:
    store = Store(root / "kept")
    pages(prepared(root), store)
    (root / "b.yaml").write_text(FILES["b.yaml"].replace("栏内。", "栏内的话。"), encoding="utf-8")
    measured.clear()
    ready = prepared(root)
    found = pages(ready, store)
    assert measured == ["乙"]
    assert repr(found) == repr(paginate(ready.report, ready.theme, Sink()))


def test_of_a_section_that_was_read_back_only_the_block_that_changes_is_measured(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(root / "kept")
    pages(prepared(root), store)
    memory = SectionMemory(Shelf(store, ""))
    ready = prepared(root)
    paginate(ready.report, ready.theme, Sink(), sections=memory)
    kinds: list[str] = []
    module = sys.modules["reportgen.layout.measure"]

    def noting(kind: str) -> Any:
        real = vars(module)[kind]

        def noted(block: Any, place: Any, setting: Any) -> Any:
            kinds.append(kind)
            return real(block, place, setting)

        return noted

    for kind in ("paragraph", "figure", "table", "panel"):
        monkeypatch.setattr(module, kind, noting(kind))
    (root / "b.yaml").write_text(FILES["b.yaml"].replace("中间", "当中"), encoding="utf-8")
    ready = prepared(root)
    memory.begin()
    found = paginate(ready.report, ready.theme, Sink(), sections=memory)
    assert kinds == ["paragraph"]
    assert repr(found) == repr(paginate(ready.report, ready.theme, Sink()))


def test_no_second_process_sets_lines_where_most_is_known(
    root: Path, measured: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(root / "kept")
    module = sys.modules["reportgen.layout.paginate"]
    asked: list[int] = []
    ahead = module.Ahead  # type: ignore[attr-defined]

    def noting(first: int, last: int, set_section: Any) -> Any:
        asked.append(first)
        return ahead(first, last, set_section)

    monkeypatch.setattr(module, "Ahead", noting)
    monkeypatch.setattr(module, "_MANY", 1)
    monkeypatch.setattr(module, "processors", lambda: 2)
    more = FILES["report.yaml"].replace("c.yaml", "c.yaml, d.yaml")
    (root / "report.yaml").write_text(more, encoding="utf-8")
    (root / "d.yaml").write_text("section: 丁\nblocks:\n- text: 又一节。\n", encoding="utf-8")
    pages(prepared(root), store)
    assert asked == [2]
    (root / "b.yaml").write_text(FILES["b.yaml"].replace("栏内。", "栏内的话。"), encoding="utf-8")
    pages(prepared(root), store)
    assert asked == [2]


def test_what_names_a_page_that_moved_is_measured_again(root: Path, measured: list[str]) -> None:
    store = Store(root / "kept")
    pages(prepared(root), store)
    longer = FILES["b.yaml"] + "- pagebreak:\n- text: 又一页。\n"
    (root / "b.yaml").write_text(longer, encoding="utf-8")
    measured.clear()
    ready = prepared(root)
    found = pages(ready, store)
    assert sorted(set(measured)) == sorted({"甲", "乙"})
    assert repr(found) == repr(paginate(ready.report, ready.theme, Sink()))


def test_what_others_measured_is_not_taken(root: Path, measured: list[str]) -> None:
    store = Store(root / "kept")
    pages(prepared(root), store, "this code")
    measured.clear()
    pages(prepared(root), store, "other code")
    assert measured == CLEAN


def test_what_has_something_to_tell_is_measured_each_time(root: Path, measured: list[str]) -> None:
    Image.new("RGB", (80, 60)).save(root / "p.png")
    store = Store(root / "kept")
    told = []
    for _ in range(2):
        measured.clear()
        memory, sink, ready = SectionMemory(Shelf(store, "")), Sink(), prepared(root)
        paginate(ready.report, ready.theme, sink, sections=memory)
        memory.keep()
        told.append([(finding.code, finding.span) for finding in sink])
    assert measured == ["乙", "乙"]
    assert [code for code, _ in told[0]] == ["picture-coarse"] and told[1] == told[0]


class Trap:
    """Does something when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("sprung"),)


@pytest.mark.parametrize(
    "seal", [lambda _, data: data, lambda key, data: sealed(key, data) or b""], ids=["bare", "sealed"]
)
def test_nothing_that_came_with_a_project_is_carried_out(
    root: Path, seal: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(root / "kept")
    first = pages(prepared(root), store)

    for path in (root / "kept").iterdir():
        if path.name != ".gitignore":
            store.put(path.name, seal(path.name, b"z" + zlib.compress(pickle.dumps(Trap()))))
    if seal("", b"") == b"":
        assert pages(prepared(root), store) == first
    else:  # even what this very user had sealed by mistake
        with pytest.raises(pickle.UnpicklingError):
            pages(prepared(root), store)
    assert not (tmp_path / "sprung").exists()
