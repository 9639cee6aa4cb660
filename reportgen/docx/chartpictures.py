"""Pictures of what is drawn (charts Word has none of, an editor's SVG): SVG where it is shown, else PNG."""

from __future__ import annotations

from reportgen.charts import DrawChart
from reportgen.diagnostics import Sink
from reportgen.layout import drawing_page
from reportgen.model.chart import ChartSpec
from reportgen.model.drawing import Drawing
from reportgen.model.flow import Metadata
from reportgen.record import record
from reportgen.theme.theme import Theme

# Word prints at this resolution; finer would only make the file larger
_DPI = 300.0


@record(frozen=True, slots=True)
class ChartPictures:
    """Makes the two pictures of a drawing, both from what the PDF has."""

    theme: Theme
    draw: DrawChart
    metadata: Metadata

    def made(self, spec: ChartSpec, width: float, height: float, alt: str) -> tuple[bytes, bytes]:
        """SVG and PNG of a chart in a frame of ``width`` by ``height`` pt."""
        return self.drawn(self.draw(spec, width, height), alt)

    def drawn(self, drawing: Drawing, alt: str) -> tuple[bytes, bytes]:
        """SVG and PNG of a drawing at its own size."""
        from reportgen.picture import png_picture, svg_picture  # only with such a drawing

        # characters that no font has were told when the pages were set
        pages = drawing_page(drawing, self.theme, self.metadata, alt, Sink())
        return svg_picture(pages, self.theme), png_picture(pages, self.theme, _DPI, None)
