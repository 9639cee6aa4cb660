"""Leaves the pages of a snapshot to the next start of the preview, which takes up where they were left."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reportgen.model.pages import ImageItem, Page, Pages
from reportgen.preview import views
from reportgen.preview.pagesvg import areas_of
from reportgen.preview.session import Snapshot
from reportgen.preview.standing import Json, Shelf, Standing, stamp_of, state_key
from reportgen.theme.fontset import FontFace

_MOST_PAGES = 400  # of a longer report the first ones
_VERSION = 1  # of every page when a preview begins


class PageKeeper:
    """Keeps pages as they are shown; a page that did not change since the last time is not drawn again."""

    def __init__(self, root: Path, layout: str | None) -> None:
        self._shelf = Shelf(root)
        self._key = state_key(layout)
        self._revision = 0
        self._drawn: dict[int, tuple[Page, str]] = {}

    def keep(self, snapshot: Snapshot) -> None:
        """Keep a snapshot that was made from files alone; one with nothing new to show changes nothing."""
        pages = snapshot.pages
        if pages is None or snapshot.stale_since is not None or snapshot.revision == self._revision:
            return
        self._revision = snapshot.revision
        overview = views.overview(snapshot)
        content = {
            "state": {
                **overview,
                "revision": 0,
                "changed": [],
                "pages": [{**page, "version": _VERSION} for page in overview["pages"]],
            },
            "read": dict(snapshot.read),
            "sheets": [self._shelf.put_part(_as_bytes(sheet)) for sheet in self._sheets(snapshot, pages)],
            "fonts": _fonts(snapshot),
            "pictures": self._pictures(pages),
        }
        self._shelf.put(self._key, _as_bytes(content))

    def _sheets(self, snapshot: Snapshot, pages: Pages) -> Iterator[Json]:
        before, self._drawn = self._drawn, {}
        for page in pages.pages[:_MOST_PAGES]:
            known = before.get(page.index)
            drawn = known[1] if known and known[0] is page else views.drawing(snapshot, page.index, "")
            self._drawn[page.index] = page, drawn
        areas = areas_of(pages.structure)
        for index, (page, drawn) in self._drawn.items():
            places = views.places(page, areas.get(index, ()))
            yield {"index": index, "version": _VERSION, "svg": drawn, **places}

    def _pictures(self, pages: Pages) -> Json:
        found: Json = {}
        for page in pages.pages[:_MOST_PAGES]:
            for item in page.items:
                if isinstance(item, ImageItem) and item.asset.sha256 not in found:
                    key = self._shelf.put_part(item.asset.data)
                    found[item.asset.sha256] = {"key": key, "type": views.media_type(item.asset)}
        return found


def taken_up(standing: Standing, snapshot: Snapshot) -> Snapshot:
    """The first snapshot of a session as it follows the standing pages: what looks as it did is no change."""
    pages = snapshot.pages
    if pages is None or standing.fresh:
        return replace(snapshot, changed=())
    seen = {
        index: standing.drawn(index) == views.drawing(snapshot, index, "")
        for index in standing.served
        if index < len(pages.pages)
    }
    # what nobody looked at is fetched when it comes into view
    versions = tuple(_VERSION if seen.get(page.index) else _VERSION + 1 for page in pages.pages)
    return replace(
        snapshot, versions=versions, changed=tuple(sorted(index for index, same in seen.items() if not same))
    )


def _fonts(snapshot: Snapshot) -> Json:
    """Where the fonts lie that are files as they are; others are made when they are asked for."""
    found: Json = {}
    for name, path in font_files(views.families((snapshot,))).items():
        with suppress(OSError):
            if path is not None:
                found[name] = {"path": path.as_posix(), "stamp": stamp_of(path)}
    return found


def font_files(families: Mapping[str, FontFace]) -> dict[str, Path | None]:
    """Of each CSS family the file that its font is as it is; None where it is made from one."""
    found: dict[str, Path | None] = dict.fromkeys(families)
    for name, face in families.items():
        with suppress(OSError):
            if _is_file(face):
                found[name] = face.path.absolute()
    return found


def _is_file(face: FontFace) -> bool:
    if face.index or face.data[:4] == b"ttcf":
        return False  # of a collection a browser takes the first alone
    return face.content is None or face.path.read_bytes() == face.content


def _as_bytes(content: Json) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
