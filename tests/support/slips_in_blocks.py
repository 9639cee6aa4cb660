"""What goes wrong with a block, made from its own example: a list emptied, words too long, a picture lost."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from reportgen.blocks.base import divisions, registry
from reportgen.specimen import examples
from reportgen.text.classes import is_han

LONG = (
    "构建链接国际的高水平创新网络协调推进科技合作交流与对话" * 12
)  # 312 characters without a mark to break at
MANY = 200
WRONG = "不是这样写"
UNKNOWN = "见{{ 没有.这个事实 }}和{ref:没有这个名称}"
AS_IT_IS = "as it is"
_PICTURE = re.compile(r"pictures/.*\.png")
# what a block holds of other blocks has slips of its own
_INNER = ("blocks", "notes")
# what stands on the page itself only
_NOT_INSIDE = frozenset(
    {"section", "contents", "columns", "landscape", "list_of", "blank", "pagebreak", "topic", "item"}
)
# covers have fields that the example of their reference page leaves out
_FULLER = {
    "cover": "cover:\n  title: 科技进步报告\n  subtitle: 开放创新卷\n  year: 二〇二一年\n  publisher: 示例中心\n"
    "  note: 内部资料\n  logo: pictures/mark-1.png\n  logo_alt: 标志\n  picture: pictures/forum.png\n"
    "  picture_alt: 会场\n",
    "backcover": "backcover: 示例中心编\nlogo: pictures/mark-1.png\nlogo_alt: 标志\n",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """A block with one thing wrong: ``written`` is a list of blocks, or a whole file for a division.

    ``said`` are the words put in place of others, ``instead`` the words that stood there.
    """

    block: str
    kind: str
    place: str
    written: str
    said: str = ""
    instead: str = ""

    @property
    def name(self) -> str:
        return f"{self.block} {self.place or '-'}: {self.kind}"


def first_slips() -> Iterator[Slip]:
    """A slip of each kind in each block: of a text, of a list, at the first of the places."""
    seen: set[tuple[str, str, bool]] = set()
    for slip in slips():
        key = (slip.block, slip.kind, bool(slip.instead))
        if key not in seen:
            seen.add(key)
            yield slip


def slips() -> Iterator[Slip]:
    """Every slip of every block there is; a block without an example raises KeyError."""
    shown = {example.name: example.yaml for example in examples()}
    for name, model in registry().items():
        if name in divisions():
            docs = inspect.cleandoc(model.__doc__ or "")
            written = _FULLER.get(name) or docs.partition("```yaml\n")[2].partition("```")[0]
        else:
            written = shown[name]
        yield Slip(name, AS_IT_IS, "", written)
        yield from _in_places(name, written)
        if name not in divisions() and name not in _NOT_INSIDE:
            lines = "".join(f"    {line}" for line in written.splitlines(keepends=True))
            yield Slip(name, "in a narrow column", "", f"- columns: 3\n  blocks:\n{lines}")
            yield Slip(name, "in a box", "", f"- callout: 专栏\n  blocks:\n{lines}")


def tree_of(written: str) -> yaml.Node:
    """YAML as nodes. Raises ValueError for nothing at all."""
    tree = yaml.compose(written, yaml.CSafeLoader)
    if tree is None:
        raise ValueError("an example without content")
    return tree


def _in_places(name: str, written: str) -> Iterator[Slip]:
    """A slip of each kind at each of a block's own values; of several alike, at the first."""
    seen: set[tuple[str, str]] = set()
    for node, place, alike in _places(tree_of(written), name):
        for kind, change in _CHANGES.items():
            new = None if (kind, place) in seen else change(node, written)
            if new is None:
                continue
            seen.add((kind, place))
            start, end = node.start_mark.index, node.end_mark.index
            old = written[start:end]
            # a block collection ends where the next thing begins
            tail = old[len(old.rstrip()) :]
            instead = node.value if isinstance(node, yaml.ScalarNode) else ""
            # of the blocks alike only the one that is changed
            parts = [(start, end, new + tail), *((*each, "") for each in alike)]
            changed, at = "", 0
            for begin, finish, said in sorted(parts):
                changed += written[at:begin] + said
                at = finish
            yield Slip(name, kind, place, changed + written[at:], new.strip('"'), instead)


