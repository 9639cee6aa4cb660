"""A picture file dropped on the page, kept among the project's pictures under a name of its own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from reportgen.imaging.pdfpage import is_pdf, read_pdf_page
from reportgen.imaging.raster import read_raster
from reportgen.imaging.svgcheck import checked_svg, is_svg
from reportgen.imaging.unusable import Unusable
from reportgen.resolve.assets import PICTURE_SUFFIXES
from reportgen.source.rewriting import write_whole

FOLDER = "pictures"
_UNFIT = re.compile(r"[^\w.-]+")
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
_REASONS = {"picture-too-many-pixels": "too-large"}


class Refused(Exception):
    """The file is not taken; ``reason`` is a word for the page."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _usual_suffix(data: bytes) -> str:
    """How files of this kind are called; raises Unusable for what is no picture."""
    if is_pdf(data):
        read_pdf_page(data, None)
        return ".pdf"
    if is_svg(data):
        checked_svg(data)
        return ".svg"
    return _SUFFIXES[read_raster(data).format]


def kept_picture(root: Path, name: str, data: bytes) -> str:
    """Write the picture into the project; its path there. Raises Refused, OSError."""
    try:
        usual = _usual_suffix(data)
    except Unusable as error:
        raise Refused(_REASONS.get(error.code, "no-picture")) from error
    given = Path(name.replace("\\", "/"))
    # what a file calls itself by is kept where pictures may be called so
    suffix = given.suffix.lower() if given.suffix.lower() in PICTURE_SUFFIXES else usual
    stem = _UNFIT.sub("-", given.stem).strip("-.")[:60] or "picture"
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{stem}{suffix}"
    if path.exists() and path.read_bytes() != data:
        path = folder / f"{stem}-{hashlib.sha256(data).hexdigest()[:8]}{suffix}"
    write_whole(path, data)
    return path.relative_to(root).as_posix()
