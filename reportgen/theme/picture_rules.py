"""What a layout says about all pictures alike: how fine they must be, and how fine they are made."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.reader import Reader

PICTURE_RULE_KEYS = ("picture_dpi", "picture_screen_dpi", "picture_least_dpi")
# below the pixels of a screen nothing is left to see, above those of film nothing is gained
_LEAST_DPI, _MOST_DPI = 36.0, 2400.0


@record(frozen=True, slots=True)
class PictureRules:
    """Resolutions in pixels per inch at the size a picture is printed.

    ``dpi``: finer pictures are made this fine; ``screen_dpi`` is that of the edition for a screen.
    ``least_dpi``: coarser ones are told to the editor; 0 where nothing is printed.
    """

    dpi: float = 300.0
    screen_dpi: float = 150.0
    least_dpi: float = 150.0


def read_picture_rules(parts: Mapping[str, nodes.Node], reader: Reader) -> PictureRules:
    """The rules in a layout's entries; what is not given takes the usual figure."""
    usual = PictureRules()

    def dpi(key: str, default: float) -> float:
        found = reader.number(parts[key], _LEAST_DPI, _MOST_DPI) if key in parts else None
        return default if found is None else found

    return PictureRules(
        dpi("picture_dpi", usual.dpi),
        dpi("picture_screen_dpi", usual.screen_dpi),
        dpi("picture_least_dpi", usual.least_dpi),
    )
