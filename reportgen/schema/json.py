"""JSON Schema of models, for completion and checking in editors."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(models: Sequence[type[BaseModel]]) -> dict[str, object]:
    """A schema document whose ``$defs`` hold the models by name; docstrings become descriptions.

    One model is also the schema of the whole document.
    """
    references, document = models_json_schema([(model, "validation") for model in models])
    definitions = document.get("$defs", {})
    whole = dict(references[(models[0], "validation")]) if len(models) == 1 else {}
    return {"$schema": _DIALECT, **whole, "$defs": {name: definitions[name] for name in sorted(definitions)}}
