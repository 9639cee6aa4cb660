"""Document information: the info dictionary and the same words as XMP (ISO 16684-1), never a clock."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from reportgen.model.flow import Metadata
from reportgen.pdf.objects import Document, dictionary, name, text_string, verbatim

CREATOR = "reportgen"
PRODUCER = "reportgen, ReportLab PDF Library"
# year, month, day, hour, minute, second of an ISO 8601 date; everything after the year may be missing
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?")


def write_metadata(document: Document, metadata: Metadata) -> None:
    """Adds title, author, subject, key words and date; viewers shall show the title, not the file name."""
    author = metadata.author or metadata.publisher
    keywords = "，".join(metadata.keywords)
    date = pdf_date(metadata.date)
    words = {
        "Title": metadata.title,
        "Author": author,
        "Subject": metadata.subject,
        "Keywords": keywords,
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    entries: dict[str, object] = {key: text_string(value) for key, value in words.items() if value}
    if date:
        entries |= {"CreationDate": f"({date})", "ModDate": f"({date})"}
    document.info = dictionary(entries)
    packet = xmp(metadata, author, keywords)
    document.Catalog.Metadata = verbatim(packet.encode(), {"Type": name("Metadata"), "Subtype": name("XML")})
    document.Catalog.ViewerPreferences = dictionary({"DisplayDocTitle": "true"})


def pdf_date(date: str) -> str:
    """``D:20220301`` for 2022-03-01 (ISO 32000-1 §7.9.4), "" when there is no date."""
    found = _DATE.match(date)
    return "D:" + "".join(part or "" for part in found.groups()) if found else ""


def xmp(metadata: Metadata, author: str, keywords: str) -> str:
    """The XMP packet: Dublin Core, and the claim of PDF/UA-1 (ISO 14289-1 §5)."""
    found = _DATE.match(metadata.date)
    date = found.group(0) if found else ""
    properties = [
        _language_alternative("dc:title", metadata.title),
        f"<dc:language><rdf:Bag><rdf:li>{escape(metadata.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else "",
        _language_alternative("dc:description", metadata.subject) if metadata.subject else "",
        f"<pdf:Keywords>{escape(keywords)}</pdf:Keywords>" if keywords else "",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>" if date else "",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    body = "\n".join(filter(None, properties))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _language_alternative(tag: str, text: str) -> str:
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{tag}>'
