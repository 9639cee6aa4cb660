"""Sources, the only door to files: what is inside, what is outside, what was read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from reportgen.source import PathOutside, SourceMissing, Sources, SourceUnreadable
from reportgen.source.shipped import shipped_path, shipped_roots


@pytest.mark.parametrize("path", ["../a.yaml", "/etc/passwd", "x/../../a.yaml", "a\0.yaml"])
def test_a_path_that_leaves_the_project_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PathOutside):
        Sources(tmp_path).read(path)


def test_a_symbolic_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.yaml").write_text("a: 1")
    (project / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    sources = Sources(project)
    with pytest.raises(PathOutside):
        sources.read("link.yaml")
    assert not sources.exists("link.yaml")
    assert sources.glob("*.yaml") == []


def test_a_loop_of_links_is_said_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises((SourceUnreadable, SourceMissing)):
        Sources(tmp_path).read("a")


def test_the_project_comes_before_what_is_shared(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder, text in ((own, "own"), (shared, "shared")):
        folder.mkdir()
        (folder / "x.yaml").write_text(text)
    (shared / "y.yaml").write_text("shared")
    sources = Sources(own, (shared,))
    assert (sources.text("x.yaml"), sources.text("y.yaml")) == ("own", "shared")


def test_everything_read_is_noted_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("甲".encode())
    sources = Sources(tmp_path)
    sources.text("a.yaml")
    assert sources.dependencies == {"a.yaml": hashlib.sha256("甲".encode()).hexdigest()}


def test_a_text_is_the_one_whose_hash_is_noted(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("一", encoding="utf-8")
    sources = Sources(tmp_path)
    before = sources.digest("a.yaml")
    file.write_text("二", encoding="utf-8")
    with sources.noting() as read:
        assert sources.text("a.yaml") == "一"
    assert read["a.yaml"] == before
    other = Sources(tmp_path)
    other.digest("a.yaml")
    file.write_text("三", encoding="utf-8")
    with other.noting() as read:
        assert other.read("a.yaml") == "三".encode()
        assert other.text("a.yaml") == "三"
    assert read["a.yaml"] == other.digest("a.yaml")


def test_files_are_found_in_order(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.yaml").write_text("x")
    assert Sources(tmp_path).glob("*.yaml") == ["a.yaml", "b.yaml", "c.yaml"]
    with pytest.raises(PathOutside):
        Sources(tmp_path).glob("../*")


def test_a_line_of_a_file_in_another_encoding_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("一\n二\n".encode("gb18030"))
    sources = Sources(tmp_path)
    assert sources.line("a.yaml", 2) == "二"
    assert sources.line("a.yaml", 9) is None
    assert sources.line("b.yaml", 1) is None


def test_shipped_layouts_are_found() -> None:
    assert (shipped_path("layouts") / "annual").is_dir()
    assert all(root.is_dir() for root in shipped_roots())
    with pytest.raises(FileNotFoundError):
        shipped_path("layouts/none-of-this-name")


def test_a_shipped_file_that_is_mapped_is_known_by_its_state(tmp_path: Path) -> None:
    shipped, project = tmp_path / "shipped", tmp_path / "shipped/project"
    project.mkdir(parents=True)
    font = shipped / "font.ttf"
    font.write_bytes(b"one")
    sources = Sources(project, (shipped,))
    with sources.noting() as noted:
        assert sources.mapped("font.ttf") == font
    ((name, before),) = noted.items()
    assert sources.digest(name) == before
    font.write_bytes(b"other")
    assert sources.digest(name) not in (before, None)
    font.unlink()
    assert sources.digest(name) is None


def test_a_file_of_the_project_that_is_mapped_is_known_by_its_content(tmp_path: Path) -> None:
    shipped, project = tmp_path / "shipped", tmp_path / "shipped/project"
    project.mkdir(parents=True)
    (shipped / "font.ttf").write_bytes(b"one")
    sources = Sources(project, (shipped,))
    with sources.noting() as noted:
        sources.mapped("font.ttf")
    ((name, before),) = noted.items()
    own = project / "font.ttf"
    own.write_bytes(b"own")
    assert sources.digest(name) == hashlib.sha256(b"own").hexdigest() != before
    assert sources.mapped("font.ttf") == own
    os.utime(own, (1, 1))
    assert sources.digest(name) == hashlib.sha256(b"own").hexdigest()
