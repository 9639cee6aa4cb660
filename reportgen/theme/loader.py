"""Turns a layout's files into a Theme: layouts/<name>/layout.yaml and theme.yaml, with those it extends."""

from __future__ import annotations

import hashlib
import json

from reportgen.diagnostics import Diagnostic, Sink, Span, listed
from reportgen.record import record, replace
from reportgen.source import Sources, load, nodes
from reportgen.source.memory import remembered
from reportgen.theme.cascade import WrittenStyle, body_type, computed_styles, read_styles
from reportgen.theme.derived import with_derived
from reportgen.theme.fonts import Converting, read_fonts
from reportgen.theme.installed import FONT_SUFFIXES
from reportgen.theme.masters import MasterReader
from reportgen.theme.merge import merged
from reportgen.theme.names import STYLES, nearest
from reportgen.theme.reader import Reader
from reportgen.theme.rules import RULE_KEYS, read_charts, read_rules
from reportgen.theme.theme import Theme
from reportgen.theme.tokens import read_tokens
from reportgen.theme.word_rules import WORD_RULE_KEYS, read_word_rules

LAYOUT_FILE = "layouts/{name}/layout.yaml"
THEME_FILE = "layouts/{name}/theme.yaml"
LAYOUT_KEYS = ("extends", "title", "description", "masters", *RULE_KEYS, *WORD_RULE_KEYS)
THEME_KEYS = ("tokens", "styles", "charts")


@record(frozen=True, slots=True)
class LayoutFiles:
    """The two files of a layout with those of its bases under them, and every path that was read."""

    layout: nodes.Mapping
    theme: nodes.Mapping
    paths: tuple[str, ...]


# findings about the name a layout was asked for by, wherever that stands
_ABOUT_NAME = ("layout-unknown",)


def _unwatched(font: str, share: float) -> None:
    """Nobody asks how far a conversion is."""


def load_theme(
    sources: Sources,
    name: str,
    sink: Sink,
    converting: Converting = _unwatched,
    asked: Span | None = None,
) -> Theme | None:
    """The layout ``name``, the project's own or a shipped one; None when it has errors (all in the sink).

    ``asked`` is where a file names it.
    ``converting`` is told of fonts that must be converted, which can take a minute the first time.
    """
    found = Sink()
    theme = remembered(
        sources, found, ("theme", name), lambda own: _without_errors(sources, name, own, converting)
    )
    for finding in found:  # the place is no part of what is remembered: it moves with every line above it
        named = finding.code in _ABOUT_NAME and finding.span is None
        sink.add(replace(finding, span=asked) if named else finding)
    return theme


def _without_errors(sources: Sources, name: str, own: Sink, converting: Converting) -> Theme | None:
    theme = _load(sources, name, own, converting)
    return None if own.has_errors() else theme


def layout_names(sources: Sources) -> tuple[str, ...]:
    """The layouts a project may use: its own and the shipped ones."""
    roots = (sources.root, *sources.shared)
    found = {path.parent.name for root in roots for path in root.glob(LAYOUT_FILE.format(name="*"))}
    return tuple(sorted(found))


def layout_words(sources: Sources, name: str) -> str:
    """How a layout calls itself: its title; "" for one that says none."""
    root = load(sources, LAYOUT_FILE.format(name=name), Sink())
    title = root.get("title") if isinstance(root, nodes.Mapping) else None
    return title.text if isinstance(title, nodes.Scalar) else ""


