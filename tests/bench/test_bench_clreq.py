"""The counter of typesetting faults finds what it counts, and reads a real PDF back whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from bench import clreq, clreq_peers, line_rules
from bench.clreq import Faults, Glyph
from bench.clreq_peers import Column
from bench.scale_peers import BODY, ROOT

_SIZE = 10.0
_SIX_EM = Column(60.0, _SIZE, 0.0)


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
        (["全年共投入1.", "05亿元整"], Faults(2, torn=1)),
        (["国际合作sci", "ence合作"], Faults(2, torn=1)),
        (["国12345", "6789元"], Faults(2, unavoidable=1)),
        (["国际1985—", "1993年份，整"], Faults(2, unavoidable=1)),
        (["国际科技", "合。"], Faults(2, lone=1)),
        (["国际科技", "合作。"], Faults(2)),
    ],
)
def test_faults_at_line_ends_are_counted(lines: list[str], count: Faults) -> None:
    glyphs = [_line(text) for text in lines]
    edge = glyphs[0][-1].right - (_SIZE / 2 if lines[0][-1] in "，。" else 0.0)
    assert clreq.judge(glyphs, ["".join(lines)], Column(edge, _SIZE, 0.0)) == count


def test_pair_that_takes_two_em_is_counted_and_one_and_a_half_is_not() -> None:
    wide, narrow = _line("国际》。合作"), _line("国际》。合作", squeezed="》")
    assert clreq.judge([wide], ["国际》。合作"], _SIX_EM).unsqueezed == 1
    assert clreq.judge([narrow], ["国际》。合作"], _SIX_EM).unsqueezed == 0


def test_short_and_overfull_lines_are_ragged_but_the_last_is_not() -> None:
    glyphs = [_line("国际科技"), _line("国际科"), _line("国际科技合作"), _line("合作")]
    text = "国际科技国际科国际科技合作合作"
    assert clreq.judge(glyphs, [text], Column(40.0, _SIZE, 0.0)).ragged == 2


def test_text_that_does_not_read_back_stops_the_count() -> None:
    with pytest.raises(RuntimeError):
        clreq.judge([_line("国际科")], ["国际科技"], _SIX_EM)


def test_address_may_be_divided() -> None:
    assert line_rules.torn(["见www.stcsm.sh.", "gov.cn网"]) == []


@pytest.mark.parametrize(
    ("text", "at", "span"),
    [
        ("共（1985—1993年），整", 6, (1, 14)),
        ("见25家", 2, (1, 4)),
        ("重3.5 kg，轻", 4, (1, 8)),
        ('取f(x["a"]).b', 4, (1, 11)),
        ("甲，乙", 1, None),
    ],
)
def test_what_cannot_be_parted_is_a_number_with_its_unit_and_marks(
    text: str, at: int, span: tuple[int, int] | None
) -> None:
    assert line_rules.unbreakable(text, at) == span


@pytest.mark.parametrize(
    ("text", "at", "span"),
    [
        ("翻到（夜）”——这", 5, (2, 8)),
        ("的《渡口·1987》等", 4, (3, 5)),
        ("升（＋157%），内", 4, (1, 9)),
        ("共1,204根；第", 6, (1, 8)),
    ],
)
def test_marks_and_signs_belong_to_what_cannot_be_parted(text: str, at: int, span: tuple[int, int]) -> None:
    assert line_rules.run_around(text, at) == span


def test_a_lone_character_counts_only_where_a_fuller_line_would_fit() -> None:
    def lone(*lines: str, measure: float) -> tuple[int, int]:
        found = clreq.judge([_line(line) for line in lines], ["".join(lines)], Column(measure, _SIZE, 0.0))
        return found.lone, found.unavoidable

    assert lone("国际科技合", "作。", measure=5 * _SIZE) == (1, 0)
    # the figure may not part from its unit, and all of it does not fit beside the last character
    assert lone("累计", "1152人", "次。", measure=5 * _SIZE) == (0, 1)


def test_a_raised_figure_after_a_lowered_one_is_on_the_same_line(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    text = "按定律估计P＝εσA(T⁴－Tₑ⁴)，其中各量取开尔文。"
    clreq.ours([text], Column(30 * 12.0, 12.0, 72.0), file)
    assert ["".join(glyph.char for glyph in line) for line in clreq.read_lines(file)] == [text]


def test_written_text_is_set_and_read_back_without_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(
        "构建链接国际的高水平创新网络,协调推进与**不同类型**国家间的科技合作（《协议》）。全年新增25家，累计506家。\n"
        "5月31日至6月4日，“1+2+11+X”总体架构——从无到有……见www.stcsm.sh.gov.cn/zwgk。\n",
        encoding="utf-8",
    )
    clreq.run([file], (8, 20), {"reportgen": clreq.ours})
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[:2] for row in rows] == [["reportgen", "8"], ["reportgen", "20"]]
    assert all(int(row[2]) > 3 for row in rows)
    assert all(row[3:] == ["0"] * 8 for row in rows)


def test_words_that_run_from_right_to_left_are_read_back_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text("上海 مرحبا بالعالم 科技创新，שלום עולם 国际合作。\n", encoding="utf-8")
    clreq.run([file], (30,), {"reportgen": clreq.ours})
    (row,) = (line.split() for line in capsys.readouterr().out.splitlines()[1:])
    assert row[3:] == ["0"] * 8
    with pytest.raises(RuntimeError):
        clreq.judge([_line("国םולש")], ["国שלוב"], _SIX_EM)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--help"], "--measure"),
        ([], "FILE.txt"),
        (["none.txt"], "no file none.txt"),
        (["none.txt", "--measure", "0,a"], "whole numbers of em"),
    ],
)
def test_the_command_line_says_what_it_takes(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        clreq.main(arguments)
    told = capsys.readouterr()
    assert said in (told.out if ended.value.code == 0 else told.err)


def _planted(lines: list[str], path: Path, gaps: dict[int, float] | None = None) -> None:
    """A PDF by another writer (ReportLab's canvas) with these lines as they stand, 12 pt, a title above."""
    if "planted" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("planted", BODY))
    page = canvas.Canvas(str(path), pagesize=(400, 800))
    page.setFont("planted", 12)
    page.drawString(72, 760, "文")
    for number, line in enumerate(lines):
        x = 72.0
        for char in line:
            page.drawString(x, 730 - 20 * number, char)
            x += 12 * (gaps or {}).get(number, 1.0)
    page.save()


