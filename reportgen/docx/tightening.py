"""Distances in Word as small as on pages whose gaps our layout made smaller: so that they hold as much."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.docx.context import Context
from reportgen.docx.ooxml import Element, is_table, name, set_paragraph_property, twips, w
from reportgen.docx.paging import Paging
from reportgen.docx.spacing import space_after, space_before
from reportgen.model.flow import Block, Figure, Grid, Heading, ListBlock, Panel, Paragraph, Table
from reportgen.model.walking import walk
from reportgen.theme.style import Style

_SPACED = Heading | Paragraph | ListBlock | Table | Figure | Panel | Grid
_SHOWN = Heading | Paragraph | Figure


def tighten(
    block: Block, previous: Block | None, elements: list[Element], parting: float, context: Context
) -> None:
    """Once the pages are known, shrink the distances around ``block`` (its ``elements``) as they do.

    ``parting``: the height in pt of the empty line that its elements begin with; 0 without one.
    """
    if not isinstance(block, _SPACED):
        return
    # a heading keeps its distance to what stays with it, as on the pages
    above = 0.0 if isinstance(previous, Heading) else space_before(block, context.theme)
    below = 0.0 if isinstance(block, Heading) else space_after(block, context.theme)
    if not (above or below or parting):
        return

    def shrink(share: float) -> None:
        if parting:
            style = elements[0].find(f"{name('w:pPr')}/{name('w:pStyle')}")
            style.set(name("w:val"), context.sheet.parting(parting * share))
        elif above:
            _scale(elements[0], "before", above, share)
        if below:
            _scale(elements[-1], "after", below, share)

    _once_placed((block,), context.theme.style(block.style), shrink, context)


def tighten_label(label: Element, style: Style, content: tuple[Block, ...], context: Context) -> None:
    """The same for the distance above the label of a list's item, whose ``content`` stands below it."""
    if style.space_before:
        _once_placed(
            content, style, lambda share: _scale(label, "before", style.space_before, share), context
        )


def _once_placed(
    content: tuple[Block, ...], style: Style, shrink: Callable[[float], None], context: Context
) -> None:
    """Call ``shrink`` with the share that is left of distances, if the content stands on such a page."""
    span = next((each.span for each in walk(content) if isinstance(each, _SHOWN)), None)
    give = style.give
    if span is None or give is None or not give.shrink:
        return

    def fill(paging: Paging) -> None:
        if span in paging.shrunk:
            shrink(1 - give.shrink)

    context.awaited.note(fill)


def _scale(element: Element, side: str, usual: float, share: float) -> None:
    """Let a paragraph have a share of its distance on a side; ``usual``: its style's, in pt."""
    if is_table(element):
        return
    given = element.find(f"{name('w:pPr')}/{name('w:spacing')}")
    if given is None:
        set_paragraph_property(element, w("spacing", **{side: twips(usual * share)}))
        return
    attribute = name(f"w:{side}")
    own = given.get(attribute)
    given.set(attribute, str(twips(usual * share) if own is None else round(int(own) * share)))
