"""Terms with their explanations; the first use in each chapter leads here."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from reportgen.blocks.base import BlockModel, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.model.flow import Block, ListBlock, ListItem, Paragraph
from reportgen.model.inline import TextRun
from reportgen.schema import PlainText, RichText, StrictModel, Verbatim


class Explanation(StrictModel):
    """一条术语：term 是术语，text 是解释，also 是它的其他说法，pinyin 是读音（多音字排错了才写）。"""

    term: Verbatim = Field(description="术语")
    text: RichText = Field(description="解释")
    also: tuple[Verbatim, ...] = Field((), description="正文里的其他说法")
    pinyin: PlainText | None = Field(None, description="读音，如 chang san jiao：多音字排错了才写")


class GlossaryBlock(BlockModel):
    """术语表：术语和解释，按拼音排；正文里每一节第一次用到的地方自动链接到这里。

    ```yaml
    - text: 全年新增外资研发中心25家。
    - glossary:
        - term: 外资研发中心
          text: 外国投资者在上海设立的、从事研究开发的机构。
    ```
    """

    name: ClassVar[str] = "glossary"
    words: ClassVar[str] = "术语表"
    short: ClassVar[str] = "terms"

    terms: tuple[Explanation, ...] = Field(description="各条术语")
    order: Literal["pinyin", "written"] = Field(
        "pinyin", description="`pinyin` 按拼音（不写就是它）；`written` 按写的先后"
    )

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.terms:
            tell_empty(self, "terms", context)
            return ()
        terms = self.terms
        if self.order == "pinyin":
            order = context.by_sound([(term.term, term.pinyin) for term in terms])
            terms = tuple(terms[index] for index in order)
        items = tuple(_item(term, context) for term in terms)
        return (ListBlock("label", items, "list", "list.label", span=self.span),)


def _item(term: Explanation, context: LowerContext) -> ListItem:
    anchor = context.term_anchor(term.term, term.also)
    first, *others = term.text.paragraphs()
    children = [Paragraph(context.inline(first), "glossary", span=first.span, anchor=anchor)]
    children += (Paragraph(context.inline(each), "glossary", span=each.span) for each in others)
    return ListItem("", (TextRun(term.term.value, span=term.term.span),), tuple(children), term.span)
