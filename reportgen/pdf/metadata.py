"""Document information: the info dictionary and the same words as XMP (ISO 16684-1), never a clock."""

from __future__ import annotations

import re
from enum import Enum

from reportgen.model.flow import Metadata
from reportgen.pdf.objects import Document, dictionary, name, text_string, verbatim

CREATOR = "reportgen"
PRODUCER = "reportgen, ReportLab PDF Library"
_RESERVED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_PDFUAID = "http://www.aiim.org/pdfua/ns/id/"
_ARCHIVAL_CLAIM = "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
# ISO 19005-2 §6.6.2.3.3: a property that PDF/A does not know itself is described in the packet
_PDFUAID_SCHEMA = f"""<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUAID}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
# year, month, day, hour, minute, second of an ISO 8601 date; everything after the year may be missing
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?")


class Standards(Enum):
    """What a file claims to keep: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2); with files in it
    PDF/A-3a (ISO 19005-3), which asks the same and allows them.
    """

    WITHOUT_FILES = "PDF/UA-1, PDF/A-2a"
    WITH_FILES = "PDF/UA-1, PDF/A-3a"


def escaped(text: str) -> str:
    """Words as XML has them (XML 1.0 §2.4); the library's functions come with tables of all entities."""
    return text.translate(_RESERVED)


def write_metadata(document: Document, metadata: Metadata, standards: Standards) -> None:
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
    packet = xmp(metadata, author, keywords, standards)
    document.Catalog.Metadata = verbatim(packet.encode(), {"Type": name("Metadata"), "Subtype": name("XML")})
    document.Catalog.ViewerPreferences = dictionary({"DisplayDocTitle": "true"})


def pdf_date(date: str) -> str:
    """``D:20220301`` for 2022-03-01 (ISO 32000-1 §7.9.4), "" when there is no date."""
    found = _DATE.match(date)
    return "D:" + "".join(part or "" for part in found.groups()) if found else ""


def xmp(metadata: Metadata, author: str, keywords: str, standards: Standards) -> str:
    """The XMP packet: Dublin Core with the words of the info dictionary, and the standards kept."""
    found = _DATE.match(metadata.date)
    date = found.group(0) if found else ""
    properties = [
        _language_alternative("dc:title", metadata.title),
        f"<dc:language><rdf:Bag><rdf:li>{escaped(metadata.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:creator><rdf:Seq><rdf:li>{escaped(author)}</rdf:li></rdf:Seq></dc:creator>" if author else "",
        f"<dc:publisher><rdf:Bag><rdf:li>{escaped(metadata.publisher)}</rdf:li></rdf:Bag></dc:publisher>"
        if metadata.publisher
        else "",
        _language_alternative("dc:description", metadata.subject) if metadata.subject else "",
        f"<pdf:Keywords>{escaped(keywords)}</pdf:Keywords>" if keywords else "",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>" if date else "",
        "<pdfuaid:part>1</pdfuaid:part>",
        *_archival_claim(standards),
    ]
    body = "\n".join(filter(None, properties))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:pdfuaid="{_PDFUAID}">
{body}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _archival_claim(standards: Standards) -> tuple[str, ...]:
    match standards:
        case Standards.WITHOUT_FILES:
            part = 2
        case Standards.WITH_FILES:
            part = 3
    return (_ARCHIVAL_CLAIM.format(part=part), _PDFUAID_SCHEMA)


def _language_alternative(tag: str, text: str) -> str:
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escaped(text)}</rdf:li></rdf:Alt></{tag}>'
