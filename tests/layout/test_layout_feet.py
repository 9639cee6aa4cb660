"""Figures at the foot of a page: where they and the text around them stand in a real PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

import tests.layout.layout_samples as flow
from reportgen.layout.floats import Hole, improved
from reportgen.layout.pieces import Bookmark, Extent, Floating, Landmark, Piece
from reportgen.model.flow import Block, Columns, Figure, FloatPlace, Paragraph
from reportgen.model.inline import NoteMark, TextRun
from reportgen.model.pages import ImageItem, LinkItem, Pages, TextItem
from reportgen.pdf import write_pdf
from tests.layout.layout_reading import codes, frames, laid_out, lines, roles, words
from tests.support.themes import sample_theme, theme_of

SHORT = "，适应新形势新要求，构建以国内大循环为主体的新发展格局，协同推进"
TALL = {"甲": 0.7, "乙": 0.8, "丙": 0.6, "丁": 0.35, "戊": 0.5, "己": 0.5, "庚": 0.7}


def figure(name: str, place: FloatPlace, aspect: float, number: int = 1) -> Figure:
    made = flow.picture(aspect)
    caption = flow.caption(f"图{name}{number}图", number)
    return replace(made, place=place, anchor=f"{name}{number}", caption=caption)


def text(name: str, count: int, first: int = 1, length: int = 1) -> list[Block]:
    """Paragraphs that begin with their name and number, of about ``length`` lines."""
    return [flow.para(f"段{name}{n}段{SHORT * length}") for n in range(first, first + count)]


def noted(name: str) -> Paragraph:
    mark = NoteMark(f"n{name}", "①", (flow.runs(f"注{name}1注，见原件"),))
    return Paragraph((TextRun(f"段{name}1段{SHORT}"), mark), "body")


def cases() -> dict[str, list[Block]]:
    """What stands in each section of the report, which begins on a page of its own."""
    pair = [figure("丁", "foot", TALL["丁"], n) for n in (1, 2)]
    return {
        "甲": [*text("甲", 5), figure("甲", "foot", TALL["甲"]), *text("甲", 20, 6)],
        "乙": [*text("乙", 18), figure("乙", "float", TALL["乙"]), *text("乙", 14, 19)],
        "丙": [*text("丙", 2, length=10), figure("丙", "float", TALL["丙"]), *text("丙", 3, 3, 10)],
        "丁": [*text("丁", 2), pair[0], *text("丁", 3, 3), pair[1], *text("丁", 20, 6)],
        "戊": [noted("戊"), figure("戊", "foot", TALL["戊"]), *text("戊", 20, 2)],
        "己": [*text("己", 3), figure("己", "foot", TALL["己"]), *text("己", 3, 4)],
        "庚": [Columns(2, (*text("庚", 4), figure("庚", "foot", TALL["庚"]), *text("庚", 40, 5)))],
    }


class Read:
    """A PDF read back: where words and pictures stand, in pt from the page's top."""

    def __init__(self, path, pages: Pages) -> None:
        self.pages = pages
        self._pdf = pypdfium2.PdfDocument(path)
        self._texts = [page.get_textpage() for page in self._pdf]
        self._heights = [page.get_height() for page in self._pdf]

    def at(self, words: str) -> tuple[int, float]:
        """The last page on which the words stand (before it, contents may name them), and their baseline's y."""
        for index in reversed(range(len(self._pdf))):
            found = self._texts[index].search(words).get_next()
            if found is not None:
                _, bottom, _, _ = self._texts[index].get_charbox(found[0])
                return index, self._heights[index] - bottom
        raise AssertionError(f"no {words}")

    def left(self, words: str) -> float:
        page, _ = self.at(words)
        start, _ = self._texts[page].search(words).get_next()
        return self._texts[page].get_charbox(start)[0]

    def picture(self, page: int) -> list[tuple[float, float]]:
        """Top and bottom of every picture of a page."""
        height = self._heights[page]
        found = []
        for item in self._pdf[page].get_objects():
            if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE:
                _, bottom, _, top = item.get_bounds()
                found.append((height - top, height - bottom))
        return sorted(found)

    def named(self, name: str) -> list[tuple[int, float]]:
        """Where the paragraphs of a case begin, in the order of the source."""
        count = sum(isinstance(block, Paragraph) for block in _flat(cases()[name]))
        return [self.at(f"段{name}{number}段") for number in range(1, count + 1)]

    def foot(self, page: int) -> float:
        return frames(self.pages)[page][3]


