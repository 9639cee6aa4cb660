"""Page set-up of the Word file: sections, running heads, page numbers, what is drawn behind the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from reportgen.diagnostics import Sink
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.model.flow import Heading, Panel, Report, Section
from reportgen.model.pages import RectItem
from reportgen.theme.theme import Theme
from tests.support.flow_reports import METADATA, pages_of_report, paragraph, report_of, words
from tests.support.themes import sample_theme, shipped_theme
from tests.support.word_parts import MC, WP, W, instructions, part, part_names, text_of, text_width, value


def two_sections() -> Report:
    return Report(
        METADATA,
        tuple(
            Section(
                Heading(1, words(title), "section", f"section-{number}", number),
                (paragraph("正文"),),
                "section",
                number,
            )
            for number, title in (("4.1", "节选"), ("4.2", "拓展国际国内合作网络"))
        ),
    )


def written_in(theme: Theme, report: Report, folder: Path) -> Path:
    path = folder / "report.docx"
    write_docx(report, theme, pages_of_report(), path)
    return path


def sections(path: Path) -> list[etree._Element]:
    return list(part(path, "word/document.xml").iter(f"{W}sectPr"))


def parts_of(path: Path, what: str) -> list[etree._Element]:
    return [part(path, name) for name in part_names(path, f"word/{what}") if name.endswith(".xml")]


def test_every_section_begins_a_page_of_its_own(tmp_path: Path) -> None:
    path = written_in(sample_theme(), two_sections(), tmp_path)
    assert [value(s.find(f"{W}type")) for s in sections(path)] == ["nextPage", "nextPage"]


def test_continuous_layout_runs_on(tmp_path: Path) -> None:
    theme = sample_theme()
    theme = replace(theme, rules=replace(theme.rules, section_start="continuous"))
    path = written_in(theme, two_sections(), tmp_path)
    assert value(sections(path)[1].find(f"{W}type")) == "continuous"


def test_section_that_ends_in_a_table_still_has_its_page_properties(tmp_path: Path) -> None:
    first, second = two_sections().sections
    first = replace(first, children=(Panel((paragraph("框"),), "callout"),))
    path = written_in(sample_theme(), Report(METADATA, (first, second)), tmp_path)
    assert len(sections(path)) == 2


def test_page_numbers_are_fields_and_start_where_the_pages_do(tmp_path: Path) -> None:
    path = written_in(sample_theme(), two_sections(), tmp_path)
    assert {i for f in parts_of(path, "footer") for i in instructions(f)} == {"PAGE"}
    assert value(sections(path)[0].find(f"{W}pgNumType"), "start") == "1"


def test_running_head_shows_the_section_at_once_and_follows_it_in_word(tmp_path: Path) -> None:
    path = written_in(sample_theme(), two_sections(), tmp_path)
    heads = parts_of(path, "header")
    assert {i for h in heads for i in instructions(h)} == {"STYLEREF 1", r"STYLEREF 1 \n"}
    assert any("4.2 拓展国际国内合作网络" in text_of(h) for h in heads)


def test_a_running_head_too_long_for_its_line_is_shortened_as_on_the_pages(tmp_path: Path) -> None:
    long = replace(two_sections().sections[0], heading=Heading(1, words("合作" * 40), "section", "a", "4.1"))
    report = Report(replace(METADATA, title="年度报告" * 5), (long,))
    heads = [text_of(h) for h in parts_of(written_in(shipped_theme("annual"), report, tmp_path), "header")]
    (shown,) = {text.replace("年度报告" * 5, "") for text in heads if "合作" in text}
    assert shown.startswith("4.1 合作")
    assert shown.endswith("…")
    # 42 characters of 10.5 pt wide, in 8 pt
    assert 10 < len(shown) < 42 * 10.5 / 8 - 20


def test_the_ground_of_a_long_title_is_as_high_as_on_the_pages(tmp_path: Path) -> None:
    theme, found = sample_theme(), []
    for title in (
        "合作",
        "以企业为主体、市场为导向、产学研深度融合的技术创新体系建设取得新的阶段性成效，" * 2,
    ):
        heading = Heading(1, words(title), "section", "section-1", "4.1")
        report = Report(METADATA, (Section(heading, (paragraph("正文"),), "section", "4.1"),))
        pages = paginate(report, theme, Sink())
        write_docx(report, theme, pages, tmp_path / "report.docx")
        heads = parts_of(tmp_path / "report.docx", "header")
        extents = [int(e.get("cy")) / 12700 for head in heads for e in head.iter(f"{WP}extent")]
        grounds = [item for item in pages.pages[0].items if isinstance(item, RectItem)]
        assert max(extents) == pytest.approx(max(g.height for g in grounds), abs=0.1)
        found.append(max(extents))
    assert found[1] > found[0] + 20


def test_a_running_head_has_a_stop_in_the_middle_only_for_what_stands_there(tmp_path: Path) -> None:
    path = written_in(sample_theme(), two_sections(), tmp_path)
    for head in parts_of(path, "header"):
        for line in head.iter(f"{W}p"):
            stops = [value(tab) for tab in line.iterfind(f"{W}pPr/{W}tabs/{W}tab")]
            if not stops:
                continue
            jumps = len(line.findall(f"{W}r/{W}tab"))
            assert stops in (["right"], ["center", "right"])
            assert jumps <= len(stops)


def test_inner_and_outer_change_sides_on_even_pages(tmp_path: Path) -> None:
    path = written_in(sample_theme(), two_sections(), tmp_path)
    references = sections(path)[1].findall(f"{W}headerReference")
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    targets = {r.get("Id"): r.get("Target") for r in part(path, "word/_rels/document.xml.rels")}
    texts = {value(r, "type"): text_of(part(path, f"word/{targets[r.get(relation)]}")) for r in references}
    assert texts["default"] == "2021上海科技进步报告4.2 拓展国际国内合作网络"
    assert texts["even"] == "4.2 拓展国际国内合作网络2021上海科技进步报告"
    settings = part(path, "word/settings.xml")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert settings.find(f"{W}mirrorMargins") is not None


def test_opener_has_a_first_page_with_its_coloured_band(tmp_path: Path) -> None:
    path = written_in(sample_theme(), two_sections(), tmp_path)
    assert all(s.find(f"{W}titlePg") is not None for s in sections(path))
    bands = [h for h in parts_of(path, "header") if h.find(f".//{WP}anchor") is not None]
    assert len(bands) == 2
    extent = bands[0].find(f".//{WP}anchor/{WP}extent")
    assert abs(int(extent.get("cx")) - 595.2756 * 12700) < 12700
    assert bands[0].find(f".//{WP}anchor").get("behindDoc") == "1"


def test_what_stands_at_the_outer_edge_follows_the_page_that_word_sets_it_on(tmp_path: Path) -> None:
    """And stands where we have it for a reader that does not know Word 2010's names, as LibreOffice."""
    theme = shipped_theme("annual")
    report = two_sections()
    path = tmp_path / "report.docx"
    write_docx(report, theme, paginate(report, theme, Sink()), path)
    grounds = [h for h in parts_of(path, "header") if h.find(f".//{WP}anchor") is not None]
    assert len(grounds) == 2
    outer = {str(round((theme.rules.masters["opener"].width - 48) * 12700)), "0"}
    for head in grounds:
        places = [each[0] for each in head.iter(f"{WP}positionH")]
        assert [each.tag.removeprefix(WP) for each in places] == [
            "posOffset",
            "align",
            "posOffset",
            "posOffset",
        ]
        assert [places[0].text, places[1].text, places[3].text] == ["0", "outside", "0"]
        outer.remove(places[2].text)
        (choice,) = (c for c in head.iter(f"{MC}Choice") if c[0].tag == f"{WP}positionH")
        assert choice.get("Requires") == "wp14" and "wp14" in head.nsmap
        heights = [each.get("relativeHeight") for each in head.iter(f"{WP}anchor")]
        assert heights == ["1", "2", "3"]


