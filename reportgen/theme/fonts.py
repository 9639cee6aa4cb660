"""Font families of a layout to faces: shipped and installed families by name, an editor's own by file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reportgen.cache import font_store
from reportgen.diagnostics import Sink, listed
from reportgen.record import record
from reportgen.source import Sources, nodes
from reportgen.source.sources import SourceError
from reportgen.theme.fontfile import FontFacts, FontFault, inspect
from reportgen.theme.fontset import FontFace, FontFamily, FontSet
from reportgen.theme.installed import InstalledFace, face_of, installed_faces, system_folders
from reportgen.theme.names import nearest
from reportgen.theme.outlines import CONVERSION, plain_truetype
from reportgen.theme.reader import Reader
from reportgen.theme.tokens import Tokens

SHIPPED_FOLDER = "assets/fonts"


class ShippedFamily(NamedTuple):
    """The files of a family that travels with reportgen, and the name that stands in them."""

    regular: str
    bold: str
    name: str


# Kai has no bold: emphasis in Kai is by colour. Its file bears another name, as its licence (OFL) wants
SHIPPED: Mapping[str, ShippedFamily] = {
    "Noto Serif SC": ShippedFamily("NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf", "Noto Serif SC"),
    "Noto Sans SC": ShippedFamily("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "Noto Sans SC"),
    "LXGW WenKai": ShippedFamily("ReportgenKai-Regular.ttf", "ReportgenKai-Regular.ttf", "Reportgen Kai"),
}
FAMILY_KEYS = ("family", "instead", "regular", "bold", "latin", "fallback", "word")
# told which font is converted, and how much of it is done from 0 to 1
Converting = Callable[[str, float], None]

REGULAR, BOLD = 400.0, 700.0
_FILE = re.compile(r"(?P<path>.+\.\w{2,5})(?:#(?P<index>\d{1,4}))?")
_KNOWN_SUFFIX = re.compile(r".+\.(?:tt[fc]|ot[fc]|woff2?|pf[ab]|dfont|fon)(?:#\d+)?", re.IGNORECASE)


@record(frozen=True)
class Shelf:
    """Finds font files, each opened once; ``dependencies`` of the sources note what was read."""

    sources: Sources
    sink: Sink
    converting: Converting
    faces: dict[tuple[str, int, float], FontFace] = field(default_factory=dict)

    def shipped(self, family: ShippedFamily, node: nodes.Scalar) -> tuple[FontFace, FontFace] | None:
        """Regular and bold of a family that travels with reportgen."""
        regular = self._shipped(family.regular, node)
        bold = self._shipped(family.bold, node)
        return None if regular is None or bold is None else (regular, bold)

    def _shipped(self, file: str, node: nodes.Scalar) -> FontFace | None:
        path = f"{SHIPPED_FOLDER}/{file}"
        try:
            located = self.sources.mapped(path)
        except SourceError:
            self.sink.report("font-file-missing", node.span, path=path)
            return None
        return self._shelve((path, 0, 0.0), located)

    def file(self, node: nodes.Scalar, weight: float) -> FontFace | None:
        """The face of a file of the project or of the layout's folder, or None with a diagnostic."""
        match = _FILE.fullmatch(node.text)
        written, index = (match["path"], int(match["index"] or 0)) if match else (node.text, 0)
        beside = (PurePosixPath(node.span.file).parent / written).as_posix()
        path = beside if self.sources.exists(beside) else written
        data = self._read(path, node)
        if data is None:
            return None
        return self._own(path, self.sources.locate(path), data, index, weight, node)

    def installed(self, found: InstalledFace, weight: float, node: nodes.Scalar) -> FontFace | None:
        """A face of a font that is installed on this machine."""
        try:
            data = self.sources.read_installed(found.path)
        except SourceError:
            self.sink.report("font-file-missing", node.span, path=found.path.name)
            return None
        return self._own(found.path.as_posix(), found.path, data, found.index, weight, node)

    def machine(self) -> tuple[InstalledFace, ...]:
        """Every face of this machine; with another font installed the answer may be another."""
        for folder in system_folders():
            self.sources.list_installed(folder)
        return installed_faces()

    def _read(self, path: str, node: nodes.Scalar) -> bytes | None:
        try:
            return self.sources.read(path)
        except SourceError:
            self.sink.report("font-file-missing", node.span, path=path)
            return None

    def _own(
        self, path: str, located: Path, data: bytes, index: int, weight: float, node: nodes.Scalar
    ) -> FontFace | None:
        """A face that did not travel with reportgen: looked at, its licence heeded, converted if need be."""
        name = PurePosixPath(path).name
        try:
            facts = inspect(data, index)
            if not self._may_embed(facts, name, node):
                return None
            # only a varying face differs from weight to weight
            key = (path, index, weight if facts.weights else 0.0)
            if key in self.faces:
                return self.faces[key]
            content = data if facts.is_ready else self._converted(data, index, key[2], facts, name)
        except FontFault as fault:
            self.sink.report(fault.code, node.span, path=path, **fault.words)
            return None
        return self._shelve(key, located, facts, content)

    def _converted(self, data: bytes, index: int, weight: float, facts: FontFacts, name: str) -> bytes:
        """The face with plain TrueType outlines, from the user's store where it was made before."""
        store = font_store()
        settings = f"{CONVERSION} {index} {weight:g} ".encode()
        key = hashlib.sha256(settings + data).hexdigest()
        made = store.get(key)
        if made is None:
            made = plain_truetype(data, index, facts, weight, lambda share: self.converting(name, share))
            store.put(key, made)
        return made

    def _may_embed(self, facts: FontFacts, name: str, node: nodes.Scalar) -> bool:
        """Whether the font's licence lets it into a PDF (OS/2 fsType)."""
        match facts.embedding:
            case "free":
                return True
            case "preview":
                self.sink.report("font-preview-only", node.span, path=name)
                return True
            case "restricted" | "bitmap":
                self.sink.report("font-restricted", node.span, path=name)
                return False

    def _shelve(
        self,
        key: tuple[str, int, float],
        located: Path,
        facts: FontFacts | None = None,
        content: bytes | None = None,
    ) -> FontFace:
        if key in self.faces:
            return self.faces[key]
        path, number, weight = key
        stem = PurePosixPath(path).stem
        name = "".join((stem, f"#{number}" if number else "", f"@{weight:g}" if weight else ""))
        # two files of one name in different folders must not share a key
        taken = {face.key for face in self.faces.values()}
        unique = name if name not in taken else f"{path}#{number}@{weight:g}"
        own = facts is not None
        # what was converted is a file of one face
        index = number if facts is None or facts.is_ready else 0
        whole = facts is not None and not facts.may_subset
        editable = facts is None or facts.embedding == "free"
        face = FontFace(unique, located, index, own, whole, content, editable)
        self.faces[key] = face
        return face


