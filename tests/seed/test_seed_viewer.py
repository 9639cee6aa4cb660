"""What a viewer shows of finished PDFs beside the pages, and what comes out when their text is copied."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from reportgen.build import prepare
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.model.flow import Figure, Heading, Section
from reportgen.model.listing import part_of
from reportgen.model.walking import walk
from reportgen.pdf import write_pdf
from reportgen.theme import load_theme
from tests.layout import layout_samples as flow
from tests.seed.conftest import LAYOUTS, SEED, Built

UNUSUAL = (
    "破折号——与省略号……连着写，“双引‘单引’双引”。",
    "间隔号：阿尔伯特·爱因斯坦；书名《科技》〈节〉；（括号）【方头】「直角」。",
    "数量①②⑳、25℃、3‰、¥100、￥1.05亿元、506 km、1—3日、5~8、1/4、№5、±3、×、÷、≥、≤。",
    "m²、CO₂、é、ü、Ω、α、→、★、●、◆、〇、㎡、㎏、Ⅳ。",
    "The “quoted” word—dash… and 'single' well-known office affiliation, fi fl ffi.",
    "https://stcsm.sh.gov.cn/index.html?a=1&b=2，Email：a.b@example.com。",
)


@pytest.mark.parametrize("number", ["", "4.1", "4.2"])
def test_the_bookmarks_are_the_headings_at_their_places(seed: Built, number: str) -> None:
    prepared = prepare(open_sources(SEED), seed.layout, Sink())
    report = part_of(prepared.report, number) if number else prepared.report
    titled = [
        (h.level, h.text, h.anchor) if isinstance(h, Heading) else (1, h.name, h.anchor)
        for h in walk(report.sections)
        if isinstance(h, Heading) or (isinstance(h, Section) and h.name)
    ]
    pages = paginate(report, prepared.theme, Sink())
    with pikepdf.open(seed.path("pdf", number)) as pdf, pdf.open_outline() as outline:
        indices = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        found = [entry for item in outline.root for entry in _entries(item, 1)]
        assert [(level, title) for level, title, _ in found] == [(level, text) for level, text, _ in titled]
        places = [(indices[to[0].objgen], float(to[3])) for _, _, to in found]
    for (page, y), (_, _, name) in zip(places, titled, strict=True):
        anchor = pages.anchors[name]
        assert page == anchor.page
        assert y == pytest.approx(pages.pages[page].height - anchor.y, abs=0.01)


def _entries(item: pikepdf.OutlineItem, level: int) -> list[tuple[int, str, pikepdf.Array]]:
    below = [entry for child in item.children for entry in _entries(child, level + 1)]
    return [(level, str(item.title), item.destination), *below]


@pytest.mark.parametrize("number", ["", "4.1", "4.2"])
def test_the_viewer_shows_title_language_and_printed_numbers(seed: Built, number: str) -> None:
    path = seed.path("pdf", number)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(pdf.docinfo.Title) == "2021上海科技进步报告"
        assert str(pdf.Root.Lang) == "zh-CN"
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
        names = list(pikepdf.NameTree(pdf.Root.Names.Dests).keys())
        assert names == sorted(names, key=str.encode)
    with pypdfium2.PdfDocument(path) as document:
        labels = [document.get_page_label(index) for index in range(len(document))]
    whole = prepare(open_sources(SEED), seed.layout, Sink())
    pages = paginate(whole.report, whole.theme, Sink())
    # a section's pages bear the numbers they have in the report
    start = pages.anchors[part_of(whole.report, number).sections[0].place].page if number else 0
    assert labels == [page.label for page in pages.pages[start : start + len(labels)]]
    if not number:
        assert (labels[0], labels[-1]) == ("封面", "封底")


def test_a_chart_built_lower_to_fit_on_its_page_is_as_low_in_word(
    seed_builds: Callable[[str], Built],
) -> None:
    seed = seed_builds("annual")
    prepared = prepare(open_sources(SEED), "annual", Sink())
    charts = [block for block in walk(prepared.report.sections) if isinstance(block, Figure)]
    pages = paginate(prepared.report, prepared.theme, Sink())
    placed = {e.alt: e.bbox for e in pages.structure if e.role == "Figure" and e.bbox is not None}
    with zipfile.ZipFile(seed.path("docx")) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    word = {
        frame.find("{*}docPr").get("descr"): int(frame.find("{*}extent").get("cy")) / 12700
        for frame in document.iter("{*}inline")
    }
    lower = 0
    for chart in charts:
        _, _, width, height = placed[chart.alt]
        # and by what its line has below it lower, where the page is full
        beyond = min(height, width * chart.aspect) - word[chart.alt]
        assert beyond == pytest.approx(0, abs=0.1) or 3 < beyond < 5
        lower += height < width * chart.aspect - 1
    assert lower


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_copied_text_is_what_was_written(layout: str, tmp_path: Path) -> None:
    theme = load_theme(open_sources(SEED), layout, Sink())
    assert theme is not None
    report = flow.report(flow.section(*map(flow.para, UNUSUAL)))
    path = tmp_path / "text.pdf"
    write_pdf(paginate(report, theme, Sink()), theme, path)
    poppler = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    with pypdfium2.PdfDocument(path) as document:
        pdfium = "".join(page.get_textpage().get_text_range() for page in document)
    for text in (poppler, pdfium):
        assert "".join(map(_dense, UNUSUAL)) in _dense(text)


def _dense(text: str) -> str:
    """Readers add blanks at line ends and at the gaps between Han and Latin."""
    return re.sub(r"\s+", "", text)
