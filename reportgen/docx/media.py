"""Pictures, charts and links of the document part: the files beside it and its relationships."""

from __future__ import annotations

import hashlib

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reportgen.model.picture import Asset

_FORMATS = {"PNG": ("png", CT.PNG), "JPEG": ("jpeg", CT.JPEG)}


class Media:
    """Adds parts to the package in the order they are asked for; a picture used twice is stored once."""

    def __init__(self, package: OpcPackage, document: Part) -> None:
        self._package = package
        self._document = document
        self._pictures: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._charts = 0
        self._drawings = 0

    def next_drawing(self) -> int:
        """A number no other drawing of the document has (``wp:docPr``'s id)."""
        self._drawings += 1
        return self._drawings

    def link(self, target: str) -> str:
        """The relationship id of an outside address."""
        if target not in self._links:
            self._links[target] = self.related(target, RT.HYPERLINK, is_external=True)
        return self._links[target]

    def picture(self, asset: Asset) -> str:
        """The relationship id of a picture."""
        return self._part(*_FORMATS[asset.format], asset.data)

    def vector_picture(self, svg: bytes, png: bytes) -> tuple[str, str]:
        """The relationship ids of an SVG and of the PNG shown by programs that do not read it."""
        return self._part("svg", "image/svg+xml", svg), self._part("png", CT.PNG, png)

    def _part(self, extension: str, content_type: str, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{extension}")
            part = Part(name, content_type, data, self._package)
            self._pictures[digest] = self.related(part, RT.IMAGE)
        return self._pictures[digest]

    def chart(self, xml: bytes, workbook: bytes, shapes: bytes | None) -> str:
        """The relationship id of a native chart, with its data (its rId1) and shapes over it (rId2)."""
        self._charts += 1
        number = self._charts
        chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, xml, self._package)
        sheet_name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
        chart.relate_to(Part(sheet_name, CT.SML_SHEET, workbook, self._package), RT.PACKAGE)
        if shapes is not None:
            name = PackURI(f"/word/drawings/drawing{number}.xml")
            chart.relate_to(Part(name, CT.DML_CHARTSHAPES, shapes, self._package), RT.CHART_USER_SHAPES)
        return self.related(chart, RT.CHART)

    def related(self, target: Part | str, kind: str, *, is_external: bool = False) -> str:
        """The relationship id of something new that the document has to do with."""
        # relate_to would compare it with all there are, again and again
        number = len(self._document.rels) + 1
        while f"rId{number}" in self._document.rels:
            number += 1
        self._document.load_rel(kind, target, f"rId{number}", is_external)
        return f"rId{number}"
