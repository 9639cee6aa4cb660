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


def yaml_of(html: str, plain: str = "", chapter: str = "") -> str:
    """The YAML of what is pasted, which the report must be able to hold."""
    yaml = blocks_of(html, plain, chapter).yaml
    if yaml:
        accepted(yaml)
    return yaml


def word_item(words: str, marker: str, level: int = 1) -> str:
    """A paragraph of a list as Word puts it on the clipboard."""
    ignored = (
        f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}<span>&nbsp; </span></span><![endif]>"
    )
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>{ignored}<span>{words}</span></p>"
    )


def test_a_paragraph_of_word_keeps_its_bold() -> None:
    html = "<html><body><!--StartFragment--><p class=MsoNormal>新增<b>25</b>家，<span>累计 506家</span></p></body></html>"
    assert yaml_of(html) == "- text: '新增**25**家，累计 506家'\n"


def test_a_paragraph_keeps_kai_underlines_raised_type_and_links() -> None:
    html = (
        "<p>面积1.2万m<sup>2</sup>，CO<sub>2</sub>减少，<i>重点</i>是<u>落实</u>，"
        "见<a href='https://example.org/a(b)'>网页</a>和<a href='#_Toc1'>上文</a>"
        "<sup>这一句太长，不像上标</sup>。</p>"
    )
    assert yaml_of(html) == (
        "- text: '面积1.2万m^2^，CO~2~减少，[重点]{.kai}是[落实]{.underlined}，"
        "见[网页](https://example.org/a%28b%29)和上文这一句太长，不像上标。'\n"
    )


def test_words_are_in_quotes_only_where_yaml_asks_for_them() -> None:
    assert yaml_of("<p>第一段话。</p><p>甲: 乙</p><p>2021</p><p>是</p>") == (
        "- text: 第一段话。\n- text: '甲: 乙'\n- text: '2021'\n- text: '是'\n"
    )


def test_a_list_becomes_a_list_and_a_heading_a_heading() -> None:
    html = "<h2>一、概况</h2><ul><li>甲</li><li><p>乙：丙</p></li></ul>"
    assert yaml_of(html) == "- heading: 一、概况\n- list:\n    - 甲\n    - 乙：丙\n"


def test_lists_keep_their_levels_and_numbers() -> None:
    html = "<ol><li>甲<ul><li>子</li></ul></li><li>乙</li></ol>"
    wanted = "- list:\n    kind: number\n    items:\n      - text: 甲\n        items:\n          - 子\n      - 乙\n"
    assert yaml_of(html) == wanted
    of_word = word_item("甲", "1.") + word_item("子", "l", 2) + word_item("乙", "2.")
    assert yaml_of(of_word) == wanted


def test_the_bullets_of_word_are_no_words() -> None:
    html = word_item("培训", "·") + word_item("宣传", "l") + "<p>下一段</p>"
    assert yaml_of(html) == "- list:\n    - 培训\n    - 宣传\n- text: 下一段\n"


def test_a_numbered_heading_of_word_is_counted_anew() -> None:
    html = "<h2 style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.2 </span>重点工作</h2>"
    assert yaml_of(html) == "- heading: 重点工作\n"


def test_footnotes_of_word_become_notes_with_names_that_are_free() -> None:
    mark = "<a style='mso-footnote-id:ftn{n}' href='#_ftn{n}'><sup>[{n}]</sup></a>"
    back = "<a style='mso-footnote-id:ftn{n}' href='#_ftnref{n}'><sup>[{n}]</sup></a>"
    html = (
        f"<p>约占四分之一{mark.format(n=1)}，增加{mark.format(n=2)}。</p>"
        "<div style='mso-element:footnote-list'>"
        + "".join(
            f"<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText>{back.format(n=n)} {words}</p></div>"
            for n, words in ((1, "按年末数"), (2, "见年鉴"))
        )
        + "</div>"
    )
    assert yaml_of(html, chapter="- text: 旧[^注1]") == (
        "- text: '约占四分之一[^注注1]，增加[^注注2]。'\n- notes:\n    注注1: 按年末数\n    注注2: 见年鉴\n"
    )


