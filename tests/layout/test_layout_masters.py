"""Page masters: which page takes which, type areas in lines, running heads, numbers, what the printer asks for."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

import tests.layout.layout_samples as flow
from reportgen.docx import write_docx
from reportgen.layout.frames import frame_of
from reportgen.model.pages import Page, Pages, RectItem, TextItem
from reportgen.pdf import write_pdf
from reportgen.theme.measures import measure_of
from reportgen.theme.theme import Theme
from tests.layout.layout_reading import laid_out, lines, page_text, words
from tests.support.themes import sample_theme, theme_of
from tests.support.word_parts import W, instructions, part, part_names, text_of, value

HEAD = "{{offset: 14mm, items: [{{slot: center, text: '{}', style: header}}]}}"
SIDES = f"""
extends: plain
masters:
  page: {{header: {HEAD.format("{section}｜{topic}")}, footer: {HEAD.format("第{page}页/共{pages}页")}}}
  left: {{based_on: page, header: {HEAD.format("左{section}")}}}
  right: {{based_on: page, header: {HEAD.format("右{topic}")}}}
  first: {{based_on: page, header: none}}
"""


def furniture(page: Page) -> list[str]:
    """The running heads and feet; the blank behind a section's number is a firm one."""
    return [
        words(i).replace("\u00a0", " ") for i in page.items if isinstance(i, TextItem) and i.element is None
    ]


def long_report(topics: int = 4, paragraphs: int = 9):
    parts = [flow.topic(f"主题{n}", *[flow.para()] * paragraphs) for n in range(1, topics + 1)]
    return flow.report(flow.section(*parts, title="甲节", number="1"))


@pytest.fixture(scope="module")
def sides(tmp_path_factory) -> tuple[Theme, Pages]:
    theme = theme_of(tmp_path_factory.mktemp("sides"), SIDES)
    pages, _ = laid_out(long_report(6), theme)
    return theme, pages


def test_first_left_and_right_pages_take_their_own_masters(sides):
    _, pages = sides
    assert len(pages.pages) >= 4
    assert [words(lines(pages.pages[0])[0]), *furniture(pages.pages[0])] == [
        "1 甲节",
        f"第1页/共{len(pages.pages)}页",
    ]
    assert furniture(pages.pages[1])[0] == "左1 甲节"
    assert furniture(pages.pages[2])[0].startswith("右◆ 主题")


def test_a_running_head_names_the_first_topic_that_begins_on_its_page_else_the_one_that_goes_on(sides):
    _, pages = sides
    running = ""
    for page in pages.pages:
        begun = [words(i) for i in lines(page) if words(i).startswith("◆ 主题")]
        named = begun[0] if begun else running
        running = begun[-1] if begun else running
        if page.index % 2 == 0 and page.index:
            assert furniture(page)[0] == f"右{named}"


def test_a_new_section_has_no_topic_until_one_begins(tmp_path):
    head = HEAD.format("{section}｜{topic}")
    theme = theme_of(
        tmp_path, f"extends: plain\nsection_start: page\nmasters: {{page: {{header: {head}}}}}\n"
    )
    second = flow.section(*[flow.para()] * 3, title="乙节", number="2")
    pages, _ = laid_out(flow.report(*long_report(1).sections, second), theme)
    assert furniture(pages.pages[0])[0] == "1 甲节｜◆ 主题1"
    assert furniture(pages.pages[-1])[0] == "2 乙节｜"


@pytest.mark.parametrize(
    ("style", "first", "labels"),
    [
        ("1", 1, ["1", "2", "3"]),
        ("i", 1, ["i", "ii", "iii"]),
        ("I", 9, ["IX", "X", "XI"]),
        ("A", 1, ["A", "B", "C"]),
        ("一", 9, ["九", "十", "十一"]),
    ],
)
def test_page_numbers_are_counted_as_the_layout_says(tmp_path, style, first, labels):
    layout = f'extends: plain\npage_numbers: "{style}"\nfirst_page_number: {first}\n'
    theme = theme_of(tmp_path, layout)
    report = long_report(3)
    pages, _ = laid_out(report, theme)
    assert [page.label for page in pages.pages][:3] == labels
    assert furniture(pages.pages[0])[-1].replace("\xa0", " ") == f"— {labels[0]} —"
    write_pdf(pages, theme, tmp_path / "report.pdf")
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert [page.label for page in pdf.pages][:3] == labels
    write_docx(report, theme, pages, tmp_path / "report.docx")
    numbering = next(part(tmp_path / "report.docx", "word/document.xml").iter(f"{W}pgNumType"))
    formats = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "A": "upperLetter"}
    assert value(numbering, "fmt") == formats.get(style, "chineseCountingThousand")
    assert value(numbering, "start") == str(first)


def test_the_type_area_may_be_given_in_em_and_lines(tmp_path):
    layout = "extends: plain\nmasters: {page: {paper: A5, measure: 25em, lines: 20, margins: {top: 20mm}}}\n"
    theme = theme_of(tmp_path, layout)
    frame = frame_of(theme.rules.masters["page"], "recto", measure_of(theme))
    assert (frame.width, frame.height) == (pytest.approx(25 * 12), pytest.approx(20 * 21))
    assert frame.y == pytest.approx(20 * 72 / 25.4)
    pages, _ = laid_out(long_report(2), theme)
    full = [page for page in pages.pages if "◆" not in page_text(page)]
    assert all(len(lines(page)) <= 20 for page in pages.pages)
    assert all(len(lines(page)) >= 18 for page in full[:-1])


