"""A corporate Word template, opened: its parts as a report's Word file takes them over."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from io import BytesIO
from pathlib import PurePosixPath

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from reportgen.docx.ooxml import NAMESPACES, Element, name, w
from reportgen.docx.package import PartKind, add_part
from reportgen.model.colour import Colour
from reportgen.record import record
from reportgen.theme.word_names import built_in
from reportgen.theme.wordtemplate import WordTemplate

_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
HEADS = {"header": RT.HEADER, "footer": RT.FOOTER}
# the styles of Word's own that are not for paragraphs
_KIND_OF = {
    **dict.fromkeys(("Strong", "Emphasis", "Intense Emphasis", "Hyperlink"), "character"),
    **dict.fromkeys(("footnote reference", "endnote reference"), "character"),
    **dict.fromkeys(("Table Grid", "Normal Table"), "table"),
}
# a reference's kind, in the order the schema's examples have them
_KINDS = ("default", "even", "first")


@record(frozen=True, slots=True)
class Head:
    """A header or footer (``what``) of the template on pages of a kind: default, even, first."""

    what: str
    kind: str
    part: Part


@record(frozen=True, slots=True)
class Template:
    """What a report takes over. ``section`` is the set-up of the template's last section.

    ``colours`` are those of its colour scheme by slot; ``faces`` the fonts of its font scheme, by
    ``major``/``minor`` and ``latin``/``ea``. ``fingerprint`` is a hash of the file.
    """

    styles: Element
    numbering: Part | None
    fonts: Part | None
    theme: Part | None
    settings: Element
    section: Element
    heads: tuple[Head, ...]
    colours: dict[str, Colour]
    faces: dict[tuple[str, str], str]
    fingerprint: str

    def has_setting(self, tag: str) -> bool:
        """Whether a switch of the settings is on."""
        return is_on(self.settings.find(name(f"w:{tag}")))


def is_on(element: Element | None) -> bool:
    """Whether a toggle is there and not switched off."""
    return element is not None and element.get(name("w:val"), "1") not in ("0", "false", "off")


def open_template(file: WordTemplate) -> Template:
    """The template in a file that was found to be one."""
    package = OpcPackage.open(BytesIO(file.data))
    main = package.main_document_part
    body = root_of(main).find(name("w:body"))
    sections = list(body.iter(name("w:sectPr")))
    theme = _related(main, RT.THEME)
    drawn = None if theme is None else root_of(theme)
    styles, settings = _related(main, RT.STYLES), _related(main, RT.SETTINGS)
    return Template(
        styles=w("styles") if styles is None else with_words_names(root_of(styles)),
        numbering=_related(main, RT.NUMBERING),
        fonts=_related(main, RT.FONT_TABLE),
        theme=theme,
        settings=w("settings") if settings is None else root_of(settings),
        section=deepcopy(sections[-1]) if sections else w("sectPr"),
        heads=_heads(main, sections),
        colours={} if drawn is None else _colours(drawn),
        faces={} if drawn is None else _faces(drawn),
        fingerprint=hashlib.sha256(file.data).hexdigest(),
    )


def with_words_names(styles: Element) -> Element:
    """The styles with those of Word's own under the names that stand in Word's files.

    Word writes heading 1 and shows 标题 1; where a program wrote 标题 1, Word's fields find no heading.
    """
    known = {_name_of(style) for style in styles.iter(name("w:style"))}
    for style in styles.iter(name("w:style")):
        kind, word = _name_of(style)
        english = built_in(word)
        if english and kind == _KIND_OF.get(english, "paragraph") and (kind, english) not in known:
            style.find(name("w:name")).set(name("w:val"), english)
            style.attrib.pop(name("w:customStyle"), None)
    return styles


def _name_of(style: Element) -> tuple[str, str]:
    word = style.find(name("w:name"))
    return style.get(name("w:type"), "paragraph"), "" if word is None else word.get(name("w:val"), "")


def _related(main: Part, relationship: str) -> Part | None:
    found = [
        rel.target_part for rel in main.rels.values() if rel.reltype == relationship and not rel.is_external
    ]
    return found[0] if found else None


def root_of(part: Part) -> Element:
    """A part's content as elements of ours; entities are not followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    return etree.fromstring(part.blob, parser)


