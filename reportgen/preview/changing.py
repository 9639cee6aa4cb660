"""Changes of a project's files, each written whole, that can be taken back and done again one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.preview.session import Session
from reportgen.preview.texts import Texts
from reportgen.source.rewriting import write_whole


@dataclass(frozen=True, slots=True)
class Change:
    """A file's text before and after; None where there is no such file."""

    path: str
    before: str | None
    after: str | None


Done = tuple[Change, ...]  # what one step of undoing takes back


@dataclass(frozen=True, slots=True)
class Step:
    """What undoing came to: the file to look at, be it there or not; or a problem."""

    path: str = ""
    there: bool = True
    problem: str = ""


class Changes:
    """The changes since the preview began. A file that is being typed in is changed in its draft."""

    def __init__(self, session: Session, texts: Texts) -> None:
        self._session = session
        self._texts = texts
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def make(self, changes: Done) -> None:
        """Write changes that are undone together. Raises OSError."""
        self._put(changes)
        self._note(changes)

    def save(self, path: str, text: str) -> None:
        """Write a file as typed; it is typed in no more. Raises OSError."""
        before = None if self._texts.is_gone(path) else self._texts.on_disk(path)
        if text != before:
            self._write(path, text)
            self._note((Change(path, before, text),))
        self._texts.forget_draft(path)

    def undo(self) -> Step:
        """Take back the last change, if its files still read as it left them."""
        back = [
            tuple(Change(each.path, each.after, each.before) for each in reversed(one))
            for one in self._done[-1:]
        ]
        return self._step(back, self._done, self._undone)

    def redo(self) -> Step:
        """Make again what was taken back last, if its files still read as they did before it."""
        return self._step(self._undone[-1:], self._undone, self._done)

    def _step(self, steps: Sequence[Done], taken: list[Done], given: list[Done]) -> Step:
        if not steps:
            return Step(problem="nothing")
        [changes] = steps
        texts = self._texts
        if any(
            not texts.is_inside(each.path) or texts.readable(each.path) != each.before for each in changes
        ):
            taken.clear()
            return Step(problem="conflict")
        given.append(taken.pop())
        self._put(changes)
        there = [each.path for each in changes if each.after is not None]
        return Step(there[-1]) if there else Step(changes[0].path, there=False)

    def _note(self, done: Done) -> None:
        self._done.append(done)
        self._undone.clear()

    def _put(self, changes: Sequence[Change]) -> None:
        # what goes goes last: whenever this is cut short, every text still stands somewhere
        for change in sorted(changes, key=lambda one: one.after is None):
            if change.after is None:
                self._texts.forget_draft(change.path)
                (self._session.root / change.path).unlink()
            elif change.path in self._session.drafts:
                self._texts.keep_draft(change.path, change.after)
            else:
                self._write(change.path, change.after)

    def _write(self, path: str, text: str) -> None:
        target = self._session.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text.encode("utf-8"))
