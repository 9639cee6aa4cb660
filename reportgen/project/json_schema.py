"""JSON Schema of each kind of file an editor writes, from the models, for completion while typing."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from reportgen.blocks.base import BlockModel, DivisionModel, divisions, registry
from reportgen.blocks.reading import ShortModel
from reportgen.project.checks import CHECKS, CheckModel
from reportgen.project.factmodel import DEFAULTS, FROM, FactModel, SharedModel
from reportgen.project.lexicon import Lexicon
from reportgen.project.report import ReportFile
from reportgen.project.tablemodel import TableModel
from reportgen.schema import json_schema

Schema = dict[str, Any]

# a value that YAML reads as a number or a truth value is what was typed, for us
SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_FENCE = "```yaml\n"
_FACT_FILE = "事实文件：组名下面是一条条事实，正文、卡片、表格和图表都引用它们。"


def file_schemas() -> dict[str, Schema]:
    """The schemas by kind of file: ``report``, ``chapter``, ``facts``, ``lint``."""
    return {
        "report": _document(ReportFile),
        "chapter": _divisions(),
        "facts": _facts(),
        "lint": _document(Lexicon),
    }


def as_json(content: object) -> str:
    """JSON for people: indented, Chinese as it is."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _document(model: type[BaseModel]) -> Schema:
    """A file that is one model: a section is written as a block is, with its name as first key."""
    definitions = _definitions(model)
    name = model.name if issubclass(model, BlockModel) else model.__name__
    return _whole({"$ref": f"#/$defs/{name}"}, definitions)


def _divisions() -> Schema:
    """A file of the report: a section, or any other block that is a file of its own."""
    definitions: dict[str, Schema] = {}
    for model in divisions().values():
        definitions |= _definitions(model)
    return _whole({"anyOf": [{"$ref": f"#/$defs/{name}"} for name in sorted(divisions())]}, definitions)


def _facts() -> Schema:
    """Groups of facts and of groups; what a group shares stands under ``defaults``."""
    table = {"$ref": f"#/$defs/{TableModel.__name__}"}
    group: Schema = {
        "type": "object",
        "properties": {
            DEFAULTS: {"$ref": f"#/$defs/{SharedModel.__name__}"},
            FROM: {"anyOf": [table, {"type": "array", "items": table}]},
        },
        "additionalProperties": {
            "anyOf": [SCALAR, {"$ref": f"#/$defs/{FactModel.__name__}"}, {"$ref": "#/$defs/group"}]
        },
    }
    definitions = {
        **_definitions(FactModel),
        **_definitions(SharedModel),
        **_definitions(TableModel),
        **_definitions(CheckModel),
        "group": group,
    }
    checks = {"type": "array", "items": {"$ref": f"#/$defs/{CheckModel.__name__}"}}
    properties = {**group["properties"], CHECKS: checks}
    whole = {**group, "properties": properties, "additionalProperties": {"$ref": "#/$defs/group"}}
    return _whole({"description": _FACT_FILE, **whole}, definitions)


def _whole(root: Schema, definitions: Mapping[str, Schema]) -> Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",  # what the YAML extension of VS Code reads
        **root,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _definitions(model: type[BaseModel]) -> dict[str, Schema]:
    """The definitions a model needs; blocks are called by their YAML names, and ``block`` is any of them."""
    models = sorted(_reached(model, set()), key=lambda m: m.__name__)
    raw = typing.cast("dict[str, Schema]", json_schema(models)["$defs"])
    referred = json.dumps(raw)
    found: dict[str, Schema] = {}
    for each in models:
        fields = _described(each, _tidied(raw[each.__name__]))
        if issubclass(each, BlockModel):
            if each not in (BlockModel, DivisionModel):
                found[each.name] = _as_written(each, fields)
                if f'"#/$defs/{each.__name__}"' in referred:  # a part of another block, without its name
                    found[each.__name__] = fields
        elif issubclass(each, ShortModel) and each.short:
            found[each.__name__] = {"anyOf": [fields["properties"][each.short], fields]}
        else:
            found[each.__name__] = fields
    if BlockModel in models:
        found[BlockModel.__name__] = _any_block()
    return found


def _reached(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and those in its fields, however deep; a list of blocks reaches all blocks."""
    if model in seen:
        return seen
    seen.add(model)
    if model is BlockModel:
        for block in registry().values():
            _reached(block, seen)
    for info in model.model_fields.values():
        for part in _types(info.annotation):
            _reached(part, seen)
    return seen


def _types(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _types(part)


def _tidied(schema: Any) -> Any:
    """Without titles made from names, and without null, which nobody writes."""
    if isinstance(schema, list):
        return [_tidied(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    choices = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    if len(choices) == 1:
        kept = {key: schema[key] for key in ("description",) if key in schema}
        return {**_tidied(choices[0]), **kept}
    return {
        key: {name: _tidied(part) for name, part in value.items()} if key == "properties" else _tidied(value)
        for key, value in schema.items()
        if key not in ("title", "default")
    }


def _described(model: type[BaseModel], schema: Schema) -> Schema:
    """With the docstring as description, its example, and on each field the sentence that names it."""
    words, _, example = (model.__doc__ or "").partition(_FENCE)
    schema["description"] = " ".join(words.split())
    if example:
        schema["markdownDescription"] = "\n".join(line.strip() for line in words.splitlines()).strip()
        schema["markdownDescription"] += f"\n\n{_FENCE}{_dedented(example.partition('```')[0])}```"
    for name, field in schema.get("properties", {}).items():
        if "description" not in field and (sentence := _sentence_about(name, words)):
            schema["properties"][name] = {**field, "description": sentence}
    return schema


def _dedented(text: str) -> str:
    indent = len(text) - len(text.lstrip(" "))
    return "\n".join(line[indent:] for line in text.rstrip().splitlines()) + "\n"


def _sentence_about(name: str, words: str) -> str:
    """The part of a docstring, between stops, that speaks of a field; "" when none does."""
    text = " ".join(words.split())
    for stop in "；。，":
        text = text.replace(stop, f"{stop}\n")
    return next((part.strip("；。， ") for part in text.splitlines() if _names(part, name)), "")


def _names(part: str, name: str) -> bool:
    return re.search(rf"(?<![a-z_]){re.escape(name)}(?![a-z_])", part) is not None


def _as_written(block: type[BlockModel], fields: Schema) -> Schema:
    """A block in a file: its name with its short value and fields beside it, or with its fields inside."""
    properties = fields["properties"]
    inside = {key: value for key, value in fields.items() if key != "markdownDescription"}
    values = [properties[block.short]] if block.short else []
    if not properties or block.bare:
        values.append({"type": "null"})
    value = {"anyOf": [*values, inside]} if values else inside
    told: Schema = {key: fields[key] for key in ("description", "markdownDescription") if key in fields}
    beside = properties if block.short else {}
    return {
        "type": "object",
        **told,
        "required": [block.name],
        "properties": {**beside, block.name: {**value, **told}},
        "additionalProperties": False,
    }


def _any_block() -> Schema:
    """Any block but a section, which is a file of its own; one with nothing to fill in may stand alone."""
    names = [name for name in sorted(registry()) if name not in divisions()]
    bare = [name for name in names if not registry()[name].model_fields]
    return {"anyOf": [*({"$ref": f"#/$defs/{name}"} for name in names), {"enum": bare}]}
