"""Adds what PDF/A-2 asks of a document beyond tags and embedded fonts (ISO 19005-2): what colours mean.

Every colour we draw is DeviceRGB or DeviceGray, so one output intent for sRGB covers them all (§6.2.4.3). A
CMYK picture without a profile of its own is kept as its maker sent it; such a file does not claim PDF/A.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.pdf.images import EmbeddedImage
from reportgen.pdf.objects import Document, array, compressed, dictionary, name, text_string
from reportgen.source.shipped import shipped_path

PROFILE = "assets/icc/sRGB.icc"
# the name the ICC's registry has for the colours of the profile (IEC 61966-2-1)
CONDITION = "sRGB IEC61966-2.1"
_COMPONENTS = 3


def is_archival(pictures: Iterable[EmbeddedImage]) -> bool:
    """Whether the colours of all pictures mean the same on every device."""
    return not any(picture.is_device_cmyk for picture in pictures)


def write_output_intent(document: Document) -> None:
    """Says that device colours are sRGB (ISO 32000-1 §14.11.5)."""
    profile = document.add(compressed(shipped_path(PROFILE).read_bytes(), {"N": _COMPONENTS}))
    intent = dictionary(
        {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": text_string(CONDITION),
            "RegistryName": text_string("http://www.color.org"),
            "Info": text_string(CONDITION),
            "DestOutputProfile": profile,
        }
    )
    document.Catalog.OutputIntents = array([document.add(intent)])