Range = tuple[int, int]


def _places(tree: yaml.Node, name: str) -> Iterator[tuple[yaml.Node, str, list[Range]]]:
    """A block's own values, each with the keys that lead there, and where the blocks alike stand."""
    if not isinstance(tree, yaml.SequenceNode):
        for node, place in _within(tree, ""):
            yield node, place, []
        return
    own = [
        block
        for block in tree.value
        if isinstance(block, yaml.MappingNode) and block.value[0][0].value == name
    ]
    # with the dash before it
    ranges = [(block.start_mark.index - 2, block.end_mark.index) for block in own]
    for number, block in enumerate(own):
        alike = ranges[:number] + ranges[number + 1 :]
        for node, place in _within(block, ""):
            yield node, place, alike


def _within(node: yaml.Node, place: str) -> Iterator[tuple[yaml.Node, str]]:
    if place:
        yield node, place
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                inner = f"{place}.{key.value}".strip(".")
                if key.value in _INNER and isinstance(value, yaml.SequenceNode):
                    yield value, inner
                else:
                    yield from _within(value, inner)
        case yaml.SequenceNode():
            for value in node.value:
                yield from _within(value, f"{place}[]")


Change = Callable[[yaml.Node, str], str | None]


def _emptied(node: yaml.Node, written: str) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return '""'
    return "[]" if isinstance(node, yaml.SequenceNode) else None


def _repeated(node: yaml.Node, written: str, count: Callable[[int], int]) -> str | None:
    """A list with so many of its items, the first again after the last."""
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    ends = [*(item.start_mark.index for item in node.value[1:]), node.end_mark.index]
    starts = [item.start_mark.index for item in node.value]
    if node.flow_style:
        items = [written[item.start_mark.index : item.end_mark.index] for item in node.value]
        return "[" + ", ".join(items[i % len(items)] for i in range(count(len(items)))) + "]"
    dashes = [written.rindex("-", 0, start) for start in starts]
    ends = [*dashes[1:], node.end_mark.index]
    items = [written[dash:end].rstrip() for dash, end in zip(dashes, ends, strict=True)]
    between = "\n" + " " * node.start_mark.column
    return between.join(items[i % len(items)] for i in range(count(len(items))))


def _single(node: yaml.Node, written: str) -> str | None:
    return _repeated(node, written, lambda count: 1) if len(node.value) > 1 else None


def _many(node: yaml.Node, written: str) -> str | None:
    return _repeated(node, written, lambda count: MANY)


def _lost_picture(node: yaml.Node, written: str) -> str | None:
    lost = isinstance(node, yaml.ScalarNode) and _PICTURE.fullmatch(node.value)
    return "pictures/lost.png" if lost else None


def _wrong_type(node: yaml.Node, written: str) -> str:
    # a block collection begins its own lines
    return "{不对: 不对}" if isinstance(node, yaml.ScalarNode) else WRONG


def _in_words(words: str) -> Change:
    """Words in place of what is words already; a number or a choice is no place for them."""

    def changed(node: yaml.Node, written: str) -> str | None:
        is_text = isinstance(node, yaml.ScalarNode) and any(map(is_han, node.value))
        return f'"{words}"' if is_text else None

    return changed


_CHANGES: dict[str, Change] = {
    "empty": _emptied,
    "a single item": _single,
    "two hundred items": _many,
    "a missing picture": _lost_picture,
    "a wrong type": _wrong_type,
    "a very long text": _in_words(LONG),
    "an unknown fact and an unknown reference": _in_words(UNKNOWN),
}
