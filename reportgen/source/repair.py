"""Gets past syntax errors by undoing slips one by one, so that one run finds all mistakes of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace

import yaml

from reportgen.record import record
from reportgen.source.compose import LOADER, MAX_DEPTH
from reportgen.source.encoding import split_lines
from reportgen.source.lines import BLOCK_HEADER, anatomy, is_blank, typed_column
from reportgen.source.slips import SLIPS, Slip, Spot, bracket, certain, inner_bracket, quote_open

# more slips than this are rather another kind of file than a file with mistakes
MAX_SLIPS = 20
# a wide colon, a leading mark and an open quote on one line; more is guessing
MAX_PER_LINE = 3
# errors whose mark stands where the parser gave up, far behind the token that is wrong
_LATE = ("while scanning a quoted scalar", "while scanning a simple key")
_IN_BRACKETS = ("while parsing a flow sequence", "while parsing a flow mapping")

Attempt = tuple[Slip, list[str], "Stumble | None"]


@record(frozen=True, slots=True, order=True)
class Stumble:
    """Where YAML could not read on; line and column count from 0.

    ``bracket_line`` is that of the bracket it was in.
    """

    line: int
    column: int
    bracket_line: int | None = field(default=None, compare=False)


@record(frozen=True, slots=True)
class Repaired:
    """The text with the slips undone, line for line.

    ``stumble`` is where it still cannot be read for a reason that no slip explains.
    """

    text: str
    slips: tuple[Slip, ...]
    stumble: Stumble | None


def repair(text: str) -> Repaired:
    """Undoes slips until the text can be read or the next one is not known."""
    lines = split_lines(text)
    slips: list[Slip] = []
    mended: Counter[int] = Counter()
    stumble = stumble_of(text)
    while stumble is not None and mended.total() < MAX_SLIPS:
        found = _next_slip(lines, stumble)
        if found is None or mended[found[0].line] == MAX_PER_LINE:
            break
        place = columns(text, lines)
        slip, lines, stumble = found
        mended[slip.line] += 1
        slips = _with_latest(slips, replace(slip, column=place(slip.line, slip.column)))
    if stumble is not None:
        rest = _certain_slips(lines, stumble.line)
        slips += [slip for slip in rest if slip.line not in mended]
        if stumble.line in mended.keys() | {slip.line for slip in rest}:
            stumble = None  # the line has its message
    return Repaired("\n".join(lines), tuple(slips), stumble)


def columns(text: str, lines: Sequence[str]) -> Callable[[int, int], int]:
    """For a line and column of the repaired ``lines``, the column in the text as typed; all from 0."""
    typed = split_lines(text)
    return lambda line, column: (
        typed_column(typed[line], lines[line], column) if line < len(typed) else column
    )


def _with_latest(slips: list[Slip], latest: Slip) -> list[Slip]:
    """All slips with one more; those of the same line get its line to paste, which undoes them too.

    A code is told once a line: the second time it is rather the repair that was wrong.
    """
    kept = [replace(slip, shown=latest.shown) if slip.line == latest.line else slip for slip in slips]
    if any((slip.line, slip.code) == (latest.line, latest.code) for slip in kept):
        return kept
    return [*kept, latest]


def stumble_of(text: str) -> Stumble | None:
    """Where the YAML parser refuses the text, None when it reads all of it."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return None  # composing will say so
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if error.context in _LATE else error.problem_mark
        mark = mark or error.context_mark
        if mark is None:
            return Stumble(0, 0)
        opened = error.context_mark if error.context in _IN_BRACKETS else None
        return Stumble(mark.line, mark.column, opened.line if opened else None)
    return None


def _next_slip(lines: list[str], stumble: Stumble) -> Attempt | None:
    """The first proposed repair that lets YAML get farther, with its outcome."""
    if stumble.bracket_line is not None:
        attempt = None
        if stumble.bracket_line == stumble.line:
            attempt = _first_success(lines, stumble, inner_bracket(Spot(lines, stumble.line, stumble.column)))
        # an open bracket makes nonsense of all lines below it, so it is asked before the rest
        if attempt is None:
            attempt = _first_success(lines, stumble, bracket(Spot(lines, stumble.bracket_line, 0)))
        if attempt is not None:
            return attempt
    attempt = _open_quote_above(lines, stumble)
    if attempt is not None:
        return attempt
    for spot in _suspects(lines, stumble):
        for recognise in SLIPS:
            attempt = _first_success(lines, stumble, recognise(spot))
            if attempt is not None:
                return attempt
    return None


def _first_success(lines: list[str], stumble: Stumble, proposals: Iterable[Slip]) -> Attempt | None:
    for slip in proposals:
        tried = [*lines[: slip.first], *slip.repaired, *lines[slip.first + len(slip.repaired) :]]
        outcome = stumble_of("\n".join(tried))
        if outcome is None or outcome > stumble:
            return slip, tried, outcome
    return None


def _suspects(lines: list[str], stumble: Stumble) -> list[Spot]:
    """The line YAML stumbled over, the line its text began on, and the line above."""
    line = min(stumble.line, len(lines) - 1)
    suspects = [Spot(lines, line, stumble.column)]
    above = next((i for i in range(line - 1, -1, -1) if not is_blank(lines[i])), None)
    if above is not None:
        suspects.append(Spot(lines, above, 0))
    indent = anatomy(lines[line]).indent
    for index in range(line - 1, -1, -1):
        found = anatomy(lines[index])
        if not is_blank(lines[index]) and found.level < indent and found.value:
            suspects.append(Spot(lines, index, 0))
            break
    return suspects


def _open_quote_above(lines: list[str], stumble: Stumble) -> Attempt | None:
    """A quote left open further up, which swallowed the lines down to the next quote."""
    for index in range(min(stumble.line, len(lines)) - 1, -1, -1):
        proposals = list(quote_open(Spot(lines, index, 0)))
        if proposals:  # the nearest open quote is the only suspect
            return _first_success(lines, stumble, proposals)
    return None


def _certain_slips(lines: list[str], first: int) -> list[Slip]:
    """Slips below a place where YAML cannot go on, told from the lines alone."""
    found: list[Slip] = []
    block_level: int | None = None  # inside a | or > text nothing is a slip
    for index in range(first, len(lines)):
        line = lines[index]
        if is_blank(line):
            continue
        parts = anatomy(line)
        if block_level is not None and parts.indent > block_level:
            continue
        block_level = parts.level if BLOCK_HEADER.match(parts.value) else None
        if len(found) < MAX_SLIPS and (slip := certain(lines, index)):
            found.append(slip)
    return found
