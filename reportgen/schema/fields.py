"""Types of values that editors write; each is read from a Scalar and keeps its Span."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from decimal import Decimal
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from reportgen.diagnostics import Span
from reportgen.record import record
from reportgen.schema.mistake import mistake
from reportgen.source import Mapping, Scalar, TypedLine
from reportgen.text.normalise import join_typed

_PERCENTAGE = re.compile(r"(\d+\.?\d*|\.\d+)\s*%")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_IDENTIFIER = re.compile(r"[^\W\d][\w.-]*")
_COLOUR_NAME = re.compile(r"[^\W\d][\w.-]*")
_HEX_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
# what is markup where text is rich: a fact, a reference
_MARKUP = re.compile(r"\{\{.*?\}\}|\{(?:ref|page|title|full):[^}]*\}")
_YES = frozenset({"true", "yes", "on", "是", "开"})
_NO = frozenset({"false", "no", "off", "否", "关"})
NO_SPAN = Span("", 1, 1, 1, 1)


class ScalarField:
    """Base of the field types: hooks a ``read`` of a Scalar into pydantic.

    An instance made by a program passes as it is.
    """

    # what YAML reads as a number or a truth value is a text as typed for us
    json_type: ClassVar[dict[str, Any]] = {"type": ["string", "number", "boolean"]}

    @classmethod
    def read(cls, scalar: Scalar) -> Self:
        """The value of a scalar; raises ``mistake``."""
        raise NotImplementedError

    @classmethod
    def accept(cls, data: object) -> Self:
        """What pydantic calls: an instance, or a node to read."""
        if isinstance(data, cls):
            return data
        return cls.read(scalar_of(data))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.accept)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(cls.json_type)


def scalar_of(data: object) -> Scalar:
    """The scalar in ``data``; raises ``mistake`` for a list, a mapping or nothing."""
    if isinstance(data, Scalar):
        if data.is_empty:
            raise mistake("schema-empty")
        return data
    if isinstance(data, dict | Mapping):
        raise mistake("schema-not-scalar-mapping")
    if getattr(data, "style", "block") == "flow":
        raise mistake("schema-not-scalar-brackets")
    raise mistake("schema-not-scalar-list")


@record(frozen=True, slots=True)
class PlainText(ScalarField):
    """Words without markup, on one line; line ends of wrapped text are joined the Chinese way."""

    value: str
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> PlainText:
        joined = join_typed([row.text for row in scalar.lines]).text.replace("\n", "")
        if not joined:
            raise mistake("schema-empty")
        return cls(joined, scalar.span)

    def __str__(self) -> str:
        return self.value


class Verbatim(PlainText):
    """Words that are printed as they are typed: facts and references cannot stand there."""

    @classmethod
    def read(cls, scalar: Scalar) -> Verbatim:
        words = PlainText.read(scalar)
        if (found := _MARKUP.search(words.value)) is not None:
            raise mistake("schema-markup-here", markup=found[0])
        return cls(words.value, words.span)


@record(frozen=True, slots=True)
class RichText(ScalarField):
    """Text with inline markup. In ``raw`` line ends are joined; "\\n" stands between paragraphs only.

    ``places`` says where pieces of ``raw`` stand in the file: (offset in raw, line, column), rising.
    """

    raw: str
    span: Span = field(default=NO_SPAN, compare=False)
    places: tuple[tuple[int, int, int], ...] = field(default=(), compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> RichText:
        joined = join_typed([row.text for row in scalar.lines])
        if not joined.text:
            raise mistake("schema-empty")
        places = tuple(
            (start, row.line, row.column + _leading(row))
            for start, row in zip(joined.starts, scalar.lines, strict=True)
            if row.text.strip()
        )
        return cls(joined.text, scalar.span, places)

    def paragraphs(self) -> tuple[RichText, ...]:
        """The paragraphs, divided by blank lines."""
        if "\n" not in self.raw:
            return (self,)
        found: list[RichText] = []
        offset = 0
        for part in self.raw.split("\n"):
            found.append(self.part(offset, len(part)))
            offset += len(part) + 1
        return tuple(paragraph for paragraph in found if paragraph.raw)

    def part(self, offset: int, length: int) -> RichText:
        """A piece of the text as a text of its own."""
        places = [
            (max(start - offset, 0), line, column + max(offset - start, 0))
            for start, line, column in self._places_from(offset)
            if start < offset + length
        ]
        return RichText(self.raw[offset : offset + length], self.at(offset, length), tuple(places))

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of ``length`` characters from ``offset`` in ``raw``.

        A piece that runs over several lines ends with the first of them. Exact for plain, single-quoted
        and block text; escapes in double quotes (``\\n``, ``\\u4e00``) shift it.
        """
        if not self.places:
            return self.span
        start, line, column = self._places_from(offset)[0]
        begin = column + max(offset - start, 0)
        following = next((s for s, _, _ in self.places if s > offset), len(self.raw))
        end = begin + max(min(length, following - offset), 1)
        return Span(self.span.file, line, begin, line, end)

    def lines(self, offset: int, length: int) -> tuple[tuple[int, Span], ...]:
        """Where ``length`` characters from ``offset`` stand, line by line: (offset in them, place)."""
        if len(self.places) == 1:
            return ((0, self.at(offset, length)),)
        part = self.part(offset, length)
        return tuple((start, part.at(start, length - start)) for start, _, _ in part.places)

    def _places_from(self, offset: int) -> tuple[tuple[int, int, int], ...]:
        """The line that holds ``offset`` and those after it."""
        index = max((i for i, place in enumerate(self.places) if place[0] <= offset), default=0)
        return self.places[index:]

    def __str__(self) -> str:
        return self.raw


