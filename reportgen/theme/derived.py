"""Styles a layout may leave out, and what they then look like: another style, a little changed."""

from __future__ import annotations

from reportgen.diagnostics import Span
from reportgen.model.colour import BLACK
from reportgen.record import record
from reportgen.source import nodes
from reportgen.theme.cascade import WrittenStyle
from reportgen.theme.lengths import ZERO, Length
from reportgen.theme.names import OPTIONAL_STYLES, STATUS_STYLES
from reportgen.theme.properties import Sides, Specified, SpecifiedBorder


@record(frozen=True, slots=True)
class Derived:
    """A style in terms of another; "" is based on none."""

    based_on: str
    own: Specified


def _hanging(level: int) -> Specified:
    """Later lines stand two em behind the first, deeper levels one em further in."""
    return {"indent": Length(-2, "em"), "start_indent": Length(level + 1, "em"), "align": "start"}


DERIVED: dict[str, Derived] = {
    "table.group": Derived("table.cell", {"bold": True}),
    "table.total": Derived("table.cell", {"bold": True}),
    "footnote": Derived("note", {"space_before": ZERO, "align": "justify", "marker": "{①}"}),
    "footnotes": Derived(
        "",
        {
            "border_top": SpecifiedBorder(Length(0.5, "pt"), BLACK),
            "max_width": Length(25, "%"),
            "padding": Sides(Length(4, "pt"), ZERO, ZERO, ZERO),
            "space_before": Length(9, "pt"),
        },
    ),
    "columns": Derived("", {"gap": Length(2, "em")}),
    "part": Derived("section", {"marker": "第{一}篇", "fill": "both"}),
    "chapter": Derived("section", {"marker": "第{一}章"}),
    "appendix": Derived("section", {"marker": "附录{A}"}),
    "cover.logo": Derived("figure", {"fill": "none"}),
    "cover.title": Derived("section", {"size": Length(150, "%"), "fill": "above", "marker": ""}),
    "cover.subtitle": Derived("cover.title", {"size": Length(60, "%"), "fill": "none"}),
    "cover.note": Derived("cover.subtitle", {"size": Length(80, "%")}),
    "cover.picture": Derived("figure", {"fill": "none"}),
    "cover.foot": Derived("", {"fill": "above", "keep_together": True}),
    "cover.year": Derived("cover.subtitle", {}),
    "cover.publisher": Derived("cover.subtitle", {}),
    "backcover": Derived("cover.note", {"fill": "none"}),
    "backcover.logo": Derived("cover.logo", {"fill": "above"}),
    "imprint.title": Derived("body", {"indent": ZERO, "bold": True, "fill": "above"}),
    "imprint": Derived("note", {}),
    "signature.box": Derived("", {"space_before": Length(9, "pt"), "keep_together": True}),
    "signature": Derived("body", {"indent": ZERO, "align": "end"}),
    "signature.name": Derived("signature", {"bold": True}),
    "signature.picture": Derived("figure", {"align": "end", "max_width": Length(90, "pt")}),
    "blank": Derived("note", {"align": "center", "fill": "both"}),
    "chart.beside": Derived(
        "", {"gap": Length(2, "em"), "space_before": Length(9, "pt"), "space_after": Length(9, "pt")}
    ),
    "contents.1": Derived("body", {"indent": ZERO, "bold": True}),
    "contents.2": Derived("body", {"indent": ZERO, "start_indent": Length(1, "em")}),
    "contents.3": Derived("body", {"indent": ZERO, "start_indent": Length(2, "em")}),
    "contents.4": Derived("contents.3", {"start_indent": Length(4, "em")}),
    "contents.5": Derived("contents.4", {"start_indent": Length(5, "em")}),
    "contents.6": Derived("contents.5", {"start_indent": Length(6, "em")}),
    "contents.captions": Derived("body", {"indent": ZERO}),
    "index.letter": Derived("body", {"indent": ZERO, "bold": True, "keep_with_next": True}),
    "index.1": Derived("body", _hanging(1)),
    "index.2": Derived("body", _hanging(2)),
    "index.3": Derived("body", _hanging(3)),
    "endnote": Derived("note", {"space_before": ZERO, "align": "justify", "marker": "{1}"}),
    "endnotes.title": Derived(
        "body", {"indent": ZERO, "bold": True, "space_before": Length(12, "pt"), "keep_with_next": True}
    ),
    "glossary": Derived("body", {"indent": ZERO, "start_indent": Length(2, "em")}),
    "reference": Derived("body", {"indent": ZERO, "align": "start", "marker": "[{1}]"}),
    "card.growth": Derived("card.note", {}),
    "card.trend": Derived("", {"align": "start"}),
    "card.up": Derived("card.unit", {}),
    "card.down": Derived("card.unit", {}),
    "organisations.logos": Derived("organisations", {}),
    "organisation.logo": Derived("", {"align": "start", "max_width": Length(60, "pt")}),
    # what stands side by side without a frame
    "cell": Derived("", {}),
    "picture": Derived("", {"align": "center", "gap": Length(5, "pt")}),
    "pictures": Derived("cards", {"gap": Length(9, "pt"), "keep_together": True}),
    "beside": Derived("cards", {"gap": Length(14, "pt")}),
    "caption.part": Derived("caption", {}),
    "people": Derived("cards", {}),
    "person": Derived("", {}),
    "person.name": Derived("list.label", {"space_before": ZERO}),
    "person.post": Derived("note", {}),
    "person.text": Derived("body", {}),
    "chronicle": Derived("cards", {"gap": Length(6, "pt")}),
    "chronicle.month": Derived("list.label", {}),
    "chronicle.date": Derived("list", {}),
    "chronicle.text": Derived("list", {}),
    "steps": Derived("cards", {"gap": Length(6, "pt")}),
    "step": Derived("card", {}),
    "step.title": Derived("callout.title", {}),
    "step.number": Derived("card.unit", {"bold": True}),
    "step.text": Derived("card.note", {}),
    "step.arrow": Derived("callout.title", {"align": "center"}),
    "step.between": Derived("", {}),
    "comparison": Derived("cards", {}),
    "comparison.left": Derived("callout", {}),
    "comparison.right": Derived("callout", {}),
    "comparison.title": Derived("callout.title", {}),
    "definition": Derived("list", {"start_indent": Length(2, "em")}),
    "definition.term": Derived("list.label", {}),
    "hero": Derived("card.value", {}),
    "hero.note": Derived("note", {}),
    "hero.box": Derived("quote.box", {}),
    "pullquote": Derived("quote", {"indent": ZERO}),
    "pullquote.source": Derived("note", {}),
    "pullquote.box": Derived("quote.box", {}),
    # the marks of statuses in a table
    **{name: Derived("", {}) for name in STATUS_STYLES},
    "case": Derived("event", {}),
    "case.title": Derived("callout.title", {}),
    "case.mark": Derived("strong", {}),
    "case.facts": Derived("event.meta", {}),
}


def with_derived(written: dict[str, WrittenStyle], span: Span) -> dict[str, WrittenStyle]:
    """The written styles, and those that were left out; ``span`` is where styles are written."""
    completed = dict(written)
    for name in OPTIONAL_STYLES:
        derived = DERIVED[name]
        if name in written or (derived.based_on and derived.based_on not in completed):
            continue
        base = nodes.Scalar(derived.based_on, span, "plain", ()) if derived.based_on else None
        completed[name] = WrittenStyle(name, span, derived.own, base)
    return completed
