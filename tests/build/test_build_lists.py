"""Lists of three levels and checklists, read back from the PDF and the Word file."""

from __future__ import annotations

import pikepdf
from lxml import etree

from tests.build.conftest import Assortment
from tests.support.word_parts import W, paragraph_with, style_of, value

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def test_both_formats_say_the_same(assortment: Assortment) -> None:
    assert assortment.verified().agrees


def test_the_pdf_tells_levels_and_what_is_ticked(assortment: Assortment) -> None:
    items = [(r.level, r.detail, r.text) for r in assortment.read() if r.kind == "item"]
    assert items == [
        (1, "", "申报"),
        (2, "", "三步"),
        *((3, "", text) for text in ("填报", "推荐", "评审")),
        (2, "", "不限"),
        (1, "", "总结"),
        (1, "☑", "交稿"),
        (1, "☐", "核对"),
        (2, "☐", "口径"),
    ]
    with pikepdf.open(assortment.pdf) as pdf:
        numbering = [
            str(item.A.ListNumbering)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/L"
        ]
    assert sorted(numbering) == ["/Decimal", "/Decimal", "/Disc", "/Square", "/Square"]


def _level(assortment: Assortment, text: str) -> etree._Element:
    """The level of ``numbering.xml`` that marks the paragraph with ``text``."""
    paragraph = paragraph_with(assortment.word(), text)
    used = paragraph.find(f"{W}pPr/{W}numPr")
    if used is None:
        styles = {s.get(f"{W}styleId"): s for s in assortment.word("styles").iter(f"{W}style")}
        used = styles[style_of(paragraph)].find(f"{W}pPr/{W}numPr")
    numbering = assortment.word("numbering")
    lists = {n.get(f"{W}numId"): value(n.find(f"{W}abstractNumId")) for n in numbering.iter(f"{W}num")}
    found = next(
        a
        for a in numbering.iter(f"{W}abstractNum")
        if a.get(f"{W}abstractNumId") == lists[value(used.find(f"{W}numId"))]
    )
    return next(each for each in found if each.get(f"{W}ilvl") == value(used.find(f"{W}ilvl")))


def test_word_numbers_and_marks_the_three_levels_itself(assortment: Assortment) -> None:
    marks = [
        (value(level.find(f"{W}numFmt")), value(level.find(f"{W}lvlText")))
        for level in (_level(assortment, text) for text in ("申报", "三步", "填报"))
    ]
    assert marks == [("decimal", "%1."), ("bullet", "▪"), ("decimal", "（%3）")]


def test_a_deeper_list_begins_where_the_text_above_it_stands(assortment: Assortment) -> None:
    indents = [_level(assortment, text).find(f"{W}pPr/{W}ind") for text in ("申报", "三步", "填报")]
    places = [(int(i.get(f"{W}left")), int(i.get(f"{W}hanging"))) for i in indents]
    marks = [left - hanging for left, hanging in places]
    # the half em that is blank in （ stands before the edge, and a little for the blank in ）
    half = places[0][0] // 3  # the text stands an em and a half behind the bullets
    assert marks[1] == places[0][0]
    assert places[1][0] - 1.4 * half < marks[2] <= places[1][0] - half
    assert places[2][1] > places[1][1]  # （1） is wider than a bullet


def test_word_shows_boxes_that_can_be_ticked(assortment: Assortment) -> None:
    boxes = list(assortment.word().iter(f"{W14}checkbox"))
    assert [box.find(f"{W14}checked").get(f"{W14}val") for box in boxes] == ["1", "0", "0"]
    states = [
        (box.find(f"{W14}{state}State").get(f"{W14}val"))
        for box in boxes[:1]
        for state in ("checked", "unchecked")
    ]
    assert states == ["2611", "2610"]
    shown = ["".join(t.text for t in each.iter(f"{W}t")) for each in assortment.word().iter(f"{W}sdtContent")]
    assert shown == ["☑", "☐", "☐"]
    level = _level(assortment, "口径")
    # Word counts it as an item of the second level but puts nothing before the box
    assert (value(level.find(f"{W}lvlText")), value(level.find(f"{W}suff"))) == ("", "nothing")
    assert level.get(f"{W}ilvl") == "1"
