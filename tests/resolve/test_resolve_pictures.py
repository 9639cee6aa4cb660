"""Pictures of a project: each read once, found where they are, told at their line when something is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from reportgen.diagnostics import Sink
from reportgen.model.flow import Asset
from reportgen.resolve import assets
from reportgen.resolve.assets import Assets
from reportgen.schema import AssetPath
from reportgen.source import Sources
from tests.support.picture_files import encoded, huge_png
from tests.support.report_projects import resolve_blocks


def read(root: Path, path: str) -> tuple[Asset | None, list[str]]:
    sink = Sink()
    return Assets(Sources(root), sink).picture(AssetPath(path)), [d.code for d in sink]


def test_a_file_of_too_many_bytes_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(assets.MAX_BYTES + 1)
    assert read(tmp_path, "a.png") == (None, ["picture-too-large"])


def test_a_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(encoded(Image.new("RGB", (6, 4)), "PNG"))
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.png").symlink_to(tmp_path / "outside.png")
    assert read(project, "a.png") == (None, ["picture-outside"])


def test_a_name_the_system_refuses_is_told_like_any_other(tmp_path: Path) -> None:
    # ext4, APFS and NTFS hold 255 bytes; Python versions differ in whether that is an error or a missing file
    asset, codes = read(tmp_path, "图" * 300 + ".png")
    assert asset is None
    assert codes in (["picture-unreadable"], ["picture-missing"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(Image.new("RGB", (6, 4)), "PNG"))
    (tmp_path / "a.png").chmod(0)
    assert read(tmp_path, "a.png") == (None, ["picture-unreadable"])


def test_one_picture_used_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(Image.new("RGB", (6, 4)), "PNG"))
    pictures = Assets(Sources(tmp_path), Sink())
    first = pictures.picture(AssetPath("a.png"))
    assert first is not None
    assert pictures.picture(AssetPath("a.png")) is first


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()
    assert read(tmp_path, "a.png") == (None, ["picture-missing"])


# what is wrong with a file → what the editor reads
MESSAGES = {
    "pictures/forun.png": (
        "错误 [picture-missing-near] 找不到图片“pictures/forun.png”，是不是“pictures/forum.png”？",
        "改成 pictures/forum.png，或把图片放进项目文件夹",
    ),
    "forum.jpg": (
        "错误 [picture-missing-near] 找不到图片“forum.jpg”，是不是“pictures/forum.png”？",
        "改成 pictures/forum.png，或把图片放进项目文件夹",
    ),
    "pictures/opening.png": (
        "错误 [picture-missing] 找不到图片“pictures/opening.png”",
        "检查文件名和文件夹；路径从项目文件夹写起，大小写要一致",
    ),
    "../forum.png": (
        "错误 [picture-outside] 图片“../forum.png”不在项目文件夹里",
        "把图片复制到项目文件夹里，路径从那里写起",
    ),
    "note.png": (
        "错误 [picture-broken] “note.png”不是图片，或者文件坏了",
        "用看图软件打开看看，重新保存或换一张",
    ),
    "half.jpg": (
        "错误 [picture-damaged] 图片“half.jpg”坏了或者不完整",
        "重新复制或下载一遍，或换一张",
    ),
    "phone.jpg": (
        "错误 [picture-format] 图片“phone.jpg”是 HEIC 格式，这里用不了",
        "用看图软件另存为 PNG、JPEG、WebP 或 TIFF；手机照片可以在设置里选“兼容性最佳”（JPEG）",
    ),
    "bomb.png": (
        "错误 [picture-too-many-pixels] 图片“bomb.png”太大：3,600,000,000 像素，上限 80,000,000",
        "缩小图片：印满一页 A4 只要 2480 × 3508 像素",
    ),
    "scan.tif": (
        "提示 [picture-pages] “scan.tif”里有 3 幅图，只用第一幅",
        "要用别的，把它另存为单独的文件",
    ),
}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    plain = Image.new("RGB", (60, 40), "steelblue")
    return {
        "pictures/forum.png": encoded(plain, "PNG"),
        "note.png": b"these bytes are no picture",
        "half.jpg": encoded(Image.effect_noise((200, 200), 80), "JPEG")[:9000],
        "phone.jpg": b"\0\0\0\x18ftypheic" + b"\0" * 200,
        "bomb.png": huge_png(60_000, 60_000),
        "scan.tif": encoded(plain, "TIFF", save_all=True, append_images=[plain, plain]),
    }


@pytest.mark.parametrize("path", MESSAGES)
def test_the_editor_reads(path: str, files: dict[str, bytes], tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, f"- figure: {path}\n  alt: 图\n", **files)
    said, advice = MESSAGES[path]
    place = f"    4 | - figure: {path}\n      |           {'^' * len(path)}"
    assert found.messages == [f"chapters/a.yaml:4:11: {said}\n{place}\n   → {advice}"]
