"""What a layout's author is told: place, mistake, what to write instead; everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Sink, Span
from reportgen.diagnostics.catalogue import fonts, layout, theme
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme.loader import load_theme
from tests.theme.theme_projects import loaded, with_layout, with_theme

THEME_MISTAKES = {
    "styles:\n  body: {colr: brand}\n": "theme.yaml:2:10: 错误 [theme-unknown-key] "
    "styles.body 没有“colr”这一项，是不是“colour”？",
    "styles:\n  body: {size: [9pt, 10pt]}\n": "theme.yaml:2:16: 错误 [theme-expected-value] "
    "这里要一个单独的值，写成了一组或一个列表",
    "styles:\n  body: 10pt\n": "theme.yaml:2:9: 错误 [theme-expected-mapping] 这里要一组“名称: 值”",
    "styles:\n  body: {size: }\n": "theme.yaml:2:16: 错误 [theme-empty] 这里没有写值",
    "styles:\n  body: {align: middle}\n": "theme.yaml:2:17: 错误 [theme-not-a-choice] “middle”不是可用的词",
    "styles:\n  body: {bold: 也许}\n": "theme.yaml:2:16: 错误 [theme-not-a-choice] “也许”不是可用的词",
    "styles:\n  body: {size: 14px}\n": "theme.yaml:2:16: 错误 [theme-length-unit] "
    "长度“14px”的单位“px”不能用在这里",
    "styles:\n  body: {space_after: 5%}\n": "theme.yaml:2:23: 错误 [theme-length-unit] "
    "长度“5%”的单位“%”不能用在这里",
    "styles:\n  body: {leading: 18}\n": "theme.yaml:2:19: 错误 [theme-length-bare] 长度“18”没有写单位",
    "styles:\n  body: {size: 大号}\n": "theme.yaml:2:16: 错误 [theme-not-a-length] "
    "“大号”不是长度，也不是已命名的尺寸",
    "styles:\n  body: {size: 5号}\n": "theme.yaml:2:16: 错误 [theme-type-size] 没有“5号”这个字号，是不是“五号”？",
    "tokens:\n  sizes: {base: 小士}\n": "theme.yaml:2:17: 错误 [theme-type-size] 没有“小士”这个字号，是不是“小一”？",
    "charts: {legend: 左}\n": "theme.yaml:1:18: 错误 [theme-not-a-choice] “左”不是可用的词",
    "charts: {patterns: 斜线}\n": "theme.yaml:1:20: 错误 [theme-not-a-choice] “斜线”不是可用的词",
    "charts: {label_size: 小7}\n": "theme.yaml:1:22: 错误 [theme-type-size] 没有“小7”这个字号，是不是“七号”？",
    "styles:\n  body: {space_before: -6pt}\n": "theme.yaml:2:24: 错误 [theme-length-negative] "
    "长度“-6pt”不能是负数",
    'styles:\n  body: {colour: "#0B5CA"}\n': "theme.yaml:2:18: 错误 [theme-bad-colour] “#0B5CA”不是颜色值",
    "styles:\n  body: {colour: brnd}\n": "theme.yaml:2:18: 错误 [theme-unknown-colour] "
    "没有名为“brnd”的颜色，是不是“brand”？",
    "styles:\n  body: {colour: brand 120%}\n": "theme.yaml:2:18: 错误 [theme-out-of-range] “120”超出范围",
    "tokens:\n  colours: {a: b 50%, b: a 50%}\n": "theme.yaml:2:16: 错误 [theme-colour-circular] "
    "颜色“a”绕回了自己",
    "styles:\n  body: {font: sung}\n": "theme.yaml:2:16: 错误 [theme-unknown-font] "
    "没有名为“sung”的字体族，是不是“song”？",
    "styles:\n  body: {space_stretch: 400%}\n": "theme.yaml:2:25: 错误 [theme-out-of-range] “400%”超出范围",
    "styles:\n  body: {space_shrink: 3pt}\n": "theme.yaml:2:24: 错误 [theme-length-unit] "
    "长度“3pt”的单位“pt”不能用在这里",
    "styles:\n  section: {across: 全}\n": "theme.yaml:2:21: 错误 [theme-not-a-choice] “全”不是可用的词",
    "styles:\n  card: {border_top: 2pt}\n": "theme.yaml:2:22: 错误 [theme-bad-border] “2pt”不是线条",
    "styles:\n  card: {border_top: 2pt acent}\n": "theme.yaml:2:26: 错误 [theme-unknown-colour] "
    "没有名为“acent”的颜色，是不是“accent”？",
    "styles:\n  card: {padding: 1pt 2pt 3pt 4pt 5pt}\n": "theme.yaml:2:19: 错误 [theme-bad-sides] "
    "“1pt 2pt 3pt 4pt 5pt”不是一到四个长度",
    "styles:\n  card: {padding: 1pt 2dots}\n": "theme.yaml:2:23: 错误 [theme-length-unit] "
    "长度“2dots”的单位“dots”不能用在这里",
    "styles:\n  topic: {based_on: bodi}\n": "theme.yaml:2:21: 错误 [theme-unknown-style] "
    "没有名为“bodi”的样式，是不是“body”？",
    "styles:\n  body: {based_on: lead}\n  lead: {based_on: body}\n": "theme.yaml:2:20: 错误 "
    "[theme-style-circular] 样式绕成了圈：lead → body → lead",
    "tokens:\n  fonts: {song: [Noto Serif SCC]}\n": "theme.yaml:2:18: 错误 [font-family-unknown] "
    "既没有随附、这台电脑上也没有安装名为“Noto Serif SCC”的字体，是不是“Noto Serif SC”？",
    "tokens:\n  fonts: {own: {regular: assets/own.ttf}}\n": "theme.yaml:2:26: 错误 [font-file-missing] "
    "找不到字体文件：assets/own.ttf",
    "tokens:\n  fonts: {own: {bold: assets/own.ttf}}\n": "theme.yaml:2:16: 错误 [font-regular-missing] "
    "字体族“own”没有写 regular（常规体的文件或名称）",
    "charts: {palete: [brand]}\n": "theme.yaml:1:10: 错误 [theme-unknown-key] "
    "charts 没有“palete”这一项，是不是“palette”？",
    "token: {}\n": "theme.yaml:1:1: 错误 [theme-unknown-key] theme.yaml 没有“token”这一项，是不是“tokens”？",
}

LAYOUT_MISTAKES = {
    "cards_per_row: 20\n": "layout.yaml:2:16: 错误 [theme-out-of-range] “20”超出范围",
    "section_start: left\n": "layout.yaml:2:16: 错误 [theme-not-a-choice] “left”不是可用的词",
    "figure_width: 5%\n": "layout.yaml:2:15: 错误 [theme-out-of-range] “5%”超出范围",
    "figure_width: 80mm\n": "layout.yaml:2:15: 错误 [theme-length-unit] 长度“80mm”的单位“pt”不能用在这里",
    "latin_gap: 0.9em\n": "layout.yaml:2:12: 错误 [theme-out-of-range] “0.9em”超出范围",
    "punctuation: 全宽\n": "layout.yaml:2:14: 错误 [theme-not-a-choice] “全宽”不是可用的词",
    "hanging: 也许\n": "layout.yaml:2:10: 错误 [theme-not-a-choice] “也许”不是可用的词",
    "strict_grid: 28\n": "layout.yaml:2:14: 错误 [theme-not-a-choice] “28”不是可用的词",
    "squeeze_stops: 1em\n": "layout.yaml:2:16: 错误 [theme-not-a-choice] “1em”不是可用的词",
    "hyphenation: en_UK\n": "layout.yaml:2:14: 错误 [theme-not-a-choice] “en_UK”不是可用的词",
    "last_line: 9\n": "layout.yaml:2:12: 错误 [theme-out-of-range] “9”超出范围",
    "masters:\n  page: {paper: A9}\n": "layout.yaml:3:17: 错误 [theme-not-a-choice] “A9”不是可用的词",
    "masters:\n  page: {margin: {}}\n": "layout.yaml:3:10: 错误 [theme-unknown-key] "
    "masters.page 没有“margin”这一项，是不是“margins”？",
    "masters:\n  page: {measure: 3em}\n": "layout.yaml:3:9: 错误 [layout-no-room] "
    "页面“page”的页边距没有给正文留出地方",
    "masters:\n  opener: {based_on: pag}\n": "layout.yaml:3:22: 错误 [layout-unknown-master] "
    "没有名为“pag”的页面，是不是“page”？",
    "masters:\n  page: {based_on: opener}\n": "layout.yaml:3:20: 错误 [layout-master-circular] "
    "页面绕成了圈：opener → page → opener",
    "masters:\n  page: {footer: {items: [{slot: outer}]}}\n": "layout.yaml:3:27: 错误 "
    "[layout-item-incomplete] 这一条缺少：text、style",
    'masters:\n  page: {footer: {items: [{slot: top, text: "{page}", style: footer}]}}\n': "layout.yaml:3:34: "
    "错误 [theme-not-a-choice] “top”不是可用的词",
    'masters:\n  page: {footer: {items: [{slot: outer, text: "{pgae}", style: footer}]}}\n': "layout.yaml:"
    "3:47: 错误 [layout-unknown-placeholder] 页眉页脚里没有“pgae”这种内容，是不是“page”？",
    'masters:\n  page: {footer: {items: [{slot: outer, text: "{page}", style: foter}]}}\n': "layout.yaml:"
    "3:64: 错误 [theme-unknown-style] 没有名为“foter”的样式，是不是“footer”？",
    "masters:\n  page: {orientation: lying}\n": "layout.yaml:3:23: 错误 [theme-not-a-choice] “lying”不是可用的词",
    "masters:\n  page: {lines: 0}\n": "layout.yaml:3:17: 错误 [theme-out-of-range] “0”超出范围",
    "masters:\n  opener: {paper: A3}\n": "layout.yaml:3:11: 错误 [layout-masters-differ] "
    "页面“opener”的纸张与 page 不同，或者版心比它窄（不到 42 字）",
    "masters:\n  left: {based_on: page, measure: 41em, margins: {inner: 74pt, outer: 100pt}}\n": "layout.yaml:3:9: "
    "错误 [layout-masters-differ] 页面“left”的纸张与 page 不同，或者版心比它窄（不到 42 字）",
    "page_numbers: ii\n": "layout.yaml:2:15: 错误 [theme-not-a-choice] “ii”不是可用的词",
    "first_page_number: 0\n": "layout.yaml:2:20: 错误 [theme-out-of-range] “0”超出范围",
    "blank_page_text: [此页, 无正文]\n": "layout.yaml:2:18: 错误 [theme-expected-value] "
    "这里要一个单独的值，写成了一组或一个列表",
    "bleed: 30mm\n": "layout.yaml:2:8: 错误 [theme-out-of-range] “30mm”超出范围",
    "bleed: 2em\n": "layout.yaml:2:8: 错误 [theme-length-unit] 长度“2em”的单位“em”不能用在这里",
    "feet: straight\n": "layout.yaml:2:7: 错误 [theme-not-a-choice] “straight”不是可用的词",
    "baseline_grid: 18pt\n": "layout.yaml:2:16: 错误 [theme-not-a-choice] “18pt”不是可用的词",
    "columns: 5\n": "layout.yaml:2:10: 错误 [theme-out-of-range] “5”超出范围",
    "marks: cross\n": "layout.yaml:2:8: 错误 [theme-not-a-choice] “cross”不是可用的词",
    "masters:\n  opener: {decorations: [{top: 0}]}\n": "layout.yaml:3:26: 错误 [layout-item-incomplete] "
    "这一条缺少：colour",
}


@pytest.mark.parametrize(("written", "said"), THEME_MISTAKES.items())
def test_a_mistake_in_a_theme_is_told_at_its_place(tmp_path, written, said):
    result = with_theme(tmp_path, written)
    assert result.theme is None
    assert f"layouts/mine/{said}" in result.first_lines


@pytest.mark.parametrize(("written", "said"), LAYOUT_MISTAKES.items())
def test_a_mistake_in_a_layout_is_told_at_its_place(tmp_path, written, said):
    result = with_layout(tmp_path, written)
    assert result.theme is None
    assert f"layouts/mine/{said}" in result.first_lines


def test_the_whole_message_shows_the_line_and_what_to_write(tmp_path):
    (message,) = with_theme(tmp_path, "styles:\n  body: {colour: brnd}\n").messages
    assert message == (
        "layouts/mine/theme.yaml:2:18: 错误 [theme-unknown-colour] 没有名为“brnd”的颜色，是不是“brand”？\n"
        "    2 |   body: {colour: brnd}\n"
        "      |                  ^^^^\n"
        "   → 改成 brand，或在 tokens.colours 里定义“brnd”；"
        "相近的颜色：brand、brand_dark、amber、accent、ink"
    )


def test_all_mistakes_are_told_together(tmp_path):
    result = with_theme(tmp_path, "styles:\n  body: {size: 14px, colour: brnd}\n  lead: {leading: 18}\n")
    assert [line.split("[")[1].split("]")[0] for line in result.first_lines] == [
        "theme-length-unit",
        "theme-unknown-colour",
        "theme-length-bare",
    ]


def test_an_unknown_key_of_a_master_is_told_once_however_many_are_based_on_it(tmp_path):
    written = "masters:\n  page: {columns: 2}\n  other: {based_on: page}\n  first: {based_on: other}\n"
    found = [line for line in with_layout(tmp_path, written).first_lines if "unknown-key" in line]
    assert [line.split("[")[0] for line in found] == ["layouts/mine/layout.yaml:3:10: 错误 "]


def test_an_unknown_layout_names_the_ones_there_are(tmp_path):
    result = loaded(tmp_path, {"mine/layout.yaml": "extends: annual\n"}, "anual")
    assert result.theme is None
    assert result.messages == (
        "错误 [layout-unknown] 没有名为“anual”的版式，是不是“annual”？\n"
        "   → 可用的版式：annual、plain、mine、gongwen；自己的版式放在项目的 layouts/anual/layout.yaml",
    )


def test_an_unknown_layout_is_told_where_the_report_names_it(tmp_path):
    found = Sink()
    load_theme(Sources(tmp_path, shipped_roots()), "anual", found, asked=Span("report.yaml", 3, 9, 3, 14))
    assert [str(finding.span) for finding in found] == ["report.yaml:3:9"]


def test_an_unknown_base_is_told_where_it_is_named(tmp_path):
    result = loaded(tmp_path, {"mine/layout.yaml": "extends: plane\n"})
    assert result.first_lines == (
        "layouts/mine/layout.yaml:1:10: 错误 [layout-unknown] 没有名为“plane”的版式，是不是“plain”？",
    )


def test_layouts_that_extend_each_other_are_told(tmp_path):
    files = {"mine/layout.yaml": "extends: yours\n", "yours/layout.yaml": "extends: mine\n"}
    assert loaded(tmp_path, files).first_lines == (
        "layouts/yours/layout.yaml:1:10: 错误 [layout-circular] 版式绕成了圈：mine → yours → mine",
    )


def test_a_layout_that_stands_alone_is_told_what_it_lacks(tmp_path):
    result = loaded(tmp_path, {"mine/layout.yaml": "title: 空\n"})
    assert [line.partition(" 错误 ")[2] for line in result.first_lines] == [
        "[layout-part-missing] 版式缺少“masters”这一部分",
        "[layout-part-missing] 版式缺少“styles”这一部分",
        "[layout-part-missing] 版式缺少“tokens”这一部分",
    ]


def test_styles_a_layout_lacks_are_named_together(tmp_path):
    files = {
        "mine/layout.yaml": "masters: {page: {paper: A4}}\n",
        "mine/theme.yaml": "tokens: {fonts: {song: [Noto Serif SC]}}\nstyles:\n  body: {size: 10pt}\n",
    }
    (message,) = loaded(tmp_path, files).first_lines
    assert message.startswith(
        "layouts/mine/theme.yaml:3:3: 错误 [theme-style-missing] 版式缺少这些样式：lead、"
    )
    assert "card.value" in message and "figure" in message and "body" not in message


def test_a_style_nothing_uses_is_only_a_warning(tmp_path):
    result = with_theme(tmp_path, "styles:\n  captoin: {size: 8pt}\n")
    assert result.theme is not None
    assert result.first_lines == (
        "layouts/mine/theme.yaml:2:3: 警告 [theme-style-unused] 没有内容会用到样式“captoin”，是不是“caption”？",
    )


def test_a_master_no_page_uses_is_only_a_warning(tmp_path):
    result = with_layout(tmp_path, "masters:\n  opner: {based_on: page}\n")
    assert result.theme is not None
    assert result.first_lines == (
        "layouts/mine/layout.yaml:3:3: 警告 [layout-master-unused] 没有页面会用到“opner”，是不是“opener”？",
    )


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("lines: 40", "[layout-meets-footer] 页面“page”的正文伸到了页脚：下边距只有 30 磅，至少要 57 磅"),
        (
            "lines: 30, margins: {top: 60pt}",
            "[layout-meets-header] 页面“page”的正文伸到了页眉：正文离纸顶只有 60 磅，至少要 68 磅",
        ),
    ],
)
def test_text_that_runs_into_header_or_footer_is_told_once(tmp_path, page, said):
    result = with_layout(tmp_path, f"masters:\n  page: {{{page}}}\n")
    assert result.theme is not None
    assert result.first_lines == (f"layouts/mine/layout.yaml:3:9: 警告 {said}",)


def test_a_layout_needs_a_running_page(tmp_path):
    files = {
        "mine/layout.yaml": "masters: {opener: {paper: A4}}\n",
        "mine/theme.yaml": "tokens: {fonts: {song: [Noto Serif SC]}}\nstyles: {body: {size: 10pt}}\n",
    }
    assert (
        "layouts/mine/layout.yaml:1:10: 错误 [layout-page-missing] masters 里没有 page（正文页）"
        in loaded(tmp_path, files).first_lines
    )


def test_a_layout_needs_a_font(tmp_path):
    files = {
        "mine/layout.yaml": "masters: {page: {paper: A4}}\n",
        "mine/theme.yaml": "tokens: {sizes: {base: 10pt}}\nstyles: {body: {size: base}}\n",
    }
    assert (
        "layouts/mine/theme.yaml:1:9: 错误 [font-none] 版式没有定义任何字体"
        in loaded(tmp_path, files).first_lines
    )


def test_every_code_about_layouts_is_tried_here():
    here = Path(__file__)
    commands = here.parents[1] / "cli/test_cli_layouts.py"
    files = (here, here.with_name("test_theme_own_fonts.py"), commands)
    tried = "".join(file.read_text(encoding="utf-8") for file in files)
    codes = [entry.code for family in (theme, layout, fonts) for entry in family.ENTRIES]
    assert [code for code in codes if f"[{code}]" not in tried] == []
