"""What was read of a file is taken by the next process while the file is the same, and only then."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from reportgen.cache import Store, project_store, records
from reportgen.diagnostics import Sink, Span
from reportgen.project import load_project
from reportgen.source import Sources
from reportgen.source.lasting import lasting
from reportgen.specimen import chapters_by_group, write_sample


class Process:
    """A process that reads the project anew; ``made`` are the texts that it did not find kept."""

    def __init__(self, root: Path, finding: str = "") -> None:
        self.sources = Sources(root)
        self.sources.store = Store(root / "kept")
        self.sink = Sink()
        self.made: list[str] = []
        self._finding = finding

    def text(self) -> tuple[str, Span]:
        return lasting(self.sources, self.sink, ("text", "a.yaml"), self._make)

    def _make(self, sink: Sink) -> tuple[str, Span]:
        names = self.sources.glob("*.yaml")
        text = self.sources.text("a.yaml") + str(self.sources.exists("b.txt"))
        self.made.append(text)
        if self._finding:
            sink.report(self._finding, None, path="a.yaml")
        return f"{names} {text}", Span("a.yaml", 1, 1, 1, 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text("甲", encoding="utf-8")
    return tmp_path


def test_another_process_makes_nothing_of_the_same_file(root: Path) -> None:
    first, second = Process(root), Process(root)
    assert first.text() == second.text() == ("['a.yaml'] 甲False", Span("a.yaml", 1, 1, 1, 2))
    assert first.made and not second.made
    assert second.sources.dependencies == first.sources.dependencies


def test_what_a_build_reads_is_noted_also_where_it_is_taken(root: Path) -> None:
    noted = []
    for process in (Process(root), Process(root)):
        with process.sources.noting() as read:
            process.text()
        noted.append(read)
    assert noted[0] == noted[1]
    assert set(noted[0]) == {"a.yaml", "b.txt", "\0*.yaml"}


@pytest.mark.parametrize("change", ["a.yaml", "b.txt", "c.yaml"], ids=["text", "missing", "listed"])
def test_a_file_that_is_another_or_no_longer_missing_is_read(root: Path, change: str) -> None:
    Process(root).text()
    (root / change).write_text("乙", encoding="utf-8")
    process = Process(root)
    process.text()
    assert process.made


def test_what_something_was_found_of_is_read_again_and_the_finding_told(root: Path) -> None:
    for _ in range(2):
        process = Process(root, "source-missing")
        process.text()
        assert process.made and [finding.code for finding in process.sink] == ["source-missing"]


@pytest.mark.parametrize("damage", ["cut", "another's"])
def test_an_entry_that_is_not_ours_is_not_believed(root: Path, damage: str) -> None:
    Process(root).text()
    store = Store(root / "kept")
    (entry,) = [path for path in (root / "kept").iterdir() if not path.name.startswith(".")]
    data = store.get(entry.name)
    assert data is not None
    if damage == "cut":
        entry.write_bytes(entry.read_bytes()[:-1])
    else:
        store.put(entry.name, b"\0" * 32 + data[32:])
    process = Process(root)
    assert process.text()[0] == "['a.yaml'] 甲False"
    assert process.made


def test_without_a_store_nothing_is_kept(root: Path) -> None:
    process = Process(root)
    process.sources.store = None
    process.text()
    assert process.made and not (root / "kept").exists()


def test_an_entry_copied_to_the_place_of_another_is_not_believed(root: Path) -> None:
    Process(root).text()
    store = Store(root / "kept")
    (entry,) = [path for path in (root / "kept").iterdir() if not path.name.startswith(".")]
    data = store.get(entry.name)
    store.put("0" * 64, data or b"")  # with the digest that a store asks for, which anybody can make
    assert records.read(entry.name, store.get(entry.name)) is not None
    assert records.read("0" * 64, store.get("0" * 64)) is None


def test_nothing_but_records_is_read_back() -> None:
    assert records.read("k", records.kept("k", (1, "甲", Span("a.yaml", 1, 1, 1, 2)))) == (
        1,
        "甲",
        Span("a.yaml", 1, 1, 1, 2),
    )
    with pytest.raises(pickle.UnpicklingError, match=r"builtins\.print"):
        records.read("k", records.kept("k", print))


def test_every_block_is_read_back_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sample(tmp_path, chapters_by_group(), "annual")

    def loaded() -> object:
        sources = Sources.of_project(tmp_path)
        sources.store = Store(project_store(tmp_path))
        return load_project(sources, Sink())

    first = loaded()
    for read in ("_read_chapter", "_read_report"):
        monkeypatch.setattr(f"reportgen.project.project.{read}", None)
    again = loaded()
    assert again == first and repr(again) == repr(first)