def test_paper_may_lie_on_its_long_side(tmp_path):
    layout = (
        "extends: plain\nmasters: {page: {paper: A4, orientation: landscape, measure: 50em, lines: 20}}\n"
    )
    theme = theme_of(tmp_path, layout)
    report = long_report(1)
    pages, _ = laid_out(report, theme)
    assert pages.pages[0].width > pages.pages[0].height
    write_docx(report, theme, pages, tmp_path / "report.docx")
    size = next(part(tmp_path / "report.docx", "word/document.xml").iter(f"{W}pgSz"))
    assert (value(size, "orient"), int(value(size, "w") or 0) > int(value(size, "h") or 0)) == (
        "landscape",
        True,
    )


def test_areas_at_the_edge_run_into_the_bleed_and_the_boxes_say_where_to_cut(tmp_path):
    theme = theme_of(tmp_path, "extends: annual\nbleed: 3mm\nmarks: crop\n")
    pages, _ = laid_out(flow.report(flow.section(flow.para())), theme)
    (page,) = pages.pages
    bleed = 3 * 72 / 25.4
    band, corner = (i for i in page.items[:2] if isinstance(i, RectItem))
    assert (band.x, band.y) == (pytest.approx(-bleed), pytest.approx(-bleed))
    assert band.x + band.width == pytest.approx(page.width + bleed)
    assert corner.x > 0 and corner.x + corner.width == pytest.approx(page.width + bleed)
    marks = [i for i in page.items if isinstance(i, RectItem) and min(i.width, i.height) == 0.25]
    assert len(marks) == 8
    for mark in marks:
        # none of them touches what is left after cutting, nor the bleed
        outside_x = mark.x + mark.width <= -bleed + 0.01 or mark.x >= page.width + bleed - 0.01
        outside_y = mark.y + mark.height <= -bleed + 0.01 or mark.y >= page.height + bleed - 0.01
        assert outside_x or outside_y
        assert mark.x >= -page.reach and mark.x + mark.width <= page.width + page.reach
    write_pdf(pages, theme, tmp_path / "report.pdf")
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        boxes = [
            [float(v) for v in box]
            for box in (pdf.pages[0].TrimBox, pdf.pages[0].BleedBox, pdf.pages[0].MediaBox)
        ]
    for box, beyond in zip(boxes, (0, bleed, page.reach), strict=True):
        wanted = [-beyond, -beyond, page.width + beyond, page.height + beyond]
        assert box == pytest.approx(wanted, abs=0.01)


def test_a_page_without_bleed_or_marks_has_the_media_box_alone(tmp_path):
    pages, _ = laid_out(flow.report(flow.section(flow.para())))
    write_pdf(pages, sample_theme(), tmp_path / "report.pdf")
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert "/TrimBox" not in pdf.pages[0]
        assert [float(v) for v in pdf.pages[0].MediaBox][:2] == [0, 0]


def test_the_page_before_a_right_hand_opening_is_empty_but_for_the_words_asked_for(tmp_path):
    theme = theme_of(tmp_path, "extends: annual\nsection_start: recto\nblank_page_text: 此页无正文\n")
    sections = [flow.section(flow.para(), title=f"节{n}", number=str(n)) for n in (1, 2)]
    report = flow.report(*sections)
    pages, _ = laid_out(report, theme)
    assert [furniture(page) for page in pages.pages] == [["1"], ["此页无正文"], ["3"]]
    assert pages.outline[1].destination.page == 2
    write_docx(report, theme, pages, tmp_path / "report.docx")
    document = part(tmp_path / "report.docx", "word/document.xml")
    assert [value(t) for s in document.iter(f"{W}sectPr") for t in s.iter(f"{W}type")] == ["oddPage"] * 2


def test_word_has_the_same_masters_and_fields(sides, tmp_path):
    theme, pages = sides
    report = long_report(6)
    write_docx(report, theme, pages, tmp_path / "report.docx")
    heads = [part(tmp_path / "report.docx", n) for n in part_names(tmp_path / "report.docx", "word/header")]
    feet = [part(tmp_path / "report.docx", n) for n in part_names(tmp_path / "report.docx", "word/footer")]
    assert [text_of(h) for h in heads] == ["右◆ 主题1", "左1 甲节", ""]
    assert {i for h in heads for i in instructions(h)} == {"STYLEREF 1", r"STYLEREF 1 \n", "STYLEREF 2"}
    assert {i for f in feet for i in instructions(f)} == {"PAGE", "NUMPAGES"}
    section = next(part(tmp_path / "report.docx", "word/document.xml").iter(f"{W}sectPr"))
    assert section.find(f"{W}titlePg") is not None
    assert part(tmp_path / "report.docx", "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_a_sheet_with_marks_gives_the_same_bytes_again(tmp_path: Path):
    theme = theme_of(tmp_path, "extends: annual\nbleed: 3mm\nmarks: crop\n")
    pages, _ = laid_out(flow.report(flow.section(flow.para())), theme)
    for name in ("a.pdf", "b.pdf"):
        write_pdf(pages, theme, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
