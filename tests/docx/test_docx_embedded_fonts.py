"""Fonts inside the Word file: obfuscated as ECMA-376 wants it, whole or what is used, licences kept."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import as_json
from reportgen.docx import write_docx
from reportgen.docx.embedding import obfuscated
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import load_theme
from reportgen.theme.word_rules import EmbeddedFonts, WordRules
from tests.support.flow_reports import pages_of_report, paragraph, report_of
from tests.support.themes import shipped_theme
from tests.support.word_parts import W, part, value

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def written(path: Path, rule: EmbeddedFonts) -> Path:
    theme = replace(shipped_theme("plain"), word=WordRules(embed_fonts=rule))
    write_docx(report_of(paragraph("开放合作25家")), theme, pages_of_report(), path)
    return path


def fonts_of(path: Path) -> dict[tuple[str, str], bytes]:
    """The fonts in a file by name and slot, as plain font files again."""
    targets = {each.get("Id"): each.get("Target") for each in part(path, "word/_rels/fontTable.xml.rels")}
    found = {}
    with zipfile.ZipFile(path) as archive:
        for font in part(path, "word/fontTable.xml").iter(f"{W}font"):
            for slot in ("Regular", "Bold"):
                element = font.find(f"{W}embed{slot}")
                if element is not None:
                    data = archive.read(f"word/{targets[element.get(f'{R}id')]}")
                    key = (value(element, "fontKey") or "").strip("{}")
                    found[font.get(f"{W}name"), slot] = obfuscated(data, key)
    return found


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("used") / "used.docx", "used")


def test_fonts_in_use_are_inside_under_their_own_names(used: Path) -> None:
    fonts = fonts_of(used)
    assert ("Noto Serif SC", "Regular") in fonts
    assert ("Noto Serif SC", "Bold") in fonts
    for (name, _), data in fonts.items():
        font = TTFont(BytesIO(data))
        assert font["name"].getBestFamilyName() == name
        characters = font.getBestCmap()
        assert set(map(ord, "开放合作25家，。")) <= set(characters)
        assert ord("龘") not in characters
    assert part(used, "word/settings.xml").find(f"{W}embedTrueTypeFonts") is not None


def test_a_file_with_fonts_is_valid_open_xml_and_the_same_each_time(used: Path, tmp_path: Path) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(used)).errors] == []
    assert written(tmp_path / "again.docx", "used").read_bytes() == used.read_bytes()


def test_whole_fonts_are_the_files_themselves(tmp_path: Path) -> None:
    fonts = fonts_of(written(tmp_path / "all.docx", "all"))
    face = shipped_theme("plain").fonts.families["song"].regular
    assert fonts["Noto Serif SC", "Regular"] == face.data


def test_no_font_is_inside_unless_it_is_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "none.docx", "none")
    with zipfile.ZipFile(path) as archive:
        assert [each for each in archive.namelist() if "odttf" in each] == []
    assert part(path, "word/settings.xml").find(f"{W}embedTrueTypeFonts") is None


@given(st.binary(max_size=80), st.uuids())
def test_obfuscation_twice_gives_the_font_back(data: bytes, key: object) -> None:
    name = str(key).upper()
    assert obfuscated(obfuscated(data, name), name) == data
    assert obfuscated(data, name)[32:] == data[32:]


def test_the_first_byte_is_crossed_with_the_keys_last() -> None:
    key = "00112233-4455-6677-8899-AABBCCDDEEFF"
    assert obfuscated(bytes(34), key)[:2].hex() == "ffee"
    assert obfuscated(bytes(34), key)[15:17].hex() == "00ff"


def test_size_and_what_may_not_be_inside_are_told(tmp_path: Path) -> None:
    said = told(tmp_path, "extends: plain\nembed_fonts: 是\n")
    assert said[0][0] == "word-fonts-size"
    assert said[0][1].startswith("Word 文件里装进 5 个字体，没有压缩时共 ")
    licensed = tmp_path / "only.ttf"
    licensed.write_bytes(_with_licence(4))
    tokens = "extends: plain\ntokens: {fonts: {kai: {regular: only.ttf}}}\n"
    codes = told(tmp_path, "extends: plain\nembed_fonts: used\n", tokens)
    assert ("word-font-licence", "“Noto Sans SC”的授权只许预览和打印，没有装进 Word 文件") in codes
    other = "extends: plain\ntokens: {fonts: {kai: {family: LXGW WenKai, word: [楷体]}}}\n"
    codes = told(tmp_path, "extends: plain\nembed_fonts: used\n", other)
    assert (
        "word-font-other",
        "Word 里叫“楷体”的，这里的字体文件是“Reportgen Kai”，没有装进 Word 文件",
    ) in codes


def told(root: Path, layout: str, theme: str = "extends: plain\n") -> list[tuple[str, str]]:
    folder = root / "layouts/mine"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    (folder / "theme.yaml").write_text(theme.replace("extends: plain\n", ""), encoding="utf-8")
    if not theme.replace("extends: plain\n", ""):
        (folder / "theme.yaml").unlink()
    sink = Sink()
    load_theme(Sources(root, shipped_roots()), "mine", sink)
    return [(d.code, str(as_json(d, "zh")["message"])) for d in sink]


def _with_licence(bits: int) -> bytes:
    """A shipped face whose licence bits say otherwise."""
    face = shipped_theme("plain").fonts.families["hei"].regular
    font = TTFont(BytesIO(face.data), lazy=True)
    font["OS/2"].fsType = bits
    target = BytesIO()
    font.save(target)
    return target.getvalue()
