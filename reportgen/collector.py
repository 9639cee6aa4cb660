"""Pauses Python's cyclic collector while a report is built, and in commands that end once they have."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cyclic garbage inside the block, and the collector as it was after it.

    FLOW, pieces and pages are trees that live until the files are written: the searches, each over all of
    them, take a tenth of the time of a report of 140 pages and free less than 1 MiB. So it is with modules:
    to load them takes a twentieth less. The first search after the block is over all that was made in it:
    a command ends inside. Not for what runs on for hours, as a preview: ``collector_working``.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def collect_young() -> None:
    """Search what was made since the last call for cyclic garbage; what lives is left out of later searches,
    that of ``collect_all`` excepted. For a moment of rest in what runs on for hours: else all of it is
    searched in the midst of work.
    """
    gc.collect()
    gc.freeze()


def collect_all() -> None:
    """Search all there is for cyclic garbage; what lives is left out of later searches."""
    gc.unfreeze()
    collect_young()


@contextmanager
def collector_working() -> Iterator[None]:
    """The collector at work inside the block, for what runs on for hours in a program that pauses it."""
    was_enabled = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not was_enabled:
            gc.disable()
