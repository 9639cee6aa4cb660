"""Font families of a layout to faces: shipped families by name, an editor's own by file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.diagnostics import Sink
from reportgen.source import Sources, nodes
from reportgen.source.sources import SourceError
from reportgen.theme.fontset import FontFace, FontFamily, FontSet
from reportgen.theme.names import listed, nearest
from reportgen.theme.reader import Reader
from reportgen.theme.tokens import Tokens

SHIPPED_FOLDER = "assets/fonts"
# family name → regular and bold file; Kai has no bold: emphasis in Kai is by colour
SHIPPED: Mapping[str, tuple[str, str]] = {
    "Noto Serif SC": ("NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf"),
    "Noto Sans SC": ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    "LXGW WenKai": ("ReportgenKai-Regular.ttf", "ReportgenKai-Regular.ttf"),
}
FAMILY_KEYS = ("regular", "bold", "word")
# the first four bytes of files with TrueType outlines (OpenType 1.9, Organization of an OpenType font)
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_CFF = b"OTTO"
_COLLECTION = b"ttcf"


@dataclass(frozen=True)
class FontShelf:
    """Finds font files, each opened once; ``hashes`` of sources notes what was read."""

    sources: Sources
    sink: Sink
    faces: dict[str, FontFace]

    def face(self, path: str, span: nodes.Node) -> FontFace | None:
        """The TrueType file of that path, or None with a diagnostic."""
        if path in self.faces:
            return self.faces[path]
        try:
            head = self.sources.read(path)[:4]
            located = self.sources.locate(path)
        except SourceError:
            self.sink.report("font-file-missing", span.span, path=path)
            return None
        if head not in _TRUETYPE:
            kind = {_CFF: "OpenType/CFF", _COLLECTION: "TTC"}.get(head, "?")
            self.sink.report("font-not-truetype", span.span, path=path, kind=kind)
            return None
        stem = path.rpartition("/")[2].rpartition(".")[0]
        # two files of one name in different folders must not share a key
        taken = {face.key for face in self.faces.values()}
        face = FontFace(stem if stem not in taken else path, located)
        self.faces[path] = face
        return face


def read_fonts(tokens: Tokens, sources: Sources, sink: Sink) -> FontSet | None:
    """The families of ``tokens.fonts`` in the order written; None when there is none or one has no face."""
    if tokens.fonts is None or not len(tokens.fonts):
        return None
    reader = Reader(sink, tokens.colours, tokens.sizes, ())
    shelf = FontShelf(sources, sink, {})
    families = {entry.key.text: _family(entry, reader, shelf) for entry in tokens.fonts}
    found = {key: family for key, family in families.items() if family is not None}
    if not found:
        return None
    return FontSet(found, _fallback(tokens, Reader(sink, tokens.colours, tokens.sizes, tuple(families))))


def _family(entry: nodes.Entry, reader: Reader, shelf: FontShelf) -> FontFamily | None:
    if isinstance(entry.value, nodes.Mapping):
        return _own_family(entry.key.text, entry.value, reader, shelf)
    names = [name for name in map(reader.scalar, reader.items(entry.value)) if name is not None]
    if not names:
        return None
    shipped = SHIPPED.get(names[0].text)
    if shipped is None:
        near = nearest(names[0].text, SHIPPED, len(SHIPPED))
        reader.sink.report(
            "font-family-unknown", names[0].span, name=names[0].text, suggestion=near[0], known=listed(near)
        )
        return None
    regular, bold = (shelf.face(f"{SHIPPED_FOLDER}/{file}", names[0]) for file in shipped)
    if regular is None or bold is None:
        return None
    return FontFamily(entry.key.text, regular, bold, tuple(name.text for name in names))


def _own_family(key: str, written: nodes.Mapping, reader: Reader, shelf: FontShelf) -> FontFamily | None:
    """A family from the project's own files: ``{regular: path, bold: path, word: [names]}``."""
    parts = {
        found.key.text: found.value
        for found in reader.known_entries(written, FAMILY_KEYS, f"tokens.fonts.{key}")
    }
    if "regular" not in parts:
        reader.sink.report("font-regular-missing", written.span, family=key)
        return None
    regular_path = reader.scalar(parts["regular"])
    bold_path = reader.scalar(parts["bold"]) if "bold" in parts else regular_path
    if regular_path is None or bold_path is None:
        return None
    regular, bold = shelf.face(regular_path.text, regular_path), shelf.face(bold_path.text, bold_path)
    words = reader.items(parts["word"]) if "word" in parts else ()
    names = tuple(name.text for name in map(reader.scalar, words) if name is not None)
    if regular is None or bold is None:
        return None
    return FontFamily(key, regular, bold, names or (key,))


def _fallback(tokens: Tokens, reader: Reader) -> tuple[str, ...]:
    """The order in which families are asked for a character; all of them as written by default."""
    if tokens.fallback is None:
        return tuple(reader.fonts)
    given = (reader.font(item) for item in reader.items(tokens.fallback))
    return tuple(key for key in given if key is not None)
