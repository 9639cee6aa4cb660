"""docs/format.md stays true: every example builds, every block and every field is explained."""

from __future__ import annotations

import io
import re
import typing
from pathlib import Path

import pytest
from PIL import Image
from pydantic import BaseModel

from reportgen.blocks.base import registry
from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.project.factfile import FactModel
from reportgen.project.report import ReportFile
from tests.support.report_projects import resolve_blocks, resolve_project, write_project

HANDBOOK = Path(__file__).resolve().parents[2] / "docs/format.md"
TEXT = HANDBOOK.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
(REPORT,) = (example for example in EXAMPLES if example.startswith("# report.yaml"))
(FACTS,) = (example for example in EXAMPLES if example.startswith("# facts/"))
(CHAPTER,) = (example for example in EXAMPLES if example.startswith("section:"))
BLOCKS = [example for example in EXAMPLES if example not in (REPORT, FACTS, CHAPTER)]


@pytest.fixture(scope="module")
def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "steelblue").save(buffer, "PNG")
    return buffer.getvalue()


def example_of(model: type[BaseModel]) -> str:
    return (
        (model.__doc__ or "").partition("```yaml\n")[2].partition("```")[0].replace("\n    ", "\n").lstrip()
    )


@pytest.mark.parametrize("example", BLOCKS, ids=lambda example: example.split(":")[0].lstrip("#- "))
def test_an_example_stands_on_its_own(example: str, tmp_path: Path, picture: bytes) -> None:
    found = resolve_blocks(tmp_path, example, **{"facts/a.yaml": FACTS, "pictures/forum.png": picture})
    assert found.messages == []


def test_the_examples_of_files_make_a_project(tmp_path: Path) -> None:
    files = {
        "report.yaml": REPORT,
        "facts/cooperation.yaml": FACTS,
        "chapters/4.2-cooperation.yaml": CHAPTER,
    }
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/a.yaml").touch()
    root = write_project(tmp_path, files)
    (root / "facts/a.yaml").unlink()
    assert resolve_project(root).messages == []


@pytest.mark.parametrize("layout", ["annual", "plain"])
def test_all_examples_build_as_one_report(layout: str, tmp_path: Path, picture: bytes) -> None:
    chapter = "section: 手册\nnumber: '9.9'\nblocks:\n" + "".join(BLOCKS)
    files = {"chapters/a.yaml": chapter, "facts/a.yaml": FACTS, "pictures/forum.png": picture}
    root = write_project(tmp_path / "project", files)
    sink = Sink()
    build(root, BuildOptions(layout=layout, output=tmp_path / "out"), open_sources(root), sink, Silent())
    assert [(d.code, str(d.span)) for d in sink] == []
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".docx", ".json"}


@pytest.mark.parametrize("name", sorted(registry()))
def test_a_block_is_explained_with_all_its_fields(name: str) -> None:
    model = registry()[name]
    chapter = re.search(rf"^### {name} {model.words}$(.*?)(?=^##)", TEXT, re.MULTILINE | re.DOTALL)
    assert chapter is not None
    assert f"[{name}](#{name}-{model.words})" in TEXT
    fields = [*model.model_fields, *(f for part in parts_of(model) for f in part.model_fields)]
    assert [field for field in fields if f"`{field}" not in chapter[1]] == []
    if name != "section":
        assert f"- {name}:" in chapter[1]


def parts_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models of a block's parts: a card, a column, a point; those of another block's are told there."""
    found = (part for info in model.model_fields.values() for part in _models_in(info.annotation))
    return [part for part in found if part.__module__ == model.__module__]


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]


@pytest.mark.parametrize("model", [ReportFile, FactModel], ids=["report.yaml", "facts"])
def test_keys_of_files_are_explained(model: type[BaseModel]) -> None:
    assert [field for field in model.model_fields if f"`{field}`" not in TEXT] == []


@pytest.mark.parametrize("name", sorted(set(registry()) - {"section"}))
def test_the_example_in_a_blocks_docstring_works(name: str, tmp_path: Path, picture: bytes) -> None:
    found = resolve_blocks(
        tmp_path, example_of(registry()[name]), **{"facts/a.yaml": FACTS, "pictures/forum.png": picture}
    )
    assert found.messages == []
