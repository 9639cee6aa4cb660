"""What the drawer promises: the same drawing from the store as from the pen, and no matplotlib for it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from reportgen.cache import Store, project_store
from reportgen.charts import Drawer, draw
from reportgen.charts.stored import from_bytes, to_bytes
from reportgen.diagnostics import Span
from reportgen.model.chart import ChartSpec
from tests.charts.specs import row, specs, years
from tests.support.report_projects import write_project
from tests.support.themes import sample_theme

ROOT = Path(__file__).resolve().parents[2]
THEME = sample_theme()
SPEC = years("column", row("累计", 481, 506))


def keys(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


@settings(max_examples=30, deadline=None)
@given(spec=specs())
def test_a_drawing_reads_back_number_for_number(spec: ChartSpec) -> None:
    drawing = draw(spec, THEME, 300, 180)
    assert from_bytes(to_bytes(drawing)) == drawing


def test_the_store_gives_the_same_drawing_without_matplotlib(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from reportgen.cache import Store\nfrom reportgen.charts import Drawer\n"
        "from reportgen.charts.stored import to_bytes\n"
        "from tests.charts.specs import row, years\nfrom tests.support.themes import sample_theme\n"
        "drawer = Drawer(sample_theme(), Store(Path(sys.argv[1])))\n"
        "drawing = drawer(years('column', row('累计', 481, 506)), 300, 180)\n"
        "print('matplotlib' in sys.modules, 'numpy' in sys.modules)\n"
        "print(to_bytes(drawing).hex())\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    first, second = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        for _ in range(2)
    )
    assert first[0] == "True True" and second[0] == "False False"
    assert first[1] == second[1]


def test_a_damaged_entry_is_drawn_again(tmp_path: Path) -> None:
    drawn = Drawer(THEME, Store(tmp_path))(SPEC, 300, 180)
    (entry,) = (tmp_path / name for name in keys(tmp_path))
    entry.write_bytes(entry.read_bytes()[:-5])
    assert Drawer(THEME, Store(tmp_path))(SPEC, 300, 180) == drawn
    assert Drawer(THEME, Store(tmp_path))(SPEC, 300, 180) == drawn
    assert len(keys(tmp_path)) == 1


@pytest.mark.parametrize(
    ("spec", "theme", "width"),
    [
        (replace(SPEC, highlight=(1,)), THEME, 300.0),
        (years("column", row("累计", 481, "506.0")), THEME, 300.0),
        (SPEC, THEME, 300.5),
        (SPEC, replace(THEME, fingerprint="another font file"), 300.0),
        (SPEC, replace(THEME, charts=replace(THEME.charts, label_size=9.0)), 300.0),
        (
            SPEC,
            replace(THEME, rules=replace(THEME.rules, lines=replace(THEME.rules.lines, latin_gap=0.1))),
            300.0,
        ),
    ],
    ids=["spec", "number", "width", "fonts", "style", "gap"],
)
def test_whatever_changes_the_drawing_makes_a_key_of_its_own(
    tmp_path: Path, spec: ChartSpec, theme: object, width: float
) -> None:
    Drawer(THEME, Store(tmp_path))(SPEC, 300.0, 180.0)
    Drawer(theme, Store(tmp_path))(spec, width, 180.0)  # type: ignore[arg-type]
    assert len(keys(tmp_path)) == 2


def test_where_a_chart_stands_in_its_file_does_not_matter(tmp_path: Path) -> None:
    for line in (1, 7):
        Drawer(THEME, Store(tmp_path))(replace(SPEC, span=Span("a.yaml", line, 1, line, 5)), 300.0, 180.0)
    assert len(keys(tmp_path)) == 1


def test_a_build_from_the_store_has_the_bytes_of_a_fresh_one(tmp_path: Path) -> None:
    chart = "chart: {kind: pie, title: 构成, categories: [甲, 乙], series: [{values: [2家, 3家]}]}"
    write_project(tmp_path, {"chapters/a.yaml": f'section: 合作\nnumber: "4.2"\nblocks:\n- {chart}\n'})
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from reportgen.build import BuildOptions, Silent, build\n"
        "from reportgen.build.pipeline import open_sources\nfrom reportgen.diagnostics import Sink\n"
        "root = Path(sys.argv[1])\n"
        "build(root, BuildOptions(), open_sources(root), Sink(), Silent())\n"
        "print('matplotlib' in sys.modules)\n"
    )
    builds = []
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        files = sorted((tmp_path / "build").iterdir())
        builds.append((ran.stdout.strip(), {path.name: path.read_bytes() for path in files}))
    assert [used for used, _ in builds] == ["True", "False"]
    assert builds[0][1] == builds[1][1]
    assert keys(project_store(tmp_path))
