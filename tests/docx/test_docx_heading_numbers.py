"""Headings numbered by Word itself: what it counts is ours, whatever stands in the document, and goes on from there."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from reportgen.docx import write_docx
from reportgen.docx.headforms import DECIMAL, figure, label_of
from reportgen.docx.headplan import Head, HeadPlan, Level, head_plan
from reportgen.model.flow import Heading, Report, Section
from reportgen.model.inline import CrossReference
from reportgen.text.numbers import marker_text
from reportgen.verify.docx_reader import read_docx
from tests.support.flow_reports import METADATA, pages_of_report, rich, words
from tests.support.themes import shipped_theme
from tests.support.word_parts import W, instructions, paragraph_with, part, style_of, value

PLAIN = shipped_theme("plain")
_STYLES = ("part", "chapter", "section", "appendix", "topic", "heading", "item")
_WRITTEN = ("1", "2", "9", "10", "1.1", "1.2", "2.1", "2.2", "4.5", "第三节", "附录A", "Ⅷ", "0", "50%1")


def _head(level: int, style: str, choice: int) -> Head:
    """A heading with a label its style gives, one that an editor wrote, or none."""
    marked = marker_text(PLAIN.style(style).marker, choice)
    label = ("", marked, _WRITTEN[choice % len(_WRITTEN)])[choice % 3 if choice > 3 else 1]
    return Head(level, style, label, "")


_HEADS = st.lists(st.builds(_head, st.integers(1, 5), st.sampled_from(_STYLES), st.integers(1, 25)))


# a level and its index, the level before it: behind how many levels it begins anew, the levels passed over that count
_Program = Callable[[Level, int, int], tuple[int, range]]


def _word(level: Level, index: int, before: int) -> tuple[int, range]:
    return level.restart, range(0)


def _libreoffice(level: Level, index: int, before: int) -> tuple[int, range]:
    return index, range(before + 1, index)


def _labels(plan: HeadPlan, program: _Program) -> list[str | None]:
    """The labels that a program shows, which looks back over all headings for what a number goes on from."""
    past: list[tuple[int, int, int]] = []  # list, level, number
    used: set[int] = set()
    labels: list[str | None] = []
    for place in plan.wanted:
        if place is None:
            labels.append(None)
            continue
        num, index = plan.nums[place[0]], place[1]
        levels = plan.lists[num.list]
        forms = {**{i: level.form for i, level in enumerate(levels)}, **dict(num.forms)}
        before = next((level for each, level, _ in reversed(past) if each == num.list), -1)
        behind, passed = program(levels[index], index, before)
        past += [(num.list, above, levels[above].start) for above in passed]
        number = levels[index].start
        for list_index, level, last in reversed(past):
            if list_index == num.list and level == index:
                number = last + 1
                break
            if list_index == num.list and level < index and level < behind:
                break
        if num.start is not None and place[0] not in used:
            number = num.start[1]
        used.add(place[0])
        past.append((num.list, index, number))
        form = forms[index]
        upper = ""
        if form.upper is not None:
            above = next(i for i, level in enumerate(levels) if level.key == form.upper)
            shown = next(
                n for list_index, level, n in reversed(past) if (list_index, level) == (num.list, above)
            )
            upper = f"{figure(DECIMAL, shown)}."
        labels.append(f"{upper}{form.before}{figure(form.format, number)}{form.after}")
    return labels


@given(_HEADS, st.lists(st.tuples(st.integers(1, 4), st.sampled_from(_STYLES)), max_size=3))
@example([_head(2, "item", 1), _head(2, "heading", 1), _head(2, "item", 2)], [])
def test_programs_count_every_heading_as_the_report_does(
    heads: list[Head], unused: Sequence[tuple[int, str]]
) -> None:
    keys = {head.key for head in heads}
    plan = head_plan(heads, [key for key in unused if key not in keys], PLAIN)
    made = [label_of(head.label, PLAIN.style(head.style).marker) for head in heads]
    wanted = [head.label if label else "" for head, label in zip(heads, made, strict=True)]
    for program in (_word, _libreoffice):
        assert [label or "" for label in _labels(plan, program)] == wanted
    assert all(len(levels) <= 9 for levels in plan.lists)


def _written(path: Path, *headings: Heading, layout: str = "plain") -> Path:
    report = Report(METADATA, (Section(headings[0], headings[1:], "section"),))
    write_docx(report, shipped_theme(layout), pages_of_report(), path)
    return path


def _heading(level: int, style: str, label: str, title: str) -> Heading:
    return Heading(level, words(title), style, title, label)


def _own_lists(path: Path) -> list[str]:
    """The headings that name a list besides their style."""
    root = part(path, "word/document.xml")
    found = (p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr") is not None)
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in found]


@pytest.mark.parametrize(
    ("headings", "own"),
    [
        # a chapter's own file begins where it stands in the report
        ([("section", "4.2", "甲"), ("topic", "一、", "乙"), ("topic", "二、", "丙")], []),
        # a part of a report with gaps
        ([("section", "4.2", "甲"), ("section", "4.5", "乙"), ("section", "4.6", "丙")], ["乙"]),
        # the next chapter's sections, which begin below the first section's number
        ([("section", "4.2", "甲"), ("section", "4.3", "乙"), ("section", "5.1", "丙")], ["丙"]),
        # topics begin anew in each section, an unnumbered one too
        (
            [
                ("section", "1", "甲"),
                ("topic", "一、", "乙"),
                ("section", "2", "丙"),
                ("topic", "一、", "丁"),
            ],
            [],
        ),
        (
            [("section", "", "甲"), ("topic", "一、", "乙"), ("section", "", "丙"), ("topic", "一、", "丁")],
            [],
        ),
    ],
)
def test_headings_are_numbered_by_their_styles(
    headings: list[tuple[str, str, str]], own: list[str], tmp_path: Path
) -> None:
    """So that one that an editor adds gets the next number."""
    levels = {"section": 1, "topic": 2}
    path = _written(
        tmp_path / "a.docx", *(_heading(levels[style], style, *rest) for style, *rest in headings)
    )
    assert _own_lists(path) == own
    read = [record.text for record in read_docx(path) if record.kind == "heading"]
    assert read == [f"{label} {title}".strip() for _, label, title in headings]


@pytest.mark.parametrize(
    ("layout", "levels"),
    [
        ("annual", [("decimal", "4.%1"), ("bullet", "◆"), ("decimalEnclosedCircle", "%3")]),
        (
            "plain",
            [("decimal", "4.%1 "), ("chineseCountingThousand", "%2、"), ("decimalEnclosedCircle", "%3")],
        ),
        ("gongwen", [("decimal", "4.%1 "), ("chineseCountingThousand", "%2、"), ("decimal", "%3.")]),
    ],
)
def test_the_levels_of_a_layout_are_linked_to_its_styles(
    layout: str, levels: list[tuple[str, str]], tmp_path: Path
) -> None:
    look = shipped_theme(layout)
    marks = [marker_text(look.style(style).marker, 1) for style in ("topic", "item")]
    headings = (("section", "4.2"), ("topic", marks[0]), ("item", marks[1]))
    path = _written(
        tmp_path / "a.docx",
        *(_heading(level, style, label, style) for level, (style, label) in enumerate(headings, start=1)),
        layout=layout,
    )
    (definition,) = (
        each
        for each in part(path, "word/numbering.xml").iter(f"{W}abstractNum")
        if value(each.find(f"{W}multiLevelType")) == "multilevel"
    )
    found = definition.findall(f"{W}lvl")
    said = [(value(each.find(f"{W}numFmt")), value(each.find(f"{W}lvlText"))) for each in found]
    assert said == levels
    document = part(path, "word/document.xml")
    styles = [style_of(paragraph_with(document, style)) for style, _ in headings]
    assert [value(each.find(f"{W}pStyle")) for each in found] == styles


def test_a_heading_added_in_word_gets_the_next_number(tmp_path: Path) -> None:
    path = _written(
        tmp_path / "a.docx",
        _heading(1, "chapter", "第二章", "章"),
        _heading(2, "section", "2.1", "节"),
        _heading(3, "topic", "一、", "甲"),
        _heading(3, "topic", "二、", "乙"),
        _heading(2, "section", "2.2", "又节"),
    )
    added = {"节": ("Heading2", "新节"), "甲": ("Heading3", "新题")}
    with zipfile.ZipFile(path) as archive:
        files = {file: archive.read(file) for file in archive.namelist()}
    root = etree.fromstring(files["word/document.xml"])
    for after, (style, title) in added.items():
        new = paragraph_with(root, after)
        new.addnext(
            etree.fromstring(
                f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
                f"<w:r><w:t>{title}</w:t></w:r></w:p>"
            )
        )
    files["word/document.xml"] = etree.tostring(root)
    with zipfile.ZipFile(path, "w") as archive:
        for file, data in files.items():
            archive.writestr(file, data)
    read = [record.text for record in read_docx(path) if record.kind == "heading"]
    assert read == ["第二章 章", "2.1 节", "2.2 新节", "一、 甲", "二、 新题", "三、 乙", "2.3 又节"]


def test_a_label_that_word_cannot_count_stays_typed(tmp_path: Path) -> None:
    path = _written(
        tmp_path / "a.docx", _heading(1, "section", "1", "甲"), _heading(1, "section", "Ⅷ号", "乙")
    )
    document = part(path, "word/document.xml")
    assert "".join(t.text or "" for t in paragraph_with(document, "乙").iter(f"{W}t")) == "Ⅷ号 乙"
    assert _own_lists(path) == ["Ⅷ号 乙"]


def test_a_number_is_referred_to_as_a_paragraphs_number(tmp_path: Path) -> None:
    """A heading added before it then changes the reference too; a typed label is found by its bookmark."""
    blocks = (
        _heading(1, "section", "Ⅷ号", "乙"),
        rich(CrossReference("甲", "number", "4.2"), CrossReference("乙", "number", "Ⅷ号")),
    )
    report = Report(METADATA, (Section(_heading(1, "section", "4.2", "甲"), blocks, "section"),))
    path = tmp_path / "a.docx"
    write_docx(report, PLAIN, pages_of_report(), path)
    codes = [code.split(" ", 2) for code in instructions(part(path, "word/document.xml"))]
    assert [(code[1][:2], code[2]) for code in codes if code[0] == "REF"] == [("p_", r"\n \h"), ("n_", r"\h")]


def test_sections_take_their_first_number_from_the_chapter(tmp_path: Path) -> None:
    """isLgl for Word: 第二章 is 2 in 2.1."""
    chapter = Section(_heading(1, "chapter", "第二章", "章"), (), "chapter", "2")
    section = Section(_heading(2, "section", "2.1", "节"), (), "section", "2.1")
    path = tmp_path / "a.docx"
    write_docx(Report(METADATA, (chapter, section)), PLAIN, pages_of_report(), path)
    levels = {
        value(each.find(f"{W}pStyle")): each for each in part(path, "word/numbering.xml").iter(f"{W}lvl")
    }
    assert value(levels["Heading2"].find(f"{W}lvlText")) == "%1.%2 "
    assert levels["Heading2"].find(f"{W}isLgl") is not None
    assert [r.text for r in read_docx(path) if r.kind == "heading"] == ["第二章 章", "2.1 节"]
