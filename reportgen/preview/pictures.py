"""A picture file dropped on the page, kept among the project's pictures under a name of its own."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from reportgen.source.rewriting import write_whole

FOLDER = "pictures"
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
_UNFIT = re.compile(r"[^\w.-]+")
_MOST_PIXELS = 200_000_000


class Refused(Exception):
    """The file is not taken; ``reason`` is a word for the page."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def kept_picture(root: Path, name: str, data: bytes) -> str:
    """Write the picture into the project; its path there. Raises Refused, OSError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                suffix = _SUFFIXES.get(picture.format or "")
                width, height = picture.size
                if suffix and width * height <= _MOST_PIXELS:
                    picture.verify()
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Refused("no-picture") from error
    except Image.DecompressionBombError as error:
        raise Refused("too-large") from error
    if suffix is None:
        raise Refused("no-picture")
    if width * height > _MOST_PIXELS:
        raise Refused("too-large")
    stem = _UNFIT.sub("-", Path(name.replace("\\", "/")).stem).strip("-.")[:60] or "picture"
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{stem}{suffix}"
    if path.exists() and path.read_bytes() != data:
        path = folder / f"{stem}-{hashlib.sha256(data).hexdigest()[:8]}{suffix}"
    write_whole(path, data)
    return path.relative_to(root).as_posix()
