"""What was chosen for tables is given again as it was, and for nothing but the same table in the same type."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tests.layout.layout_samples as flow
from reportgen.cache import Store
from reportgen.layout import measuring
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.tableplan import TablePlan, table_plan
from reportgen.model.flow import Column, Table
from tests.support.themes import sample_theme

THEME = sample_theme()
TABLE = flow.table(6)
WIDE = flow.table(2, columns=12, text="国际科技合作")


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[Table]:
    """The tables whose words are set to choose their columns."""
    module = sys.modules["reportgen.layout.tableplan"]
    found: list[Table] = []
    real = module._chosen  # type: ignore[attr-defined]

    def noting(table: Table, width: float, setting: Any) -> Any:
        found.append(table)
        return real(table, width, setting)

    monkeypatch.setattr(module, "_chosen", noting)
    return found


def planned(folder: Path, *tables: Table, width: float = 400.0, maker: str = "") -> list[TablePlan]:
    """The plans of a build that keeps them."""
    memory = PlanMemory(THEME, Store(folder), maker)
    plans = [table_plan(table, width, measuring(THEME, plans=memory)) for table in tables]
    memory.keep()
    return plans


def chosen_of(plan: TablePlan) -> tuple[Any, ...]:
    return plan.widths, plan.share, plan.figures, plan.setting.style("table.cell")


def test_a_later_build_has_the_same_plans_without_setting_a_word(tmp_path: Path, chosen: list[Table]) -> None:
    decimal = replace(TABLE, columns=(*TABLE.columns[:2], Column(align="decimal")))
    tables = TABLE, WIDE, decimal
    first = planned(tmp_path, *tables)
    assert chosen == [*tables]
    again = planned(tmp_path, *tables)
    assert chosen == [*tables]
    alone = [table_plan(table, 400.0, measuring(THEME)) for table in tables]
    assert [*map(chosen_of, again)] == [*map(chosen_of, first)] == [*map(chosen_of, alone)]
    assert again[1].share < 1


def test_another_table_width_or_maker_is_chosen_for_anew(tmp_path: Path, chosen: list[Table]) -> None:
    planned(tmp_path, TABLE)
    for change in (
        lambda: planned(tmp_path, flow.table(6, text="内容多些")),
        lambda: planned(tmp_path, TABLE, width=300.0),
        lambda: planned(tmp_path, TABLE, maker="other code"),
    ):
        chosen.clear()
        change()
        assert len(chosen) == 1


def test_a_table_in_smaller_type_is_not_taken_for_one_that_is_not(tmp_path: Path) -> None:
    memory = PlanMemory(THEME, Store(tmp_path), "")
    full = measuring(THEME, plans=memory)
    small = full.scaled("table.cell", 0.5)
    assert table_plan(WIDE, 400.0, full).share < table_plan(WIDE, 400.0, small).share


def test_tables_that_are_gone_are_forgotten(tmp_path: Path, chosen: list[Table]) -> None:
    planned(tmp_path, TABLE, WIDE)
    planned(tmp_path, TABLE)
    chosen.clear()
    planned(tmp_path, TABLE, WIDE)
    assert chosen == [WIDE]
