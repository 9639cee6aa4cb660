"""Files inside the document: the data its charts and figures are made of, for who wants to compute with them.

ISO 19005-3 §6.8 allows any file in a PDF/A-3: each says what it is, when it was made and how it belongs to
the document, and the catalogue names it among its associated files.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

from reportgen.model.flow import Metadata
from reportgen.model.pages import Attachment
from reportgen.pdf.metadata import pdf_date
from reportgen.pdf.objects import Document, array, compressed, dictionary, name, text_string


def write_attachments(
    document: Document, attachments: Sequence[Attachment], metadata: Metadata
) -> PDFDictionary | None:
    """Adds the files; returns the name tree they are found by, None without any."""
    if not attachments:
        return None
    date = pdf_date(metadata.date or metadata.year)
    files: dict[str, PDFObject] = {}
    for each in attachments:
        parameters = {"ModDate": f"({date})", "Size": len(each.data)}
        # a MIME type is a name, in which a solidus is written as its number (ISO 32000-1 §7.3.5)
        kind = f"/{each.mime.replace('/', '#2F')}"
        stream = compressed(each.data, {"Type": name("EmbeddedFile"), "Subtype": kind})
        stream.dictionary.dict["Params"] = dictionary(parameters)
        embedded = document.add(stream)
        files[each.name] = document.add(
            dictionary(
                {
                    "Type": name("Filespec"),
                    "F": text_string(each.name),
                    "UF": text_string(each.name),
                    "Desc": text_string(each.description),
                    "AFRelationship": name("Data"),
                    "EF": dictionary({"F": embedded, "UF": embedded}),
                }
            )
        )
    document.Catalog.AF = array(files.values())
    # unlike destinations, files are looked up by text strings; sorted by their bytes (ISO 32000-1 §7.9.6)
    keys = sorted(((text_string(each), file) for each, file in files.items()), key=lambda pair: pair[0])
    return dictionary({"Names": array(item for pair in keys for item in pair)})
