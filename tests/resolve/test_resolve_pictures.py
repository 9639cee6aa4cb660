"""Pictures of a project: each read once, found where they are, told at their line when something is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from reportgen.diagnostics import Sink
from reportgen.model.picture import Asset
from reportgen.resolve import assets
from reportgen.resolve.assets import Assets
from reportgen.schema import AssetPath
from reportgen.source import Sources
from tests.support.picture_files import (
    encoded,
    huge_png,
    layered_pdf,
    locked_pdf,
    painted_pdf,
    plain_pdf,
    svg_of,
)
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
    "C:/Users/forum.png": (
        "错误 [picture-outside] 图片“C:/Users/forum.png”不在项目文件夹里",
        "把图片复制到项目文件夹里，路径从那里写起",
    ),
    "https://www.example.org/forum.png": (
        "错误 [picture-web] “https://www.example.org/forum.png”是网址；图片要放在项目文件夹里",
        "先把图片下载到项目文件夹里，如 pictures/，再写它的路径",
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
    "script.svg": (
        "错误 [picture-svg-unsafe] “script.svg”里有不安全的内容：<script>",
        "在画图软件里另存为“普通 SVG”；外面的图片嵌进文件里",
    ),
    "empty.svg": (
        "错误 [picture-svg-size] “empty.svg”没有大小",
        "在 svg 上写 viewBox，或 width 和 height",
    ),
    "clear.svg": (
        "提示 [picture-svg-raster] “clear.svg”用了 opacity，印成图像，不是矢量图",
        "不需要改；要放大也清晰，就只用单色的形状和单行的文字",
    ),
    "deep.svg": (
        "错误 [picture-too-large-inside] “deep.svg”展开以后太大，超过 200",
        "在画图软件里简化后另存",
    ),
    "plan.pdf": (
        "提示 [picture-pdf-pages] “plan.pdf”有 2 页，用的是第 1 页",
        "要用别的页，写 plan.pdf#2",
    ),
    "plan.pdf#3": (
        "错误 [picture-no-page] “plan.pdf#3”没有第 3 页，一共 2 页",
        "# 后面写 1 到 2",
    ),
    "locked.pdf": (
        "错误 [picture-locked] “locked.pdf”有密码，打不开",
        "另存一份没有密码的",
    ),
    "fonts.pdf": (
        "提示 [picture-pdf-fonts] “fonts.pdf”的字体没有嵌入或没有编码，印成图像，不是矢量图",
        "导出时选“嵌入字体”或 PDF/A-2",
    ),
    "inks.pdf": (
        "提示 [picture-pdf-inks] “inks.pdf”的颜色是 CMYK，印成 RGB 的图像，不是矢量图",
        "导出时选 RGB 颜色，或导出成 SVG",
    ),
    "layers.pdf": (
        "提示 [picture-pdf-raster] “layers.pdf”用了 /OC，不能作为矢量图放进来，印成图像",
        "导出成 PDF/A-2 或 SVG 再用",
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
        "script.svg": svg_of("<script/>"),
        "empty.svg": svg_of("", width="0"),
        "clear.svg": svg_of("<rect opacity='.5' width='9' height='9'/>"),
        "deep.svg": svg_of("<g>" * 220 + "</g>" * 220),
        "plan.pdf": plain_pdf(2),
        "locked.pdf": locked_pdf(),
        "fonts.pdf": painted_pdf(lambda canvas: canvas.drawString(10, 10, "Helvetica")),
        "inks.pdf": painted_pdf(
            lambda canvas: (canvas.setFillColorCMYK(0, 1, 1, 0), canvas.rect(0, 0, 9, 9, fill=1))
        ),
        "layers.pdf": layered_pdf(),
        "scan.tif": encoded(plain, "TIFF", save_all=True, append_images=[plain, plain]),
    }


@pytest.mark.parametrize("path", MESSAGES)
def test_the_editor_reads(path: str, files: dict[str, bytes], tmp_path: Path) -> None:
    found = resolve_blocks(tmp_path, f"- figure: {path}\n  alt: 图\n", **files)
    said, advice = MESSAGES[path]
    place = f"    4 | - figure: {path}\n      |           {'^' * len(path)}"
    assert found.messages == [f"chapters/a.yaml:4:11: {said}\n{place}\n   → {advice}"]
