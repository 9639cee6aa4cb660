"""The seed's Word files fill as many pages as its PDF, in a program that lays them out itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.seed.conftest import Built
from tests.support.office import docx_to_pdfs
from tests.support.word_parts import W, paragraph_with, part, value

SHIPPED = ("annual", "plain", "gongwen")


def pages(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_libreoffice_makes_about_as_many_pages_of_the_whole_and_of_its_chapter(
    seed_builds: Callable[[str], Built], tmp_path: Path
) -> None:
    words: dict[str, Path] = {}
    ours: dict[str, int] = {}
    for layout in SHIPPED:
        built = seed_builds(layout)
        for number in ("", "4.2"):
            name = f"{layout}{number}"
            words[name] = Path(shutil.copy(built.path("docx", number), tmp_path / f"{name}.docx"))
            ours[name] = pages(built.path("pdf", number))
    printed = docx_to_pdfs(list(words.values()), tmp_path / "word")
    found = dict(zip(words, map(pages, printed), strict=True))
    # no more than a tenth more or fewer: of a short chapter as many
    assert {name: n for name, n in found.items() if abs(n - ours[name]) > 0.1 * ours[name]} == {}


def test_gaps_are_smaller_in_word_where_the_pages_made_them_so(seed_builds: Callable[[str], Built]) -> None:
    """A page holds its last lines because its gaps shrank by all they may, a quarter."""
    path = seed_builds("annual").path("docx", "4.2")
    heading = paragraph_with(part(path, "word/document.xml"), "国内和对口支援地区科技交流")
    (own,) = heading.iter(f"{W}spacing")
    style = next(
        each
        for each in part(path, "word/styles.xml").iter(f"{W}style")
        if each.get(f"{W}styleId") == value(heading.find(f"{W}pPr/{W}pStyle"))
    )
    usual = style.find(f"{W}pPr/{W}spacing")
    assert usual is not None
    smaller, wished = (int(value(each, "before") or 0) for each in (own, usual))
    assert smaller == pytest.approx(0.75 * wished, abs=1)
