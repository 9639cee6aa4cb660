"""Why a picture file cannot be used: a code of the catalogue with its words. Who knows the place tells it."""

from __future__ import annotations


class Unusable(Exception):
    """A file that is no usable picture: ``code`` of the catalogue, ``words`` for its message."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words
