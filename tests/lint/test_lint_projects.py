"""Linting whole projects: messages, answers to findings, mending in place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from reportgen.diagnostics import GateClosed, Sink
from reportgen.diagnostics.catalogue import entries
from reportgen.diagnostics.printer import format_diagnostic
from reportgen.lint import lint, mend_certain
from reportgen.source import Sources

_HEAD = 'section: 合作\nnumber: "1"\nblocks:\n'
_SEED = Path(__file__).resolve().parents[2] / "seeds/2021"


def project(root: Path, blocks: str, lexicon: str = "", facts: str = "") -> Path:
    for path, content in {
        "report.yaml": f"title: 报告\nyear: 2021\nchapters: [a.yaml]\n{'lint: lint.yaml' if lexicon else ''}\n",
        "a.yaml": _HEAD + blocks,
        "lint.yaml": lexicon,
        "facts/a.yaml": facts or "论坛: {嘉宾: 2}\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode())
    return root


def said(root: Path) -> list[str]:
    sources, sink = Sources(root), Sink()
    lint(sources, sink)
    return [format_diagnostic(d, sources, "zh") for d in sorted(sink, key=lambda d: d.span or 0)]  # type: ignore[arg-type, return-value]


def codes(root: Path) -> list[str]:
    sink = Sink()
    lint(Sources(root), sink)
    return [d.code for d in sink]


def test_a_finding_shows_its_place_and_the_cure(tmp_path: Path) -> None:
    root = project(tmp_path, "- text: >\n    全年新增25家，\n    累计506家,其中2家\n")
    assert said(root) == [
        "a.yaml:6:11: 警告 [lint-half-width] 中文里用了半角标点“,”\n"
        "    6 |     累计506家,其中2家\n"
        "      |     　　   　^\n"
        "   → 改成“，”；reportgen lint --fix 会改好"
    ]


def test_every_kind_of_prose_is_read(tmp_path: Path) -> None:
    blocks = (
        "- topic: 甲,乙\n"
        "  blocks:\n"
        "  - list: [甲,乙, '丙,丁']\n"
        "  - table: {caption: '甲,乙', columns: [{title: '甲,乙'}], rows: [['甲,乙'], ['']]}\n"
        "  - event: {event: 甲, dates: '甲,乙', blocks: [{text: '甲,乙'}]}\n"
    ).replace("{event: 甲, dates", "{title: 甲, dates")
    root = project(tmp_path, blocks, facts="论坛: {日期: {text: '甲,乙'}}\n")
    places = [f"{d.span.file}:{d.span.line}" for d in _found(root) if d.span]
    assert places == [
        "a.yaml:4",
        *["a.yaml:6"] * 1,
        "a.yaml:7",
        "a.yaml:7",
        "a.yaml:7",
        "a.yaml:8",
        "a.yaml:8",
        "facts/a.yaml:1",
    ]


def _found(root: Path) -> list:  # type: ignore[type-arg]
    sink = Sink()
    lint(Sources(root), sink)
    return sorted(sink, key=lambda d: (d.span.file, d.span.line, d.span.column) if d.span else ("", 0, 0))


def test_a_comment_with_a_reason_answers_a_finding(tmp_path: Path) -> None:
    blocks = (
        "# 忽略 lint-repeated：原文如此\n- text: 推动国际国际合作\n"
        "# 忽略 lint-repeated\n- text: 推动国际国际合作\n"
        "# 忽略 lint-pair：不相干\n- text: 推动国际国际合作\n"
        "# ignore lint-repeated: as printed\n\n- text: >\n    推动\n    国际国际合作\n"
    )
    found = [(d.code, d.span.line) for d in _found(project(tmp_path, blocks)) if d.span]
    assert found == [("suppress-no-reason", 6), ("lint-repeated", 7), ("lint-repeated", 9)]


def test_terms_names_and_unwanted_words_come_from_the_projects_list(tmp_path: Path) -> None:
    lexicon = (
        "terms: {国际科技合作: [国际科研合作]}\nnames: {上海市科学技术委员会: [市科委]}\n"
        "forbidden: {国内首创: 需有查新报告}\nsentence: 12\n"
    )
    blocks = "- text: 市科委推动国际科研合作。\n- text: 上海市科学技术委员会（市科委）的国内首创。\n- text: 市科委的这一句话已经有十四个字。\n"
    root = project(tmp_path, blocks, lexicon)
    assert [(d.code, d.span.line) for d in _found(root) if d.span] == [
        ("lint-full-name", 4), ("lint-term", 4), ("lint-long-sentence", 5), ("lint-forbidden", 5), ("lint-long-sentence", 6)]  # fmt: skip


def test_a_full_name_at_first_mention_allows_the_short_one(tmp_path: Path) -> None:
    lexicon = "names: {上海市科学技术委员会: [市科委]}\n"
    root = project(tmp_path, "- text: 上海市科学技术委员会以下简称市科委。\n- text: 市科委\n", lexicon)
    assert codes(root) == []


def test_a_mistake_in_the_list_is_told_at_its_place(tmp_path: Path) -> None:
    root = project(tmp_path, "- text: 甲\n", "term: {甲: [乙]}\n")
    sources, sink = Sources(root), Sink()
    with pytest.raises(GateClosed):
        lint(sources, sink)
    assert [format_diagnostic(d, sources, "zh") for d in sink] == [
        "lint.yaml:1:1: 错误 [schema-unknown-key] 没有“term”这一项，是不是“terms”？\n"
        "    1 | term: {甲: [乙]}\n"
        "      | ^^^^\n"
        "   → 改成 terms: …；这里可以写的有：terms、names、forbidden、sentence"
    ]


def test_mending_changes_the_words_and_nothing_else_of_the_file(tmp_path: Path) -> None:
    blocks = (
        "# 注释,不动\r\n- text: 甲,乙  \r\n-   text: |\r\n      全年 新增,\r\n\r\n      占5-8%\r\n"
        '- list: [\'丙,丁\', "戊,己"]   # 尾注,不动\r\n- text: "说\\"好\\"，\\u4e00,二"\r\n'
    )
    root = project(tmp_path, blocks)
    before = (root / "a.yaml").read_bytes().decode()
    mended = mend_certain(Sources(root))
    after = (root / "a.yaml").read_bytes().decode()
    assert (mended.count, mended.files) == (6, ("a.yaml",))
    wanted = before
    for typed, right in [
        ("甲,乙", "甲，乙"),
        ("全年 新增,\r", "全年新增，\r"),
        ("5-8%", "5%—8%"),
        ("丙,丁", "丙，丁"),
        ("戊,己", "戊，己"),
    ]:
        wanted = wanted.replace(typed, right)
    assert after == wanted


def test_what_one_edit_makes_possible_is_mended_too(tmp_path: Path) -> None:
    root = project(tmp_path, "- text: 甲乙丙,,丁\n")
    mend_certain(Sources(root))
    assert "甲乙丙，丁" in (root / "a.yaml").read_text(encoding="utf-8")
    assert mend_certain(Sources(root)).count == 0


def test_a_mended_project_reads_as_before_but_for_the_marks(tmp_path: Path) -> None:
    root = tmp_path / "seed"
    shutil.copytree(_SEED, root, ignore=shutil.ignore_patterns("build"))
    chapter = root / "chapters/4.2-cooperation.yaml"
    right = chapter.read_text("utf-8")
    # between two figures without a word of Chinese nothing says which comma is meant
    chapter.write_text(re.sub("，(?!{{ 科技人才培训)", ",", right).replace("；", ";"), "utf-8")
    mend_certain(Sources.of_project(root))
    assert yaml.safe_load(chapter.read_text("utf-8")) == yaml.safe_load(right)


def test_a_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, "- text: 甲,乙\n")
    before = (root / "a.yaml").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        mend_certain(Sources(root))
    assert (root / "a.yaml").read_bytes() == before
    assert sorted(p.name for p in root.iterdir()) == ["a.yaml", "facts", "lint.yaml", "report.yaml"]


def test_the_seed_has_no_findings() -> None:
    sink = Sink()
    assert lint(Sources.of_project(_SEED), sink)
    assert list(sink) == []


def test_the_handbook_lists_every_code() -> None:
    handbook = (_SEED.parents[1] / "docs/lint.md").read_text("utf-8")
    listed = re.findall(r"^\| `(lint-[a-z-]+)`", handbook, re.MULTILINE)
    assert sorted(listed) == sorted(code for code in entries() if code.startswith("lint-"))


def test_the_handbooks_list_of_words_is_read(tmp_path: Path) -> None:
    handbook = (_SEED.parents[1] / "docs/lint.md").read_text("utf-8")
    lexicon = handbook.split("```yaml\n")[1].split("```")[0]
    assert codes(project(tmp_path, "- text: 国际科技协作\n", lexicon)) == ["lint-term"]
