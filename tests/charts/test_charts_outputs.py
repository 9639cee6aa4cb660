"""What every kind of chart is in the finished files: vectors and body fonts in the PDF, valid and whole in Word."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from reportgen.charts import aspect, describe, native_chart
from reportgen.diagnostics import Sink
from reportgen.docx import write_docx
from reportgen.layout import paginate
from reportgen.model.chart import Annotation, Band, ChartSpec, Growth, Measure, ReferenceLine
from reportgen.model.flow import Caption, ChartGraphic, Figure
from reportgen.pdf import write_pdf
from tests.charts.specs import NATIVE_KINDS, row, years
from tests.support.flow_reports import report_of, words
from tests.support.office import docx_to_pdf, recalculated
from tests.support.themes import sample_theme

THEME = sample_theme()
_LINE = {
    "references": (ReferenceLine(Decimal(450), "目标"),),
    "bands": (Band(Decimal(100), Decimal(200), "常年"),),
}
_ARROWS = {"growths": (Growth(0, 3),), "annotations": (Annotation(1, "新办法施行"),)}


def chart(kind: str) -> ChartSpec:
    """A chart of a kind with all that it can have."""
    spec = replace(years("column", row("累计", 426, 441, 481, 506)), kind=kind, title=f"图样{kind}")  # type: ignore[arg-type]
    match kind:
        case "bar":
            return replace(spec, **_LINE)  # type: ignore[arg-type]
        case "column" | "line":
            return replace(spec, highlight=(3,), **_LINE, **_ARROWS)  # type: ignore[arg-type]
        case "area":
            return replace(spec, **_LINE, **_ARROWS)  # type: ignore[arg-type]
        case "combo":
            speed = replace(row("增速", None, "3.5", "9.1", "5.2"), mark="line", axis="second")
            return replace(spec, series=(*spec.series, speed), second=Measure("", "%", 1), **_ARROWS)  # type: ignore[arg-type]
        case "scatter" | "bubble":
            sizes = (3, 5, 8, 9) if kind == "bubble" else ()
            return replace(
                spec,
                across=tuple(Decimal(v) for v in (12, 15, 21, 30)),
                sizes=tuple(Decimal(v) for v in sizes),
                horizontal=Measure("投入", "亿元"),
            )
        case "waterfall":
            steps = row("", 426, 88, -8, 506)
            return replace(spec, categories=("年初", "新增", "注销", "年末"), series=(steps,), totals=(0, 3))
        case _:
            return spec


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A PDF and a Word file with a chart of every kind."""
    folder = tmp_path_factory.mktemp("charts")
    figures = []
    for index, kind in enumerate(NATIVE_KINDS, start=1):
        spec, anchor = chart(kind), f"f{index}"
        caption = Caption(words(spec.title), "caption", anchor, "图", index, "figure")
        figures.append(
            Figure(
                ChartGraphic(spec), describe(spec), "figure", 0.8, aspect(spec, THEME, 400), anchor, caption
            )
        )
    report = report_of(*figures)
    pages = paginate(report, THEME, Sink())
    write_pdf(pages, THEME, folder / "charts.pdf")
    write_docx(report, THEME, pages, folder / "charts.docx")
    return folder / "charts.pdf", folder / "charts.docx"


def test_the_pdf_has_vectors_and_embedded_fonts_and_no_raster_image(files: tuple[Path, Path]) -> None:
    with pikepdf.open(files[0]) as pdf:
        streams = [found for found in pdf.objects if isinstance(found, pikepdf.Stream)]
        assert not [found for found in streams if found.get("/Subtype") == "/Image"]
        names = set()
        for page in pdf.pages:
            for font in page.resources.get("/Font", {}).values():
                descendant = font.DescendantFonts[0]
                assert "/FontFile2" in descendant.FontDescriptor
                names.add(str(font.BaseFont))
    assert names and all("Noto" in name or "WenKai" in name for name in names)


def test_every_label_of_a_chart_can_be_found_in_the_pdf(files: tuple[Path, Path]) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(files[0])
    text = "".join(page.get_textpage().get_text_range() for page in document)
    plain = re.sub(r"\s", "", text)
    for wanted in ("+18.8%", "目标", "常年", "新办法施行", "增速（右轴）", "投入（亿元）", "1,854家"):
        assert wanted in plain


def test_word_validates_every_kind(files: tuple[Path, Path]) -> None:
    result = OpenXmlValidator().validate(files[1])
    assert [str(error) for error in result.errors] == []


