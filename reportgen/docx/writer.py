"""The whole way from FLOW to the Word file: what it says in reading order, then, with the pages, the file."""

from __future__ import annotations

from pathlib import Path

from docx.opc.package import OpcPackage
from docx.opc.part import XmlPart

from reportgen.charts import Drawer
from reportgen.docx.adoption import adopted
from reportgen.docx.body import Part, add_body, parts_of
from reportgen.docx.bookmarks import Bookmarks
from reportgen.docx.chartpictures import ChartPictures
from reportgen.docx.context import Context
from reportgen.docx.embedding import chart_roots, embed
from reportgen.docx.fields import Sequences
from reportgen.docx.fonts import font_table
from reportgen.docx.footnotes import Notes, note_kind
from reportgen.docx.headforms import is_counted
from reportgen.docx.headnumbers import heading_paragraphs, number_headings, with_heads
from reportgen.docx.headplan import HeadPlan, head_plan
from reportgen.docx.keptwords import KeptWords
from reportgen.docx.media import Media
from reportgen.docx.merging import (
    drop_repeated_keeps,
    merged_fonts,
    merged_numbering,
    merged_styles,
    shift_lists,
)
from reportgen.docx.numbering import Numbering
from reportgen.docx.ooxml import Element, name, part_root
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
from reportgen.docx.paging import Awaited, Paging
from reportgen.docx.sections import SectionWriter, frame_of
from reportgen.docx.settings import Sides, settings_part, sides_of
from reportgen.docx.styles import styles_part
from reportgen.docx.stylesheet import StyleSheet, heading_uses, longest_caption_label
from reportgen.docx.template import Beside, Copies, Template, open_template, root_of
from reportgen.docx.templatepages import TemplatePages
from reportgen.docx.themepart import theme_part
from reportgen.imaging.renditions import Renditions
from reportgen.layout import measuring
from reportgen.layout.planmemory import PlanMemory
from reportgen.layout.setting import LineCache
from reportgen.model.flow import Report
from reportgen.record import record
from reportgen.theme.theme import Theme


@record(frozen=True, slots=True)
class Draft:
    """A document that waits for its pages: its parts, registries and the text of its sections."""

    report: Report
    root: Element
    package: OpcPackage
    document: XmlPart
    template: Template | None
    copies: Copies
    pages: TemplatePages | None
    context: Context
    plan: HeadPlan
    parts: tuple[list[Part], ...]


def begin(
    report: Report,
    theme: Theme,
    drawer: Drawer,
    renditions: Renditions | None = None,
    lines: LineCache | None = None,
    plans: PlanMemory | None = None,
    words: KeptWords | None = None,
) -> Draft:
    """Write what ``report`` says; pages are not needed for that. ``words`` has what earlier builds wrote, and
    gets what is new.
    """
    root = part_root("w:document", "r", "wp", "a", "pic", "c", "mc", "w14")
    root.set(name("mc:Ignorable"), "w14")
    package, document = new_package(root)
    media = Media(package, document)
    template = None if theme.word.template is None else open_template(theme.word.template)
    # in a template's styles they would be others
    known = words if words is not None and template is None else KeptWords()
    heads = tuple(known.heads(report))
    uses = heading_uses(heads)
    normal = None
    if template is not None:
        found = adopted(theme, template, uses)
        theme, normal = found.theme, found.normal
        drawer, lines, plans = Drawer(theme), None, None
    frame = frame_of(theme)
    sheet = StyleSheet(theme, uses, longest_caption_label(known.captions(report)), normal)
    plan = head_plan(heads, sheet.unused_headings(), theme)
    context = Context(
        theme=theme,
        sheet=sheet,
        numbering=Numbering(theme),
        bookmarks=Bookmarks(frozenset(known.anchors(report))),
        sequences=Sequences(),
        media=media,
        drawer=drawer,
        pictures=ChartPictures(theme, drawer, report.metadata),
        renditions=renditions or Renditions(theme.rules.pictures.dpi),
        measuring=measuring(theme, lines, plans),
        notes=Notes(package, document, note_kind(theme)),
        awaited=Awaited(),
        measure=frame.measure,
        height=frame.height,
        counted=frozenset(head.anchor for head in heads if is_counted(head.label, theme.style(head.style))),
    )
    copies = Copies(package)
    pages = None
    if template is not None:
        watermark = report.metadata.watermark
        pages = TemplatePages(template, document, copies, media, theme, watermark)
    parts = tuple(parts_of(section, context, known) for section in report.sections)
    context.sequences.close()
    return Draft(report, root, package, document, template, copies, pages, context, plan, parts)


def finish(draft: Draft, paging: Paging, path: Path) -> None:
    """Fill in what the pages say, and write the file to ``path``."""
    report, context, template = draft.report, draft.context, draft.template
    theme, sheet, document = context.theme, context.sheet, draft.document
    context.awaited.fill(paging)
    sections = SectionWriter(document, context, report, paging, draft.pages)
    add_body(draft.root, draft.parts, report.sections, context, sections)
    context.notes.finish()

    language = report.metadata.language
    lists = context.numbering.part()
    numbers = with_heads(lists, draft.plan, sheet)
    styles = styles_part(sheet, language, numbers)
    roots = (draft.root, context.notes.root, *sections.roots)
    titles = heading_paragraphs(draft.root, sheet)
    shift = 0
    if template is not None:
        lists, shift = merged_numbering(lists, template)
        shift_lists((*roots, styles), shift)
    merge = merged_styles(styles, sheet, template)
    merge.apply((*roots, *numbers.definitions))
    number_headings(titles, numbers, shift, merge.styles)
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
        beside = Beside(document, draft.copies)
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
    add_properties(draft.package, report.metadata, paging.count)
    save(draft.package, path)
