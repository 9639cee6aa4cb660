"""What the facts of a group take from it unless they say otherwise."""

from __future__ import annotations

from dataclasses import replace

from reportgen.diagnostics import Sink
from reportgen.project.factmodel import SharedModel, SourceModel
from reportgen.project.facts import UNSAID, YEAR, Provenance, Status
from reportgen.record import record
from reportgen.text.quantity import Unit, unit_of

_STATUS: dict[str, Status] = {
    "初步": "provisional",
    "provisional": "provisional",
    "最终": "final",
    "final": "final",
}
# 20 decimals are more than any figure of a report is printed with
_MOST_DECIMALS = 20


@record(frozen=True, slots=True)
class Shared:
    """What a fact says of itself besides its values, and its group says for it."""

    unit: Unit | None = None
    decimals: int | None = None
    dimensions: tuple[str, ...] = (YEAR,)
    source: Provenance = UNSAID
    note: str = ""
    status: Status = "final"
    owner: str = ""

    def with_model(self, model: SharedModel, sink: Sink) -> Shared:
        """These, changed by what a group's defaults or a fact itself says."""
        shared = self
        if model.unit is not None:
            shared = replace(shared, unit=unit_of(model.unit.value))
        if model.decimals is not None:
            if 0 <= model.decimals.value <= _MOST_DECIMALS:
                shared = replace(shared, decimals=model.decimals.value)
            else:
                sink.report("fact-decimals", model.decimals.span, found=str(model.decimals.value))
        if model.by is not None:
            shared = replace(shared, dimensions=model.by.names)
        if model.source is not None:
            shared = replace(shared, source=_provenance(model.source))
        if model.status is not None:
            shared = replace(shared, status=status_of(model.status) or "final")
        return replace(
            shared,
            note=model.note.value if model.note else shared.note,
            owner=model.owner.value if model.owner else shared.owner,
        )


def status_of(word: str) -> Status | None:
    """最终 or 初步; None for another word, such as 待填."""
    return _STATUS.get(word.strip())


def _provenance(model: SourceModel) -> Provenance:
    return Provenance(*(str(part or "") for part in (model.document, model.supplier, model.date)))
