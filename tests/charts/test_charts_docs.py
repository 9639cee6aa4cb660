"""docs/charts.md stays true: made from its examples, which build, with every kind and light pictures."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from reportgen.model.chart import ChartKind
from scripts.build_chart_docs import PAGE, PICTURES, Example, examples, page_text
from tests.support.report_projects import resolve_blocks

EXAMPLES = examples()


def test_the_page_is_what_the_script_makes_of_the_examples() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_text(EXAMPLES)


def test_every_kind_is_shown() -> None:
    shown = {example.kind for example in EXAMPLES}
    assert shown == set(get_args(ChartKind))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_an_example_builds_and_shows_its_kind(example: Example, tmp_path: Path) -> None:
    assert f"kind: {example.kind}\n" in example.yaml
    assert resolve_blocks(tmp_path, example.yaml).messages == []


def test_both_pictures_of_each_are_there_and_light() -> None:
    names = {path.name for path in PICTURES.glob("*.png")}
    wanted = {
        f"{number:02}-{example.kind}-{form}.png"
        for number, example in enumerate(EXAMPLES, start=1)
        for form in ("pdf", "word")
    }
    assert names == wanted
    assert max(path.stat().st_size for path in PICTURES.glob("*.png")) <= 40 * 1024
