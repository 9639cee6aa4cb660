"""The report beside an earlier state of itself: a Git revision, or another project folder."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportgen.audit.accounts import accounts_of
from reportgen.audit.history import commit_of, project_at, revisions
from reportgen.audit.revision import FactChange, changed_from
from reportgen.diagnostics import Diagnostic, GateClosed, Sink
from reportgen.diagnostics.printer import as_json
from reportgen.model.pages import Pages
from reportgen.preview.collation import Change, collate
from reportgen.preview.session import Session, Snapshot

Json = dict[str, Any]
_KEPT = 4  # earlier states held at a time
_LISTED = 40  # project folders offered


@dataclass(slots=True)
class _Earlier:
    """An earlier state: its session, and what is to be put away with it."""

    key: str
    session: Session
    held: ExitStack = field(default_factory=ExitStack)


class Comparing:
    """Lays earlier states out and compares the present one with them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Earlier] = OrderedDict()

    def questions(self) -> dict[str, Callable[[Mapping[str, Any]], Json]]:
        """What may be asked, by address."""
        return {"comparable": self.comparable, "comparison": self.comparison}

    def comparable(self, asked: Mapping[str, Any]) -> Json:
        """What there is to compare with: revisions, newest first, and project folders beside this one."""
        sink = Sink()
        try:
            found = revisions(self._session.root, sink)
        except GateClosed:
            found = ()
        beside = sorted(
            path.parent.name
            for path in self._session.root.parent.glob("*/report.yaml")
            if path.parent != self._session.root
        )
        return {
            "revisions": [{"name": one.name, "time": one.time, "subject": one.subject} for one in found],
            "editions": beside[:_LISTED],
            "messages": _messages(sink, _language(asked)),
        }

    def comparison(self, asked: Mapping[str, Any]) -> Json:
        """The report against a ``revision``, or an ``edition``: a folder, named from beside this project."""
        now = self._session.snapshot
        if now.pages is None:
            return {"problem": "not-built", "messages": []}
        sink = Sink()
        with self._lock:
            try:
                if asked.get("edition"):
                    earlier = self._edition(str(asked["edition"]), sink)
                else:
                    earlier = self._revision(str(asked.get("revision", "")), sink)
            except GateClosed:
                return {"problem": "no-earlier", "messages": _messages(sink, _language(asked))}
            then = earlier.session.snapshot
            if then.pages is None or then.stale_since is not None:
                errors = [
                    one for one in _messages(then.findings, _language(asked)) if one["severity"] == "error"
                ]
                return {"problem": "earlier-broken", "messages": errors}
            return {"key": earlier.key, "at": now.revision, **_compared(then, now, then.pages, now.pages)}

    def earlier(self, key: str) -> Snapshot | None:
        """An earlier state that a page was told of."""
        found = self._kept.get(key)
        return found.session.snapshot if found else None

    def states(self) -> list[Snapshot]:
        """All earlier states that are held."""
        return [one.session.snapshot for one in list(self._kept.values())]

    def close(self) -> None:
        """Put away what is held."""
        for one in self._kept.values():
            one.held.close()

    def _revision(self, revision: str, sink: Sink) -> _Earlier:
        root = self._session.root
        key = _key("revision", commit_of(root, revision, sink))
        if key not in self._kept:
            with ExitStack() as stack:
                folder = stack.enter_context(project_at(root, revision, sink))
                if not (folder / "report.yaml").is_file():
                    sink.report("revision-unreadable", revision=revision)
                    raise GateClosed
                session = Session(folder, self._session.layout, keeper=root)
                session.rebuild()
                # the folder stays: pages are drawn with fonts that may lie in it
                self._keep(_Earlier(key, session, stack.pop_all()))
        return self._keep(self._kept[key])

    def _edition(self, name: str, sink: Sink) -> _Earlier:
        folder = (self._session.root.parent / Path(name).expanduser()).resolve()
        if not (folder / "report.yaml").is_file():
            sink.report("edition-missing", path=name)
            raise GateClosed
        key = _key("edition", str(folder))
        earlier = self._keep(
            self._kept.get(key)
            or _Earlier(key, Session(folder, self._session.layout, keeper=self._session.root))
        )
        earlier.session.rebuild()
        return earlier

    def _keep(self, earlier: _Earlier) -> _Earlier:
        self._kept[earlier.key] = earlier
        self._kept.move_to_end(earlier.key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)[1].held.close()
        return earlier


def _compared(then: Snapshot, now: Snapshot, old: Pages, new: Pages) -> Json:
    collation = collate(old, new)
    facts: tuple[FactChange, ...] = ()
    if then.prepared is not None and now.prepared is not None:
        facts = changed_from(then.prepared.facts, accounts_of(now.prepared, new))
    return {
        "title": old.metadata.title,
        "rows": collation.rows,
        "changes": [_change(change) for change in collation.changes],
        "old": [_size(page.label, page.width, page.height) for page in old.pages],
        "facts": [
            {
                "name": fact.name,
                "labels": fact.labels,
                "old": fact.old,
                "new": fact.new,
                "uses": [[str(use.place), list(use.pages)] for use in fact.uses],
            }
            for fact in facts
        ],
    }


def _change(change: Change) -> Json:
    span = change.span
    return {
        "pieces": change.pieces,
        "old": [[mark[0], *(round(v, 1) for v in mark[1:])] for mark in change.old],
        "new": [[mark[0], *(round(v, 1) for v in mark[1:])] for mark in change.new],
        "figure": change.is_figure,
        "place": None if span is None else [span.file, span.line, span.column],
    }


def _size(label: str, width: float, height: float) -> Json:
    return {"label": label, "width": round(width, 2), "height": round(height, 2)}


def _key(kind: str, name: str) -> str:
    return hashlib.sha256(f"{kind} {name}".encode()).hexdigest()[:20]


def _language(asked: Mapping[str, Any]) -> str:
    return "en" if asked.get("lang") == "en" else "zh"


def _messages(found: Iterable[Diagnostic], language: str) -> list[dict[str, object]]:
    return [as_json(one, language) for one in found]