def _flat(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.children if isinstance(block, Columns) else (block,)


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> Read:
    sections = [
        flow.section(*blocks, title=f"案例{name}", number=str(number))
        for number, (name, blocks) in enumerate(cases().items(), 1)
    ]
    pages, sink = laid_out(flow.report(*sections))
    assert codes(sink) == []
    path = tmp_path_factory.mktemp("feet") / "feet.pdf"
    write_pdf(pages, sample_theme(), path)
    return Read(path, pages)


def test_a_figure_for_the_foot_stands_there_and_the_text_after_it_above_it(read: Read):
    page, caption = read.at("图甲1图")
    assert page == read.at("段甲1段")[0]
    assert read.foot(page) - caption < 15
    ((top, _),) = read.picture(page)
    above = [y for index, y in read.named("甲") if index == page]
    assert len(above) > 5 and max(above) < top
    assert read.named("甲") == sorted(read.named("甲"))


def test_a_figure_that_fits_neither_where_it_is_mentioned_nor_at_the_foot_begins_the_next_page(read: Read):
    page, _ = read.at("图乙1图")
    assert page == read.at("段乙1段")[0] + 1
    ((top, _),) = read.picture(page)
    assert top == pytest.approx(frames(read.pages)[page][1], abs=0.5)
    # text that follows it fills the page before
    assert read.at("段乙19段")[0] == page - 1


def test_a_figure_without_room_below_its_paragraph_has_it_go_on_behind_the_foot(read: Read):
    page, caption = read.at("图丙1图")
    first, last = read.at("段丙1段"), read.at("段丙2段")
    assert first[0] == page == last[0]
    assert read.foot(page) - caption < 15
    ((top, _),) = read.picture(page)
    assert last[1] < top
    goes_on = [i for i in lines(read.pages.pages[page + 1]) if roles(read.pages, i)[0] == "P"]
    assert len({item.element for item in goes_on[:2]}) == 1  # two lines of it at least
    assert read.at("段丙3段")[0] == page + 1


def test_two_figures_at_one_foot_keep_their_order_and_stand_below_all_text(read: Read):
    page, first = read.at("图丁1图")
    below, second = read.at("图丁2图")
    assert page == below == read.at("段丁1段")[0]
    assert first < second and read.foot(page) - second < 15
    tops = [top for top, _ in read.picture(page)]
    assert all(y < tops[0] for index, y in read.named("丁") if index == page)


def test_footnotes_stand_below_the_figure_at_the_foot(read: Read):
    page, caption = read.at("图戊1图")
    assert read.at("注戊1注")[0] == page
    note = read.at("注戊1注")[1]
    assert caption < note <= read.foot(page)
    assert note - caption < 45
    assert all(y < read.picture(page)[0][0] for index, y in read.named("戊") if index == page)


def test_on_the_last_page_of_a_section_a_figure_stays_with_its_text(read: Read):
    page, caption = read.at("图己1图")
    assert read.at("段己3段")[1] < read.picture(page)[0][0]
    assert caption < read.at("段己4段")[1]


def test_in_columns_a_figure_stands_at_the_foot_of_its_column(read: Read):
    page, caption = read.at("图庚1图")
    ((top, bottom),) = read.picture(page)
    left, _, right, foot = frames(read.pages)[page]
    assert foot - caption < 15
    item = next(i for i in read.pages.pages[page].items if isinstance(i, ImageItem))
    middle = (left + right) / 2
    assert item.x + item.width < middle
    column = [
        y
        for number, (index, y) in enumerate(read.named("庚"), 1)
        if index == page and read.left(f"段庚{number}段") < middle
    ]
    assert len(column) > 4 and max(column) < top < bottom


def test_what_is_read_aloud_keeps_the_order_of_the_source(read: Read):
    told = {e.key: [] for e in read.pages.structure}
    for element in read.pages.structure:
        if element.parent is not None and element.role in ("P", "Figure"):
            told[element.parent].append(element.role)
    wanted = [["Figure" if isinstance(b, Figure) else "P" for b in _flat(c)] for c in cases().values()]
    assert [kinds for kinds in told.values() if "Figure" in kinds] == wanted


def _foot_of(pages: Pages, index: int) -> str:
    """The last words on a page."""
    return words(max(lines(pages.pages[index]), key=lambda item: item.y))


def test_every_figure_of_a_long_report_comes_to_a_foot():
    """Pages are made piece by piece while figures move: their number has no limit."""
    blocks: list[Block] = []
    for number in range(54):
        blocks += [*text("辛", 6 + 2 * (number % 4)), figure("辛", "foot", 0.35 + 0.1 * (number % 3), number)]
    pages, sink = laid_out(flow.report(flow.section(*blocks, *text("辛", 40))))
    assert codes(sink) == []
    shown = [page for page in pages.pages if any(isinstance(i, ImageItem) for i in page.items)]
    assert sum(isinstance(i, ImageItem) for page in shown for i in page.items) == 54
    for page in shown:
        assert "图辛" in _foot_of(pages, page.index)
        _, _, _, foot = frames(pages)[page.index]
        assert foot - max(i.y for i in lines(page)) < 20


def test_a_figure_for_the_foot_that_is_higher_than_a_page_has_one_of_its_own():
    blocks = [*text("壬", 6), figure("壬", "foot", 3.0), *text("壬", 30, 7)]
    pages, sink = laid_out(flow.report(flow.section(*blocks)))
    assert codes(sink) == ["figure-too-high"]
    (page,) = [page for page in pages.pages if any(isinstance(i, ImageItem) for i in page.items)]
    picture = next(i for i in page.items if isinstance(i, ImageItem))
    _, top, _, foot = frames(pages)[page.index]
    assert picture.y == pytest.approx(top) and page.index == 1
    assert picture.y + picture.height < max(i.y for i in lines(page)) <= foot
    assert sum(words(i).startswith("段壬") for i in lines(pages.pages[0])) > 20


def test_a_table_for_the_foot_that_is_higher_than_a_page_is_whole_and_leaves_no_hole():
    table = replace(flow.table(90), place="foot")
    pages, sink = laid_out(flow.report(flow.section(*text("癸", 12), table, *text("癸", 40, 13))))
    assert codes(sink) == []
    cells = [words(i) for page in pages.pages for i in lines(page) if words(i).endswith("之1")]
    assert cells == [f"内容{row}之1" for row in range(1, 91)]
    for page in pages.pages[:-1]:
        _, top, _, foot = frames(pages)[page.index]
        assert foot - max(i.y for i in lines(page)) < 0.13 * (foot - top)


def test_on_a_grid_a_figure_stands_at_the_foot_and_the_text_above_it_on_its_lines(tmp_path):
    theme = theme_of(tmp_path, "extends: plain\nbaseline_grid: yes\n")
    blocks = [*text("子", 5), figure("子", "foot", 0.6), *text("子", 60, 6)]
    pages, sink = laid_out(flow.report(flow.section(*blocks)), theme)
    assert codes(sink) == []
    first, second = ([i.y for i in lines(page) if words(i).startswith("段子")] for page in pages.pages[:2])
    assert _foot_of(pages, 0).startswith("图")
    _, _, _, foot = frames(pages, theme)[0]
    assert foot - max(i.y for i in lines(pages.pages[0])) < 20
    pitch = theme.style("body").leading
    assert {round((y - second[0]) / pitch % 1, 3) % 1 for y in (*first, *second)} == {0.0}


def _line(paragraph: int, *more: LinkItem) -> Piece:
    return Piece(18.0, (TextItem(0.0, 0.0, (), 100.0, 100.0, paragraph), *more))


def _at_foot(pieces: list[Piece], hole: Hole) -> list[tuple[str, int]] | None:
    """Where the figure has come to stand: how it was moved, and how many pieces before it."""
    change = improved(pieces, [hole])
    if change is None:
        return None
    return [(p.floating.moved, i) for i, p in enumerate(change.pieces) if p.floating is not None]


FOOT = Piece(90.0, floating=Floating(7, "foot"))
FLOAT = Piece(90.0, marks=(Landmark("图", 0.0, 0.0),), floating=Floating(7, "float"))


def test_no_figure_passes_a_heading_or_another_figure_on_its_way_to_the_foot():
    page = Hole(0, 0, 0, 4, 0.0, 600.0)
    text = [_line(1), FOOT, _line(2), _line(3), _line(4)]
    assert _at_foot(text, page) == [("foot", 3)]
    heading = replace(_line(2), marks=(Bookmark("标题", 1, 0.0, 0.0),))
    assert _at_foot([*text[:2], heading, *text[3:]], page) is None
    fixed = replace(_line(2), marks=(Extent(9, 0.0, 0.0, 1.0, 1.0),))
    assert _at_foot([*text[:2], fixed, *text[3:]], page) is None
    staying = Piece(60.0, floating=Floating(8, "float"))
    assert _at_foot([*text[:2], staying, *text[3:]], page) is None


def test_a_figure_whose_page_has_come_out_otherwise_stands_below_the_paragraph_and_moves_no_more():
    strayed = replace(FOOT, floating=Floating(7, "foot", "foot"))
    last_page = Hole(0, 0, 0, 4, 0.0, 600.0, full=False)
    assert _at_foot([_line(1), strayed, _line(1), _line(2)], last_page) == [("settled", 2)]
    settled = replace(FOOT, floating=Floating(7, "foot", "settled"))
    assert _at_foot([_line(1), _line(1), settled, _line(2), _line(3)], Hole(0, 0, 0, 4, 0.0, 600.0)) is None


def test_the_line_that_refers_to_a_figure_does_not_go_on_behind_it():
    reference = LinkItem(0.0, 0.0, 10.0, 10.0, "图", True, 3)
    page = Hole(0, 0, 0, 5, 60.0, 150.0)
    assert _at_foot([*[_line(1)] * 5, FLOAT, _line(2)], page) == [("foot", 3)]
    referring = [*[_line(1)] * 3, _line(1, reference), _line(1)]
    # the text after it comes first instead
    assert _at_foot([*referring, FLOAT, _line(2), _line(3), _line(4), _line(5)], page) == [("head", 8)]
