"""Human slips on one line that YAML calls a syntax error: each function recognises one of them.

A function looks at a line and proposes repairs, likeliest first; it may be wrong, since
``repair`` accepts only a repair with which YAML gets farther.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from reportgen.record import record
from reportgen.source.lines import (
    BLOCK_HEADER,
    anatomy,
    extent,
    is_blank,
    owner,
    quoted_lines,
    quoted_part,
)
from reportgen.source.pasted import as_row, is_pasted

# U+3000 is what a Chinese keyboard types for a blank, U+00A0 comes with text pasted from the web
_WIDE_BLANKS = "\u3000\u00a0"
_WORD_KEY = r"[^\W\d][\w.-]{0,19}"
_LEAD = r"(?P<lead>[ \t]*(?:-[ \t]+)*)"
_WIDE_COLON = re.compile(rf"{_LEAD}(?P<key>{_WORD_KEY})(?P<mark>[ \t]*：[ \t\u3000]*)(?P<rest>.*)")
_NO_BLANK = re.compile(rf"{_LEAD}(?P<key>{_WORD_KEY})(?P<mark>:)(?=[^\s/])(?P<rest>.*)")
_DASH = re.compile(r"(?P<indent>[ \t]*(?:-[ \t]+)*)-(?P<rest>[^\s\d-].*)")
_WIDE_AFTER = re.compile(
    rf"(?P<before>[ \t]*(?:-[ \t]+)*(?:-|[^:\#\"']+:))(?P<wide>[{_WIDE_BLANKS}]+)(?P<rest>.*)"
)
_DASH_TAB = re.compile(r"(?P<before> *(?:- +)*-)[ ]*\t[ \t]*(?P<rest>.*)")
_WIDE_COMMA = re.compile(rf"[ \t]*[，、；][ \t]*(?={_WORD_KEY}:(?:[ \t]|$))")
_KEY_OF_OURS = re.compile(r"[a-z][a-z_]*")
_SENTENCE = re.compile("[，。；、！？]")
_COMMENT = re.compile(r"[ \t]#")
_COLON = re.compile(r":(?:[ \t]|$)")
# a text inside brackets, with closed brackets in it
_ITEM = re.compile(r"[^\s,\[\]{}'\"](?:[^,\[\]{}]|\[[^\[\]]*\])*")
_START_CODES = {
    "*": "yaml-start-asterisk",
    "&": "yaml-start-ampersand",
    "!": "yaml-start-exclamation",
    "%": "yaml-start-percent",
    "@": "yaml-start-at",
    "`": "yaml-start-backtick",
    ">": "yaml-start-angle",
    ",": "yaml-start-mark",
    "]": "yaml-start-mark",
    "}": "yaml-start-mark",
}
_CLOSING = {"[": "]", "{": "}"}


@record(frozen=True, slots=True)
class Slip:
    """A slip and its repair. Lines and columns count from 0.

    ``repaired`` replaces the lines from ``first`` on, as many as it has; ``shown`` is what to paste.
    """

    code: str
    line: int
    column: int
    length: int
    first: int
    repaired: tuple[str, ...]
    shown: str
    words: Mapping[str, str] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Spot:
    """A line under suspicion; ``column`` is where YAML stumbled in it, 0 when it stumbled elsewhere."""

    lines: Sequence[str]
    line: int
    column: int

    @property
    def text(self) -> str:
        """The suspected line."""
        return self.lines[self.line]

    def one_line(self, code: str, column: int, length: int, fixed: str, **words: str) -> Slip:
        """A slip whose repair is another line in the place of this one."""
        return Slip(code, self.line, column, length, self.line, (fixed,), fixed, words)

    def in_quotes(self, code: str, column: int, length: int, **words: str) -> Slip:
        """A slip whose repair puts the whole value of this line in quotes."""
        start = anatomy(self.text).value_column
        fixed = quoted_lines(self.lines, self.line, start, extent(self.lines, self.line))
        return Slip(code, self.line, column, length, self.line, fixed, "\n".join(fixed), words)


def tab(spot: Spot) -> Iterator[Slip]:
    """A tab in the indentation, or after a dash."""
    body = spot.text.lstrip(" \t")
    lead = spot.text[: len(spot.text) - len(body)]
    if match := _DASH_TAB.match(spot.text):
        fixed = f"{match['before']} {match['rest']}"
        yield spot.one_line("yaml-tab", match.end("before"), 1, fixed)
    if "\t" in lead and body:
        for indent in _likely_indents(spot, len(lead.expandtabs(4))):
            yield spot.one_line("yaml-tab", lead.index("\t"), 1, " " * indent + body)


def wide_blank(spot: Spot) -> Iterator[Slip]:
    """A full-width or no-break blank as indentation, or after a dash or colon."""
    body = spot.text.lstrip(" \t" + _WIDE_BLANKS)
    lead = spot.text[: len(spot.text) - len(body)]
    if body and (found := re.search(f"[{_WIDE_BLANKS}]+", lead)):
        for indent in _likely_indents(spot, len(lead)):
            fixed = " " * indent + re.sub(f"^-[{_WIDE_BLANKS}]+", "- ", body)
            yield spot.one_line("yaml-wide-blank", found.start(), len(found[0]), fixed)
    elif match := _WIDE_AFTER.match(spot.text):
        fixed = f"{match['before']} {match['rest'].lstrip()}"
        yield spot.one_line("yaml-wide-blank", match.start("wide"), len(match["wide"]), fixed)


def wide_colon(spot: Spot) -> Iterator[Slip]:
    """A full-width colon between a key and its value."""
    if match := _WIDE_COLON.match(spot.text):
        fixed = f"{match['lead']}{match['key']}: {match['rest']}".rstrip()
        yield spot.one_line(
            "yaml-wide-colon", match.start("mark"), len(match["mark"].rstrip()), fixed, key=match["key"]
        )


def no_blank(spot: Spot) -> Iterator[Slip]:
    """No blank after the colon of a key."""
    if match := _NO_BLANK.match(spot.text):
        fixed = f"{match['lead']}{match['key']}: {match['rest']}"
        yield spot.one_line("yaml-no-blank", match.start("mark"), 1, fixed, key=match["key"])


def dash_no_blank(spot: Spot) -> Iterator[Slip]:
    """No blank after the dash of an item."""
    if match := _DASH.match(spot.text):
        yield spot.one_line(
            "yaml-dash-no-blank", match.end("indent"), 1, f"{match['indent']}- {match['rest']}"
        )


def quote_open(spot: Spot) -> Iterator[Slip]:
    """A quote that nothing closes on its line."""
    found = anatomy(spot.text)
    if found.value[:1] in ("'", '"') and _closing_quote(found.value) is None:
        yield spot.one_line("yaml-quote-open", found.value_column, 1, spot.text.rstrip() + found.value[0])


def quote_then_text(spot: Spot) -> Iterator[Slip]:
    """A text that only begins with something in quotes."""
    found = anatomy(spot.text)
    end = _closing_quote(found.value) if found.value[:1] in ("'", '"') else None
    if end is not None and (rest := found.value[end + 1 :]) and not re.match(r"\s+#", rest):
        yield spot.in_quotes("yaml-quote-then-text", found.value_column + end + 1, len(rest))


def backslash(spot: Spot) -> Iterator[Slip]:
    """A backslash in double quotes that is no escape."""
    match = re.search(r'"([^"\\]*(?:\\[^"][^"\\]*)+)"', spot.text)
    if match:
        fixed = (
            spot.text[: match.start()] + "'" + match[1].replace("'", "''") + "'" + spot.text[match.end() :]
        )
        yield spot.one_line("yaml-backslash", spot.text.index("\\", match.start()), 1, fixed)


def start(spot: Spot) -> Iterator[Slip]:
    """A text that begins with a character YAML has a use for."""
    found = anatomy(spot.text)
    value = found.value
    if BLOCK_HEADER.match(value):
        return
    if value.startswith("|"):
        body = value[1:].strip()
        repaired = spot.text[: found.value_column] + body
        shown = f"{spot.text[: found.value_column]}|\n{' ' * (found.level + 2)}{body}"
        yield Slip("yaml-start-bar", spot.line, found.value_column, 1, spot.line, (repaired,), shown)
    elif value.startswith("**"):
        yield spot.in_quotes("yaml-start-stars", found.value_column, 2)
    elif value[:1] in _START_CODES:
        yield spot.in_quotes(_START_CODES[value[0]], found.value_column, 1, mark=value[0])
    elif found.key and value.startswith("- "):
        yield spot.in_quotes("yaml-start-dash", found.value_column, 1)


def bracket(spot: Spot) -> Iterator[Slip]:
    """A text that begins with a bracket, or a list without its closing bracket."""
    found = anatomy(spot.text)
    value = found.value
    closing = _CLOSING.get(value[:1])
    if closing is None:
        return
    code = "yaml-start-bracket" if value[0] == "[" else "yaml-start-brace"
    if value.count(value[0]) > value.count(closing):
        ends = "".join(_CLOSING[char] for char in reversed(_open_brackets(value)))
        fixed = spot.text.rstrip().removesuffix(",") + ends
        yield spot.one_line("yaml-bracket-open", found.value_column, 1, fixed, mark=value[0])
    elif not value.endswith(closing) or value.find(closing) < len(value) - 1:
        yield spot.in_quotes(code, found.value_column, 1)


def wide_comma(spot: Spot) -> Iterator[Slip]:
    """A full-width comma between the entries inside braces."""
    opened = spot.text.find("{")
    if opened >= 0 and (found := _WIDE_COMMA.search(spot.text, opened)):
        fixed = spot.text[:opened] + _WIDE_COMMA.sub(", ", spot.text[opened:])
        mark = found[0].strip()
        yield spot.one_line("yaml-wide-comma", found.start() + found[0].index(mark), 1, fixed, mark=mark)


def pasted_rows(spot: Spot) -> Iterator[Slip]:
    """Rows of a spreadsheet put below a key as they are: cells with tabs between them."""
    if not is_pasted(spot.text):
        return
    first = last = spot.line
    while first > 0 and is_pasted(spot.lines[first - 1]):
        first -= 1
    while last + 1 < len(spot.lines) and is_pasted(spot.lines[last + 1]):
        last += 1
    for column in _likely_indents(Spot(spot.lines, first, 0), anatomy(spot.lines[first]).indent):
        fixed = tuple(" " * column + as_row(spot.lines[at]) for at in range(first, last + 1))
        yield Slip("yaml-pasted-rows", first, 0, 1, first, fixed, "\n".join(fixed))


def flow_item(spot: Spot) -> Iterator[Slip]:
    """A text inside brackets that YAML cannot take without quotes."""
    found = anatomy(spot.text)
    if spot.column <= found.value_column or not re.search(r"[\[{]", spot.text[: spot.column]):
        return
    before = re.match(r".*(?:[\[{,]|:[ \t])[ \t]*", spot.text[: spot.column])
    begin = before.end() if before else found.value_column
    after = re.search(r"[,\]}]", spot.text[begin + 1 :])
    end = begin + 1 + after.start() if after else len(spot.text)
    item = spot.text[begin:end].rstrip()
    fixed = quoted_part(spot.text, begin, begin + len(item))
    if item.startswith("**"):
        yield spot.one_line("yaml-start-stars", begin, 2, fixed)
    elif item[:1] in _START_CODES:
        yield spot.one_line(_START_CODES[item[0]], begin, 1, fixed, mark=item[0])
    elif item[:1] in ("'", '"'):
        yield spot.one_line("yaml-quote-then-text", spot.column, 1, fixed)


def inner_bracket(spot: Spot) -> Iterator[Slip]:
    """A bracket in the middle of a text inside brackets: a cell with the mark of a footnote, 带注[^表注]."""
    value = anatomy(spot.text).value
    # a text that begins with a bracket rarely ends with its partner, a row always does
    if not value.endswith(_CLOSING.get(value[:1], "\n")) or spot.text[spot.column : spot.column + 1] != "[":
        return
    before = re.match(r".*(?:[\[{,]|:[ \t])[ \t]*", spot.text[: spot.column])
    item = _ITEM.match(spot.text, before.end()) if before else None
    if item is not None and spot.column < item.end():
        fixed = quoted_part(spot.text, item.start(), item.start() + len(item[0].rstrip()))
        yield spot.one_line("yaml-inner-bracket", spot.column, 1, fixed)


def colon_blank(spot: Spot) -> Iterator[Slip]:
    """A colon with a blank inside a text, on this line or on one the text runs on to."""
    found = anatomy(spot.text)
    if not found.starts_entry or found.value[:1] in ("", "'", '"', "[", "{", "|", ">"):
        return
    for index in range(spot.line, extent(spot.lines, spot.line) + 1):
        begin = found.value_column if index == spot.line else 0
        if colon := _COLON.search(spot.lines[index], begin):
            slip = spot.in_quotes("yaml-colon-blank", colon.start(), 1)
            yield Slip(slip.code, index, colon.start(), 1, slip.first, slip.repaired, slip.shown)
            return


def comment_in_text(spot: Spot) -> Iterator[Slip]:
    """A blank and # inside a text that goes on below, where YAML has ended it."""
    found = anatomy(spot.text)
    comment = _COMMENT.search(spot.text, found.value_column)
    start_line = spot.line if found.starts_entry else owner(spot.lines, spot.line)
    if comment is None or start_line is None:
        return
    at = comment.start() + 1
    first = Spot(spot.lines, start_line, 0)
    if anatomy(first.text).value[:1] in ("", "#", "'", '"', "[", "{"):
        return
    slip = first.in_quotes("yaml-comment-in-text", at, 1, lost=spot.text[at:])
    yield Slip(slip.code, spot.line, at, 1, slip.first, slip.repaired, slip.shown, slip.words)


