"""A seal opens for the user who made it and for nobody else; without a place for a secret nothing is sealed."""

from __future__ import annotations

import multiprocessing
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.cache import seal


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    seal._secret.cache_clear()
    yield tmp_path / "home"
    seal._secret.cache_clear()


def sealed(data: bytes, key: str = "k") -> bytes:
    found = seal.sealed(key, data)
    assert found is not None
    return found


def test_what_was_sealed_is_opened_also_by_a_later_build(home: Path) -> None:
    data = sealed(b"lines")
    seal._secret.cache_clear()
    assert seal.opened("k", data) == b"lines"
    assert seal.opened("k", sealed(b"")) == b""


def test_the_secret_is_readable_by_its_user_alone(home: Path) -> None:
    sealed(b"lines")
    assert [path.name for path in (home / "reportgen").iterdir()] == ["secret"]
    assert stat.S_IMODE((home / "reportgen/secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"lines", b"\0" * 40], ids=["nothing", "bare", "made up"])
def test_what_nobody_sealed_stays_shut(home: Path, damage: bytes) -> None:
    assert seal.opened("k", damage) is None


def test_data_changed_under_the_seal_stay_shut(home: Path) -> None:
    data = bytearray(sealed(b"lines"))
    data[-1] ^= 1
    assert seal.opened("k", bytes(data)) is None


@pytest.mark.parametrize("key", ["", "key", "k\0", "k\0l"])
def test_what_was_sealed_under_another_key_stays_shut(home: Path, key: str) -> None:
    assert seal.opened(key, sealed(b"lines")) is None
    assert seal.opened(key, sealed(b"lines", "kl")) is None


def test_the_seal_of_another_user_stays_shut(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = sealed(b"lines")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    seal._secret.cache_clear()
    assert seal.opened("k", data) is None


def test_where_no_secret_can_be_kept_nothing_is_sealed(home: Path) -> None:
    home.write_bytes(b"a file where the folder would be")
    assert seal.sealed("k", b"lines") is None
    assert seal.opened("k", b"\0" * 40) is None


def test_two_builds_that_make_the_secret_at_once_have_the_same_one(home: Path) -> None:
    with multiprocessing.get_context("fork").Pool(2) as pool:
        first, second = pool.starmap(seal.sealed, [("k", b"lines")] * 2, chunksize=1)
    assert first is not None and first == second
