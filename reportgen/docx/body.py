"""Sections of a report as elements of the body: what they hold first, then the properties of their pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportgen.docx.blocks import write_blocks
from reportgen.docx.context import Context
from reportgen.docx.fields import closes_field
from reportgen.docx.keptwords import KeptWords
from reportgen.docx.ooxml import Element, is_table, name, on, set_paragraph_property, w
from reportgen.docx.panels import spacer
from reportgen.docx.sections import SectionWriter
from reportgen.docx.sheets import write_sheet
from reportgen.docx.spacing import flush_at_top, space_before
from reportgen.layout.bands import band_of, runs
from reportgen.model.contents import EndNotes
from reportgen.model.flow import Section
from reportgen.record import record
from reportgen.theme.measures import COLUMNS_STYLE

# the smallest line, in pt
_LEAST = 1.0


@record(frozen=True, slots=True)
class Part:
    """The elements of a run of blocks in so many columns, on pages of ``master`` or ("") running ones.

    ``above`` is the distance that the first block asks for, in pt.
    """

    count: int
    elements: list[Element]
    master: str = ""
    above: float = 0.0


def parts_of(section: Section, context: Context, words: KeptWords) -> list[Part]:
    """A section's elements by the columns they stand in; as a whole where there are none. Where it is among
    the ``words`` that are kept, it is taken from there.
    """
    found = words.find(section, context)
    if found is not None:
        elements, above = found
        return [Part(1, elements, above=above)]
    if section.master:
        return [Part(1, write_sheet(section.master, section.content, context), section.master)]
    its_runs = list(runs(section, context.theme, context.measure))
    if all(run.count == 1 and not run.master for run in its_runs):
        above = space_before(section, context.theme)
        elements = words.written(section, above, context, partial(write_blocks, (section,)))
        return [Part(1, elements, above=above)]
    style = context.theme.style(COLUMNS_STYLE)
    parts: list[Part] = []
    spaced = False
    for run in its_runs:
        if run.master:
            parts.append(Part(1, write_sheet(run.master, run.blocks, context), run.master))
            spaced = False
            continue
        elements = write_blocks(run.blocks, _within(run.count, context))
        if not elements:
            continue
        # a break between columns has no distance of its own: lines of the full width make it
        if run.spaced and parts and parts[-1].count == 1 and style.space_before:
            parts[-1].elements.append(spacer(style.space_before, context))
        if spaced and run.count == 1 and style.space_after:
            elements.insert(0, spacer(style.space_after, context))
        above = 0.0 if spaced else space_before(run.blocks[0], context.theme)
        parts.append(Part(run.count, elements, above=above))
        spaced = run.spaced
    if parts[-1].count > 1:
        # Word balances columns only above a break that goes on, on the same page
        parts.append(Part(1, [spacer(_LEAST, context)]))
    return parts


def add_body(
    root: Element,
    parts: Sequence[Sequence[Part]],
    written: Sequence[Section],
    context: Context,
    sections: SectionWriter,
) -> None:
    """Put the body into a document: every section's parts, with columns and page properties of its own."""
    body = w("body")
    # at once: lxml goes over all that is in an element when that is put into another one
    root.append(body)
    if not written:
        body.append(sections.properties(None, 0))
    for index, (section, own) in enumerate(zip(written, parts, strict=True)):
        for number, part in enumerate(own):
            first = number == 0
            properties = (
                sections.properties(section, index, part.count)
                if first
                else sections.further(section, part.count, part.master, own[number - 1].master)
            )
            last = number == len(own) - 1
            if context.notes.kind == "endnote" and not (last and _has_endnotes(section)):
                _without_endnotes(properties)
            if part.above and _begins_page(properties, index + number):
                flush_at_top(part.elements[0])
            if is_table(part.elements[-1]) or closes_field(part.elements[-1]):
                part.elements.append(spacer(_LEAST, context))
            body.extend(part.elements)
            # in the last paragraph of what it describes; the last one's at the body's end
            if index == len(written) - 1 and last:
                part.elements[-1].extend(context.bookmarks.ends())
                body.append(properties)
            else:
                set_paragraph_property(part.elements[-1], properties)


def _begins_page(properties: Element, before: int) -> bool:
    """Whether a Word section begins on a new page; ``before``: how many there are before it."""
    start = properties.find(name("w:type"))
    return before == 0 or (start is not None and start.get(name("w:val")) != "continuous")


def _has_endnotes(section: Section) -> bool:
    return any(isinstance(block, EndNotes) for block in section.children)


def _without_endnotes(properties: Element) -> None:
    """Leave endnotes to a later part, the one where ours stand (ECMA-376 part 1 §17.11.16)."""
    later = [each for each in properties if each.tag in (name("w:titlePg"), name("w:docGrid"))]
    later[0].addprevious(on("noEndnote"))


def _within(count: int, context: Context) -> Context:
    if count == 1:
        return context
    return context.narrowed(band_of(context.theme, count, 0.0, context.measure).width, count)
