"""Tables of contents on pages: right numbers, dots in columns, links, and the structure of ISO 32000."""

from __future__ import annotations

import pytest

from reportgen.model.contents import Contents, ContentsEntry
from reportgen.model.flow import Report
from reportgen.model.inline import TextRun
from reportgen.model.listing import listed, part_of
from reportgen.model.pages import LinkItem, PathItem, TextItem
from tests.layout import layout_samples as flow
from tests.layout.layout_reading import codes, laid_out, page_text, words

LONG = (
    "“一带一路”国际科技合作全面推进，与不同类型国家间的科技合作、交流与对话持续深入，国际合作新局面进一步打开，"
    * 2
)


def report(count: int = 3, levels: int = 3, title: str = "国际科技合作") -> Report:
    """A section of contents, then sections of topics, a page or so each."""
    chapters = [
        flow.section(
            *(
                flow.topic(
                    f"{title}{number}.{part}", flow.heading(f"小标题{number}.{part}"), *[flow.para()] * 6
                )
                for part in range(3)
            ),
            title=f"第{number}节",
            number=f"4.{number}",
        )
        for number in range(1, count + 1)
    ]
    front = flow.section(Contents(levels), title="目录", number="")
    whole = flow.report(front, *chapters)
    return Report(whole.metadata, listed(whole.sections))


def entries(pages) -> list[str]:
    """What each TOCI reads, without the entries inside it."""
    found: dict[int, str] = {}
    parents = {e.key: e.parent for e in pages.structure}
    for page in pages.pages:
        for item in page.items:
            if not isinstance(item, TextItem):
                continue
            key = item.element
            while key is not None and pages.element(key).role != "TOCI":
                key = parents[key]
            if key is not None:
                found[key] = found.get(key, "") + words(item)
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_every_entry_names_the_page_its_heading_is_on(count: int) -> None:
    pages, sink = laid_out(report(count))
    wanted = [
        f"{entry.title} {pages.pages[entry.destination.page].label}"
        for entry in pages.outline
        if entry.title != "目录"
    ]
    assert entries(pages) == wanted
    assert codes(sink) == []


def test_levels_below_the_one_asked_for_are_left_out() -> None:
    pages, _ = laid_out(report(2, levels=1))
    assert [text.rpartition(" ")[0] for text in entries(pages)] == ["4.1 第1节", "4.2 第2节"]


def test_entries_nest_as_headings_do() -> None:
    pages, _ = laid_out(report(1))
    chain = {e.key: e for e in pages.structure}
    roles = []
    key = max(e.key for e in pages.structure if e.role == "TOCI")
    while key is not None:
        roles.append(chain[key].role)
        key = chain[key].parent
    assert roles == ["TOCI", "TOC", "TOCI", "TOC", "TOCI", "TOC", "Part", "Document"]
    for reference in (e for e in pages.structure if e.role == "Reference"):
        assert chain[reference.parent].role == "TOCI"


def test_an_entry_is_a_link_to_its_heading_up_to_the_page_number() -> None:
    pages, _ = laid_out(report(1, levels=1))
    links = [item for item in pages.pages[0].items if isinstance(item, LinkItem)]
    assert [(link.target, link.internal, link.description) for link in links] == [
        ("s-4.1", True, "4.1 第1节")
    ]
    number = [
        item for item in pages.pages[0].items if isinstance(item, TextItem) and words(item).startswith(" ")
    ]
    assert links[0].x + links[0].width == pytest.approx(number[0].x + number[0].width)