def indent(spot: Spot) -> Iterator[Slip]:
    """A line that is aligned with nothing above it."""
    found = anatomy(spot.text)
    if not found.starts_entry or "\t" in spot.text[: found.indent]:
        return
    above = owner(spot.lines, spot.line)
    if above is not None and not _KEY_OF_OURS.fullmatch(found.key):
        text = anatomy(spot.lines[above])
        if not text.key or _KEY_OF_OURS.fullmatch(text.key) or _is_sentence(text.value):
            return  # rather a text with a colon in it than the name of a fact
    for column in _likely_indents(spot, found.indent):
        if column != found.indent:
            fixed = " " * column + spot.text.lstrip(" ")
            yield spot.one_line("yaml-indent", found.indent, max(len(found.key), 1), fixed)


def text_indent(spot: Spot) -> Iterator[Slip]:
    """Lines of a text that are not indented below the key or dash it belongs to."""
    above = next((i for i in range(spot.line - 1, -1, -1) if spot.lines[i].strip(" \t")), None)
    if above is None or anatomy(spot.text).starts_entry:
        return
    begun = anatomy(spot.lines[above])
    if not begun.starts_entry or not begun.value or begun.value[0] in "'\"[{":
        return
    last = spot.line
    while (
        last + 1 < len(spot.lines)
        and (below := anatomy(spot.lines[last + 1])).value
        and not below.starts_entry
    ):
        last += 1
    fixed = tuple(" " * (begun.level + 2) + line.strip(" \t") for line in spot.lines[spot.line : last + 1])
    yield Slip(
        "yaml-text-indent",
        spot.line,
        anatomy(spot.text).indent,
        1,
        spot.line,
        fixed,
        "\n".join((spot.lines[above], *fixed)),
    )


