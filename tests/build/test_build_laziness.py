"""What a report does not use is not loaded: charts, likeness of names, Word, the machine's fonts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.report_projects import write_project

ROOT = Path(__file__).resolve().parents[2]
_CHAPTER = """\
section: 国际合作
number: "1"
blocks:
  - heading: 外资研发中心
  - text: 上海持续吸引**外资研发中心**落户，全年新增若干家。
"""
_PROGRAM = """
import sys
from pathlib import Path
from bench.whole import main
main(Path(sys.argv[1]), Path(sys.argv[2]))
print(*sorted(sys.modules))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The modules that a report of plain text has loaded when its PDF is written."""
    root = tmp_path_factory.mktemp("plain")
    report = "title: 测试报告\nyear: 2021\nlayout: plain\nchapters: [chapters/a.yaml]\n"
    write_project(root, {"report.yaml": report, "chapters/a.yaml": _CHAPTER, "facts/a.yaml": "{}"})
    command = [sys.executable, "-c", _PROGRAM, str(root), str(root / "a.pdf")]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert (root / "a.pdf").stat().st_size > 0
    return frozenset(ran.stdout.split())


@pytest.mark.parametrize(
    "room",
    [
        "reportgen.charts.kinds.column",
        "reportgen.charts.axes",
        "reportgen.charts.problems",
        "reportgen.charts.alternative",
        "matplotlib",
        "numpy",
    ],
)
def test_report_without_charts_loads_nothing_that_draws_them(loaded: frozenset[str], room: str) -> None:
    assert room not in loaded


@pytest.mark.parametrize("room", ["reportgen.docx", "docx", "lxml", "pptx", "xlsxwriter"])
def test_pdf_alone_loads_nothing_of_word(loaded: frozenset[str], room: str) -> None:
    assert room not in loaded


def test_report_without_mistakes_asks_for_no_likeness_of_names(loaded: frozenset[str]) -> None:
    assert "rapidfuzz" not in loaded


def test_what_is_installed_is_not_searched_for_plugins() -> None:
    program = "import reportgen.schema, pydantic.plugin._loader as found; print(found._plugins)"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYDANTIC")}
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    assert ran.stdout == "None\n"


def test_shipped_fonts_need_no_search_on_the_machine(loaded: frozenset[str]) -> None:
    assert "subprocess" not in loaded
    assert "fontTools" not in loaded


def test_nothing_is_loaded_that_talks_to_a_network(loaded: frozenset[str]) -> None:
    assert loaded.isdisjoint({"http.client", "urllib.request", "ssl"})


def test_help_page_loads_no_room_that_makes_reports() -> None:
    program = "import sys\nfrom reportgen.cli import cli\ncli(['--help'], standalone_mode=False)\nprint(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    modules = set(ran.stdout.split())
    assert modules.isdisjoint(
        {"pydantic", "yaml", "reportlab", "uharfbuzz", "reportgen.build", "reportgen.model.flow"}
    )