def read_fonts(tokens: Tokens, sources: Sources, sink: Sink, converting: Converting) -> FontSet | None:
    """The families of ``tokens.fonts`` in the order written; None when there is none or one has no face."""
    if tokens.fonts is None or not len(tokens.fonts):
        return None
    keys = tuple(entry.key.text for entry in tokens.fonts)
    reader = Reader(sink, tokens.colours, tokens.sizes, keys)
    shelf = Shelf(sources, sink, converting)
    families = {entry.key.text: _family(entry, reader, shelf) for entry in tokens.fonts}
    found = {key: family for key, family in families.items() if family is not None}
    if not found:
        return None
    return FontSet(found, _fallback(tokens, reader))


def _family(entry: nodes.Entry, reader: Reader, shelf: Shelf) -> FontFamily | None:
    key = entry.key.text
    if isinstance(entry.value, nodes.Mapping):
        return _written_family(key, entry.value, reader, shelf)
    names = [name for name in map(reader.scalar, reader.items(entry.value)) if name is not None]
    if not names:
        return None
    faces = _named(names[0], reader, shelf)
    if faces is None:
        return None
    words = tuple(name.text for name in names)
    return FontFamily(key, *faces, _word_names(names[0].text, faces[0], words))


def _written_family(key: str, written: nodes.Mapping, reader: Reader, shelf: Shelf) -> FontFamily | None:
    """``{family: name}`` or ``{regular: file or name, bold: …}``, with ``latin``, ``fallback``, ``word``.

    ``instead`` is the family taken where this machine lacks the first, which then is a hint, no error.
    """
    entries = reader.known_entries(written, FAMILY_KEYS, f"tokens.fonts.{key}")
    parts = {found.key.text: found.value for found in entries}
    first = parts.get("regular") or parts.get("family")
    if first is None:
        reader.sink.report("font-regular-missing", written.span, family=key)
        return None
    named = reader.scalar(first)
    if named is not None and "instead" in parts and not _is_here(named.text, shelf):
        other = reader.scalar(parts["instead"])
        if other is not None:
            reader.sink.report("font-instead", named.span, name=named.text, instead=other.text)
            named = other
    faces = None if named is None else _faces(named, parts.get("bold"), reader, shelf)
    words = tuple(_texts(parts.get("word"), reader))
    latin = reader.font(parts["latin"]) if "latin" in parts else ""
    fallback = tuple(_keys(parts.get("fallback"), reader))
    if named is None or faces is None or latin is None:
        return None
    return FontFamily(key, *faces, words or _word_names(named.text, faces[0], ()), latin, fallback)


