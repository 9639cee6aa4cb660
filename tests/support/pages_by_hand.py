"""PAGES made by hand: every item kind, element role and way through the document, without the layout room."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image

from reportgen.model.colour import BLACK, Colour
from reportgen.model.flow import Metadata
from reportgen.model.pages import (
    Destination,
    GlyphRun,
    ImageItem,
    Item,
    LinkItem,
    OutlineEntry,
    Page,
    Pages,
    PathItem,
    RectItem,
    StructureElement,
    TextItem,
)
from reportgen.model.picture import Asset
from reportgen.theme.fontset import FontFace, FontFamily, FontSet
from reportgen.theme.line_rules import LineRules
from reportgen.theme.page_rules import PageRules
from reportgen.theme.style import ChartStyle, LayoutRules
from reportgen.theme.theme import Theme

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
BRAND = Colour.from_hex("#0B5CAD")
WIDTH, HEIGHT = 595.276, 841.89


@cache
def font_theme() -> Theme:
    """A theme that has fonts and nothing else: all the PDF writer reads of one."""
    families = {
        key: FontFamily(
            key,
            FontFace(f"{key}-regular", FONTS / f"{file}-Regular.ttf"),
            FontFace(f"{key}-bold", FONTS / f"{file}-Bold.ttf"),
            (file,),
        )
        for key, file in (("song", "NotoSerifSC"), ("hei", "NotoSansSC"))
    }
    charts = ChartStyle((BRAND,), BRAND, BLACK, BLACK, "hei", 8.0, BLACK)
    rules = LayoutRules({}, "page", 1.0, 0.6, 4, "section", LineRules(), PageRules())
    return Theme("fonts", {}, {}, FontSet(families, ("hei",)), charts, rules, "fonts")


def run(
    text: str,
    *,
    face: str = "song-regular",
    size: float = 10.5,
    start: float = 0.0,
    spread: float = 0.0,
    colour: Colour = BLACK,
    rise: float = 0.0,
    element: int | None = None,
) -> GlyphRun:
    """Nominal glyphs of ``text`` one after the other, each ``spread`` pt further than its width."""
    used = font_theme().fonts.faces()[face]
    glyphs = tuple(used.glyph(char) for char in text)
    offsets: list[float] = []
    for glyph in glyphs:
        offsets.append(start)
        start += used.advance(glyph) * size + spread
    return GlyphRun(face, size, colour, glyphs, text, tuple(offsets), rise, element)


def end(of: GlyphRun) -> float:
    """Where a run's last glyph ends, from the line's start."""
    used = font_theme().fonts.faces()[of.face]
    return of.offsets[-1] + used.advance(of.glyphs[-1]) * of.size


def line(
    text: str, x: float, y: float, element: int | None, *, size: float = 10.5, face: str = "song-regular"
) -> TextItem:
    """A line of one run."""
    set_text = run(text, size=size, face=face)
    return TextItem(x, y, (set_text,), end(set_text), end(set_text), element)


def picture(mode: str, size: tuple[int, int], colour: object, **options: object) -> Asset:
    """An asset of one colour; CMYK becomes a JPEG, all else a PNG unless ``format`` says so."""
    chosen = str(options.pop("format", "JPEG" if mode == "CMYK" else "PNG"))
    buffer = io.BytesIO()
    Image.new(mode, size, colour).save(buffer, chosen, **options)  # type: ignore[arg-type]
    data = buffer.getvalue()
    kind: Literal["JPEG", "PNG"] = "JPEG" if chosen == "JPEG" else "PNG"
    return Asset("picture", hashlib.sha256(data).hexdigest(), kind, *size, 0.0, data)


def document(
    items: tuple[Item, ...] | Callable[[int], tuple[Item, ...]],
    structure: tuple[StructureElement, ...],
    *,
    count: int = 1,
    outline: tuple[OutlineEntry, ...] = (),
    anchors: dict[str, Destination] | None = None,
) -> Pages:
    """Pages of A4 with these items (per page index, if a function is given)."""
    sheets = tuple(
        Page(index, str(index + 1), WIDTH, HEIGHT, items(index) if callable(items) else items)
        for index in range(count)
    )
    metadata = Metadata("2021上海科技进步报告", "2021", publisher="上海市科学技术委员会", date="2022-03-01")
    return Pages(metadata, sheets, structure, outline, anchors or {})


def elements(*rows: tuple[str, int | None]) -> tuple[StructureElement, ...]:
    """A structure from (role, parent) rows; a row's key is its place."""
    return tuple(StructureElement(key, role, parent) for key, (role, parent) in enumerate(rows))


def paragraph_page(*texts: str) -> Pages:
    """One page with a paragraph per text."""
    structure = elements(("Document", None), *(("P", 0) for _ in texts))
    items = tuple(line(text, 72, 100 + 18 * index, index + 1) for index, text in enumerate(texts))
    return document(items, structure)


