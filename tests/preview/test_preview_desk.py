"""Editing through the page: nobody's words are lost, files stay what they were but for the change."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from reportgen.preview.desk import Desk
from reportgen.preview.session import Session
from tests.preview.conftest import project_at

CHAPTER = "chapters/4.2-cooperation.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Session(project_at(tmp_path / "报告")))


@pytest.fixture
def root(desk: Desk, tmp_path: Path) -> Path:
    return tmp_path / "报告"


def read(root: Path, path: str = CHAPTER) -> str:
    return (root / path).read_bytes().decode("utf-8")


def test_a_file_is_saved_as_typed_with_its_own_line_ends_and_mark(desk: Desk, root: Path) -> None:
    (root / CHAPTER).write_bytes(b"\xef\xbb\xbf" + read(root).replace("\n", "\r\n").encode())
    before = read(root)
    shown = desk.file({"path": CHAPTER})["text"]
    assert "\r" not in shown
    desk.save({"path": CHAPTER, "text": shown.replace("主动服务", "积极服务")})
    assert read(root) == before.replace("主动服务", "积极服务")


def test_two_pages_that_type_in_different_lines_lose_nothing(desk: Desk, root: Path) -> None:
    first = desk.file({"path": CHAPTER})
    second = desk.file({"path": CHAPTER})
    desk.draft({"path": CHAPTER, "base": first["sha"], "text": first["text"].replace("主动服务", "积极服务")})
    told = desk.draft(
        {
            "path": CHAPTER,
            "base": second["sha"],
            "text": second["text"].replace("number: ", "id: 合作\nnumber: "),
        }
    )
    assert "积极服务" in told["text"]
    assert "id: 合作" in told["text"]


def test_a_page_that_saves_before_it_has_heard_of_anothers_words_saves_them_too(
    desk: Desk, root: Path
) -> None:
    shown = desk.file({"path": CHAPTER})
    mine = shown["text"].replace("number: ", "id: 合作\nnumber: ")
    typed = desk.draft({"path": CHAPTER, "base": shown["sha"], "text": mine})
    desk.draft({"path": CHAPTER, "base": shown["sha"], "text": shown["text"].replace("主动服务", "积极服务")})
    told = desk.save({"path": CHAPTER, "base": typed["sha"], "text": mine})
    assert read(root) == told["text"] == mine.replace("主动服务", "积极服务")
    # in one line: it is asked, and what is answered stands
    desk.draft({"path": CHAPTER, "base": told["sha"], "text": told["text"].replace("积极服务", "被动服务")})
    typed = {"path": CHAPTER, "base": told["sha"], "text": told["text"].replace("积极服务", "先行服务")}
    asked = desk.save(typed)
    assert asked["problem"] == "conflict"
    assert "被动服务" in asked["text"]
    assert "积极服务" in read(root)
    desk.save({**typed, "base": asked["sha"]})
    assert "先行服务" in read(root)


def test_two_pages_that_type_in_neighbouring_lines_lose_nothing(desk: Desk) -> None:
    shown = desk.file({"path": CHAPTER})
    lines = shown["text"].splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "主动服务" in line)
    for number, words in ((at, "甲方"), (at + 1, "乙方"), (at - 1, "丙方")):
        typed = [line.rstrip("\n") + words + "\n" if n == number else line for n, line in enumerate(lines)]
        told = desk.draft({"path": CHAPTER, "base": shown["sha"], "text": "".join(typed)})
        assert "problem" not in told
    rows = told["text"].splitlines()
    assert [row[-2:] for row in rows[at - 1 : at + 2]] == ["丙方", "甲方", "乙方"]


def test_two_pages_that_type_in_one_line_are_asked(desk: Desk) -> None:
    shown = desk.file({"path": CHAPTER})
    desk.draft({"path": CHAPTER, "base": shown["sha"], "text": shown["text"].replace("主动服务", "积极服务")})
    told = desk.draft(
        {"path": CHAPTER, "base": shown["sha"], "text": shown["text"].replace("主动服务", "被动服务")}
    )
    assert told["problem"] == "conflict"
    assert "积极服务" in told["text"]


def test_what_another_program_wrote_is_never_overwritten_silently(desk: Desk, root: Path) -> None:
    shown = desk.file({"path": CHAPTER})
    mine = shown["text"].replace("主动服务", "积极服务")
    desk.draft({"path": CHAPTER, "base": shown["sha"], "text": mine})
    (root / CHAPTER).write_text(read(root).replace("number: ", "id: 合作\nnumber: "), encoding="utf-8")
    told = desk.save({"path": CHAPTER, "text": mine})
    assert told["problem"] == "conflict"
    assert "id: 合作" in told["disk"]
    assert "id: 合作" in told["merged"] and "积极服务" in told["merged"]
    assert "积极服务" not in read(root)
    # he has seen what is on disk and wants both
    desk.save({"path": CHAPTER, "text": told["merged"], "disk": told["disk_sha"]})
    assert read(root) == told["merged"]


def test_a_discarded_draft_leaves_the_file(desk: Desk, root: Path) -> None:
    before = read(root)
    shown = desk.file({"path": CHAPTER})
    desk.draft({"path": CHAPTER, "base": shown["sha"], "text": "x: 1\n"})
    assert desk.file({"path": CHAPTER})["unsaved"]
    assert desk.discard({"path": CHAPTER})["text"] == before
    assert read(root) == before


def test_a_text_is_changed_only_where_it_still_reads_as_seen(desk: Desk, root: Path) -> None:
    seen = desk.passage({"path": CHAPTER, "line": 12, "column": 20})
    place = {"path": CHAPTER, "line": 12, "column": 20}
    assert desk.change_text({**place, "old": "别的", "new": "新"})["problem"] == "conflict"
    before = read(root)
    desk.change_text({**place, "old": seen["raw"], "new": seen["raw"].replace("主动", "积极")})
    assert read(root) == before.replace("主动服务", "积极服务")


def test_every_change_can_be_undone_and_done_again(desk: Desk, root: Path) -> None:
    texts = [read(root)]
    seen = desk.passage({"path": CHAPTER, "line": 12, "column": 20})["raw"]
    desk.change_text({"path": CHAPTER, "line": 12, "column": 20, "old": seen, "new": "甲。"})
    texts.append(read(root))
    desk.insert({"path": CHAPTER, "line": 12, "yaml": "- text: 乙。"})
    texts.append(read(root))
    desk.remove({"path": CHAPTER, "line": 13})
    texts.append(read(root))
    assert texts[3] == texts[1]
    steps = desk.changes()
    for text in reversed(texts[:-1]):
        steps["undo"]({})
        assert read(root) == text
    assert steps["undo"]({})["problem"] == "nothing"
    for text in texts[1:]:
        steps["redo"]({})
        assert read(root) == text


def test_undo_stops_at_what_others_wrote_since(desk: Desk, root: Path) -> None:
    seen = desk.passage({"path": CHAPTER, "line": 12, "column": 20})["raw"]
    desk.change_text({"path": CHAPTER, "line": 12, "column": 20, "old": seen, "new": "甲。"})
    (root / CHAPTER).write_text(read(root) + "# 注\n", encoding="utf-8")
    assert desk.changes()["undo"]({})["problem"] == "conflict"
    assert read(root).endswith("# 注\n")


def test_a_dropped_picture_is_kept_under_a_name_of_its_own(desk: Desk, root: Path) -> None:
    def png(colour: str) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (4, 4), colour).save(out, "PNG")
        return out.getvalue()

    first = desk.keep_picture("../论坛 现场.png", png("red"))["path"]
    again = desk.keep_picture("论坛 现场.png", png("red"))["path"]
    other = desk.keep_picture("论坛 现场.png", png("blue"))["path"]
    assert first == again == "pictures/论坛-现场.png"
    assert other != first
    assert (root / other).read_bytes() == png("blue")
