"""The page itself: its HTML with what it shows first, its scripts and style; and how it names fonts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from starlette.responses import Response

from reportgen.source.shipped import shipped_path

STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
# words of the page itself on a machine without Chinese fonts
_UI = "reportgen-ui"
_UI_FONT = "assets/fonts/NotoSansSC-Regular.ttf"
AT_ONCE = 2  # pages that come with the HTML: in a window of some height no more are seen
_FAMILY = re.compile(r"\brg-[0-9a-f]{10}\b")  # as ``views.font_names`` makes them
_LASTING = {"Cache-Control": "max-age=86400"}  # what lies under a name that says its content


def page(
    nonce: str, state: dict[str, Any], sheets: Sequence[str], files: Mapping[str, Path | None]
) -> Response:
    """The HTML with the report's state and its first pages (as JSON), which else were two more questions;
    ``nonce`` lets the editor bring its own styles. ``files`` as in ``font_rules``.
    """
    begun = f'{{"state":{json.dumps(state, ensure_ascii=False)},"sheets":[{",".join(sheets)}]}}'
    families = sorted({*_FAMILY.findall("".join(sheets)), _own_family(files)})
    fonts = (
        f'<link rel="preload" href="font/{name}" as="font" type="font/ttf" crossorigin />'
        for name in families
    )
    text = (STATIC / "index.html").read_text(encoding="utf-8").replace("{nonce}", nonce)
    head, _, body = text.replace("{fonts}", "".join(fonts)).partition("{begun}")
    # what an editor wrote ends no script
    whole = head + begun.replace("<", "\\u003c") + body
    return Response(whole.encode("utf-8", "surrogatepass"), media_type="text/html")


def static(name: str) -> Response:
    """A file that the page loads."""
    path = (STATIC / name).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file() or path.suffix not in _TYPES:
        return missing()
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers={"Cache-Control": "no-cache"})


def font_rules(base: str, files: Mapping[str, Path | None]) -> Response:
    """The style sheet that says where the fonts of these CSS families are, and the page's own; ``files`` says
    which are files as they are.
    """
    rules = (
        f'@font-face{{font-family:"{name}";src:url("{base}font/{at}");font-display:block}}'
        for name, at in ((_UI, _own_family(files)), *((name, name) for name in sorted(files)))
    )
    return Response("\n".join(rules), media_type="text/css")


def _own_family(files: Mapping[str, Path | None]) -> str:
    """Under which name the page's own font is fetched: one that is the report's, too, is read once."""
    own = shipped_path(_UI_FONT).absolute()
    return next((name for name, file in sorted(files.items()) if file == own), _UI)


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
