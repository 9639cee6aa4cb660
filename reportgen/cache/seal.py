"""Seals what a user's own builds keep inside a project: what anybody else put there is not opened.

A project may come from anywhere, with a store full of entries. Whatever is read back by a means that trusts
its input (pickle) is therefore signed by a secret of the user's, which is in no project. The key it is kept
under is signed with it: what was copied to another's place is not opened either.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

_ALGORITHM = "sha256"
_LENGTH = hashlib.new(_ALGORITHM).digest_size


def sealed(key: str, data: bytes) -> bytes | None:
    """The data with a seal before it; None where the user has no place for a secret. ``key`` has no NUL."""
    secret = _secret()
    return None if secret is None else _seal(secret, key, data) + data


def opened(key: str, data: bytes) -> bytes | None:
    """What ``sealed`` was given; None where this user has not sealed it under this key."""
    secret = _secret()
    if secret is None:
        return None
    seal, content = data[:_LENGTH], data[_LENGTH:]
    return content if hmac.compare_digest(seal, _seal(secret, key, content)) else None


def _seal(secret: bytes, key: str, data: bytes) -> bytes:
    return hmac.digest(secret, key.encode() + b"\0" + data, _ALGORITHM)


@cache
def _secret() -> bytes | None:
    """The secret, made when it is first needed; whoever comes first makes it for all."""
    from platformdirs import user_cache_path  # only for who keeps something

    path = user_cache_path("reportgen", appauthor=False) / "secret"
    with suppress(OSError):
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_once(path)
        found = path.read_bytes()
        if len(found) == _LENGTH:
            return found
    return None


def _write_once(path: Path) -> None:
    """Write the secret whole or not at all; another process may be doing the same."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
        with suppress(FileExistsError):
            os.link(partial, path)  # unlike a move, leaves what is there
    finally:
        partial.unlink(missing_ok=True)