def _heads(main: Part, sections: list[Element]) -> tuple[Head, ...]:
    """What stands at the head and foot of the last section, its own or that of one before it."""
    found: dict[tuple[str, str], Part] = {}
    for section in sections:
        for what in HEADS:
            for reference in section.findall(name(f"w:{what}Reference")):
                target = main.related_parts.get(reference.get(name("r:id")))
                if target is not None:
                    found[what, reference.get(name("w:type"), "default")] = target
    return tuple(
        Head(what, kind, found[what, kind]) for what in HEADS for kind in _KINDS if (what, kind) in found
    )


class Copies:
    """Copies of a template's parts and all they are related to, under names that no part of ours has."""

    def __init__(self, package: OpcPackage) -> None:
        self._package = package
        self._made: list[tuple[Part, Part]] = []

    def of(self, part: Part) -> Part:
        """The copy of a part; there is one of each."""
        for original, made in self._made:
            if original is part:
                return made
        file = f"template{len(self._made) + 1}{PurePosixPath(part.partname).suffix}"
        made = Part(PackURI(f"/word/{file}"), part.content_type, part.blob, self._package)
        self._made.append((part, made))
        self._relate(part, made)
        return made

    def with_content(self, part: Part, root: Element, file: str = "") -> XmlPart:
        """A copy with another content, under the name ``file`` if one is given."""
        file = file or f"template{len(self._made) + 1}{PurePosixPath(part.partname).suffix}"
        made = XmlPart(PackURI(f"/word/{file}"), part.content_type, root, self._package)
        self._made.append((made, made))
        self._relate(part, made)
        return made

    def _relate(self, part: Part, made: Part) -> None:
        for rel_id, rel in sorted(part.rels.items()):
            target = rel.target_ref if rel.is_external else self.of(rel.target_part)
            made.rels.add_relationship(rel.reltype, target, rel_id, rel.is_external)


@record(frozen=True, slots=True)
class Beside:
    """Puts parts beside the main one that are the template's with another content."""

    document: Part
    copies: Copies

    def add(self, file: str, kind: PartKind, root: Element, theirs: Part | None) -> XmlPart:
        """A part with what the template's part of its kind is related to."""
        if theirs is None:
            return add_part(self.document, file, kind, root)
        part = self.copies.with_content(theirs, root, file)
        self.document.relate_to(part, kind.relationship)
        return part


def _colours(theme: Element) -> dict[str, Colour]:
    scheme = theme.find(f".//{name('a:clrScheme')}")
    found: dict[str, Colour] = {}
    for slot in _SLOTS if scheme is not None else ():
        colour = scheme.find(f"{name(f'a:{slot}')}/*")
        value = None if colour is None else colour.get("lastClr") or colour.get("val")
        try:
            found[slot] = Colour.from_hex(f"#{value}")
        except ValueError:  # a system colour that the file gives no value of
            continue
    return found


def _faces(theme: Element) -> dict[tuple[str, str], str]:
    """The fonts of the font scheme; where it leaves the Chinese one open, that of its list of scripts."""
    found: dict[tuple[str, str], str] = {}
    for kind in ("major", "minor"):
        fonts = theme.find(f".//{name(f'a:{kind}Font')}")
        if fonts is None:
            continue
        for script in ("latin", "ea"):
            face = fonts.find(name(f"a:{script}"))
            if face is not None and face.get("typeface"):
                found[kind, script] = face.get("typeface")
        hans = [
            each.get("typeface") for each in fonts.findall(name("a:font")) if each.get("script") == "Hans"
        ]
        if hans and (kind, "ea") not in found:
            found[kind, "ea"] = hans[0]
    return found


def with_namespaces(root: Element, *prefixes: str) -> Element:
    """The element anew, declaring these prefixes of ours besides its own, which readers may pass over."""
    spaces = {**{prefix: NAMESPACES[prefix] for prefix in ("w", "mc", *prefixes)}, **root.nsmap}
    made = etree.Element(root.tag, nsmap=spaces)
    made.attrib.update(root.attrib)
    ignored = name("mc:Ignorable")
    passed_over = [*root.get(ignored, "").split(), *prefixes]
    made.set(ignored, " ".join(dict.fromkeys(passed_over)))
    made.extend([deepcopy(each) for each in root])
    return made
