"""Pictures: read once, turned upright, refused when they would break the print run."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from reportgen.diagnostics import Sink
from reportgen.model.flow import Asset
from reportgen.resolve import assets
from reportgen.resolve.assets import Assets
from reportgen.schema import AssetPath
from reportgen.source import Sources


def encoded(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def read(root: Path, path: str) -> tuple[Asset | None, list[str]]:
    sink = Sink()
    return Assets(Sources(root), sink).picture(AssetPath(path)), [d.code for d in sink]


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_size_and_resolution_are_those_of_the_file(tmp_path: Path, format: str) -> None:
    data = encoded(Image.new("RGB", (60, 40), "red"), format, dpi=(300, 300))
    (tmp_path / "a.bin").write_bytes(data)
    asset, codes = read(tmp_path, "a.bin")
    assert codes == [] and asset is not None
    assert (asset.format, asset.width_px, asset.height_px, round(asset.dpi)) == (format, 60, 40, 300)
    assert asset.data == data


def test_a_picture_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    # left half red, right half blue, to be turned 90° clockwise for viewing (Exif orientation 6)
    image = Image.new("RGB", (64, 32), "red")
    image.paste("blue", (32, 0, 64, 32))
    exif = Image.Exif()
    exif[0x0112] = 6
    (tmp_path / "a.jpg").write_bytes(encoded(image, "JPEG", exif=exif))
    asset, codes = read(tmp_path, "a.jpg")
    assert codes == [] and asset is not None
    assert (asset.width_px, asset.height_px) == (32, 64)
    with Image.open(io.BytesIO(asset.data)) as turned:
        assert turned.size == (32, 64)
        assert turned.getexif().get(0x0112, 1) == 1
        top, bottom = turned.getpixel((16, 8)), turned.getpixel((16, 56))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]


def png_of(width: int, height: int) -> bytes:
    """A PNG whose header claims a size its few bytes do not hold."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused_by_its_header(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "a.png").write_bytes(png_of(*size))
    assert read(tmp_path, "a.png") == (None, ["picture-too-many-pixels"])


def test_a_file_of_too_many_bytes_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(assets.MAX_BYTES + 1)
    assert read(tmp_path, "a.png") == (None, ["picture-too-large"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture-broken"),
        (b"no picture", "picture-broken"),
        (encoded(Image.new("RGB", (60, 40)), "PNG")[:60], "picture-broken"),
        (encoded(Image.new("RGB", (600, 400)), "JPEG")[:400], "picture-broken"),
        (png_of(40, 40), "picture-broken"),
        (encoded(Image.new("RGB", (6, 4)), "GIF"), "picture-format"),
        (encoded(Image.new("RGB", (6, 4)), "BMP"), "picture-format"),
        (encoded(Image.new("RGB", (6, 4)), "TIFF"), "picture-format"),
    ],
    ids=["empty", "text", "cut png", "cut jpeg", "short png", "gif", "bmp", "tiff"],
)
def test_what_is_no_usable_picture_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert read(tmp_path, "a.png") == (None, [code])


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
