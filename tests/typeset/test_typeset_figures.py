"""Figures in tables are equally wide; elsewhere they are as the face draws them, and Latin words are kerned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.inline import TextRun
from tests.typeset.typeset_setting import BODY, EM, FONTS, context, places, set_em

TABULAR = replace(BODY, align="start", tabular_figures=True)
NUMBERS = ("1111", "2345", "7077", "6890")


def widths(style, *texts: str) -> set[float]:
    return {round(set_em(text, 40, style)[0].width, 4) for text in texts}


@pytest.mark.parametrize("font", ["song", "hei"])
@pytest.mark.parametrize("bold", [False, True])
def test_numbers_of_a_table_stand_figure_under_figure(font, bold):
    style = replace(TABULAR, font=font, bold=bold)
    assert len(widths(style, *NUMBERS)) == 1
    # the text around them stays in line too
    assert len(widths(style, *(f"{number}.5%" for number in NUMBERS))) == 1


def test_figures_of_the_text_keep_the_widths_of_their_face():
    assert len(widths(replace(BODY, align="start"), *NUMBERS)) > 1


def test_a_narrow_figure_stands_in_the_middle_of_its_column():
    one, wide = FONTS.face("song", False).advance, FONTS.face("song", False).tabular_width
    glyph = FONTS.face("song", False).glyph("1")
    (line,) = set_em("1", 10, TABULAR)
    assert places(line) == [("1", pytest.approx((wide - one(glyph)) / 2, abs=1e-3))]


def test_a_character_style_may_ask_for_figures_of_one_width():
    found = {
        round(set_em((TextRun(number, style="tabular"),), 40)[0].width, 4) for number in ("1111", "2222")
    }
    assert len(found) == 1


def test_latin_words_are_kerned_and_numbers_of_tables_are_not():
    shapes = context().shapes
    plain, tabular = shapes.table(FONTS, "song", False), shapes.table(FONTS, "song", False, True)
    single = sum(plain[char].advance for char in "AVATAR")
    assert sum(plain.advances("AVATAR", 1.0)) < single - 0.05
    assert sum(tabular.advances("AVATAR", 1.0)) == pytest.approx(sum(plain.advances("AVATAR", 1.0)))
    assert tabular.advances("7.7", 1.0) == [tabular[char].advance for char in "7.7"]


def test_marks_take_half_an_em_beside_each_other_by_the_rules_whatever_the_face_says():
    (line,) = set_em("甲》，乙", 20, replace(BODY, align="start"))
    assert line.width == pytest.approx(3.5 * EM)
