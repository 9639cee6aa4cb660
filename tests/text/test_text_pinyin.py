"""Words sort by their sounds; what was looked up once is not looked up by the next run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cache import Store
from reportgen.text import pinyin
from reportgen.text.pinyin import Sounds, sound


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a process that has heard nothing yet."""
    monkeypatch.setattr(pinyin, "_heard", {})


def test_a_phrase_is_read_as_a_phrase() -> None:
    assert sound("重庆").letters == ("chong", "qing")
    assert [sound(word).initial for word in ("《科学》", "重庆", "5G")] == ["K", "C", "#"]


def test_numbers_sort_as_numbers() -> None:
    words = ["术语105", "5G", "术语15", "术语", "12英寸晶圆"]
    assert sorted(words, key=sound) == ["5G", "12英寸晶圆", "术语", "术语15", "术语105"]
    assert sound("甲15", "jia 15") < sound("甲105", "jia 105")


def test_the_next_run_reads_what_this_one_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Sounds(Store(tmp_path))
    heard = [first.of("重庆"), first.of("长三角", "chang san jiao")]
    first.keep()
    monkeypatch.setattr(pinyin, "_heard", {})
    monkeypatch.setattr(pinyin, "sound", None)  # nothing is looked up
    later = Sounds(Store(tmp_path))
    assert [later.of("重庆"), later.of("长三角", "chang san jiao")] == heard


def test_a_further_word_is_looked_up_and_left_with_the_others(tmp_path: Path) -> None:
    first = Sounds(Store(tmp_path))
    first.of("重庆")
    first.keep()
    pinyin._heard.clear()
    second = Sounds(Store(tmp_path))
    assert (second.of("重庆"), second.of("上海")) == (sound("重庆"), sound("上海"))
    second.keep()
    assert len(list(tmp_path.glob("[0-9a-f]*"))) == 1


def test_what_another_user_left_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Sounds(Store(tmp_path))
    first.of("重庆")
    first.keep()
    pinyin._heard.clear()
    monkeypatch.setattr("reportgen.cache.seal._secret", lambda: b"another" * 4)
    monkeypatch.setattr(pinyin, "sound", lambda text, written: f"sound of {text}")
    assert Sounds(Store(tmp_path)).of("重庆") == "sound of 重庆"
