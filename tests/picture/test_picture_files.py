"""What a chart as a file of its own promises: the words, the colours and the outlines of its drawing."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.layout import drawing_page
from reportgen.model.chart import ChartSpec
from reportgen.model.colour import Colour
from reportgen.model.drawing import Drawing, PathOp, TextOp
from reportgen.model.flow import Metadata
from reportgen.model.pages import Pages
from reportgen.picture import pdf_picture, png_picture, svg_picture
from tests.charts.specs import row, years
from tests.support.report_projects import write_project
from tests.support.themes import sample_theme

ROOT = Path(__file__).resolve().parents[2]
THEME = sample_theme()
SPEC: ChartSpec = years("column", row("累计", 481, 506))
ALT = "柱状图：外资研发中心累计认定，2020年481家 & 2021年506家"
SVG = "{http://www.w3.org/2000/svg}"


def page(drawing: Drawing | None = None) -> Pages:
    shown = drawing or Drawer(THEME)(SPEC, 300.0, 180.0)
    return drawing_page(shown, THEME, Metadata("外资研发中心 <2021>", "2021"), ALT, Sink())


def test_an_svg_says_its_words_to_machines_and_needs_no_font() -> None:
    root = etree.fromstring(svg_picture(page(), THEME))
    assert root.findtext(f"{SVG}title") == "外资研发中心 <2021>"
    assert root.findtext(f"{SVG}desc") == ALT
    assert root.get("role") == "img" and root.get("viewBox") == "0 0 300 180"
    assert not root.findall(f".//{SVG}text") and not root.findall(f".//{SVG}image")


def test_an_svg_has_the_bars_where_the_drawing_has_them() -> None:
    drawing = Drawer(THEME)(SPEC, 300.0, 180.0)
    root = etree.fromstring(svg_picture(page(drawing), THEME))
    bars = [op for op in drawing.ops if isinstance(op, PathOp) and op.fill is not None]
    fill = bars[0].fill
    assert fill is not None
    drawn = [path.get("d") for path in root.iter(f"{SVG}path") if path.get("fill") == f"#{fill.hex}"]
    numbers = [[float(n) for n in re.findall(r"-?[\d.]+", str(d))] for d in drawn]
    for op, found in zip(bars, numbers, strict=True):
        wanted = [float(n) for command in op.commands for n in command[1:]]
        assert found == pytest.approx(wanted, abs=0.006)


def test_outlines_stand_where_the_letters_stand_in_the_pdf() -> None:
    """The same page through pdfium: ink of SVG outlines and of PDF text covers the same box."""
    drawing = Drawing(100.0, 60.0, (TextOp(20.0, 40.0, "科2", THEME.charts.font, 20.0, Colour(0, 0, 0)),))
    root = etree.fromstring(svg_picture(page(drawing), THEME))
    points = [
        float(n) for path in root.iter(f"{SVG}path") for n in re.findall(r"-?[\d.]+", str(path.get("d")))
    ]
    xs, ys = points[::2], points[1::2]
    png = Image.open(BytesIO(png_picture(page(drawing), THEME, 288))).convert("L")
    left, top, right, bottom = png.point(lambda v: 255 - v).getbbox() or (0, 0, 0, 0)
    assert (min(xs), min(ys)) == pytest.approx((left / 4, top / 4), abs=0.5)
    assert (max(xs), max(ys)) == pytest.approx((right / 4, bottom / 4), abs=0.5)


def test_turned_text_and_clipped_paths_reach_the_svg() -> None:
    square = (("M", 0.0, 0.0), ("L", 50.0, 0.0), ("L", 50.0, 50.0), ("Z",))
    drawing = Drawing(
        100.0,
        60.0,
        (
            PathOp(square, Colour(1, 0, 0), clip=(0.0, 0.0, 10.0, 50.0)),
            PathOp(square, None, Colour(0, 0, 1), 1.0, (3.0, 2.0)),
            TextOp(50.0, 50.0, "上", THEME.charts.font, 10.0, Colour(0, 0, 0), rotation=90.0),
        ),
    )
    root = etree.fromstring(svg_picture(page(drawing), THEME))
    assert [rect.get("width") for rect in root.iter(f"{SVG}rect")] == ["10"]
    paths = list(root.iter(f"{SVG}path"))
    assert paths[1].get("stroke-dasharray") == "3 2"
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", str(paths[2].get("d")))]
    assert max(numbers[::2]) <= 52 and max(numbers[1::2]) <= 50.1  # left of and above its foot


def test_a_pdf_is_one_tagged_page_with_the_alternative_text() -> None:
    with pikepdf.open(BytesIO(pdf_picture(page(), THEME))) as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 300, 180]
        assert str(pdf.Root.StructTreeRoot.K[0].K.Alt) == ALT
    text = pypdfium2.PdfDocument(pdf_picture(page(), THEME))[0].get_textpage().get_text_range()
    assert "506" in text and "481" in text


def test_a_png_has_the_pixels_its_resolution_asks_for() -> None:
    image = Image.open(BytesIO(png_picture(page(), THEME, 144)))
    assert image.size == (600, 360)
    assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)


@pytest.mark.parametrize(
    "make", [svg_picture, pdf_picture, lambda p, t: png_picture(p, t, 100)], ids=["svg", "pdf", "png"]
)
def test_the_same_chart_gives_the_same_bytes(make: object) -> None:
    assert make(page(), THEME) == make(page(), THEME)  # type: ignore[operator]


CHAPTER = """\
section: 合作
number: "4.2"
blocks:
- chart: {kind: column, title: 累计, years: [2020, 2021], series: [外资研发中心.累计], id: 外资中心}
- chart: {kind: pie, title: 构成, categories: [甲, 乙], series: [{values: [2家, 3家]}]}
"""


def chart(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportgen", "chart", ".", *arguments],
        cwd=project, env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project"), {"chapters/a.yaml": CHAPTER})


def test_a_chart_is_written_by_its_id_or_its_number(project: Path) -> None:
    ran = chart(project, "外资中心", "-o", "a.svg")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "已生成 a.svg\n", "")
    assert "累计" in (project / "a.svg").read_text(encoding="utf-8")
    assert chart(project, "图4.2-2", "-o", "out/b.PNG", "--width", "100", "--dpi", "254").returncode == 0
    assert Image.open(project / "out/b.PNG").width == 1000


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("外资中", "-o", "x.svg"), 1, "错误 [chart-unknown-id] 没有叫“外资中”的图\n   → 最接近的是“外资中心”；写图表的 id 或图号，已有的：外资中心、图4.2-2\n"),
        (("外资中心", "-o", "x.jpg"), 2, "“x.jpg”的扩展名不对，可以是 .svg、.pdf 或 .png"),
        (("外资中心", "-o", "report.yaml/x.svg"), 1, "写不进输出文件夹：report.yaml"),
        (("外资中心",), 2, "命令后面还缺"),
    ],
    ids=["unknown", "suffix", "unwritable", "missing"],
)  # fmt: skip
def test_what_cannot_be_written_is_told(
    project: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    ran = chart(project, *arguments)
    assert ran.returncode == code and message in ran.stderr, ran.stderr
    assert not list(project.glob("x.*"))


def test_a_report_without_charts_says_so(tmp_path: Path) -> None:
    write_project(tmp_path, {"chapters/a.yaml": 'section: 合作\nnumber: "4.2"\nblocks: [{text: 一句话。}]\n'})
    ran = chart(tmp_path, "图1", "-o", "x.svg")
    assert ran.returncode == 1
    assert "错误 [chart-none] 报告里没有可以单独导出的图表" in ran.stderr
