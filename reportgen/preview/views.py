"""Snapshots as JSON for the page: pages, contents, findings, facts."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.diagnostics import Span
from reportgen.diagnostics.diagnostic import Diagnostic
from reportgen.diagnostics.printer import as_json
from reportgen.model.drawing import Box
from reportgen.model.pages import ImageItem, Page, Pages, TextItem
from reportgen.model.picture import Asset
from reportgen.preview.pagesvg import areas_of, page_svg, places_of
from reportgen.preview.review import Cured
from reportgen.preview.session import Snapshot
from reportgen.theme.fontset import FontFace

Json = dict[str, Any]
_MOST_HITS = 500


def font_names(faces: Mapping[str, FontFace]) -> dict[str, str]:
    """A CSS family for each face: faces are told apart by name, so that a browser makes none up."""
    return {
        key: f"rg-{hashlib.sha256(f'{key} {face.path} {face.index}'.encode()).hexdigest()[:10]}"
        for key, face in faces.items()
    }


def families(snapshots: Iterable[Snapshot]) -> dict[str, FontFace]:
    """The faces of all these states by CSS family."""
    found: dict[str, FontFace] = {}
    for snapshot in snapshots:
        if snapshot.prepared is not None:
            faces = snapshot.prepared.theme.fonts.faces()
            found |= {name: faces[key] for key, name in font_names(faces).items()}
    return found


def overview(snapshot: Snapshot) -> Json:
    """Everything but the drawings: sizes and versions of pages, contents, how the build went."""
    pages = snapshot.pages
    if pages is None:
        return {**_status(snapshot), "title": "", "fonts": [], "pages": [], "outline": [], "anchors": {}}
    return {
        **_status(snapshot),
        "title": pages.metadata.title,
        "fonts": sorted(families((snapshot,))),
        "pages": [
            {
                "label": page.label,
                "width": round(page.width, 2),
                "height": round(page.height, 2),
                "version": version,
            }
            for page, version in zip(pages.pages, snapshot.versions, strict=True)
        ],
        "outline": [
            {
                "title": entry.title,
                "level": entry.level,
                "page": entry.destination.page,
                "y": entry.destination.y,
            }
            for entry in pages.outline
        ],
        "anchors": {name: {"page": at.page, "y": at.y} for name, at in pages.anchors.items()},
    }


def _status(snapshot: Snapshot) -> Json:
    return {
        "revision": snapshot.revision,
        "seconds": round(snapshot.seconds, 4),
        "stale": snapshot.stale_since,
        "changed": list(snapshot.changed),
        "whole": snapshot.whole,
    }


def sheet(snapshot: Snapshot, index: int, base: str) -> Json:
    """One page: its drawing, and where what is on it was written."""
    pages = snapshot.pages
    if pages is None:
        raise IndexError(index)
    page = pages.pages[index]
    drawn = drawing(snapshot, index, base)
    areas = areas_of(pages.structure).get(index, ())
    return {"index": index, "version": snapshot.versions[index], "svg": drawn, **places(page, areas)}


def drawing(snapshot: Snapshot, index: int, base: str, prefix: str = "p") -> str:
    """A page as SVG. ``prefix`` begins its names, which must differ between what is shown at once."""
    if snapshot.pages is None or snapshot.prepared is None:
        raise IndexError(index)
    faces = snapshot.prepared.theme.fonts.faces()
    page = snapshot.pages.pages[index]
    return page_svg(page, faces, font_names(faces), lambda sha: f"{base}picture/{sha}", prefix)


def places(page: Page, areas: Iterable[tuple[Box, Span]]) -> Json:
    """The sources of a page's lines by item, and of its figures by their boxes in pt."""
    return {
        "places": {index: span_as_json(span) for index, span in places_of(page)},
        "areas": [[*(round(v, 1) for v in box), span_as_json(span)] for box, span in areas],
    }


def moved(before: Snapshot, now: Snapshot) -> list[int]:
    """The pages that look as before but were written elsewhere in the files, if only by a line."""
    if before.pages is None or now.pages is None or before.pages is now.pages:
        return []
    areas, earlier = areas_of(now.pages.structure), areas_of(before.pages.structure)
    changed = frozenset(now.changed)
    return [
        page.index
        for old, page in zip(before.pages.pages, now.pages.pages, strict=False)
        if page.index not in changed
        and (
            areas.get(page.index) != earlier.get(page.index)
            or (old is not page and list(places_of(old)) != list(places_of(page)))
        )
    ]


