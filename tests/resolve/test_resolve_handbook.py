"""docs/facts.md stays true: its files make a project, every expression gives what stands beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.audit.declared import run_check
from reportgen.diagnostics import Sink, Span
from reportgen.diagnostics.catalogue import checks, editions, factsheets, lint
from reportgen.project import load_project
from reportgen.project.checks import KINDS
from reportgen.project.factmodel import FactModel, SharedModel
from reportgen.project.tablemodel import TableModel
from reportgen.resolve.facts import FactTable
from reportgen.resolve.formats import FORMATS
from reportgen.resolve.functions import FUNCTIONS
from reportgen.source import Sources
from reportgen.text.quantity import Quantity
from tests.support.report_projects import write_project

TEXT = (Path(__file__).resolve().parents[2] / "docs/facts.md").read_text("utf-8")
FILES = dict(re.findall(r"^```(?:yaml|csv|json) (\S+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))
ROWS = re.findall(
    r"^\| `(.+?)` \| ([^`|]+) \|$", TEXT.partition("## 算式")[2].partition("## 核对")[0], re.MULTILINE
)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> tuple[FactTable, Sink]:
    chapter = 'section: 合作\nnumber: "4.2"\nblocks:\n- text: 合作\n'
    root = write_project(tmp_path_factory.mktemp("facts"), {**FILES, "chapters/a.yaml": chapter})
    (root / "facts/a.yaml").unlink()
    sink = Sink()
    project = load_project(Sources(root), sink)
    assert project is not None
    assert list(sink) == []
    facts = [fact for file in project.facts for fact in file.facts]
    found = FactTable(facts, "2021", sink)
    found.check_all()
    assert [d.code for d in sink] == ["fact-pending"]
    return found, sink


@pytest.mark.parametrize(("source", "wording"), ROWS)
def test_an_expression_gives_what_stands_beside_it(
    source: str, wording: str, table: tuple[FactTable, Sink]
) -> None:
    facts, sink = table
    known = len(sink)
    value = facts.value(source.replace("\\|", "|"), Span("a.yaml", 1, 1, 1, 200))
    assert [(d.code, dict(d.args)) for d in list(sink)[known:]] == []
    assert isinstance(value, Quantity)
    assert value.wording == wording.strip()


def test_every_key_function_and_format_is_explained() -> None:
    keys = {*FactModel.model_fields, *SharedModel.model_fields, *TableModel.model_fields}
    assert [key for key in sorted(keys) if f"`{key}`" not in TEXT] == []
    used = "\n".join(source for source, _ in ROWS)
    assert [name for name in FUNCTIONS if f"{name}(" not in used] == []
    assert [name for name in FORMATS if f"| {name}" not in used] == []


def test_every_kind_of_check_is_shown_and_holds(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```yaml\n(checks:\n.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert [kind for kind in KINDS if f"{{{kind}: " not in shown] == []
    files = {**FILES, "facts/checks.yaml": shown, "chapters/a.yaml": "section: 合作\nblocks: []\n"}
    root = write_project(tmp_path, files)
    (root / "facts/a.yaml").unlink()
    sink = Sink()
    project = load_project(Sources(root), sink)
    assert project is not None
    table = FactTable([fact for file in project.facts for fact in file.facts], "2021", sink)
    ran = [check for file in project.facts for check in file.checks]
    for check in ran:
        run_check(check, table, sink)
    assert len(ran) == len(KINDS)
    assert [(d.code, dict(d.args)) for d in sink] == []


def test_every_code_about_figures_and_editions_is_named() -> None:
    named = TEXT + (Path(__file__).resolve().parents[2] / "docs/lint.md").read_text("utf-8")
    codes = [entry.code for room in (checks, editions, factsheets, lint) for entry in room.ENTRIES]
    assert [code for code in codes if f"`{code}`" not in named] == []


def test_the_examples_are_many() -> None:
    assert len(ROWS) > 50
    assert len(FILES) == 7
