"""Organisations: names side by side, each with an optional country and note."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.boxes import continued
from reportgen.blocks.context import LowerContext
from reportgen.blocks.figure import picture_of
from reportgen.blocks.given_picture import GivenPicture
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import Block, Grid, Panel, Paragraph
from reportgen.model.inline import Inlines, TextRun, plain_text
from reportgen.schema import Expression, RichText

_COLUMNS = 2
_TITLE = "organisations.title"


class Organisation(ShortModel):
    """一个机构：name 是名称，country 是国别，note 是说明。"""

    short: ClassVar[str] = "name"

    name: RichText = Field(description="名称")
    country: RichText | None = Field(None, description="国别")
    note: RichText | None = Field(None, description="说明")
    logo: GivenPicture | None = Field(None, description="标志，排在名称上面")


class OrganisationsBlock(BlockModel):
    """机构名单：并排列出各机构。items 逐个写，或用 fact 取一个名单事实。
    有 title 而一页放不下，PDF 里后面各页上面写明“（续）”。

    ```yaml
    - organisations:
        title: 在沪设立代表处的国际科技组织
        items:
          - 英国皇家航空学会
          - {name: 流行病防范创新联盟, note: 在上海设立代表处}
    ```
    """

    name: ClassVar[str] = "organisations"
    words: ClassVar[str] = "机构名单"
    short: ClassVar[str] = "items"

    items: tuple[Organisation, ...] = Field((), description="各机构")
    fact: Expression | None = Field(None, description="一个名单事实，代替 `items`")
    title: RichText | None = Field(None, description="名单的小标题")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        panels = [_panel(organisation, context) for organisation in self.items]
        if self.fact is not None:
            panels += [
                Panel((Paragraph((TextRun(name, span=self.fact.span),), "organisation"),), "organisation")
                for name in context.items(self.fact)
            ]
        if self.fact is None and not self.items:
            tell_empty(self, "items", context)
        if not panels:
            return ()
        style = "organisations" if all(each.logo is None for each in self.items) else "organisations.logos"
        grid = Grid(min(_COLUMNS, len(panels)), tuple(panels), style, span=self.span)
        if self.title is None:
            return (grid,)
        title = Paragraph(context.inline(self.title), _TITLE, span=self.title.span)
        further = continued(plain_text(title.runs), _TITLE, self.title)
        return (title, replace(grid, continued=further))


def _panel(organisation: Organisation, context: LowerContext) -> Panel:
    name: Inlines = context.inline(organisation.name)
    if organisation.country is not None:
        span = organisation.country.span
        name = (
            *name,
            TextRun("（", span=span),
            *context.inline(organisation.country),
            TextRun("）", span=span),
        )
    children: list[Block] = []
    if organisation.logo is not None:
        alt = f"{context.plain(organisation.name)}的标志"
        children += picture_of(organisation.logo, alt, "organisation.logo", context)
    children.append(Paragraph(name, "organisation", span=organisation.name.span))
    if organisation.note is not None:
        children.append(Paragraph(context.inline(organisation.note), "note", span=organisation.note.span))
    return Panel(tuple(children), "organisation", span=organisation.span)
