"""docs/format.md and docs/book.md stay true: every example builds, every field of a file is explained."""

from __future__ import annotations

import io
import re
import textwrap
from pathlib import Path

import pytest
from PIL import Image
from pydantic import BaseModel

from reportgen.blocks.base import divisions
from reportgen.blocks.imprint import ImprintEntry
from reportgen.project.factmodel import FactModel
from reportgen.project.report import ReportFile
from tests.support.report_projects import resolve_blocks, resolve_division, resolve_project, write_project

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("format.md", "book.md"))
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
REPORT, BOOK = (example for example in EXAMPLES if example.startswith("# report.yaml"))
(FACTS,) = (example for example in EXAMPLES if example.startswith("# facts/"))
(CHAPTER,) = (example for example in EXAMPLES if example.startswith("section:"))
PARTS = [example for example in EXAMPLES if example.split(":")[0] in divisions() and example != CHAPTER]
BLOCKS = [example for example in EXAMPLES if example not in (REPORT, BOOK, FACTS, CHAPTER, *PARTS)]


@pytest.fixture(scope="module")
def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), "steelblue").save(buffer, "PNG")
    return buffer.getvalue()


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


@pytest.mark.parametrize("example", PARTS, ids=lambda example: example.split(":")[0])
def test_the_example_of_a_part_of_the_book_stands_on_its_own(
    example: str, tmp_path: Path, picture: bytes
) -> None:
    found = resolve_division(tmp_path, example, **{"pictures/forum.png": picture})
    assert found.messages == []


def test_the_books_report_file_names_what_its_examples_are(tmp_path: Path, picture: bytes) -> None:
    by_name = {example.split(":")[0]: example for example in PARTS}
    files = {
        "report.yaml": BOOK,
        "facts/a.yaml": FACTS,
        "pictures/forum.png": picture,
        "front/cover.yaml": by_name["cover"],
        "front/imprint.yaml": by_name["imprint"],
        "front/preface.yaml": by_name["preface"],
        "front/contents.yaml": "section: 目录\nblocks:\n  - contents:\n",
        "chapters/4-open.yaml": by_name["chapter"],
        "chapters/4.2-cooperation.yaml": CHAPTER,
        "back/a-scope.yaml": by_name["appendix"],
        "back/cover.yaml": by_name["backcover"],
    }
    assert resolve_project(write_project(tmp_path, files)).messages == []


@pytest.mark.parametrize("name", sorted(divisions().keys() - {"section"}))
def test_a_part_of_the_book_is_explained_with_all_its_fields(name: str) -> None:
    model = divisions()[name]
    told = re.search(rf"^### {name} {model.words}$(.*?)(?=^##)", TEXT, re.MULTILINE | re.DOTALL)
    assert told is not None
    assert f"#{name}-{model.words})" in TEXT
    inner: list[type[BaseModel]] = [ImprintEntry] if name == "imprint" else []
    for each in (model, *inner):
        assert [field for field in each.model_fields if f"`{field}`" not in told[1]] == []
        assert all(info.description for info in each.model_fields.values())


@pytest.mark.parametrize("name", sorted(divisions().keys() - {"section"}))
def test_the_example_in_a_docstring_works(name: str, tmp_path: Path, picture: bytes) -> None:
    example = textwrap.dedent((divisions()[name].__doc__ or "").partition("```yaml\n")[2].partition("```")[0])
    assert resolve_division(tmp_path, example, **{"pictures/forum.png": picture}).messages == []


@pytest.mark.parametrize("model", [ReportFile, FactModel], ids=["report.yaml", "facts"])
def test_keys_of_files_are_explained(model: type[BaseModel]) -> None:
    assert [field for field in model.model_fields if f"`{field}`" not in TEXT] == []