SLIPS: tuple[Callable[[Spot], Iterator[Slip]], ...] = (
    tab,
    wide_blank,
    wide_colon,
    wide_comma,
    pasted_rows,
    quote_open,
    quote_then_text,
    backslash,
    start,
    flow_item,
    bracket,
    indent,
    no_blank,
    dash_no_blank,
    text_indent,
    comment_in_text,
    colon_blank,
)


def certain(lines: Sequence[str], index: int) -> Slip | None:
    """A slip on a line that needs no proof: for lines after a place where YAML could not be helped."""
    spot = Spot(lines, index, 0)
    for recognise in (tab, wide_blank, wide_colon, quote_then_text, start, no_blank):
        for slip in recognise(spot):
            if slip.code not in ("yaml-wide-colon", "yaml-no-blank") or _KEY_OF_OURS.fullmatch(
                slip.words["key"]
            ):
                return slip
    return None


def _likely_indents(spot: Spot, typed: int) -> list[int]:
    """Columns the line may have been meant for: those open above it, the nearest to ``typed`` first."""
    columns: list[int] = []
    deeper = 0
    for above in range(spot.line):
        line = spot.lines[above]
        if is_blank(line) or "\t" in line[: anatomy(line).indent]:
            continue
        found = anatomy(line)
        columns = [column for column in columns if column < found.indent]
        columns += sorted({found.indent, found.level})
        deeper = (
            found.level + (4 if found.indent < found.level else 2) if found.key and not found.value else 0
        )
    nearest = sorted(columns, key=lambda column: (abs(column - typed), -column))
    # below a key without a value comes what belongs to it
    return [deeper, *nearest] if deeper else nearest


def _closing_quote(value: str) -> int | None:
    """Where the quote that begins ``value`` is closed."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, value)
    return match.end() - 1 if match else None


def _open_brackets(value: str) -> list[str]:
    opened: list[str] = []
    for char in value:
        if char in _CLOSING:
            opened.append(char)
        elif opened and char == _CLOSING[opened[-1]]:
            opened.pop()
    return opened


def _is_sentence(text: str) -> bool:
    return len(text) >= 15 or _SENTENCE.search(text) is not None
