"""The known name most like a mistyped one, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

# of 100: less alike than this, "the nearest is" would lead astray (图片 → appendix); 期刊 → 馆藏.期刊 has 57
_LIKENESS = 45.0


def nearest_name(written: str, known: Iterable[str]) -> str:
    """The known name most like ``written``, of equals the first in order of characters; "" if none is."""
    from rapidfuzz import fuzz, process  # only for a mistake

    found = process.extractOne(written, sorted(known), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return found[0] if found else ""


# of 100: a file name (without its ending) this like a known one was meant to be it (forun.png, Forum.PNG)
_ALIKE = 78.0


def nearest_path(written: str, known: Iterable[str]) -> str | None:
    """The known file whose name, then folder, is most like the one written; None when none is like it."""
    from rapidfuzz import fuzz  # only for a mistake

    def likeness(path: str) -> tuple[float, float]:
        name, sought = (PurePosixPath(each).stem.casefold() for each in (path, written))
        return fuzz.ratio(sought, name), fuzz.ratio(written, path)

    found = max(sorted(known), key=likeness, default=None)
    return found if found is not None and likeness(found)[0] >= _ALIKE else None
