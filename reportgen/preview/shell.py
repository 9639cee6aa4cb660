"""The page itself: its HTML, scripts and style, the same for every report; and how it names fonts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.responses import Response

from reportgen.source.shipped import shipped_path

STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# words of the page itself on a machine without Chinese fonts
_UI = "reportgen-ui"
_UI_FONT = "assets/fonts/NotoSansSC-Regular.ttf"
_LASTING = {"Cache-Control": "max-age=86400"}  # what lies under a name that says its content


def page(nonce: str) -> Response:
    """The HTML; ``nonce`` lets the editor bring its own styles."""
    text = (STATIC / "index.html").read_text(encoding="utf-8").replace("{nonce}", nonce)
    return Response(text, media_type="text/html")


def static(name: str) -> Response:
    """A file that the page loads."""
    path = (STATIC / name).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file() or path.suffix not in _TYPES:
        return missing()
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers={"Cache-Control": "no-cache"})


def font_rules(base: str, families: Iterable[str]) -> Response:
    """The style sheet that says where the fonts of these CSS families are, and the page's own."""
    rules = (
        f'@font-face{{font-family:"{name}";src:url("{base}font/{name}");font-display:block}}'
        for name in (_UI, *sorted(families))
    )
    return Response("\n".join(rules), media_type="text/css")


def own_font(name: str) -> Response | None:
    """The page's own font, if that is what the family names."""
    return font(shipped_path(_UI_FONT).read_bytes()) if name == _UI else None


def font(data: bytes) -> Response:
    """A font file."""
    return Response(data, media_type="font/ttf", headers=_LASTING)


def picture(data: bytes, kind: str) -> Response:
    """A picture of the report, which may run nothing when it is opened by itself."""
    return Response(data, media_type=kind, headers={**_LASTING, "Content-Security-Policy": "sandbox"})


def ended() -> Response:
    """The answer to who waits while the server ends."""
    return Response("the preview has ended", 503)


def missing() -> Response:
    """The answer to a request for what there is not."""
    return Response("not found", 404)
