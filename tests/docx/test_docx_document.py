"""The Word file as a whole: valid, the same bytes every time, readable in a second program."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from reportgen.docx import write_docx
from reportgen.model.flow import Column, ListBlock, Panel, Report, Table
from reportgen.theme.line_rules import LineRules
from tests.support.flow_reports import (
    METADATA,
    PROSE,
    card,
    full_report,
    items,
    pages_of_report,
    paragraph,
    report_of,
)
from tests.support.office import docx_to_pdf
from tests.support.themes import sample_theme, shipped_theme
from tests.support.word_parts import W, paragraph_with, part, text_of, value, written

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(full_report(), tmp_path_factory.mktemp("full"))


def faults(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def test_report_with_every_kind_of_block_is_valid_open_xml(full: Path) -> None:
    assert faults(full) == []


@pytest.mark.parametrize(
    "report",
    [
        Report(METADATA, ()),
        report_of(),
        report_of(ListBlock("bullet", (), "list")),
        report_of(Table((), (), (), "table")),
        report_of(Table((Column(), Column()), (), (), "table", alt="空表")),
        report_of(paragraph("")),
        report_of(Panel((), "callout")),
        report_of(paragraph("长" * 3000)),
        report_of(Panel((card("1", "家", "卡片"), Panel((paragraph(PROSE),), "quote.box")), "event")),
        report_of(*(ListBlock("number", items("甲", numbered=True), "list", depth=d) for d in range(12))),
    ],
    ids=[
        "no section",
        "empty section",
        "empty list",
        "table without columns",
        "table without rows",
        "empty paragraph",
        "empty panel",
        "very long paragraph",
        "panels in a panel",
        "deeper than Word's lists",
    ],
)
def test_odd_but_possible_reports_are_valid_open_xml(report: Report, tmp_path: Path) -> None:
    assert faults(written(report, tmp_path)) == []


def test_same_bytes_in_two_processes_with_other_hash_seeds(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from reportgen.docx import write_docx\n"
        "from tests.support.flow_reports import full_report, pages_of_report\n"
        "from tests.support.themes import sample_theme\n"
        "write_docx(full_report(), sample_theme(), pages_of_report(), Path(sys.argv[1]))\n"
    )
    digests = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.docx"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", script, str(path)], check=True, cwd=ROOT, env=environment)
        digests.append(hashlib.sha256(path.read_bytes()).hexdigest())
    assert digests[0] == digests[1]


def test_no_entry_of_the_file_bears_a_date_from_a_clock(full: Path) -> None:
    with zipfile.ZipFile(full) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_core_properties_say_what_the_report_says(full: Path) -> None:
    import docx

    properties = docx.Document(str(full)).core_properties
    assert properties.title == "2021上海科技进步报告"
    assert properties.author == "上海市科学技术委员会"
    assert properties.language == "zh-CN"
    assert properties.keywords == "科技；合作"
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2022-03-01"


def test_report_without_a_date_has_none(tmp_path: Path) -> None:
    report = replace(report_of(), metadata=replace(METADATA, date=""))
    core = part(written(report, tmp_path), "docProps/core.xml")
    assert [child.tag for child in core if "created" in child.tag or "modified" in child.tag] == []


def test_chinese_line_rules_hold_for_the_whole_document(full: Path) -> None:
    settings = part(full, "word/settings.xml")
    assert settings.find(f"{W}characterSpacingControl").get(f"{W}val") == "compressPunctuation"
    assert "—" in settings.find(f"{W}noLineBreaksBefore").get(f"{W}val")
    mode = [e for e in settings.iter(f"{W}compatSetting") if e.get(f"{W}name") == "compatibilityMode"]
    assert mode[0].get(f"{W}val") == "15"
    defaults = part(full, "word/styles.xml").find(f"{W}docDefaults")
    rules = defaults.find(f"{W}pPrDefault/{W}pPr")
    assert rules.find(f"{W}kinsoku").get(f"{W}val") is None
    assert rules.find(f"{W}overflowPunct").get(f"{W}val") == "0"
    assert rules.find(f"{W}topLinePunct").get(f"{W}val") is None
    assert rules.find(f"{W}autoSpaceDE") is not None
    assert rules.find(f"{W}autoSpaceDN") is not None
    assert defaults.find(f"{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}eastAsia") == "zh-CN"


def test_switches_of_the_layouts_lines_are_words_own_settings(tmp_path: Path) -> None:
    theme = sample_theme()
    lines = LineRules(punctuation="plain", hanging=True, latin_gap=0.0, strict_grid=True)
    path = tmp_path / "grid.docx"
    theme = replace(theme, rules=replace(theme.rules, lines=lines))
    write_docx(report_of(), theme, pages_of_report(), path)
    assert faults(path) == []
    settings = part(path, "word/settings.xml")
    assert settings.find(f"{W}characterSpacingControl").get(f"{W}val") == "doNotCompress"
    rules = part(path, "word/styles.xml").find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    toggles = ("kinsoku", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN")
    assert [rules.find(f"{W}{name}").get(f"{W}val") for name in toggles] == [None, None, "0", "0", "0"]
    (grid,) = part(path, "word/document.xml").iter(f"{W}docGrid")
    assert grid.get(f"{W}type") == "snapToChars"
    assert grid.get(f"{W}linePitch") == str(round(theme.style("body").leading * 20))


def test_fonts_name_what_a_chinese_windows_has_as_substitutes(full: Path) -> None:
    fonts = {f.get(f"{W}name"): f for f in part(full, "word/fontTable.xml")}
    assert fonts["Noto Serif SC"].find(f"{W}altName").get(f"{W}val") == "宋体"
    assert fonts["Noto Sans SC"].find(f"{W}altName").get(f"{W}val") == "微软雅黑"


def test_libreoffice_shows_every_word_of_the_report(full: Path, tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(docx_to_pdf(full, tmp_path))
    pages = [page.get_textpage().get_text_range() for page in document]
    shown = "".join("".join(pages).split())
    for expected in ("4.2拓展国际国内合作网络", "◆国际科技合作全面推进", "506家", "表4.2-1三大论坛"):
        assert expected in shown
    assert "①浦江创新论坛" in shown
    assert "子项二" in shown
    assert "图4.2-2蓝色图片" in shown


def test_a_phrase_in_another_language_says_so(tmp_path: Path) -> None:
    """As on the pages; spelling is not checked in Cyrillic, whose language the letters do not tell."""
    path = tmp_path / "a.docx"
    text = "与Российская академия наук、Ακαδημία Αθηνών和Open Science合作"
    write_docx(report_of(paragraph(text)), shipped_theme("plain"), pages_of_report(), path)
    runs = paragraph_with(part(path, "word/document.xml"), "合作").findall(f"{W}r")
    languages = [(text_of(run), value(run.find(f"{W}rPr/{W}lang"))) for run in runs]
    said: dict[str, str] = {}
    for words, language in languages:
        if language is not None:
            said[language] = said.get(language, "") + words
    assert said == {"x-none": "Российская академия наук", "el-GR": "Ακαδημία Αθηνών"}
