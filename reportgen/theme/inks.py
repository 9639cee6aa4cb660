"""The inks of a layout that prints in them: the shipped profile of offset printing on coated paper."""

from __future__ import annotations

from functools import cache

from reportgen.imaging.inks import Inks
from reportgen.source.shipped import shipped_path
from reportgen.theme.theme import Theme

SCREEN_PROFILE = "assets/icc/sRGB.icc"
PAPER_PROFILE = "assets/icc/FOGRA39L.icc"


def inks_of(theme: Theme) -> Inks | None:
    """What turns colours into inks; None for a layout whose colours stay those of a screen."""
    return _offset() if theme.rules.pages.colours == "cmyk" else None


@cache
def _offset() -> Inks:
    return Inks(shipped_path(PAPER_PROFILE).read_bytes(), shipped_path(SCREEN_PROFILE).read_bytes())
