"""What holds for every text at every measure, whatever the mixture."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import line_rules
from reportgen.diagnostics import Sink
from reportgen.model.inline import LineBreak, TextRun
from reportgen.theme.style import Align
from reportgen.typeset import set_text
from tests.typeset.typeset_setting import (
    EM,
    aligned,
    context,
    edge_faults,
    order_faults,
    places,
    set_em,
    texts,
    width_faults,
)

_ALIGNS = st.sampled_from(["justify", "start", "center", "end"])
_MEASURES = st.floats(4, 40).map(lambda em: round(em, 1))
# every class of the table, several of each
_ANYTHING = st.text(
    "科技合作网络国际会议“”‘’（）《》。，、；：！？·—…～／①◆１％‰℃￥$#"
    "019aZéω+=×±(),.!\"'-/~ \u00a0\u3000\u200b\u2060",
    max_size=80,
)

# text as people write it: no unbreakable string is wider than six em
_CORES = st.one_of(
    st.text("构建链接国际的高水平创新网络协调推进共有", min_size=1, max_size=9),
    st.sampled_from(
        ["25家", "1.05亿元", "30%", "2021年", "AI", "data", "COVID", "1—3日", "第4章", "让·保罗"]
    ),
)
_OPENINGS = st.sampled_from(["", "", "", "“", "《", "（"])
_CLOSINGS = st.sampled_from(["", "", "，", "。", "、", "”", "）", "》", "》。", "”，"])
_PHRASES = st.builds("".join, st.tuples(_OPENINGS, _CORES, _CLOSINGS))
_PROSE = st.lists(_PHRASES, min_size=1, max_size=25).map("国".join)


@given(_ANYTHING, _MEASURES, _ALIGNS)
@settings(max_examples=250, deadline=None)
def test_nothing_is_lost_doubled_moved_or_too_wide(text: str, measure: float, align: Align) -> None:
    style = aligned(align, 2 if align == "justify" else 0)
    lines = set_em(text, measure, style)
    assert "".join(texts(lines)) == text
    assert width_faults(lines, style) == []
    assert order_faults(lines) == []


def _running(text: str, align: Align) -> str:
    """The text; in a label or cell without interpuncts, since a name may end a line with one there."""
    return text if align == "justify" else text.replace("·", "")


@given(_PROSE, st.floats(7, 40), _ALIGNS)
@settings(max_examples=250, deadline=None)
def test_no_line_starts_or_ends_with_what_it_may_not(text: str, measure: float, align: Align) -> None:
    setting = context()
    lines = set_em(_running(text, align), measure, aligned(align), setting)
    assert edge_faults(lines) == []
    assert list(setting.sink) == []


@given(_PROSE, st.floats(4, 7), _ALIGNS)
@settings(max_examples=250, deadline=None)
def test_narrow_columns_part_numbers_only_with_a_warning_and_marks_never(
    text: str, measure: float, align: Align
) -> None:
    setting = context()
    lines = set_em(_running(text, align), measure, aligned(align), setting)
    broken = [diagnostic.args["text"] for diagnostic in setting.sink]
    assert {diagnostic.code for diagnostic in setting.sink} <= {"line-emergency-break"}
    written = texts(lines)
    assert line_rules.forbidden_starts(written) == line_rules.forbidden_ends(written) == []
    assert line_rules.torn(written) == [] or broken


# pieces of every class, none of them wider than four em between two places where a line may end
_PIECES = st.sampled_from(
    ["国际", "科技合作", "网", "，", "。", "、", "；", "：", "？！", "“甲”", "（乙）", "《丙》", "‘丁’", "〔一〕", "——", "……",
     "让·保", "25家", "1—3日", "30%", "12℃", "￥3", "A/B", "3～5天", "①项", "◆网", "AI", "Latin", " ", "\u3000", "m²",
     "CO₂", "β", "上／下", "e.g.", "x=5", "№3", "“”", "R&D", "±3", "”，", "）。", "2021年", "一—二"]
)  # fmt: skip
_HAN = st.text("国际科技合作网络协调推进", min_size=1, max_size=4)
_MIXTURES = st.lists(st.tuples(_HAN, _PIECES), min_size=1, max_size=20).map(
    lambda pairs: "".join(han + piece for han, piece in pairs) + "国际合作"
)


@given(_MIXTURES, st.floats(4, 38), st.booleans(), st.sampled_from([0, 2]))
@settings(max_examples=300, deadline=None)
def test_mixtures_of_all_classes_keep_every_rule_from_four_em_up(
    text: str, measure: float, hanging: bool, indent: int
) -> None:
    sink = Sink()
    lines = set_text(text, measure, hanging=hanging, indent_em=indent if measure >= 6 else 0, sink=sink)
    written = [line.text for line in lines]
    assert "".join(written) == text
    assert line_rules.forbidden_starts(written) == line_rules.forbidden_ends(written) == []
    assert line_rules.torn(written) == [] or list(sink)
    for line in lines:
        assert all(a.x + a.advance <= b.x + 1e-5 for a, b in pairwise(line.glyphs)), line.text
        shown = [g for g in line.glyphs if g.advance]
        if shown:
            over = shown[-1].x + shown[-1].advance - measure
            assert over <= (0.5 if hanging and shown[-1].character in "。，、．" else 0.0) + 1e-5, line.text


@given(_PROSE, _MEASURES, st.data())
@settings(max_examples=100, deadline=None)
def test_style_boundaries_change_nothing(text: str, measure: float, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    parts = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    runs = tuple(TextRun(part, style="blue" if i % 2 else "") for i, part in enumerate(parts))
    assert [places(line) for line in set_em(runs, measure)] == [
        places(line) for line in set_em(text, measure)
    ]


@given(st.lists(_PROSE, min_size=2, max_size=4), st.floats(8, 30))
@settings(max_examples=50, deadline=None)
def test_forced_line_ends_begin_new_passages(passages: list[str], measure: float) -> None:
    inlines: list[TextRun | LineBreak] = [TextRun(passages[0])]
    for passage in passages[1:]:
        inlines += [LineBreak(), TextRun(passage)]
    lines = set_em(tuple(inlines), measure)
    apart = [text for passage in passages for text in texts(set_em(passage, measure))]
    assert [text.rstrip() for text in texts(lines)] == [text.rstrip() for text in apart]
    assert [line.ends for line in lines].count("hard") == len(passages) - 1


@given(_PROSE, st.floats(9, 40))
@settings(max_examples=100, deadline=None)
def test_setting_twice_gives_the_same(text: str, measure: float) -> None:
    assert set_em(text, measure) == set_em(text, measure)


@pytest.mark.parametrize("measure", [6, 8, 12, 16, 20, 28, 38])
def test_loose_lines_are_shared_out(measure: int) -> None:
    text = (
        "构建链接国际的高水平创新网络，协调推进与不同类型国家间的科技合作、交流与对话，研究制订新一轮"
        "“一带一路”科技创新行动方案，进一步打开国际科技合作新局面。"
    )
    for line in set_em(text, measure)[:-1]:
        steps = [b - a for (_, a), (_, b) in pairwise(places(line))]
        assert max(steps) <= 1.25 + 0.5, line.text
        assert line.width == pytest.approx(measure * EM)
