"""What the copy-editing rules find in a text, and what they leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.lint import marks, numbers, words
from reportgen.lint.finding import Finding
from reportgen.project.lexicon import Lexicon
from reportgen.project.prose import Prose, masked
from reportgen.schema import Integer, PlainText, RichText

_RULES = (marks.width, marks.straight_quotes, marks.pairs, marks.doubled, marks.ellipsis_and_dash,
          numbers.ranges, numbers.digits, numbers.forms, words.repeated)  # fmt: skip
_LEXICON = Lexicon(
    terms={"国际科技合作": (PlainText("国际科研合作"), PlainText("科技合作"))},
    forbidden={"国内首创": PlainText("需有查新报告")},
)


def findings(text: str) -> list[Finding]:
    prose = Prose(RichText(text), masked(text))
    found = [finding for rule in _RULES for finding in rule(prose)]
    return found + [f for rule in (words.terms, words.forbidden) for f in rule(prose, _LEXICON)]


def mended(text: str) -> str:
    """The text with all certain edits made."""
    edits = [finding.edit for finding in findings(text) if finding.edit is not None]
    for edit in sorted(edits, key=lambda edit: -edit.offset):
        text = text[: edit.offset] + edit.new + text[edit.offset + edit.length :]
    return text


@pytest.mark.parametrize("label", ["张　三", "上海市科学技术委员会　编"])
def test_a_full_width_blank_in_a_label_is_set_on_purpose(label: str) -> None:
    assert findings(label) == []


def test_a_full_width_blank_in_a_sentence_is_a_slip() -> None:
    assert mended("由市科委　牵头，推进合作。") == "由市科委牵头，推进合作。"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("全年新增25家,累计506家", "全年新增25家，累计506家"),
        ("**506**家(含外资),由市科委牵头", "**506**家（含外资），由市科委牵头"),
        ("由市科委牵头 推进", "由市科委牵头推进"),
        ('打造上海"创新名片"', "打造上海“创新名片”"),
        ("占5-8%", "占5%—8%"),
        ("占5%～8%", "占5%～8%"),
        ("11月1-3日", "11月1—3日"),
        ("2016–2020年", "2016—2020年"),
        ("10~20个", "10～20个"),
        ("新增２５家", "新增25家"),
        ("3月5号开幕", "3月5日开幕"),
        ("占百分之25.5", "占25.5%"),
        ("一，，二", "一，二"),
        ("等等。。。", "等等……"),
        ("科技组织--英国皇家航空学会", "科技组织——英国皇家航空学会"),
        ("推动国际科研合作", "推动国际科技合作"),
    ],
)
def test_what_is_certain_is_mended(typed: str, right: str) -> None:
    assert mended(typed) == right
    assert mended(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "时间12:30，投入1,035万元，比分3-0",
        "标准GB/T 9704-2012规定",
        "电话010-62551234转5",
        "网址 http://a.cn/x-1?y=1,2 和邮箱 a@b.cn",
        "{{ 论坛.日期 | 1-3 }}日，见{ref:图-1}",
        "AI 赋能城市数字化转型",
        "5千米、3千克、10千瓦",
        "2021-11-03开幕，乘10号线",
        "一步一步推进，目的的实现，的的确确",
        "“开放科学：‘构建’（开放）创新”生态《名》",
        "国际科技合作",
        "甲……乙——丙",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("自21年5月起", "lint-short-year"),
        ("5千人参加", "lint-number-parts"),
        ("论坛以“开放科学为主题", "lint-pair"),
        ("甲）乙", "lint-pair"),
        ("增长，。", "lint-mark-twice"),
        ("推动国际国际合作", "lint-repeated"),
        ("创新的的合作", "lint-repeated"),
        ("属国内首创", "lint-forbidden"),
        ('说"好', "lint-straight-quote"),
    ],
)
def test_what_only_a_person_can_settle_is_reported_without_an_edit(text: str, code: str) -> None:
    assert [(finding.code, finding.edit) for finding in findings(text)] == [(code, None)]


@given(st.text(alphabet="甲乙的，。、：“”（）「」\"'*-~—…. ,()5%年月日号百分之千２\n{}[]ab", max_size=40))
def test_mending_comes_to_rest_and_never_loses_a_han_character(text: str) -> None:
    once = mended(text)
    for _ in range(8):  # one edit may make room for another, as 。。。 in 。。。。,
        if (again := mended(once)) == once:
            break
        once = again
    assert mended(once) == once
    assert [c for c in once if c in "甲乙"] == [c for c in text if c in "甲乙"]


def test_a_long_sentence_is_counted_in_han_between_stops() -> None:
    short = Lexicon(sentence=Integer(10))
    prose = Prose(RichText("甲" * 10 + "；" + "乙" * 5 + "，ABC" + "乙" * 6 + "。"), "")
    found = list(words.long_sentences(Prose(prose.rich, prose.rich.raw), short))
    assert [(f.offset, f.words["count"]) for f in found] == [(11, "11")]
