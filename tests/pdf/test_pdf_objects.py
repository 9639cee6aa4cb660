"""Dictionaries and arrays are written as ReportLab writes its own."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObjectReference, format

from reportgen.pdf.objects import array, dictionary


@pytest.mark.parametrize("count", [0, 1, 5, 6, 7, 10, 11, 12, 13, 21, 31])
def test_dictionaries_and_arrays_are_the_bytes_of_reportlabs(count):
    document = PDFDocument()
    document.Reference(PDFDictionary({}), "Somewhere")
    kinds = (7, 2.5, "/Name", b"<00>", PDFObjectReference("Somewhere"), "<FEFF>", -3, True)
    values = [kinds[index % len(kinds)] for index in range(count)]
    entries = {f"Key {index}" if index % 4 else f"K{index}": value for index, value in enumerate(values)}
    assert format(dictionary(entries), document) == format(PDFDictionary(entries), document)
    assert format(array(values), document) == format(PDFArray(values), document)
    nested = {"A": dictionary(entries), "B": array([array(values), dictionary(entries)])}
    plain = {"A": PDFDictionary(entries), "B": PDFArray([PDFArray(values), PDFDictionary(entries)])}
    assert format(dictionary(nested), document) == format(PDFDictionary(plain), document)