def span_as_json(span: Span) -> list[object]:
    """A place: file, line and column where it begins and ends, from 1."""
    return [span.file, span.line, span.column, span.end_line, span.end_column]


def findings(found: Iterable[Cured], language: str) -> list[Json]:
    """Findings by place."""
    return [_finding(cured, language) for cured in sorted(found, key=lambda each: _order(each.diagnostic))]


def _finding(cured: Cured, language: str) -> Json:
    span = cured.diagnostic.span
    fix = cured.fix
    return {
        **as_json(cured.diagnostic, language),
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "fix": None if fix is None else {"new": fix.new, "place": span_as_json(fix.place)},
    }


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    span = diagnostic.span
    return (span.file, span.line, span.column, diagnostic.code) if span else ("", 0, 0, diagnostic.code)


def media_type(asset: Asset) -> str:
    """What a browser is told that a picture is."""
    return f"image/{asset.format.lower()}"


def picture(snapshots: Iterable[Snapshot], sha: str) -> tuple[bytes, str] | None:
    """A picture of one of these states by its hash: its bytes and media type."""
    for snapshot in snapshots:
        for page in snapshot.pages.pages if snapshot.pages else ():
            for item in page.items:
                if isinstance(item, ImageItem) and item.asset.sha256 == sha:
                    return item.asset.data, media_type(item.asset)
    return None


def found(snapshot: Snapshot, words: str) -> Json:
    """Where words stand on the pages: page and item, at most ``_MOST_HITS``, however lines divide them."""
    wanted = _squeezed(words)
    hits: list[Json] = []
    if not wanted or snapshot.pages is None:
        return {"hits": hits}
    for page in snapshot.pages.pages:
        texts, starts, items = [], [], []
        length = 0
        for index, item in enumerate(page.items):
            if isinstance(item, TextItem):
                text = _squeezed("".join("".join(run.text) for run in item.runs))
                starts.append(length)
                items.append(index)
                texts.append(text)
                length += len(text)
        whole = "".join(texts)
        at = whole.find(wanted)
        while at >= 0 and len(hits) < _MOST_HITS:
            first = bisect_right(starts, at) - 1
            last = bisect_right(starts, at + len(wanted) - 1) - 1
            hits.append(
                {
                    "page": page.index,
                    "items": items[first : last + 1],
                    "text": _around(whole, at, len(wanted)),
                }
            )
            at = whole.find(wanted, at + len(wanted))
    return {"hits": hits}


def where(snapshot: Snapshot, path: str, line: int, column: int = 1) -> Json:
    """The page on which a place of a file is seen, and what is written there.

    Of several things in a line it is the one begun last before the column, of none the last line before.
    """

    def near(span: Span) -> tuple[int, int]:
        return span.line, span.column if span.line < line or span.column <= column else -span.column

    best: tuple[int, Span] | None = None
    for page, span in _written(snapshot.pages) if snapshot.pages else ():
        if span.file == path and span.line <= line and (best is None or near(span) > near(best[1])):
            best = page, span
    place = {"page": None} if best is None else {"page": best[0], "span": span_as_json(best[1])}
    return {**place, "revision": snapshot.revision}


def _written(pages: Pages) -> Iterator[tuple[int, Span]]:
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextItem) and item.span is not None:
                yield page.index, item.span
    for element in pages.structure:
        if element.bbox is not None and element.page is not None and element.span is not None:
            yield element.page, element.span


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _around(text: str, at: int, length: int) -> list[str]:
    return [text[max(at - 12, 0) : at], text[at : at + length], text[at + length : at + length + 16]]


def single_face(face: FontFace) -> bytes:
    """The font file of a face for a browser, which takes only the first face of a collection."""
    if face.index == 0 and face.data[:4] != b"ttcf":
        return face.data
    import io

    from fontTools.ttLib import TTFont

    out = io.BytesIO()
    TTFont(io.BytesIO(face.data), fontNumber=face.index).save(out)
    return out.getvalue()
