"""Files as others left them: in another encoding, with line ends of several kinds, changed or deleted meanwhile."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.pages import TextItem
from reportgen.preview.desk import Desk
from reportgen.preview.passages import passage_at
from reportgen.preview.session import Session
from reportgen.preview.shifting import Shifted, line_now
from reportgen.source.encoding import NotUtf8

FILE = "c.yaml"
TEXT = "section: 甲\nblocks:\n  - text: 一\n  - text: 二\n  - text: 三\n"
MIXED = b"section: A\r\nblocks:\n  - text: one\r\n  - text: two\n  - text: three\r\n"


# a word that begins with 字 is one that an editor typed, and is to be edited where it is printed
CHAPTER = """\
section: 字一
blocks:
  - text: 字二[^甲]。
  - groups: [{label: 字三, items: [字四]}]
  - cards: [{fact: 组.数, label: 字五}]
  - labelled: {label: 字六, text: 字七}
  - event: 字八
    dates: 字九
  - glossary: {terms: [{term: 字十, text: 字十一}]}
  - organisations: [{name: 字十二, note: 字十三}]
  - table: {caption: 字十四, columns: [字十五], rows: [[字十六]]}
  - notes: {甲: 字十七}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / FILE).write_bytes(TEXT.encode())
    return Desk(Session(tmp_path))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_not_written_anew(desk: Desk, tmp_path: Path, encoding: str) -> None:
    data = TEXT.encode(encoding)
    (tmp_path / FILE).write_bytes(data)
    place = {"path": FILE, "line": 4, "column": 11}
    for change in (desk.file, desk.passage, desk.remove):
        with pytest.raises(NotUtf8):
            change(place)
    with pytest.raises(NotUtf8):
        desk.save({"path": FILE, "text": "x: 1\n"})
    assert desk.text_of(FILE) is None
    assert (tmp_path / FILE).read_bytes() == data


