"""Inline markup: strong, formulas, links, references, and what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics.catalogue import entries
from reportgen.text.inline import (
    Expr,
    InlineProblem,
    LinkPiece,
    Piece,
    RefPiece,
    StyleUse,
    Words,
    parse_inline,
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("全年工作", (Words("全年工作", False, 0),)),
        ("甲**乙**丙", (Words("甲", False, 0), Words("乙", True, 3), Words("丙", False, 6))),
        ("{{ 外资.累计 }}家", (Expr("外资.累计", False, 3), Words("家", False, 11))),
        ("**{{a}}**", (Expr("a", True, 4),)),
        ("见[官网](https://a.cn)", (Words("见", False, 0), LinkPiece("官网", "https://a.cn", False, 1))),
        ("**[信](mailto:a@b.cn)**", (LinkPiece("信", "mailto:a@b.cn", True, 2),)),
        ("[甲](https://a.cn/(乙))", (LinkPiece("甲", "https://a.cn/(%E4%B9%99)", False, 0),)),
        ("{ref:图-1}", (RefPiece("图-1", "number", False, 0),)),
        ("{page:a}{title:a}", (RefPiece("a", "page", False, 0), RefPiece("a", "title", False, 8))),
        ("[见附录]{甲}*注", (Words("[见附录]{甲}*注", False, 0),)),
        (
            "面积m^2^、CO~2~和SO~4~^2-^",
            (
                Words("面积m", False, 0),
                Words("2", False, 4, "", "super"),
                Words("、CO", False, 6),
                Words("2", False, 10, "", "sub"),
                Words("和SO", False, 12),
                Words("4", False, 16, "", "sub"),
                Words("2-", False, 19, "", "super"),
            ),
        ),
        (
            "完。^①^见^[3]^",
            (
                Words("完。", False, 0),
                Words("①", False, 3, "", "super"),
                Words("见", False, 5),
                Words("[3]", False, 7, "", "super"),
            ),
        ),
        (
            "所谓[揭榜**挂帅**]{.kai}。",
            (
                Words("所谓", False, 0),
                Words("揭榜", False, 3, "kai"),
                Words("挂帅", True, 7, "kai"),
                Words("。", False, 18),
            ),
        ),
        (
            "[{{ 甲[2020] }}家m^2^，见{ref:图}]{.要点}",
            (
                Expr("甲[2020]", False, 4, "要点"),
                Words("家m", False, 14, "要点"),
                Words("2", False, 17, "要点", "super"),
                Words("，见", False, 19, "要点"),
                RefPiece("图", "number", False, 21, "要点"),
            ),
        ),
        (
            "[见[官网](https://a.cn)]{.dotted}",
            (Words("见", False, 1, "dotted"), LinkPiece("官网", "https://a.cn", False, 2, "dotted")),
        ),
        (
            r"甲\**乙\{{丙}} \[丁](x) \\",
            (
                Words("甲", False, 0),
                Words("**乙", False, 2),
                Words("{{丙}} ", False, 6),
                Words("[丁](x) ", False, 13),
                Words("\\", False, 21),
            ),
        ),
        ("", ()),
    ],
)
def test_markup_becomes_pieces(text: str, pieces: tuple[Piece, ...]) -> None:
    parsed = parse_inline(text)
    assert parsed.problems == ()
    assert parsed.pieces == pieces


@pytest.mark.parametrize(
    "text",
    [
        "1~3月、5~8月和11~12月",
        "A~C类、D~F类",
        "10~20m、30~40m",
        "约~3~个",
        "x^2+y^2",
        "2^10",
        "^_^",
        "甲^ 乙^",
        "路径~用户~",
        "a^很长的一段文字不是上标^",
        "https://a.cn/~user/~b",
    ],
)
def test_carets_and_tildes_of_prose_stay_what_they_are(text: str) -> None:
    assert parse_inline(text).pieces == (Words(text, False, 0),)


def test_every_style_asked_for_is_told_with_its_place() -> None:
    parsed = parse_inline("[甲]{.kai}和[乙]{. 要点 }")
    assert parsed.styles == (StyleUse("kai", 5), StyleUse("要点", 15))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("甲**乙", InlineProblem("inline-strong-open", 1, 2)),
        ("甲****乙", InlineProblem("inline-strong-empty", 1, 4)),
        ("甲{{乙", InlineProblem("inline-braces-open", 1, 2)),
        ("甲{{乙}丙", InlineProblem("inline-braces-open", 1, 2)),
        ("甲｛｛乙｝｝", InlineProblem("inline-braces-wide", 1, 2, {"mark": "｛｛"})),
        ("见｛ref：图｝", InlineProblem("inline-braces-wide", 1, 1, {"mark": "｛"})),
        ("甲{{ }}", InlineProblem("inline-braces-empty", 1, 5)),
        ("见{ref:}", InlineProblem("inline-ref-empty", 1, 6)),
        ("[](https://a.cn)", InlineProblem("inline-link-empty", 0, 16)),
        ("[甲](www.a.cn)", InlineProblem("inline-link-address", 4, 8, {"url": "www.a.cn"})),
        ("[甲](javascript:x)", InlineProblem("inline-link-address", 4, 12, {"url": "javascript:x"})),
        ("[甲](file:///etc)", InlineProblem("inline-link-address", 4, 11, {"url": "file:///etc"})),
        ("甲乙]{.kai}", InlineProblem("inline-style-open", 2, 7, {"mark": "]{.kai}"})),
        ("[甲[乙]{.kai}丙]{.b}", InlineProblem("inline-style-open", 12, 5, {"mark": "]{.b}"})),
        ("甲[]{.kai}", InlineProblem("inline-style-empty", 1, 8)),
        ("[甲]()", InlineProblem("inline-link-address", 4, 1, {"url": ""})),
    ],
)
def test_wrong_markup_is_told_with_its_place(text: str, problem: InlineProblem) -> None:
    assert parse_inline(text).problems == (problem,)


_MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "甲",
                "ab",
                "**",
                "{{",
                "}}",
                "{{ a }}",
                "{ref:b}",
                "[c](https://d.cn)",
                "[",
                "](",
                ")",
                "\\",
                " ",
            ),
            *("^2^", "~2~", "^", "~", "]{.kai}", "]", "[甲]{.b}"),
        ]
    )
).map("".join)


@given(_MARKUP)
def test_parsing_never_fails_and_offsets_lie_in_the_text(text: str) -> None:
    parsed = parse_inline(text)
    for problem in parsed.problems:
        assert problem.code in entries()
        assert 0 <= problem.offset < len(text)
        assert problem.offset + problem.length <= len(text) + 1
    offsets = [piece.offset for piece in parsed.pieces]
    assert offsets == sorted(offsets)
    for piece in parsed.pieces:
        if isinstance(piece, Expr):
            assert text[piece.offset :].startswith(piece.source)


@given(st.text(alphabet="甲乙ab，。 \n"))
def test_text_without_markup_is_kept_as_it_is(text: str) -> None:
    assert "".join(piece.text for piece in parse_inline(text).pieces if isinstance(piece, Words)) == text


@given(st.text(alphabet="甲a2*{[\\ ]}(^~."))
def test_escaped_text_is_printed_to_the_letter(text: str) -> None:
    escaped = "".join(f"\\{char}" if char in "*{[\\^~" else char for char in text)
    parsed = parse_inline(escaped)
    assert parsed.problems == ()
    assert "".join(piece.text for piece in parsed.pieces if isinstance(piece, Words)) == text
