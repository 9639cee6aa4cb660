"""A word across the page behind the text, as Word's own watermark: VML shapes in the header.

Word paints headers under the text, so grounds of paragraphs and cells hide what lies behind them; the same
word stands once more, small, in the top margin, where nothing covers it.
"""

from __future__ import annotations

from lxml import etree

from reportgen.docx.ooxml import Element, W
from reportgen.model.colour import Colour
from reportgen.model.watermark import STAMP_COLOUR, STAMP_OFFSET, STAMP_SIZE, WATERMARK_COLOUR, watermark_size

# Word knows a watermark of its own by this name and can take it away (Design → Watermark)
_NAME = "PowerPlusWaterMarkObject"
# the preset of text along a straight line (ECMA-376 part 4 §19.1.2.20, shape type 136)
_TEMPLATE = """
<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="{name}{number}" o:spid="_x0000_s{number}" type="#_x0000_t136" fillcolor="#{colour}" stroked="f"
 style="position:absolute;margin-left:0;margin-top:{top:g}pt;width:{width:g}pt;height:{height:g}pt;{place}">
<v:textpath style="font-size:1pt"/></v:shape></w:pict></w:r>"""
_ACROSS = (
    "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:center;mso-position-vertical-relative:page"
)
_STAMPED = (
    "z-index:-251658751;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical-relative:page"
)


def watermark_runs(words: str, page_width: float, font: str) -> tuple[Element, Element]:
    """The runs that carry the watermark of a page ``page_width`` pt wide, and its stamp."""
    size = watermark_size(words, page_width)
    return (
        _run(words, 2049, size, WATERMARK_COLOUR, font, 0.0, _ACROSS),
        _run(words, 2050, STAMP_SIZE, STAMP_COLOUR, font, STAMP_OFFSET, _STAMPED),
    )


def _run(words: str, number: int, size: float, colour: Colour, font: str, top: float, place: str) -> Element:
    text = _TEMPLATE.format(
        w=W,
        name=_NAME,
        number=number,
        colour=colour.hex,
        top=top,
        width=size * len(words),
        height=size,
        place=place,
    )
    run = etree.fromstring("".join(text.strip().split("\n")))
    path = run.find(".//{*}shape/{*}textpath")
    assert path is not None
    path.set("string", words)
    path.set("style", f"font-family:'{font}';font-size:1pt")
    return run
