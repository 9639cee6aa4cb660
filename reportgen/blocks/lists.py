"""Lists: bulleted, numbered, to be ticked off, nested in each other; groups of items under bold labels."""

from __future__ import annotations

from typing import ClassVar, Literal, assert_never

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.reading import ShortModel
from reportgen.model.flow import CHECKED, UNCHECKED, Block, ListBlock, ListItem, Paragraph
from reportgen.schema import RichText, Switch
from reportgen.text.numbers import marker_text

Kind = Literal["bullet", "number", "check"]
BULLET = "•"
# how a numbered list counts: alone, inside one numbered list, inside two and more
NUMBERS = ("{1}.", "（{1}）", "{①}")


class Entry(ShortModel):
    """列表的一项：一句话，或 text 加下一级的 items。"""

    short: ClassVar[str] = "text"

    text: RichText = Field(description="这一项的文字")
    items: tuple[Entry, ...] = Field((), description="下一级的各项")
    kind: Kind | None = Field(
        None, description="下一级的种类，和列表的 `kind` 一样；不写是圆点，核对清单里是方框"
    )
    done: Switch | None = Field(
        None, description="核对清单（`kind: check`）里，`是` 表示这一项已经完成：☑；不写是 ☐"
    )


def list_of(
    entries: tuple[Entry, ...], kind: Kind, context: LowerContext, above: tuple[Kind, ...] = ()
) -> ListBlock:
    """A list and the lists inside its items; ``above`` are the kinds of the lists it stands in."""
    items = []
    for ordinal, entry in enumerate(entries, start=1):
        children: list[Block] = [
            Paragraph(context.inline(part), "list", span=part.span) for part in entry.text.paragraphs()
        ]
        if entry.items:
            within = entry.kind or ("check" if kind == "check" else "bullet")
            children.append(list_of(entry.items, within, context, (*above, kind)))
        elif entry.kind is not None:
            context.sink.report("list-kind-alone", entry.span)
        if entry.done is not None and kind != "check":
            context.sink.report("list-done", entry.done.span)
        items.append(ListItem(_marker(entry, ordinal, kind, above, context), (), tuple(children), entry.span))
    span = entries[0].span if entries else None
    return ListBlock(kind, tuple(items), "list", depth=len(above), span=span)


def _marker(entry: Entry, ordinal: int, kind: Kind, above: tuple[Kind, ...], context: LowerContext) -> str:
    """What stands before an item: a box, a number or a bullet, as the layout's list has it where it says."""
    own = context.theme.style("list").marker
    match kind:
        case "check":
            return CHECKED if entry.done is not None and entry.done.value else UNCHECKED
        case "number":
            counted = above.count("number")
            alone = own if "{" in own else NUMBERS[0]
            return marker_text((alone, *NUMBERS[1:])[min(counted, len(NUMBERS) - 1)], ordinal)
        case "bullet":
            return BULLET if not own or "{" in own else own
        case _:
            assert_never(kind)


class ListBlockModel(BlockModel):
    """列表：默认是圆点，kind: number 是编号，kind: check 是核对清单（☐、☑）。
    一项里可以再写 items，成为下一级，几级之间可以不同种类。
    在分栏和窄框里套得太深，一行快不到四个字了，下面几级就不再缩进，并有提示。

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
    kind: Kind = Field(
        "bullet", description="`bullet` 圆点（不写就是它）、`number` 编号、`check` 核对清单，各项前面是方框"
    )

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
