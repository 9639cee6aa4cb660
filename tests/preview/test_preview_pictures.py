"""A picture dropped on the page: kept under its own name and ending, or refused with a word for the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reportgen.preview.pictures import Refused, kept_picture
from tests.support.picture_files import encoded, huge_png, plain_pdf, svg_of


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("现场.webp", encoded(Image.new("RGB", (6, 4)), "WEBP"), "pictures/现场.webp"),
        ("C:\\图\\示意 图.SVG", svg_of("<rect/>"), "pictures/示意-图.svg"),
        ("plan.pdf", plain_pdf(1), "pictures/plan.pdf"),
        ("blob", encoded(Image.new("RGB", (6, 4)), "JPEG"), "pictures/blob.jpg"),
        ("blob", svg_of("<rect/>"), "pictures/blob.svg"),
    ],
)
def test_a_picture_is_kept_with_its_ending(name: str, data: bytes, kept: str, tmp_path: Path) -> None:
    assert kept_picture(tmp_path, name, data) == kept
    assert (tmp_path / kept).read_bytes() == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no picture", "no-picture"),
        (svg_of("<script/>"), "no-picture"),
        (b"%PDF-1.7 nothing", "no-picture"),
        (huge_png(60_000, 60_000), "too-large"),
    ],
)
def test_what_no_report_can_use_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        kept_picture(tmp_path, "a.png", data)
    assert refused.value.reason == reason
    assert not (tmp_path / "pictures").exists()
