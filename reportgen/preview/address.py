"""Where a project's preview was last opened: a page that is still open finds the next server there.

Port and token lie in the project's own folder of derived data, for its owner alone to read. A port that
somebody else listens on by now may have been told the token by an open page: then both are new.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

_FILE = "preview.json"


@dataclass(frozen=True, slots=True)
class Address:
    """A socket that listens on this machine, and the token that every address of the page begins with."""

    listening: socket.socket
    token: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}/{self.token}/"


def open_address(root: Path, port: int) -> Address:
    """The address of last time where it is free; ``port`` 0 asks for none in particular. Raises OSError."""
    file = root / ".reportgen" / _FILE
    last_port, last_token = _read(file)
    if last_token and port in (0, last_port):
        try:
            return Address(listening_socket(last_port), last_token)
        except OSError:
            pass
    address = Address(listening_socket(port), secrets.token_urlsafe(24))
    _write(file, address)
    return address


def listening_socket(port: int) -> socket.socket:
    """A socket of this machine only; ``port`` 0 takes a free one. Raises OSError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port))
        made.listen()
    except OSError:
        made.close()
        raise
    return made


def _read(file: Path) -> tuple[int, str]:
    """Port and token as written; (0, "") where there are none, or not in order."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        port, token = content["port"], content["token"]
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""
    fit = isinstance(port, int) and 0 < port < 65536 and isinstance(token, str) and len(token) >= 32
    return (port, token) if fit and token.replace("-", "").replace("_", "").isalnum() else (0, "")


def _write(file: Path, address: Address) -> None:
    content = {"port": address.listening.getsockname()[1], "token": address.token}
    try:
        file.parent.mkdir(exist_ok=True)
        (file.parent / ".gitignore").write_text("*\n", encoding="ascii")  # a token is no part of a report
        file.unlink(missing_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return  # a folder that cannot be written to: the next preview has another address
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(content, out)
