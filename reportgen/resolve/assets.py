"""Pictures of the project: found, read, checked; what is wrong with one is told at its place."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from reportgen.diagnostics import Sink
from reportgen.imaging.raster import read_raster
from reportgen.imaging.unusable import Unusable
from reportgen.model.flow import Asset
from reportgen.schema import AssetPath
from reportgen.source import PathOutside, SourceMissing, Sources, SourceUnreadable
from reportgen.text.names import nearest_path

MAX_BYTES = 64 * 1024 * 1024
# what editors give as pictures, to look for what they meant
_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp")


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
            return self._checked(path, self._sources.read(path.path))
        except PathOutside:
            self._sink.report("picture-outside", path.span, path=path.path)
        except SourceMissing:
            self._tell_missing(path)
        except SourceUnreadable as error:
            self._sink.report("picture-unreadable", path.span, path=path.path, reason=error.reason)
        except Unusable as error:
            self._sink.report(error.code, path.span, path=path.path, **error.words)
        return None

    def _checked(self, path: AssetPath, data: bytes) -> Asset:
        raster = read_raster(data)
        if raster.pages > 1:
            self._sink.report("picture-pages", path.span, path=path.path, count=str(raster.pages))
        digest = hashlib.sha256(raster.data).hexdigest()
        return Asset(path.path, digest, raster.format, raster.width, raster.height, raster.dpi, raster.data)

    def _tell_missing(self, path: AssetPath) -> None:
        near = nearest_path(path.path, self._known())
        if near is None:
            self._sink.report("picture-missing", path.span, path=path.path)
        else:
            self._sink.report("picture-missing-near", path.span, path=path.path, suggestion=near)

    def _known(self) -> list[str]:
        """The picture files of the project."""
        return [
            known
            for known in self._sources.glob("**/*.*")
            if PurePosixPath(known).suffix.lower() in _SUFFIXES
        ]


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
