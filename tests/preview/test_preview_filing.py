"""Chapters and files of facts are made, ordered, renamed and taken out through the page, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.preview.desk import Desk
from reportgen.preview.filing import Filing
from reportgen.preview.session import Session
from tests.preview.conftest import project_at

CHAPTER = "chapters/4.2-cooperation.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Session(project_at(tmp_path / "报告")))


@pytest.fixture
def filing(desk: Desk) -> Filing:
    return Filing(desk)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "报告"


def tell(filing: Filing, to: str, **content: object) -> dict[str, object]:
    return filing.changes()[to](content)


def all_of(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*.yaml"))}


def test_a_new_chapter_stands_where_it_was_wanted_and_is_undone_with_its_entry(
    desk: Desk, root: Path
) -> None:
    before = all_of(root)
    filing = Filing(desk)
    assert filing.files({})["next"][CHAPTER] == "4.3"
    told = tell(filing, "new-chapter", title="创新: 生态", number="4.3", behind=CHAPTER, name="4.3-生态")
    assert told["path"] == "chapters/4.3-生态.yaml"
    text = (root / "chapters/4.3-生态.yaml").read_text(encoding="utf-8")
    assert text == "section: '创新: 生态'\nnumber: '4.3'\nblocks:\n  - text: 在这里写正文。\n"
    report = (root / "report.yaml").read_text(encoding="utf-8")
    assert f"chapters: [chapters/4.1-talent.yaml, {CHAPTER}, chapters/4.3-生态.yaml]" in report
    assert report.startswith("# 样例报告")
    assert "problem" not in desk.changes()["undo"]({})
    assert all_of(root) == before
    desk.changes()["redo"]({})
    assert (root / "chapters/4.3-生态.yaml").read_text(encoding="utf-8") == text


def test_a_new_file_of_facts_is_found_without_being_listed(filing: Filing, root: Path) -> None:
    report = (root / "report.yaml").read_bytes()
    told = tell(filing, "new-facts", group="专利", fact="授权", value="12.5", unit="万件")
    assert told["path"] == "facts/专利.yaml"
    assert "专利:\n  授权: {unit: 万件, value: 12.5}\n" in (root / "facts/专利.yaml").read_text(
        encoding="utf-8"
    )
    assert (root / "report.yaml").read_bytes() == report


def test_a_report_that_names_its_files_of_facts_gets_the_new_one_named(filing: Filing, root: Path) -> None:
    path = root / "report.yaml"
    text = path.read_text(encoding="utf-8").replace("facts/*.yaml", "facts/international.yaml")
    path.write_text(text, encoding="utf-8")
    tell(filing, "new-facts", group="专利", fact="授权", value="约三成")
    assert "facts: [facts/international.yaml, facts/专利.yaml]" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"title": " "}, "no-title"),
        ({"title": "甲", "name": "../x"}, "bad-name"),
        ({"title": "甲/乙"}, "bad-name"),
        ({"title": "甲", "name": ".hidden"}, "bad-name"),
        ({"title": "甲", "name": "4.2-COOPERATION"}, "name-taken"),
        ({"title": "甲", "behind": "chapters/nothing.yaml"}, "cannot-edit"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_written(
    filing: Filing, root: Path, told: dict[str, str], problem: str
) -> None:
    before = all_of(root)
    assert tell(filing, "new-chapter", **{"behind": CHAPTER, **told}) == {"problem": problem}
    assert all_of(root) == before


def test_a_chapter_is_moved_renamed_taken_out_and_put_back(filing: Filing, desk: Desk, root: Path) -> None:
    before = all_of(root)
    tell(filing, "shift-file", list="chapters", path=CHAPTER, places=-1)
    assert filing.files({})["lists"]["chapters"] == [CHAPTER, "chapters/4.1-talent.yaml"]
    assert (
        tell(filing, "rename-file", list="chapters", path=CHAPTER, name="合作")["path"]
        == "chapters/合作.yaml"
    )
    assert (root / "chapters/合作.yaml").read_bytes() == before[CHAPTER]
    assert not (root / CHAPTER).exists()
    tell(filing, "unlist-file", list="chapters", path="chapters/合作.yaml")
    found = filing.files({})
    assert found["lists"]["chapters"] == ["chapters/4.1-talent.yaml"]
    assert found["spare"] == ["chapters/合作.yaml"]
    told = tell(filing, "unlist-file", list="chapters", path="chapters/4.1-talent.yaml")
    assert told == {"problem": "last-chapter"}
    tell(filing, "list-file", path="chapters/合作.yaml")
    assert filing.files({})["lists"]["chapters"] == ["chapters/4.1-talent.yaml", "chapters/合作.yaml"]
    for _ in range(4):
        assert "problem" not in desk.changes()["undo"]({})
    assert all_of(root) == before


def test_a_file_with_unsaved_words_is_not_renamed(filing: Filing, desk: Desk, root: Path) -> None:
    shown = desk.file({"path": CHAPTER})
    desk.draft({"path": CHAPTER, "base": shown["sha"], "text": shown["text"] + "# 没存\n"})
    told = tell(filing, "rename-file", list="chapters", path=CHAPTER, name="合作")
    assert told == {"problem": "save-first"}
    assert (root / CHAPTER).exists()


def test_what_was_changed_meanwhile_is_not_undone(filing: Filing, desk: Desk, root: Path) -> None:
    tell(filing, "new-chapter", title="甲", behind=CHAPTER)
    (root / "chapters/甲.yaml").write_text("section: 别人写的\nblocks: []\n", encoding="utf-8")
    assert desk.changes()["undo"]({}) == {"problem": "conflict"}
    assert "别人写的" in (root / "chapters/甲.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_told(desk: Desk) -> None:
    assert desk.file({"path": "chapters/nothing.yaml"}) == {"problem": "no-file"}
