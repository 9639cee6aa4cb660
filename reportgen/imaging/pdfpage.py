"""A page of a PDF file as a picture: its vectors where an archival PDF may hold them, its pixels always.

What cannot be kept as vectors (fonts not embedded, inks, layers, a password) has a reason; the pixels serve.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reportgen.imaging.unusable import Unusable
from reportgen.record import record

# reasons that have a message of their own; others name what the file uses
FONTS, INKS = "fonts", "inks"
# a page is drawn at print resolution; a small one finer, as it is shown larger than it is
_DPI = 300.0
_LEAST_PIXELS, _MOST_PIXELS = 1800, 3000
_PT_PER_INCH = 72.0
# a stream that unpacks to more is a trap
_MOST_UNPACKED = 64 * 1024 * 1024
_MOST_OBJECTS = 20_000
# what is edited beside a picture is set many times, the picture is the same
_KEPT = 32
# operators of marked content (ISO 32000-1 §14.6): the tags of another document mean nothing in ours
_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
# what is no part of how a page looks, or speaks of the document it came from
_FOREIGN = (
    "/Metadata", "/PieceInfo", "/LastModified", "/StructParents", "/StructParent", "/Thumb", "/Alternates",
    "/OPI", "/Ref", "/Measure", "/PtData", "/AF",
)  # fmt: skip


@record(frozen=True, slots=True)
class PdfPage:
    """``width``, ``height`` in pt as shown; ``raster`` is a PNG of the page.

    ``form`` is a PDF whose first page holds the page's vectors; None where ``reason`` says why not.
    """

    width: float
    height: float
    pages: int
    raster: bytes = field(repr=False)
    form: bytes | None = field(default=None, repr=False)
    reason: str = ""


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF, whatever it is called; the mark may stand a little way in."""
    return b"%PDF-" in data[:1024]


@lru_cache(maxsize=_KEPT)
def read_pdf_page(data: bytes, number: int | None) -> PdfPage:
    """The page ``number`` (from 1; None: the first) of a PDF; raises Unusable."""
    import pikepdf  # with the first PDF picture

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            count = len(pdf.pages)
            index = (number or 1) - 1
            if not 0 <= index < count:
                raise Unusable("picture-no-page", page=str(index + 1), count=str(count))
            form, reason = _form(pdf, index)
    except pikepdf.PasswordError as error:
        raise Unusable("picture-locked") from error
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RuntimeError, zlib.error) as error:
        raise Unusable("picture-damaged") from error
    width, height, raster = _rendered(data, index)
    return PdfPage(width, height, count, raster, form, reason)


def _rendered(data: bytes, index: int) -> tuple[float, float, bytes]:
    """Size in pt and a PNG of a page."""
    import pypdfium2  # with the first PDF picture

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unusable("picture-damaged") from error
    try:
        page = document[index]
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise Unusable("picture-damaged")
        longest = max(width, height)
        pixels = min(max(longest / _PT_PER_INCH * _DPI, _LEAST_PIXELS), _MOST_PIXELS)
        image = page.render(scale=pixels / longest, may_draw_forms=False).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise Unusable("picture-damaged") from error
    finally:
        document.close()
    out = io.BytesIO()
    image.save(out, "PNG")
    return width, height, out.getvalue()


def _form(pdf: Any, index: int) -> tuple[bytes | None, str]:
    """A PDF of the one page, fit for a form XObject; or None and the reason."""
    import pikepdf  # with the first PDF picture

    single = pikepdf.new()
    single.pages.append(pdf.pages[index])
    page = single.pages[0]
    for part in _parts(page.obj.get("/Contents")):
        _refuse_bomb(part)
    page.contents_coalesce()
    for key in ("/Annots", "/AA", "/B", "/Trans", "/VP", "/PresSteps"):
        if key in page.obj:
            del page.obj[key]
    if "/Resources" not in page.obj:
        page.obj.Resources = pikepdf.Dictionary()
    reason = _cleaned(page)
    if reason:
        return None, reason
    single.remove_unreferenced_resources()
    out = io.BytesIO()
    single.save(out, deterministic_id=True)
    return out.getvalue(), ""


def _parts(contents: Any) -> list[Any]:
    """The streams of a page's content."""
    import pikepdf  # with the first PDF picture

    if isinstance(contents, pikepdf.Array):
        return list(contents)
    return [] if contents is None else [contents]


