"""The example files of ``blocks/``, one for each block: what an editor should know, then YAML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.blocks.base import registry

FOLDER = Path(__file__).resolve().parent
# the order in which blocks are shown, by what they are for
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("章节和标题", ("section", "topic", "heading", "item")),
    ("文字", ("text", "lead", "labelled", "hero", "quote", "pullquote", "callout", "signature", "notes")),
    ("列表", ("list", "groups", "definitions", "organisations", "people")),
    ("数字、事件", ("cards", "event", "case", "chronicle", "steps", "comparison")),
    ("图和表", ("table", "chart", "charts", "figure", "pictures", "beside")),
    ("卷末", ("references", "glossary", "index", "provenance")),
    ("取材", ("include", "repeat", "only")),
    ("目录和版面", ("contents", "list_of", "columns", "landscape", "blank", "pagebreak")),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A block's example.

    ``notes`` is Markdown for an editor; ``yaml`` a list of blocks, or a whole file for a section.
    """

    name: str
    notes: str
    yaml: str

    @property
    def words(self) -> str:
        """The block's Chinese name."""
        return registry()[self.name].words

    @property
    def chapter(self) -> str:
        """A chapter file that shows the example alone."""
        if self.name == "section":
            return self.yaml
        return f'section: {self.words}\nnumber: "1"\nblocks:\n{self.yaml}'


def examples() -> tuple[Example, ...]:
    """All examples in the order of the groups. Raises FileNotFoundError for a block that has none."""
    return tuple(_example(name) for _, names in GROUPS for name in names)


def _example(name: str) -> Example:
    lines = (FOLDER / f"blocks/{name}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    notes = "".join(line.removeprefix("#").removeprefix(" ") for line in lines[:start])
    return Example(name, notes.strip(), "".join(lines[start:]).lstrip("\n"))
