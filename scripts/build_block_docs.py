"""Makes docs/blocks.md and its pictures: every example of reportgen/specimen, built to PDF and to Word.

``python -m scripts.build_block_docs`` builds a report of each example alone, so that pictures depend on
nothing else, renders the PDF with pdfium and the Word file through LibreOffice (``soffice`` must be
installed), cuts the examples out and writes the page. With names of blocks it draws theirs alone:
``python -m scripts.build_block_docs cards``.
"""

from __future__ import annotations

import sys
import tempfile
import typing
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageChops, ImageOps
from pydantic import BaseModel

from reportgen.blocks.base import BlockModel, registry
from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.specimen import GROUPS, Example, examples, write_sample
from reportgen.text.normalise import join_lines
from tests.support.office import docx_to_pdfs

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/blocks.md"
PICTURES = ROOT / "docs/blocks"
LAYOUT = "annual"
# of the annual layout's opening page, in pt: between the band and the foot, the width of the page
BELOW_BAND = (40.0, 196.0, 556.0, 780.0)
WIDTH = 620  # pixels of a picture
FILLS, EDGES = 48, 64  # colours of a picture
_DOTS_PER_PT = 2.0
_MARGIN = 20
# examples whose point is the page: what stands at its head or foot, where the next begins
WHOLE_PAGES = frozenset({"section", "notes", "pagebreak", "landscape", "blank"})
_MOST_PAGES = 3
_AT_ONCE = 10

INTRODUCTION = """\
# 内容块

每种块：是什么，有哪些项，怎样写，PDF 里的样子（左），Word 里的样子（右，由 LibreOffice 打开）；
版式是 `annual`。

章节文件里每一块以 `- ` 开头，第一个词是块的名称。只有一项内容时写在冒号后面（`- text: 一段话`），
几项时缩进写在下面；标“直接写”的项就是可以写在冒号后面的那一项。正文里的标记和 YAML 要留心的地方，
见[编辑手册](format.md#正文里的标记)。

本页由 `python -m scripts.build_block_docs` 从 `reportgen/specimen/` 的例子生成；标明“示例”的数据是编的。
"""


def page_text() -> str:
    """docs/blocks.md."""
    found = {example.name: example for example in examples()}
    parts = [INTRODUCTION, "| 用途 | 块 |\n|---|---|"]
    for title, names in GROUPS:
        links = "、".join(f"[{name}](#{name}-{found[name].words}) {found[name].words}" for name in names)
        parts.append(f"| {title} | {links} |")
    parts.append("")
    for _, names in GROUPS:
        parts += [_section(found[name]) for name in names]
    return "\n".join(parts)


def _section(example: Example) -> str:
    model = registry()[example.name]
    told = [f"## {example.name} {example.words}", _explained(model)]
    told += [_joined(example.notes)] if example.notes else []
    told += list(_tables(model))
    told.append(f"```yaml\n{example.yaml}```")
    pictures = " | ".join(f"![{form}](blocks/{example.name}-{form.lower()}.png)" for form in ("PDF", "Word"))
    told.append(f"| PDF | Word |\n|---|---|\n| {pictures} |\n")
    return "\n\n".join(told)


def _explained(model: type[BaseModel]) -> str:
    """The words of a docstring before its example."""
    words = (model.__doc__ or "").partition("```yaml")[0]
    return _joined("\n".join(line.strip() for line in words.strip().splitlines()))


def _joined(text: str) -> str:
    """Paragraphs on one line each: Markdown makes a blank of a line end, also between Chinese characters."""
    return "\n\n".join(join_lines(paragraph) for paragraph in text.split("\n\n"))


def _tables(model: type[BlockModel]) -> Iterator[str]:
    """The fields of a block, and those of each part it is made of."""
    if not model.model_fields:
        return
    yield _table(model)
    for field, part in parts_of(model):
        yield f"`{field}` 里："
        yield _table(part)


def _table(model: type[BaseModel]) -> str:
    rows = ["| 项 | 写什么 |", "|---|---|"]
    for name, info in model.model_fields.items():
        short = "，直接写" if getattr(model, "short", "") == name else ""
        needed = "，必写" if info.is_required() else ""
        text = (info.description or "").replace("|", "\\|")
        rows.append(f"| `{name}`{needed}{short} | {text} |")
    return "\n".join(rows)


def parts_of(model: type[BaseModel]) -> list[tuple[str, type[BaseModel]]]:
    """The parts of a block with the field that holds them, each once; other blocks' parts are told there."""
    found: dict[type[BaseModel], str] = {}
    for name, info in model.model_fields.items():
        for part in _models_in(info.annotation):
            if _is_own(part, model) and part not in found:
                found[part] = name
                for inner, deeper in parts_of(part):
                    found.setdefault(deeper, inner)
    return [(name, part) for part, name in found.items()]


