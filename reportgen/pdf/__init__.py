"""PAGES to a tagged PDF file, built from ReportLab's document objects.

Importing this package imports reportlab; callers do so when a PDF is really wanted.
"""

from reportgen.pdf.drawnpages import DrawnPages
from reportgen.pdf.subsets import Subsets
from reportgen.pdf.writer import write_pdf

__all__ = ["DrawnPages", "Subsets", "write_pdf"]
