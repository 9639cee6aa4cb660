"""Which Word styles the document has: asked for by name while writing, written out at the end.

The sheet answers with style ids and remembers what was asked; ``definitions`` gives every style of
the theme and every variant in use, in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportgen.docx import names
from reportgen.docx.fonts import label_gap, marker_gap
from reportgen.docx.headforms import Key, form_of
from reportgen.docx.headplan import Head
from reportgen.docx.names import WordName
from reportgen.model.flow import Caption, ListBlock
from reportgen.record import record
from reportgen.text.numbers import marker_text
from reportgen.theme.style import Align, Style
from reportgen.theme.theme import Theme

Variant = Literal["heading", "mark", "gap", "list", "aligned", "label"]


@record(frozen=True, slots=True)
class HeadingUse:
    """A heading style of the theme at an outline level, and the longest label it carries.

    ``bare``: whether some heading of it carries none.
    """

    level: int
    style: str
    label: str
    bare: bool = False


@record(frozen=True, slots=True)
class Definition:
    """A Word style to write: ``look`` is the theme's style, ``variant`` what it adds to it."""

    word: WordName
    look: Style
    variant: Variant
    based_on: str = ""
    level: int = 0
    label: str = ""
    align: Align = "start"
    share: float = 1.0  # of the type size and leading
    num_id: int = 0
    hanging: float = 0.0
    left: float = 0.0


def heading_uses(heads: Iterable[Head]) -> tuple[HeadingUse, ...]:
    """The styles of headings, given in reading order."""
    labels: dict[Key, str] = {}
    bare: set[Key] = set()
    for head in heads:
        labels[head.key] = max(labels.get(head.key, ""), head.label, key=len)
        if not head.label:
            bare.add(head.key)
    return tuple(HeadingUse(*key, label, key in bare) for key, label in labels.items())


def longest_caption_label(captions: Iterable[Caption]) -> str:
    """The longest number of a caption ("" without any), which later lines of a list's entries hang behind."""
    return max((caption.label for caption in captions), key=len, default="")


@record(frozen=True, slots=True)
class Asked:
    """What writing has asked of a style sheet: variants in the order of asking, heights of empty lines in
    half points, names of styles.
    """

    variants: Mapping[str, Definition]
    spacers: Mapping[int, str]
    partings: Mapping[int, str]
    paragraphs: frozenset[str]
    characters: frozenset[str]
    boxes: frozenset[str]
    tables: frozenset[str]


