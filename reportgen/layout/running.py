"""What running heads name: the section and the topic current on each page."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.layout.pieces import Piece, SectionStart
from reportgen.record import record, replace

# kinds that do not end what a running head says about the section
_INNER = ("topic", "item")


@record(frozen=True, slots=True)
class RunningTitles:
    """The titles a page names, and those in force at its end.

    A page names what begins first on it, else what goes on from the page before, as CSS GCPM
    ``string(…, first)`` and Word's STYLEREF do. A new section has no topic until one begins.
    """

    section: str = ""
    topic: str = ""
    chapter: str = ""
    last_section: str = ""
    last_topic: str = ""

    def over(self, pieces: Sequence[Piece]) -> RunningTitles:
        """The titles of the next page, which holds ``pieces``."""
        starts = [mark for piece in pieces for mark in piece.marks if isinstance(mark, SectionStart)]
        after = self
        for start in starts:
            match start.kind:
                case "part" | "page":
                    after = replace(after, chapter="", last_section=start.title, last_topic="")
                case "chapter":
                    after = replace(after, chapter=start.title, last_section=start.title, last_topic="")
                case "section":
                    after = replace(after, last_section=start.title, last_topic="")
                case "topic":
                    after = replace(after, last_topic=start.title)
                case "item":
                    pass
        sections = [start.title for start in starts if start.kind not in _INNER]
        topics = [start.title for start in starts if start.kind == "topic"]
        going_on = "" if starts and starts[0].kind not in _INNER else self.last_topic
        return replace(
            after,
            section=sections[0] if sections else self.last_section,
            topic=topics[0] if topics else going_on,
        )
