"""What a section calls by name: the anchors that have their place in it, and whether it names pages."""

from __future__ import annotations

from reportgen.model.contents import Contents, Index
from reportgen.model.flow import Section
from reportgen.model.inline import CrossReference
from reportgen.model.keptsection import traits_of
from reportgen.model.walking import anchors, indexed_anchors, own_inlines, walk
from reportgen.record import record


@record(frozen=True, slots=True)
class Names:
    """``anchors`` are all that exist in a section; ``pages``: without a text that names one, one pass over
    the report is enough.
    """

    anchors: frozenset[str]
    pages: bool


def names_of(section: Section) -> Names:
    """The names in a section."""
    traits = traits_of(section)
    if traits is not None:
        return traits.names
    blocks = (section,)
    pages = any(
        isinstance(block, Contents | Index)
        or any(isinstance(run, CrossReference) and run.form == "page" for run in own_inlines(block))
        for block in walk(blocks)
    )
    return Names(frozenset(anchors(blocks)) | indexed_anchors(blocks), pages)


def first_topic(section: Section) -> str:
    """The title of a section's first topic, "" without any."""
    traits = traits_of(section)
    if traits is not None:
        return traits.topic
    topics = (each for each in section.children if isinstance(each, Section) and each.kind == "topic")
    first = next(topics, None)
    return "" if first is None or first.heading is None else first.heading.text
