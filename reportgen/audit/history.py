"""What Git knows of a project folder: its revisions, and its files as one of them has them.

Nothing is written to the repository.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import GateClosed, Sink

_SECONDS = 60
# answers in English whatever the language of the machine; no question on the terminal
_ENVIRONMENT = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit in which files of the project changed: name, time (2021-12-31 09:30) and subject."""

    name: str
    time: str
    subject: str


def revisions(root: Path, sink: Sink, most: int = 60) -> tuple[Revision, ...]:
    """The latest revisions of a project, newest first; raises GateClosed where there is no Git."""
    _repository(root, sink)
    form = ("--format=%h%x1f%cd%x1f%s", "--date=format-local:%Y-%m-%d %H:%M")
    found = _git(root, "log", f"-{most}", *form, "--end-of-options", "HEAD", "--", ".")
    lines = found.stdout.decode("utf-8", "replace").splitlines() if not found.returncode else []
    return tuple(Revision(*line.split("\x1f", 2)) for line in lines if line.count("\x1f") >= 2)


def commit_of(root: Path, revision: str, sink: Sink) -> str:
    """The full name of the commit that a revision means; raises GateClosed when there is none."""
    _repository(root, sink)
    found = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or not revision:
        raise _unknown(revision, found.stderr, sink)
    return found.stdout.decode("ascii", "replace").split()[-1]


@contextmanager
def project_at(root: Path, revision: str, sink: Sink) -> Iterator[Path]:
    """The project's files at a revision, in a folder that is there meanwhile.

    Raises GateClosed when Git cannot give them.
    """
    commit = commit_of(root, revision, sink)
    archive = _git(root, "archive", "--format=tar", commit, ".")
    if archive.returncode:
        raise _unknown(revision, archive.stderr, sink)
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _repository(root: Path, sink: Sink) -> None:
    try:
        found = _git(root, "rev-parse", "--show-toplevel")
    except FileNotFoundError as error:
        sink.report("git-missing")
        raise GateClosed from error
    except (OSError, subprocess.TimeoutExpired) as error:
        sink.report("repository-unreadable", reason=str(error))
        raise GateClosed from error
    if found.returncode:
        reason = _first_line(found.stderr)
        if "not a git repository" in reason:
            sink.report("repository-missing")
        else:
            sink.report("repository-unreadable", reason=reason)
        raise GateClosed


def _unknown(revision: str, said: bytes, sink: Sink) -> GateClosed:
    sink.report("revision-unknown", revision=revision, reason=_first_line(said))
    return GateClosed()


def _first_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else "git"


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", *arguments]
    return subprocess.run(
        command, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, **_ENVIRONMENT}
    )
