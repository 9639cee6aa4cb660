"""From a wished shape and a point that matters to the part of a picture that is shown."""

from __future__ import annotations

from reportgen.model.picture import Crop


def crop_to(aspect: float, focus: tuple[float, float], size: tuple[float, float]) -> Crop:
    """The largest part of a picture of ``size`` that is ``aspect`` (width over height) wide.

    Its middle is as near to ``focus`` (shares from the left and top) as the picture's edges allow.
    """
    own = size[0] / size[1]
    width, height = min(aspect / own, 1.0), min(own / aspect, 1.0)
    left, top = _start(focus[0], width), _start(focus[1], height)
    return Crop(left, top, max(1 - left - width, 0.0), max(1 - top - height, 0.0))


def crop_within(outer: Crop, inner: Crop) -> Crop:
    """What ``inner`` leaves of what ``outer`` leaves."""
    return Crop(
        outer.left + inner.left * outer.width,
        outer.top + inner.top * outer.height,
        outer.right + inner.right * outer.width,
        outer.bottom + inner.bottom * outer.height,
    )


def _start(centre: float, share: float) -> float:
    return min(max(centre - share / 2, 0.0), 1 - share)
