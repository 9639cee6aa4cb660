"""SVG and PDF pictures: vectors where both outputs can hold them, pixels with a hint where not, no dangers."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reportgen.imaging.pdfpage import read_pdf_page
from reportgen.imaging.svg import SvgPicture, read_svg
from reportgen.imaging.unusable import Unusable
from reportgen.imaging.vectors import placed
from reportgen.model.drawing import PathOp, TextOp
from reportgen.model.picture import Crop
from reportgen.source.shipped import shipped_path
from tests.support.picture_files import layered_pdf, locked_pdf, painted_pdf, plain_pdf, svg_of

FONTS = (str(shipped_path("assets/fonts/NotoSansSC-Regular.ttf")),)


def drawn(body: str, **attributes: str) -> SvgPicture:
    return read_svg(svg_of(body, **attributes), "hei", FONTS)


def paths(picture: SvgPicture) -> list[PathOp]:
    assert picture.drawing is not None
    return [op for op in picture.drawing.ops if isinstance(op, PathOp)]


def texts(picture: SvgPicture) -> list[TextOp]:
    assert picture.drawing is not None
    return [op for op in picture.drawing.ops if isinstance(op, TextOp)]


def refusal(data: bytes) -> tuple[str, dict[str, str]]:
    with pytest.raises(Unusable) as refused:
        read_svg(data, "hei", FONTS)
    return refused.value.code, refused.value.words


def test_shapes_become_paths_in_pt_with_colours_of_attributes_and_sheets() -> None:
    picture = drawn(
        "<style>.a{fill:#0B5CAD;stroke:red;stroke-width:4}</style>"
        "<g transform='translate(10,20) scale(2)'><rect class='a' width='30' height='15'/></g>"
    )
    (rect,) = paths(picture)
    assert (picture.width, picture.height) == (300.0, 150.0)
    assert rect.commands[0] == ("M", 7.5, 15.0) and rect.fill is not None and rect.fill.hex == "0B5CAD"
    assert rect.stroke is not None and rect.stroke_width == pytest.approx(4 * 2 * 0.75)


def test_a_ring_has_a_hole_and_a_used_shape_its_own_colour() -> None:
    ring, pin = paths(
        drawn(
            "<defs><circle id='pin' r='5'/></defs>"
            "<path fill-rule='evenodd' d='M0 0h40v40h-40z M10 10h20v20h-20z'/><use href='#pin' x='60' y='60' fill='lime'/>"
        )
    )
    assert ring.rule == "evenodd"
    assert pin.fill is not None and pin.fill.hex == "00FF00"
    assert {command[0] for command in pin.commands} <= {"M", "C", "L", "Z"}


def test_words_are_lines_in_the_reports_font_where_the_file_puts_them() -> None:
    first, second, turned = texts(
        drawn(
            "<text x='200' y='40' font-size='20' text-anchor='middle' font-weight='700'>临港"
            "<tspan x='200' dy='1.5em'>新<tspan>片</tspan>区</tspan></text>"
            "<text transform='translate(380 190) rotate(-90)' font-size='12'>竖着</text>"
        )
    )
    assert (first.text, first.x, first.y, first.anchor, first.bold) == ("临港", 150.0, 30.0, "middle", True)
    assert (second.text, second.x, second.y) == ("新片区", 150.0, pytest.approx(30 + 1.5 * 20 * 0.75))
    assert (first.font, first.size) == ("hei", 15.0)
    assert (turned.rotation, turned.x, turned.y) == (pytest.approx(90), 285.0, pytest.approx(142.5))


def test_of_a_web_page_and_plain_words_the_words_are_taken() -> None:
    (words,) = texts(
        drawn("<switch><foreignObject><div>页</div></foreignObject><text x='9' y='20'>词</text></switch>")
    )
    assert words.text == "词"


def test_what_is_not_shown_is_not_drawn() -> None:
    picture = drawn(
        "<rect width='9' height='9' display='none'/><rect width='9' height='9' visibility='hidden'/>"
        "<rect width='9' height='9' fill='none'/><text fill='none' x='1' y='9'>无</text><text x='1' y='9'> </text>"
    )
    assert picture.drawing is not None and picture.drawing.ops == ()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<linearGradient id='g'/><rect fill='url(#g)' width='9' height='9'/>", "fill"),
        ("<rect style='filter:url(#f)' width='9' height='9'/>", "filter"),
        ("<rect opacity='.5' width='9' height='9'/>", "opacity"),
        ("<style>.a{fill-opacity:0.4}</style><rect class='a' width='9' height='9'/>", "opacity"),
        ("<text x='1' y='9'>甲<tspan fill='red'>乙</tspan></text>", "<tspan>"),
        ("<text x='1 2 3' y='9'>甲乙丙</text>", "<text x=…>"),
    ],
)
def test_what_paths_and_words_cannot_show_becomes_pixels_and_is_named(body: str, what: str) -> None:
    picture = drawn(body)
    assert (picture.drawing, picture.rich) == (None, what)
    with Image.open(io.BytesIO(picture.raster)) as image:
        assert image.size == (1800, 900)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<rect onclick='x()'/>", "onclick"),
        ("<image href='http://example.com/a.png'/>", "http://example.com/a.png"),
        ("<image href='file:///etc/passwd'/>", "file:///etc/passwd"),
        ("<use href='other.svg#a'/>", "other.svg#a"),
        ("<style>@import 'a.css';</style>", "@import"),
        ("<rect style='fill:url(http://example.com/#a)'/>", "http://example.com/#a"),
        ("<g id='a'><use href='#a'/></g>", "<use>"),
    ],
)
def test_what_runs_or_reaches_out_is_refused(body: str, what: str) -> None:
    assert refusal(svg_of(body)) == ("picture-svg-unsafe", {"what": what})


def test_bombs_are_refused() -> None:
    entities = b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"
    assert refusal(entities)[0] == "picture-svg-unsafe"
    levels = "".join(f"<g id='l{n}'>" + f"<use href='#l{n - 1}'/>" * 10 + "</g>" for n in range(1, 9))
    assert refusal(svg_of(f"<g id='l0'><rect/></g>{levels}"))[0] == "picture-too-large-inside"
    assert refusal(svg_of("<g>" * 220 + "</g>" * 220))[0] == "picture-too-large-inside"
    assert (
        refusal(
            svg_of(
                "<rect",
            )
        )[0]
        == "picture-damaged"
    )
    assert refusal(svg_of("", width="0", height="0"))[0] == "picture-svg-size"


def test_a_part_of_a_drawing_is_larger_and_clipped() -> None:
    picture = drawn(
        "<rect width='400' height='200'/><text x='10' y='20'>左</text><text x='390' y='20'>右</text>"
    )
    assert picture.drawing is not None
    part = placed(picture.drawing, Crop(right=0.5), 300.0)
    assert (part.width, part.height) == (300.0, 300.0)
    rect, left = part.ops
    assert isinstance(rect, PathOp) and rect.clip == (0.0, 0.0, 300.0, 300.0)
    assert isinstance(left, TextOp) and (left.text, left.x, left.size) == ("左", 15.0, 24.0)


def test_a_size_in_pt_is_a_size_for_pixels_too() -> None:
    picture = drawn("<rect opacity='.5' width='9' height='9'/>", width="360pt", height="180pt")
    assert (picture.width, picture.height, picture.rich) == (360.0, 180.0, "opacity")
    with Image.open(io.BytesIO(picture.raster)) as image:
        assert image.size == (1800, 900)


SHAPES = st.sampled_from(
    [
        "<rect",
        "</g>",
        "<g>",
        "<text x='1'>",
        "</text>",
        "<path d='",
        "M1 2",
        "A1 1 0 0 1",
        "'/>",
        "url(#",
        "<use href='#a'/>",
    ]
)


@given(st.lists(SHAPES, max_size=12))
def test_any_pieces_of_an_svg_are_drawn_or_refused(pieces: list[str]) -> None:
    try:
        picture = drawn("".join(pieces))
    except Unusable as refused:
        assert refused.code.startswith("picture-")
    else:
        assert picture.width > 0


# PDF


def changed(data: bytes, change: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_a_page_of_shapes_is_kept_as_vectors_without_the_tags_of_its_document() -> None:
    def tag(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        page.Contents.write(b"/P <</MCID 0>> BDC " + page.Contents.read_bytes() + b" EMC")
        page.obj.StructParents = 0

    page = read_pdf_page(changed(plain_pdf(2), tag), 1)
    assert (page.width, page.height, page.pages, page.reason) == (200.0, 100.0, 2, "")
    assert page.form is not None
    with pikepdf.open(io.BytesIO(page.form)) as pdf:
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()
        assert "/StructParents" not in pdf.pages[0].obj
    with Image.open(io.BytesIO(page.raster)) as image:
        assert image.size == (1800, 900)


def test_a_page_that_an_archive_cannot_hold_becomes_pixels_and_says_why() -> None:
    files = (
        painted_pdf(lambda canvas: canvas.drawString(10, 10, "Helvetica")),
        painted_pdf(lambda canvas: (canvas.setFillColorCMYK(0, 1, 1, 0), canvas.rect(0, 0, 9, 9, fill=1))),
        layered_pdf(),
    )
    reasons = [read_pdf_page(data, None) for data in files]
    assert [(page.form, page.reason) for page in reasons] == [(None, "fonts"), (None, "inks"), (None, "/OC")]


def test_pages_that_cannot_be_read_are_refused() -> None:
    def code(data: bytes, number: int | None = None) -> str:
        with pytest.raises(Unusable) as refused:
            read_pdf_page(data, number)
        return refused.value.code

    assert code(plain_pdf(2), 3) == "picture-no-page"
    assert code(locked_pdf()) == "picture-locked"
    assert code(b"%PDF-1.7\nnothing") == "picture-damaged"

    def bomb(pdf: pikepdf.Pdf) -> None:
        packed = zlib.compress(b" " * (65 * 2**20), 9)
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(A=pdf.make_indirect(stream))

    assert code(changed(plain_pdf(1), bomb)) == "picture-too-large-inside"
