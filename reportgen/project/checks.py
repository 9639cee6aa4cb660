"""Checks that a fact file declares: what must hold between its figures."""

from __future__ import annotations

from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, model_validator

from reportgen.diagnostics import listed
from reportgen.schema import Expression, PlacedDict, PlainText, StrictModel, mistake

CHECKS = "checks"
KINDS = ("that", "sum", "shares", "jump", "rising", "years")


class CheckModel(StrictModel):
    """一条核对，写在事实文件的 checks 下面。that 是要成立的算式，because 是说明。

    sum 各项之和等于 total；shares 各项占比之和是100%；within 是允许的差，不写就按四舍五入算。
    jump 比上年的变动不超过 limit；rising 一年比一年多；years 从 since 到 until 每年都要有数。

    ```yaml
    checks:
      - {that: 外资研发中心.累计 >= 外资研发中心.新增, because: 累计不会少于新增}
      - {sum: [经费.市级, 经费.区级], total: 经费.合计}
      - {shares: [来源.政府, 来源.企业], within: 0.1%}
      - {jump: 外资研发中心.累计, limit: 30%}
      - {rising: 外资研发中心.累计}
      - {years: 外资研发中心.累计, since: 2019, until: 2021}
    ```
    """

    that: Expression | None = None
    because: PlainText | None = None
    sum: tuple[Expression, ...] = ()
    total: Expression | None = None
    shares: tuple[Expression, ...] = ()
    within: Expression | None = None
    jump: Expression | None = None
    limit: Expression | None = None
    rising: Expression | None = None
    years: Expression | None = None
    since: PlainText | None = None
    until: PlainText | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _one_kind(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, PlacedDict):
            kinds = [kind for kind in KINDS if kind in data]
            if len(kinds) != 1:
                raise mistake("check-kind", kinds=listed(KINDS))
            needed = {"sum": ("total",), "jump": ("limit",), "years": ("since", "until")}.get(kinds[0], ())
            for name in needed:
                if name not in data:
                    raise mistake("check-needs", kind=kinds[0], name=name)
        return handler(data)