@dataclass(slots=True)
class StyleSheet:
    """Style ids by theme name; notes the variants that writing asks for.

    ``caption_label`` is the longest number of a caption. ``normal``: what a template's style of everything
    else looks like; without one it is the body's type.
    """

    theme: Theme
    uses: tuple[HeadingUse, ...]
    caption_label: str = ""
    normal: Style | None = None
    _headings: dict[tuple[int, str], Definition] = field(default_factory=dict)
    _asked: dict[str, Definition] = field(default_factory=dict)
    _spacers: dict[int, str] = field(default_factory=dict)
    _partings: dict[int, str] = field(default_factory=dict)
    _paragraphs: set[str] = field(default_factory=set)
    _characters: set[str] = field(default_factory=set)
    _boxes: set[str] = field(default_factory=set)
    _tables: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for level in range(1, 1 + max((3, *(use.level for use in self.uses)))):
            uses = [use for use in self.uses if use.level == level]
            default = names.HEADING_DEFAULTS.get(level, "heading")
            # the usual style of the level leads; another one leads only where that is not used
            uses.sort(key=lambda use: use.style != default)
            for use in uses or [HeadingUse(level, default, self._usual_label(default))]:
                first = not any(known == level for known, _ in self._headings)
                word = names.heading(level) if first else names.further_heading(level, use.style)
                self._headings[level, use.style] = Definition(
                    word,
                    self.theme.style(use.style),
                    "heading",
                    based_on=names.NORMAL.id if first else names.heading(level).id,
                    level=level,
                    label=use.label,
                )

    def _usual_label(self, style: str) -> str:
        """The label of a style that no heading has yet, if Word can count it."""
        marker = self.theme.style(style).marker
        return marker_text(marker, 1) if form_of(marker) else ""

    # --- answers while writing ---

    def heading(self, level: int, style: str) -> str:
        return self._headings[level, style].word.id

    def paragraph(self, style: str) -> str:
        self._paragraphs.add(style)
        return names.paragraph(style).id

    def character(self, style: str) -> str:
        self._characters.add(style)
        return names.character(style).id

    def box(self, style: str) -> str:
        """The table style of a panel or a grid of panels."""
        self._boxes.add(style)
        return names.box(style).id

    def data_table(self, style: str) -> str:
        self._tables.add(style)
        return names.box(style).id

    def mark(self, style: str) -> str:
        """The character style of a heading's label."""
        look = self.theme.style(style)
        word = WordName(f"{names.camel(style)}Mark", f"{style} 标记")
        return self._ask(Definition(word, look, "mark"))

    def gap(self, style: str, label: str) -> str:
        """The character style of the blank between a heading's label and its words."""
        look = self.theme.style(style)
        # behind 、 or ） the blank is another one than behind a figure
        tight = label_gap(label, look) < marker_gap(look)
        word = WordName(
            f"{names.camel(style)}Gap{'Tight' if tight else ''}",
            f"{style} 标记间隔{'（紧）' if tight else ''}",
        )
        return self._ask(Definition(word, look, "gap", label=label))

    def aligned(self, style: str, align: Align, share: float = 1.0) -> str:
        """The paragraph style, or its variant with another alignment or of a smaller size (table columns)."""
        look = self.theme.style(style)
        self._paragraphs.add(style)
        base = names.paragraph(style)
        if look.align == align and share == 1.0:
            return base.id
        suffix = {"start": "左对齐", "center": "居中", "end": "右对齐", "justify": "两端对齐"}[align]
        size = f"{share * 100:.0f}" if share < 1 else ""
        note = f"（{suffix}，{size}%）" if size else f"（{suffix}）"
        word = WordName(f"{base.id}{align.capitalize()}{size}", f"{base.name}{note}")
        return self._ask(Definition(word, look, "aligned", based_on=base.id, align=align, share=share))

    def list_label(self, style: str) -> str:
        """The style of a list's written labels; every such style descends from one base."""
        if style == "list.label":
            return names.LIST_LABEL.id
        base = names.paragraph(style)
        # "ListLabel" is the base of them all
        word = WordName(f"{base.id}OwnLabel", f"{base.name} 标签")
        return self._ask(Definition(word, self.theme.style(style), "label", based_on=names.LIST_LABEL.id))

    def list_item(self, block: ListBlock, num_id: int, hanging: float, left: float) -> str:
        """The style of a list's items; where they are not counted it carries the marks (``num_id`` > 0)."""
        word = names.list_item(block.style, block.kind, block.depth)
        base = self.paragraph(block.style)
        look = self.theme.style(block.style)
        return self._ask(
            Definition(word, look, "list", base, level=block.depth, num_id=num_id, hanging=hanging, left=left)
        )

    def list_numbering(self, style_id: str) -> int:
        """The numId a list item style carries."""
        return self._asked[style_id].num_id

    def spacer(self, height: float) -> str:
        """The style of an empty line ``height`` pt high, to half a point."""
        halves = max(2, round(height * 2))
        return self._spacers.setdefault(halves, f"{names.SPACER.id}{halves}")

    def parting(self, height: float) -> str:
        """The style of an empty line that keeps two tables ``height`` pt apart, to half a point, but leaves
        nothing blank at the head of a page.
        """
        halves = max(4, round(height * 2))
        return self._partings.setdefault(halves, f"{names.PARTING.id}{halves}")

    def _ask(self, definition: Definition) -> str:
        return self._asked.setdefault(definition.word.id, definition).word.id

    # --- what was asked ---

    def apart(self) -> StyleSheet:
        """A sheet that answers the same and has been asked nothing yet."""
        return StyleSheet(self.theme, self.uses, self.caption_label, self.normal)

    def asked(self) -> Asked:
        """What has been asked of this sheet."""
        used = (frozenset(each) for each in (self._paragraphs, self._characters, self._boxes, self._tables))
        return Asked(dict(self._asked), dict(self._spacers), dict(self._partings), *used)

    def ask(self, asked: Asked) -> None:
        """Ask what was asked of another sheet."""
        for definition in asked.variants.values():
            self._ask(definition)
        self._spacers |= asked.spacers
        self._partings |= asked.partings
        for own, more in (
            (self._paragraphs, asked.paragraphs),
            (self._characters, asked.characters),
            (self._boxes, asked.boxes),
            (self._tables, asked.tables),
        ):
            own |= more

    # --- what to write at the end ---

    def spacers(self) -> tuple[tuple[str, float], ...]:
        """Style id and height in pt of every spacer in use."""
        return tuple((self._spacers[halves], halves / 2) for halves in sorted(self._spacers))

    def partings(self) -> tuple[tuple[str, float], ...]:
        """Style id and height in pt of every line between two tables in use."""
        return tuple((self._partings[halves], halves / 2) for halves in sorted(self._partings))

    def heading_definitions(self) -> tuple[Definition, ...]:
        return tuple(self._headings.values())

    def unused_headings(self) -> tuple[Key, ...]:
        """Level and style of Word's usual headings that the document has none of."""
        used = {(use.level, use.style) for use in self.uses}
        return tuple(key for key in self._headings if key not in used)

    def paragraph_styles(self) -> tuple[str, ...]:
        """The theme's paragraph styles other than headings, and whatever else stands in a paragraph."""
        headings = {style for _, style in self._headings} | set(names.HEADING_DEFAULTS.values()) | {"item"}
        characters = set(self.theme.character_styles())
        others = headings | names.BOX_STYLES | characters | self._boxes | self._tables
        return tuple(sorted((self.theme.styles.keys() - others) | self._paragraphs))

    def character_styles(self) -> tuple[str, ...]:
        return tuple(sorted({*self.theme.character_styles(), *self._characters}))

    def box_styles(self) -> tuple[str, ...]:
        known = (names.BOX_STYLES - {"table", "table.row_alt", "footnotes"}) & self.theme.styles.keys()
        return tuple(sorted(known | self._boxes))

    def table_styles(self) -> tuple[str, ...]:
        return tuple(sorted({"table"} | self._tables))

    def variants(self) -> tuple[Definition, ...]:
        return tuple(self._asked[key] for key in sorted(self._asked))
