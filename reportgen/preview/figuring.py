"""A figure typed in a text is made a fact: a fact file gets it, the text its name, in one change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.audit.figures import reference
from reportgen.build.outputs import file_stem
from reportgen.build.pipeline import Prepared
from reportgen.diagnostics import Sink
from reportgen.preview.binding import FILE, facts_entered
from reportgen.preview.changing import Change
from reportgen.preview.desk import Desk
from reportgen.preview.factwriting import NameTaken, NewFact, with_fact
from reportgen.preview.naming import Figure, figures_in, name_beside
from reportgen.preview.passages import CannotEdit, Passage, offset_of, passage_at, tree_of, with_text
from reportgen.preview.session import Session
from reportgen.project.factfile import read_facts
from reportgen.project.facts import Fact
from reportgen.project.prose import JOINER, OBJECT, masked, texts_of
from reportgen.resolve.facts import FactTable
from reportgen.resolve.tokens import written
from reportgen.schema import RichText
from reportgen.source.sources import YAML_SUFFIXES
from reportgen.text.numbers import parse_number
from reportgen.text.quantity import Quantity

Json = dict[str, Any]
_FOLDER = "facts/"
_BESIDE = 22  # characters of the sentence on either side of the figure


class _Refused(Exception):
    """It is not made; ``problem`` is a word for the page."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Figuring:
    """Figures of the texts as they are now, by the desk's rules."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._session = session
        self._desk = desk

    def questions(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be asked, by address."""
        return {"figures": self.figures, "figure": lambda asked: self._told(asked, self._offer)}

    def changes(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be changed, by address."""
        return {"make-fact": lambda told: self._told(told, self._made)}

    def figures(self, asked: Mapping[str, Any]) -> Json:
        """The figures of a text with inline markup: where each begins, and how it reads with its unit."""
        found = figures_in(str(asked["raw"]), self._units())
        return {"figures": [{"start": each.start, "wording": each.wording} for each in found]}

    def _told(self, asked: Mapping[str, Any], work: Callable[[Mapping[str, Any]], Json]) -> Json:
        with self._desk.lock:
            try:
                return work(asked)
            except _Refused as refused:
                return {"problem": refused.problem}

    def _offer(self, asked: Mapping[str, Any]) -> Json:
        """What a fact of the figure at a place, or of that which begins at ``start``, would be called."""
        path = str(asked["path"])
        prepared = self._prepared()
        passage, figure = self._figure(asked, prepared)
        files = _files_by_group(prepared)
        group = self._group(path, passage, files, prepared)
        name = name_beside(passage.raw, figure)
        name = (name.replace(group, "") or name) if group else name
        known, unused = prepared.facts.facts, name
        count = 1
        while name and f"{group}.{unused}" in known:
            count += 1
            unused = f"{name}{count}"
        at = figure.start
        end = at + len(figure.digits)
        return {
            "path": path,
            "line": passage.span.line,
            "column": passage.span.column,
            "old": passage.raw,
            "start": at,
            "digits": figure.digits,
            "unit": figure.unit,
            "beside": [_end(_shown(passage.raw[:at])), _beginning(_shown(passage.raw[end:]))],
            "group": group,
            "name": unused,
            "groups": {each: {"file": files[each], "year": _year(each, prepared)} for each in files},
            "another": {"file": _file_for("", files) or "", "year": prepared.facts.year},
        }

    def _made(self, told: Mapping[str, Any]) -> Json:
        path = str(told["path"])
        prepared = self._prepared()
        passage, figure = self._figure(told, prepared)
        if passage.raw != told["old"] or figure.digits != told["digits"]:
            raise _Refused("conflict")
        digits = figure.digits
        fact = NewFact(
            group=_words(told, "group"),
            name=_words(told, "name"),
            value=digits.replace(",", ""),
            unit=_words(told, "unit"),
            year=_words(told, "year"),
            source=_words(told, "source"),
        )
        if not (fact.group and fact.name):
            raise _Refused("no-fact")
        if f"{fact.group}.{fact.name}" in prepared.facts.facts:
            raise _Refused("fact-taken")
        files = _files_by_group(prepared)
        target = _file_for(fact.group, files) or self._new_file(fact.group)
        present = self._desk.text_of(target)
        try:
            filled = with_fact(present or "", target, fact)
            named = self._reference(filled, target, fact, digits, prepared)
            new = f"{passage.raw[: figure.start]}{{{{ {named} }}}}{passage.raw[figure.start + len(digits) :]}"
            changed = with_text(self._desk.text_of(path) or "", passage, new)
            report = self._desk.text_of(FILE) or ""
            bound = facts_entered(report, target)
        except NameTaken:
            raise _Refused("fact-taken") from None
        except CannotEdit:
            raise _Refused("bad-fact") from None
        listed = () if bound == report else (Change(FILE, report, bound),)
        text = Change(path, self._desk.text_of(path), changed)
        self._desk.commit((*listed, Change(target, present, filled), text))
        return {**self._desk.file({"path": path}), "path": path, "facts": target, "written": named}

    def _prepared(self) -> Prepared:
        snapshot = self._session.snapshot
        if snapshot.prepared is None or snapshot.stale_since is not None:
            raise _Refused("mend-first")
        return snapshot.prepared

    def _figure(self, asked: Mapping[str, Any], prepared: Prepared) -> tuple[Passage, Figure]:
        path, line, column = str(asked["path"]), int(asked["line"]), int(asked["column"])
        passage = passage_at(self._desk.text_of(path) or "", path, line, column)
        if passage is None or (passage.span.line, passage.span.column) not in _set_texts(path, prepared):
            raise _Refused("no-figure")
        for figure in figures_in(passage.raw, self._units()):
            if "start" in asked:
                if figure.start == int(asked["start"]):
                    return passage, figure
                continue
            place = passage.rich.at(figure.start, len(figure.digits))
            if place.line == line and place.column <= column <= place.end_column:
                return passage, figure
        raise _Refused("conflict" if "start" in asked else "no-figure")

    def _units(self) -> list[str]:
        prepared = self._session.snapshot.prepared
        facts = prepared.facts.facts.values() if prepared else ()
        return [unit for unit, _ in Counter(fact.unit.symbol for fact in facts if fact.unit).most_common()]

    def _group(self, path: str, passage: Passage, files: Mapping[str, str], prepared: Prepared) -> str:
        """The group named in the text, else that of the facts used nearest to it in the file."""
        named = [group for group in files if group.rpartition(".")[2] in passage.raw]
        if named:
            return max(named, key=len)
        content = self._desk.text_of(path) or ""
        here = offset_of(content, passage.span.line, passage.span.column)
        used = {
            abs(found.start() - here): group
            for group in files
            for found in re.finditer(re.escape(f"{written(group)}."), content)
        }
        return used[min(used)] if used else _title(path, prepared)

    def _new_file(self, group: str) -> str:
        path = f"{_FOLDER}{file_stem(group)}.yaml"
        if self._desk.text_of(path) is None and not self._desk.is_free(path):
            raise _Refused("bad-fact")
        return path

    def _reference(self, content: str, path: str, fact: NewFact, digits: str, prepared: Prepared) -> str:
        """What prints the fact as the figure was typed, with the file as it will read. Raises CannotEdit."""
        root = tree_of(content, path)
        if root is None:
            raise CannotEdit
        found = [each for each in read_facts(root, self._session.sources(), Sink()) if isinstance(each, Fact)]
        year = prepared.facts.year
        table = FactTable(found, year, Sink())
        label = f"[{fact.year}]" if fact.year not in ("", year) else ""
        link = f"{written(f'{fact.group}.{fact.name}')}{label}"
        plain = table.value(link, None)
        if not isinstance(plain, Quantity) or plain.number != parse_number(digits):
            raise CannotEdit
        link = reference(link, plain, digits)
        printed = table.value(link, None)
        if not isinstance(printed, Quantity) or printed.wording != digits:
            raise CannotEdit
        return link


def _set_texts(path: str, prepared: Prepared) -> frozenset[tuple[int, int]]:
    """Where the texts of a file begin (line, column) in which facts may be named."""
    return frozenset(
        (text.span.line, text.span.column)
        for chapter in prepared.project.chapters
        if path in chapter.paths
        for text in texts_of(chapter.section)
        if isinstance(text, RichText)
    )


def _title(path: str, prepared: Prepared) -> str:
    for chapter in prepared.project.chapters:
        if path in chapter.paths:
            title = getattr(chapter.section, "title", None)
            if isinstance(title, RichText):
                return title.raw.replace(".", " ")
    return ""


def _files_by_group(prepared: Prepared) -> dict[str, str]:
    """The YAML file of each group that has facts written in it."""
    found: dict[str, str] = {}
    for file in prepared.project.facts:
        for fact in file.facts:
            if fact.group and not fact.span.address and fact.span.file.endswith(YAML_SUFFIXES):
                found[fact.group] = fact.span.file
    return found


def _file_for(group: str, files: dict[str, str]) -> str | None:
    """The file of a group, of the groups around it, or the last one that has facts."""
    while group:
        if group in files:
            return files[group]
        group = group.rpartition(".")[0]
    return next(reversed(files.values()), None)


def _year(group: str, prepared: Prepared) -> str:
    """The report's year, unless the facts of the group hold in every year."""
    facts = [fact for fact in prepared.facts.facts.values() if fact.group == group]
    is_timeless = all(fact.always is not None and not fact.cells for fact in facts)
    return "" if is_timeless else prepared.facts.year


def _words(told: Mapping[str, Any], name: str) -> str:
    return " ".join(str(told.get(name) or "").split())


def _shown(text: str) -> str:
    """What is written, as somebody reads it who knows no marks."""
    return re.sub(f"{OBJECT}+", "…", masked(text)).replace(JOINER, "").replace("\n", " ")


def _end(text: str) -> str:
    return text if len(text) <= _BESIDE else f"…{text[-_BESIDE:]}"


def _beginning(text: str) -> str:
    return text if len(text) <= _BESIDE else f"{text[:_BESIDE]}…"
