"""Font programs are those of an earlier build where the same glyphs of the same face are used, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cache import Store
from reportgen.pdf import subsets
from reportgen.pdf.subsets import Subsets
from reportgen.source.shipped import shipped_path
from reportgen.theme.fontset import FontFace

_GLYPHS = {1, 40, 41}


@pytest.fixture
def face() -> FontFace:
    return FontFace("sans", shipped_path("assets/fonts/NotoSansSC-Regular.ttf"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[set[int]]:
    """The glyphs of programs that are made."""
    found: list[set[int]] = []
    make = subsets._made

    def noting(face: FontFace, glyphs: set[int]) -> subsets.Subset:
        found.append(glyphs)
        return make(face, glyphs)

    monkeypatch.setattr(subsets, "_made", noting)
    return found


def test_a_program_is_made_once(face: FontFace, made: list[set[int]], tmp_path: Path) -> None:
    first = Subsets(Store(tmp_path), "a").of(face, _GLYPHS)
    again = Subsets(Store(tmp_path), "a").of(face, _GLYPHS)
    assert made == [_GLYPHS]
    assert (again.data, again.length, again.digest) == (first.data, first.length, first.digest)
    assert [again.glyphs[glyph] for glyph in _GLYPHS] == [first.glyphs[glyph] for glyph in _GLYPHS]


@pytest.mark.parametrize("change", ["glyphs", "maker", "face", "entry"])
def test_what_it_is_made_from_has_changed(
    face: FontFace, made: list[set[int]], tmp_path: Path, change: str
) -> None:
    Subsets(Store(tmp_path), "a").of(face, _GLYPHS)
    if change == "face":
        face = FontFace("serif", shipped_path("assets/fonts/NotoSerifSC-Regular.ttf"))
    if change == "entry":
        for entry in tmp_path.iterdir():
            entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    glyphs = _GLYPHS | {42} if change == "glyphs" else _GLYPHS
    found = Subsets(Store(tmp_path), "b" if change == "maker" else "a").of(face, glyphs)
    assert made == [_GLYPHS, glyphs]
    clean = Subsets().of(face, glyphs)
    assert (found.data, found.digest) == (clean.data, clean.digest)
