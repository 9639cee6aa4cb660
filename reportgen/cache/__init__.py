"""The store of derived data: what can be made again from the project, kept so that it need not be."""

from reportgen.cache.store import (
    LockedStore,
    Store,
    drawn_store,
    font_folder,
    font_store,
    page_store,
    picture_store,
    project_store,
    section_store,
)

__all__ = [
    "LockedStore",
    "Store",
    "drawn_store",
    "font_folder",
    "font_store",
    "page_store",
    "picture_store",
    "project_store",
    "section_store",
]
