"""The month or quarter before one: labels as reports write them, in whichever way a fact has them."""

from __future__ import annotations

from typing import Literal

# what an expression goes back by: a month, a quarter, either of them as the label is; "" is not at all
Step = Literal["", "月", "季", "期"]

_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = (
    tuple(f"{n}月" for n in range(1, 13)),
    tuple(f"{n:02}月" for n in range(1, 13)),
    tuple(f"{n}月" for n in _HAN),
)
_QUARTERS = (
    *(
        tuple(f"{before}{n}{after}" for n in numerals)
        for before in ("", "第")
        for numerals in (_HAN[:4], (1, 2, 3, 4))
        for after in ("季度", "季")
    ),
    tuple(f"Q{n}" for n in range(1, 5)),
)


def period_before(label: str, step: Step) -> tuple[str, bool] | None:
    """The label of the period before, and whether it is in the year before; None for no such period."""
    cycles = {"": (), "月": _MONTHS, "季": _QUARTERS, "期": (*_MONTHS, *_QUARTERS)}[step]
    for cycle in cycles:
        if label in cycle:
            index = cycle.index(label)
            return cycle[index - 1], index == 0
    return None