def test_cells_of_excel_become_a_table() -> None:
    html = "<table><tr><td>年份</td><td>家数</td></tr><tr><td>2020</td><td>481</td></tr><tr><td>2021</td></tr></table>"
    yaml = yaml_of(html, "年份\t家数\n2020\t481\n")
    assert yaml == '- table:\n    columns: [年份, 家数]\n    rows:\n      - [2020, 481]\n      - [2021, ""]\n'


def test_merged_cells_stay_merged() -> None:
    html = (
        "<table><tr><td>指标</td><td>区</td><td>数值</td></tr>"
        "<tr><td rowspan=2>平台</td><td>甲</td><td>3</td></tr><tr><td>乙</td><td>12</td></tr>"
        "<tr><td colspan=2>合计</td><td>15</td></tr></table>"
    )
    assert yaml_of(html).splitlines()[3:] == [
        "      - [平台, 甲, 3]",
        "      - [^, 乙, 12]",
        "      - [合计, <, 15]",
    ]


def test_a_head_of_two_rows_and_a_title_over_all_are_known() -> None:
    html = (
        "<table><tr><td colspan=3>各地区项目</td></tr>"
        "<tr><th rowspan=2><b>地区</b></th><th colspan=2>项目</th></tr><tr><th>数量</th><th>投入</th></tr>"
        "<tr><td>江苏</td><td>12</td><td>1,203.5</td></tr></table>"
    )
    assert yaml_of(html).splitlines()[1:] == [
        "    caption: 各地区项目",
        "    columns: [地区, {title: 项目, columns: [数量, 投入]}]",
        "    rows:",
        "      - [江苏, 12, '1,203.5']",
    ]


def test_a_caption_of_word_goes_with_its_table_and_is_counted_anew() -> None:
    html = (
        "<p class=MsoCaption>表 1-2 各地区项目</p><table><tr><td>地区</td></tr><tr><td>江苏</td></tr></table>"
    )
    assert "    caption: 各地区项目\n" in yaml_of(html)
    assert yaml_of("<p class=MsoCaption>图 1 照片</p><p>正文</p>") == "- text: 图 1 照片\n- text: 正文\n"


def test_pictures_that_do_not_come_along_are_counted() -> None:
    pasted = blocks_of("<p>甲<img src='file:///C:/a.png'></p><img src='x.png'>", "")
    assert (pasted.yaml, pasted.pictures) == ("- text: 甲\n", 2)


def test_lines_with_tabs_are_a_table_also_without_html() -> None:
    assert "columns: [年份, 家数]" in yaml_of("", "年份\t家数\n2020\t481\n")


def test_marks_of_ours_in_pasted_words_are_only_words() -> None:
    assert yaml_of("", "a**b {{ x }} [c]") == r"- text: 'a\*\*b \{\{ x }} \[c]'" + "\n"


def test_scripts_and_styles_are_not_words() -> None:
    assert yaml_of("<style>p{}</style><p>甲</p><script>alert(1)</script>") == "- text: 甲\n"


@pytest.mark.parametrize("html", ["", "<p> </p>", "<table></table>"])
def test_nothing_gives_nothing(html: str) -> None:
    assert yaml_of(html) == ""


_TAGS = (
    "p",
    "b",
    "i",
    "u",
    "sup",
    "sub",
    "h2",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "td colspan=2",
    "td rowspan=2",
)


@given(
    st.lists(st.sampled_from([f"<{tag}>" for tag in _TAGS]) | st.text(max_size=12), max_size=14).map("".join)
)
def test_whatever_is_pasted_the_blocks_can_be_read(html: str) -> None:
    for yaml in (blocks_of("", html).yaml, blocks_of(html, html).yaml):
        if yaml:
            assert isinstance(tree_of(yaml, "x.yaml"), Sequence)
