"""The seed's source text as the sentences a reader must find in the outputs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "seeds" / "source" / "000_3d67540b5cea5dfe.txt"
_FULL_WIDTH = str.maketrans(",:;()", "，：；（）")
_END = re.compile(r"(?<=[。；])")


def normalised(line: str) -> str:
    """A line as an editor sets it: marks of the draft gone, punctuation full-width (GB/T 15834)."""
    line = line.replace("**", "").strip()
    # the marker is the layout's business: ◆, ①, the dash of a list, the section's number
    line = re.sub(r"^(?:[◆①-⑳]|-|\d+\.\d+)\s*", "", line)
    line = line.translate(_FULL_WIDTH)
    return re.sub(r"\s+", "", line)


@cache
def source_sentences() -> tuple[str, ...]:
    """Every heading, item and sentence of the source in order, blanks taken out."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    sentences = (sentence for line in lines for sentence in _END.split(normalised(line)))
    return tuple(sentence for sentence in sentences if sentence)
