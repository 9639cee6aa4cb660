"""Embeds each picture once. JPEG and plain PNG data pass through untouched; alpha becomes a soft mask;
a page of a PDF stays vectors.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFObject

from reportgen.imaging.raster import eight_bits
from reportgen.model.picture import Asset
from reportgen.pdf.objects import Document, Stream, array, compressed, dictionary, name, verbatim
from reportgen.record import record

Matrix = tuple[float, float, float, float, float, float]

_UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
# Exif 2.3 §4.6.4 A, tag 274: how the stored picture maps onto the unit square, y upwards
_ORIENTATIONS: dict[int, Matrix] = {
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_EXIF_ORIENTATION = 274
_DEVICE_SPACE = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
# colour space signatures of ICC.1 §7.2.6
_PROFILE_COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_COMPONENTS = {0: 1, 2: 3, 3: 1}  # PNG colour types without alpha
_PNG_PALETTE = 3


@record(frozen=True, slots=True)
class EmbeddedImage:
    """A picture as content streams use it; ``upright`` maps the stored picture onto the unit square."""

    resource: str
    reference: PDFObject
    upright: Matrix = _UPRIGHT


@record(frozen=True, slots=True)
class Meanings:
    """What device colours mean where the output intent does not say so; ``cmyk`` is asked when needed."""

    rgb: PDFObject | None = None
    cmyk: Callable[[], PDFObject] | None = None


def embed(document: Document, asset: Asset, resource: str, meanings: Meanings) -> EmbeddedImage:
    """Adds the picture to the document."""
    if asset.form is not None:
        from reportgen.pdf.forms import embed_form  # pikepdf: only with a page of a PDF

        return EmbeddedImage(resource, embed_form(document, asset.form, meanings.rgb))
    stream, upright = _jpeg(document, asset) if asset.format == "JPEG" else (_png(document, asset), _UPRIGHT)
    if meanings.cmyk is not None and stream.dictionary["ColorSpace"] == name(_DEVICE_SPACE[4]):
        stream.dictionary["ColorSpace"] = meanings.cmyk()
    return EmbeddedImage(resource, document.add(stream), upright)


def _jpeg(document: Document, asset: Asset) -> tuple[Stream, Matrix]:
    with Image.open(io.BytesIO(asset.data)) as picture:
        components = len(picture.getbands())
        profile = picture.info.get("icc_profile")
        # Adobe writes CMYK inverted and says so by its APP14 marker (Adobe TN 5116 §18)
        inverted = components == 4 and "adobe" in picture.info
        orientation = picture.getexif().get(_EXIF_ORIENTATION, 1)
        width, height = picture.size
    entries = {
        **_header(width, height, 8),
        "ColorSpace": _colour_space(document, components, profile),
        "Decode": "[1 0 1 0 1 0 1 0]" if inverted else None,
        "Filter": name("DCTDecode"),
    }
    return verbatim(asset.data, entries), _ORIENTATIONS.get(orientation, _UPRIGHT)


def _png(document: Document, asset: Asset) -> Stream:
    chunks = tuple(_png_chunks(asset.data))
    header = next(data for kind, data in chunks if kind == b"IHDR")
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, colour_type, interlaced = header[8], header[9], header[12]
    transparent = any(kind == b"tRNS" for kind, _ in chunks)
    if colour_type not in _PNG_COMPONENTS or interlaced or transparent:
        return _decoded(document, asset)
    components = _PNG_COMPONENTS[colour_type]
    if colour_type == _PNG_PALETTE:
        palette = next(data for kind, data in chunks if kind == b"PLTE")
        space: object = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    else:
        packed = next((data for kind, data in chunks if kind == b"iCCP"), None)
        space = _colour_space(document, components, None if packed is None else _png_profile(packed))
    # PNG's own filters are Flate predictors 10–15 (ISO 32000-1 §7.4.4.4): the data needs no decoding
    parameters = {"Predictor": 15, "Colors": components, "BitsPerComponent": depth, "Columns": width}
    entries = {
        **_header(width, height, depth),
        "ColorSpace": space,
        "Filter": name("FlateDecode"),
        "DecodeParms": dictionary(parameters),
    }
    return verbatim(b"".join(data for kind, data in chunks if kind == b"IDAT"), entries)


def _decoded(document: Document, asset: Asset) -> Stream:
    """A PNG with alpha, key colour or interlacing, as samples with a soft mask where it is not opaque."""
    with Image.open(io.BytesIO(asset.data)) as picture:
        profile = picture.info.get("icc_profile")
        grey = picture.mode in ("1", "L", "LA", "La", "I;16", "I")
        shallow = eight_bits(picture) if picture.mode.startswith("I") else picture
        samples = shallow.convert("LA" if grey else "RGBA")
    alpha = samples.getchannel("A")
    mask = None
    if alpha.getextrema() != (255, 255):
        mask = document.add(
            compressed(alpha.tobytes(), {**_header(*samples.size, 8), "ColorSpace": name(_DEVICE_SPACE[1])})
        )
    colours = samples.convert("L" if grey else "RGB")
    space = _colour_space(document, len(colours.getbands()), profile)
    return compressed(colours.tobytes(), {**_header(*samples.size, 8), "ColorSpace": space, "SMask": mask})


def _header(width: int, height: int, bits: int) -> dict[str, object]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": bits,
    }


def _colour_space(document: Document, components: int, profile: bytes | None) -> object:
    """The picture's own ICC profile when it fits its components, else the device space."""
    device = name(_DEVICE_SPACE[components])
    if profile is None or _PROFILE_COMPONENTS.get(profile[16:20]) != components:
        return device
    return array(
        [name("ICCBased"), document.add(compressed(profile, {"N": components, "Alternate": device}))]
    )


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and data of each chunk (PNG §5.3)."""
    at = len(_PNG_SIGNATURE)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _png_profile(chunk: bytes) -> bytes | None:
    """The profile of an iCCP chunk (PNG §11.3.2.3): a name, a zero, the method 0, deflated data."""
    packed = chunk.partition(b"\0")[2][1:]
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None  # a damaged profile is no reason to refuse the picture