def _cleaned(page: Any) -> str:
    """Make a page fit for another document in place; why it cannot be, "" when it is."""
    import pikepdf  # with the first PDF picture

    painting = _Painting()
    if "/Contents" in page.obj:
        painting.read(page, page.obj.Contents)
    for thing in _reachable(page.obj):
        if isinstance(thing, pikepdf.Stream) and (
            str(thing.get("/Subtype", "")) == "/Form" or thing.get("/PatternType") == 1
        ):
            _refuse_bomb(thing)
            painting.read(thing, thing)
    used_inks = painting.inks
    for thing in _reachable(page.obj):
        if isinstance(fonts := thing.get("/Font"), pikepdf.Dictionary):
            # programs name fonts on pages that use none of them
            for unused in sorted(set(map(str, fonts.keys())) - painting.fonts):
                del fonts[unused]
        for key in _FOREIGN:
            if key in thing:
                del thing[key]
        if "/OC" in thing:
            return "/OC"
        match str(thing.get("/Type", "")), str(thing.get("/Subtype", "")):
            case "/Font", kind if reason := _font_trouble(thing, kind):
                return reason
            case _, "/PS":
                return "/PS"
            case "/ExtGState", _:
                for key in ("/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2"):
                    if key in thing:
                        del thing[key]
        if thing.get("/Interpolate"):
            del thing["/Interpolate"]
        if isinstance(thing, pikepdf.Stream):
            filters = _names(thing.get("/Filter"))
            if "/JPXDecode" in filters or "/Crypt" in filters:
                return "JPXDecode" if "/JPXDecode" in filters else "Crypt"
            _refuse_bomb(thing)
            if "/LZWDecode" in filters:
                thing.write(thing.read_bytes())  # deflated when saved; PDF/A has no LZW (ISO 19005-2 §6.1.7)
        used_inks |= any("/DeviceCMYK" in _names(value) for _, value in thing.items())
    return INKS if used_inks else ""


@dataclass
class _Painting:
    """What content streams paint with; reading one takes the marked content out of it."""

    fonts: set[str] = field(default_factory=set)
    inks: bool = False  # amounts of ink, of which nobody says which

    def read(self, holder: Any, stream: Any) -> None:
        """Note the fonts and inks of a page, form or pattern whose operators are in ``stream``."""
        import pikepdf  # with the first PDF picture

        instructions = list(pikepdf.parse_content_stream(holder))
        shown = _fonts_shown(instructions)
        self.fonts |= shown
        kept = [
            each
            for each in instructions
            if str(each.operator) not in _MARKS
            and (str(each.operator) != "Tf" or str(each.operands[0]) in shown)
        ]
        if len(kept) != len(instructions):
            stream.write(pikepdf.unparse_content_stream(kept))
        for each in kept:
            match str(each.operator):
                case "k" | "K":
                    self.inks = True
                case "cs" | "CS":
                    self.inks |= "/DeviceCMYK" in _names(each.operands[0])


def _fonts_shown(instructions: list[Any]) -> set[str]:
    """The fonts that words are shown in: programs choose one on every page, also where no word follows."""
    font, saved, shown = "", [], set()
    for each in instructions:
        match str(each.operator):
            case "Tf":
                font = str(each.operands[0])
            case "q":
                saved.append(font)
            case "Q" if saved:
                font = saved.pop()
            case "Tj" | "TJ" | "'" | '"':
                shown.add(font)
    return shown


def _font_trouble(font: Any, kind: str) -> str:
    """Why a font cannot go into an archival PDF, "" when it can."""
    if kind == "/Type3":
        return "" if "/ToUnicode" in font else FONTS
    if kind.startswith("/CIDFont"):
        return ""  # seen through the font it belongs to
    holder = font.DescendantFonts[0] if kind == "/Type0" else font
    descriptor = holder.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        return FONTS
    if "/ToUnicode" in font:
        return ""
    return "" if str(font.get("/Encoding", "")) in ("/WinAnsiEncoding", "/MacRomanEncoding") else FONTS


def _reachable(root: Any) -> Iterator[Any]:
    """Every dictionary and stream below ``root`` once, without going up to the pages around it."""
    import pikepdf  # with the first PDF picture

    waiting, seen, count = [root], set(), 0
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Object) and thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            waiting += list(thing)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            count += 1
            if count > _MOST_OBJECTS:
                raise Unusable("picture-too-large-inside", limit=f"{_MOST_OBJECTS:,}")
            yield thing
            waiting += [value for key, value in thing.items() if key not in ("/Parent", "/P")]


def _names(value: Any) -> frozenset[str]:
    """A name, or those of an array."""
    import pikepdf  # with the first PDF picture

    if isinstance(value, pikepdf.Array):
        return frozenset(str(each) for each in value if isinstance(each, pikepdf.Name))
    return frozenset({str(value)}) if isinstance(value, pikepdf.Name) else frozenset()


def _refuse_bomb(stream: Any) -> None:
    """Refuse a stream that unpacks to more than any page needs."""
    if _names(stream.get("/Filter")) == {"/FlateDecode"}:
        unpacker = zlib.decompressobj()
        unpacker.decompress(stream.read_raw_bytes(), _MOST_UNPACKED)
        if unpacker.unconsumed_tail:
            raise Unusable("picture-too-large-inside", limit=f"{_MOST_UNPACKED // 2**20} MB")
