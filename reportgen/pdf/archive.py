"""Adds what PDF/A-2 asks of a document beyond tags and embedded fonts (ISO 19005-2): what colours mean.

The output intent says what the device colours are that we draw in: sRGB, or for a layout in inks those of
offset printing (§6.2.4.3). With inks, what stays RGB (see-through pictures, pages of PDFs) is sRGB by a
default colour space. A CMYK picture without a profile in a report of screen colours keeps its data, and is
said to be in the inks of offset printing, as most are that are sent without one.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFObject

from reportgen.imaging.inks import Inks
from reportgen.pdf.objects import Document, array, compressed, dictionary, name, text_string
from reportgen.source.shipped import shipped_path
from reportgen.theme.inks import PAPER_PROFILE, SCREEN_PROFILE

# the names the ICC's registry has for the colours of the profiles (IEC 61966-2-1, ISO 12647-2)
SCREEN, PAPER = "sRGB IEC61966-2.1", "FOGRA39"


def write_output_intent(document: Document, inks: Inks | None) -> None:
    """Says what device colours are (ISO 32000-1 §14.11.5)."""
    if inks is None:
        condition, components, data = SCREEN, 3, shipped_path(SCREEN_PROFILE).read_bytes()
    else:
        condition, components, data = PAPER, 4, inks.paper
    profile = document.add(compressed(data, {"N": components}))
    intent = dictionary(
        {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text_string(condition),
            "RegistryName": text_string("http://www.color.org"),
            "Info": text_string(condition),
            "DestOutputProfile": profile,
        }
    )
    document.Catalog.OutputIntents = array([document.add(intent)])


def default_rgb(document: Document, inks: Inks | None) -> PDFObject | None:
    """What RGB means in a file of inks: the colours of screens (ISO 32000-1 §8.6.5.6); None in others."""
    if inks is None:
        return None
    profile = document.add(compressed(inks.screen, {"N": 3, "Alternate": name("DeviceRGB")}))
    return document.add(array([name("ICCBased"), profile]))


def offset_cmyk(document: Document) -> PDFObject:
    """What CMYK means in a file of screen colours: the inks of offset printing (ISO 32000-1 §8.6.5.5)."""
    data = shipped_path(PAPER_PROFILE).read_bytes()
    profile = document.add(compressed(data, {"N": 4, "Alternate": name("DeviceCMYK")}))
    return document.add(array([name("ICCBased"), profile]))
