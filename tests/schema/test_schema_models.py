"""Strict models: every mistake of a file at its place, in words an editor understands."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from pydantic import ValidationError

from reportgen.diagnostics import Sink
from reportgen.diagnostics.printer import format_all
from reportgen.schema import (
    AssetPath,
    Expression,
    Integer,
    PlainText,
    RichText,
    Share,
    StrictModel,
    Switch,
    json_schema,
    load_model,
    nearest,
)
from tests.support.yaml_slips import loaded


class Card(StrictModel):
    """One figure of a strip."""

    fact: Expression
    label: PlainText | None = None
    kind: Literal["plain", "marked"] = "plain"


class Strip(StrictModel):
    """A strip of figures."""

    title: RichText
    cards: tuple[Card, ...]
    width: Share | None = None
    rules: Switch | None = None
    columns: Integer | None = None
    picture: AssetPath | None = None


_WHOLE = "title: 外资研发中心\ncards:\n  - {fact: 外资.累计, label: 累计, kind: marked}\n  - fact: 外资.新增\nwidth: 60%\n"


def _loaded(folder: Path, typed: str) -> tuple[Strip | None, str]:
    node, sink, sources = loaded(folder, typed)
    assert node is not None
    assert len(sink) == 0
    model = load_model(Strip, node, sink)
    return model, format_all(sink, sources, "zh")


def test_a_right_file_becomes_a_frozen_model_that_knows_its_place(tmp_path: Path) -> None:
    model, message = _loaded(tmp_path, _WHOLE)
    assert message == ""
    assert model is not None
    assert [card.fact.source for card in model.cards] == ["外资.累计", "外资.新增"]
    assert model.cards[0].kind == "marked"
    assert (model.span.line, model.cards[1].span.line, model.cards[1].fact.span.column) == (1, 4, 11)
    with pytest.raises(ValidationError):
        model.width = None


CASES = (
    pytest.param(
        "title: 甲\ncards: [{fact: a, lable: 累计}]\n",
        """\
a.yaml:2:19: 错误 [schema-unknown-key] 没有“lable”这一项，是不是“label”？
    2 | cards: [{fact: a, lable: 累计}]
      |                   ^^^^^
   → 改成 label: …；这里可以写的有：fact、label、kind

1 个错误""",
        id="misspelt key",
    ),
    pytest.param(
        "title: 甲\ncards: []\n副标题: 乙\n",
        """\
a.yaml:3:1: 错误 [schema-unknown-key-listed] 这里没有“副标题”这一项
    3 | 副标题: 乙
      | ＾＾＾
   → 这里可以写的有：title、cards、width、rules、columns、picture

1 个错误""",
        id="unknown key",
    ),
    pytest.param(
        "title: 甲\n",
        """\
a.yaml:1:1: 错误 [schema-missing-key] 缺少“cards”这一项
    1 | title: 甲
      | ^^^^^^^＾
   → 补上一行 cards: …

1 个错误""",
        id="missing key",
    ),
    pytest.param(
        "title:\ncards: []\n",
        """\
a.yaml:1:7: 错误 [schema-empty] 这里还没有写内容
    1 | title:
      |       ^
   → 在冒号后面写上内容，或者删掉这一行

1 个错误""",
        id="empty value",
    ),
    pytest.param(
        "title: [见附录]\ncards: []\n",
        """\
a.yaml:1:8: 错误 [schema-not-scalar-brackets] 这里要一段文字，方括号却成了列表
    1 | title: [见附录]
      |        ^＾＾＾^
   → 方括号是文字的一部分时，整段加上引号：'[…]…'

1 个错误""",
        id="brackets where a text is wanted",
    ),
    pytest.param(
        "title:\n  - 甲\ncards: []\n",
        """\
a.yaml:2:3: 错误 [schema-not-scalar-list] 这里要一段文字，写成了列表
    2 |   - 甲
      |   ^^＾
   → 去掉行首的“- ”，或把内容写在同一行

1 个错误""",
        id="list where a text is wanted",
    ),
    pytest.param(
        "title: 甲\ncards: 乙\n",
        """\
