"""Pictures: found, checked, turned upright; PNG and JPEG only."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING, Literal

from reportgen.diagnostics import Sink
from reportgen.model.flow import Asset
from reportgen.schema import AssetPath
from reportgen.source import PathOutside, SourceMissing, Sources, SourceUnreadable

if TYPE_CHECKING:
    from PIL.Image import Image

# a full A4 page at 600 dpi has 35 million pixels; beyond 80 a picture is a mistake or a trap
MAX_PIXELS = 80_000_000
MAX_BYTES = 64 * 1024 * 1024
_ORIENTATION = 0x0112  # Exif 2.32 §4.6.4


class Assets:
    """The pictures of a run; each file is read once."""

    def __init__(self, sources: Sources, sink: Sink) -> None:
        self._sources = sources
        self._sink = sink
        self._found: dict[str, Asset] = {}

    def picture(self, path: AssetPath) -> Asset | None:
        """The picture at ``path``; None when the sink was told what is wrong with it."""
        if path.path not in self._found:
            asset = self._read(path)
            if asset is None:
                return None
            self._found[path.path] = asset
        return self._found[path.path]

    def _read(self, path: AssetPath) -> Asset | None:
        try:
            size = self._sources.size(path.path)
            if size > MAX_BYTES:
                limit = f"{MAX_BYTES // 2**20} MB"
                self._sink.report(
                    "picture-too-large", path.span, path=path.path, size=_megabytes(size), limit=limit
                )
                return None
            data = self._sources.read(path.path)
        except PathOutside:
            self._sink.report("picture-outside", path.span, path=path.path)
        except SourceMissing:
            self._sink.report("picture-missing", path.span, path=path.path)
        except SourceUnreadable as error:
            self._sink.report("picture-unreadable", path.span, path=path.path, reason=error.reason)
        else:
            return self._decoded(path, data)
        return None

    def _decoded(self, path: AssetPath, data: bytes) -> Asset | None:
        # Pillow is large and most reports open with text: loaded with the first picture
        from PIL import Image, UnidentifiedImageError

        with warnings.catch_warnings():
            # Pillow's own size warning is answered below, by a diagnostic with our limit
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            try:
                with Image.open(io.BytesIO(data)) as image:
                    if image.width * image.height > MAX_PIXELS:
                        self._sink.report(
                            "picture-too-many-pixels",
                            path.span,
                            path=path.path,
                            size=f"{image.width} × {image.height}",
                            limit=f"{MAX_PIXELS:,}",
                        )
                        return None
                    if image.format not in ("PNG", "JPEG"):
                        self._sink.report(
                            "picture-format", path.span, path=path.path, format=image.format or "?"
                        )
                        return None
                    image.load()
                    return _asset(path.path, data, image, "PNG" if image.format == "PNG" else "JPEG")
            except Image.DecompressionBombError:
                self._sink.report(
                    "picture-too-many-pixels",
                    path.span,
                    path=path.path,
                    size="?",
                    limit=f"{MAX_PIXELS:,}",
                )
            except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
                # Pillow reports broken files by any of these
                self._sink.report("picture-broken", path.span, path=path.path)
        return None


def _asset(path: str, data: bytes, image: Image, format: Literal["PNG", "JPEG"]) -> Asset:
    dpi = float(image.info.get("dpi", (0.0, 0.0))[0])
    if image.getexif().get(_ORIENTATION, 1) != 1:
        data, image = _upright(image, format)
    digest = hashlib.sha256(data).hexdigest()
    return Asset(path, digest, format, image.width, image.height, dpi, data)


def _upright(image: Image, format: Literal["PNG", "JPEG"]) -> tuple[bytes, Image]:
    """The picture turned as its Exif orientation says: neither Word nor PDF looks at Exif."""
    from PIL import ImageOps  # with Pillow, see above

    turned = ImageOps.exif_transpose(image)
    buffer = io.BytesIO()
    if format == "JPEG":
        turned.save(buffer, "JPEG", quality=92, subsampling=0)
    else:
        turned.save(buffer, "PNG")
    return buffer.getvalue(), turned


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
