"""A block as it was measured, with all that this depended on beside the theme and the way of drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.layout.pieces import Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.flow import Block
from reportgen.model.pages import StructureElement
from reportgen.record import record

# what measuring asked of page labels, pages, marks of notes (name: answer), anchors (name: whether it exists)
Reads = tuple[Mapping[str, object], ...]


@record(frozen=True, slots=True)
class Measured:
    """A block's pieces and elements, the first of which has the key ``start``, and what they were made from;
    ``size`` is the setting's page size. ``parts`` are the blocks that stand in a section. If it ``tells``,
    there was something to say of it, which must be said each time.
    """

    block: Block
    start: int
    place: Place
    size: tuple[float, float]
    reads: Reads
    pieces: tuple[Piece, ...]
    elements: tuple[StructureElement, ...]
    parts: Sequence[Measured] = ()
    tells: bool = False

    def holds(self, block: Block, place: Place, setting: Setting) -> bool:
        """Whether measuring this block now would give the same, and say nothing."""
        return (
            not self.tells
            and self.size == (setting.page_height, setting.page_width)
            and self.place == place
            and (self.block is block or self.block == block)
            and still_read(self.reads, setting)
        )


def still_read(reads: Reads, setting: Setting) -> bool:
    """Whether whatever was asked would be answered the same now."""
    known = setting.labels, setting.pages, setting.note_labels
    return all(
        now.get(name) == value
        for read, now in zip(reads, known, strict=False)
        for name, value in read.items()
    ) and all((name in setting.anchors) == was for name, was in reads[-1].items())
