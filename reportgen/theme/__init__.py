"""Layout definitions to computed styles and fonts."""

from reportgen.theme.loader import layout_names, load_theme
from reportgen.theme.theme import Theme

__all__ = ["Theme", "layout_names", "load_theme"]
