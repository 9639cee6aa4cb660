"""Pictures of the project: found, read, checked; what is wrong with one is told at its place."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from reportgen.diagnostics import Sink
from reportgen.imaging.kept import checked_raster
from reportgen.imaging.pdfpage import is_pdf, read_pdf_page
from reportgen.imaging.raster import read_raster
from reportgen.imaging.svg import read_svg
from reportgen.imaging.svgcheck import is_svg
from reportgen.imaging.unusable import Unusable
from reportgen.model.picture import Asset
from reportgen.schema import AssetPath
from reportgen.source import PathOutside, SourceMissing, Sources, SourceUnreadable
from reportgen.source.shipped import shipped_path
from reportgen.text.names import nearest_path

# a place in this machine as Windows and browsers write it, and whatever else a browser opens
_ELSEWHERE = re.compile(r"file:|[a-z]:/", re.IGNORECASE)
_WEB = re.compile(r"[a-z][a-z0-9+.-]+://|www\.", re.IGNORECASE)
_PAGE = re.compile(r"(.+\.pdf)#(\d{1,5})", re.IGNORECASE)
# what words in a drawing are set in that has to become pixels
_SVG_FONTS = tuple(
    f"assets/fonts/{name}.ttf"
    for name in ("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSerifSC-Regular", "NotoSerifSC-Bold")
)
MAX_BYTES = 64 * 1024 * 1024
# what editors give as pictures, to look for what they meant
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".svg", ".pdf")


class Assets:
    """The pictures of a run; each file is read once. Words in drawings are set in the family ``font``."""

    def __init__(self, sources: Sources, sink: Sink, font: str = "") -> None:
        self._sources = sources
        self._sink = sink
        self._font = font
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
        file, _ = _split(path.path)
        if not self._sources.exists(file) and self._is_no_path(path):
            return None
        try:
            size = self._sources.size(file)
            if size > MAX_BYTES:
                limit = f"{MAX_BYTES // 2**20} MB"
                self._sink.report(
                    "picture-too-large", path.span, path=path.path, size=_megabytes(size), limit=limit
                )
                return None
            return self._checked(path, self._sources.read(file))
        except PathOutside:
            self._sink.report("picture-outside", path.span, path=path.path)
        except SourceMissing:
            self._tell_missing(path)
        except SourceUnreadable as error:
            self._sink.report("picture-unreadable", path.span, path=path.path, reason=error.reason)
        except Unusable as error:
            self._sink.report(error.code, path.span, path=path.path, **error.words)
        return None

    def _is_no_path(self, path: AssetPath) -> bool:
        """Whether something else than a path in the project is written, which the sink is told then."""
        if _ELSEWHERE.match(path.path):
            self._sink.report("picture-outside", path.span, path=path.path)
        elif _WEB.match(path.path):
            self._sink.report("picture-web", path.span, path=path.path)
        else:
            return False
        return True

    def _checked(self, path: AssetPath, data: bytes) -> Asset:
        if is_pdf(data):
            return self._pdf_page(path, data)
        if is_svg(data):
            return self._svg(path, data)
        raster = checked_raster(data, self._sources.store)
        if raster.pages > 1:
            self._sink.report("picture-pages", path.span, path=path.path, count=str(raster.pages))
        digest = hashlib.sha256(raster.data).hexdigest()
        return Asset(path.path, digest, raster.format, raster.width, raster.height, raster.dpi, raster.data)

    def _pdf_page(self, path: AssetPath, data: bytes) -> Asset:
        file, number = _split(path.path)
        page = read_pdf_page(data, number)
        if number is None and page.pages > 1:
            self._sink.report("picture-pdf-pages", path.span, path=file, count=str(page.pages))
        if page.form is None:
            self._tell_pixels(path, page.reason)
        raster = read_raster(page.raster)
        digest = hashlib.sha256(data + f"#{number}".encode()).hexdigest()
        return Asset(path.path, digest, "PNG", raster.width, raster.height, 0.0, raster.data, page.form)

    def _tell_pixels(self, path: AssetPath, reason: str) -> None:
        match reason:
            case "fonts":
                self._sink.report("picture-pdf-fonts", path.span, path=path.path)
            case "inks":
                self._sink.report("picture-pdf-inks", path.span, path=path.path)
            case what:
                self._sink.report("picture-pdf-raster", path.span, path=path.path, what=what)

    def _svg(self, path: AssetPath, data: bytes) -> Asset:
        fonts = tuple(str(shipped_path(name)) for name in _SVG_FONTS)
        svg = read_svg(data, self._font, fonts)
        digest = hashlib.sha256(data).hexdigest()
        if svg.drawing is not None:
            size = (max(round(svg.width), 1), max(round(svg.height), 1))
            return Asset(path.path, digest, "SVG", *size, 72.0, b"", drawing=svg.drawing)
        self._sink.report("picture-svg-raster", path.span, path=path.path, what=svg.rich)
        raster = read_raster(svg.raster)
        return Asset(path.path, digest, "PNG", raster.width, raster.height, 0.0, raster.data)

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
            if PurePosixPath(known).suffix.lower() in PICTURE_SUFFIXES
        ]


def _split(path: str) -> tuple[str, int | None]:
    """A path, and the number of the page behind it: ``pictures/plan.pdf#2``."""
    match = _PAGE.fullmatch(path)
    return (path, None) if match is None else (match[1], int(match[2]))


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
