"""What ISO 19005-2 (PDF/A-2, level A) asks of a file, item by item: what is broken, by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import uharfbuzz as hb

from reportgen.verify.pdf_content import to_unicode

_STRUCTURE_TYPES = re.compile(
    r"Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|NonStruct|Private|P|H[1-6]?|L|LI|Lbl|LBody"
    r"|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Ruby|RB|RT|RP"
    r"|Warichu|WT|WP|Figure|Formula|Form"
)
_FORBIDDEN_ACTIONS = re.compile(
    r"/(Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView|JavaScript|GoToE)"
)
_PRINT, _INVISIBLE, _HIDDEN, _NO_VIEW, _TOGGLE_NO_VIEW = 4, 1, 2, 32, 256


def archive_faults(path: Path) -> list[str]:
    """Every breach found, as "§clause what"; a file that keeps the standard gives an empty list."""
    with pikepdf.open(path) as pdf:
        objects = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary | pikepdf.Stream)]
        return [
            *_file(path.read_bytes(), pdf),
            *_output_intent(pdf),
            *(fault for obj in objects for fault in _object(obj, _is_in_inks(pdf))),
            *(fault for page in pdf.pages for fault in _page(page, _is_in_inks(pdf))),
            *(fault for font in _fonts(pdf) for fault in _font(font)),
            *_metadata(pdf),
            *_structure(pdf, objects),
        ]


def _file(data: bytes, pdf: pikepdf.Pdf) -> Iterator[str]:
    header = re.match(rb"%PDF-1\.[0-7]\n%([\x80-\xff]{4})", data)
    if header is None:
        yield "§6.1.2 header"
    if "/ID" not in pdf.trailer or "/Encrypt" in pdf.trailer:
        yield "§6.1.3 trailer"
    if not re.search(rb"%%EOF\r?\n?\Z", data):
        yield "§6.1.3 bytes after %%EOF"
    begun, ended = re.findall(rb"^\d+ \d+ obj$", data, re.M), re.findall(rb"^endobj$", data, re.M)
    if len(begun) != len(ended) or not begun:
        yield f"§6.1.9 {len(begun)} objects, {len(ended)} ends"
    for forbidden in ("/OCProperties", "/AA", "/OpenAction", "/AcroForm", "/Requirements", "/Collection"):
        if forbidden in pdf.Root:
            yield f"§6 {forbidden} in the catalogue"
    if "/Names" in pdf.Root and "/JavaScript" in pdf.Root.Names:
        yield "§6.5 scripts"
    yield from _attached_files(pdf)


def _attached_files(pdf: pikepdf.Pdf) -> Iterator[str]:
    """ISO 19005-2 §6.8 allows no other files in it, ISO 19005-3 §6.8 any that say what they are."""
    names = pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    files = [names[index] for index in range(1, len(names), 2)]
    part = re.search(rb"<pdfaid:part>(\d)</pdfaid:part>", pdf.Root.Metadata.read_bytes())
    if files and (part is None or part[1] != b"3"):
        yield "§6.8 files in a PDF/A-2"
    associated = {file.objgen for file in pdf.Root.get("/AF", [])}
    for file in files:
        stream = file.EF.F
        if not {"/F", "/UF", "/AFRelationship"} <= set(file.keys()) or file.objgen not in associated:
            yield "§6.8 file that does not say how it belongs"
        if "/ModDate" not in stream.get("/Params", {}) or "/" not in str(stream.get("/Subtype", ""))[1:]:
            yield "§6.8 file without a type or a date"


def _output_intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.S == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield f"§6.2.3 {len(intents)} output intents"
        return
    stream = intents[0].DestOutputProfile
    profile = stream.read_bytes()
    components = {b"RGB ": 3, b"CMYK": 4}.get(profile[16:20], 0)
    if profile[12:16] not in (b"mntr", b"prtr") or not components or profile[8] > 4:
        yield "§6.2.3 profile"
    if int(stream.N) != components or int.from_bytes(profile[:4], "big") != len(profile):
        yield "§6.2.3 profile's size"


def _is_in_inks(pdf: pikepdf.Pdf) -> bool:
    """Whether the output intent explains DeviceCMYK, and not DeviceRGB."""
    intents = pdf.Root.get("/OutputIntents", [])
    return any(intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK" for intent in intents)


def _object(obj: Any, in_inks: bool) -> Iterator[str]:
    """What no dictionary or stream may hold."""
    if isinstance(obj, pikepdf.Stream):
        if {"/F", "/FFilter", "/FDecodeParms"} & set(obj.keys()):
            yield "§6.1.7.1 external stream"
        if "/LZWDecode" in str(obj.get("/Filter", "")):
            yield "§6.1.7.2 LZW"
        if obj.get("/Subtype") in ("/PS", "/Form") and ("/Ref" in obj or obj.Subtype == "/PS"):
            yield "§6.2.9 XObject"
        if obj.get("/Subtype") == "/Image":
            if {"/Alternates", "/OPI"} & set(obj.keys()) or bool(obj.get("/Interpolate")):
                yield "§6.2.8 image"
            if not in_inks and "DeviceCMYK" in str(obj.get("/ColorSpace", "")):
                yield "§6.2.4.3 DeviceCMYK"
    if _FORBIDDEN_ACTIONS.fullmatch(str(obj.get("/S", ""))):
        yield f"§6.5.1 action {obj.S}"
    if obj.get("/Type") == "/ExtGState" and {"/TR", "/TR2", "/HTP"} & set(obj.keys()):
        yield "§6.2.5 graphics state"


def _page(page: Any, in_inks: bool) -> Iterator[str]:
    if in_inks and "/DefaultRGB" not in page.resources.get("/ColorSpace", {}):
        yield "§6.2.4.3 no DefaultRGB"
    for each in page.resources.get("/XObject", {}).values():
        if in_inks and each.Subtype == "/Form" and "/DefaultRGB" not in each.Resources.get("/ColorSpace", {}):
            yield "§6.2.4.3 no DefaultRGB in a form"
    for annotation in page.obj.get("/Annots", []):
        flags = int(annotation.get("/F", 0))
        if annotation.Subtype != "/Link" or "/AA" in annotation:
            yield f"§6.3.1 annotation {annotation.Subtype}"
        if not flags & _PRINT or flags & (_INVISIBLE | _HIDDEN | _NO_VIEW | _TOGGLE_NO_VIEW):
            yield f"§6.3.2 annotation flags {flags}"
    depth = 0
    font: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q" | "Q":
                depth += 1 if str(operator) == "q" else -1
                if not 0 <= depth <= 28:
                    yield f"§6.1.13 q {depth}"
            case "k" | "K" if not in_inks:
                yield "§6.2.4.3 DeviceCMYK"
            case "Tf":
                stream = page.resources.Font[str(operands[0])].ToUnicode
                font = to_unicode(stream.read_bytes())
            case "TJ":
                shown = b"".join(bytes(s) for s in operands[0] if isinstance(s, pikepdf.String))
                codes = {shown[at : at + 2] for at in range(0, len(shown), 2)}
                if b"\0\0" in codes:
                    yield "§6.2.11.8 .notdef shown"
                if codes - font.keys():
                    yield f"§6.2.11.7.2 codes without Unicode: {sorted(codes - font.keys())}"


def _fonts(pdf: pikepdf.Pdf) -> list[Any]:
    found = {font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
    return list(found.values())


def _font(font: Any) -> Iterator[str]:
    """An embedded Type 0 font: whole, with the widths of its program (§6.2.11)."""
    below = font.DescendantFonts[0]
    if font.Encoding != "/Identity-H" or below.Subtype != "/CIDFontType2":
        yield f"§6.2.11.3 {font.BaseFont}"
    if "/FontFile2" not in below.FontDescriptor:
        yield f"§6.2.11.4.1 {font.BaseFont} is not embedded"
        return
    if "/CIDToGIDMap" not in below:
        yield f"§6.2.11.3.2 {font.BaseFont} has no CIDToGIDMap"
        return
    texts = to_unicode(font.ToUnicode.read_bytes())
    if any(set(text) & {"\0", "\ufeff", "\ufffe"} or not text for text in texts.values()):
        yield f"§6.2.11.7.2 {font.BaseFont} maps to what is no character"
    if any(0xE000 <= ord(char) <= 0xF8FF for text in texts.values() for char in text):
        yield f"§6.2.11.7.3 {font.BaseFont} maps to the private use area"
    face = hb.Face(below.FontDescriptor.FontFile2.read_bytes())
    program = hb.Font(face)
    mapping = below.CIDToGIDMap
    widths = _widths(below)
    for code in texts:
        cid = int.from_bytes(code, "big")
        glyph = cid if mapping == "/Identity" else int.from_bytes(mapping.read_bytes()[2 * cid : 2 * cid + 2])
        drawn = program.get_glyph_h_advance(glyph) * 1000 / face.upem
        if not 0 < glyph < face.glyph_count or abs(widths.get(cid, float(below.DW)) - drawn) > 1:
            yield f"§6.2.11.5 {font.BaseFont} code {cid}: width {widths.get(cid)}, drawn {drawn}"


def _widths(font: Any) -> dict[int, float]:
    """The W array as it is written here: a first code and the widths from it on."""
    pairs = list(font.W)
    return {
        int(first) + step: float(width)
        for first, run in zip(pairs[::2], pairs[1::2], strict=True)
        for step, width in enumerate(run)
    }


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    stream = pdf.Root.Metadata
    if "/Filter" in stream:
        yield "§6.6.2.1 filtered metadata"
    packet = stream.read_bytes().decode()
    part = 3 if "/EmbeddedFiles" in pdf.Root.get("/Names", {}) else 2
    if f"<pdfaid:part>{part}<" not in packet or "<pdfaid:conformance>A<" not in packet:
        yield f"§6.6.4 no claim of PDF/A-{part}a"
    if "<pdfaSchema:prefix>pdfuaid<" not in packet:
        yield "§6.6.2.3.3 pdfuaid is not described"
    if re.search(r"<\?xpacket begin=[^>]*(bytes|encoding)=", packet):
        yield "§6.6.2.1 packet header"
    with pdf.open_metadata() as metadata:
        for key, name in {
            "/Title": "dc:title",
            "/Subject": "dc:description",
            "/Keywords": "pdf:Keywords",
            "/Creator": "xmp:CreatorTool",
            "/Producer": "pdf:Producer",
        }.items():
            if key in pdf.docinfo and str(pdf.docinfo[key]) != metadata.get(name):
                yield f"§6.6.3 {key} is {pdf.docinfo[key]}, {name} is {metadata.get(name)}"
        if "/Author" in pdf.docinfo and [str(pdf.docinfo.Author)] != list(metadata.get("dc:creator", [])):
            yield "§6.6.3 /Author and dc:creator"
        for key, name in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
            info = re.sub(r"\D", "", str(pdf.docinfo.get(key, "")))
            if info != re.sub(r"\D", "", metadata.get(name, "")):
                yield f"§6.6.3 {key} and {name}"


def _structure(pdf: pikepdf.Pdf, objects: list[Any]) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root or not pdf.Root.get("/MarkInfo", {}).get("/Marked", False):
        yield "§6.7.2.2 not tagged"
        return
    if not str(pdf.Root.get("/Lang", "")):
        yield "§6.7.4 no language"
    mapped = {str(key)[1:]: str(to)[1:] for key, to in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    for role in sorted({str(o.S)[1:] for o in objects if o.get("/Type") == "/StructElem"}):
        if not _STRUCTURE_TYPES.fullmatch(mapped.get(role, role)):
            yield f"§6.7.3.4 {role} is mapped to no standard type"
