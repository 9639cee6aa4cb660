"""What an editor may write in a layout, property by property: its values, what holds without it, its meaning.

The reference in docs/layouts.md is made from these tables; a test holds them against what the readers know.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.theme.page_reference import PAGES
from reportgen.theme.style_reference import STYLES, Property

__all__ = ["REFERENCE", "Property"]

REFERENCE: Mapping[str, tuple[Property, ...]] = {**STYLES, **PAGES}
