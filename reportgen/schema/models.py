"""The strict base of everything editors write, and the loading that reports all mistakes at their places."""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from reportgen.diagnostics import Sink, Span, listed
from reportgen.schema.fields import NO_SPAN
from reportgen.schema.mistake import REPORTED, mistake
from reportgen.schema.plain import PlacedDict, PlacedList, place_of, plain
from reportgen.source import Node, Scalar
from reportgen.source.pasted import as_row

M = TypeVar("M", bound="StrictModel")
# below this likeness a "did you mean" confuses more than it helps
_LIKENESS = 60


class StrictModel(BaseModel):
    """A mapping with known keys only, frozen; every instance knows its ``span``."""

    # a report uses few of the blocks: what reads one is built with the first of its kind
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    # a factory, since pydantic copies a default deeply for each instance
    _span: Span = PrivateAttr(default_factory=lambda: NO_SPAN)

    @property
    def span(self) -> Span:
        """Where it was written."""
        # what ``self._span`` finds on a way of its own, which takes ten times as long
        private = self.__pydantic_private__
        return NO_SPAN if private is None else private["_span"]

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        if isinstance(data, Scalar):
            raise mistake("schema-empty" if data.is_empty else "schema-not-mapping")
        if isinstance(data, PlacedList):
            raise mistake("schema-not-mapping")
        if isinstance(data, PlacedDict):
            span = data.span
            made = handler(_with_choices(cls, data))
            made.__pydantic_private__["_span"] = span
            return made
        return handler(data)


def _with_choices(model: type[BaseModel], data: PlacedDict) -> PlacedDict:
    """The data with the words of enumerated fields as plain strings, which is what Literal compares."""
    names = _choice_fields(model) & data.keys()
    if not any(isinstance(data[name], Scalar | PlacedList) for name in names):
        return data
    words: dict[str, Any] = {
        name: data[name].text.strip() for name in names if isinstance(data[name], Scalar)
    }
    for name in names:
        if isinstance(data[name], PlacedList):
            items = [item.text.strip() if isinstance(item, Scalar) else item for item in data[name]]
            words[name] = PlacedList(items, data[name].span, data[name].style)
    return PlacedDict({**data, **words}, data.keys_at, data.span)


@cache
def _choice_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, info in model.model_fields.items() if _is_choice(info.annotation))


def _is_choice(annotation: Any) -> bool:
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType, tuple):
        return any(_is_choice(part) for part in typing.get_args(annotation))
    return origin is Literal


def load_model(model: type[M], node: Node, sink: Sink) -> M | None:
    """An instance from a node; None when anything is wrong, all of which is then in the sink."""
    data = plain(node)
    try:
        return model.model_validate(data, context={"sink": sink})
    except ValidationError as error:
        report_errors(error, model, data, sink)
        return None


def report_errors(error: ValidationError, model: type[BaseModel], data: object, sink: Sink) -> None:
    """Every error of a validation as a diagnostic at its place."""
    details = error.errors(include_url=False, include_input=False)
    meant = {
        (item["loc"][:-1], nearest(str(item["loc"][-1]), _known_keys(_model_at(model, item["loc"][:-1]))))
        for item in details
        if item["type"] == "extra_forbidden"
    }
    for item in details:
        if item["type"] == REPORTED:
            continue
        # a key that is missing only because it is misspelt is told once
        if item["type"] == "missing" and (item["loc"][:-1], str(item["loc"][-1])) in meant:
            continue
        _report(item, model, data, sink)


def _report(item: ErrorDetails, model: type[BaseModel], data: object, sink: Sink) -> None:
    path = item["loc"]
    kind = item["type"]
    span = place_of(data, path)
    name = str(path[-1]) if path else ""
    match kind:
        case "extra_forbidden":
            owner = _follow(data, path[:-1])
            span = owner.keys_at.get(name, span) if isinstance(owner, PlacedDict) else span
            if span is not None and sink.has_slip_on(span):
                return  # where the line was meant to stand is only guessed
            known = _known_keys(_model_at(model, path[:-1]))
            near = nearest(name, known)
            code = "schema-unknown-key" if near else "schema-unknown-key-listed"
            sink.report(code, span, key=name, near=near, known=listed(known))
        case "missing":
            sink.report("schema-missing-key", place_of(data, path[:-1]), key=name)
        case "literal_error":
            choices = str(item.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
            known = choices.split(", ")
            value = _follow(data, path)
            written = value.text.strip() if isinstance(value, Scalar) else name
            near = nearest(written, known)
            code = "schema-choice" if near else "schema-choice-listed"
            sink.report(code, span, value=written, near=near, known=listed(known))
        case "tuple_type" | "list_type":
            value = _follow(data, path)
            if isinstance(value, Scalar) and "\t" in value.text:
                fixed = "\n".join(as_row(line.text) for line in value.lines if line.text)
                sink.report("yaml-pasted-rows", span, fixed=fixed)
            else:
                sink.report("schema-not-list", span)
        case "dict_type" | "model_type":
            sink.report("schema-not-mapping", span)
        case _:
            words = {k: str(v) for k, v in item.get("ctx", {}).items() if k != "code"}
            sink.report(str(item.get("ctx", {}).get("code", "schema-wrong-value")), span, **words)


def _follow(data: Any, path: tuple[int | str, ...]) -> Any:
    for step in path:
        if isinstance(data, PlacedDict):
            data = data.get(str(step), data)
        elif isinstance(data, PlacedList) and isinstance(step, int) and step < len(data):
            data = data[step]
    return data


def _model_at(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that the keys at ``path`` belong to, found through the field annotations."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = _model_in(model.model_fields[step].annotation)
            model = inner or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)


def _known_keys(model: type[BaseModel]) -> list[str]:
    return list(model.model_fields)


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """The known word most like ``word``, "" when none is like it."""
    from rapidfuzz import fuzz, process  # only for a mistake

    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return str(found[0]) if found else ""
