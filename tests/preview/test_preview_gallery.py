"""The gallery shows what a block looks like in the layout of the report at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.preview.gallery import Gallery
from reportgen.preview.reference import block_gallery
from reportgen.preview.session import Session
from reportgen.specimen import GROUPS


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    root = tmp_path_factory.mktemp("项目") / "报告"
    (root / "layouts/own").mkdir(parents=True)
    (root / "layouts/own/layout.yaml").write_text("extends: plain\n", encoding="utf-8")
    (root / "layouts/own/theme.yaml").write_text('styles: {topic: {colour: "#123ABC"}}\n', encoding="utf-8")
    (root / "report.yaml").write_text(
        "title: 报告\nyear: 2021\nlayout: own\nchapters: [a.yaml]\n", encoding="utf-8"
    )
    (root / "a.yaml").write_text("section: 合作\nblocks:\n- text: 无\n", encoding="utf-8")
    session = Session(root)
    session.rebuild()
    return Gallery(session)


def drawing(gallery: Gallery, name: str) -> str:
    svg = gallery.example({"name": name})["svg"]
    assert isinstance(svg, str)
    return svg


def test_an_example_is_cut_out_and_has_the_colours_of_the_projects_own_layout(gallery: Gallery) -> None:
    svg = drawing(gallery, "topic")
    assert "高水平国际交流平台影响力持续提升" in svg
    assert "123abc" in svg.lower()
    x, y, width, height = map(float, svg.split('viewBox="')[1].split('"')[0].split())
    assert x > 0 and y > 0
    assert height < width


def test_pictures_of_an_example_come_with_it(gallery: Gallery, tmp_path: Path) -> None:
    assert 'href="data:image/' in drawing(gallery, "figure")


@pytest.mark.parametrize("name", ["nosuch", "cover", "../secret", ""])
def test_what_has_no_example_has_no_picture(gallery: Gallery, name: str) -> None:
    assert drawing(gallery, name) == ""


def test_every_block_on_offer_has_an_example_and_stands_in_chapters() -> None:
    offered = {block["name"] for block in block_gallery()["blocks"]}
    shown = {name for _, names in GROUPS for name in names}
    assert offered <= shown
    assert shown - offered == {"section"}
