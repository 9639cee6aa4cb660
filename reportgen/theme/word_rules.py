"""What a layout says about its Word file alone: a template, the names of styles, fonts inside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Literal

from reportgen.diagnostics import Sink, Span, listed
from reportgen.record import record
from reportgen.source import SourceError, SourceMissing, Sources, nodes
from reportgen.source.sources import PathOutside
from reportgen.theme.fontset import FontSet
from reportgen.theme.names import nearest
from reportgen.theme.reader import Reader, is_none
from reportgen.theme.wordtemplate import SUFFIXES, TemplateFault, WordTemplate, word_template

WORD_RULE_KEYS = ("template", "word_styles", "embed_fonts")
EmbeddedFonts = Literal["none", "all", "used"]
_EMBEDDED: Mapping[str, EmbeddedFonts] = {
    **dict.fromkeys(("true", "yes", "是", "all"), "all"),
    **dict.fromkeys(("false", "no", "否", "none", "无"), "none"),
    "used": "used",
}
# a list's items have Word styles by their kind
LIST_KINDS = ("list.bullet", "list.number")
# Word's longest style name; a comma begins another name, the rest has a meaning in fields
_LONGEST = 253
_FORBIDDEN = re.compile(r"[,，;{}\\\r\n\t]")


@record(frozen=True, slots=True)
class WordRules:
    """What a layout says about its Word file alone.

    ``styles``: the names that Word knows our styles by, where a layout changes them. ``embed_fonts``: the
    file carries the fonts of the layout, whole or what is used of them. ``template``: whose styles, head and
    foot, page set-up are used.
    """

    template: WordTemplate | None = None
    styles: Mapping[str, str] = field(default_factory=dict)
    embed_fonts: EmbeddedFonts = "none"


def read_word_rules(
    written: nodes.Mapping, styles: Collection[str], fonts: FontSet | None, reader: Reader, sources: Sources
) -> WordRules:
    """The rules in a layout's entries; ``styles`` are the names of its styles, ``fonts`` its fonts."""
    parts = {entry.key.text: entry.value for entry in written if entry.key.text in WORD_RULE_KEYS}
    template = _template(parts.get("template"), reader, sources)
    names = _names(parts.get("word_styles"), (*styles, *LIST_KINDS), reader)
    if template is not None and "word_styles" in parts:
        _report_strangers(parts["word_styles"], names, template, reader.sink)
    return WordRules(template, names, _embedded(parts.get("embed_fonts"), fonts, reader))


def _embedded(node: nodes.Node | None, fonts: FontSet | None, reader: Reader) -> EmbeddedFonts:
    """Which fonts travel in the Word file; how much that is, and which may not, is said."""
    word = None if node is None else reader.choice(node, tuple(_EMBEDDED))
    rule = "none" if word is None else _EMBEDDED[word]
    if rule == "none" or node is None or fonts is None:
        return rule
    carried: dict[str, int] = {}
    for key in sorted(fonts.families):
        family = fonts.families[key]
        for face in (family.regular, family.bold):
            if not face.editable:
                reader.sink.report("word-font-licence", node.span, name=family.word_names[0])
                break
            if face.family_name != family.word_names[0]:
                other = face.family_name or face.path.name
                reader.sink.report("word-font-other", node.span, name=family.word_names[0], other=other)
                break
            carried[face.key] = len(face.data)
    if rule == "all":
        size = f"{sum(carried.values()) / 2**20:.1f} MB"
        reader.sink.report("word-fonts-size", node.span, count=str(len(carried)), size=size)
    return rule


def _template(node: nodes.Node | None, reader: Reader, sources: Sources) -> WordTemplate | None:
    if node is None or is_none(node):
        return None
    found = reader.scalar(node)
    if found is None:
        return None
    # a path begins at the project's folder or at the layout's, as those of fonts do
    beside = (PurePosixPath(found.span.file).parent / found.text).as_posix()
    path = beside if sources.exists(beside) else found.text
    try:
        data = sources.read(path)
    except PathOutside:
        reader.sink.report("template-outside", found.span, path=found.text)
    except SourceMissing:
        known = sorted({each for suffix in SUFFIXES for each in sources.glob(f"**/*{suffix}")})
        _report_missing(found.text, known, found.span, reader.sink)
    except SourceError as error:
        reader.sink.report("template-unreadable", found.span, path=found.text, reason=_reason(error))
    else:
        return _opened(found.text, data, found.span, reader.sink)
    return None


def template_at(path: Path, sources: Sources, sink: Sink) -> WordTemplate | None:
    """The template of a path on the command line; None when the sink was told what is wrong with it."""
    try:
        data = sources.read_installed(path.absolute())
    except SourceError as error:
        if path.is_file():
            sink.report("template-unreadable", path=str(path), reason=_reason(error))
        else:
            folder = path.parent
            known = [str(each) for each in sorted(folder.glob("*")) if each.suffix.lower() in SUFFIXES]
            _report_missing(str(path), known, None, sink)
        return None
    return _opened(str(path), data, None, sink)


def _reason(error: SourceError) -> str:
    return str(getattr(error, "reason", "")) or str(error)


def _report_missing(path: str, known: list[str], span: Span | None, sink: Sink) -> None:
    near = nearest(path, known, 4)
    suggestion = near[0] if near else "assets/模板.dotx"
    sink.report("template-missing", span, path=path, suggestion=suggestion, known=listed(near) or "—")


def _opened(path: str, data: bytes, span: Span | None, sink: Sink) -> WordTemplate | None:
    try:
        return word_template(path, data)
    except TemplateFault as fault:
        sink.report(fault.code, span, path=path)
        return None


def _names(node: nodes.Node | None, styles: Collection[str], reader: Reader) -> dict[str, str]:
    """Word names by style."""
    written = None if node is None or is_none(node) else reader.mapping(node, "heading: 标题 3")
    found: dict[str, str] = {}
    for entry in () if written is None else reader.known_entries(written, styles, "word_styles"):
        name = reader.scalar(entry.value)
        if name is None:
            continue
        text = name.text.strip()
        if _FORBIDDEN.search(text) or len(text) > _LONGEST:
            reader.sink.report("word-style-name", name.span, name=text[:40])
            continue
        found[entry.key.text] = text
    return found


def _report_strangers(node: nodes.Node, names: Mapping[str, str], template: WordTemplate, sink: Sink) -> None:
    """Say which names the template does not have: they may be misspelt."""
    from reportgen.theme.word_names import built_in  # only with a template

    known = {each.casefold() for each in template.style_names}
    spans = {entry.key.text: entry.value.span for entry in node} if isinstance(node, nodes.Mapping) else {}
    for style, name in names.items():
        if (built_in(name) or name).casefold() in known:
            continue
        near = nearest(name, template.style_names, 4)
        sink.report(
            "template-style-missing",
            spans[style],
            name=name,
            suggestion=near[0] if near else "—",
            known=listed(near) or "—",
        )
