"""What is copied from Word, Excel and the web becomes blocks that the report can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.blocks.reading import read_block
from reportgen.diagnostics import Sink
from reportgen.preview.passages import tree_of
from reportgen.preview.pasting import blocks_of
from reportgen.source import Sequence


def accepted(yaml: str) -> None:
    """The YAML is a list of blocks without a mistake."""
    chapter = "section: 节\nblocks:\n" + "".join(f"  {row}\n" for row in yaml.splitlines())
    root = tree_of(chapter, "x.yaml")
    assert root is not None
    sink = Sink()
    assert read_block(root, sink) is not None
    assert [d.code for d in sink] == []


def test_a_paragraph_of_word_keeps_its_bold() -> None:
    html = "<html><body><!--StartFragment--><p class=MsoNormal>新增<b>25</b>家，<span>累计 506家</span></p></body></html>"
    assert blocks_of(html, "") == "- text: '新增**25**家，累计 506家'\n"


def test_a_list_becomes_a_list_and_a_heading_a_heading() -> None:
    html = "<h2>一、概况</h2><ul><li>甲</li><li><p>乙：丙</p></li></ul>"
    yaml = blocks_of(html, "")
    assert yaml == "- heading: '一、概况'\n- list:\n    - '甲'\n    - '乙：丙'\n"
    accepted(yaml)


def test_cells_of_excel_become_a_table() -> None:
    html = "<table><tr><td>年份</td><td>家数</td></tr><tr><td>2020</td><td>481</td></tr><tr><td>2021</td></tr></table>"
    yaml = blocks_of(html, "年份\t家数\n2020\t481\n")
    assert yaml.splitlines()[:2] == ["- table:", "    columns: ['年份', '家数']"]
    assert "['2021', \"\"]" in yaml
    accepted(yaml)


def test_lines_with_tabs_are_a_table_also_without_html() -> None:
    accepted(blocks_of("", "年份\t家数\n2020\t481\n"))


def test_marks_of_ours_in_pasted_words_are_only_words() -> None:
    assert blocks_of("", "a**b {{ x }} [c]") == r"- text: 'a\*\*b \{\{ x }} \[c]'" + "\n"


def test_scripts_and_styles_are_not_words() -> None:
    assert blocks_of("<style>p{}</style><p>甲</p><script>alert(1)</script>", "") == "- text: '甲'\n"


@pytest.mark.parametrize("html", ["", "<p> </p>", "<table></table>"])
def test_nothing_gives_nothing(html: str) -> None:
    assert blocks_of(html, "") == ""


@given(st.text(max_size=60))
def test_whatever_is_pasted_the_blocks_can_be_read(words: str) -> None:
    for yaml in (blocks_of("", words), blocks_of(f"<p>{words}</p><td>{words}", words)):
        if yaml:
            root = tree_of(yaml, "x.yaml")
            assert isinstance(root, Sequence)
