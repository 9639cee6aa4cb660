"""The pages of a corporate template: its paper, margins, line grid, head and foot on a report's sections."""

from __future__ import annotations

from copy import deepcopy

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.docx.media import Media
from reportgen.docx.ooxml import Element, name, part_root, w
from reportgen.docx.template import HEADS, Copies, Template, is_on, root_of
from reportgen.docx.watermark import watermark_runs
from reportgen.theme.theme import Theme


class TemplatePages:
    """Answers what a section on the template's pages says; a draft's watermark is put into its heads."""

    def __init__(
        self, template: Template, document: Part, copies: Copies, media: Media, theme: Theme, watermark: str
    ) -> None:
        self._section = template.section
        self.mirrored = template.has_setting("mirrorMargins")
        self.two_sided = template.has_setting("evenAndOddHeaders")
        self.title_page = is_on(template.section.find(name("w:titlePg")))
        self._references: list[Element] = []
        for head in template.heads:
            if head.kind == "first" and not self.title_page:
                continue
            if head.kind == "even" and not self.two_sided:
                continue
            root = root_of(head.part)
            for drawing in root.iter(name("wp:docPr")):
                drawing.set("id", str(media.next_drawing()))
            if watermark and head.what == "header":
                _mark(root, watermark, theme)
            self._refer(document, copies.with_content(head.part, root), head.what, head.kind)
        if watermark and not any(each.tag == name("w:headerReference") for each in self._references):
            root = part_root("w:hdr")
            _mark(root, watermark, theme)
            part = XmlPart(PackURI("/word/marked.xml"), CT.WML_HEADER, root, document.package)
            self._refer(document, part, "header", "default")

    def _refer(self, document: Part, part: Part, what: str, kind: str) -> None:
        reference = w(f"{what}Reference", type=kind)
        reference.set(name("r:id"), document.relate_to(part, HEADS[what]))
        self._references.append(reference)

    def references(self) -> list[Element]:
        """The references to heads and feet."""
        return [deepcopy(each) for each in self._references]

    def margins(self) -> Element | None:
        """``w:pgMar`` as the template has it."""
        return self._own("w:pgMar")

    def grid(self) -> Element | None:
        """``w:docGrid`` as the template has it."""
        return self._own("w:docGrid")

    def _own(self, tag: str) -> Element | None:
        found = self._section.find(name(tag))
        return None if found is None else deepcopy(found)


def _mark(root: Element, word: str, theme: Theme) -> None:
    """Put a watermark into the first paragraph of a head."""
    first = next(root.iter(name("w:p")), None)
    if first is None:
        first = w("p")
        root.append(first)
    width = theme.rules.masters["page"].width
    family = theme.fonts.families[theme.style("header").font]
    first.extend(watermark_runs(word, width, family.word_names[0]))
