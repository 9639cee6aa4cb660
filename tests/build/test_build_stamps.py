"""A file that nobody touched is known without being read; whatever else happened to it, it is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.build import stamps
from reportgen.build.stamps import Stamp, Standing, plain, settled, stamped


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A file that a build has made aside and moved to where it belongs."""
    (tmp_path / "stage").mkdir()
    (tmp_path / "stage/a.pdf").write_bytes(b"first")
    return tmp_path


def moved(folder: Path) -> dict[str, Stamp]:
    made = stamps.stamps(folder / "stage", ("a.pdf",))
    (folder / "stage/a.pdf").replace(folder / "a.pdf")
    return settled(folder, made)


def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    found: list[Path] = []
    opened = Path.open

    def noting(self: Path, *arguments: str) -> object:
        found.append(self)
        return opened(self, *arguments)

    monkeypatch.setattr(Path, "open", noting)
    return found


def digests(folder: Path, known: dict[str, Stamp]) -> list[str | None]:
    return [stamp and stamp.digest for stamp in Standing(folder, known).stamps(("a.pdf",))]


def test_a_file_that_nobody_touched_is_not_read(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = moved(left)
    read = reads(monkeypatch)
    assert digests(left, stamped(plain(known))) == [known["a.pdf"].digest]
    assert not read


def overwritten(path: Path) -> None:
    state = path.stat()
    path.write_bytes(b"other")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def replaced(path: Path) -> None:
    (path.parent / "b.pdf").write_bytes(b"other")
    shutil.copystat(path, path.parent / "b.pdf")
    (path.parent / "b.pdf").replace(path)


@pytest.mark.parametrize("change", [overwritten, replaced])
def test_other_bytes_are_noticed_though_size_and_time_are_the_same(
    left: Path, change: Callable[[Path], None]
) -> None:
    known = moved(left)
    change(left / "a.pdf")
    assert (
        digests(left, known) == [stamps.stamps(left, ("a.pdf",))["a.pdf"].digest] != [known["a.pdf"].digest]
    )


def test_a_file_that_came_in_between_is_read(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = stamps.stamps(left / "stage", ("a.pdf",))
    (left / "a.pdf").write_bytes(b"other")
    known = settled(left, made)
    read = reads(monkeypatch)
    assert digests(left, known) != [made["a.pdf"].digest]
    assert read


def test_a_file_that_is_gone_has_no_stamp(left: Path) -> None:
    known = moved(left)
    (left / "a.pdf").unlink()
    assert digests(left, known) == [None]
    assert settled(left, known)["a.pdf"].changed == 0
