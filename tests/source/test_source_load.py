"""Loading YAML: values as typed, places in characters, limits, several mistakes at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Sink
from reportgen.diagnostics.catalogue import entries
from reportgen.diagnostics.printer import format_all
from reportgen.source import Mapping, Scalar, Sequence, Sources, load
from reportgen.source.lines import quoted, quoted_lines
from reportgen.source.repair import repair, stumble_of
from tests.support.yaml_slips import codes, loaded, said


def _root(tmp_path: Path, content: str) -> Mapping:
    root, sink, _ = loaded(tmp_path, content)
    assert len(sink) == 0
    assert isinstance(root, Mapping)
    return root


def _scalar(root: Mapping, name: str) -> Scalar:
    value = root.get(name)
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    "typed", ["4.10", "007", "no", "12:30", "1_000", "~", "0x1F", "2021-06-01", "1e3", "是"]
)
def test_a_value_stays_what_was_typed(tmp_path: Path, typed: str) -> None:
    assert _scalar(_root(tmp_path, f"a: {typed}\n"), "a").text == typed


def test_places_count_characters_also_beyond_the_basic_plane(tmp_path: Path) -> None:
    root = _root(tmp_path, "𠀀题: 甲𠀁乙\r\n年: 2021\r\n")
    title, year = root.entries
    assert (title.key.span.column, title.key.span.end_column) == (1, 3)
    assert isinstance(title.value, Scalar)
    assert (title.value.span.column, title.value.span.end_column) == (5, 8)
    assert (year.key.span.line, year.key.span.column) == (2, 1)


def test_wrapped_text_keeps_its_typed_lines(tmp_path: Path) -> None:
    root = _root(tmp_path, "a: 全年\n  工作\n\n  稳步\nb: |\n  甲\n\n  乙\n")
    assert [(row.text, row.line, row.column) for row in _scalar(root, "a").lines] == [
        ("全年", 1, 4), ("工作", 2, 3), ("", 3, 1), ("稳步", 4, 3)]  # fmt: skip
    assert [row.text for row in _scalar(root, "b").lines] == ["甲", "", "乙"]


@pytest.mark.parametrize(
    "typed",
    [
        "a: 25  # 2021年新增\n",
        "a: 浦江创新论坛 # 官方名称\n",
        "# 全年工作，稳步推进。\na: 1\n",
        "a:  # 五家\n  - 甲\n",
        "a: '全年工作，稳步推进。' # 待核\n",
        "a: |  # 待核\n  甲 #1\n",
        "a: &x 1\nb: *x\n",
        "a: 'it''s'\n",
        "a: {ref: 1}\n",
        "a: [甲, 乙]\n",
        "a: https://example.org/甲\n",
        "- 会议论坛：共举办20场\n- 12:30开始\n",
        "a: C#\n",
    ],
)
def test_what_is_right_is_not_complained_about(tmp_path: Path, typed: str) -> None:
    assert codes(tmp_path, typed) == []


def test_all_slips_of_a_file_are_found_in_one_run(tmp_path: Path) -> None:
    typed = (
        "- text: **甲**\n- text: 甲: 乙\n- text: @丙\n- event:\n\tname: 丁\n"
        "- text: 全年\n稳步。\n- a: 1\n  a: 2\n- text：戊\n"
    )
    assert codes(tmp_path, typed) == [
        "yaml-start-stars",
        "yaml-colon-blank",
        "yaml-start-at",
        "yaml-tab",
        "yaml-text-indent",
        "yaml-duplicate-key",
        "yaml-wide-colon",
    ]


def test_several_slips_of_a_line_are_undone_by_the_same_line_to_paste(tmp_path: Path) -> None:
    message = said(tmp_path, "year: 2021\ntitle：**甲**\nlayout: annual\n")
    assert message.count("[yaml-wide-colon]") == message.count("[yaml-start-stars]") == 1
    assert message.count("\n     title: '**甲**'\n") == 2


def test_places_in_a_repaired_line_are_those_of_the_line_as_typed(tmp_path: Path) -> None:
    root, sink, _ = loaded(tmp_path, "a:\n  - b: 1\n- c: 居全国 #1，增长。\n- d: @甲\n- e: **乙**\n")
    places = [(d.span.line, d.span.column, d.code) for d in sink if d.span]
    assert sorted(place for place in places if place[2] != "yaml-indent") == [
        (3, 10, "yaml-comment-in-text"),
        (4, 6, "yaml-start-at"),
        (5, 6, "yaml-start-stars"),
    ]
    assert isinstance(root, Mapping)
    items = root.get("a")
    assert isinstance(items, Sequence)
    stars = items.items[-1]
    assert isinstance(stars, Mapping)
    assert (stars.entries[0].key.span.line, stars.entries[0].key.span.column) == (5, 3)


def test_the_tree_is_had_in_spite_of_slips_so_that_its_values_can_be_checked_too(tmp_path: Path) -> None:
    root, _, _ = loaded(tmp_path, "title: **甲**\nyear：2021\n")
    assert isinstance(root, Mapping)
    assert [(entry.key.text, entry.value.text) for entry in root if isinstance(entry.value, Scalar)] == [
        ("title", "**甲**"), ("year", "2021")]  # fmt: skip


def test_below_a_place_that_cannot_be_read_plain_slips_are_still_found(tmp_path: Path) -> None:
    typed = "- {a: [1, 2}\n- text: @甲\n- text: |\n    @不是错误\n- text: %乙\n"
    assert codes(tmp_path, typed) == ["yaml-syntax", "yaml-start-at", "yaml-start-percent"]


def test_the_message_is_english_when_asked_for(tmp_path: Path) -> None:
    assert said(tmp_path, "title：甲\n", "en") == (
        "a.yaml:1:6: error [yaml-wide-colon] “title” is followed by a full-width colon “：”\n"
        "    1 | title：甲\n"
        "      |      ＾\n"
        "   → use a plain colon and a blank (or put it in quotes if it is a text):\n"
        "     title: 甲\n"
        "\n"
        "1 error(s)"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "title: 甲\ntext: 全年工作\n".encode("gb18030"),
            "a.yaml:1:8: 错误 [yaml-encoding] 文件“a.yaml”是 GBK 编码，不是 UTF-8\n"
            "    1 | title: 甲\n"
            "      |        ＾\n"
            "   → 用记事本或编辑器打开，选“另存为”，编码选 UTF-8，覆盖原文件\n"
            "\n"
            "1 个错误",
        ),
        (
            "title: 甲\n".encode("utf-16"),
            "a.yaml:1:1: 错误 [yaml-encoding] 文件“a.yaml”是 UTF-16 编码，不是 UTF-8\n"
            "    1 | title: 甲\n"
            "      | ^\n"
            "   → 用记事本或编辑器打开，选“另存为”，编码选 UTF-8，覆盖原文件\n"
            "\n"
            "1 个错误",
        ),
    ],
    ids=["GBK", "UTF-16"],
)
def test_another_encoding_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    assert said(tmp_path, data) == message


def test_utf_16_without_a_mark_is_recognised(tmp_path: Path) -> None:
    assert codes(tmp_path, "title: report\n".encode("utf-16-le")) == ["yaml-encoding"]


def test_a_file_that_is_no_text_is_told_from_a_wrong_encoding(tmp_path: Path) -> None:
    assert codes(tmp_path, b"\x89PNG\r\n\x1a\n\xff\xff\xff") == ["yaml-not-text"]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    root, sink, _ = loaded(tmp_path, b"\xef\xbb\xbftitle: \xe7\x94\xb2\n")
    assert isinstance(root, Mapping)
    assert root.entries[0].key.text == "title"
    assert len(sink) == 0


def test_control_characters_are_shown_as_pictures_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    message = said(tmp_path, "a: 甲\x00乙\nb: @丙\nc: \x1b[31m\n")
    assert (
        "a.yaml:1:5: 错误 [yaml-control] 这里有一个看不见的控制字符（U+0000）\n    1 | a: 甲␀乙\n" in message
    )
    assert "[yaml-start-at]" in message
    assert "\x1b" not in message
    assert "\x00" not in message


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    root, sink, _ = loaded(tmp_path, "\n".join(rows) + "\n")
    assert root is None
    assert [d.code for d in sink] == ["yaml-alias-bomb"]


def test_an_alias_used_as_meant_is_followed(tmp_path: Path) -> None:
    root = _root(tmp_path, "a: &x [1, 2]\nb: *x\n")
    assert root.get("a") == root.get("b")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("[" * 70 + "]" * 70 + "\n", "yaml-too-deep"),
        ("[" + "[]," * 200_001 + "]\n", "yaml-too-many"),
        ("# " + "长" * 1_500_000 + "\n", "source-too-large"),
    ],
    ids=["deep", "many", "large"],
)
def test_a_file_beyond_the_limits_is_refused(tmp_path: Path, typed: str, code: str) -> None:
    root, sink, _ = loaded(tmp_path, typed)
    assert root is None
    assert [d.code for d in sink] == [code]


_CHECK = "核对文件名和所在的文件夹（大小写也要一致），或把文件放到报告文件夹里的这个位置"
_COPY = "把文件复制到报告文件夹里，路径从报告文件夹写起，如 photos/forum.jpg"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("b.yaml", f"错误 [source-missing] 找不到文件“b.yaml”\n   → {_CHECK}"),
        ("../b.yaml", f"错误 [source-path-outside] “../b.yaml”在报告文件夹之外\n   → {_COPY}"),
        ("/etc/passwd", f"错误 [source-path-outside] “/etc/passwd”在报告文件夹之外\n   → {_COPY}"),
    ],
)
def test_a_file_that_cannot_be_had_is_said(tmp_path: Path, path: str, message: str) -> None:
    sources, sink = Sources(tmp_path), Sink()
    assert load(sources, path, sink) is None
    assert format_all(sink, sources, "zh") == f"{message}\n\n1 个错误"


def test_brackets_and_dashes_are_told_apart(tmp_path: Path) -> None:
    root = _root(tmp_path, "a: [甲]\nb:\n  - 甲\n")
    assert [node.style for node in (root.get("a"), root.get("b")) if isinstance(node, Sequence)] == [
        "flow",
        "block",
    ]


_YAML_LIKE = st.text(
    alphabet=st.sampled_from([*"ab甲乙。：、 \t\n-#:'\"[]{}|>*&!%@`,?\\/\u3000\u00a0\x00\x85\u2028𠀀"]),
    max_size=60,
)
_LINES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "  ", "    ", "\t", "   ", "　"]),
        st.sampled_from(["", "- ", "-", "text: ", "text:", "text：", "a: [", "甲: "]),
        _YAML_LIKE,
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(typed=_LINES)
def test_nothing_that_is_typed_breaks_loading(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    root, sink, sources = loaded(tmp_path_factory.mktemp("any"), typed)
    assert root is not None or sink.has_errors()
    assert all(d.code in entries() for d in sink)
    # every message has its words
    assert (format_all(sink, sources, "zh") != "") == (len(sink) > 0)


@settings(max_examples=150, deadline=None)
@given(typed=_LINES.filter(lambda text: "\x00" not in text))
def test_repair_keeps_every_line_in_its_place(typed: str) -> None:
    repaired = repair(typed)
    assert repaired.text.count("\n") == len(yaml_lines(typed)) - 1
    assert stumble_of(typed) is None or repaired.slips or repaired.stumble


def yaml_lines(text: str) -> list[str]:
    """Lines as YAML 1.1 counts them."""
    for end in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text.split("\n")


@given(st.text(alphabet="ab甲，：: #'\"\\-[]{}*&!|>%@`"))
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"a: {quoted(text)}")["a"] == text.strip()
    (line,) = quoted_lines([f"a: {text}"], 0, 3, 0)
    assert yaml.safe_load(line)["a"] == text.rstrip()