@record(frozen=True, slots=True)
class AltText(RichText):
    """What stands for a picture; ``""`` says that it is an ornament and nothing stands for it."""

    @classmethod
    def read(cls, scalar: Scalar) -> AltText:
        if scalar.style in ("single", "double") and not scalar.text:
            return cls("", scalar.span)
        words = RichText.read(scalar)
        return cls(words.raw, words.span, words.places)

    @property
    def is_ornament(self) -> bool:
        return not self.raw


def _leading(row: TypedLine) -> int:
    return len(row.text) - len(row.text.lstrip())


@record(frozen=True, slots=True)
class Share(ScalarField):
    """A part of a whole as a percentage, 60%; ``value`` is in (0, 1]."""

    value: float
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> Share:
        match = _PERCENTAGE.fullmatch(unicodedata.normalize("NFKC", scalar.text).strip())
        if match is None or not 0 < float(match[1]) <= 100:
            raise mistake("block-width", value=scalar.text.strip())
        return cls(float(match[1]) / 100, scalar.span)


@record(frozen=True, slots=True)
class ColourName(ScalarField):
    """The name of a colour of the palette, or ``#RRGGBB``."""

    name: str
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> ColourName:
        written = scalar.text.strip()
        if not (_HEX_COLOUR.fullmatch(written) or _COLOUR_NAME.fullmatch(written)):
            raise mistake("schema-colour", value=written)
        return cls(written, scalar.span)

    def __str__(self) -> str:
        return self.name


@record(frozen=True, slots=True)
class Expression(ScalarField):
    """A formula or the name of a fact, without braces; resolve parses it."""

    source: str
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> Expression:
        written = join_typed([row.text for row in scalar.lines]).text
        inner = written.removeprefix("{{").removesuffix("}}").strip()
        if not inner:
            raise mistake("schema-empty")
        if len(scalar.lines) > 1:
            return cls(inner, scalar.span)
        row = scalar.lines[0]
        column = row.column + max(row.text.find(inner), 0)
        return cls(inner, Span(scalar.span.file, row.line, column, row.line, column + len(inner)))

    def __str__(self) -> str:
        return self.source


@record(frozen=True, slots=True)
class AssetPath(ScalarField):
    """The path of a file of the project, relative to its root, with ``/`` between folders."""

    path: str
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> AssetPath:
        written = scalar.text.strip()
        if "\\" in written:
            raise mistake("schema-path-backslash", value=written, fixed=written.replace("\\", "/"))
        return cls(written, scalar.span)

    def __str__(self) -> str:
        return self.path


@record(frozen=True, slots=True)
class Integer(ScalarField):
    """A whole number; full-width digits are understood."""

    json_type: ClassVar[dict[str, Any]] = {"type": ["integer", "string"]}
    value: int
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> Integer:
        written = unicodedata.normalize("NFKC", scalar.text).strip()
        if not re.fullmatch(r"[+-]?[0-9]{1,12}", written):
            raise mistake("schema-integer", value=scalar.text)
        return cls(int(written), scalar.span)

    def __int__(self) -> int:
        return self.value


@record(frozen=True, slots=True)
class Number(ScalarField):
    """An exact decimal number; ``1,035.5`` with thousands commas and full-width digits are understood."""

    json_type: ClassVar[dict[str, Any]] = {"type": ["number", "string"]}
    value: Decimal
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> Number:
        written = unicodedata.normalize("NFKC", scalar.text).strip()
        if not (_NUMBER.fullmatch(written) and written.isascii() and len(written) <= 40):
            raise mistake("schema-number", value=scalar.text)
        return cls(Decimal(written.replace(",", "")), scalar.span)


@record(frozen=True, slots=True)
class Switch(ScalarField):
    """true or false, 是 or 否."""

    json_type: ClassVar[dict[str, Any]] = {"enum": [True, False, "是", "否"]}
    value: bool
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> Switch:
        written = scalar.text.strip().lower()
        if written not in _YES | _NO:
            raise mistake("schema-switch", value=scalar.text)
        return cls(written in _YES, scalar.span)

    def __bool__(self) -> bool:
        return self.value


@record(frozen=True, slots=True)
class Identifier(ScalarField):
    """A name for references: letters (also Han), digits, ``-``, ``_`` and ``.``, a letter first."""

    value: str
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> Identifier:
        written = scalar.text.strip()
        if not _IDENTIFIER.fullmatch(written):
            raise mistake("schema-identifier", value=scalar.text)
        return cls(written, scalar.span)

    def __str__(self) -> str:
        return self.value
