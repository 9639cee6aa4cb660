"""The logical structure and the ways through a written PDF."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reportgen.model.colour import BLACK
from reportgen.model.pages import Destination, ImageItem, LinkItem, OutlineEntry, RectItem, StructureElement
from reportgen.pdf import write_pdf
from reportgen.source.shipped import shipped_path
from reportgen.theme.inks import PAPER_PROFILE
from tests.support.pages_by_hand import document, elements, font_theme, full_report, line, picture


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("structure") / "report.pdf"
    write_pdf(full_report(), font_theme(), path)
    return path


def kids(element: Any) -> list[Any]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def all_elements(element: Any) -> list[Any]:
    inner = [k for k in kids(element) if not isinstance(k, int) and "/S" in k]
    return [element, *(below for child in inner for below in all_elements(child))]


def by_role(pdf: pikepdf.Pdf, role: str) -> list[Any]:
    return [e for e in all_elements(pdf.Root.StructTreeRoot.K[0]) if str(e.S)[1:] == role]


def test_the_document_declares_what_assistive_technology_asks_for(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.docinfo.Title) == "2021上海科技进步报告"
        assert all(page.Tabs == "/S" and "/StructParents" in page for page in pdf.pages)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "2021上海科技进步报告"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["xmp:CreateDate"] == "2022-03-01"


def test_elements_keep_their_order_and_parents(report: Path) -> None:
    wanted = [(element.role, element.parent) for element in full_report().structure]
    with pikepdf.open(report) as pdf:
        found = all_elements(pdf.Root.StructTreeRoot.K[0])
        keys = {element.objgen: key for key, element in enumerate(found)}
        assert [(str(e.S)[1:], keys.get(e.P.objgen)) for e in found] == wanted


def test_text_and_links_inside_a_paragraph_are_in_reading_order(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        paragraph = by_role(pdf, "P")[0]
        before, link, after = kids(paragraph)
        assert isinstance(before, int)
        assert isinstance(after, int)
        assert link.S == "/Link"
        mark, reference = kids(link)
        assert isinstance(mark, int)
        assert reference.Type == "/OBJR"


def test_every_marked_sequence_is_found_again_through_the_parent_tree(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            owners = tree[int(page.StructParents)]
            for mcid, owner in enumerate(owners):
                assert mcid in kids(owner)
        for annotation in pdf.pages[0].Annots:
            owner = tree[int(annotation.StructParent)]
            reference = next(kid for kid in kids(owner) if not isinstance(kid, int))
            assert reference.Obj.objgen == annotation.objgen
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(tree.keys()) + 1


def test_content_on_two_pages_belongs_to_one_element(tmp_path: Path) -> None:
    structure = elements(("Document", None), ("P", 0))
    pages = document(lambda index: (line("合作" if index else "国际", 72, 100, 1),), structure, count=2)
    path = tmp_path / "two.pdf"
    write_pdf(pages, font_theme(), path)
    with pikepdf.open(path) as pdf:
        first, second = kids(by_role(pdf, "P")[0])
        assert first == 0
        assert second.Type == "/MCR"
        assert second.Pg.objgen == pdf.pages[1].objgen


def test_consecutive_lines_share_a_sequence_and_furniture_is_an_artifact(tmp_path: Path) -> None:
    structure = elements(("Document", None), ("P", 0), ("P", 0))
    items = (
        line("页眉", 72, 20, None),
        *(line("一段三行", 72, 100 + 18 * row, 1) for row in range(3)),
        line("第二段", 72, 200, 2),
    )
    path = tmp_path / "lines.pdf"
    write_pdf(document(items, structure), font_theme(), path)
    with pikepdf.open(path) as pdf:
        operators = [
            (str(op), str(operands[0]))
            for operands, op in pikepdf.parse_content_stream(pdf.pages[0], "BDC BMC")
        ]
    assert operators == [("BDC", "/Artifact"), ("BDC", "/P"), ("BDC", "/P")]


def test_artifacts_say_what_they_are(tmp_path: Path) -> None:
    items = (
        RectItem(0, 0, 100, 40, fill=BLACK),
        replace(line("页眉", 72, 20, None), artifact="header"),
        replace(line("1", 72, 820, None), artifact="footer"),
        replace(line("表头", 72, 100, None), artifact="repeated"),
        RectItem(-20, 0, 10, 0.25, fill=BLACK, artifact="marks"),
    )
    path = tmp_path / "artifacts.pdf"
    write_pdf(document(items, elements(("Document", None))), font_theme(), path)
    with pikepdf.open(path) as pdf:
        found = [
            (str(operands[1].Type), str(operands[1].get("/Subtype", "")))
            for operands, _ in pikepdf.parse_content_stream(pdf.pages[0], "BDC")
        ]
    assert found == [
        ("/Layout", ""),
        ("/Pagination", "/Header"),
        ("/Pagination", "/Footer"),
        ("/Pagination", ""),
        ("/Page", ""),
    ]


def test_a_cmyk_picture_without_a_profile_is_said_to_be_in_offset_inks(tmp_path: Path) -> None:
    """So that it looks the same everywhere, and the file may claim PDF/A."""
    pictures = [picture("CMYK", (4, 4), (0, 0, 0, ink)) for ink in (0, 200)]
    path = tmp_path / "a.pdf"
    items = tuple(ImageItem(50 * i, 0, 40, 40, asset, 1) for i, asset in enumerate(pictures))
    write_pdf(document(items, elements(("Document", None), ("Figure", 0))), font_theme(), path)
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert (metadata.get("pdfuaid:part"), metadata.get("pdfaid:part")) == ("1", "2")
        spaces = [image.ColorSpace for image in pdf.pages[0].resources.XObject.values()]
        assert [space[1].read_bytes() for space in spaces] == [shipped_path(PAPER_PROFILE).read_bytes()] * 2
        assert spaces[0][1].objgen == spaces[1][1].objgen


def test_figures_tables_and_lists_carry_their_attributes(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        photo = by_role(pdf, "Figure")[0]
        assert str(photo.Alt) == "两座楼的照片"
        assert [round(float(v), 2) for v in photo.A.BBox] == [72, 361.89, 192, 441.89]
        heads = by_role(pdf, "TH")
        assert [str(head.A.Scope) for head in heads] == ["/Column", "/Column", "/Row"]
        assert int(heads[1].A.ColSpan) == 2
        table = by_role(pdf, "Table")[0]
        assert str(table.A.Summary) == "合作数量"
        assert "/Alt" not in table
        assert [str(entry.A.ListNumbering) for entry in by_role(pdf, "L")] == ["/Disc", "/None"]


def test_links_lead_to_addresses_and_places(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        web, inner = pdf.pages[0].Annots[0], pdf.pages[1].Annots[0]
        assert str(web.A.URI) == "https://stcsm.sh.gov.cn/"
        assert str(web.Contents) == "上海科技网站"
        assert int(web.F) == 4
        destinations = pikepdf.NameTree(pdf.Root.Names.Dests)
        target = destinations[str(inner.Dest)]
        assert target[0].objgen == pdf.pages[0].objgen
        assert [float(target[2]), round(float(target[3]), 2)] == [72, 441.89]


def test_an_address_with_han_characters_becomes_a_uri(tmp_path: Path) -> None:
    structure = elements(("Document", None), ("P", 0), ("Link", 1))
    link = LinkItem(72, 90, 50, 12, "https://example.cn/报告?a=1&b=%20#节", False, 2)
    path = tmp_path / "uri.pdf"
    write_pdf(document((line("报告", 72, 100, 2), link), structure), font_theme(), path)
    with pikepdf.open(path) as pdf:
        uri = str(pdf.pages[0].Annots[0].A.URI)
    assert uri == "https://example.cn/%E6%8A%A5%E5%91%8A?a=1&b=%20#%E8%8A%82"


def test_a_link_to_a_place_outside_this_document_stays_words(tmp_path: Path) -> None:
    structure = elements(("Document", None), ("P", 0), ("Link", 1))
    link = LinkItem(72, 90, 50, 12, "elsewhere", True, 2)
    path = tmp_path / "section.pdf"
    write_pdf(document((line("见图4.1-1", 72, 100, 2), link), structure), font_theme(), path)
    with pikepdf.open(path) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_bookmarks_nest_by_level(report: Path) -> None:
    with pikepdf.open(report) as pdf, pdf.open_outline() as outline:
        titles = [
            (item.title, [(c.title, [g.title for g in c.children]) for c in item.children])
            for item in outline.root
        ]
        assert titles == [
            ("4.2 拓展国际国内合作网络", [("◆ 数量", ["① 论坛"])]),
            ("4.3 其他", []),
        ]
        assert outline.root[0].children[0].destination[0].objgen == pdf.pages[1].objgen
        assert pdf.Root.Outlines.Count == 4


def test_bookmarks_may_begin_below_the_first_level(tmp_path: Path) -> None:
    place = Destination(0, 72, 80)
    outline = (OutlineEntry("深", 3, place), OutlineEntry("浅", 1, place), OutlineEntry("更深", 3, place))
    path = tmp_path / "outline.pdf"
    structure = elements(("Document", None), ("P", 0))
    write_pdf(document((line("文", 72, 100, 1),), structure, outline=outline), font_theme(), path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as found:
        assert [(item.title, len(item.children)) for item in found.root] == [("深", 0), ("浅", 1)]


def test_page_labels_are_the_printed_numbers(tmp_path: Path) -> None:
    pages = document((), elements(("Document", None)), count=5)
    labels = ("封面", "i", "7", "8", "9")
    pages = replace(
        pages, pages=tuple(replace(p, label=label) for p, label in zip(pages.pages, labels, strict=True))
    )
    path = tmp_path / "labels.pdf"
    write_pdf(pages, font_theme(), path)
    with pikepdf.open(path) as pdf:
        assert tuple(page.label for page in pdf.pages) == labels
        assert len(pdf.Root.PageLabels.Nums) == 6


def test_newer_structure_types_are_mapped(tmp_path: Path) -> None:
    structure = (StructureElement(0, "Document", None), StructureElement(1, "Title", 0))
    path = tmp_path / "role.pdf"
    write_pdf(document((line("题", 72, 100, 1),), structure), font_theme(), path)
    with pikepdf.open(path) as pdf:
        assert dict(pdf.Root.StructTreeRoot.RoleMap.items()) == {"/Title": "/P"}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed (apt install qpdf)")
def test_qpdf_finds_no_fault(report: Path) -> None:
    done = subprocess.run(["qpdf", "--check", report], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="pdfinfo is not installed (apt install poppler-utils)"
)
def test_poppler_shows_the_structure_with_its_text(report: Path) -> None:
    done = subprocess.run(["pdfinfo", "-struct-text", report], capture_output=True, check=True)
    shown = "\n".join(part.strip() for part in done.stdout.decode("utf-8", "replace").splitlines())
    assert 'H1 (block)\n"4.2 拓展国际国内合作网络"' in shown
    assert '"和报告正文，全年新增25家。第二行没有空格。"' in shown
    assert 'Lbl (block)\n"•"\nLBody (block)\nP (block)\n"国际合作"' in shown
    assert 'Caption\n"图4.2-1 研发中心"' in shown
