"""Fonts inside the Word file, obfuscated as ECMA-376 part 1 §17.8.1 says; a licence that forbids it is kept.

Only a face whose own name is the one the file asks for is put in: Word goes by that name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from io import BytesIO

import uharfbuzz as hb
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from reportgen.docx.fonts import family_name
from reportgen.docx.ooxml import Element, name, text_element, w
from reportgen.docx.template import root_of
from reportgen.theme.fontset import FontFace, FontSet
from reportgen.theme.word_rules import EmbeddedFonts

_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_OBFUSCATED = 32  # bytes at the start of the file
# what an editor may type into a file that holds the characters in use alone
_USUAL = "".join(map(chr, range(0x20, 0x7F))) + "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％￥°①②③④⑤⑥⑦⑧⑨⑩"
# they come behind what describes a font (CT_Font, ECMA-376 part 1 §17.8.3.10)
_SLOTS = (("regular", "embedRegular"), ("bold", "embedBold"))


def embed(table: XmlPart, fonts: FontSet, rule: EmbeddedFonts, roots: Iterable[Element]) -> None:
    """Put the fonts of ``table`` into the file, whole or what ``roots`` need of them."""
    characters = _characters(roots) if rule == "used" else ""
    described = {each.get(name("w:name")): each for each in table.element.iter(name("w:font"))}
    done: set[str] = set()
    count = 0
    for key in sorted(fonts.families):
        family = fonts.families[key]
        word = family_name(family)
        entry = described.get(word)
        if entry is None or word in done or entry.find(name("w:embedRegular")) is not None:
            continue
        done.add(word)
        faces: dict[str, FontFace] = {}
        for slot, tag in _SLOTS:
            face = family.regular if slot == "regular" else family.bold
            # one face in both parts is one weight, which Word makes bold itself
            if not may_carry(face, word) or face in faces.values():
                continue
            faces[slot] = face
            count += 1
            data = _program(face, characters)
            entry.append(_embedded(table, tag, data, count, subset=bool(characters) and not face.whole))


def may_carry(face: FontFace, word: str) -> bool:
    """Whether a face goes by the name that Word asks for, and its licence lets others edit with it."""
    return face.editable and face.family_name == word


def _embedded(table: XmlPart, tag: str, data: bytes, number: int, *, subset: bool) -> Element:
    key = _key(data)
    part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _TYPE, obfuscated(data, key), table.package)
    element = w(tag, fontKey=f"{{{key}}}", subsetted=1 if subset else None)
    element.set(name("r:id"), table.relate_to(part, RT.FONT))
    return element


def _key(data: bytes) -> str:
    """A GUID from the font's content, so that the same report has the same bytes."""
    digits = hashlib.sha256(data).hexdigest()[:32].upper()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def obfuscated(data: bytes, key: str) -> bytes:
    """A font file with its first bytes crossed with the key, read from its end; twice gives it back."""
    reverse = bytes.fromhex(re.sub(r"[^0-9A-F]", "", key))[::-1]
    head = bytes(byte ^ reverse[index % 16] for index, byte in enumerate(data[:_OBFUSCATED]))
    return head + data[_OBFUSCATED:]


def chart_roots(document: Part) -> list[Element]:
    """The contents of the native charts of a document."""
    charts = [rel.target_part for rel in document.rels.values() if rel.reltype == RT.CHART]
    return [root_of(chart) for chart in charts]


def _characters(roots: Iterable[Element]) -> str:
    """Every character of the document and those an editor needs to go on."""
    tag = text_element("").tag
    found = set(_USUAL)
    for root in roots:
        for element in root.iter(tag, name("w:lvlText"), "{*}t", "{*}v"):
            found.update(element.text or element.get(name("w:val")) or "")
    return "".join(sorted(found))


def _program(face: FontFace, characters: str) -> bytes:
    """The face as a file of its own; with ``characters``, what those need of it."""
    if characters and not face.whole:
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(map(ord, characters))
        for names in (wanted.name_id_set, wanted.name_lang_id_set):
            names.clear()
            names.invert()  # all of them: Word and the reader of its menus go by names
        return bytes(hb.subset(face.hb_face, wanted).blob.data)
    if not face.data.startswith(b"ttcf"):
        return face.data
    from fontTools.ttLib import TTFont  # heavy: only for a face of a collection

    single = BytesIO()
    TTFont(BytesIO(face.data), fontNumber=face.index, recalcTimestamp=False).save(single)
    return single.getvalue()
