"""The base of all blocks, the registry of their names, and the reading of a list of blocks."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from typing import ClassVar, Literal

from reportgen.blocks.context import LowerContext
from reportgen.model.flow import Block, Matter
from reportgen.schema import Expression, PlainText, StrictModel
from reportgen.text.names import nearest_name

Rank = Literal["part", "chapter", "section", "page"]

_FACT_NAME = re.compile(r"[^\s()（）+\-*/×÷|\[\],，\"']+")


class BlockModel(StrictModel):
    """One thing an editor writes.

    ``name`` is the YAML key, ``short`` the field that a plain value or a list after the key fills.
    ``words`` is its Chinese name. ``bare``: it says enough with nothing filled in.
    """

    name: ClassVar[str]
    words: ClassVar[str]
    short: ClassVar[str] = ""
    bare: ClassVar[bool] = False

    def lower(self, context: LowerContext) -> tuple[Block, ...]:
        """The block as FLOW."""
        raise NotImplementedError


class DivisionModel(BlockModel):
    """A block that is a file of its own, one of those ``report.yaml`` lists.

    ``rank``: a part holds the chapters after it, a chapter the sections after it; ``matters`` are the lists
    it may stand in. ``counted``: the template of the number it gets without being given one, "" for none.
    """

    rank: ClassVar[Rank]
    matters: ClassVar[tuple[Matter, ...]] = ("front", "body", "back")
    counted: ClassVar[str] = ""

    @property
    def written_number(self) -> PlainText | None:
        """The number an editor gave it."""
        return None


@cache
def registry() -> dict[str, type[BlockModel]]:
    """All blocks by name, from the modules of this package. Raises ValueError for a name used twice."""
    import reportgen.blocks as package

    found: dict[str, type[BlockModel]] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        for value in vars(module).values():
            if not (isinstance(value, type) and issubclass(value, BlockModel)) or value is BlockModel:
                continue
            if value.__module__ != module.__name__ or "name" not in vars(value):
                continue
            if value.name in found:
                raise ValueError(f"block name used twice: {value.name}")
            found[value.name] = value
    return found


@cache
def divisions() -> dict[str, type[DivisionModel]]:
    """The blocks that are files of their own, by name."""
    return {name: block for name, block in registry().items() if issubclass(block, DivisionModel)}


def tell_empty(block: BlockModel, wanted: str, context: LowerContext) -> None:
    """Report a block without content: on paper it would leave no trace."""
    context.sink.report("block-empty", block.span, block=block.name, wanted=wanted)


def own_name(expression: Expression, context: LowerContext) -> str:
    """The last part of a fact's name, which says what it counts; a formula has none, which is reported."""
    if _FACT_NAME.fullmatch(expression.source):
        return expression.source.rpartition(".")[2]
    context.sink.report("label-missing", expression.span, expression=expression.source)
    return ""


def nearest_block(name: str) -> str:
    """The block name most like ``name``."""
    return nearest_name(name, registry())
