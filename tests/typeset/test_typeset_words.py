"""Long Latin words, addresses and codes; headings that break between phrases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.model.inline import TextRun
from reportgen.pdf import write_pdf
from reportgen.text import phrases
from reportgen.text.hyphenation import hyphenation_languages, hyphenations
from reportgen.text.phrases import Harm, phrase_harm
from reportgen.theme.line_rules import LineRules
from reportgen.typeset import optimise, set_text
from tests.support.flow_reports import paragraph, report_of
from tests.support.themes import shipped_theme
from tests.typeset.typeset_setting import EM, aligned, context, set_em, texts

LONG = "开展internationalisation合作与交流"


def _texts(text: str, measure: float, **switches: Any) -> list[str]:
    return [line.text for line in set_text(text, measure, **switches)]


def test_long_word_is_divided_with_a_hyphen_that_is_no_part_of_the_text() -> None:
    first, second = set_text(LONG, 9)
    assert (first.text, second.text) == ("开展international", "isation合作与交流")
    hyphen = first.glyphs[-1]
    assert hyphen.character == ""
    assert hyphen.x + hyphen.advance == pytest.approx(9, abs=1e-5)
    (drawn,) = [run for run in first.runs if tuple(run.text) == ("",)]
    assert len(drawn.glyphs) == 1


def test_hyphen_takes_the_look_of_its_word() -> None:
    runs = (TextRun("开展"), TextRun("internationalisation", strong=True), TextRun("合作与交流"))
    first, *_ = set_em(runs, 9)
    assert first.runs[-1].face == "NotoSerifSC-Bold"


def test_word_that_fits_its_line_is_not_divided() -> None:
    assert _texts(LONG, 12) == ["开展internationalisation", "合作与交流"]
    for measure in range(9, 30):
        joined = "-".join(_texts("国际科技合作Open Science Forum与会代表交流" * 3, measure))
        assert "Open-" not in joined.replace("Open -", ""), joined


def test_layout_may_forbid_hyphens() -> None:
    assert any("internationalisation" in line for line in _texts(LONG, 11.5, hyphenation=""))


def test_language_decides_where() -> None:
    assert hyphenations("Zusammenarbeit", "de") != hyphenations("Zusammenarbeit", "en-US")
    assert {"en-US", "en-GB", "de", "fr"} <= set(hyphenation_languages())
    with pytest.raises(KeyError):
        hyphenations("Zusammenarbeit", "xx")


@pytest.mark.parametrize(
    "word",
    [
        "UNESCOCOUNCIL",
        "JavaScriptEngine",
        "www.internationalisation.org",
        "a@internationalisation.cn",
        "Kunst",
    ],
)
def test_capitals_names_with_capitals_addresses_and_short_words_are_not_divided(word: str) -> None:
    assert hyphenations(f"见{word}。", "en-US") == []


def test_soft_hyphen_divides_where_it_was_typed_and_nowhere_is_it_seen() -> None:
    lines = set_text("见Supercali\u00adfragilistic合作", 8)
    assert "".join(line.text for line in lines) == "见Supercali\u00adfragilistic合作"
    assert lines[0].text == "见Supercali\u00ad"
    assert lines[0].glyphs[-1].character == ""
    (whole,) = set_text("见Supercali\u00adfragilistic合作", 40)
    assert all(g.advance == 0 for g in whole.glyphs if g.character == "\u00ad")


def test_hyphen_is_drawn_in_the_file_but_not_read(tmp_path: Path) -> None:
    theme = shipped_theme("plain")
    text = "开展internationalisation与supercalifragilistic合作" * 6
    path = tmp_path / "hyphens.pdf"
    write_pdf(paginate(report_of(paragraph(text)), theme, Sink()), theme, path)
    with pikepdf.open(path) as file:
        stream = file.pages[0].Contents.read_bytes()
    assert stream.count(b"/ActualText <FEFF>") >= 1


@pytest.mark.parametrize("measure", range(6, 20))
def test_address_is_never_hyphenated_and_breaks_behind_its_signs(measure: int) -> None:
    sink = Sink()
    address = "https://www.stcsm.sh.gov.cn/zwgk/tzgs/internationalisation.html?id=3&x=kxjs"
    lines = set_text(f"详见{address}网站", measure, sink=sink)
    assert not any(g.character == "" for line in lines for g in line.glyphs)
    if not list(sink):
        inside = [line.text for line in lines if address.find(line.text.strip()) >= 0][:-1]
        assert all(text.rstrip()[-1] in "/.?=&" for text in inside), inside


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("reportgen/typeset/line_rules.py", ["reportgen/", "typeset/", "line_", "rules.py"]),
        ("SH20211103ABCDEF000123", ["SH20211103", "ABCDEF", "000123"]),
        ("sensor-array_calibration=true", ["sensor-", "array_", "calibration=", "true"]),
    ],
)
def test_long_code_breaks_behind_signs_and_between_letters_and_figures(code: str, parts: list[str]) -> None:
    sink = Sink()
    seen = {i for m in range(7, 16) for i in _ends(code, m, sink)}
    wanted = {sum(map(len, parts[: k + 1])) for k in range(len(parts) - 1)}
    assert seen <= wanted
    assert seen
    assert list(sink) == []


def _ends(code: str, measure: float, sink: Sink) -> list[int]:
    """Where in the code lines end."""
    text = f"编号为{code}的项目已经验收"
    at, found = 0, []
    for line in set_text(text, measure, sink=sink, hyphenation="")[:-1]:
        at += len(line.text)
        if 3 < at < 3 + len(code):
            found.append(at - 3)
    return found


def test_unbreakable_string_gives_as_few_breaks_as_its_width_needs() -> None:
    sink = Sink()
    lines = set_text("见号码12345678901234567890123456789012", 8, sink=sink)
    assert [d.code for d in sink] == ["line-emergency-break"]
    inside = [line.text for line in lines if line.text[-1].isdigit()]
    assert len(inside) == 3
    assert min(len(text) for text in inside) > 2


def test_emergency_breaks_before_the_weaker_mark() -> None:
    # 4 em hold neither the string nor a way without a fault; the list marks part, the dash stays joined
    assert _texts("协①②①②链", 4) == ["协①②①", "②链"]
    assert all("——" in "".join(pair) or "—" not in "".join(pair) for pair in [_texts("国际”——？！《甲》", 4)])
    for line in _texts("国际”——？！《甲》科技", 4):
        assert line.count("—") in (0, 2), line


@given(st.text("国际，。”——……“《①◆ABCdef0123.-/", min_size=1, max_size=40), st.integers(4, 8))
@settings(max_examples=120, deadline=None)
def test_dash_and_ellipsis_are_never_parted_while_anything_else_can_give(text: str, measure: int) -> None:
    text = text.replace("—", "").replace("…", "") + "——合作……"
    lines = _texts(text, measure)
    assert all(line.count("—") in (0, 2) and line.count("…") in (0, 2) for line in lines), lines


# headings by phrases: the word list is an extra

words_known = pytest.mark.skipif(not phrases.available(), reason="the extra 'words' is not installed")
TITLES = (
    "加快建设具有全球影响力的科技创新中心",
    "关于进一步加强知识产权保护工作的若干意见",
    "推进国内科技合作和科技对口帮扶工作",
    "在沪国际科技组织开展创新合作",
    "深化长三角科技创新共同体建设，服务国家重大战略",
    "为企业提供更加便利的跨境研发服务",
)


def _title(text: str, measure: float) -> list[str]:
    style = replace(aligned("center"), keep_phrases=True)
    return texts(set_em(text, measure, style))


@words_known
def test_words_are_told_apart_with_what_binds_them() -> None:
    harm = phrase_harm("推进科技合作和交流。")
    assert harm[0] is Harm.TORN  # 推|进
    assert harm[1] is Harm.BOUND  # 推进|科技: a verb and its object
    assert harm[5] is Harm.FREE  # 合作|和
    assert harm[6] is Harm.BOUND  # 和|交流
    assert len(harm) == 10


@words_known
@pytest.mark.parametrize("title", TITLES)
def test_heading_breaks_neither_inside_a_word_nor_between_verb_and_object(title: str) -> None:
    harm = phrase_harm(title)
    for measure in range(9, len(title)):
        lines = _title(title, measure)
        assert "".join(lines) == title
        at = 0
        for line in lines[:-1]:
            at += len(line)
            assert harm[at - 1] < Harm.BOUND, (measure, lines)


@words_known
def test_heading_ends_a_line_behind_what_describes_rather_than_inside_a_compound() -> None:
    title = "以企业为主体、市场为导向、产学研深度融合的技术创新体系建设取得新的阶段性成效"
    assert _title(title, 23) == [
        "以企业为主体、市场为导向、产学研深度融合的",
        "技术创新体系建设取得新的阶段性成效",
    ]


@words_known
def test_heading_at_phrase_ends_is_still_balanced() -> None:
    for title in TITLES:
        for measure in range(10, len(title)):
            lengths = [len(line) for line in _title(title, measure)]
            assert min(lengths) >= 2, (measure, _title(title, measure))


@words_known
def test_word_list_is_read_once_quietly_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    phrases._segmenter.cache_clear()
    assert phrase_harm("推进合作") == phrase_harm("推进合作")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_without_the_word_list_headings_break_at_marks_and_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimise, "words_known", lambda: False)
    assert _title("拓展国际国内合作网络，服务全面深化改革", 14) == [
        "拓展国际国内合作网络，",
        "服务全面深化改革",
    ]
    assert [len(line) for line in _title("拓展国际国内合作网络服务全面深化改革", 14)] == [9, 9]


def test_only_styles_that_ask_for_it_keep_phrases() -> None:
    assert [len(t) for t in texts(set_em("拓展国际国内合作网络服务全面深化改革", 14, aligned("center")))] == [
        9,
        9,
    ]
    for layout in ("annual", "plain"):
        theme = shipped_theme(layout)
        assert all(theme.style(name).keep_phrases for name in ("section", "topic", "heading", "caption"))
        assert not theme.style("body").keep_phrases


def test_hyphens_stay_out_of_ragged_text_that_fits() -> None:
    setting = context(LineRules())
    lines = set_em("the international cooperation", 7, aligned("start"), setting)
    assert "".join(texts(lines)) == "the international cooperation"
    assert all(line.width <= 7 * EM + 1e-6 for line in lines)


@words_known
def test_narrow_cell_parts_phrases_before_words() -> None:
    assert _title("关于进一步加强知识产权保护", 4) == ["关于", "进一步", "加强", "知识产权", "保护"]


def test_total_of_word_frequencies_is_that_of_the_dictionary() -> None:
    fields = phrases._segmenter()._dictionary.split()
    # the later of two lines of a word counts
    frequencies = dict(zip(fields[0::3], map(int, fields[1::3]), strict=True))
    assert sum(frequencies.values()) == phrases.DICTIONARY_TOTAL


@pytest.mark.parametrize(
    "text", ["阿里巴巴与江南大学共建小型CT恤实验室", "在沪国际科技组织开展创新合作", "C++龢A股"]
)
def test_words_read_by_their_first_character_are_those_of_the_whole_dictionary(text: str) -> None:
    segmenter = phrases._segmenter()
    fields = segmenter._dictionary.split()
    kinds = dict(zip(fields[0::3], fields[2::3], strict=True))
    words = segmenter.words(text)
    assert "".join(word for word, _ in words) == text
    assert words == [(word, kinds.get(word, "n")) for word, _ in words]
    known = {field for field in kinds if field[0] in text}
    assert known <= set(segmenter._words)


def test_formula_too_wide_for_its_column_is_divided_behind_the_point_of_a_product() -> None:
    lines = _texts("d与脉冲数N近似满足d=0.18·N^0.92，决定系数", 6)
    assert "N^0.92，" in "".join(lines) and any(line.startswith("N^0.92") for line in lines), lines
    # a product of units is no formula
    units = _texts("黏度为1.002mPa·s以下", 5)
    assert not any(line.startswith("s") for line in units), units