def test_shapes_over_a_chart_are_parts_of_their_own_that_the_chart_refers_to(
    files: tuple[Path, Path],
) -> None:
    with zipfile.ZipFile(files[1]) as package:
        names = package.namelist()
        shaped = [name for name in names if name.startswith("word/drawings/")]
        assert len(shaped) == 7  # column, bar, line, area, combo, doughnut, radar
        for name in shaped:
            number = re.findall(r"\d+", name)[0]
            relations = package.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
            assert f"drawings/drawing{number}.xml" in relations
            drawing = etree.fromstring(package.read(name))
            assert all(0 <= float(v) <= 1 for v in drawing.xpath("//*[local-name()='x']/text()"))


def test_the_workbook_opens_with_the_facts_of_the_chart(files: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(files[1]) as package:
        data = package.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = [tuple(cell.value for cell in line) for line in sheet.iter_rows()]
    assert rows == [(None, "累计"), ("2018", 426), ("2019", 441), ("2020", 481), ("2021", 506)]


def derived_specs() -> list[ChartSpec]:
    """Charts whose workbooks hold formulas of every form, over gaps, negative values, one value, sixty."""
    stack = (row("甲", 426, 441, None), row("乙", 81, None, "25.5"))
    pile = (row("甲", 426, 441, 400), row("乙", 81, 7, "25.5"))
    many = (row("甲", *range(60)),)
    return [
        *(replace(years(kind, *stack), stacking="stacked") for kind in ("column", "bar")),
        replace(years("area", *pile), stacking="stacked"),
        years("area", row("甲", 426, 441, 400)),
        years("line", *pile),
        years("pie", row("人", 46, "31.5", 23, 0), unit='"人"'),
        years("doughnut", row("人", 46, labels=("超46",)), unit="人"),
        replace(
            years("waterfall", row("", "12.5", -20, None, 0, 30, "22.5"), unit="万元"),
            totals=(0, 5),
            decimals=1,
        ),
        years("waterfall", row("", -3, -4, 2)),
        years("funnel", row("项", 1240, None, 630, 0, 186), unit="项"),
        *(years(kind, *many) for kind in ("column", "bar", "line", "area", "waterfall", "funnel")),
    ]


def without_results(workbook: bytes) -> bytes:
    """The workbook with its formulas still to be computed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(buffer, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.startswith("xl/worksheets/"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            target.writestr(info, data)
    return buffer.getvalue()


def test_formulas_come_to_what_the_charts_show(tmp_path: Path) -> None:
    """LibreOffice computes every formula anew; the results are those that cells and caches have."""
    natives = [native_chart(spec, THEME, 400, 240) for spec in derived_specs()]
    paths = [tmp_path / f"{number}.xlsx" for number in range(len(natives))]
    for path, native in zip(paths, natives, strict=True):
        path.write_bytes(without_results(native.workbook))
    compared = 0
    for path, native in zip(recalculated(paths, tmp_path / "out"), natives, strict=True):
        ours = load_workbook(io.BytesIO(native.workbook), data_only=True)
        theirs = load_workbook(path, data_only=True)
        for sheet in ours:
            for line in sheet.iter_rows():
                for cell in line:
                    found = theirs[sheet.title][cell.coordinate].value
                    if isinstance(cell.value, int | float):
                        assert found == pytest.approx(cell.value, rel=1e-9, abs=1e-9), (path, cell)
                    else:
                        assert (found or "") == (cell.value or ""), (path, cell)
                    compared += 1
    assert compared > 1000


def test_libreoffice_renders_every_kind(files: tuple[Path, Path], tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(docx_to_pdf(files[1], tmp_path))
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
    assert text.count("506") >= 7  # all but the points, and a doughnut's slice
    for wanted in ("+18.8%", "目标", "新办法施行", "增速", "单位：%", "投入（亿元）"):
        assert wanted in text


def test_column_heights_in_the_pdf_are_proportional_to_the_values(files: tuple[Path, Path]) -> None:
    """Heights of the filled rectangles that stand on one line, within half a point."""
    boxes = []
    with pikepdf.open(files[0]) as pdf:
        corners: list[tuple[float, float]] = []
        page = pdf.pages[0]
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "m":
                    corners = [(float(operands[0]), float(operands[1]))]
                case "l":
                    corners.append((float(operands[0]), float(operands[1])))
                case "f" | "f*" if len({x for x, _ in corners}) == 2 and len({y for _, y in corners}) == 2:
                    xs, ys = zip(*corners, strict=True)
                    boxes.append((min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
                    corners = []
    feet = [round(box[1], 1) for box in boxes]
    standing = [box for box in boxes if feet.count(round(box[1], 1)) == 4]  # the first chart has four columns
    heights = [height for _, _, _, height in sorted(standing)][:4]
    assert len(heights) == 4
    for height, value in zip(heights, (426, 441, 481, 506), strict=True):
        assert height == pytest.approx(heights[0] * value / 426, abs=0.5)
