"""What an editor asks and changes, as JSON; each change is checked, written whole and can be undone.

A file's present text is its draft, or what lies on disk. Whoever changes it says by a hash which text he
saw; where somebody else changed it meanwhile the two are merged, or he is asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.preview import views
from reportgen.preview.arranging import (
    Item,
    entry_at,
    inserted,
    item_at,
    item_before,
    moved,
    removed,
    repeated,
)
from reportgen.preview.changing import Change, Changes, Done, Step
from reportgen.preview.endings import shown
from reportgen.preview.merging import both_changes, difference
from reportgen.preview.passages import CannotEdit, Passage, passage_at, with_text
from reportgen.preview.pasting import blocks_of
from reportgen.preview.pictures import Refused, kept_picture
from reportgen.preview.reference import block_gallery, fact_list, schemas
from reportgen.preview.session import Session
from reportgen.preview.shifting import Shifted, line_now
from reportgen.preview.texts import Texts, sha_of
from reportgen.source import SourceError
from reportgen.source.sources import YAML_SUFFIXES

Json = dict[str, Any]


class Desk:
    """The editing side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.lock = threading.RLock()
        self._texts = Texts(session)
        self._changes = Changes(session, self._texts)

    def questions(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be asked, by address."""
        return {
            "file": self.file,
            "passage": self.passage,
            "place": self.place,
            "where": self.where,
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
            "repeat": self.repeat,
            "remove": self.remove,
            "paste": self.paste,
            "undo": lambda _: self._stepped(self._changes.undo),
            "redo": lambda _: self._stepped(self._changes.redo),
        }

    # questions

    def file(self, asked: Mapping[str, Any]) -> Json:
        """A file's present text with its hash."""
        with self.lock:
            path = self._path(asked["path"])
            if path is None:
                return {"problem": "no-file"}
            began = sha_of(self._texts.began(path))
            return {**self._texts.shown(path), "unsaved": path in self._session.drafts, "began": began}

    def place(self, asked: Mapping[str, Any]) -> Json:
        """Where what stands at a place of the pages is in the file as it is now; they may be older."""
        with self.lock:
            path = self._path(asked["path"])
            if path is None:
                return {"problem": "no-file"}
            present, line = self._texts.present(path), int(asked["line"])
            then = self._session.snapshot.texts.get(path)
            found = Shifted(line) if then is None else line_now(then.decode("utf-8"), present, line)
            return {"line": found.line, "changed": found.changed}

    def where(self, asked: Mapping[str, Any]) -> Json:
        """Where on the pages, which may be older, a place of a file as it is now is seen."""
        path, line, column = str(asked["path"]), int(asked["line"]), int(asked.get("column", 1))
        snapshot = self._session.snapshot
        then = snapshot.texts.get(path)
        now = None if then is None else self.text_of(path)
        if now is not None and then is not None:
            found = line_now(now, then.decode("utf-8"), line)
            if found.changed:
                return {"page": None, "revision": snapshot.revision}  # what stands there is on no page yet
            line = found.line
        return views.where(snapshot, path, line, column)

    def passage(self, asked: Mapping[str, Any]) -> Json:
        """The text written at a place, as it may be edited on the page."""
        with self.lock:
            path = self._path(asked["path"])
            found = self._passage(path, asked) if path is not None else None
            if path is None or found is None:
                return {"problem": "no-text"}
            present = self._texts.present(path)
            item = item_at(present, path, found.span.line)
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
                "entry": entry_at(present, path, found.span.line) is not None,
                "sha": self._texts.remember(present),
            }

    # whole files

    def draft(self, told: Mapping[str, Any]) -> Json:
        """Take what is typed; merged with what others typed since the text with hash ``base``."""
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                return {"problem": "no-file"}
            merged = self._texts.merged(path, str(told["base"]), str(told["text"]))
            if merged is None:
                return self._clash(path, told)
            self._texts.keep_draft(path, merged)
            return self._texts.shown(path)

    def save(self, told: Mapping[str, Any]) -> Json:
        """Write a file as typed, merged with what others typed since the text with hash ``base``.

        Where it changed on disk since, ``disk`` says that what is written is to stand.
        """
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                return self._saved_anew(str(told["path"]), told)
            base = str(told.get("base", sha_of(self._texts.present(path))))
            text = self._texts.merged(path, base, str(told["text"]))
            if text is None:
                return self._clash(path, told)
            question = self._changed_on_disk(path, text)
            if question is not None and told.get("disk") != question["disk_sha"]:
                return question
            return self._written(path, text)

    def _changed_on_disk(self, path: str, text: str) -> Json | None:
        """What is asked of who typed a text into a file that was changed on disk meanwhile."""
        disk, began = self._texts.on_disk(path), self._texts.began(path)
        if disk in (began, text):
            return None
        if self._texts.is_gone(path):
            return _GONE
        merged = both_changes(began, disk, text)
        return {
            "problem": "conflict",
            "disk": shown(disk),
            "rows": difference(shown(disk), shown(text)),
            "disk_sha": sha_of(disk),
            "merged": None if merged is None else shown(merged),
        }

    def _clash(self, path: str, told: Mapping[str, Any]) -> Json:
        """What is asked of who typed where somebody else did."""
        theirs = self._texts.shown(path)
        return {
            "problem": "conflict",
            **theirs,
            "rows": difference(theirs["text"], shown(str(told["text"]))),
        }

    def _saved_anew(self, path: str, told: Mapping[str, Any]) -> Json:
        """A file that is no more, and was typed in: written where it was, once it is said that it is to."""
        if not self._texts.is_lost(path):
            return {"problem": "no-file"}
        return self._written(path, str(told["text"])) if told.get("disk") == _GONE["disk_sha"] else _GONE

    def discard(self, told: Mapping[str, Any]) -> Json:
        """Forget what is typed; the file on disk stands."""
        with self.lock:
            path = self._path(told["path"])
            if path is None:
                lost = self._texts.is_lost(str(told["path"]))
                return {"gone": str(told["path"])} if lost else {"problem": "no-file"}
            self._texts.forget_draft(path)
            return {"gone": path} if self._texts.is_gone(path) else self._texts.shown(path)

    def take_up(self, path: str, text: str, base: str) -> bool:
        """Go on with what was typed into the file ``base`` before the preview ended, not yet saved; False
        where something else is typed in its lines by now.
        """
        with self.lock:
            draft = self._session.drafts.get(path)
            merged = text if draft is None else both_changes(base, draft, text)
            if merged is not None:
                self._texts.keep_draft(path, merged, base)
            return merged is not None

    def taken_up(self, path: str) -> Json:
        """A file in which was gone on; the question whose text stands where it changed on disk meanwhile."""
        with self.lock:
            return self._changed_on_disk(path, self._texts.present(path)) or self._texts.shown(path)

    def typed(self) -> list[tuple[str, str, str]]:
        """What is typed and not saved: path, text, and the text of the file that it was begun from."""
        with self.lock:
            return [(path, text, self._texts.began(path)) for path, text in self._session.drafts.items()]

    # changes at a place

    def change_text(self, told: Mapping[str, Any]) -> Json:
        """Put a new text in the place of the one that stands at a place and read ``old``; the place is one
        of the text with hash ``base``, if it is said.
        """
        with self.lock:
            path = self._path(told["path"])
            base = self._texts.seen(str(told.get("base")))
            if path is not None and base is not None:
                told = {**told, "line": line_now(base, self._texts.present(path), int(told["line"])).line}
            found = self._passage(path, told) if path is not None else None
            if path is None or found is None or found.raw != told["old"]:
                return {"problem": "conflict"}
            try:
                changed = with_text(self._texts.present(path), found, str(told["new"]))
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
        if "problem" in answer:
            return answer
        last = answer["line"] + pasted.yaml.rstrip().count("\n")
        return {**answer, "last": last, "pictures": pasted.pictures}

    def remove(self, told: Mapping[str, Any]) -> Json:
        """Take out the block that holds a line."""
        return self._arranged(told, lambda text, path, item: (removed(text, path, item), item.first + 1))

    def repeat(self, told: Mapping[str, Any]) -> Json:
        """Put a row of a table, or an entry of another list, once more behind itself."""
        return self._arranged(told, repeated, entry_at)

    def move(self, told: Mapping[str, Any]) -> Json:
        """Put the block of one line before or behind that of another."""
        line = int(told["line"])

        def move_it(text: str, path: str, item: Item) -> tuple[str, int]:
            target = item_at(text, path, int(told["target"]))
            if target is None:
                raise CannotEdit
            changed, first = moved(text, path, item, target, behind=bool(told.get("behind")))
            return changed, first + line - 1 - item.first  # the same line of it as was asked for

        return self._arranged(told, move_it)

    def keep_picture(self, name: str, data: bytes) -> Json:
        """A picture file that was dropped, kept among the project's; its path there."""
        try:
            return {"path": kept_picture(self._session.root, name, data)}
        except Refused as refused:
            return {"problem": refused.reason}

    # the report's files

    def text_of(self, path: str) -> str | None:
        """A file's present text, None where there is none that can be read."""
        return self._texts.readable(path)

    def own_files(self) -> list[str]:
        """The project's YAML files on disk, what is hidden and what builds made left out."""
        found = self._session.sources().glob("**/*.yaml")
        return [path for path in found if not path.startswith((".", "build/")) and "/." not in path]

    def unsaved(self) -> list[str]:
        """The files in which something is typed and not saved."""
        return sorted(self._session.drafts)

    def is_free(self, path: str) -> bool:
        """Whether a file may be called so; names that differ in capitals only are one on many disks."""
        if not self.is_inside(path):
            return False
        folder = (self._session.root / path).parent
        name = path.rpartition("/")[2].lower()
        return not folder.is_dir() or all(there.name.lower() != name for there in folder.iterdir())

    def is_inside(self, path: str) -> bool:
        """Whether a path, of a file or not, is that of a YAML file in the project."""
        return self._texts.is_inside(path)

    def commit(self, changes: Done) -> None:
        """Write changes of several files, which are undone together."""
        self._changes.make(changes)

    # inside

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
            text = self._texts.present(path)
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
        self._changes.make((Change(path, self._texts.present(path), text),))
        return {**self._texts.shown(path), "path": path}

    def _written(self, path: str, text: str) -> Json:
        self._changes.save(path, text)
        return self._texts.shown(path)

    def _stepped(self, step: Callable[[], Step]) -> Json:
        """Undo or do again the last change; the file that is to be looked at."""
        with self.lock:
            taken = step()
            if taken.problem:
                return {"problem": taken.problem}
            return (
                {**self._texts.shown(taken.path), "path": taken.path} if taken.there else {"gone": taken.path}
            )

    def _passage(self, path: str | None, asked: Mapping[str, Any]) -> Passage | None:
        if path is None:
            return None
        return passage_at(self._texts.present(path), path, int(asked["line"]), int(asked["column"]))

    def _path(self, asked: object) -> str | None:
        """A YAML file of the project itself, by its path as the sources name it; None for anything else.

        One that is deleted while something is typed in it is still there to be saved.
        """
        sources = self._session.sources()
        try:
            found = sources.locate(str(asked))
        except SourceError:
            return str(asked) if asked in self._session.drafts else None
        own = found.is_relative_to(sources.root) and found.suffix in YAML_SUFFIXES and found.is_file()
        return found.relative_to(sources.root).as_posix() if own else None


# the answer to who saves a file that was deleted meanwhile
_GONE: Json = {"problem": "conflict", "gone": True, "disk": "", "disk_sha": sha_of(""), "merged": None}
