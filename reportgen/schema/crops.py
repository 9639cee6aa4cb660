"""Field types for the part of a picture that is shown: how it is cut, and what must stay in view."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from typing import Any, ClassVar

from reportgen.diagnostics import Span
from reportgen.record import record
from reportgen.schema.fields import NO_SPAN, ScalarField, scalar_of
from reportgen.schema.mistake import mistake
from reportgen.schema.plain import PlacedList
from reportgen.source import Scalar

_ASPECT = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)\s*[:/]\s*(\d{1,5}(?:\.\d{1,4})?)")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*%|0")
# of a picture at least this share of its width and of its height is left
_LEAST_LEFT = 0.05
_MOST_ASPECT = 20.0


@record(frozen=True, slots=True)
class Cropping(ScalarField):
    """``16:9`` (``aspect`` is width over height), or shares cut away at left, top, right, bottom."""

    json_type: ClassVar[dict[str, Any]] = {"type": ["string", "array"]}
    aspect: float | None
    edges: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def accept(cls, data: object) -> Cropping:
        if not isinstance(data, PlacedList):
            return data if isinstance(data, cls) else cls.read(scalar_of(data))
        shares = tuple(_share(item) for item in data)
        if len(shares) != 4 or None in shares:
            raise mistake("picture-crop", value=_written(data))
        left, top, right, bottom = (share or 0.0 for share in shares)
        if left + right > 1 - _LEAST_LEFT or top + bottom > 1 - _LEAST_LEFT:
            raise mistake("picture-crop-all", value=_written(data))
        return cls(None, (left, top, right, bottom), data.span)

    @classmethod
    def read(cls, scalar: Scalar) -> Cropping:
        match = _ASPECT.fullmatch(_narrow(scalar))
        aspect = float(match[1]) / float(match[2]) if match and float(match[2]) else 0.0
        if not 1 / _MOST_ASPECT <= aspect <= _MOST_ASPECT:
            raise mistake("picture-crop", value=scalar.text.strip())
        return cls(aspect, span=scalar.span)


@record(frozen=True, slots=True)
class Focus(ScalarField):
    """The point of a picture that matters: shares of its width from the left, of its height from the top."""

    json_type: ClassVar[dict[str, Any]] = {"type": "array"}
    x: float
    y: float
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def accept(cls, data: object) -> Focus:
        if not isinstance(data, PlacedList):
            return data if isinstance(data, cls) else cls.read(scalar_of(data))
        shares = [_share(item) for item in data]
        if len(shares) != 2 or shares[0] is None or shares[1] is None:
            raise mistake("picture-focus", value=_written(data))
        return cls(shares[0], shares[1], data.span)

    @classmethod
    def read(cls, scalar: Scalar) -> Focus:
        raise mistake("picture-focus", value=scalar.text.strip())


def _share(item: object) -> float | None:
    """A percentage as a share, from 0 to 1; None when it is none."""
    match = _PERCENT.fullmatch(_narrow(item)) if isinstance(item, Scalar) else None
    share = float(match[1] or 0) / 100 if match else 2.0
    return share if share <= 1 else None


def _narrow(scalar: Scalar) -> str:
    """What was typed, full-width figures and colons as the usual ones."""
    return unicodedata.normalize("NFKC", scalar.text).strip()


def _written(items: PlacedList) -> str:
    words = (item.text.strip() if isinstance(item, Scalar) else "…" for item in items)
    return f"[{', '.join(words)}]"
