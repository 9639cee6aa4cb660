"""The preview opens at the address of last time, unless somebody else may know its token by now."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from reportgen.preview.address import listening_socket, open_address


def kept(root: Path) -> Path:
    return root / ".reportgen/preview.json"


def test_the_next_preview_has_the_same_address(tmp_path: Path) -> None:
    first = open_address(tmp_path, 0)
    url = first.url
    first.listening.close()
    second = open_address(tmp_path, 0)
    assert second.url == url
    assert second.url.startswith("http://127.0.0.1:")
    second.listening.close()


def test_only_its_owner_can_read_the_token(tmp_path: Path) -> None:
    kept(tmp_path).parent.mkdir()
    kept(tmp_path).write_text("{}")
    kept(tmp_path).chmod(0o644)
    open_address(tmp_path, 0).listening.close()
    assert stat.S_IMODE(kept(tmp_path).stat().st_mode) == 0o600
    assert (tmp_path / ".reportgen/.gitignore").read_text() == "*\n"  # nor does it go into a repository


def test_where_another_program_listens_port_and_token_are_new(tmp_path: Path) -> None:
    first = open_address(tmp_path, 0)
    second = open_address(tmp_path, 0)
    assert second.token != first.token
    assert second.listening.getsockname() != first.listening.getsockname()
    first.listening.close()
    second.listening.close()


def test_a_port_that_is_asked_for_is_taken_or_refused(tmp_path: Path) -> None:
    taken = listening_socket(0)
    with pytest.raises(OSError):
        open_address(tmp_path, taken.getsockname()[1])
    taken.close()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"port": "80", "token": "x"}', json.dumps({"port": 8000, "token": "../../etc" * 5})],
)
def test_a_damaged_record_is_not_believed(tmp_path: Path, content: str) -> None:
    kept(tmp_path).parent.mkdir()
    kept(tmp_path).write_text(content)
    address = open_address(tmp_path, 0)
    assert len(address.token) >= 32
    assert "/" not in address.token
    address.listening.close()


def test_a_folder_that_cannot_be_written_to_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".reportgen").write_text("a file in the way")
    address = open_address(tmp_path, 0)
    assert address.url
    address.listening.close()
