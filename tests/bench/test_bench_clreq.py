"""The counter of typesetting faults finds what it counts, and reads a real PDF back whole."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from bench import clreq, clreq_peers, line_rules
from bench.clreq import Faults
from bench.clreq_peers import Column
from bench.least_harm import Least, Measured, least_harm
from bench.scale_peers import BODY, ROOT
from bench.set_lines import Glyph, read_lines

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


def test_marks_without_blank_between_them_are_no_unsqueezed_pair() -> None:
    assert (
        clreq.judge(
            [_line("前用“：”。例", squeezed="”")], ["前用“：”。例"], Column(70.0, _SIZE, 0.0)
        ).unsqueezed
        == 1
    )
    assert clreq.judge([_line("前用“：例”在")], ["前用“：例”在"], Column(70.0, _SIZE, 0.0)).unsqueezed == 0


def test_characters_beyond_the_basic_plane_are_read_as_one(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    clreq.ours(["人名用字𠮷与𪚥"], Column(20 * 12.0, 12.0, 72.0), file)
    ((*glyphs,),) = read_lines(file)
    assert [glyph.char for glyph in glyphs] == list("人名用字𠮷与𪚥")


def test_short_and_overfull_lines_are_ragged_but_the_last_is_not() -> None:
    glyphs = [_line("国际科技"), _line("国际科"), _line("国际科技合作"), _line("合作")]
    text = "国际科技国际科国际科技合作合作"
    assert clreq.judge(glyphs, [text], Column(40.0, _SIZE, 0.0)).ragged == 2


def test_what_a_mark_takes_at_a_lines_end_depends_on_its_face() -> None:
    wide = [*_line("国际科")[:-1], Glyph("］", 35.0, 45.0, 0.0, _SIZE)]
    latin = [*_line("国际a")[:-1], Glyph("a", 20.0, 37.5, 0.0, _SIZE), Glyph("’", 37.5, 47.5, 0.0, _SIZE)]
    unseen = [*_line("国际科技"), Glyph("\u200b", 40.0, 42.6, 0.0, _SIZE)]
    for line, text in ((wide, "国际］"), (latin, "国际a’"), (unseen, "国际科技\u200b")):
        assert clreq.judge([line, _line("合作")], [f"{text}合作"], Column(40.0, _SIZE, 0.0)).ragged == 0


def test_text_that_does_not_read_back_stops_the_count() -> None:
    with pytest.raises(RuntimeError):
        clreq.judge([_line("国际科")], ["国际科技"], _SIX_EM)


@pytest.mark.parametrize(
    ("lines", "divided"),
    [
        (["见www.stcsm.sh.", "gov.cn网"], []),
        (["见www.stcsm.sh.g", "ov.cn网"], [0]),
        (["升级到2.", "8版"], [0]),
        (["长506 ", "km的路"], [0]),
        (["长506", "km的路"], [0]),
        (["速度3 km/", "h，快"], [0]),
        (["用libxml2", "升级后"], []),
        (["据GB/T 7714—2015", "平常"], []),
        (["共12", "平方米"], [0]),
        (["在N", "30°17′"], [0]),
        (["在N30°", "17′42″"], [0]),
        (["长12×", "Ω的"], []),
        (["为2025年。3.", "名词解释"], []),
        (["血压120 ", "mmHg"], [0]),
        (["转速3 ", "000转"], [0]),
        (["在2021 ", "300家"], []),
    ],
)
def test_addresses_units_and_codes_are_judged_like_any_text(lines: list[str], divided: list[int]) -> None:
    assert line_rules.torn(lines) == divided


@pytest.mark.parametrize(
    ("lines", "starts", "ends"),
    [
        (["密度10", "⁻⁶"], [0], []),
        (["电话400-000", "-1234"], [0], []),
        (["运行 ls ", "--all"], [], []),
        (['取df["', 'a"]'], [], [0]),
        (['取df["a', '"]'], [0], []),
        (["补偿¥", "18元"], [], [0]),
        (["编号№", "国际"], [], []),
        (["列夫·", "尼古拉"], [], [0]),
        (["N30", "°17′"], [0], []),
    ],
)
def test_raised_figures_hyphens_and_straight_quotes_keep_their_side(
    lines: list[str], starts: list[int], ends: list[int]
) -> None:
    assert line_rules.forbidden_starts(lines) == starts
    assert line_rules.forbidden_ends(lines) == ends


def _least(text: str, room: float) -> Least:
    """The best division of a text of characters an em wide, in columns of so many em."""
    return least_harm(Measured(text, [1.0] * len(text), [0.0] * len(text), {}), room, room)


@pytest.mark.parametrize(
    ("text", "room", "faults"),
    [
        ("国际科技合作", 4, 0),
        ("国际科技，合作", 4, 0),
        ("12345678元", 4, 2),
        ("国1985—1993年整改", 6, 1),
        ("国际科，“合作", 4, 0),
        ("国，，，，，", 4, 2),
        ("累计1152人次。", 5, 1),
    ],
)
def test_the_best_of_all_divisions_is_found(text: str, room: float, faults: int) -> None:
    assert _least(text, room).faults == faults


def test_a_range_is_better_parted_at_its_dash() -> None:
    assert _least("1985—1993年", 5) == Least(1, 1)


def test_no_division_of_a_short_text_does_less_harm() -> None:
    text, room = "共1—25家“网”，等", 4
    places = range(1, len(text))
    divisions = (
        [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
        for count in range(len(text))
        for cuts in combinations(places, count)
    )
    harms = [
        sum(line_rules.harm("".join(lines[: k + 1]), "".join(lines[k + 1 :])) for k in range(len(lines) - 1))
        + line_rules.HARM * line_rules.lone_end(lines)
        + line_rules.LITTLE_HARM * sum(map(line_rules.rigid, lines[:-1]))
        for lines in divisions
        if max(map(len, lines)) <= room
    ]
    assert _least(text, room).harm == min(harms)


def test_a_fault_counts_where_a_division_without_it_exists() -> None:
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
    assert ["".join(glyph.char for glyph in line) for line in read_lines(file)] == [text]


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
    found = clreq.judge(read_lines(path), ["".join(lines)], _EIGHT_EM)
    assert found == count


def test_judge_reads_the_file_and_not_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "planted.pdf"
    _planted(["构建链接国际网络", "协调推进"], path)
    with pytest.raises(RuntimeError, match="the PDF reads"):
        clreq.judge(read_lines(path), ["构建链接国际网络协调前进"], _EIGHT_EM)


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
