"""The base of all blocks, the registry of their names, and the reading of a list of blocks."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import ClassVar, Literal, TypeVar

from reportgen.blocks.context import LowerContext
from reportgen.model.flow import Block, Matter
from reportgen.schema import Expression, PlainText, StrictModel
from reportgen.text.names import nearest_name

Rank = Literal["part", "chapter", "section", "page"]

# how a module of this package declares a block: its class with the base, and the name that editors write
_DECLARATION = re.compile(rb'^class \w+\((\w+)\):|^    name: ClassVar\[str\] = "(\w+)"', re.MULTILINE)
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


def with_inner(block: BlockModel) -> Iterator[BlockModel]:
    """A block and all blocks inside it, in the order written."""
    yield block
    # most blocks have no such field; pydantic takes long to say so
    for inner in vars(block).get("blocks", ()):
        yield from with_inner(inner)


M = TypeVar("M", bound=BlockModel)


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


class Registry(Mapping[str, type[M]]):
    """Blocks by name. Names are known at once; the module of a block is imported when it is asked for."""

    def __init__(self, kind: type[M], modules: Mapping[str, str]) -> None:
        self._kind = kind
        self._modules = modules
        self._found: dict[str, type[M]] = {}

    def __getitem__(self, name: str) -> type[M]:
        found = self._found.get(name)
        if found is None:
            module = importlib.import_module(f"reportgen.blocks.{self._modules[name]}")
            found = self._found[name] = next(
                value
                for value in vars(module).values()
                if isinstance(value, type)
                and issubclass(value, self._kind)
                and vars(value).get("name") == name
            )
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


# what these blocks are called in HTML, Markdown, Word and Chinese: the nearest of our names are other blocks
_CALLED_ELSEWHERE = {
    "picture": "figure", "image": "figure", "photo": "figure", "img": "figure", "照片": "figure",
    "gallery": "pictures", "images": "pictures", "photos": "pictures", "paragraph": "text", "para": "text",
    "p": "text", "段落": "text", "标题": "heading", "toc": "contents", "引用": "quote",
    "blockquote": "quote",
    "box": "callout", "专栏": "callout", "timeline": "chronicle", "process": "steps", "newpage": "pagebreak",
    "bibliography": "references", "bullets": "list", "表": "table",
}  # fmt: skip


@cache
def registry() -> Registry[BlockModel]:
    """All blocks, from the modules of this package."""
    return Registry(BlockModel, {name: module for name, (module, _) in _declared().items()})


@cache
def divisions() -> Registry[DivisionModel]:
    """The blocks that are files of their own; their base classes are called so, and what extends those."""
    suffix = DivisionModel.__name__
    found = {name: module for name, (module, base) in _declared().items() if base.endswith(suffix)}
    return Registry(DivisionModel, found)


@cache
def _declared() -> dict[str, tuple[str, str]]:
    """The names of all blocks, each with its module and its base class, as the sources of this package say.

    To import them all takes a tenth of the time in which the seed is laid out, and a report uses few of them.
    Raises ValueError for a name used twice.
    """
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        base = ""
        for base_of_class, written in _DECLARATION.findall(path.read_bytes()):
            base, name = base_of_class.decode() or base, written.decode()
            if name in found:
                raise ValueError(f"block name used twice: {name}")
            if name:
                found[name] = path.stem, base
    return found


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
    """The block meant by ``name``: the one that others call so, or that its own words do (图片: ``figure``),
    else the one whose name is most like it; "" if none is.
    """
    if elsewhere := _CALLED_ELSEWHERE.get(name.casefold()):
        return elsewhere
    called = {model.words: key for key, model in registry().items()}
    return called.get(name) or nearest_name(name, registry())
