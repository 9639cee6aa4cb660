"""Pages that did not change are the very same from one layout to the next, and always those of a clean one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.build.pipeline import Prepared, open_sources, prepare
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.pager import PageMemory
from reportgen.layout.remembered import SectionMemory
from reportgen.model.flow import Paragraph, Report, Section
from reportgen.model.inline import TextRun
from tests.support.edit_story import EditStory


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    root: Path = tmp_path_factory.mktemp("story") / "report"
    EditStory(root, 5)
    return prepare(open_sources(root), "annual", Sink())


def with_words(report: Report, index: int, words: str) -> Report:
    """The report with a paragraph more at the end of a section."""
    section = report.sections[index]
    more = Paragraph((TextRun(words),), "body")
    now: Section = replace(section, children=(*section.children, more))
    return replace(report, sections=(*report.sections[:index], now, *report.sections[index + 1 :]))


def test_only_the_run_that_changed_is_made_anew_and_all_is_as_without_a_memory(prepared: Prepared) -> None:
    sections, pages = SectionMemory(), PageMemory()
    report, before = prepared.report, None
    for index, words in ((1, "又一段。"), (1, "又一段，更长一些。" * 60), (0, "首章又一段。"), (3, "末章。")):
        report = with_words(report, index, words)
        sections.begin()
        pages.begin()
        now = paginate(report, prepared.theme, Sink(), sections=sections, memory=pages)
        assert now == paginate(report, prepared.theme, Sink())
        if before is not None and len(before.pages) == len(now.pages):
            same = [one is other for one, other in zip(before.pages, now.pages, strict=True)]
            assert any(same)
            assert not all(same)
        before = now


def test_what_is_said_of_a_page_is_said_at_every_layout(prepared: Prepared) -> None:
    """A running head with a letter that no font has: the finding must not go with the page that is kept."""
    metadata = replace(prepared.report.metadata, title="年度\U00012000报告")
    report = replace(prepared.report, metadata=metadata)
    sections, pages = SectionMemory(), PageMemory()
    told = []
    for _ in range(3):
        sections.begin()
        pages.begin()
        sink = Sink()
        paginate(report, prepared.theme, sink, sections=sections, memory=pages)
        told.append([finding.code for finding in sink])
    clean = Sink()
    paginate(report, prepared.theme, clean)
    assert len(clean) > 0
    assert told == [[finding.code for finding in clean]] * 3