a.yaml:2:8: 错误 [schema-not-list] 这里要写成列表
    2 | cards: 乙
      |        ＾
   → 每一项单独一行，行首写“- ”；或者写在半角的方括号里：[甲, 乙]

1 个错误""",
        id="text where a list is wanted",
    ),
    pytest.param(
        "title: 甲\ncards: [乙]\n",
        """\
a.yaml:2:9: 错误 [schema-not-mapping] 这里要写成“名称: 内容”的形式
    2 | cards: [乙]
      |         ＾
   → 每一项单独一行，写成 名称: 内容，并缩进对齐

1 个错误""",
        id="text where entries are wanted",
    ),
    pytest.param(
        "title: 甲\ncards: [{fact: a, kind: market}]\n",
        """\
a.yaml:2:25: 错误 [schema-choice] “market”不是这里可选的词，是不是“marked”？
    2 | cards: [{fact: a, kind: market}]
      |                         ^^^^^^
   → 可选的有：plain、marked

1 个错误""",
        id="misspelt choice",
    ),
    pytest.param(
        "title: 甲\ncards: []\nwidth: 60\n",
        """\
a.yaml:3:8: 错误 [block-width] 宽度“60”要写成百分比，1%到100%
    3 | width: 60
      |        ^^
   → 例如 width: 80%

1 个错误""",
        id="width without a unit",
    ),
    pytest.param(
        "title: 甲\ncards: []\nrules: 可以\n",
        """\
a.yaml:3:8: 错误 [schema-switch] “可以”不是“是”或“否”
    3 | rules: 可以
      |        ＾＾
   → 写 true 或 false（也可以写 是、否）

1 个错误""",
        id="wrong switch",
    ),
    pytest.param(
        "title: 甲\ncards: []\npicture: a\\b.png\n",
        """\
a.yaml:3:10: 错误 [schema-path-backslash] 路径里用了反斜线：a\\b.png
    3 | picture: a\\b.png
      |          ^^^^^^^
   → 改成 a/b.png

1 个错误""",
        id="backslash in a path",
    ),
)


@pytest.mark.parametrize(("typed", "message"), CASES)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, typed: str, message: str) -> None:
    model, said = _loaded(tmp_path, typed)
    assert model is None
    assert said == message


def test_all_mistakes_of_a_file_are_told_together(tmp_path: Path) -> None:
    typed = "titel: 甲\ncards:\n  - {lable: 累计, fact: a}\n  - {kind: x}\nwidth: 大\ncolumns: 三\n"
    node, sink, _ = loaded(tmp_path, typed)
    assert node is not None
    assert load_model(Strip, node, sink) is None
    found = sorted((d.span.line, d.code) for d in sink if d.span)
    assert found == [
        (1, "schema-unknown-key"),  # the missing title is the misspelt one: said once
        (3, "schema-unknown-key"),
        (4, "schema-choice-listed"),
        (4, "schema-missing-key"),
        (5, "block-width"),
        (6, "schema-integer"),
    ]


def test_a_model_that_a_program_makes_needs_no_file() -> None:
    card = Card(fact=Expression("a"), label=PlainText("甲"))
    assert str(card.label) == "甲"


def test_the_nearest_word_is_offered_only_when_it_is_near() -> None:
    assert nearest("lable", ["label", "fact"]) == "label"
    assert nearest("题目", ["label", "fact"]) == ""


def test_editors_get_a_json_schema_with_descriptions_and_no_further_keys() -> None:
    schema = json_schema([Strip])
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    assert schema["$ref"] == "#/$defs/Strip"
    assert definitions["Strip"]["description"] == "A strip of figures."
    assert definitions["Strip"]["additionalProperties"] is False
    assert definitions["Strip"]["required"] == ["title", "cards"]
    assert definitions["Card"]["properties"]["kind"]["enum"] == ["plain", "marked"]
    assert "$ref" not in json_schema([Strip, Card])


def test_loading_nothing_wrong_leaves_the_sink_empty(tmp_path: Path) -> None:
    node, _, _ = loaded(tmp_path, _WHOLE)
    assert node is not None
    sink = Sink()
    assert load_model(Strip, node, sink) is not None
    assert len(sink) == 0
