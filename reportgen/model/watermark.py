"""How large and how grey the words across a draft's pages are, alike in both outputs."""

from __future__ import annotations

from reportgen.model.colour import Colour

# the words take up this share of the page's width before they are turned
_SHARE = 0.6
WATERMARK_COLOUR = Colour(0.93, 0.93, 0.93)
# the small one in Word's top margin: its size and distance from the page's top edge in pt; readable on white
# and on a coloured band
STAMP_SIZE = 11.0
STAMP_OFFSET = 14.0
STAMP_COLOUR = Colour(0.6, 0.6, 0.6)


def watermark_size(words: str, page_width: float) -> float:
    """The size in pt of words that lie across a page ``page_width`` pt wide."""
    return _SHARE * page_width / len(words)
