"""PAGES to a finished PDF file: fonts and pictures first, then pages, then what refers to pages."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache, partial
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary, PDFObject, PDFObjectReference

from reportgen.imaging.inks import Inks
from reportgen.model.keptpage import further_items
from reportgen.model.pages import ImageItem, LinkItem, Page, Pages, StructureElement, TextItem
from reportgen.pdf import fonts, images
from reportgen.pdf.archive import default_rgb, offset_cmyk, write_output_intent
from reportgen.pdf.attachments import write_attachments
from reportgen.pdf.content import BLENDS, ContentStream, draw
from reportgen.pdf.drawnpages import DrawnPage, DrawnPages, PageBases, PageKeys, is_annotated, used_on
from reportgen.pdf.fonts import EmbeddedFont, Pair
from reportgen.pdf.images import EmbeddedImage, Meanings
from reportgen.pdf.metadata import Standards, write_metadata
from reportgen.pdf.navigation import link_annotation, write_destinations, write_outline, write_page_labels
from reportgen.pdf.objects import Document, array, deflated, dictionary, inflatable, name, numbers
from reportgen.pdf.subsets import Subsets
from reportgen.pdf.tags import LINK, Marks, write_structure
from reportgen.record import record
from reportgen.theme.fontset import FontSet
from reportgen.theme.inks import inks_of
from reportgen.theme.theme import Theme

# the page as a transparency group (ISO 32000-1 §11.6.6)
Annotate = Callable[[LinkItem], PDFObject]
_BLENDING = "<< /S /Transparency /CS /Device{space} >>"


def write_pdf(
    pages: Pages,
    theme: Theme,
    path: Path,
    drawn: DrawnPages | None = None,
    subsets: Subsets | None = None,
) -> None:
    """Writes ``pages`` to ``path``; an unwritable folder or a full disk is an OSError.

    The same pages and fonts give the same bytes, whatever the clock, the environment or the hash seed, and
    whatever pages have been ``drawn`` and whatever ``subsets`` of fonts were made before.
    """
    document = _document(pages, theme, drawn, subsets)
    with path.open("wb") as file:
        document.write(file)


def pdf_bytes(pages: Pages, theme: Theme, drawn: DrawnPages | None = None) -> bytes:
    """The finished file."""
    file = BytesIO()
    _document(pages, theme, drawn, None).write(file)
    return file.getvalue()


def _document(pages: Pages, theme: Theme, drawn: DrawnPages | None, subsets: Subsets | None) -> Document:
    """All objects of the file."""
    document = Document(pages.metadata.language)
    structure = {element.key: element for element in pages.structure}
    made = PageBases(structure, pages.anchors)
    bases = [] if drawn is None else [drawn.base(page, made) for page in pages.pages]
    used = _pairs_used(pages, bases, drawn)
    embedded_fonts = _embed_fonts(document, used, theme.fonts, subsets or Subsets())
    inks = inks_of(theme)
    rgb = default_rgb(document, inks)
    cmyk = cache(partial(offset_cmyk, document)) if inks is None else None
    embedded_images = _embed_images(document, pages, Meanings(rgb, cmyk))
    marks = Marks(len(pages.pages))
    sheets = [_sheet(document, page, inks) for page in pages.pages]
    references = [document.Reference(sheet, f"Page{index}") for index, sheet in enumerate(sheets)]

    drawing = _Drawing(structure, marks, embedded_fonts, embedded_images, inks, pages.anchors)
    keys = None if drawn is None else PageKeys(embedded_fonts, embedded_images)
    for index, (page, sheet) in enumerate(zip(pages.pages, sheets, strict=True)):
        annotate = partial(_annotate, document, page, references, marks)
        if drawn is None or keys is None:
            data, annotations = drawing.anew(page, annotate)
        else:
            data, annotations = drawing.known(page, annotate, bases[index], keys, drawn)
        sheet["Contents"] = document.add(inflatable(data))
        sheet["Resources"] = _resources(page, embedded_images, rgb)
        if annotations:
            sheet["Annots"] = array(annotations)

    write_structure(document, pages.structure, marks, pages.pages, references)
    write_outline(document, pages.outline, pages.pages, references)
    files = write_attachments(document, pages.attachments, pages.metadata)
    write_destinations(document, pages.anchors, pages.pages, references, files)
    write_page_labels(document, pages.pages)
    write_output_intent(document, inks)
    standards = Standards.WITH_FILES if pages.attachments else Standards.WITHOUT_FILES
    write_metadata(document, pages.metadata, standards)
    return document


@record(frozen=True, slots=True)
class _Drawing:
    """What pages are drawn with; what is done with a page is noted in ``marks``."""

    structure: Mapping[int, StructureElement]
    marks: Marks
    fonts: Mapping[str, EmbeddedFont]
    images: Mapping[str, EmbeddedImage]
    inks: Inks | None
    anchors: Container[str]

    def anew(self, page: Page, annotate: Annotate) -> tuple[bytes, list[PDFObject]]:
        """The deflated content of a page, and its annotations."""
        stream = ContentStream(page, self.structure, self.marks, self.fonts, self.inks)
        annotations: list[PDFObject] = []
        for item in page.items:
            if not isinstance(item, LinkItem):
                draw(stream, item, self.images)
            elif is_annotated(item, self.anchors):
                annotations.append(annotate(item))
        return deflated(stream.finished()), annotations

    def known(
        self, page: Page, annotate: Annotate, base: bytes, keys: PageKeys, drawn: DrawnPages
    ) -> tuple[bytes, list[PDFObject]]:
        """The same, of a page that may have been drawn before."""
        key = keys.of(page, base)
        found = drawn.find(base, key)
        if found is None:
            begun = len(self.marks.noted)
            data, annotations = self.anew(page, annotate)
            drawn.note(base, DrawnPage(key, data, tuple(self.marks.noted[begun:]), used_on(page)))
            return data, annotations
        items = further_items(page)
        links = (i for i in items if isinstance(i, LinkItem) and is_annotated(i, self.anchors))
        annotations = []
        for owner in found.owners:
            if owner == LINK:
                annotations.append(annotate(next(links)))
            else:
                self.marks.begin(page.index, owner)
        return found.data, annotations


def _sheet(document: Document, page: Page, inks: Inks | None) -> PDFDictionary:
    """The page dictionary: /Tabs /S lets the keyboard follow the structure (PDF/UA-1 §7.18.3)."""
    sheet = dictionary(
        {
            "Type": name("Page"),
            "Parent": document.Reference(document.Pages),
            "MediaBox": _box(page, page.reach),
            # a sheet that is the trimmed page needs no further boxes: each is the one before by default
            "BleedBox": _box(page, page.bleed) if page.reach else None,
            "TrimBox": _box(page, 0.0) if page.reach else None,
            "StructParents": page.index,
            "Tabs": name("S"),
            # blending is done in the colours of the file, which its output intent explains
            "Group": _BLENDING.format(space="CMYK" if inks else "RGB") if _is_blended(page) else None,
        }
    )
    document.Pages.addPage(sheet)
    return sheet


def _box(page: Page, beyond: float) -> str:
    """A rectangle ``beyond`` the trimmed page; the page's lower left corner stays the origin."""
    return f"[{numbers((-beyond, -beyond, page.width + beyond, page.height + beyond))}]"


