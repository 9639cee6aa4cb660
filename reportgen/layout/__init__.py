"""FLOW to PAGES: places lines and boxes on pages."""

from reportgen.layout.measure import measuring
from reportgen.layout.paginate import paginate

__all__ = ["measuring", "paginate"]
