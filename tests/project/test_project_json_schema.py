"""The JSON Schema that editors' programs get: it accepts what we accept and marks what we refuse."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from reportgen.blocks.base import divisions, registry
from reportgen.project.json_schema import file_schemas
from reportgen.project.vscode import editor_settings

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = file_schemas()


class _Loader(yaml.CSafeLoader):
    """YAML as the editors' programs read it: a date is a text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def errors(kind: str, text: str) -> list[str]:
    content = yaml.load(text, _Loader)
    return [error.message for error in jsonschema.Draft7Validator(SCHEMAS[kind]).iter_errors(content)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [("report", "report.yaml"), ("chapter", "chapters/*.yaml"), ("facts", "facts/*.yaml")],
)
def test_the_seed_and_the_starter_are_accepted(kind: str, pattern: str) -> None:
    for project in (ROOT / "seeds/2021", ROOT / "assets/starter"):
        for path in project.glob(pattern):
            assert (
                errors(
                    kind,
                    path.read_text("utf-8")
                    .replace("@TITLE@", "甲")
                    .replace("@YEAR@", "2021")
                    .replace("@LAYOUT@", "annual"),
                )
                == []
            )


@pytest.mark.parametrize("name", sorted(set(registry()) - {"section"}))
def test_the_example_of_every_block_is_accepted(name: str) -> None:
    example = (registry()[name].__doc__ or "").partition("```yaml\n")[2].partition("```")[0]
    assert example
    if name in divisions():
        assert errors("chapter", textwrap.dedent(example)) == []
        return
    lines = "\n".join(f"  {line}" for line in example.splitlines())
    assert errors("chapter", f'section: 甲\nnumber: "1"\nblocks:\n{lines}\n') == []


@pytest.mark.parametrize(
    "blocks",
    [
        "- txet: 甲",
        "- cards: [{fact: 甲.乙, lable: 丙}]",
        "- table: {columns: [甲]}",
        "- 甲",
        "- chart: {kind: 7up, points: [甲.乙]}",
        "- topic: 甲\n  blocks: [{section: 乙}]",
    ],
)
def test_what_we_refuse_is_marked(blocks: str) -> None:
    lines = "\n".join(f"  {line}" for line in blocks.splitlines())
    assert errors("chapter", f'section: 甲\nnumber: "1"\nblocks:\n{lines}\n')


def test_fields_and_blocks_are_explained_in_chinese() -> None:
    definitions: dict[str, Any] = SCHEMAS["chapter"]["$defs"]
    for name in set(registry()) - {"section"}:
        assert re.search("[\u4e00-\u9fff]", definitions[name]["description"])
        assert "```yaml" in definitions[name]["markdownDescription"]
    fields = next(part for part in definitions["Card"]["anyOf"] if "properties" in part)
    assert fields["properties"]["note"]["description"] == "小字"


def test_a_projects_settings_point_at_the_schemas_beside_them() -> None:
    files = editor_settings()
    settings = json.loads(files["settings.json"])
    for schema, pattern in settings["yaml.schemas"].items():
        assert (
            json.loads(files[schema.removeprefix("./.vscode/")])
            == SCHEMAS[Path(schema).name.partition(".")[0]]
        )
        patterns = pattern if isinstance(pattern, list) else [pattern]
        assert all(each.endswith(".yaml") for each in patterns)
