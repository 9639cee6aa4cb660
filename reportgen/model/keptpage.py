"""A page whose items are made when somebody asks for them, with what is told of it without.

Most builds change few pages: of all others nobody asks what stands on them, if their drawing is known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportgen.model.pages import ImageItem, Item, LinkItem, Page, RectItem, TextItem

Make = Callable[[], tuple[Item, ...]]
_OTHERS = ("index", "label", "width", "height", "bleed", "reach", "shrunk")


class KeptPage(Page):
    """A page of words and grounds alone, equal to any other that holds the same. ``digest`` is a hash of all
    that its items and the roles of their elements follow from; ``grounds`` are the areas below all else.
    What is made of it by ``replace`` is any page.
    """

    __slots__ = ("_items", "_make", "digest", "grounds")

    digest: bytes
    grounds: tuple[RectItem, ...]
    _make: Make | None
    _items: tuple[Item, ...]

    @classmethod
    def of(cls, page: Page, digest: bytes, grounds: tuple[RectItem, ...], make: Make) -> KeptPage:
        """The page, but for its items, which ``make`` makes."""
        made = cls.__new__(cls)
        for name in _OTHERS:
            setattr(made, name, getattr(page, name))
        made.digest, made.grounds = digest, grounds
        made._items, made._make = (), make
        return made

    @property
    def items(self) -> tuple[Item, ...]:
        if self._make is not None:
            self._items, self._make = self._make(), None
        return self._items

    def __replace__(self, **changes: Any) -> Page:
        whole = Page(self.index, self.label, self.width, self.height, self.items, *_after_items(self))
        return whole.__replace__(**changes)  # type: ignore[attr-defined, no-any-return]  # made by ``record``

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash(_values(self))

    def __reduce__(self) -> tuple[Any, ...]:
        arguments = self.index, self.label, self.width, self.height, self.items, *_after_items(self)
        return Page, arguments


# written out, it looks as any page does
KeptPage.__qualname__ = Page.__qualname__


def _after_items(page: Page) -> tuple[float, float, bool]:
    return page.bleed, page.reach, page.shrunk


def _values(page: Page) -> tuple[object, ...]:
    return page.items, *(getattr(page, name) for name in _OTHERS)


def digest_of_page(page: Page) -> bytes | None:
    """What all that stands on a page follows from, without asking for it; None where that is not known."""
    return page.digest if isinstance(page, KeptPage) else None


def is_plain(page: Page) -> bool:
    """Whether a page may be kept: with neither pictures nor links nor words across it."""
    return not any(
        isinstance(item, ImageItem | LinkItem)
        or (isinstance(item, TextItem) and item.artifact == "watermark")
        for item in page.items
    )


def further_items(page: Page) -> tuple[Item, ...]:
    """The items of a page among which there may be others than ``is_plain`` allows."""
    return () if isinstance(page, KeptPage) else page.items


def grounds_of(page: Page) -> tuple[RectItem, ...]:
    """The areas that are drawn before all else on a page."""
    if isinstance(page, KeptPage):
        return page.grounds
    found: list[RectItem] = []
    for item in page.items:
        if not isinstance(item, RectItem):
            break
        found.append(item)
    return tuple(found)
