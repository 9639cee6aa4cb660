"""The counter of typesetting faults finds what it counts, and reads a real PDF back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import clreq, line_rules
from bench.clreq import Faults, Glyph

_SIZE = 10.0


def _line(text: str, pitch: float = 1.0, squeezed: str = "") -> list[Glyph]:
    """Glyphs ``pitch`` em apart; ``squeezed`` names a mark that takes half an em."""
    glyphs: list[Glyph] = []
    x = 0.0
    for char in text:
        glyphs.append(Glyph(char, x, x + _SIZE, 0.0, _SIZE))
        x += _SIZE * (0.5 if char == squeezed else pitch)
    return glyphs


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["国际科技", "，协调"], Faults(2, starts=1)),
        (["国际科“", "技合作”"], Faults(2, ends=1)),
        (["新增国25", "家单位参"], Faults(2, torn=1)),
        (["投入1.", "05亿元整"], Faults(2, torn=1)),
        (["国际sci", "ence合作"], Faults(2, torn=1)),
        (["国际科技", "合。"], Faults(2, lone=1)),
        (["国际科技", "合作。"], Faults(2)),
    ],
)
def test_faults_at_line_ends_are_counted(lines: list[str], count: Faults) -> None:
    glyphs = [_line(text) for text in lines]
    edge = glyphs[0][-1].right - (_SIZE / 2 if lines[0][-1] in "，。" else 0.0)
    assert clreq.judge(glyphs, ["".join(lines)], edge) == count


def test_pair_that_takes_two_em_is_counted_and_one_and_a_half_is_not() -> None:
    wide, narrow = _line("国际》。合作"), _line("国际》。合作", squeezed="》")
    assert clreq.judge([wide], ["国际》。合作"], 60.0).unsqueezed == 1
    assert clreq.judge([narrow], ["国际》。合作"], 60.0).unsqueezed == 0


def test_short_and_overfull_lines_are_ragged_but_the_last_is_not() -> None:
    glyphs = [_line("国际科技"), _line("国际科"), _line("国际科技合作"), _line("合作")]
    text = "国际科技国际科国际科技合作合作"
    assert clreq.judge(glyphs, [text], 40.0).ragged == 2


def test_text_that_does_not_read_back_stops_the_count() -> None:
    with pytest.raises(RuntimeError):
        clreq.judge([_line("国际科")], ["国际科技"], 40.0)


def test_address_may_be_divided() -> None:
    assert line_rules.torn(["见www.stcsm.sh.", "gov.cn网"]) == []


def test_written_text_is_set_and_read_back_without_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(
        "构建链接国际的高水平创新网络,协调推进与**不同类型**国家间的科技合作（《协议》）。全年新增25家，累计506家。\n"
        "5月31日至6月4日，“1+2+11+X”总体架构——从无到有……见www.stcsm.sh.gov.cn/zwgk。\n",
        encoding="utf-8",
    )
    clreq.run(file, (8, 20))
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["8", "20"]
    assert all(int(row[1]) > 3 for row in rows)
    assert all(row[2:] == ["0"] * 6 for row in rows)
