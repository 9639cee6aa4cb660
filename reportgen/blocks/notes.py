"""The texts of footnotes, under the names their marks ``[^name]`` call them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.diagnostics import Span
from reportgen.model.flow import Block
from reportgen.record import record
from reportgen.schema import PlacedDict, RichText, mistake
from reportgen.schema.fields import scalar_of


@record(frozen=True, slots=True)
class NoteTexts:
    """Footnotes by name: ``{口径: 按在营机构统计。}``; each knows the place of its name."""

    texts: Mapping[str, tuple[RichText, Span]]

    def __len__(self) -> int:
        return len(self.texts)

    def items(self) -> Iterator[tuple[str, tuple[RichText, Span]]]:
        """Name, text and the place of the name."""
        yield from self.texts.items()

    @classmethod
    def accept(cls, data: object) -> NoteTexts:
        """What pydantic calls: an instance, or a mapping to read."""
        if isinstance(data, NoteTexts):
            return data
        if not isinstance(data, PlacedDict):
            raise mistake("notes-not-mapping")
        texts: dict[str, tuple[RichText, Span]] = {}
        for name, value in data.items():
            texts[name.strip()] = (RichText.read(scalar_of(value)), data.keys_at.get(name, data.span))
        return cls(texts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "object", "additionalProperties": {"type": "string"}}


class NotesBlock(BlockModel):
    """脚注：notes 下面每条是“名称: 注文”，正文里写 [^名称] 的地方印注号。可以写在本章的任何地方。

    ```yaml
    - text: 外资研发中心约占全国的四分之一[^口径]。
    - notes:
        口径: 按2021年末在营机构统计。
    ```
    """

    name: ClassVar[str] = "notes"
    words: ClassVar[str] = "脚注"
    short: ClassVar[str] = "notes"

    notes: NoteTexts = Field(description="每条是“名称: 注文”；注文可以分段")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not len(self.notes):
            tell_empty(self, "notes", context)
        # a note is printed where its mark leads; here it leaves no trace
        return ()
