"""Outputs are named for people and replaced only whole."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.build.outputs import (
    Document,
    file_stem,
    manifest,
    manifest_files,
    merged_with_earlier,
    read_manifest,
    staged,
)
from reportgen.diagnostics import GateClosed, Sink


def test_a_section_file_is_named_by_number_and_title() -> None:
    assert file_stem("4.2", "拓展国际国内合作网络") == "4.2 拓展国际国内合作网络"


def test_characters_no_file_system_takes_are_replaced() -> None:
    assert file_stem("1.1", 'a/b\\c:d*e?f"g<h>i|j') == "1.1 a_b_c_d_e_f_g_h_i_j"


@given(st.text(), st.text(max_size=400))
def test_any_title_gives_a_name_that_every_file_system_takes(number: str, title: str) -> None:
    stem = file_stem(number, title)
    assert stem
    assert len(stem.encode("utf-8", "surrogatepass")) <= 200
    assert not set(stem) & set('<>:"/\\|?*\n\0')
    assert stem == stem.strip(" .")


def test_files_move_only_when_all_were_written(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("old")
    with pytest.raises(ZeroDivisionError), staged(tmp_path, Sink()) as stage:
        (stage / "a.pdf").write_text("new")
        raise ZeroDivisionError
    assert (tmp_path / "a.pdf").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_is_told_and_old_files_stay(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("old")
    sink = Sink()
    with pytest.raises(GateClosed), staged(tmp_path, sink) as stage:
        (stage / "a.pdf").write_text("half of it")
        raise OSError(errno.ENOSPC, "No space left on device", str(stage / "a.pdf"))
    assert [d.code for d in sink] == ["output-disk-full"]
    assert (tmp_path / "a.pdf").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("not a folder")
    sink = Sink()
    with pytest.raises(GateClosed), staged(tmp_path / "build", sink):
        pass
    assert [d.code for d in sink] == ["output-unwritable"]


def test_a_partial_build_keeps_what_stands_beside_it_in_the_manifest() -> None:
    full = json.loads(
        manifest(
            (
                Document("", "R", 9, ("pdf", "docx")),
                Document("4.1", "4.1 A", 1, ("pdf", "docx")),
                Document("4.9", "4.9 Z", 1, ()),
                Document("4.10", "4.10 J", 1, ()),
                Document("A", "A K", 1, ()),
            ),
            "annual",
            [],
        )
    )
    partial = manifest((Document("4.2", "4.2 B", 3, ("pdf",)),), "annual", [])
    merged = json.loads(merged_with_earlier(partial, full, ("4.1", "4.2", "4.3", "4.10", "A")))
    assert merged["report"] == {"pdf": "R.pdf", "docx": "R.docx", "pages": 9}
    # as the report has them; what it has no longer comes last
    assert list(merged["sections"]) == ["4.1", "4.2", "4.10", "A", "4.9"]
    assert manifest_files(merged) == {"R.pdf", "R.docx", "4.1 A.pdf", "4.1 A.docx", "4.2 B.pdf"}


@pytest.mark.parametrize("content", ["", "[1]", "{", '"x"'])
def test_a_manifest_that_is_not_ours_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    assert read_manifest(tmp_path) == {}


def test_a_manifest_never_names_a_file_outside_its_folder() -> None:
    assert manifest_files({"report": {"pdf": "../../etc/passwd", "docx": "a.docx"}}) == {"a.docx"}