def _faces(
    regular: nodes.Scalar, bold: nodes.Node | None, reader: Reader, shelf: Shelf
) -> tuple[FontFace, FontFace] | None:
    """The regular and the bold face; without a bold one of its own a face varies or is used for both."""
    both = _either(regular, reader, shelf)
    if bold is None or both is None:
        return both
    written = reader.scalar(bold)
    heavy = None if written is None else _either(written, reader, shelf)
    if written is None or heavy is None:
        return None
    # a family's name as bold means its bold face; a file means its own weight, unless it varies
    return both[0], heavy[1]


def _either(node: nodes.Scalar, reader: Reader, shelf: Shelf) -> tuple[FontFace, FontFace] | None:
    """What is written as a file or as the name of a family."""
    if _KNOWN_SUFFIX.fullmatch(node.text) or "/" in node.text:
        regular = shelf.file(node, REGULAR)
        # for a face that does not vary, bold is the very same
        bold = None if regular is None else shelf.file(node, BOLD)
        return None if regular is None or bold is None else (regular, bold)
    return _named(node, reader, shelf)


def _named(node: nodes.Scalar, reader: Reader, shelf: Shelf) -> tuple[FontFace, FontFace] | None:
    """A family by name: a shipped one, else one installed on this machine."""
    if node.text in SHIPPED:
        return shelf.shipped(SHIPPED[node.text], node)
    machine = shelf.machine()
    found = face_of(node.text, REGULAR, machine)
    if found is None:
        families = sorted({name for face in machine for name in face.families})
        near = nearest(node.text, (*SHIPPED, *families))
        known = listed(SHIPPED)
        reader.sink.report("font-family-unknown", node.span, name=node.text, suggestion=near[0], known=known)
        return None
    regular = shelf.installed(found, REGULAR, node)
    heavy = face_of(node.text, BOLD, machine) or found
    bold = None if regular is None else shelf.installed(heavy, BOLD, node)
    return None if regular is None or bold is None else (regular, bold)


def _is_here(name: str, shelf: Shelf) -> bool:
    """Whether a family is shipped or installed on this machine; a file is looked for elsewhere."""
    is_file = _KNOWN_SUFFIX.fullmatch(name) is not None or "/" in name
    return is_file or name in SHIPPED or face_of(name, REGULAR, shelf.machine()) is not None


def _word_names(name: str, face: FontFace, words: tuple[str, ...]) -> tuple[str, ...]:
    """The names Word looks for: the one in the file first, then those that were written."""
    own = SHIPPED[name].name if name in SHIPPED else face.family_name
    return tuple(dict.fromkeys((*((own,) if own else ()), *words))) or (name,)


def _texts(node: nodes.Node | None, reader: Reader) -> Iterator[str]:
    for item in () if node is None else reader.items(node):
        found = reader.scalar(item)
        if found is not None:
            yield found.text


def _keys(node: nodes.Node | None, reader: Reader) -> Iterator[str]:
    for item in () if node is None else reader.items(node):
        key = reader.font(item)
        if key is not None:
            yield key


def _fallback(tokens: Tokens, reader: Reader) -> tuple[str, ...]:
    """The order in which families are asked for a character; all of them as written by default."""
    return tuple(reader.fonts) if tokens.fallback is None else tuple(_keys(tokens.fallback, reader))
