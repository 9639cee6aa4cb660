"""The imprint: who made the book, when, under which numbers, in which typefaces."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic import Field

from reportgen.blocks.base import DivisionModel, Rank, tell_empty
from reportgen.blocks.context import LowerContext
from reportgen.blocks.paragraphs import paragraphs_of
from reportgen.model.flow import Block, Matter, Paragraph, Section
from reportgen.model.inline import TextRun
from reportgen.schema import PlainText, RichText, StrictModel, Switch


class ImprintEntry(StrictModel):
    """版权页的一行：label 是项目（主编单位、编辑、印刷），text 是内容。"""

    label: RichText = Field(description="项目：主编单位、编辑、印刷")
    text: RichText = Field(description="内容")


class ImprintBlock(DivisionModel):
    """版权页：独占一页。title 不写就用报告的名称；entries 是各行，每行有 label 和 text；
    isbn 是书号，会核对校验位；typefaces 写“是”就列出所用的字体；note 是末尾的说明（版权声明等）。

    ```yaml
    imprint:
      entries:
        - {label: 编, text: 上海市科学技术委员会}
        - {label: 出版日期, text: 2022年3月}
      typefaces: 是
      note: 未经许可，不得转载。
    ```
    """

    name: ClassVar[str] = "imprint"
    words: ClassVar[str] = "版权页"
    rank: ClassVar[Rank] = "page"
    matters: ClassVar[tuple[Matter, ...]] = ("front", "back")

    title: RichText | None = Field(None, description="书名，不写就是报告的名称")
    entries: tuple[ImprintEntry, ...] = Field((), description="各行")
    isbn: PlainText | None = Field(None, description="书号，13位，会核对校验位")
    typefaces: Switch = Field(Switch(False), description="是否列出所用的字体（是、否）")
    note: RichText | None = Field(None, description="末尾的说明，如版权声明")

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        if not self.entries and self.isbn is None and self.note is None and not self.typefaces.value:
            tell_empty(self, "entries", context)
        if self.title is None:
            title: tuple[Block, ...] = (self._plain(context.metadata.title, "imprint.title"),)
        else:
            title = paragraphs_of(self.title, "imprint.title", context)
        rows = [
            Paragraph(
                (
                    *context.emphasised(entry.label),
                    TextRun("　", span=entry.label.span),
                    *context.inline(entry.text),
                ),
                "imprint",
                span=entry.span,
            )
            for entry in self.entries
        ]
        if self.isbn is not None:
            if not is_isbn(self.isbn.value):
                context.sink.report("imprint-isbn", self.isbn.span, isbn=self.isbn.value)
            rows.append(self._labelled("书号", f"ISBN {self.isbn.value.removeprefix('ISBN').strip()}"))
        if self.typefaces.value:
            names = dict.fromkeys(family.word_names[0] for family in context.theme.fonts.families.values())
            rows.append(self._labelled("字体", "、".join(names)))
        note = () if self.note is None else paragraphs_of(self.note, "imprint", context)
        anchor = context.heading_anchor(self.words, "", None, self.span)
        page = Section(
            None, (*title, *rows, *note), "page", "", "imprint", context.matter, anchor, span=self.span
        )
        return (page,)

    def _labelled(self, label: str, words: str) -> Paragraph:
        runs = (TextRun(label, strong=True, span=self.span), TextRun(f"　{words}", span=self.span))
        return Paragraph(runs, "imprint", span=self.span)

    def _plain(self, words: str, style: str) -> Paragraph:
        return Paragraph((TextRun(words, span=self.span),), style, span=self.span)


def is_isbn(text: str) -> bool:
    """Whether it is an ISBN of 13 digits whose check digit is right (ISO 2108, GB/T 5795)."""
    digits = re.sub(r"[-\s]", "", text.removeprefix("ISBN"))
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return False
    return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
