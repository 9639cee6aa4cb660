"""Named styles to computed styles: as written, then inherited along ``based_on``, then in pt."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Diagnostic, Span, listed
from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.lengths import Length
from reportgen.theme.names import OPTIONAL_STYLES, STYLES, misspelt, nearest
from reportgen.theme.properties import (
    CHARACTER,
    CLEARABLE,
    INITIAL,
    READERS,
    TYPE,
    Specified,
    Value,
    computed,
)
from reportgen.theme.reader import Reader, is_none
from reportgen.theme.style import Style


@record(frozen=True, slots=True)
class WrittenStyle:
    """A style as the layout writes it."""

    name: str
    span: Span
    own: Specified
    based_on: nodes.Scalar | None


def read_styles(node: nodes.Node, reader: Reader) -> dict[str, WrittenStyle]:
    """Every style of ``styles:``, with the properties that could be read."""
    styles = reader.mapping(node, "body: {size: 10.5pt, leading: 18pt}")
    if styles is None:
        return {}
    written = {}
    for entry in styles:
        body = reader.mapping(entry.value, f"{entry.key.text}: {{size: 10.5pt}}")
        if body is not None:
            written[entry.key.text] = _read_style(entry.key, body, reader)
    return written


def _read_style(name: nodes.Scalar, body: nodes.Mapping, reader: Reader) -> WrittenStyle:
    own: dict[str, Value] = {}
    based_on = None
    for entry in reader.known_entries(body, ("based_on", *READERS), f"styles.{name.text}"):
        key = entry.key.text
        if key == "based_on":
            based_on = reader.scalar(entry.value)
            continue
        value = READERS[key](entry.value, reader)
        if value is not None or (key in CLEARABLE and is_none(entry.value)):
            own[key] = value
    return WrittenStyle(name.text, name.span, own, based_on)


def computed_styles(
    written: Mapping[str, WrittenStyle], default_font: str, measure: float, reader: Reader
) -> dict[str, Style]:
    """Every style in pt, in alphabetical order; unknown and circular bases are reported."""
    _report_strangers(written, reader)
    cascade = _Cascade(written, {**INITIAL, "font": default_font}, measure, reader)
    return {name: cascade.style(name) for name in sorted(written)}


def body_type(written: Mapping[str, WrittenStyle], reader: Reader) -> tuple[float, float]:
    """Size and leading of the running text in pt: what a page's em and lines are."""
    cascade = _Cascade(written, INITIAL, 0.0, reader)
    if "body" not in written:
        return cascade.initial_size, cascade.initial_size * 1.7
    body = cascade.style("body")
    return body.size, body.leading


def _report_strangers(written: Mapping[str, WrittenStyle], reader: Reader) -> None:
    """Names no block asks for and no style builds on are most likely misspelt.

    A style that speaks of type alone is one for words (``[words]{.name}``), unless its name is close to one
    that blocks ask for.
    """
    bases = {style.based_on.text for style in written.values() if style.based_on is not None}
    asked = (*STYLES, *OPTIONAL_STYLES)
    for name in sorted(set(written) - set(asked) - bases):
        if written[name].own.keys() <= CHARACTER and not misspelt(name, asked):
            continue
        near = nearest(name, asked)
        reader.sink.report("theme-style-unused", written[name].span, name=name, suggestion=near[0])


@record(frozen=True)
class _Cascade:
    """Follows ``based_on``; a style is asked for as often as others build on it, which is seldom."""

    written: Mapping[str, WrittenStyle]
    initial: Specified
    measure: float
    reader: Reader

    @property
    def initial_size(self) -> float:
        size = self.initial["size"]
        return size.value if isinstance(size, Length) else 0.0

    def style(self, name: str) -> Style:
        specified, base_size = self._inherited(name, ())
        return computed(name, specified, self._given(name), base_size, self.measure)

    def _given(self, name: str) -> frozenset[str]:
        """The properties written for a style and those it is based on."""
        found: set[str] = set()
        walked: set[str] = set()
        while name in self.written and name not in walked:
            walked.add(name)
            style = self.written[name]
            found.update(style.own)
            name = "" if style.based_on is None else style.based_on.text
        return frozenset(found)

    def _inherited(self, name: str, path: tuple[str, ...]) -> tuple[Specified, float]:
        """All values of a style with those of its bases, and the size a relative size refers to."""
        style = self.written[name]
        base = self._base(style, (*path, name))
        walked = (*path, name)
        values = self._body_type(walked) if base is None else self._absolute(base, walked)
        size = values["size"]
        base_size = size.value if isinstance(size, Length) else 0.0
        if "border" in style.own:
            # a rule around everything replaces the base's single sides
            values = {key: value for key, value in values.items() if not key.startswith("border_")}
        return {**values, **style.own}, base_size

    def _absolute(self, name: str, path: tuple[str, ...]) -> Specified:
        """A base's values with its size in pt: 120% of 120% is not 120% of the page's."""
        values, base_size = self._inherited(name, path)
        size = values["size"]
        points = size.points(base_size, base_size) if isinstance(size, Length) else base_size
        return {**values, "size": Length(points, "pt")}

    def _body_type(self, path: tuple[str, ...]) -> Specified:
        if "body" not in self.written or path[-1] in self._below_body():
            return self.initial
        body = self._absolute("body", path)
        return {key: body[key] for key in TYPE}

    def _below_body(self) -> frozenset[str]:
        """The body and what it is based on: these begin with the initial values."""
        found: list[str] = []
        name = "body"
        while name in self.written and name not in found:
            found.append(name)
            base = self.written[name].based_on
            name = "" if base is None else base.text
        return frozenset(found)

    def _base(self, style: WrittenStyle, path: tuple[str, ...]) -> str | None:
        """The name of the base if it is one: known and not built on this style itself."""
        given = style.based_on
        if given is None:
            return None
        if given.text not in self.written:
            near = nearest(given.text, self.written, 4)
            self.reader.sink.report(
                "theme-unknown-style", given.span, name=given.text, suggestion=near[0], known=listed(near)
            )
            return None
        if given.text in path:
            loop = path[path.index(given.text) :]
            if style.name != min(loop):
                # every style leads into the loop; it is told once, where its first name stands
                return None
            related = tuple((self.written[name].span, name) for name in loop[1:])
            chain = " → ".join((*loop, given.text))
            self.reader.sink.add(Diagnostic("theme-style-circular", given.span, {"chain": chain}, related))
            return None
        return given.text
