"""What the page offers while one types: facts with their values, schemas, a gallery of blocks."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportgen.audit.accounts import accounts_of
from reportgen.audit.listing import fact_rows
from reportgen.blocks.base import DivisionModel, registry
from reportgen.preview.session import Snapshot
from reportgen.project.json_schema import file_schemas
from reportgen.resolve.tokens import written
from reportgen.specimen.examples import GROUPS

Json = dict[str, Any]
_FENCE = "```yaml\n"


def fact_list(snapshot: Snapshot) -> Json:
    """Every fact: how it prints, where it comes from and where it is used."""
    if snapshot.prepared is None or snapshot.pages is None:
        return {"facts": []}
    rows = fact_rows(accounts_of(snapshot.prepared, snapshot.pages))
    return {
        "facts": [
            {
                "name": row.name,
                "written": written(row.name),
                "labels": row.labels,
                "typed": row.typed,
                "value": row.value,
                "unit": row.unit,
                "source": row.source,
                "note": row.note,
                "status": row.status,
                "place": [row.place.file, row.place.line, row.place.column],
                "uses": [[str(use.place), list(use.pages)] for use in row.uses],
            }
            for row in rows
        ]
    }


@cache
def schemas() -> Json:
    """The JSON Schemas by kind of file."""
    return dict(file_schemas())


@cache
def block_gallery() -> Json:
    """Each block that stands in a chapter, of one purpose together: its name, its use, an example."""
    blocks = []
    models = registry()
    for name in (name for _, names in GROUPS for name in names):
        model = models[name]
        words, _, example = (model.__doc__ or "").partition(_FENCE)
        if issubclass(model, DivisionModel) or not example:
            continue
        rows = example.partition("```")[0].rstrip().splitlines()
        indent = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0)
        blocks.append(
            {
                "name": name,
                "words": model.words,
                "about": " ".join(words.split()),
                "yaml": "\n".join(row[indent:] for row in rows),
            }
        )
    return {"blocks": blocks}