def full_report() -> Pages:
    """A small report of two pages with everything the model knows, in the roles that layout gives."""
    structure = (
        StructureElement(0, "Document", None),
        StructureElement(1, "Sect", 0),
        StructureElement(2, "H1", 1),
        StructureElement(3, "P", 1),
        StructureElement(4, "Link", 3, alt=""),
        StructureElement(5, "L", 1, list_numbering="Disc"),
        StructureElement(6, "LI", 5),
        StructureElement(7, "Lbl", 6),
        StructureElement(8, "LBody", 6),
        StructureElement(9, "P", 8),
        StructureElement(10, "Table", 1, alt="合作数量"),
        StructureElement(11, "Caption", 10),
        StructureElement(12, "THead", 10),
        StructureElement(13, "TR", 12),
        StructureElement(14, "TH", 13, scope="column"),
        StructureElement(15, "P", 14),
        StructureElement(16, "TH", 13, scope="column", colspan=2),
        StructureElement(17, "P", 16),
        StructureElement(18, "TBody", 10),
        StructureElement(19, "TR", 18),
        StructureElement(20, "TH", 19, scope="row"),
        StructureElement(21, "P", 20),
        StructureElement(22, "TD", 19),
        StructureElement(23, "P", 22),
        StructureElement(24, "TD", 19),
        StructureElement(25, "Figure", 1, alt="两座楼的照片", page=0, bbox=(72, 400, 120, 80)),
        StructureElement(26, "Caption", 25),
        StructureElement(27, "Figure", 1, alt="柱形图：481，506", page=1, bbox=(72, 100, 200, 100)),
        StructureElement(28, "Caption", 27),
        StructureElement(29, "P", 1),
        StructureElement(30, "Link", 29),
        StructureElement(31, "Note", 1),
        StructureElement(32, "P", 31),
        StructureElement(33, "L", 1, list_numbering="None"),
        StructureElement(34, "LI", 33),
        StructureElement(35, "Lbl", 34),
        StructureElement(36, "LBody", 34),
        StructureElement(37, "P", 36),
    )
    before = run("详见")
    link = run("上海科技网站", start=end(before), colour=BRAND, element=4)
    after = run("和报告正文，全年新增", start=end(link), spread=0.731)
    bold = run("25", start=end(after), face="song-bold")
    rest = run("家。", start=end(bold))
    photo = picture("RGBA", (12, 8), (11, 92, 173, 128))
    first: tuple[Item, ...] = (
        RectItem(0, 0, WIDTH, 40, fill=BRAND),
        line("科技进步报告 · 2021", 72, 30, None, size=8, face="hei-regular"),
        line("4.2 拓展国际国内合作网络", 72, 100, 2, size=18, face="hei-bold"),
        TextItem(72, 140, (before, link, after, bold, rest), end(rest), 451, 3),
        LinkItem(72 + link.offsets[0], 131, 63, 12, "https://stcsm.sh.gov.cn/", False, 4, "上海科技网站"),
        line("第二行没有空格。", 72, 158, 3),
        line("•", 72, 190, 7),
        line("国际合作", 84, 190, 9),
        line("表4.2-1 合作数量", 72, 220, 11, size=9),
        RectItem(72, 228, 300, 20, fill=BRAND.mixed(Colour(1, 1, 1), 0.8)),
        line("项目", 76, 240, 15),
        line("数量", 176, 240, 17),
        PathItem((("M", 72, 250), ("L", 372, 250)), stroke=BRAND, stroke_width=0.5, dash=(2, 1)),
        line("外资研发中心", 76, 264, 21),
        line("506", 176, 264, 23),
        ImageItem(72, 400, 120, 80, photo, 25),
        line("图4.2-1 研发中心", 72, 495, 26, size=9),
        line("1", 300, 820, None, size=8),
    )
    chart = run("506", size=8, face="hei-regular")
    cross = run("图4.2-1", colour=BRAND, element=30)
    second: tuple[Item, ...] = (
        RectItem(72, 100, 80, 100, fill=BRAND, radius=4, element=27),
        PathItem(
            (("M", 172, 200), ("L", 172, 120), ("C", 172, 110, 252, 110, 252, 120), ("L", 252, 200), ("Z",)),
            fill=Colour(0.9, 0.6, 0.2),
            clip=(72, 100, 200, 100),
            element=27,
        ),
        TextItem(212, 115, (chart,), end(chart), end(chart), 27, rotation=90),
        line("图4.2-2 数量", 72, 215, 28, size=9),
        TextItem(72, 240, (run("见"), run("图4.2-1", start=10.5, colour=BRAND, element=30)), 60, 451, 29),
        LinkItem(82.5, 231, end(cross), 12, "fig-photo", True, 30, "图4.2-1"),
        line("注：2021年数据。", 72, 260, 32, size=9),
        line("国内合作", 72, 290, 35, face="song-bold"),
        line("签署协议。", 72, 308, 37),
    )
    return document(
        lambda index: first if index == 0 else second,
        structure,
        count=2,
        outline=(
            OutlineEntry("4.2 拓展国际国内合作网络", 1, Destination(0, 72, 80)),
            OutlineEntry("◆ 数量", 2, Destination(1, 72, 90)),
            OutlineEntry("① 论坛", 3, Destination(1, 72, 200)),
            OutlineEntry("4.3 其他", 1, Destination(1, 72, 300)),
        ),
        anchors={"fig-photo": Destination(0, 72, 400), "表-数量": Destination(0, 72, 210)},
    )
