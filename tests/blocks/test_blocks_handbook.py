"""docs/format.md stays true: every example builds, every key of a file is explained."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pydantic import BaseModel

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


@pytest.mark.parametrize("model", [ReportFile, FactModel], ids=["report.yaml", "facts"])
def test_keys_of_files_are_explained(model: type[BaseModel]) -> None:
    assert [field for field in model.model_fields if f"`{field}`" not in TEXT] == []