def test_dots_stand_below_each_other_and_numbers_at_the_measures_end() -> None:
    pages, _ = laid_out(report(8))
    dots = [item for item in pages.pages[0].items if isinstance(item, PathItem) and item.dash]
    assert len(dots) > 20
    assert {item.element for item in dots} == {None}
    size = {round(item.dash[0] + item.dash[1], 6) for item in dots}
    for step in size:
        starts = [item.commands[0][1] % step for item in dots if round(sum(item.dash), 6) == step]
        assert max(starts) - min(starts) < 0.01 or step - (max(starts) - min(starts)) < 0.01
    numbers = [
        item for item in pages.pages[0].items if isinstance(item, TextItem) and words(item).startswith(" ")
    ]
    assert max(i.x + i.width for i in numbers) - min(i.x + i.width for i in numbers) < 0.01


def test_the_number_of_a_long_title_ends_its_last_line_and_no_title_runs_into_it() -> None:
    pages, sink = laid_out(report(1, levels=2, title=LONG))
    page = pages.pages[0]
    numbers = [item for item in page.items if isinstance(item, TextItem) and words(item).startswith(" ")]
    titles = [i for i in page.items if isinstance(i, TextItem) and i not in numbers and i.element is not None]
    for number in numbers[1:]:
        beside = [title for title in titles if title.y == number.y]
        assert len(beside) == 1
        assert any(title.y < number.y and title.x == beside[0].x for title in titles)
    room = min(number.x for number in numbers)
    assert all(title.x + title.width <= room for title in titles)
    assert codes(sink) == []


def test_a_section_on_its_own_lists_its_own_headings() -> None:
    front = flow.section(Contents(2), flow.topic("甲"), flow.topic("乙"))
    whole = flow.report(front, flow.section(title="另一节", number="4.3"))
    part = part_of(Report(whole.metadata, listed(whole.sections)), "4.2")
    pages, _ = laid_out(part)
    assert entries(pages) == ["◆ 甲 1", "◆ 乙 1"]


def test_contents_without_a_heading_after_them_leave_no_trace() -> None:
    pages, sink = laid_out(flow.report(flow.section(Contents(2))))
    assert page_text(pages.pages[0]) == "4.2 拓展国际国内合作网络"
    assert "TOC" not in {e.role for e in pages.structure}
    assert codes(sink) == []


def test_a_title_of_a_level_is_not_left_behind_by_what_belongs_to_it() -> None:
    pages, _ = laid_out(report(40))
    for page in pages.pages[:6]:
        last = [i for i in page.items if isinstance(i, TextItem) and words(i).startswith(" ")]
        if last:
            foot = next(i for i in page.items if isinstance(i, TextItem) and i.y == last[-1].y)
            assert not words(foot).startswith("4.")


def test_a_title_is_not_broken_for_the_sake_of_dots() -> None:
    """It takes one line as long as its number stands clear of it, and two lines when it does not."""
    one: list[int] = []
    for length in range(32, 42):
        pages, _ = laid_out(report(1, 2, "科" * length))
        items = [item for item in pages.pages[0].items if isinstance(item, TextItem)]
        titles = [item for item in items if "科" in words(item)]
        numbers = [item for item in items if words(item).startswith(" ")]
        if len(titles) == 3:
            one.append(length)
        for title in titles:
            beside = [number for number in numbers if number.y == title.y]
            assert all(
                number.x - title.x - title.width >= 0.5 * title.runs[0].size - 0.01 for number in beside
            )
    # what does not take one line is longer than all that does
    assert one == list(range(32, max(one) + 1))
    # with two dots between title and number there would be room for 35
    assert max(one) == 36


@pytest.mark.parametrize("before", [21, 28])
def test_no_entry_of_a_list_stands_alone_at_the_foot_or_the_head_of_a_page(before: int) -> None:
    captions = tuple(ContentsEntry(1, f"图{n}", (TextRun("题"),), "", "contents.captions") for n in range(9))
    listing = Contents(0, captions, "图")
    pages, _ = laid_out(flow.report(flow.section(*[flow.para("短。")] * before, listing, listing)))
    counts = [sum(page_text(page).count(f"图{n}") for n in range(9)) for page in pages.pages]
    assert sum(counts) == 18
    assert 1 not in counts
    assert 10 not in counts  # a list, and one entry of the next
