"""Text drawn by the PDF writer: it reads back, stands where it was put, and its fonts travel with it."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model.colour import BLACK
from reportgen.model.pages import GlyphRun, Pages, TextItem
from reportgen.pdf import write_pdf
from reportgen.pdf.writer import pdf_bytes
from tests.support.pages_by_hand import (
    HEIGHT,
    document,
    elements,
    end,
    font_theme,
    full_report,
    line,
    paragraph_page,
    run,
)

ONE_PARAGRAPH = elements(("Document", None), ("P", 0))


def written(pages: Pages, folder: Path) -> Path:
    path = folder / "report.pdf"
    write_pdf(pages, font_theme(), path)
    return path


def text_of(path: Path, page: int = 0) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return str(pdf[page].get_textpage().get_text_bounded())


def glyph_origins(path: Path) -> list[tuple[float, float]]:
    """Where the first page's stream puts each glyph, by the rules of ISO 32000-1 §9.4.4."""
    origins: list[tuple[float, float]] = []
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BT":
                    matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
                case "Tm":
                    matrix = tuple(float(value) for value in operands)
                case "Td":
                    x, y = map(float, operands)
                    a, b, c, d, e, f = matrix
                    matrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
                case "Tf":
                    size = float(operands[1])
                    widths = _widths(page.resources.Font[str(operands[0])])
                case "TJ":
                    pen = 0.0
                    for part in operands[0]:
                        if not isinstance(part, pikepdf.String):
                            pen -= float(part) / 1000 * size
                            continue
                        raw = bytes(part)
                        for at in range(0, len(raw), 2):
                            a, b, _, _, e, f = matrix
                            origins.append((a * pen + e, b * pen + f))
                            pen += widths.get(int.from_bytes(raw[at : at + 2], "big"), 1000) / 1000 * size
    return origins


def _widths(font: pikepdf.Object) -> dict[int, float]:
    items = list(font.DescendantFonts[0].W)
    return {
        int(first) + index: float(width)
        for first, widths in zip(items[::2], items[1::2], strict=True)
        for index, width in enumerate(widths)
    }


def test_text_reads_back_in_order(tmp_path: Path) -> None:
    path = written(full_report(), tmp_path)
    text = text_of(path).replace("\r\n", "\n")
    assert "4.2 拓展国际国内合作网络\n详见上海科技网站和报告正文，全年新增25家。\n第二行没有空格。" in text


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("国际科技合作“”（）——……，。·ABCxyz0123456789%/ ①"), min_size=1, max_size=40))
def test_any_text_reads_back_from_the_structure(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    from reportgen.verify.pdf_reader import read_pdf

    path = written(paragraph_page(text), tmp_path_factory.mktemp("text"))
    assert [record.text for record in read_pdf(path)] == [text]


def test_one_glyph_may_stand_for_different_characters(tmp_path: Path) -> None:
    han = run("一", element=1)
    radical = replace(han, text=("⼀",), offsets=(end(han),))
    pages = document((TextItem(72, 100, (han, radical), 40, 40, 1),), ONE_PARAGRAPH)
    assert text_of(written(pages, tmp_path)) == "一⼀"


def test_one_glyph_may_stand_for_several_characters(tmp_path: Path) -> None:
    ligature = replace(run("f"), text=("ffi",))
    pages = document((TextItem(72, 100, (ligature,), 10, 10, 1),), ONE_PARAGRAPH)
    assert text_of(written(pages, tmp_path)) == "ffi"


def test_a_glyph_without_text_leaves_no_trace_in_the_text_layer(tmp_path: Path) -> None:
    from reportgen.verify.pdf_reader import read_pdf

    hyphenated = replace(run("in-novation"), text=("i", "n", "", *"novation"))
    pages = document((TextItem(72, 100, (hyphenated,), 60, 60, 1),), ONE_PARAGRAPH)
    path = written(pages, tmp_path)
    assert [record.text for record in read_pdf(path)] == ["innovation"]
    assert len(glyph_origins(path)) == len("in-novation")


@settings(max_examples=25, deadline=None)
@given(
    spread=st.floats(-1, 4),
    size=st.floats(5, 40),
    x=st.floats(20, 200),
    y=st.floats(20, 800),
    rise=st.floats(-3, 6),
)
def test_glyphs_stand_where_they_were_put(
    tmp_path_factory: pytest.TempPathFactory, spread: float, size: float, x: float, y: float, rise: float
) -> None:
    first = run("全年新增25家，累计", size=size, spread=spread, rise=rise)
    second = run("506家。", size=size, spread=spread, rise=rise, start=end(first) + 1.234, face="song-bold")
    pages = document((TextItem(x, y, (first, second), 100, 100, 1),), ONE_PARAGRAPH)
    found = glyph_origins(written(pages, tmp_path_factory.mktemp("glyphs")))
    expected = [(x + offset, HEIGHT - y + rise) for offset in (*first.offsets, *second.offsets)]
    # half a thousandth of an em for the step, half a thousandth of a pt for each of start, base and size
    tolerance = size * 0.0005 + 0.001 + 0.0005 * len(expected)
    assert len(found) == len(expected)
    for (found_x, found_y), (wanted_x, wanted_y) in zip(found, expected, strict=True):
        assert abs(found_x - wanted_x) < tolerance
        assert abs(found_y - wanted_y) < 0.001


def test_positions_do_not_drift_over_a_page_of_lines(tmp_path: Path) -> None:
    items = tuple(line("合作", 72 + index / 3, 50 + index * 12.3456, 1) for index in range(60))
    origins = glyph_origins(written(document(items, ONE_PARAGRAPH), tmp_path))
    for item, (x, y) in zip(items, origins[::2], strict=True):
        assert abs(x - item.x) < 0.001
        assert abs(y - (HEIGHT - item.y)) < 0.001


@pytest.mark.parametrize("angle", [90.0, -90.0, 45.0, 180.0])
def test_turned_text_runs_along_its_angle(tmp_path: Path, angle: float) -> None:
    words = run("数量（家）", size=8)
    more = run("合计", size=8, start=end(words), face="hei-bold")
    pages = document((TextItem(300, 400, (words, more), 60, 60, 1, rotation=angle),), ONE_PARAGRAPH)
    found = glyph_origins(written(pages, tmp_path))
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    for offset, (x, y) in zip((*words.offsets, *more.offsets), found, strict=True):
        assert (x, y) == pytest.approx((300 + offset * cosine, HEIGHT - 400 + offset * sine), abs=0.03)


def test_every_font_is_embedded_as_a_subset_with_a_text_map(tmp_path: Path) -> None:
    with pikepdf.open(written(full_report(), tmp_path)) as pdf:
        fonts = dict(pdf.pages[0].resources.Font.items())
        assert len(fonts) == 4
        for font in fonts.values():
            descendant = font.DescendantFonts[0]
            assert descendant.Subtype == "/CIDFontType2"
            assert str(font.BaseFont)[7] == "+"
            assert "/ToUnicode" in font
            program = descendant.FontDescriptor.FontFile2
            assert len(program.read_bytes()) == int(program.Length1) < 60_000


def test_runs_without_glyphs_draw_nothing() -> None:
    empty = GlyphRun("song-regular", 10, BLACK, (), (), ())
    pages = document((TextItem(72, 100, (empty,), 0, 0, 1),), ONE_PARAGRAPH)
    assert b"FontFile2" not in pdf_bytes(pages, font_theme())
