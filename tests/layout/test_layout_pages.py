"""What stands on pages: nothing lost, nothing outside the frame or over other text, all in the structure."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tests.layout.layout_samples as flow
from reportgen.model.flow import Cell, Column, ListBlock, ListItem, Panel, Paragraph, Report, Row, Table
from reportgen.model.inline import CrossReference, TextRun
from reportgen.model.pages import ImageItem, LinkItem, RectItem, TextItem
from tests.layout.layout_reading import (
    codes,
    frames,
    laid_out,
    lines,
    overlaps,
    page_text,
    roles,
    text_of,
    text_of_flow,
    words,
)
from tests.support.themes import sample_theme


@pytest.fixture(scope="module")
def sample():
    document = flow.report(flow.section(flow.para(), title="节选", number="4.1"), flow.everything())
    pages, sink = laid_out(document)
    return document, pages, sink


def test_every_word_of_the_report_is_on_its_pages_in_order(sample):
    document, pages, sink = sample
    expected = text_of_flow(document).replace("（第0页）", f"（第{pages.anchors['c-图4.2-1'].page + 1}页）")
    assert text_of(pages) == expected
    assert codes(sink) == []


def test_no_item_stands_outside_the_text_block(sample):
    _, pages, _ = sample
    for page, (left, top, right, bottom) in zip(pages.pages, frames(pages), strict=True):
        for item in page.items:
            if isinstance(item, TextItem) and item.element is not None:
                assert item.x >= left - 0.01
                assert item.x + item.width <= right + 0.01
                assert top - 0.01 <= item.y <= bottom + 0.01
            if isinstance(item, ImageItem):
                assert left - 0.01 <= item.x and item.x + item.width <= right + 0.01
                assert item.y + item.height <= bottom + 0.01


def test_no_two_lines_overlap(sample):
    _, pages, _ = sample
    for page in pages.pages:
        assert overlaps(page) == []


def test_the_structure_is_in_pre_order_and_every_text_belongs_to_it_or_is_repeated(sample):
    _, pages, _ = sample
    keys = [element.key for element in pages.structure]
    assert keys == sorted(set(keys))
    for element in pages.structure:
        assert element is pages.element(element.key)
        assert (
            element.parent is None if element.key == 0 else element.parent in keys[: keys.index(element.key)]
        )
    master = sample_theme().rules.masters["page"]
    heads = {words(i) for page in pages.pages for i in lines(page) if "TH" in roles(pages, i)}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextItem) and item.element is None:
                furniture = item.y <= master.header.offset or item.y >= page.height - master.footer.offset
                assert furniture or words(item) in heads or words(item).endswith("（续）")


def test_a_section_has_the_same_elements_whatever_stands_before_it():
    def of_last(*first):
        one, two = (
            flow.section(*first, title="一", number="1"),
            flow.section(flow.para(), title="二", number="2"),
        )
        pages, _ = laid_out(flow.report(one, two))
        last = [e for e in pages.structure if e.parent == 0][-1]
        return [e for e in pages.structure if e.key >= last.key]

    assert of_last(flow.para()) == of_last(flow.para(), flow.para())


def test_structure_roles_follow_the_blocks(sample):
    _, pages, _ = sample
    found = {
        role: [e for e in pages.structure if e.role == role] for role in {e.role for e in pages.structure}
    }
    assert {
        "Document",
        "Part",
        "Sect",
        "H1",
        "H2",
        "H3",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TBody",
    } < set(found)
    assert {"TR", "TH", "TD", "Figure", "Caption", "Link", "Div", "BlockQuote", "Note"} < set(found)
    parents = {
        e.role: {pages.element(c.parent).role for c in found[e.role]} for e in pages.structure if e.key
    }
    assert parents["LI"] == {"L"} and parents["TH"] == {"TR"} and parents["TR"] == {"THead", "TBody"}
    assert parents["Caption"] == {"Figure", "Table"} and parents["Link"] == {"P"}
    figure = found["Figure"][0]
    assert figure.alt == "柱状图" and figure.bbox is not None and figure.page is not None
    assert all(cell.scope == "column" for cell in found["TH"])


def test_a_heading_reads_label_blank_title(sample):
    _, pages, _ = sample
    texts = [words(item) for page in pages.pages for item in lines(page) if roles(pages, item)[0] == "H1"]
    assert texts == ["4.1 节选", "4.2 拓展国际国内合作网络"]
    assert [e.title for e in pages.outline if e.level == 1] == texts
    assert [e.level for e in pages.outline][:4] == [1, 1, 2, 3]


def test_links_cover_their_words_and_belong_to_link_elements(sample):
    _, pages, _ = sample
    links = [item for page in pages.pages for item in page.items if isinstance(item, LinkItem)]
    assert {link.target for link in links} == {"c-图4.2-1", "https://stcsm.sh.gov.cn/"}
    for link in links:
        assert pages.element(link.element).role == "Link"
        assert link.description
        assert link.internal == (link.target in pages.anchors)
    runs = {
        run.element: "".join(run.text)
        for page in pages.pages
        for item in lines(page)
        for run in item.runs
        if run.element is not None
    }
    assert "上海市科学技术委员会网站" in "".join(runs.values())


def test_page_references_say_where_their_target_is():
    reference = Paragraph(
        (TextRun("见第"), CrossReference("c-图4.2-9", "page", "?"), TextRun("页。")), "body"
    )
    section = flow.section(reference, *[flow.para()] * 20, flow.picture(0.4))
    pages, sink = laid_out(flow.report(section))
    label = pages.pages[pages.anchors["c-图4.2-9"].page].label
    assert label == str(len(pages.pages)) != "1"
    assert f"见第{label}页。" in page_text(pages.pages[0])
    assert codes(sink) == []


def test_a_reference_out_of_a_part_of_the_report_is_plain_text():
    reference = Paragraph((TextRun("见"), CrossReference("elsewhere", "number", "图4.3-1")), "body")
    pages, _ = laid_out(flow.report(flow.section(reference)))
    assert "见图4.3-1" in page_text(pages.pages[0])
    assert not any(isinstance(item, LinkItem) for item in pages.pages[0].items)
    assert "Link" not in {e.role for e in pages.structure}


@pytest.mark.parametrize(
    "document",
    [
        Report(flow.report().metadata, ()),
        flow.report(flow.section()),
        flow.report(flow.section(ListBlock("bullet", (), "list"), Panel((), "callout"), flow.cards())),
        flow.report(flow.section(Table((), (), (), "table"), flow.para(""))),
        flow.report(flow.section(ListBlock("bullet", (ListItem("•", (), ()),), "list"))),
        flow.report(flow.section(Table((Column(),), (), (Row((Cell(()),)),), "table"))),
    ],
    ids=["report", "section", "containers", "table", "item", "cell"],
)
def test_what_is_empty_is_set_without_complaint(document):
    pages, sink = laid_out(document)
    assert len(pages.pages) == 1
    assert codes(sink) == []


def test_a_very_long_title_keeps_on_its_ground_and_hangs_under_its_first_word():
    pages, _ = laid_out(flow.report(flow.section(flow.para(), title="拓展国际国内合作网络" * 6)))
    page = pages.pages[0]
    title = [i for i in lines(page) if roles(pages, i)[0] == "H1"]
    assert len(title) >= 3
    ground = next(i for i in page.items if getattr(i, "fill", None))
    assert ground.y + ground.height > title[-1].y
    # what ends with the ground ends with it still, and what lies below its edge begins there
    edges = [
        i
        for i in page.items
        if isinstance(i, RectItem) and i.element is None and i.y <= ground.y + ground.height
    ]
    beside, strip = edges[1], edges[2]
    assert beside.y + beside.height == pytest.approx(ground.y + ground.height)
    assert strip.y == pytest.approx(ground.y + ground.height)
    body = next(i for i in lines(page) if roles(pages, i)[0] == "P")
    assert body.y - body.runs[0].size > ground.y + ground.height
    assert title[1].x > title[0].x + 26
    assert overlaps(page) == []
    header = [words(i) for i in pages.pages[0].items if isinstance(i, TextItem) and i.element is None]
    assert header == ["1"]


@pytest.mark.parametrize("report", ["报告", "关于科技创新中心建设情况的评估报告" * 4], ids=["one", "both"])
def test_a_running_head_too_long_for_the_page_ends_in_an_ellipsis(report: str):
    section = flow.section(*[flow.para()] * 30, title="拓展国际国内合作网络" * 6)
    whole = flow.report(section)
    pages, _ = laid_out(replace(whole, metadata=replace(whole.metadata, title=report)))
    heads = [i for i in pages.pages[1].items if isinstance(i, TextItem) and i.element is None and i.y < 80]
    assert [len(words(i)) > 20 for i in heads] == [words(i).endswith("…") for i in heads]
    assert max(heads, key=lambda i: len(words(i))).width < 300 or report == "报告"
    assert overlaps(pages.pages[1]) == []


def test_the_number_in_a_running_head_stands_off_a_title_that_begins_like_a_unit():
    def width(title: str) -> float:
        section = flow.section(*[flow.para()] * 30, title=title, number="5.6")
        pages, _ = laid_out(flow.report(section))
        return next(
            i.width for i in pages.pages[1].items if isinstance(i, TextItem) and words(i).endswith(title)
        )

    # 项 and 标 begin units (项, 标准箱), 绿 does not
    assert width("项目建设推进") == pytest.approx(width("绿色建设推进"))
    assert width("标准建设推进") == pytest.approx(width("绿色建设推进"))


def test_running_heads_swap_sides_on_left_hand_pages(sample):
    _, pages, _ = sample
    for page, (left, _, right, _) in zip(pages.pages, frames(pages), strict=True):
        number = next(i for i in page.items if isinstance(i, TextItem) and i.element is None and i.y > 780)
        assert words(number) == page.label
        outer = right - number.width if page.index % 2 == 0 else left
        assert number.x == pytest.approx(outer)


def test_the_measure_is_a_whole_number_of_body_characters(sample):
    _, pages, _ = sample
    for left, _, right, _ in frames(pages):
        assert (right - left) / 10.5 == pytest.approx(round((right - left) / 10.5))


def test_a_marker_stands_on_the_line_of_its_text(sample):
    _, pages, _ = sample
    for page in pages.pages:
        items = lines(page)
        for index, item in enumerate(items):
            if words(item) == "•":
                assert items[index + 1].y == item.y
                assert items[index + 1].x >= item.x + item.width


def test_a_picture_higher_than_a_page_is_scaled_and_reported():
    pages, sink = laid_out(flow.report(flow.section(flow.para(), flow.picture(3.0), flow.para())))
    (image,) = [i for p in pages.pages for i in p.items if isinstance(i, ImageItem)]
    assert image.height / image.width == pytest.approx(3.0)
    _, top, _, bottom = frames(pages)[1]
    assert image.y >= top - 0.01 and image.y + image.height <= bottom
    assert codes(sink) == ["figure-too-high"]


def test_a_layout_without_room_for_text_is_an_error():
    theme = sample_theme()
    page = theme.rules.masters["page"]
    narrow = replace(page, margins=replace(page.margins, left=300.0, right=260.0))
    rules = replace(theme.rules, masters={"page": narrow})
    pages, sink = laid_out(flow.report(flow.section(flow.para())), replace(theme, rules=rules))
    assert pages.pages == ()
    assert codes(sink) == ["text-block-too-small"]
    assert sink.has_errors()


def test_the_same_report_gives_the_same_pages(sample):
    document, pages, _ = sample
    again, _ = laid_out(document)
    assert again == pages


def test_underlines_and_dots_are_drawn_under_their_words_and_belong_to_no_element():
    runs = (
        TextRun("面积m"),
        TextRun("2", position="super"),
        TextRun("，公开"),
        TextRun("张榜", style="dotted"),
    )
    runs += (TextRun("揭榜 2021", style="underlined"), TextRun("。"))
    pages, _ = laid_out(flow.report(flow.section(Paragraph(runs, "body"))))
    (line,) = [item for item in lines(pages.pages[0]) if "面积" in words(item)]
    below = [item for item in pages.pages[0].items if isinstance(item, RectItem) and 0 < item.y - line.y < 5]
    assert [bool(item.radius) for item in below] == [False, True, True]
    assert {item.element for item in below} == {None}
    assert words(line) == "面积m2，公开张榜揭榜 2021。"
    places = {c: line.x + x for run in line.runs for c, x in zip(run.text, run.offsets, strict=True)}
    assert below[0].x == pytest.approx(places["揭"])
    assert below[1].x + below[1].width / 2 == pytest.approx(places["张"] + line.runs[0].size / 2)