def test_every_line_keeps_its_own_end(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(MIXED)
    typed = desk.file({"path": FILE})["text"].replace("two", "2").replace("blocks:", "number: '1'\nblocks:")
    desk.save({"path": FILE, "text": typed})
    wanted = MIXED.replace(b"two", b"2").replace(b"blocks:", b"number: '1'\r\nblocks:")
    assert (tmp_path / FILE).read_bytes() == wanted


def test_a_block_among_lines_with_several_ends_is_the_one_that_was_meant(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(MIXED)
    desk.insert({"path": FILE, "line": 4, "yaml": "- text: new"})
    assert (tmp_path / FILE).read_bytes() == MIXED.replace(b"two\n", b"two\n  - text: new\r\n")
    desk.remove({"path": FILE, "line": 5})
    assert (tmp_path / FILE).read_bytes() == MIXED
    desk.move({"path": FILE, "line": 5, "target": 3, "behind": False})
    assert [row.split()[-1] for row in (tmp_path / FILE).read_bytes().splitlines()[2:]] == [
        b"three",
        b"one",
        b"two",
    ]


def test_what_is_typed_in_a_file_that_was_deleted_can_still_be_saved(desk: Desk, tmp_path: Path) -> None:
    shown = desk.file({"path": FILE})
    typed = desk.draft({"path": FILE, "base": shown["sha"], "text": shown["text"] + "# 打的字\n"})
    (tmp_path / FILE).unlink()
    assert desk.file({"path": FILE})["text"] == typed["text"]
    told = desk.save({"path": FILE, "text": typed["text"]})
    assert told["problem"] == "conflict" and told["gone"]
    assert not (tmp_path / FILE).exists()
    desk.save({"path": FILE, "text": typed["text"], "disk": told["disk_sha"]})
    assert (tmp_path / FILE).read_text(encoding="utf-8") == typed["text"]
    desk.changes()["undo"]({})
    assert not (tmp_path / FILE).exists()


def test_what_was_typed_in_a_deleted_file_can_be_let_go(desk: Desk, tmp_path: Path) -> None:
    shown = desk.file({"path": FILE})
    desk.draft({"path": FILE, "base": shown["sha"], "text": shown["text"] + "# 打的字\n"})
    (tmp_path / FILE).unlink()
    assert desk.discard({"path": FILE}) == {"gone": FILE}
    assert desk.file({"path": FILE})["problem"] == "no-file"


def test_a_passage_is_changed_where_it_stands_now(desk: Desk, tmp_path: Path) -> None:
    seen = desk.passage({"path": FILE, "line": 4, "column": 11})
    (tmp_path / FILE).write_text(TEXT.replace("blocks:", "number: '1'\nblocks:"), encoding="utf-8")
    place = {"path": FILE, "line": 4, "column": 11, "old": seen["raw"], "base": seen["sha"]}
    desk.change_text({**place, "new": "贰"})
    assert "贰" in (tmp_path / FILE).read_text(encoding="utf-8").splitlines()[4]


def test_a_place_of_older_pages_is_found_in_the_file_as_it_is_now(tmp_path: Path) -> None:
    session = Session(tmp_path)
    session.snapshot = replace(session.snapshot, texts={FILE: TEXT.encode()})
    now = TEXT.replace("  - text: 一\n", "  - text: {{ 没有 }}\n  - text: 零\n  - text: 一\n")
    (tmp_path / FILE).write_text(now, encoding="utf-8")
    assert Desk(session).place({"path": FILE, "line": "4"}) == {"line": 6, "changed": False}


def test_the_cursor_is_found_on_pages_older_than_the_file(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(f"title: 报告\nyear: 2021\nlayout: plain\nchapters: [{FILE}]\n")
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    session = Session(tmp_path)
    session.rebuild()
    desk = Desk(session)
    span = desk.where({"path": FILE, "line": 4})["span"]
    now = TEXT.replace("  - text: 一\n", "  - text: {{ 没有 }}\n  - text: 零\n  - text: 一\n")
    (tmp_path / FILE).write_text(now, encoding="utf-8")
    assert session.rebuild().stale_since is not None
    assert desk.where({"path": FILE, "line": 6}) == {"page": 0, "span": span, "revision": 2}
    assert desk.where({"path": FILE, "line": 4}) == {"page": None, "revision": 2}


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("a\nb\nc\nd", Shifted(3)),
        ("x\na\nb\nc\nd", Shifted(4)),
        ("a\nb\nC\nd", Shifted(3)),
        ("a\nd", Shifted(2, changed=True)),
        ("a\nb\nx\ny\nz\nd", Shifted(3, changed=True)),
    ],
)
def test_a_line_that_is_no_more_is_not_taken_for_another(now: str, line: Shifted) -> None:
    assert line_now("a\nb\nc\nd", now, 3) == line


def test_every_word_on_a_page_is_edited_where_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(
        "title: 报告\nyear: 2021\nlayout: plain\nfacts: [f.yaml]\nchapters: [c.yaml]\n", encoding="utf-8"
    )
    (tmp_path / "f.yaml").write_text("组: {数: {value: 3}}\n", encoding="utf-8")
    (tmp_path / FILE).write_text(CHAPTER, encoding="utf-8")
    pages = Session(tmp_path).rebuild().pages
    assert pages is not None
    printed: set[str] = set()
    for item in (item for page in pages.pages for item in page.items if isinstance(item, TextItem)):
        words = "".join(text for run in item.runs for text in run.text)
        if item.span is not None and (found := re.findall("字[一二三四五六七八九十]+", words)):
            passage = passage_at(CHAPTER, FILE, item.span.line, item.span.column)
            assert passage is not None and found[-1] in passage.raw, words
            printed.update(found)
    assert len(printed) == CHAPTER.count("字")


def test_who_typed_where_another_did_is_shown_what_differs(desk: Desk) -> None:
    shown = desk.file({"path": FILE})
    desk.draft({"path": FILE, "base": shown["sha"], "text": TEXT.replace("二", "贰")})
    told = desk.draft({"path": FILE, "base": shown["sha"], "text": TEXT.replace("二", "两")})
    assert told["rows"] == [
        ("same", "  - text: 一"),
        ("theirs", "  - text: 贰"),
        ("mine", "  - text: 两"),
        ("same", "  - text: 三"),
    ]
