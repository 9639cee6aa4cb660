"""What the store promises: the very bytes or nothing, never a failure, a bounded size."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cache import LockedStore, Store

ROOT = Path(__file__).resolve().parents[2]


def key(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_what_was_put_is_given_back_also_to_another_process(tmp_path: Path) -> None:
    Store(tmp_path / "a" / "b").put(key("图"), b"\0drawing")
    assert Store(tmp_path / "a" / "b").get(key("图")) == b"\0drawing"
    assert Store(tmp_path / "a" / "b").get(key("表")) is None


def test_the_folder_keeps_itself_out_of_version_control(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    Store(folder).put(key("1"), b"x")
    assert (folder / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 400], ids=["empty", "cut", "zeroed"])
def test_a_damaged_entry_is_not_believed_and_removed(tmp_path: Path, damage: bytes) -> None:
    Store(tmp_path).put(key("1"), b"x" * 100)
    (tmp_path / key("1")).write_bytes(damage)
    assert Store(tmp_path).get(key("1")) is None
    assert not (tmp_path / key("1")).exists()


def test_a_single_changed_bit_is_noticed(tmp_path: Path) -> None:
    Store(tmp_path).put(key("1"), b"x" * 100)
    content = bytearray((tmp_path / key("1")).read_bytes())
    content[-1] ^= 1
    (tmp_path / key("1")).write_bytes(content)
    assert Store(tmp_path).get(key("1")) is None


def test_an_entry_under_anothers_name_is_not_believed(tmp_path: Path) -> None:
    Store(tmp_path).put(key("1"), b"one")
    (tmp_path / key("1")).rename(tmp_path / key("2"))
    assert Store(tmp_path).get(key("2")) is None


def test_the_folder_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    store = Store(folder)
    store.put(key("1"), b"one")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert store.get(key("1")) is None
    store.put(key("2"), b"two")
    assert store.get(key("2")) == b"two"


def test_a_folder_that_cannot_be_made_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "cache")
    store.put(key("1"), b"one")
    assert store.get(key("1")) is None


def test_beyond_its_limit_it_drops_what_was_not_asked_for_longest(tmp_path: Path) -> None:
    for age in range(10):
        Store(tmp_path).put(key(str(age)), b"x" * 1000)
        os.utime(tmp_path / key(str(age)), (1000 + age, 1000 + age))
    assert Store(tmp_path).get(key("0"))  # asked for just now: the youngest
    Store(tmp_path, most_bytes=8000).put(key("new"), b"x" * 1000)
    kept = entries(tmp_path)
    assert sum((tmp_path / name).stat().st_size for name in kept) <= 8000
    assert key("0") in kept and key("new") in kept and key("1") not in kept


def test_many_small_entries_of_many_processes_stay_within_the_limit(tmp_path: Path) -> None:
    for number in range(800):
        Store(tmp_path, most_bytes=150_000).put(key(str(number)), b"x" * 250)
    assert sum((tmp_path / name).stat().st_size for name in entries(tmp_path)) <= 170_000


def test_a_locked_store_is_read_and_not_added_to(tmp_path: Path) -> None:
    Store(tmp_path).put(key("1"), b"one")
    locked = LockedStore(tmp_path)
    locked.put(key("2"), b"two")
    assert locked.get(key("1")) == b"one" and entries(tmp_path) == [key("1")]


def test_two_processes_writing_the_same_keys_leave_whole_entries(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom reportgen.cache import Store\n"
        "store = Store(Path(sys.argv[1]), most_bytes=60_000)\n"
        "for turn in range(150):\n"
        "    name = f'{turn % 30:064x}'\n"
        "    data = bytes([turn % 30]) * 4000\n"
        "    found = store.get(name)\n"
        "    assert found is None or found == data\n"
        "    store.put(name, data)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    for process in running:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    names = entries(tmp_path)
    assert names and not [name for name in names if name.endswith(".part")]
    assert all(Store(tmp_path).get(name) == bytes([int(name, 16)]) * 4000 for name in names)
