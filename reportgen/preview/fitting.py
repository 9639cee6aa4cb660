"""The example of a block as it is put into a project: with what that has, its wording to be filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

from reportgen.audit.accounts import accounts_of
from reportgen.audit.listing import FactRow, fact_rows
from reportgen.preview.desk import Desk
from reportgen.preview.reference import block_gallery
from reportgen.preview.session import Session
from reportgen.source.rewriting import write_whole
from reportgen.specimen.examples import FOLDER

Json = dict[str, Any]
_FACT = re.compile(
    r"(?<![\w./])(?!行\.)[一-鿿]\w*\.[一-鿿]\w*"
)  # 行 is the row of a repeat, no group of facts
_CARD = re.compile(rf"\bfact: ({_FACT.pattern}), label: [^,}}\n]+")
_GROUPS = re.compile(r"\bgroups: \[([^]]+)\]")
# what an example says of itself, which would be false of what is put in its place
_WORDING = re.compile(r"\b(caption|alt|source): [^,}\n]+")
_TO_FILL_IN = {"caption": "图题", "alt": "图里是什么", "source": "来源"}
_TABLES = ("table", "landscape")
_FILE = re.compile(r"\b(?:pictures|parts)/[\w-]+\.\w+")


class Fitting:
    """Inserts examples into one session's project."""

    def __init__(self, session: Session, desk: Desk) -> None:
        self._session = session
        self._desk = desk

    def insert(self, told: Mapping[str, Any]) -> Json:
        """Put the example of the block ``name`` behind the block that holds a line."""
        yaml = next((b["yaml"] for b in block_gallery()["blocks"] if b["name"] == told["name"]), None)
        if yaml is None:
            return {"problem": "no-block"}
        snapshot = self._session.snapshot
        if snapshot.prepared is not None and snapshot.pages is not None:
            yaml = with_own_facts(yaml, list(fact_rows(accounts_of(snapshot.prepared, snapshot.pages))))
        self._put_files(yaml)  # first: whoever builds meanwhile finds them
        return self._desk.insert({**told, "yaml": to_fill_in(yaml, str(told["name"]))})

    def _put_files(self, yaml: str) -> None:
        """What an example shows or takes in, where the project has no such file; it stays after an undo."""
        for path in sorted(set(_FILE.findall(yaml))):
            target = self._session.root / path
            if not target.exists():
                target.parent.mkdir(exist_ok=True)
                write_whole(target, (FOLDER / path).read_bytes())


def to_fill_in(yaml: str, name: str) -> str:
    """An example without what it says of its figure or table; a list of sources is called what it is."""
    if name == "provenance":
        return yaml
    words = {**_TO_FILL_IN, **({"caption": "表题"} if name in _TABLES else {})}
    return _WORDING.sub(lambda said: f"{said[1]}: {words[said[1]]}", yaml)


def with_own_facts(yaml: str, rows: Sequence[FactRow]) -> str:
    """An example with the project's facts in place of those it does not have; as it is where there are none.

    Facts of the unit that most have come first: what is added up or drawn side by side must be of one.
    """
    units = {row.name: row.unit for row in rows}
    if not units:
        return yaml
    of_unit = list(units.values())
    own = sorted(units, key=lambda name: -of_unit.count(units[name]))
    unknown = dict.fromkeys(name for name in _FACT.findall(yaml) if name not in units)
    instead = dict(zip(unknown, cycle(own), strict=False))
    yaml = _CARD.sub(lambda card: _labelled(card, instead), yaml)
    yaml = _FACT.sub(lambda fact: instead.get(fact[0], fact[0]), yaml)
    groups = {name.rpartition(".")[0] for name in units}
    return _GROUPS.sub(
        lambda said: said[0] if said[1] in groups else f"groups: [{own[0].rpartition('.')[0]}]", yaml
    )


def _labelled(card: re.Match[str], instead: Mapping[str, str]) -> str:
    name = instead.get(card[1])
    return card[0] if name is None else f"fact: {name}, label: {name.rpartition('.')[2]}"
