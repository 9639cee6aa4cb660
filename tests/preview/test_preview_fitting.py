"""A block from the gallery stands in a project that has none of the example's facts and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics.catalogue import severity_of
from reportgen.preview.desk import Desk
from reportgen.preview.fitting import Fitting
from reportgen.preview.reference import block_gallery
from reportgen.preview.session import Session

TEXT = "section: 概况\nblocks:\n- text: 无\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "report.yaml").write_text(
        "title: 报告\nyear: 2021\nlayout: plain\nfacts: [a.yaml]\nchapters: [b.yaml]\n", encoding="utf-8"
    )
    (tmp_path / "a.yaml").write_text(
        "项目:\n  经费: {unit: 万元, value: 9}\n  立项: {unit: 项, value: 5}\n  结项: {unit: 项, value: 4}\n",
        encoding="utf-8",
    )
    (tmp_path / "b.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def insert(session: Session, *names: str) -> str:
    fitting = Fitting(session, Desk(session))
    session.rebuild()
    for name in names:
        assert "problem" not in fitting.insert({"path": "b.yaml", "line": 3, "name": name})
    return (session.root / "b.yaml").read_text(encoding="utf-8")


def test_blocks_that_show_facts_and_pictures_can_be_inserted_and_set(root: Path) -> None:
    session = Session(root)
    names = {block["name"] for block in block_gallery()["blocks"]}
    wanted = ("cards", "chart", "hero", "event", "table", "pictures", "beside", "provenance", "include")
    assert set(wanted) <= names
    insert(session, *wanted)
    snapshot = session.rebuild()
    assert [f for f in snapshot.findings if severity_of(f.code) == "error"] == []
    assert snapshot.stale_since is None


def test_cards_show_facts_of_one_unit_under_their_own_names(root: Path) -> None:
    assert insert(Session(root), "cards").endswith(
        "- cards:\n    - {fact: 项目.立项, label: 立项}\n    - {fact: 项目.结项, label: 结项, note: 截至年末}\n"
    )


def test_what_an_example_says_of_itself_is_to_be_filled_in(root: Path) -> None:
    text = insert(Session(root), "table", "figure", "provenance")
    assert ("caption: 表题\n" in text, "caption: 图题\n" in text, "caption: 数据来源\n" in text) == (
        True,
    ) * 3
    assert not [word for word in ("国内科技合作项目", "论坛", "年报", "会场") if word in text]


def test_a_picture_of_the_projects_own_is_kept(root: Path) -> None:
    (root / "pictures").mkdir()
    (root / "pictures/forum.png").write_bytes(b"own")
    insert(Session(root), "beside")
    assert (root / "pictures/forum.png").read_bytes() == b"own"


def test_facts_that_are_there_stay_and_without_any_the_example_is_as_it_was(root: Path) -> None:
    (root / "a.yaml").write_text("外资研发中心: {累计: 3, 新增: 2}\n", encoding="utf-8")
    assert "{fact: 外资研发中心.新增, label: 新增外资研发中心}" in insert(Session(root), "cards")
    (root / "report.yaml").write_text(
        "title: 报告\nyear: 2021\nlayout: plain\nchapters: [b.yaml]\n", encoding="utf-8"
    )
    (root / "b.yaml").write_text(TEXT, encoding="utf-8")
    assert "{fact: 外资研发中心.新增, label: 新增外资研发中心}" in insert(Session(root), "cards")


def test_a_block_that_is_not_there_is_refused(root: Path) -> None:
    session = Session(root)
    session.rebuild()
    answer = Fitting(session, Desk(session)).insert({"path": "b.yaml", "line": 3, "name": "no-such"})
    assert answer == {"problem": "no-block"}
    assert (root / "b.yaml").read_text(encoding="utf-8") == TEXT
