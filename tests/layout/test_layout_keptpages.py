"""Pages that an earlier build set are known again, and are the pages that would be set now."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen.build.pipeline import Prepared, open_sources, prepare
from reportgen.cache import Store
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.pager import Pager
from reportgen.layout.remembered import SectionMemory
from reportgen.layout.shelf import Shelf
from reportgen.model.keptpage import KeptPage
from reportgen.model.pages import Pages
from tests.support.report_projects import write_project

_TEXT = "- text: 全年推进国际合作，新签协议，交流互访，成果落地。\n"
REPORT = "title: 报告\nyear: 2021\nlayout: plain\nchapters: [a.yaml, b.yaml, c.yaml]\n"
FILES = {
    "report.yaml": REPORT,
    "facts/a.yaml": "{}",
    "a.yaml": "section: 甲\nblocks:\n" + _TEXT * 90,
    "b.yaml": "section: 乙\nid: 乙\nblocks:\n- heading: 小题\n"
    + _TEXT * 80
    + "- table: {columns: [甲, 乙], rows: [[1, 2]]}\n",
    "c.yaml": "section: 丙\nblocks:\n- callout: 专栏\n  blocks:\n" + ("  " + _TEXT) * 60,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "report", FILES)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The indexes of the pages that are set."""
    found: list[int] = []
    real = Pager._set

    def noting(self: Pager, sheet: Any, titles: Any, number: Any, index: int) -> Any:
        found.append(index)
        return real(self, sheet, titles, number, index)

    monkeypatch.setattr(Pager, "_set", noting)
    return found


def prepared(root: Path) -> Prepared:
    sink = Sink()
    ready = prepare(open_sources(root), None, sink)
    assert not sink.has_errors(), list(sink)
    return ready


def pages(ready: Prepared, store: Store) -> Pages:
    """The pages as a build lays them out, which keeps what it set."""
    memory = SectionMemory(Shelf(store, ready.theme.fingerprint))
    found = paginate(ready.report, ready.theme, Sink(), sections=memory)
    memory.keep()
    return found


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_pages_that_hold_the_same_are_set_when_somebody_asks_for_them(
    root: Path, tmp_path: Path, asked: list[int]
) -> None:
    ready, store = prepared(root), Store(tmp_path / "store")
    anew = paginate(ready.report, ready.theme, Sink())
    assert len(anew.pages) > 6
    assert pages(ready, store) == anew
    asked.clear()
    again = pages(ready, store)
    assert not asked
    assert (again.outline, again.anchors, again.structure) == (anew.outline, anew.anchors, anew.structure)
    assert again == anew
    assert sorted(asked) == [0] * len(anew.pages)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("a.yaml", "推进", "推进推进"),
        ("a.yaml", _TEXT, ""),
        ("a.yaml", _TEXT, _TEXT * 40),
        ("b.yaml", "小题", "别题"),
        ("b.yaml", "[1, 2]", "[1, 3]"),
        ("c.yaml", "callout: 专栏", "callout: 另一栏"),
        ("report.yaml", "title: 报告", "title: 另一份报告"),
        ("report.yaml", "layout: plain", "layout: annual"),
        ("report.yaml", "a.yaml, b.yaml", "b.yaml, a.yaml"),
        ("report.yaml", "2021", "2022"),
    ],
)
def test_after_an_edit_pages_are_those_of_a_clean_build(
    root: Path, tmp_path: Path, path: str, old: str, new: str
) -> None:
    store = Store(tmp_path / "store")
    pages(prepared(root), store)
    edit(root, path, old, new)
    ready = prepared(root)
    anew = paginate(ready.report, ready.theme, Sink())
    for _ in range(2):
        assert pages(ready, store) == anew


def test_an_edit_sets_the_pages_that_it_changes(root: Path, tmp_path: Path, asked: list[int]) -> None:
    store = Store(tmp_path / "store")
    count = len(pages(prepared(root), store).pages)
    edit(root, "b.yaml", "[1, 2]", "[1, 3]")
    asked.clear()
    pages(prepared(root), store)
    assert 0 < len(set(asked)) <= count / 2
    asked.clear()
    pages(prepared(root), store)
    assert not asked


def test_pages_with_links_or_figures_are_set_each_time(root: Path, tmp_path: Path, asked: list[int]) -> None:
    edit(root, "a.yaml", _TEXT, "- text: 见{ref:乙}，[网站](https://example.org/)。\n")
    chart = (
        "- chart: {kind: column, title: 图, unit: 项, categories: [甲], series: [{name: 项, values: [3]}]}\n"
    )
    edit(root, "c.yaml", "blocks:\n", f"blocks:\n{chart}")
    store = Store(tmp_path / "store")
    first = pages(prepared(root), store)
    asked.clear()
    again = pages(prepared(root), store)
    made = [page.index for page in again.pages if not isinstance(page, KeptPage)]
    assert set(made) == set(asked) and len(made) >= 2
    assert again == first


def test_without_the_store_all_pages_are_set(root: Path, tmp_path: Path, asked: list[int]) -> None:
    ready = prepared(root)
    first = pages(ready, Store(tmp_path / "store"))
    for entry in (tmp_path / "store").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    asked.clear()
    assert pages(ready, Store(tmp_path / "store")) == first
    assert sorted(set(asked)) == [page.index for page in first.pages]
    shutil.rmtree(tmp_path / "store")
    assert pages(ready, Store(tmp_path / "store")) == first