def _load(sources: Sources, name: str, sink: Sink, converting: Converting) -> Theme | None:
    files = _read(sources, name, None, (), sink)
    if files is None:
        return None
    plain = Reader(sink, {}, {}, ())
    layout = {e.key.text: e.value for e in plain.known_entries(files.layout, LAYOUT_KEYS, "layout.yaml")}
    parts = {e.key.text: e.value for e in plain.known_entries(files.theme, THEME_KEYS, "theme.yaml")}
    for key, holder in (("masters", files.layout), ("styles", files.theme), ("tokens", files.theme)):
        if holder.get(key) is None:
            sink.report("layout-part-missing", holder.span, part=key)
    if "masters" not in layout or "styles" not in parts:
        return None

    tokens = read_tokens(parts.get("tokens"), sink)
    fonts = read_fonts(tokens, sources, sink, converting)
    # families that were named but have no face are reported once, not again by every style that uses them
    families = () if tokens.fonts is None else tuple(entry.key.text for entry in tokens.fonts)
    if not families and "tokens" in parts:
        sink.report("font-none", parts["tokens"].span)
    reader = Reader(sink, tokens.colours, tokens.sizes, families)

    written = read_styles(parts["styles"], reader)
    _report_missing_styles(written, parts["styles"].span, sink)
    em, leading = body_type(written, reader)
    masters = MasterReader(reader, em, leading, frozenset(written)).masters(layout["masters"])
    page = masters.get("page")
    if page is None:
        sink.report("layout-page-missing", layout["masters"].span)
        return None
    default_font = families[0] if families else ""
    measure = page.width - page.margins.left - page.margins.right
    written = with_derived(written, parts["styles"].span)
    styles = computed_styles(written, default_font, measure, reader)
    charts = read_charts(parts.get("charts"), default_font, reader)
    rules = read_rules(files.layout, masters, reader)
    word = read_word_rules(files.layout, tuple(styles), fonts, reader, sources)
    if fonts is None:
        return None
    fingerprint = _fingerprint(sources, files)
    return Theme(name, styles, dict(tokens.colours), fonts, charts, rules, fingerprint, word)


def _read(
    sources: Sources, name: str, asked: Span | None, path: tuple[str, ...], sink: Sink
) -> LayoutFiles | None:
    """The files of a layout laid over those of the layout it extends; ``asked`` is where its name stands."""
    layout_path, theme_path = LAYOUT_FILE.format(name=name), THEME_FILE.format(name=name)
    if "/" in name or not sources.exists(layout_path):
        known = layout_names(sources)
        near = nearest(name, known, len(known))
        suggestion = near[0] if near else "annual"
        sink.report("layout-unknown", asked, name=name, suggestion=suggestion, known=listed(near) or "—")
        return None
    if name in path:
        sink.add(Diagnostic("layout-circular", asked, {"chain": " → ".join((*path, name))}))
        return None
    layout = _mapping(sources, layout_path, sink)
    theme = _mapping(sources, theme_path, sink) if sources.exists(theme_path) else None
    if layout is None or (theme is None and sources.exists(theme_path)):
        return None
    paths = (layout_path, theme_path) if theme is not None else (layout_path,)
    own = LayoutFiles(layout, theme or nodes.Mapping((), layout.span), paths)
    extends = layout.get("extends")
    if extends is None:
        return own
    base_name = Reader(sink, {}, {}, ()).scalar(extends)
    if base_name is None:
        return None
    base = _read(sources, base_name.text, base_name.span, (*path, name), sink)
    if base is None:
        return None
    return LayoutFiles(
        merged(base.layout, own.layout), merged(base.theme, own.theme), (*base.paths, *own.paths)
    )


def _mapping(sources: Sources, path: str, sink: Sink) -> nodes.Mapping | None:
    node = load(sources, path, sink)
    if node is None:
        return None
    return Reader(sink, {}, {}, ()).mapping(node, "extends: annual")


def _report_missing_styles(written: dict[str, WrittenStyle], span: Span, sink: Sink) -> None:
    missing = [name for name in STYLES if name not in written]
    if missing:
        sink.report("theme-style-missing", span, names=listed(missing))


def _fingerprint(sources: Sources, files: LayoutFiles) -> str:
    """A hash of the layout's files and fonts, whatever else the sources have read."""
    fonts = [path for path in sources.dependencies if path.lower().endswith(FONT_SUFFIXES)]
    read = {path: sources.dependencies[path] for path in sorted({*files.paths, *fonts})}
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()
