"""The charts benchmark runs, on a few charts' worth of rounds, and warm needs no matplotlib."""

from __future__ import annotations

from pathlib import Path

from bench.charts import COUNT, measured, specs


def test_warm_charts_need_no_matplotlib_and_less_time(tmp_path: Path) -> None:
    cold = measured("warm", tmp_path)
    warm = measured("warm", tmp_path)
    assert cold["matplotlib"] and not warm["matplotlib"]
    assert warm["charts"] < cold["charts"]
    assert len(specs()) == COUNT == 30