def _is_own(part: type[BaseModel], model: type[BaseModel]) -> bool:
    """Whether a part is told with this block: it lies in the block's module, or in one named after it."""
    stem = model.__module__.rpartition(".")[2]
    return part is not model and part.__module__.rpartition(".")[2].startswith(stem)


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [] if issubclass(annotation, BlockModel) else [annotation]
    return [model for part in typing.get_args(annotation) for model in _models_in(part)]


def picture_of(pdf: Path, name: str) -> Image.Image:
    """What a document of one example looks like: its pages, or what stands below the opening band."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [
        document[index].render(scale=_DOTS_PER_PT).to_pil().convert("RGB")
        for index in range(min(len(document), _MOST_PAGES))
    ]
    whole = name in WHOLE_PAGES or len(pages) > 1
    return _side_by_side(pages) if whole else _cut_out(pages[0], name)


def _cut_out(page: Image.Image, name: str) -> Image.Image:
    """What stands below the band of an opening page, without the white above and below it."""
    left, top, right, bottom = (round(value * _DOTS_PER_PT) for value in BELOW_BAND)
    image = page.crop((left, top, right, bottom))
    extent = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    if extent is None:
        raise SystemExit(f"{name}: nothing on its page")
    top, bottom = max(extent[1] - _MARGIN, 0), min(extent[3] + _MARGIN, image.height)
    return image.crop((0, top, image.width, bottom))


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    framed = [ImageOps.expand(page, 2, "#B0B0B0") for page in pages]
    gap = 24
    width = sum(page.width for page in framed) + gap * (len(framed) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in framed)), "white")
    left = 0
    for page in framed:
        sheet.paste(page, (left, 0))
        left += page.width + gap
    return sheet


def save(image: Image.Image, path: Path) -> None:
    """A small picture of few colours."""
    height = round(image.height * WIDTH / image.width)
    small = image.resize((WIDTH, height), Image.Resampling.LANCZOS)
    drawn, number = np.unique(_flat(image), axis=0, return_counts=True)
    # every fill as it is, however little it fills (bullets, the dot of a trend); then the edges of type
    fills = drawn[np.argsort(-number, kind="stable")[:FILLS]]
    edges = np.array(small.quantize(EDGES, dither=Image.Dither.NONE).getpalette()).reshape(-1, 3)[:EDGES]
    palette = np.concatenate([fills, edges]).astype(np.int32)
    shown, place = np.unique(_flat(small), axis=0, return_inverse=True)
    distances = ((shown[:, None, :].astype(np.int32) - palette[None, :, :]) ** 2).sum(axis=2)
    indices = distances.argmin(axis=1).astype(np.uint8)[place.reshape(height, WIDTH)]
    reduced = Image.fromarray(indices, mode="P")
    reduced.putpalette(palette.astype(np.uint8).tobytes())
    reduced.save(path, optimize=True)


def _flat(image: Image.Image) -> npt.NDArray[np.uint8]:
    return np.asarray(image, dtype=np.uint8).reshape(-1, 3)


def built(example: Example, folder: Path) -> tuple[Path, Path]:
    """The PDF and the Word file of a report that holds the example alone."""
    root = write_sample(folder / example.name, (example.chapter,), LAYOUT)
    result = build(root, BuildOptions(), open_sources(root), Sink(), Silent())
    files = result.documents[0].files()
    # LibreOffice names what it makes after what it is given
    word = (result.folder / files["docx"]).rename(folder / f"{example.name}.docx")
    return result.folder / files["pdf"], word


def main() -> None:
    """Build, render, cut, write."""
    asked = frozenset(sys.argv[1:])
    shown = tuple(example for example in examples() if not asked or example.name in asked)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        made = [built(example, Path(name)) for example in shown]
        words = list(_printed([word for _, word in made], Path(name) / "office"))
        for example, (pdf, _), word in zip(shown, made, words, strict=True):
            save(picture_of(pdf, example.name), PICTURES / f"{example.name}-pdf.png")
            save(picture_of(word, example.name), PICTURES / f"{example.name}-word.png")
    for old in PICTURES.glob("*.png"):
        if old.stem.rpartition("-")[0] not in registry():
            old.unlink()
    PAGE.write_text(page_text(), encoding="utf-8")


def _printed(files: list[Path], folder: Path) -> Iterator[Path]:
    """Word files as PDF, a few at a time: a run of LibreOffice has a limit of time."""
    for start in range(0, len(files), _AT_ONCE):
        yield from docx_to_pdfs(files[start : start + _AT_ONCE], folder)


if __name__ == "__main__":
    main()
