"""The models of a fact file: a fact, what facts of a group share, and where a figure comes from."""

from __future__ import annotations

import unicodedata
from typing import Any, ClassVar, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from reportgen.blocks.reading import ShortModel
from reportgen.diagnostics import listed
from reportgen.project.facts import YEAR
from reportgen.record import record
from reportgen.schema import Expression, Integer, PlacedDict, PlacedList, PlainText, StrictModel, mistake
from reportgen.schema.fields import scalar_of
from reportgen.source import Scalar

# the key of a group below which stands what its facts share
DEFAULTS = "defaults"
# … and the one below which stands the table they are in
FROM = "from"
YEAR_WORDS = frozenset({YEAR, "年份", "年度", "year"})
StatusWord = Literal["最终", "初步", "待填", "final", "provisional", "pending"]


class SourceModel(ShortModel):
    """数从哪里来：document 是文件，supplier 是提供的部门或人，date 是日期。只写一个词就是 document。"""

    short: ClassVar[str] = "document"

    document: PlainText | None = None
    supplier: PlainText | None = None
    date: PlainText | None = None


@record(frozen=True, slots=True)
class ValueTree:
    """Values by label, as deep as the fact has dimensions; read when the dimensions are known."""

    tree: PlacedDict

    @classmethod
    def accept(cls, data: object) -> ValueTree:
        """What pydantic calls."""
        if isinstance(data, ValueTree):
            return data
        if isinstance(data, PlacedDict):
            return cls(data)
        raise mistake("schema-empty" if isinstance(data, Scalar) and data.is_empty else "schema-not-mapping")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "object", "additionalProperties": {"type": ["number", "string", "object"]}}


@record(frozen=True, slots=True)
class Dimensions:
    """The dimensions of values: ``区``, or ``[年, 区]``; 年份 and year mean 年."""

    names: tuple[str, ...]

    @classmethod
    def accept(cls, data: object) -> Dimensions:
        """What pydantic calls."""
        if isinstance(data, Dimensions):
            return data
        items = data if isinstance(data, PlacedList) else [data]
        names = [PlainText.read(scalar_of(item)).value for item in items]
        names = [YEAR if name in YEAR_WORDS else name for name in names]
        if not names or len(set(names)) < len(names):
            raise mistake("fact-by", names=listed(names) or "—")
        return cls(tuple(names))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "array"], "items": {"type": "string"}}


class SharedModel(StrictModel):
    """一组事实共有的说明：写在组里的 defaults 下面，单个事实里可以另写。

    ```yaml
    外资研发中心:
      defaults: {unit: 家, source: 年度统计, owner: 合作处}
      累计: {values: {2021: 506}}
    ```
    """

    unit: PlainText | None = None
    decimals: Integer | None = None
    by: Dimensions | None = None
    source: SourceModel | None = None
    note: PlainText | None = None
    status: StatusWord | None = None
    owner: PlainText | None = None


class FactModel(SharedModel):
    """一条事实：数值只写在这里，正文、卡片、表格和图表都引用它。

    ```yaml
    累计: {unit: 家, values: {2021: 506}, source: 年度统计}
    ```
    """

    value: PlainText | None = None
    values: ValueTree | None = None
    formula: Expression | None = None
    text: PlainText | None = None
    date: PlainText | None = None
    list: tuple[PlainText, ...] = ()
    wording: PlainText | None = None


def label_of(written: str, dimension: str) -> str:
    """A label as expressions look it up: full-width figures as half-width, a year without 年."""
    label = unicodedata.normalize("NFKC", written).strip()
    return label.removesuffix("年") if dimension == YEAR else label
