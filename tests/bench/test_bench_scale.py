"""The lengthened seed text: the same passages on both sides of the comparison."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2

from bench import scale, scale_peers, whole


def _text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+|—\d+—|^篇幅$", "", "".join(pages), flags=re.MULTILINE)


def test_both_sides_set_every_passage_as_often_as_asked(tmp_path: Path) -> None:
    source = tmp_path / "2"
    scale.write_sources(source, 2)
    whole.main(source, source / "ours.pdf")
    scale_peers.main("platypus", source / "passages.json", source / "theirs.pdf")
    ours, theirs = _text(source / "ours.pdf"), _text(source / "theirs.pdf")
    for passage in scale.seed_passages():
        wanted = re.sub(r"\s+|\*\*", "", passage.text)
        assert ours.count(wanted) >= 2, wanted
        assert theirs.count(wanted) >= 2, wanted
