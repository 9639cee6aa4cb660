"""What a layout says about its Word file: mistakes in the template and in the names of styles."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import as_json
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import load_theme
from reportgen.theme.word_names import built_in
from reportgen.theme.word_rules import template_at
from tests.support.word_templates import corporate_template, retyped

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def told(root: Path, rules: str) -> list[tuple[str, str]]:
    """Code with line and column, and message of what is said about a layout with these rules."""
    folder = root / "layouts/mine"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "layout.yaml").write_text(f"extends: plain\n{rules}\n", encoding="utf-8")
    sink = Sink()
    load_theme(Sources(root, shipped_roots()), "mine", sink)
    return [
        (f"{d.code} {d.span.line}:{d.span.column}" if d.span else d.code, str(as_json(d, "zh")["message"]))
        for d in sink
    ]


def test_a_template_of_the_project_or_of_the_layouts_folder(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    corporate_template(tmp_path / "assets/our.dotx")
    assert told(tmp_path, "template: assets/our.dotx") == []
    corporate_template(tmp_path / "layouts/mine/mine.docx")
    assert told(tmp_path, "template: mine.docx") == []
    assert told(tmp_path, "template: none") == []


def test_a_missing_template_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    corporate_template(tmp_path / "assets/our.dotx")
    assert told(tmp_path, "template: assets/oru.dotx") == [
        ("template-missing 2:11", "找不到 Word 模板“assets/oru.dotx”，是不是“assets/our.dotx”？")
    ]


def test_a_template_elsewhere_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "template: ../../../x.dotx") == [
        ("template-outside 2:11", "Word 模板“../../../x.dotx”在项目文件夹之外")
    ]


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"", "template-damaged", "Word 模板“our.dotx”已损坏"),
        (b"PK\x03\x04 half a file", "template-damaged", "Word 模板“our.dotx”已损坏"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "template-old",
            "“our.dotx”是旧的 .doc、.dot 文件，或者有打开密码",
        ),
    ],
)
def test_what_is_no_template_is_said(tmp_path: Path, content: bytes, code: str, message: str) -> None:
    (tmp_path / "our.dotx").write_bytes(content)
    assert told(tmp_path, "template: our.dotx") == [(f"{code} 2:11", message)]


def test_an_archive_that_is_no_word_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "our.dotx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    wanted = [("template-not-word 2:11", "“our.dotx”不是 Word 文件")]
    assert told(tmp_path, "template: our.dotx") == wanted
    corporate_template(tmp_path / "our.dotx")
    strict = b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body/></document>'
    retyped(tmp_path / "our.dotx", "", "", **{"word/document.xml": strict})
    assert told(tmp_path, "template: our.dotx") == wanted


def test_a_document_type_declaration_is_refused(tmp_path: Path) -> None:
    corporate_template(tmp_path / "our.dotx")
    trap = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    retyped(tmp_path / "our.dotx", "", "", **{"word/styles.xml": trap})
    assert told(tmp_path, "template: our.dotx") == [("template-damaged 2:11", "Word 模板“our.dotx”已损坏")]


@pytest.mark.parametrize("part", ["word/vbaProject.bin", ""])
def test_macros_are_refused_whatever_the_file_is_called(tmp_path: Path, part: str) -> None:
    path = corporate_template(tmp_path / "our.docx")
    if part:
        retyped(path, "", "", **{part: b"x"})
    else:
        retyped(
            path, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", MACROS
        )
    assert told(tmp_path, "template: our.docx") == [("template-macros 2:11", "Word 模板“our.docx”里有宏")]


def test_a_template_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.theme.wordtemplate.MOST_UNPACKED", 1000)
    corporate_template(tmp_path / "our.dotx")
    assert told(tmp_path, "template: our.dotx") == [
        ("template-too-large 2:11", "Word 模板“our.dotx”太大：压缩着最多 50 MB，展开最多 200 MB")
    ]


def test_names_of_word_styles_are_checked(tmp_path: Path) -> None:
    assert told(tmp_path, "word_styles: {body: 公司正文, haeding: 标题 3, lead: '导语,加粗'}") == [
        (
            "theme-unknown-key 2:27",
            "word_styles 没有“haeding”这一项，是不是“heading”？",
        ),
        ("word-style-name 2:48", "“导语,加粗”不能作 Word 样式的名称"),
    ]


def test_a_name_the_template_lacks_is_a_warning(tmp_path: Path) -> None:
    corporate_template(tmp_path / "our.dotx")
    assert told(tmp_path, "template: our.dotx\nword_styles: {body: 公司正问, topic: 标题 2}") == [
        (
            "template-style-missing 3:21",
            "模板里没有名为“公司正问”的样式，是不是“公司正文”？照版式的样子新添了一个",
        )
    ]


def test_a_template_on_the_command_line(tmp_path: Path) -> None:
    path = corporate_template(tmp_path / "our.dotx")
    sources, sink = Sources(tmp_path), Sink()
    assert template_at(path, sources, sink) is not None
    assert template_at(tmp_path / "or.dotx", sources, sink) is None
    assert template_at(tmp_path, sources, sink) is None
    assert [d.code for d in sink] == ["template-missing", "template-missing"]
    assert f"是不是“{path}”？" in str(as_json(next(iter(sink)), "zh")["message"])


@pytest.mark.parametrize(
    ("shown", "file"),
    [
        ("标题 3", "heading 3"),
        ("标题3", "heading 3"),
        ("正文", "Normal"),
        ("目录 1", "toc 1"),
        ("公司正文", ""),
    ],
)
def test_a_chinese_words_names_of_its_own_styles(shown: str, file: str) -> None:
    assert built_in(shown) == file
