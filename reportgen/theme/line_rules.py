"""The switches of line composition: what they may be, and how ``layout.yaml`` says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportgen.diagnostics import listed
from reportgen.record import record
from reportgen.source import nodes
from reportgen.text.hyphenation import hyphenation_languages
from reportgen.theme.names import nearest
from reportgen.theme.reader import EM_ONLY, Reader, is_none

Punctuation = Literal["full", "kaiming", "half", "plain"]

# both ways of writing each style (clreq §3.1: 全角式, 开明式; 半角 and 原样 are the two ends)
PUNCTUATION: Mapping[str, Punctuation] = {
    "full": "full",
    "全角": "full",
    "kaiming": "kaiming",
    "开明": "kaiming",
    "half": "half",
    "半角": "half",
    "plain": "plain",
    "原样": "plain",
}
# em between Han and Latin at most (typography.md, rule 3)
LATIN_GAP_MOST = 0.5
# Han characters on a last line at most: more would empty the line above
LAST_LINE_MOST = 6


@record(frozen=True, slots=True)
class LineRules:
    """The switches of line composition.

    ``punctuation``: full-width marks that share their blanks (``full``), all but sentence ends half-width
    (``kaiming``), all half-width (``half``), all one em whatever stands beside them (``plain``).
    ``hanging``: 。，、． may stand outside the column by their half em. ``latin_gap``: em between Han and
    Latin; ``numeral_spacing`` puts it also inside numbers, between a figure and its Chinese unit.
    ``squeeze_stops``: 。？！ inside a line may give up their blank. ``strict_grid``: every Han of justified
    text stands on a grid of one em. ``last_line``: a paragraph's last line holds at least so many Han,
    and at least two where text is ragged, unless 0.
    ``hyphenation``: the language by whose rules Latin words may be divided, "" for none.
    """

    punctuation: Punctuation = "full"
    hanging: bool = False
    latin_gap: float = 0.25
    numeral_spacing: bool = False
    squeeze_stops: bool = True
    strict_grid: bool = False
    last_line: int = 2
    hyphenation: str = "en-US"


USUAL = LineRules()
LINE_RULE_KEYS = (
    "punctuation", "hanging", "latin_gap", "numeral_spacing", "squeeze_stops", "strict_grid", "last_line",
    "hyphenation",
)  # fmt: skip


def read_line_rules(parts: Mapping[str, nodes.Node], reader: Reader) -> LineRules:
    """The switches a layout file gives; the others as USUAL."""

    def switch(key: str, default: bool) -> bool:
        found = reader.switch(parts[key]) if key in parts else None
        return default if found is None else found

    return LineRules(
        punctuation=_punctuation(parts.get("punctuation"), reader),
        hanging=switch("hanging", USUAL.hanging),
        latin_gap=_latin_gap(parts.get("latin_gap"), reader),
        numeral_spacing=switch("numeral_spacing", USUAL.numeral_spacing),
        squeeze_stops=switch("squeeze_stops", USUAL.squeeze_stops),
        strict_grid=switch("strict_grid", USUAL.strict_grid),
        last_line=_last_line(parts.get("last_line"), reader),
        hyphenation=_hyphenation(parts.get("hyphenation"), reader),
    )


def _punctuation(node: nodes.Node | None, reader: Reader) -> Punctuation:
    chosen = None if node is None else reader.choice(node, tuple(PUNCTUATION))
    return USUAL.punctuation if chosen is None else PUNCTUATION[chosen]


def _latin_gap(node: nodes.Node | None, reader: Reader) -> float:
    length = None if node is None else reader.distance(node, EM_ONLY)
    if node is None or length is None:
        return USUAL.latin_gap
    if length.value > LATIN_GAP_MOST:
        reader.sink.report(
            "theme-out-of-range",
            node.span,
            value=f"{length.value:g}em",
            low="0em",
            high=f"{LATIN_GAP_MOST:g}em",
        )
        return USUAL.latin_gap
    return length.value


def _hyphenation(node: nodes.Node | None, reader: Reader) -> str:
    if node is None:
        return USUAL.hyphenation
    if is_none(node):
        return ""
    found = reader.text(node)
    languages = hyphenation_languages()
    if found is None or found in languages:
        return USUAL.hyphenation if found is None else found
    known = listed((*nearest(found, languages, 4), "none", "无"))
    reader.sink.report("theme-not-a-choice", node.span, value=found, known=known)
    return USUAL.hyphenation


def _last_line(node: nodes.Node | None, reader: Reader) -> int:
    found = None if node is None else reader.number(node, 0, LAST_LINE_MOST)
    return USUAL.last_line if found is None else round(found)
