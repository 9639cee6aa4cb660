"""The words of the page: each key stands for one thing, in both languages, and is there."""

from __future__ import annotations

import re
from pathlib import Path

import reportgen.preview

STATIC = Path(reportgen.preview.__file__).parent / "static"
KEYS = re.findall(
    r'(?:^ +|[,{] +)"?([\w-]+)"?: \["', (STATIC / "words.js").read_text(encoding="utf-8"), re.MULTILINE
)


def test_no_word_of_the_page_takes_the_place_of_another() -> None:
    assert KEYS and sorted(KEYS) == sorted(set(KEYS))


def test_every_word_that_is_asked_for_is_there() -> None:
    asked: set[str] = set()
    for file in STATIC.glob("*.*"):
        if file.suffix in (".js", ".html"):
            text = file.read_text(encoding="utf-8")
            asked.update(re.findall(r'\bsay\("([\w-]+)"', text))
            asked.update(re.findall(r'data-(?:text|title|label)="([\w-]+)"', text))
    assert asked <= set(KEYS)
