"""A report beside an earlier state: changed words, figures, pages and facts; what stands in the way is told."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.preview.comparing import Comparing
from reportgen.preview.pairing import in_order, stretches
from reportgen.preview.session import Session

REPORT = "title: 年度报告\nyear: 2021\nlayout: plain\nfacts: [facts.yaml]\nchapters: [a.yaml]\n"
FACTS = "中心:\n  累计: {unit: 家, values: {2020: 481, 2021: 506}}\n  新增: {unit: 家, values: {2021: 25}}\n"
LONG = "服务国家科技外交，拓展科技创新合作空间，推动新一轮科技创新国际合作，形成多层次的交流网络。"
CHAPTER = f"""\
section: 合作
blocks:
  - text: {LONG}
  - text: 累计认定外资研发中心{{{{ 中心.累计 }}}}家，与 Open Science Centre 合作。
  - table:
      columns: [项目, 数]
      rows: [[论坛, "1,200"], [展览, "35"]]
  - chart: {{kind: bar, title: 数量, series: [中心.累计]}}
"""


def git(root: Path, *arguments: str) -> None:
    names = ["-c", "user.name=编辑", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *names, *arguments], check=True, capture_output=True)


def project(root: Path) -> Path:
    root.mkdir()
    for name, text in (("report.yaml", REPORT), ("facts.yaml", FACTS), ("a.yaml", CHAPTER)):
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = project(tmp_path / "2021")
    git(made, "init", "-q")
    git(made, "add", ".")
    git(made, "commit", "-qm", "送审稿")
    return made


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def own_files(root: Path) -> dict[Path, bytes]:
    """Everything of a project but what is derived from it."""
    files = (path for path in root.rglob("*") if ".reportgen" not in path.relative_to(root).parts)
    return {path: path.read_bytes() for path in files if path.is_file()}


def compared(root: Path, **asked: str) -> Any:
    session = Session(root)
    session.rebuild()
    comparing = Comparing(session)
    try:
        return comparing.comparison(asked or {"revision": "HEAD"})
    finally:
        comparing.close()


def told(found: Any) -> list[list[tuple[str, str]]]:
    return [[piece for piece in change["pieces"] if piece[0] != "same"] for change in found["changes"]]


def test_a_report_that_is_as_it_was_has_no_changes(root: Path) -> None:
    found = compared(root)
    assert (found["changes"], found["facts"]) == ([], [])
    assert found["rows"] == ((0, 0),)


def test_only_the_words_that_differ_are_marked_and_numbers_are_whole_words(root: Path) -> None:
    edit(root, "a.yaml", "服务国家科技外交", "积极服务国家科技外交")
    edit(root, "a.yaml", "1,200", "1,250")
    edit(root, "a.yaml", "Science", "Society")
    found = compared(root)
    assert told(found) == [
        [("added", "积极")],
        [("removed", "Science"), ("added", "Society")],
        [("removed", "1,200"), ("added", "1,250")],
    ]
    added, words, number = found["changes"]
    assert added["old"] == []
    [(page, _, _, width, height)] = added["new"]
    size = height / 1.2
    assert page == 0
    assert width == pytest.approx(2 * size, abs=1)  # two characters wide, though every line after it moved
    assert (len(words["old"]), len(words["new"])) == (1, 1)
    assert number["place"] == ["a.yaml", 7, 19]


def test_a_changed_fact_is_told_with_every_text_and_figure_that_shows_it(root: Path) -> None:
    edit(root, "facts.yaml", "506", "508")
    found = compared(root)
    assert [(f["name"], f["old"], f["new"]) for f in found["facts"]] == [("中心.累计", "506家", "508家")]
    assert found["facts"][0]["uses"][0] == ["a.yaml:4:24", ["1"]]
    text, chart = found["changes"]
    assert told({"changes": [text]}) == [[("removed", "506"), ("added", "508")]]
    assert (text["figure"], chart["figure"]) == (False, True)
    assert ("added", "508") in chart["pieces"]
    assert chart["old"][0][3] > 200  # all of the chart


def test_a_page_more_is_paired_by_what_stands_on_the_pages(root: Path) -> None:
    edit(root, "a.yaml", "blocks:\n", "blocks:\n  - text: 新的一页。\n  - pagebreak:\n")
    found = compared(root)
    assert told(found) == [[("added", "新的一页。")]]
    assert found["rows"] == ((None, 0), (0, 1))


def test_a_paragraph_taken_out_is_marked_in_the_old_pages_alone(root: Path) -> None:
    edit(root, "a.yaml", f"  - text: {LONG}\n", "")
    [change] = compared(root)["changes"]
    assert change["pieces"] == (("removed", LONG),)
    assert (change["new"], change["place"]) == ([], None)


def test_last_years_folder_is_compared_too(root: Path, tmp_path: Path) -> None:
    edit(project(tmp_path / "2020"), "facts.yaml", "506", "481")
    session = Session(root)
    session.rebuild()
    comparing = Comparing(session)
    assert comparing.comparable({})["editions"] == ["2020"]
    [revision] = comparing.comparable({})["revisions"]
    assert revision["subject"] == "送审稿"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", revision["time"])  # several are made in a day
    found = comparing.comparison({"edition": "2020"})
    assert not (tmp_path / "2020/.reportgen").exists()  # it is only read
    assert [(f["name"], f["old"], f["new"]) for f in found["facts"]] == [("中心.累计", "481家", "506家")]
    assert comparing.comparison({"edition": str(tmp_path / "2020")})["key"] == found["key"]


def test_the_project_and_its_repository_stay_as_they_are(root: Path) -> None:
    edit(root, "a.yaml", "合作", "协作")
    before = own_files(root)
    assert "changes" in compared(root)
    assert own_files(root) == before


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    root = project(tmp_path / "报告")
    session = Session(root)
    session.rebuild()
    offered = Comparing(session).comparable({})
    assert [m["message"] for m in offered["messages"]] == ["项目文件夹不在 Git 仓库里，没有以前的版本"]
    found = compared(root)
    assert found["problem"] == "no-earlier"
    assert found["messages"][0]["code"] == "repository-missing"


def test_without_git_it_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert [m["message"] for m in compared(root)["messages"]] == ["这台电脑上没有 Git，取不到以前的版本"]


def test_a_repository_that_git_cannot_read_is_told_with_its_reason(root: Path) -> None:
    (root / ".git/config").write_text("[core\n", encoding="utf-8")
    [message] = compared(root)["messages"]
    assert message["code"] == "repository-unreadable"
    assert message["message"].startswith("Git 读不了这个仓库：bad config line 1 in file")


@pytest.mark.parametrize("revision", ["nosuch", "--output=x", ""])
def test_a_revision_that_is_not_there_is_told(root: Path, revision: str) -> None:
    found = compared(root, revision=revision)
    assert [m["code"] for m in found["messages"]] == ["revision-unknown"]
    assert not (root / "x").exists()


def test_a_folder_without_a_report_is_told(root: Path) -> None:
    found = compared(root, edition="去年")
    assert [m["message"] for m in found["messages"]] == ["“去年”里没有 report.yaml，不能对照"]
    english = compared(root, edition="去年", lang="en")
    assert [m["message"] for m in english["messages"]] == [
        "there is no report.yaml in “去年” to compare with"
    ]


def test_an_earlier_state_that_cannot_be_set_says_which_errors_it_has(root: Path) -> None:
    edit(root, "a.yaml", "中心.累计 }}", "中心.总数 }}")
    git(root, "commit", "-qam", "写错了")
    edit(root, "a.yaml", "中心.总数 }}", "中心.累计 }}")
    found = compared(root)
    assert found["problem"] == "earlier-broken"
    assert [(m["file"], m["line"], m["code"]) for m in found["messages"]] == [("a.yaml", 4, "fact-unknown")]


TEXTS = st.lists(st.sampled_from("甲乙丙丁"), max_size=12)


@given(TEXTS, TEXTS)
def test_stretches_cover_both_sides_and_what_is_called_alike_is(ones: list[str], others: list[str]) -> None:
    found = stretches(ones, others)
    assert [at for s in found for at in s.old] == list(range(len(ones)))
    assert [at for s in found for at in s.new] == list(range(len(others)))
    for stretch in found:
        if stretch.alike:
            assert [ones[i] for i in stretch.old] == [others[i] for i in stretch.new]


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(1, 9), max_size=12))
def test_pairs_keep_the_order_of_both_sides_and_weigh_most(weights: dict[tuple[int, int], int]) -> None:
    pairs = list(in_order(6, 6, weights))
    assert [a for a, _ in pairs if a is not None] == list(range(6))
    assert [b for _, b in pairs if b is not None] == list(range(6))
    chosen = sum(weights[a, b] for a, b in pairs if a is not None and b is not None)

    def heaviest(a: int, b: int) -> int:
        if a == 6 or b == 6:
            return 0
        with_this = weights.get((a, b), 0)
        both = with_this + heaviest(a + 1, b + 1) if with_this else 0
        return max(both, heaviest(a + 1, b), heaviest(a, b + 1))

    assert chosen == heaviest(0, 0)
