"""Makes docs/charts.md and its pictures: the examples of docs/charts/examples.yaml, built to PDF and to Word.

``python -m scripts.build_chart_docs`` builds a report with one example on each page, renders the PDF with
pdfium and the Word file through LibreOffice (``soffice`` must be installed), cuts the charts out and writes
the page.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from tests.support.office import docx_to_pdf

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "docs/charts/examples.yaml"
PAGE = ROOT / "docs/charts.md"
PICTURES = ROOT / "docs/charts"
FACTS = ROOT / "seeds/2021/facts"
# of the annual layout's page, in pt: between running head and foot, within the margins
TEXT_BLOCK = (50.0, 70.0, 545.0, 770.0)
WIDTH = 620  # pixels of a picture
COLOURS = 96
_DOTS_PER_PT = 2.0

INTRODUCTION = """\
# 图表图集

每种图：怎样写，PDF 里的样子（左），Word 里的样子（右，由 LibreOffice 打开）。

Word 有的种类是可以编辑数据的图表；没有的（矩形树图、仪表、进度、图符、时间轴、
流向、迷你折线、数据条）是矢量图片，由同一份数据画成。颜色和字体来自版式；灰度打印时靠深浅、形状和标签
也分得清。各项的写法见[内容块](blocks.md#chart-图表)。

在 Word 里改数据（右键“编辑数据”）时，柱、线、点、坐标轴上的名称、标签、合计、份额和散点的名称都跟着工作表变；
增长箭头、参考线、区间和图上的话是画在图上的形状，随图缩放，但不随数据移动，坐标轴的范围和排好的标签位置也不变：
数改动大时，在 YAML 里改了重新生成。

只靠颜色分不清时，填色上有花纹：`patterns: auto`（不写就是它）在一张图里有几个系列灰度太接近时加，
`是` 每个系列、每一份都加，`否` 不加；也可以写在版式的 `charts` 里。

没有地图：在中国公开出版地图须有审图号，随软件分发的边界数据给不了。需要地图时，用 `figure`
放入有审图号的图片。

本页由 `python -m scripts.build_chart_docs` 生成，数据是示例。
"""


@dataclass(frozen=True, slots=True)
class Example:
    """An example: the kind it shows, when to take it, and the YAML an editor writes."""

    kind: str
    words: str
    yaml: str


def examples() -> tuple[Example, ...]:
    """The examples in the order of the file."""
    parts = re.split(r"^# === (\w+) (.+)\n", EXAMPLES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return tuple(Example(kind, words, yaml.strip() + "\n") for kind, words, yaml in triples)


def page_text(found: tuple[Example, ...]) -> str:
    """docs/charts.md."""
    parts = [INTRODUCTION]
    for number, example in enumerate(found, start=1):
        name, _, use = example.words.partition("：")
        stem = f"charts/{number:02}-{example.kind}"
        parts.append(
            f"## {example.kind} {name}\n\n{use}。\n\n```yaml\n{example.yaml}```\n\n"
            f"| PDF | Word |\n|---|---|\n| ![PDF]({stem}-pdf.png) | ![Word]({stem}-word.png) |\n"
        )
    return "\n".join(parts)


def project(found: tuple[Example, ...], root: Path) -> Path:
    """A report with each example on a page of its own, after a page with the opening."""
    pages = "- pagebreak\n".join(example.yaml for example in found)
    report = (
        "title: 图集",
        "year: 2021",
        "layout: annual",
        "facts: [facts/*.yaml]",
        "chapters: [chapters/a.yaml]",
    )
    files = {
        "report.yaml": "\n".join(report) + "\n",
        "chapters/a.yaml": f'section: 图集\nnumber: "1"\nblocks:\n- text: 图集。\n- pagebreak\n{pages}',
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    shutil.copytree(FACTS, root / "facts")
    return root


def cut_out(pdf: Path, count: int) -> list[Image.Image]:
    """What stands in the text block of pages 2 to ``count`` + 1, without the white around it."""
    document = pypdfium2.PdfDocument(pdf)
    if len(document) != count + 1:
        raise SystemExit(f"{pdf.name}: {len(document)} pages instead of {count + 1}")
    box = tuple(round(v * _DOTS_PER_PT) for v in TEXT_BLOCK)
    found = []
    for index in range(1, count + 1):
        image = document[index].render(scale=_DOTS_PER_PT).to_pil().convert("RGB").crop(box)
        white = Image.new("RGB", image.size, "white")
        extent = ImageChops.difference(image, white).getbbox()
        if extent is None:
            raise SystemExit(f"{pdf.name}: nothing on page {index + 1}")
        found.append(image.crop((0, max(extent[1] - 8, 0), image.width, min(extent[3] + 8, image.height))))
    return found


def save(image: Image.Image, path: Path) -> None:
    """A small picture: a few colours are all a chart has."""
    height = round(image.height * WIDTH / image.width)
    small = image.resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Build, render, cut, write."""
    found = examples()
    with tempfile.TemporaryDirectory() as name:
        root = project(found, Path(name) / "project")
        sink = Sink()
        result = build(root, BuildOptions(only="1"), open_sources(root), sink, Silent())
        files = result.documents[0].files()
        word = docx_to_pdf(result.folder / files["docx"], Path(name) / "office")
        drawn = cut_out(result.folder / files["pdf"], len(found)), cut_out(word, len(found))
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for number, (example, pdf, docx) in enumerate(zip(found, *drawn, strict=True), start=1):
        save(pdf, PICTURES / f"{number:02}-{example.kind}-pdf.png")
        save(docx, PICTURES / f"{number:02}-{example.kind}-word.png")
    PAGE.write_text(page_text(found), encoding="utf-8")


if __name__ == "__main__":
    main()
