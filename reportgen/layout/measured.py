"""A section as it was measured, with all that this depended on beside the theme and the way of drawing."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.layout.pieces import Piece
from reportgen.layout.setting import Place, Setting
from reportgen.model.flow import Section
from reportgen.model.pages import StructureElement
from reportgen.record import record

# what measuring asked of page labels, pages, marks of notes (name: answer), anchors (name: whether it exists)
Reads = tuple[Mapping[str, object], ...]


@record(frozen=True, slots=True)
class Measured:
    """A section's pieces and elements, and what they were made from; ``size`` is the setting's page size."""

    section: Section
    place: Place
    size: tuple[float, float]
    reads: Reads
    pieces: tuple[Piece, ...]
    elements: tuple[StructureElement, ...]

    def holds(self, section: Section, place: Place, setting: Setting) -> bool:
        """Whether measuring this section now would give the same."""
        return (
            self.size == (setting.page_height, setting.page_width)
            and self.place == place
            and still_read(self.reads, setting)
            and (self.section is section or self.section == section)
        )


def still_read(reads: Reads, setting: Setting) -> bool:
    """Whether whatever was asked would be answered the same now."""
    known = setting.labels, setting.pages, setting.note_labels
    return all(
        now.get(name) == value
        for read, now in zip(reads, known, strict=False)
        for name, value in read.items()
    ) and all((name in setting.anchors) == was for name, was in reads[-1].items())
