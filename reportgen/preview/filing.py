"""The report's files as an editor orders them: new ones made, others renamed, moved, taken off the list.

Each change is of whole files and can be undone; no file is deleted that was written by somebody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.blocks.base import divisions
from reportgen.build.outputs import file_stem
from reportgen.preview.binding import FILE, entered, facts_entered, left_out, list_of, renamed, shifted, typed
from reportgen.preview.changing import Change
from reportgen.preview.desk import Desk
from reportgen.preview.factwriting import NewFact, with_fact
from reportgen.preview.passages import CannotEdit, tree_of
from reportgen.resolve.tokens import written
from reportgen.source import Mapping as Tree
from reportgen.source import Scalar
from reportgen.source.lines import quoted

Json = dict[str, Any]
_ORDERED = ("front", "chapters", "back")
_LAST_FIGURE = re.compile(r"(.*?)([0-9]{1,6})", re.DOTALL)
_DIVISIONS = ("section", "chapter", "part", "appendix")  # what a new file may be, as the one before it


class _Refused(Exception):
    """The change is not made; ``problem`` is a word for the page."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Filing:
    """Changes of the list of files, by the desk's rules."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def questions(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be asked, by address."""
        return {"files": self.files}

    def changes(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be changed, by address."""
        return {
            "new-chapter": lambda told: self._done(told, self._new_chapter),
            "new-facts": lambda told: self._done(told, self._new_facts),
            "rename-file": lambda told: self._done(told, self._renamed),
            "shift-file": lambda told: self._done(told, self._shifted),
            "list-file": lambda told: self._done(told, self._listed),
            "unlist-file": lambda told: self._done(told, self._unlisted),
        }

    def files(self, _: Mapping[str, Any]) -> Json:
        """The project's YAML files in the report's order: by list, then those in no list."""
        with self._desk.lock:
            report = self._desk.text_of(FILE) or ""
            lists = {name: list(found.entries) for name in _ORDERED if (found := list_of(report, name))}
            own = self._desk.own_files()
            listed = {path for paths in lists.values() for path in paths}
            others = [path for path in own if path not in listed]
            return {
                "lists": lists,
                "files": own,
                "others": others,
                "spare": [path for path in others if self._kind_of(path) in divisions()],
                "titles": {path: self._title(path) for path in sorted(listed)},
                "next": {path: self._number_behind(path) for path in lists.get("chapters", ())},
                "unsaved": self._desk.unsaved(),
            }

    def _done(self, told: Mapping[str, Any], work: Callable[[Mapping[str, Any]], tuple[Change, ...]]) -> Json:
        with self._desk.lock:
            try:
                changes = work(told)
            except _Refused as refused:
                return {"problem": refused.problem}
            except CannotEdit:
                return {"problem": "cannot-edit"}
            self._desk.commit(changes)
            return {"path": changes[-1].path, "text": changes[-1].after or ""}

    def _new_chapter(self, told: Mapping[str, Any]) -> tuple[Change, ...]:
        title, number = _words(told, "title"), _words(told, "number")
        if not title:
            raise _Refused("no-title")
        behind = _words(told, "behind") or None
        path = self._free(_folder(behind, "chapters"), _words(told, "name") or title)
        report = self._report()
        changed = entered(report, "chapters", path, behind)
        kind = self._kind(behind)
        rows = [f"{kind}: {typed(title)}", *([f"number: {quoted(number)}"] if number else [])]
        text = "\n".join([*rows, "blocks:", "  - text: 在这里写正文。", ""])
        return Change(FILE, report, changed), Change(path, None, text)

    def _new_facts(self, told: Mapping[str, Any]) -> tuple[Change, ...]:
        group, name, value = (_words(told, key) for key in ("group", "fact", "value"))
        if not (group and name and value):
            raise _Refused("no-fact")
        path = self._free("facts/", _words(told, "name") or group)
        fact = NewFact(group, name, value, unit=_words(told, "unit"))
        above = f"# 数字只写在这里一次；正文里写 {{{{ {written(f'{group}.{name}')} }}}} 引用它。\n"
        try:
            text = with_fact(above, path, fact)
        except CannotEdit:
            raise _Refused("bad-fact") from None
        report = self._report()
        changed = facts_entered(report, path)
        listed = () if changed == report else (Change(FILE, report, changed),)
        return *listed, Change(path, None, text)

    def _renamed(self, told: Mapping[str, Any]) -> tuple[Change, ...]:
        name, path = self._place(told)
        text = self._desk.text_of(path)
        if text is None:
            raise _Refused("no-file")
        if path in self._desk.unsaved():
            raise _Refused("save-first")
        new = self._free(_folder(path, ""), _words(told, "name"))
        report = self._report()
        changed = renamed(report, name, path, new)
        return Change(path, text, None), Change(FILE, report, changed), Change(new, None, text)

    def _shifted(self, told: Mapping[str, Any]) -> tuple[Change, ...]:
        name, path = self._place(told)
        report = self._report()
        return (Change(FILE, report, shifted(report, name, path, int(told["places"]))),)

    def _listed(self, told: Mapping[str, Any]) -> tuple[Change, ...]:
        path = str(told["path"])
        if self._desk.text_of(path) is None or self._kind_of(path) not in divisions():
            raise _Refused("no-file")
        report = self._report()
        found = list_of(report, "chapters")
        last = found.entries[-1] if found is not None and found.entries else None
        return (Change(FILE, report, entered(report, "chapters", path, last)),)

    def _unlisted(self, told: Mapping[str, Any]) -> tuple[Change, ...]:
        name, path = self._place(told)
        report = self._report()
        found = list_of(report, name)
        if name == "chapters" and found is not None and len(found.entries) == 1:
            raise _Refused("last-chapter")
        return (Change(FILE, report, left_out(report, name, path)),)

    def _place(self, told: Mapping[str, Any]) -> tuple[str, str]:
        name, path = str(told["list"]), str(told["path"])
        if name not in _ORDERED:
            raise _Refused("no-file")
        return name, path

    def _report(self) -> str:
        report = self._desk.text_of(FILE)
        if report is None or tree_of(report, FILE) is None:
            raise _Refused("report-broken")
        return report

    def _free(self, folder: str, name: str) -> str:
        """A path in a folder that has no file yet; the name as typed, with or without its suffix."""
        stem = name.removesuffix(".yaml").removesuffix(".yml").strip()
        if not stem or stem.startswith(".") or file_stem(stem) != stem:
            raise _Refused("bad-name")
        path = f"{folder}{stem}.yaml"
        if not self._desk.is_free(path):
            raise _Refused("name-taken")
        return path

    def _number_behind(self, path: str) -> str:
        """The number that follows that of a file: 1.2 after 1.1; "" where it has none."""
        root = tree_of(self._desk.text_of(path) or "", path)
        number = root.get("number") if isinstance(root, Tree) else None
        found = _LAST_FIGURE.fullmatch(number.text) if isinstance(number, Scalar) else None
        return f"{found[1]}{int(found[2]) + 1}" if found else ""

    def _kind(self, behind: str | None) -> str:
        kind = self._kind_of(behind) if behind else ""
        return kind if kind in _DIVISIONS else "section"

    def _kind_of(self, path: str) -> str:
        first = self._first(path)
        return first[0] if first else ""

    def _title(self, path: str) -> str:
        first = self._first(path)
        return first[1] if first else ""

    def _first(self, path: str) -> tuple[str, str] | None:
        """The first key of a file and its text: what kind of division it is, and its title."""
        for row in (self._desk.text_of(path) or "").removeprefix("\ufeff").splitlines():
            if row.strip() and not row.lstrip().startswith("#"):
                root = tree_of(row, path)
                if not isinstance(root, Tree) or not root.entries:
                    return None
                entry = root.entries[0]
                return entry.key.text, entry.value.text if isinstance(entry.value, Scalar) else ""
        return None


def _words(told: Mapping[str, Any], name: str) -> str:
    return " ".join(str(told.get(name) or "").split())


def _folder(path: str | None, usual: str) -> str:
    folder = path.rpartition("/")[0] if path else usual
    return f"{folder}/" if folder else ""
