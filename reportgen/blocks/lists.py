"""Lists: bulleted, numbered, nested; groups of items under bold labels."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import Block, ListBlock, ListItem, Paragraph
from reportgen.schema import RichText
from reportgen.text.numbers import marker_text

ListKind = Literal["bullet", "number"]
BULLET = "•"
NUMBER = "{1}."


class Entry(ShortModel):
    """列表的一项：一句话，或 text 加下一级的 items。"""

    short: ClassVar[str] = "text"

    text: RichText = Field(description="这一项的文字")
    items: tuple[Entry, ...] = Field((), description="下一级的各项")


def list_of(entries: tuple[Entry, ...], kind: ListKind, context: LowerContext, depth: int = 0) -> ListBlock:
    """A list and the lists inside its items; nested lists are bulleted."""
    template = context.theme.style("list").marker
    if kind == "number":
        template = template if "{" in template else NUMBER
    elif not template or "{" in template:
        template = BULLET
    items = []
    for ordinal, entry in enumerate(entries, start=1):
        children: list[Block] = [
            Paragraph(context.inline(part), "list", span=part.span) for part in entry.text.paragraphs()
        ]
        if entry.items:
            children.append(list_of(entry.items, "bullet", context, depth + 1))
        items.append(ListItem(marker_text(template, ordinal), (), tuple(children), entry.span))
    return ListBlock(kind, tuple(items), "list", depth=depth, span=entries[0].span if entries else None)


class ListBlockModel(BlockModel):
    """列表：默认是圆点，kind: number 是编号。一项里可以再写 items，成为下一级。

    ```yaml
    - list:
        kind: number
        items:
          - 深化跨区域协同创新机制
          - text: 强化科技合作平台建设
            items: [协助普洱搭建中药第三方检测中心]
    ```
    """

    name: ClassVar[str] = "list"
    words: ClassVar[str] = "列表"
    short: ClassVar[str] = "items"

    items: tuple[Entry, ...] = Field(description="各项")
    kind: ListKind = Field("bullet", description="`bullet` 圆点（不写就是它）、`number` 编号")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.items:
            tell_empty(self, "items", context)
            return ()
        return (list_of(self.items, self.kind, context),)


class Group(ShortModel):
    """一组：label 是加粗的题头，items 是它的各项。"""

    label: RichText = Field(description="加粗的题头")
    items: tuple[Entry, ...] = Field(description="这一组的各项")


class GroupsBlock(BlockModel):
    """分组列表：每组一个加粗的题头，下面一项或几项。

    ```yaml
    - groups:
        - label: 强化科技合作平台建设
          items:
            - 协助普洱搭建中药第三方检测中心
    ```
    """

    name: ClassVar[str] = "groups"
    words: ClassVar[str] = "分组列表"
    short: ClassVar[str] = "groups"

    groups: tuple[Group, ...] = Field(description="各组")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.groups or not all(group.items for group in self.groups):
            tell_empty(self, "items" if self.groups else "groups", context)
            return ()
        items = tuple(
            ListItem(
                "",
                context.inline(group.label),
                (list_of(group.items, "bullet", context),),
                group.span,
            )
            for group in self.groups
        )
        return (ListBlock("label", items, "list", "list.label", span=self.span),)
