"""Inline markup: strong, formulas, links, references, and what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics.catalogue import entries
from reportgen.text.inline import Expr, InlineProblem, LinkPiece, Piece, RefPiece, Words, parse_inline


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
        (r"\**甲\{{乙}} \[丙](x) \\", (Words("**甲{{乙}} [丙](x) \\", False, 0),)),
        ("", ()),
    ],
)
def test_markup_becomes_pieces(text: str, pieces: tuple[Piece, ...]) -> None:
    parsed = parse_inline(text)
    assert parsed.problems == ()
    assert parsed.pieces == pieces


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("甲**乙", InlineProblem("inline-strong-open", 1, 2)),
        ("甲****乙", InlineProblem("inline-strong-empty", 1, 4)),
        ("甲{{乙", InlineProblem("inline-braces-open", 1, 2)),
        ("甲{{乙}丙", InlineProblem("inline-braces-open", 1, 2)),
        ("甲{{ }}", InlineProblem("inline-braces-empty", 1, 5)),
        ("见{ref:}", InlineProblem("inline-ref-empty", 1, 6)),
        ("[](https://a.cn)", InlineProblem("inline-link-empty", 0, 16)),
        ("[甲](www.a.cn)", InlineProblem("inline-link-address", 4, 8, {"url": "www.a.cn"})),
        ("[甲](javascript:x)", InlineProblem("inline-link-address", 4, 12, {"url": "javascript:x"})),
        ("[甲](file:///etc)", InlineProblem("inline-link-address", 4, 11, {"url": "file:///etc"})),
        ("[甲]()", InlineProblem("inline-link-address", 4, 1, {"url": ""})),
    ],
)
def test_wrong_markup_is_told_with_its_place(text: str, problem: InlineProblem) -> None:
    assert parse_inline(text).problems == (problem,)


_MARKUP = st.lists(
    st.sampled_from(
        ["甲", "ab", "**", "{{", "}}", "{{ a }}", "{ref:b}", "[c](https://d.cn)", "[", "](", ")", "\\", " "]
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


@given(st.text(alphabet="甲*{[\\ ]}("))
def test_escaped_text_is_printed_to_the_letter(text: str) -> None:
    escaped = "".join(f"\\{char}" if char in "*{[\\" else char for char in text)
    parsed = parse_inline(escaped)
    assert parsed.problems == ()
    assert "".join(piece.text for piece in parsed.pieces if isinstance(piece, Words)) == text