def test_text_block_is_a_whole_number_of_em_wide(tmp_path: Path) -> None:
    wide = text_width(sections(written_in(sample_theme(), report_of(), tmp_path))[0])
    assert wide / 20 / 10.5 == pytest.approx(round(wide / 20 / 10.5), abs=0.01)


def test_page_has_the_line_grid_of_the_body_text_where_the_layout_asks_for_one(tmp_path: Path) -> None:
    theme = sample_theme()
    rules = replace(theme.rules, pages=replace(theme.rules.pages, baseline_grid=True))
    for wanted, kind in ((theme, None), (replace(theme, rules=rules), "lines")):
        grid = sections(written_in(wanted, report_of(), tmp_path))[0].find(f"{W}docGrid")
        assert (grid.get(f"{W}type"), value(grid, "linePitch")) == (kind, "360")


def test_layout_without_opener_and_furniture_has_plain_pages(tmp_path: Path) -> None:
    theme = sample_theme()
    page = replace(theme.rules.masters["page"], mirrored=False, header=None, footer=None)
    theme = replace(theme, rules=replace(theme.rules, masters={"page": page}))
    path = written_in(theme, two_sections(), tmp_path)
    assert all(s.find(f"{W}titlePg") is None for s in sections(path))
    assert part(path, "word/settings.xml").find(f"{W}evenAndOddHeaders") is None
    assert [text_of(h) for h in parts_of(path, "header")] == ["", ""]


def test_a_draft_carries_words_watermark_and_a_small_stamp_where_nothing_covers_it(tmp_path: Path) -> None:
    report = two_sections()
    draft = replace(report, metadata=replace(METADATA, draft=True))
    headers = parts_of(written_in(sample_theme(), draft, tmp_path), "header")
    assert headers
    for header in headers:
        across, stamp = header.iter("{urn:schemas-microsoft-com:vml}shape")
        words = [shape.find("{*}textpath").get("string") for shape in (across, stamp)]
        assert words == ["草稿", "草稿"]
        assert "rotation:315" in across.get("style")
        assert "mso-position-vertical-relative:page" in stamp.get("style")
        names = [shape.get("id") for shape in (across, stamp)]
        assert all(name.startswith("PowerPlusWaterMarkObject") for name in names)
        assert len(set(names)) == 2
    assert not list(parts_of(written_in(sample_theme(), report, tmp_path), "header")[0].iter("{*}shape"))