_EIGHT_EM = Column(96.0, 12.0, 72.0)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["构建链接国际的网", "，协调推进各国的合", "作与交流。"], Faults(3, starts=1, ragged=1)),
        (["构建链接国际的“", "高水平创新网络”国", "家之间。"], Faults(3, ends=1, ragged=1)),
        (["构建链接国际网络", "协调推进国际合作", "网。"], Faults(3, lone=1)),
        (["构建链接国际网络", "协调推进》。国际", "合作网。"], Faults(3, unsqueezed=1)),
        (["构建链接国际网", "协调推进国际合作", "合作网。"], Faults(3, ragged=1)),
        (["构建链接国际网，", "协调推进国际合作", "合作网。"], Faults(3, unsqueezed=1)),
        (["构建链接国际网络", "协调推进国际合作", "合作网。"], Faults(3)),
    ],
)
def test_faults_planted_in_a_finished_file_are_found(lines: list[str], count: Faults, tmp_path: Path) -> None:
    path = tmp_path / "planted.pdf"
    _planted(lines, path)
    found = clreq.judge(clreq.read_lines(path), ["".join(lines)], _EIGHT_EM)
    assert found == count


def test_judge_reads_the_file_and_not_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "planted.pdf"
    _planted(["构建链接国际网络", "协调推进"], path)
    with pytest.raises(RuntimeError, match="the PDF reads"):
        clreq.judge(clreq.read_lines(path), ["构建链接国际网络协调前进"], _EIGHT_EM)


@pytest.mark.parametrize("measure", [6, 12])
def test_benchs_own_texts_are_set_without_a_fault(measure: int) -> None:
    # the whole table is the business of the benchmark: all texts at seven measures
    texts = sorted((ROOT / "bench" / "texts").glob("*.txt"))
    assert sum(len(text.read_text(encoding="utf-8").replace("\n", "")) for text in texts) >= 30_000
    found = clreq.faults(
        clreq.ours, clreq.read_text(texts[measure % len(texts)]), Column(measure * 12.0, 12.0, 72.0)
    )
    assert found == Faults(found.lines, unavoidable=found.unavoidable)
    assert found.unavoidable <= 20


def test_platypus_leaves_faults_that_the_judge_sees(tmp_path: Path) -> None:
    paragraphs = clreq.read_text(ROOT / "bench" / "texts" / "prose.txt")[:12]
    found = clreq.faults(clreq_peers.platypus, paragraphs, Column(96.0, 12.0, 72.0))
    assert found.starts > 0
    assert found.unsqueezed > 0
    assert found.lost == 0
