"""DrawingML around a picture, a chart or a coloured rectangle."""

from __future__ import annotations

from typing import Literal

from reportgen.docx.ooxml import PIC, WPS, C, Element, el, emu, name, w
from reportgen.model.colour import Colour
from reportgen.model.picture import UNCUT, Crop
from reportgen.record import record


@record(frozen=True, slots=True)
class Frame:
    """What every drawing in the line has: size in pt, number, words for a screen reader ("": an ornament)."""

    width: float
    height: float
    number: int
    alt: str


# the extension of wp:docPr that calls a drawing an ornament ([MS-ODRAWXML] §2.23.1)
_DECORATIVE_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
# the extension of a:blip that names an SVG ([MS-ODRAWXML] §2.3.1.19)
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def picture(relationship: str, frame: Frame, svg: str = "", crop: Crop = UNCUT) -> Element:
    """A run with a raster picture; programs that can show the one of the relationship ``svg`` instead.

    What ``crop`` cuts away stays in the file, so that Word's own cropping can bring it back.
    """
    return _inline(_pic(relationship, frame, svg, crop), PIC, _label(frame), frame)


def picture_at_head(relationship: str, frame: Frame, x: float, y: float, svg: str, crop: Crop) -> Element:
    """A run with a picture placed from the page's top left corner; text stands below it."""
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        el("wp:positionH", _offset(x), relativeFrom="page"),
        el("wp:positionV", _offset(y), relativeFrom="page"),
        el("wp:extent", cx=emu(frame.width), cy=emu(frame.height)),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:wrapTopAndBottom"),
        _properties(_label(frame), frame),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", el("a:graphicData", _pic(relationship, frame, svg, crop), uri=PIC)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=frame.number,
        behindDoc=0,
        locked=0,
        layoutInCell=0,
        allowOverlap=1,
    )
    return w("r", w("drawing", anchor))


def _label(frame: Frame) -> str:
    return f"图片 {frame.number}"


def _offset(length: float) -> Element:
    offset = el("wp:posOffset")
    offset.text = str(emu(length))
    return offset


def _pic(relationship: str, frame: Frame, svg: str, crop: Crop) -> Element:
    blip = el("a:blip")
    blip.set(name("r:embed"), relationship)
    if svg:
        vector = el("asvg:svgBlip")
        vector.set(name("r:embed"), svg)
        blip.append(el("a:extLst", el("a:ext", vector, uri=_SVG_EXTENSION)))
    extent = el("a:ext", cx=emu(frame.width), cy=emu(frame.height))
    return el(
        "pic:pic",
        el(
            "pic:nvPicPr",
            el("pic:cNvPr", id=frame.number, name=_label(frame), descr=frame.alt),
            el("pic:cNvPicPr", el("a:picLocks", noChangeAspect=1)),
        ),
        el("pic:blipFill", blip, *_source(crop), el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), extent),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )


def _source(crop: Crop) -> tuple[Element, ...]:
    """The part of a picture that is shown, in thousandths of a percent (ECMA-376 part 1 §20.1.8.55)."""
    if crop == UNCUT:
        return ()
    sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    return (el("a:srcRect", **{side: round(share * 100_000) for side, share in sides.items() if share}),)


def chart(relationship: str, frame: Frame) -> Element:
    """A run with a native chart."""
    content = el("c:chart")
    content.set(name("r:id"), relationship)
    return _inline(content, C, f"图表 {frame.number}", frame)


def _inline(content: Element, uri: str, label: str, frame: Frame) -> Element:
    inline = el(
        "wp:inline",
        el("wp:extent", cx=emu(frame.width), cy=emu(frame.height)),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        _properties(label, frame),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", el("a:graphicData", content, uri=uri)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return w("r", w("drawing", inline))


def _properties(label: str, frame: Frame) -> Element:
    """Name and words of a drawing; an ornament is called one, so that no checker asks for words."""
    if frame.alt:
        return el("wp:docPr", id=frame.number, name=label, descr=frame.alt)
    mark = el("a:ext", el("adec:decorative", val=1), uri=_DECORATIVE_EXTENSION)
    return el("wp:docPr", el("a:extLst", mark), id=frame.number, name=label)


@record(frozen=True, slots=True)
class Ground:
    """A coloured rectangle behind the text: its place from the page's top left corner and its size, in pt.

    At the ``edge`` of a leaf, which changes sides with the page, ``x`` is its place on the page we know of.
    ``layer``: which lies above which, among those of one page.
    """

    colour: Colour
    x: float
    y: float
    width: float
    height: float
    layer: int
    edge: Literal["", "inside", "outside"] = ""


def ground(ground: Ground, number: int) -> Element:
    """A run with a ground.

    A shape of Word 2010 and later; an older reader shows no rectangle and loses no content.
    """
    width, height = emu(ground.width), emu(ground.height)
    shape = el(
        "wps:wsp",
        el("wps:cNvSpPr"),
        el(
            "wps:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=width, cy=height)),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
            el("a:solidFill", el("a:srgbClr", val=ground.colour.hex)),
            el("a:ln", el("a:noFill")),
        ),
        el("wps:bodyPr"),
    )
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        _across(ground),
        el("wp:positionV", _offset(ground.y), relativeFrom="page"),
        el("wp:extent", cx=width, cy=height),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:wrapNone"),
        el("wp:docPr", id=number, name=f"色块 {number}"),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", el("a:graphicData", shape, uri=WPS)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        simplePos=0,
        # LibreOffice 7.4 turns the shapes of later heads round where heights grow from head to head
        relativeHeight=ground.layer,
        behindDoc=1,
        locked=1,
        layoutInCell=0,
        allowOverlap=1,
    )
    choice = el("mc:Choice", w("drawing", anchor), Requires="wps")
    return w("r", el("mc:AlternateContent", choice, el("mc:Fallback")))


def _across(ground: Ground) -> Element:
    """Where a ground stands across the page, for Word by the edge of the leaf.

    LibreOffice sets a shape at either edge at the left; it passes over what asks for Word 2010's wp14, and
    takes the place on the page we know of (ECMA-376 part 3: the first choice that is understood).
    """
    place = el("wp:positionH", _offset(ground.x), relativeFrom="page")
    if not ground.edge:
        return place
    aligned = el("wp:align")
    aligned.text = ground.edge
    choice = el("mc:Choice", el("wp:positionH", aligned, relativeFrom="page"), Requires="wp14")
    return el("mc:AlternateContent", choice, el("mc:Fallback", place))
