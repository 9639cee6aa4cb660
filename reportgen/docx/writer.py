"""The whole way from FLOW to the Word file, in reading order."""

from __future__ import annotations

from pathlib import Path

from reportgen.docx.blocks import write_blocks
from reportgen.docx.bookmarks import Bookmarks, report_anchors
from reportgen.docx.context import Context
from reportgen.docx.fields import Sequences
from reportgen.docx.fonts import font_table
from reportgen.docx.footnotes import FootNotes
from reportgen.docx.media import Media
from reportgen.docx.numbering import Numbering
from reportgen.docx.ooxml import Element, is_table, part_root, set_paragraph_property, w
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
from reportgen.docx.settings import settings_part
from reportgen.docx.styles import styles_part
from reportgen.docx.stylesheet import StyleSheet, heading_uses
from reportgen.docx.themepart import theme_part
from reportgen.layout import measuring
from reportgen.model.flow import Report
from reportgen.model.pages import Pages
from reportgen.theme.theme import Theme


def write(report: Report, theme: Theme, pages: Pages, path: Path) -> None:
    """Write ``report`` as a Word document to ``path``."""
    root = part_root("w:document", "r", "wp", "a", "pic", "c")
    package, document = new_package(root)
    media = Media(package, document)
    sheet = StyleSheet(theme, heading_uses(report))
    frame = frame_of(theme)
    numbering = Numbering(theme)
    context = Context(
        theme=theme,
        sheet=sheet,
        numbering=numbering,
        bookmarks=Bookmarks(report_anchors(report)),
        sequences=Sequences(),
        media=media,
        measuring=measuring(theme),
        notes=FootNotes(package, document),
        page_labels={anchor: pages.pages[place.page].label for anchor, place in pages.anchors.items()},
        measure=frame.measure,
        height=frame.height,
    )
    sections = SectionWriter(document, context, report.metadata, pages)
    root.append(_body(report, context, sections))

    context.notes.finish()

    language = report.metadata.language
    add_part(document, "styles.xml", STYLES, styles_part(sheet, language))
    add_part(document, "numbering.xml", NUMBERING, numbering.part())
    settings = settings_part(theme, language, with_notes=context.notes.used)
    add_part(document, "settings.xml", SETTINGS, settings)
    add_part(document, "fontTable.xml", FONT_TABLE, font_table(theme.fonts))
    add_part(document, "theme/theme1.xml", THEME, theme_part(theme))
    add_properties(package, report.metadata, len(pages.pages))
    save(package, path)


def _body(report: Report, context: Context, sections: SectionWriter) -> Element:
    """Every section with its page properties: in its last paragraph, the last one's at the body's end."""
    body = w("body")
    if not report.sections:
        body.append(sections.properties(None, 0))
    for index, section in enumerate(report.sections):
        elements = write_blocks((section,), context)
        properties = sections.properties(section, index)
        last = index == len(report.sections) - 1
        if is_table(elements[-1]):
            elements.append(spacer(1.0, context))
        body.extend(elements)
        if last:
            body.append(properties)
        else:
            set_paragraph_property(elements[-1], properties)
    return body
