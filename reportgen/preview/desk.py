"""What an editor asks and changes, as JSON; each change is checked, written whole and can be undone.

A file's present text is its draft, or what lies on disk. Whoever changes it says by a hash which text he
saw; where somebody else changed it meanwhile the two are merged, or he is asked.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.preview.arranging import Item, inserted, item_at, item_before, moved, removed
from reportgen.preview.merging import both_changes
from reportgen.preview.passages import CannotEdit, Passage, passage_at, with_text
from reportgen.preview.pasting import blocks_of
from reportgen.preview.pictures import Refused, kept_picture
from reportgen.preview.reference import block_gallery, fact_list, schemas
from reportgen.preview.session import Session
from reportgen.source import SourceError
from reportgen.source.rewriting import write_whole

Json = dict[str, Any]
_TEXTS = (".yaml", ".yml")
_REMEMBERED = 400  # texts kept for merging


@dataclass(frozen=True, slots=True)
class Change:
    """A file's text before and after; None where there is no such file."""

    path: str
    before: str | None
    after: str | None


Done = tuple[Change, ...]  # what one step of undoing takes back


class Desk:
    """The editing side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.lock = threading.RLock()
        self._seen: OrderedDict[str, str] = OrderedDict()  # texts that pages were given, by hash
        self._on_disk: dict[str, str] = {}  # hash of the file that a draft began from, by path
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def questions(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be asked, by address."""
        return {
            "file": self.file,
            "passage": self.passage,
            "facts": lambda _: fact_list(self._session.snapshot),
            "schema": lambda _: schemas(),
            "gallery": lambda _: block_gallery(),
        }

    def changes(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be changed, by address."""
        return {
            "draft": self.draft,
            "save": self.save,
            "discard": self.discard,
            "text": self.change_text,
            "insert": self.insert,
            "move": self.move,
            "remove": self.remove,
            "paste": self.paste,
            "undo": lambda _: self._step(self._done, self._undone, back=True),
            "redo": lambda _: self._step(self._undone, self._done, back=False),
        }

    # questions

    def file(self, asked: Mapping[str, Any]) -> Json:
        """A file's present text with its hash."""
        with self.lock:
            path = self._path(asked["path"])
            if path is None:
                return {"problem": "no-file"}
            return {**self._shown(path), "unsaved": path in self._session.drafts}

    def passage(self, asked: Mapping[str, Any]) -> Json:
        """The text written at a place, as it may be edited on the page."""
        with self.lock:
            path = self._path(asked["path"])
            found = self._passage(path, asked) if path is not None else None
            if path is None or found is None:
                return {"problem": "no-text"}
            item = item_at(self._present(path), path, found.span.line)
            return {
                "raw": found.raw,
                "span": [
                    path,
                    found.span.line,
                    found.span.column,
                    found.span.end_line,
                    found.span.end_column,
                ],
                "block": item.name if item else "",
                "lines": [item.first + 1, item.end] if item else None,
                "sha": _sha(self._present(path)),
            }

    # whole files

    def draft(self, told: Mapping[str, Any]) -> Json:
        """Take what is typed; merged with what others typed since the text with hash ``base``."""
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                return {"problem": "no-file"}
            merged = self._merged(path, str(told["base"]), str(told["text"]))
            if merged is None:
                return {"problem": "conflict", **self._shown(path)}
            self._keep_draft(path, merged)
            return self._shown(path)

    def save(self, told: Mapping[str, Any]) -> Json:
        """Write a file as typed, merged with what others typed since the text with hash ``base``.

        Where it changed on disk since, ``disk`` says that what is written is to stand.
        """
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                return {"problem": "no-file"}
            base = str(told.get("base", _sha(self._present(path))))
            text = self._merged(path, base, str(told["text"]))
            if text is None:
                return {"problem": "conflict", **self._shown(path)}
            disk = self._disk(path)
            began = self._on_disk.get(path, _sha(disk))
            if _sha(disk) not in (began, _sha(text)) and told.get("disk") != _sha(disk):
                earlier = self._seen.get(began)
                merged = None if earlier is None else both_changes(earlier, disk, text)
                return {
                    "problem": "conflict",
                    "disk": disk.replace("\r\n", "\n"),
                    "disk_sha": _sha(disk),
                    "merged": None if merged is None else merged.replace("\r\n", "\n"),
                }
            return self._written(path, text)

    def discard(self, told: Mapping[str, Any]) -> Json:
        """Forget what is typed; the file on disk stands."""
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                return {"problem": "no-file"}
            self._forget_draft(path)
            return self._shown(path)

    # changes at a place

    def change_text(self, told: Mapping[str, Any]) -> Json:
        """Put a new text in the place of the one that stands at a place and read ``old``."""
        with self.lock:
            path = self._path(told["path"])
            found = self._passage(path, told) if path is not None else None
            if path is None or found is None or found.raw != told["old"]:
                return {"problem": "conflict"}
            try:
                changed = with_text(self._present(path), found, str(told["new"]))
            except CannotEdit:
                return {"problem": "cannot-edit"}
            return self._changed(path, changed)

    def insert(self, told: Mapping[str, Any]) -> Json:
        """Put a block (YAML) behind the one that holds a line or ends last before it."""
        return self._arranged(
            told, lambda text, path, item: inserted(text, path, item, str(told["yaml"])), item_before
        )

    def paste(self, told: Mapping[str, Any]) -> Json:
        """Put what was copied from Word, Excel or a web page behind the block that holds a line."""
        pasted = blocks_of(
            str(told.get("html", "")), str(told.get("plain", "")), self.text_of(str(told["path"])) or ""
        )
        if not pasted.yaml:
            return {"problem": "only-pictures" if pasted.pictures else "empty"}
        answer = self._arranged(
            told, lambda text, path, item: inserted(text, path, item, pasted.yaml), item_before
        )
        return {**answer, "pictures": pasted.pictures}

    def remove(self, told: Mapping[str, Any]) -> Json:
        """Take out the block that holds a line."""
        return self._arranged(told, lambda text, path, item: (removed(text, path, item), item.first + 1))

    def move(self, told: Mapping[str, Any]) -> Json:
        """Put the block of one line before or behind that of another."""

        def move_it(text: str, path: str, item: Item) -> tuple[str, int]:
            target = item_at(text, path, int(told["target"]))
            if target is None:
                raise CannotEdit
            return moved(text, path, item, target, behind=bool(told.get("behind")))

        return self._arranged(told, move_it)

    def keep_picture(self, name: str, data: bytes) -> Json:
        """A picture file that was dropped, kept among the project's; its path there."""
        try:
            return {"path": kept_picture(self._session.root, name, data)}
        except Refused as refused:
            return {"problem": refused.reason}

    # the report's files

    def text_of(self, path: str) -> str | None:
        """A file's present text, None where there is none."""
        return self._present(path) if (self._session.root / path).is_file() else None

    def own_files(self) -> list[str]:
        """The project's YAML files on disk, what is hidden and what builds made left out."""
        found = self._session.sources().glob("**/*.yaml")
        return [path for path in found if not path.startswith((".", "build/")) and "/." not in path]

    def unsaved(self) -> list[str]:
        """The files in which something is typed and not saved."""
        return sorted(self._session.drafts)

    def is_free(self, path: str) -> bool:
        """Whether a file may be called so; names that differ in capitals only are one on many disks."""
        if not self._is_inside(path):
            return False
        folder = (self._session.root / path).parent
        name = path.rpartition("/")[2].lower()
        return not folder.is_dir() or all(there.name.lower() != name for there in folder.iterdir())

    def commit(self, changes: Done) -> None:
        """Write changes of several files, which are undone together."""
        self._put_all(changes)
        self._note(changes)

    # inside

    def _put_all(self, changes: Sequence[Change]) -> None:
        # what goes goes last: whenever this is cut short, every text still stands somewhere
        for each in sorted(changes, key=lambda one: one.after is None):
            self._put(each)

    def _put(self, change: Change) -> None:
        target = self._session.root / change.path
        if change.after is None:
            self._forget_draft(change.path)
            target.unlink()
        elif change.path in self._session.drafts:
            self._keep_draft(change.path, change.after)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, change.after.encode("utf-8"))

    def _arranged(
        self,
        told: Mapping[str, Any],
        change: Callable[[str, str, Item], tuple[str, int]],
        place: Callable[[str, str, int], Item | None] = item_at,
    ) -> Json:
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                return {"problem": "no-file"}
            text = self._present(path)
            item = place(text, path, int(told["line"]))
            if item is None:
                return {"problem": "no-block"}
            try:
                changed, line = change(text, path, item)
            except CannotEdit:
                return {"problem": "cannot-edit"}
            return {**self._changed(path, changed), "line": line}

    def _changed(self, path: str, text: str) -> Json:
        """A change made by a click: written at once, unless the file is being typed in."""
        before = self._present(path)
        if path in self._session.drafts:
            self._keep_draft(path, text)
        else:
            write_whole(self._session.root / path, text.encode("utf-8"))
        self._note((Change(path, before, text),))
        return {**self._shown(path), "path": path}

    def _written(self, path: str, text: str) -> Json:
        before = self._disk(path)
        if text != before:
            write_whole(self._session.root / path, text.encode("utf-8"))
            self._note((Change(path, before, text),))
        self._forget_draft(path)
        return self._shown(path)

    def _note(self, done: Done) -> None:
        self._done.append(done)
        self._undone.clear()

    def _step(self, taken: list[Done], given: list[Done], *, back: bool) -> Json:
        """Undo or do again the last change, if its files still read as it left them."""
        with self.lock:
            if not taken:
                return {"problem": "nothing"}
            done = taken[-1]
            steps = [
                Change(each.path, each.after, each.before) if back else each
                for each in (reversed(done) if back else done)
            ]
            if any(
                not self._is_inside(each.path) or self.text_of(each.path) != each.before for each in steps
            ):
                taken.clear()
                return {"problem": "conflict"}
            taken.pop()
            given.append(done)
            self._put_all(steps)
            shown = [each.path for each in steps if each.after is not None]
            return {**self._shown(shown[-1]), "path": shown[-1]} if shown else {"gone": done[-1].path}

    def _passage(self, path: str | None, asked: Mapping[str, Any]) -> Passage | None:
        if path is None:
            return None
        return passage_at(self._present(path), path, int(asked["line"]), int(asked["column"]))

    def _path(self, asked: object) -> str | None:
        """A YAML file of the project itself, by its path as the sources name it; None for anything else."""
        sources = self._session.sources()
        try:
            found = sources.locate(str(asked))
        except SourceError:
            return None
        own = found.is_relative_to(sources.root) and found.suffix in _TEXTS and found.is_file()
        return found.relative_to(sources.root).as_posix() if own else None

    def _is_inside(self, path: str) -> bool:
        """Whether a path, of a file or not, is that of a YAML file in the project."""
        root = self._session.root.resolve()
        return (root / path).resolve().is_relative_to(root) and path.endswith(_TEXTS)

    def _disk(self, path: str) -> str:
        return (self._session.root / path).read_bytes().decode("utf-8", "replace")

    def _present(self, path: str) -> str:
        draft = self._session.drafts.get(path)
        return self._disk(path) if draft is None else draft

    def _shown(self, path: str) -> Json:
        text = self._present(path)
        self._remember(text)
        return {"text": text.removeprefix("\ufeff").replace("\r\n", "\n"), "sha": _sha(text)}

    def _remember(self, text: str) -> None:
        self._seen[_sha(text)] = text
        self._seen.move_to_end(_sha(text))
        while len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)

    def _native(self, path: str, text: str) -> str:
        """A text as typed in the page, with the file's own line ends and byte order mark."""
        present = self._present(path)
        if "\r\n" in present:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        return "\ufeff" + text if present.startswith("\ufeff") else text

    def _merged(self, path: str, base_sha: str, text: str) -> str | None:
        present, mine = self._present(path), self._native(path, text)
        if base_sha == _sha(present):
            return mine
        base = self._seen.get(base_sha)
        return None if base is None else both_changes(base, present, mine)

    def _keep_draft(self, path: str, text: str) -> None:
        disk = self._disk(path)
        if text == disk:
            self._forget_draft(path)
            return
        if path not in self._on_disk:
            self._on_disk[path] = _sha(disk)
            self._remember(disk)
        self._session.set_draft(path, text)

    def _forget_draft(self, path: str) -> None:
        self._session.set_draft(path, None)
        self._on_disk.pop(path, None)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
