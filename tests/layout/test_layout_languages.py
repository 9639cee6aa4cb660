"""Phrases in Latin letters are marked with their language; names, units and abbreviations are not."""

from __future__ import annotations

import pytest

from reportgen.layout.languages import foreign_phrases, language_of
from reportgen.model.flow import Paragraph, Report
from reportgen.model.inline import Link, TextRun
from reportgen.model.pages import TextItem
from tests.layout import layout_samples as flow
from tests.layout.layout_reading import laid_out, roles, words

PHRASE = "the Shanghai Declaration on Open Science and International Cooperation"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发布Open Science宣言", ["Open Science"]),
        ("在《Nature》上发表", []),
        ("AI、5G和CPU AI芯片", []),
        ("约506 km，25 kg", []),
        ("GDP IP", []),
        ("主题为“Open Science, Open Innovation”。", ["Open Science, Open Innovation"]),
        ("R&D 1.05 B", []),
        ("well-known word", ["well-known word"]),
        (
            "与École Polytechnique Fédérale、Universität Zürich",
            ["École Polytechnique Fédérale", "Universität Zürich"],
        ),
        ("与Российская академия наук、Ακαδημία Αθηνών合作", ["Российская академия наук", "Ακαδημία Αθηνών"]),
        ("α β和Δx", []),
    ],
)
def test_a_phrase_is_two_words_spelt_out(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in foreign_phrases(text)] == found


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("Open Science", "en"),
        ("École Polytechnique", "und-Latn"),
        ("Российская академия наук", "und-Cyrl"),
        ("Ακαδημία Αθηνών", "el"),
    ],
)
def test_no_language_is_claimed_that_the_letters_do_not_tell(phrase: str, language: str) -> None:
    assert language_of(phrase) == language


def spans(pages) -> dict[int, str]:
    """What every Span says, by its element."""
    said: dict[int, str] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, TextItem):
                for run in item.runs:
                    key = run.element
                    if key is not None and pages.element(key).role == "Span":
                        said[key] = said.get(key, "") + "".join(run.text)
    return said


def test_a_phrase_over_two_lines_is_one_span_and_nothing_is_lost() -> None:
    text = f"{'论坛通过的宣言题为' * 4}{PHRASE}，共有二十多个国家和地区参加。"
    pages, _ = laid_out(flow.report(flow.section(flow.para(text))))
    assert list(spans(pages).values()) == [PHRASE]
    (key,) = spans(pages)
    assert pages.element(key).language == "en"
    assert pages.element(pages.element(key).parent).role == "P"
    set_lines = [
        item
        for item in pages.pages[0].items
        if isinstance(item, TextItem) and roles(pages, item)[:1] == ["P"]
    ]
    assert "".join(words(item) for item in set_lines) == text


def test_a_phrase_in_a_link_stays_inside_the_link() -> None:
    link = Link("https://example.org", (TextRun("Open Science网站"),))
    pages, _ = laid_out(flow.report(flow.section(Paragraph((TextRun("见"), link), "body"))))
    (key,) = spans(pages)
    assert pages.element(pages.element(key).parent).role == "Link"


def test_a_heading_behind_a_label_is_marked_too() -> None:
    title = flow.section(title="Pujiang Innovation Forum论坛")
    pages, _ = laid_out(flow.report(title))
    assert list(spans(pages).values()) == ["Pujiang Innovation Forum"]


def test_an_english_report_marks_nothing() -> None:
    whole = flow.report(flow.section(flow.para("Open Science in Shanghai")))
    metadata = type(whole.metadata)(whole.metadata.title, "2021", language="en")
    pages, _ = laid_out(Report(metadata, whole.sections))
    assert spans(pages) == {}
