"""Pictures of charts that Word has no native chart of: SVG for programs that show it, PNG for the others."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts import DrawChart
from reportgen.diagnostics import Sink
from reportgen.layout import drawing_page
from reportgen.model.chart import ChartSpec
from reportgen.model.flow import Metadata
from reportgen.theme.theme import Theme

# Word prints at this resolution; finer would only make the file larger
_DPI = 300.0


@dataclass(frozen=True, slots=True)
class ChartPictures:
    """Makes the two pictures of a chart, both from the drawing that the PDF has."""

    theme: Theme
    draw: DrawChart
    metadata: Metadata

    def made(self, spec: ChartSpec, width: float, height: float, alt: str) -> tuple[bytes, bytes]:
        """SVG and PNG of a chart in a frame of ``width`` by ``height`` pt."""
        from reportgen.picture import png_picture, svg_picture  # only with such a chart

        # characters that no font has were told when the pages were set
        drawing = self.draw(spec, width, height)
        pages = drawing_page(drawing, self.theme, self.metadata, alt, Sink())
        return svg_picture(pages, self.theme), png_picture(pages, self.theme, _DPI, None)
