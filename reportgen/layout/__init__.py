"""FLOW to PAGES: places lines and boxes on pages."""

from reportgen.layout.excerpt import Layouts
from reportgen.layout.measure import measuring
from reportgen.layout.paginate import paginate
from reportgen.layout.single import drawing_page

__all__ = ["Layouts", "drawing_page", "measuring", "paginate"]
