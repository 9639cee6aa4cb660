"""Nodes to blocks: a mapping whose first key names its block, in short or long form."""

from __future__ import annotations

import inspect
from dataclasses import field
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel as _BaseModel
from pydantic import (
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    WrapValidator,
    model_validator,
)

from reportgen.blocks.base import BlockModel, DivisionModel, divisions, nearest_block, registry
from reportgen.diagnostics import Sink, Span, listed
from reportgen.record import record
from reportgen.schema import (
    NO_SPAN,
    PlacedDict,
    PlacedList,
    RichText,
    ScalarField,
    StrictModel,
    mistake,
    nearest,
    plain,
    report_errors,
)
from reportgen.source import Node, Scalar

_WORDS_SHOWN = 24  # characters of a text that a message repeats


class ShortModel(StrictModel):
    """A part of a block that may be written as one value, which fills the field ``short``."""

    short: ClassVar[str] = ""

    @model_validator(mode="wrap")
    @classmethod
    def _from_short(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        if cls.short and isinstance(data, Scalar | PlacedList) and not _is_empty(data):
            return handler(PlacedDict({cls.short: data}, {cls.short: data.span}, data.span))
        return handler(data)


@record(frozen=True, slots=True)
class CellText(ScalarField):
    """Rich text that may be empty (``""``), as a table cell may."""

    rich: RichText | None
    span: Span = field(default=NO_SPAN, compare=False)

    @classmethod
    def read(cls, scalar: Scalar) -> CellText:
        return cls(RichText.read(scalar) if scalar.text.strip() else None, scalar.span)


def read_block(node: Node, sink: Sink) -> BlockModel | None:
    """The block of a node, without the blocks in it that are wrong; None when its own fields are.

    What is wrong is in the sink.
    """
    return _block(plain(node), sink)


def _read_blocks(data: Any, handler: Any, info: ValidationInfo) -> Any:
    """What pydantic calls for a field of type Blocks."""
    if isinstance(data, tuple):
        return data
    sink = (info.context or {})["sink"]
    if not isinstance(data, PlacedList):
        if isinstance(data, Scalar) and data.is_empty:
            return ()
        raise mistake("block-list")
    blocks = [_inner_block(item, sink) for item in data]
    # what is wrong with a block is told; the others are read, so that their mistakes are told with it
    return tuple(block for block in blocks if block is not None)


Blocks = Annotated[tuple[BlockModel, ...], WrapValidator(_read_blocks)]


def _inner_block(item: Any, sink: Sink) -> BlockModel | None:
    block = _block(item, sink)
    if isinstance(block, DivisionModel):
        if block.name == "section":
            sink.report("block-section-inside", block.span)
        else:
            sink.report("block-division-inside", block.span, name=block.name, words=block.words)
        return None
    return block


def _block(data: Any, sink: Sink) -> BlockModel | None:
    if isinstance(data, Scalar) and data.text.strip() in registry():
        # "- pagebreak" without a colon: a block that has nothing to fill in
        data = PlacedDict({data.text.strip(): Scalar("", data.span, "plain", ())}, {}, data.span)
    if not isinstance(data, PlacedDict) or not data:
        if not sink.has_error_in(data.span):  # a slip found there, such as a full-width colon, says more
            sink.report("block-shape", data.span, value=_beginning(data))
        return None
    name, value = next(iter(data.items()))
    model = registry().get(name)
    if model is None:
        _report_unknown(name, data, sink)
        return None
    content = _content(model, data, value, sink)
    if content is None:
        return None
    try:
        return model.model_validate(content, context={"sink": sink})
    except ValidationError as error:
        report_errors(error, model, content, sink)
        return None


def _report_unknown(name: str, data: PlacedDict, sink: Sink) -> None:
    inside = next((key for key in data if key in registry()), None)
    span = data.keys_at.get(name, data.span)
    if inside is not None:
        sink.report("block-not-first", span, name=inside, first=name)
        return
    sink.report(
        "block-unknown",
        span,
        name=name,
        near=nearest_block(name),
        known=listed(sorted(registry().keys() - divisions().keys())),
    )


def _content(model: type[BlockModel], data: PlacedDict, value: Any, sink: Sink) -> PlacedDict | None:
    """The fields of a block: from its value, and from the keys beside its name."""
    name = model.name
    beside = {key: item for key, item in data.items() if key != name}
    _leave_out_next(model, data, beside, sink)
    if isinstance(value, PlacedDict) and not _stands_for_short(model, value):
        if beside:
            key = next(iter(beside))
            sink.report("block-siblings", data.keys_at.get(key, data.span), name=name, key=key)
            return None
        return PlacedDict(dict(value), value.keys_at, data.span)
    entries: dict[str, Any] = {}
    places = {key: span for key, span in data.keys_at.items() if key != name}
    if not _is_empty(value):
        if not model.model_fields:
            sink.report("block-takes-nothing", value.span, name=name)
            return None
        if not model.short:
            sink.report("block-needs-fields", value.span, name=name, example=_example(model))
            return None
        entries[model.short] = value
        places[model.short] = data.keys_at.get(name, data.span)
    elif model.short and (
        (not beside and not model.bare)
        or (model.model_fields[model.short].is_required() and model.short not in beside)
    ):
        # an empty value is reported where it is missing, at the block's name
        entries[model.short] = value
    return PlacedDict({**entries, **beside}, places, data.span)


def _leave_out_next(model: type[BlockModel], data: PlacedDict, beside: dict[str, Any], sink: Sink) -> None:
    """Take out the next block, whose dash is missing, with all behind it, which then belongs to that one."""
    known, own = registry(), tuple(model.model_fields)
    # a key that is like one of the block's own (notes: note) is rather that, misspelt
    stray = next((key for key in beside if key in known and key not in own and not nearest(key, own)), None)
    if stray is None:
        return
    span = data.keys_at.get(stray, data.span)
    if not sink.has_slip_on(span):
        sink.report("block-no-dash", span, name=stray, first=model.name)
    keys = list(beside)
    for key in keys[keys.index(stray) :]:
        del beside[key]


def _stands_for_short(model: type[BlockModel], value: PlacedDict) -> bool:
    """Whether a mapping was written where the block's only field, which is no mapping, belongs.

    "- text:" with a line "论坛: 在上海" below it is a text with a colon, not a block with a field 论坛.
    """
    return [*model.model_fields] == [model.short] and model.short not in value


def _beginning(data: object) -> str:
    """The first words of what stands where a block belongs."""
    text = data.text.strip() if isinstance(data, Scalar) else ""
    return text if 0 < len(text) <= _WORDS_SHOWN else f"{text[:_WORDS_SHOWN]}…"


def _is_empty(data: object) -> bool:
    return isinstance(data, Scalar) and data.is_empty


def _example(model: type[_BaseModel]) -> str:
    """The example in a block's docstring, line by line."""
    written = inspect.cleandoc(model.__doc__ or "").partition("```yaml\n")[2].partition("```")[0]
    return written.rstrip() or "…"
