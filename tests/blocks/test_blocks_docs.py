"""docs/blocks.md stays true: made from an example of each block, every field explained, light pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportgen.blocks.base import divisions, registry
from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.specimen import GROUPS, Example, chapters_by_group, examples, write_sample
from reportgen.specimen.examples import FOLDER
from reportgen.verify.verification import verify
from scripts.build_block_docs import PAGE, PICTURES, page_text, parts_of
from tests.support.report_projects import resolve_blocks, resolve_project, write_project

EXAMPLES = examples()
# a section and what stands in it; covers, parts and the like are told in docs/book.md
SHOWN = sorted((registry().keys() - divisions().keys()) | {"section"})
FACTS = (FOLDER / "facts/sample.yaml").read_text("utf-8")
GIVEN: dict[str, str | bytes] = {
    "facts/a.yaml": FACTS,
    **{f"pictures/{path.name}": path.read_bytes() for path in sorted(FOLDER.glob("pictures/*"))},
    **{f"parts/{path.name}": path.read_bytes() for path in sorted(FOLDER.glob("parts/*"))},
}


def test_every_block_has_an_example_in_one_group() -> None:
    shown = [name for _, names in GROUPS for name in names]
    assert sorted(shown) == SHOWN
    assert sorted(path.stem for path in FOLDER.glob("blocks/*.yaml")) == SHOWN


def test_the_page_is_what_the_script_makes_of_the_examples() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_text()


@pytest.mark.parametrize("name", SHOWN)
def test_a_block_is_explained_with_all_its_fields(name: str) -> None:
    model = registry()[name]
    text = PAGE.read_text(encoding="utf-8")
    part = text.partition(f"\n## {name} {model.words}\n")[2].partition("\n## ")[0]
    for each in (model, *(part for _, part in parts_of(model))):
        for field, info in each.model_fields.items():
            assert info.description, f"{each.__name__}.{field} has no description"
            assert f"\n| `{field}`" in part
            assert info.description in part


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_shows_its_block_and_stands_on_its_own(example: Example, tmp_path: Path) -> None:
    key = f"{example.name}:" if example.name == "section" else f"- {example.name}:"
    assert any(line.startswith(key) for line in example.yaml.splitlines())
    root = write_project(tmp_path, {**GIVEN, "chapters/a.yaml": example.chapter})
    assert resolve_project(root).messages == []


@pytest.fixture(scope="module", params=["annual", "plain"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that shows every block, built in a layout without anything to say."""
    root = write_sample(tmp_path_factory.mktemp("sample") / "project", chapters_by_group(), request.param)
    sink = Sink()
    build(root, BuildOptions(), open_sources(root), sink, Silent())
    assert [(d.code, str(d.span)) for d in sink if d.code != "word-table-continued"] == []
    return root


def test_every_block_says_the_same_in_both_outputs(sample: Path) -> None:
    sink = Sink()
    result = verify(sample, BuildOptions(), open_sources(sample), sink)
    assert [(file.file, file.differences) for file in result.files if file.differences] == []
    assert {path.suffix for path in (sample / "build").iterdir()} == {".pdf", ".docx", ".json"}


def test_word_opens_every_block_without_repair(sample: Path) -> None:
    result = OpenXmlValidator().validate(str(sample / "build/样张.docx"))
    assert [str(error) for error in result.errors] == []


@pytest.mark.parametrize("name", [name for name in SHOWN if name != "section"])
def test_the_example_in_a_blocks_docstring_works(name: str, tmp_path: Path) -> None:
    example = (registry()[name].__doc__ or "").partition("```yaml\n")[2].partition("```")[0]
    blocks = example.replace("\n    ", "\n").lstrip()
    assert resolve_blocks(tmp_path, blocks, **GIVEN).messages == []


def test_both_pictures_of_each_block_are_there_and_light() -> None:
    names = {path.name for path in PICTURES.glob("*.png")}
    assert names == {f"{name}-{form}.png" for name in SHOWN for form in ("pdf", "word")}
    assert max(path.stat().st_size for path in PICTURES.glob("*.png")) <= 60 * 1024
