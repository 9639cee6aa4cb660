"""The whole way from FLOW to the Word file, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.charts import Drawer
from reportgen.docx.adoption import adopted
from reportgen.docx.blocks import write_blocks
from reportgen.docx.bookmarks import Bookmarks, report_anchors
from reportgen.docx.chartpictures import ChartPictures
from reportgen.docx.context import Context
from reportgen.docx.embedding import chart_roots, embed
from reportgen.docx.fields import Sequences, closes_field
from reportgen.docx.fonts import font_table
from reportgen.docx.footnotes import Notes, note_kind
from reportgen.docx.media import Media
from reportgen.docx.merging import (
    drop_repeated_keeps,
    merged_fonts,
    merged_numbering,
    merged_styles,
    shift_lists,
)
from reportgen.docx.numbering import Numbering
from reportgen.docx.ooxml import Element, is_table, name, on, part_root, set_paragraph_property, w
from reportgen.docx.package import (
    FONT_TABLE,
    NUMBERING,
    SETTINGS,
    STYLES,
    THEME,
    add_part,
    add_properties,
    new_package,
    save,
)
from reportgen.docx.panels import spacer
from reportgen.docx.sections import SectionWriter, frame_of
from reportgen.docx.settings import Sides, settings_part, sides_of
from reportgen.docx.sheets import write_sheet
from reportgen.docx.spacing import flush_at_top, space_before
from reportgen.docx.styles import styles_part
from reportgen.docx.stylesheet import StyleSheet, heading_uses, longest_caption_label
from reportgen.docx.template import Beside, Copies, open_template, root_of
from reportgen.docx.templatepages import TemplatePages
from reportgen.docx.themepart import theme_part
from reportgen.imaging.renditions import Renditions
from reportgen.layout import measuring
from reportgen.layout.bands import band_of, runs
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.setting import LineCache
from reportgen.model.flow import EndNotes, Report, Section
from reportgen.model.pages import Pages
from reportgen.theme.measures import COLUMNS_STYLE
from reportgen.theme.theme import Theme

# the smallest line, in pt
_LEAST = 1.0


def write(
    report: Report,
    theme: Theme,
    pages: Pages,
    path: Path,
    drawer: Drawer,
    renditions: Renditions | None = None,
    lines: LineCache | None = None,
    plans: PlanMemory | None = None,
) -> None:
    """Write ``report`` as a Word document to ``path``."""
    root = part_root("w:document", "r", "wp", "a", "pic", "c", "mc", "w14")
    root.set(name("mc:Ignorable"), "w14")
    package, document = new_package(root)
    media = Media(package, document)
    uses = heading_uses(report)
    template = None if theme.word.template is None else open_template(theme.word.template)
    normal = None
    if template is not None:
        found = adopted(theme, template, uses)
        theme, normal = found.theme, found.normal
        drawer, lines, plans = Drawer(theme), None, None
    sheet = StyleSheet(theme, uses, longest_caption_label(report), normal)
    frame = frame_of(theme)
    numbering = Numbering(theme)
    places = pages.places()
    context = Context(
        theme=theme,
        sheet=sheet,
        numbering=numbering,
        bookmarks=Bookmarks(report_anchors(report)),
        sequences=Sequences(),
        media=media,
        drawer=drawer,
        pictures=ChartPictures(theme, drawer, report.metadata),
        renditions=renditions or Renditions(theme.rules.pictures.dpi),
        measuring=measuring(theme, lines, plans),
        notes=Notes(package, document, note_kind(theme)),
        page_labels=pages.labels(),
        places=places,
        measure=frame.measure,
        height=frame.height,
    )
    watermark = report.metadata.watermark
    copies = Copies(package)
    own = None if template is None else TemplatePages(template, document, copies, media, theme, watermark)
    sections = SectionWriter(document, context, report, pages, own)
    root.append(_body(report, context, sections))

    context.notes.finish()

    language = report.metadata.language
    styles = styles_part(sheet, language)
    lists = numbering.part()
    roots = (root, context.notes.root, *sections.roots)
    shift = 0
    if template is not None:
        lists, shift = merged_numbering(lists, template)
        shift_lists((*roots, styles), shift)
    merge = merged_styles(styles, sheet, template)
    merge.apply(roots)
    drop_repeated_keeps(roots, merge.styles)
    add_part(document, "styles.xml", STYLES, merge.styles)
    fonts = font_table(theme.fonts)
    rule = theme.word.embed_fonts
    sides = sides_of(theme.rules)
    if template is None:
        add_part(document, "numbering.xml", NUMBERING, lists)
        table = add_part(document, "fontTable.xml", FONT_TABLE, fonts)
        add_part(document, "theme/theme1.xml", THEME, theme_part(theme))
    else:
        beside = Beside(document, copies)
        beside.add("numbering.xml", NUMBERING, lists, template.numbering)
        table = beside.add("fontTable.xml", FONT_TABLE, merged_fonts(fonts, template), template.fonts)
        drawn = theme_part(theme) if template.theme is None else root_of(template.theme)
        beside.add("theme1.xml", THEME, drawn, template.theme)
        sides = Sides(template.has_setting("mirrorMargins"), template.has_setting("evenAndOddHeaders"))
    if rule != "none":
        embed(table, theme.fonts, rule, (*roots, lists, *chart_roots(document)))
    fonts_inside = bool(table.rels)
    settings = settings_part(theme, language, sides, with_notes=context.notes.used, with_fonts=fonts_inside)
    add_part(document, "settings.xml", SETTINGS, settings)
    add_properties(package, report.metadata, len(pages.pages))
    save(package, path)


def _body(report: Report, context: Context, sections: SectionWriter) -> Element:
    """Every section with its page properties, and each of its runs of blocks with its own columns."""
    body = w("body")
    if not report.sections:
        body.append(sections.properties(None, 0))
    for index, section in enumerate(report.sections):
        parts = _parts(section, context)
        for number, part in enumerate(parts):
            first = number == 0
            properties = (
                sections.properties(section, index, part.count)
                if first
                else sections.further(section, part.count, part.master, parts[number - 1].master)
            )
            last = number == len(parts) - 1
            if context.notes.kind == "endnote" and not (last and _has_endnotes(section)):
                _without_endnotes(properties)
            if part.above and _begins_page(properties, index + number):
                flush_at_top(part.elements[0])
            if is_table(part.elements[-1]) or closes_field(part.elements[-1]):
                part.elements.append(spacer(_LEAST, context))
            body.extend(part.elements)
            # in the last paragraph of what it describes; the last one's at the body's end
            if index == len(report.sections) - 1 and last:
                part.elements[-1].extend(context.bookmarks.ends())
                body.append(properties)
            else:
                set_paragraph_property(part.elements[-1], properties)
    return body


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


@dataclass(frozen=True, slots=True)
class _Part:
    """The elements of a run of blocks in so many columns, on pages of ``master`` or ("") running ones.

    ``above`` is the distance that the first block asks for, in pt.
    """

    count: int
    elements: list[Element]
    master: str = ""
    above: float = 0.0


def _parts(section: Section, context: Context) -> list[_Part]:
    """A section's elements by the columns they stand in; as a whole where there are none."""
    if section.master:
        return [_Part(1, write_sheet(section.master, section.content, context), section.master)]
    found = list(runs(section, context.theme, context.measure))
    if all(run.count == 1 and not run.master for run in found):
        return [_Part(1, write_blocks((section,), context), above=space_before(section, context.theme))]
    style = context.theme.style(COLUMNS_STYLE)
    parts: list[_Part] = []
    spaced = False
    for run in found:
        if run.master:
            parts.append(_Part(1, write_sheet(run.master, run.blocks, context), run.master))
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
        parts.append(_Part(run.count, elements, above=above))
        spaced = run.spaced
    if parts[-1].count > 1:
        # Word balances columns only above a break that goes on, on the same page
        parts.append(_Part(1, [spacer(_LEAST, context)]))
    return parts


def _within(count: int, context: Context) -> Context:
    if count == 1:
        return context
    return context.narrowed(band_of(context.theme, count, 0.0, context.measure).width)