def _annotate(
    document: Document, page: Page, references: Sequence[PDFObject], marks: Marks, item: LinkItem
) -> PDFObject:
    annotation = document.add(link_annotation(item, page, references[page.index], marks.next_parent_key()))
    marks.annotate(page.index, item.element, annotation)
    return annotation


def _resources(page: Page, embedded: Mapping[str, EmbeddedImage], rgb: PDFObject | None) -> PDFDictionary:
    """All pages share one font dictionary; pictures are listed where they stand."""
    shown = [embedded[item.asset.sha256] for item in further_items(page) if isinstance(item, ImageItem)]
    pictures = dictionary({image.resource: image.reference for image in shown}) if shown else None
    blends = {key: dictionary({"Type": name("ExtGState"), "BM": name(mode)}) for key, mode in BLENDS.items()}
    return dictionary(
        {
            "Font": PDFObjectReference(BasicFonts),
            "XObject": pictures,
            "ColorSpace": dictionary({"DefaultRGB": rgb}) if rgb else None,
            "ExtGState": dictionary(blends) if _is_blended(page) else None,
        }
    )


def _is_blended(page: Page) -> bool:
    """Whether a watermark lies on the page."""
    return any(isinstance(item, TextItem) and item.artifact == "watermark" for item in further_items(page))


def _pairs_used(pages: Pages, bases: Sequence[bytes], drawn: DrawnPages | None) -> dict[str, set[Pair]]:
    """The glyphs of all pages by the keys of their faces; pages that were drawn before know theirs."""
    used: dict[str, set[Pair]] = {}
    glyph_of: dict[str, dict[str, int]] = {}
    for index, page in enumerate(pages.pages):
        known_pairs = None if drawn is None else drawn.pairs(bases[index])
        if known_pairs is not None:
            for face, pairs in known_pairs:
                used.setdefault(face, set()).update(pairs)
            continue
        for item in page.items:
            if isinstance(item, TextItem):
                for run in item.runs:
                    known = glyph_of.setdefault(run.face, {})
                    # nearly always there is nothing new, which is told in half the time it takes to note it
                    if tuple(map(known.get, run.text)) != run.glyphs:
                        used.setdefault(run.face, set()).update(zip(run.glyphs, run.text, strict=True))
                        known.update(zip(run.text, run.glyphs, strict=True))
    return used


def _embed_fonts(
    document: Document, used: Mapping[str, set[Pair]], font_set: FontSet, subsets: Subsets
) -> dict[str, EmbeddedFont]:
    """Every face with the glyphs that are used of it, by face key."""
    faces = font_set.faces()
    embedded: dict[str, EmbeddedFont] = {}
    shared: PDFDictionary = document.idToObject[BasicFonts]
    for index, key in enumerate(sorted(key for key, pairs in used.items() if pairs), start=1):
        embedded[key], reference = fonts.embed(document, faces[key], used[key], f"F{index}", subsets)
        shared[f"F{index}"] = reference
    return embedded


def _embed_images(document: Document, pages: Pages, meanings: Meanings) -> dict[str, EmbeddedImage]:
    """Every picture once, by the digest of its data, in the order of first use."""
    embedded: dict[str, EmbeddedImage] = {}
    for page in pages.pages:
        for item in further_items(page):
            if isinstance(item, ImageItem) and item.asset.sha256 not in embedded:
                embedded[item.asset.sha256] = images.embed(
                    document, item.asset, f"Im{len(embedded) + 1}", meanings
                )
    return embedded
