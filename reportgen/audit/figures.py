"""Figures typed into prose, against the facts: those that should be linked, and those that contradict one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportgen.audit.accounts import Accounts
from reportgen.diagnostics import Diagnostic
from reportgen.project.facts import Given
from reportgen.project.prose import Prose, prose_of
from reportgen.resolve.facts import printed
from reportgen.resolve.tokens import written
from reportgen.source import Sources
from reportgen.text.numbers import decimal_text, grouped, parse_number
from reportgen.text.quantity import Quantity

# not inside a word, code, date, ordinal or larger number
_FIGURE = re.compile(
    r"(?<![\w.\-/:：—–第])(?<![A-Za-z] )(\d[\d,]*(?:\.\d+)?%?|\d+/\d+)(?![\w.\-/]*[A-Za-z]|[\d.\-/:：])",
    re.ASCII,
)
_SENTENCE_END = re.compile("[。！？；\n]")
# a figure without a unit is known again only when it is long enough not to be met by chance
_TELLING_DIGITS = 3
# units that may be the beginning of a longer one, and what would continue them
_BEGINNINGS = frozenset({"人", "万", "亿", "元"})
_CONTINUATIONS = frozenset("次元吨亩年份月日")
_NEAR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class _Known:
    """A figure of a fact, with what would be written in prose to link it."""

    path: str
    quantity: Quantity
    link: str


def typed_in_prose(accounts: Accounts, sources: Sources) -> Iterator[Diagnostic]:
    """Figures in the chapters that equal a fact (link them) or nearly do (one of the two is wrong)."""
    known = list(_known(accounts))
    equal: dict[Fraction, list[_Known]] = {}
    for figure in known:
        assert figure.quantity.number is not None
        equal.setdefault(figure.quantity.number, []).append(figure)
    by_group: dict[str, list[_Known]] = {}
    for figure in known:
        by_group.setdefault(figure.path.rpartition(".")[0].rpartition(".")[2], []).append(figure)
    chapters = frozenset(path for chapter in accounts.project.chapters for path in chapter.paths)
    for prose in prose_of(accounts.project, sources):
        sources.take_breath()
        if prose.rich.span.file in chapters:
            yield from _in_text(prose, equal, by_group)


def _known(accounts: Accounts) -> Iterator[_Known]:
    """This year's figures; those of other years too, which prose compares with."""
    year = accounts.table.year
    for path, fact in accounts.facts.items():
        cells = [(coordinates, cell) for coordinates, cell in fact.cells.items() if isinstance(cell, Given)]
        for coordinates, cell in cells:
            label = "" if coordinates == (year,) else f"[{','.join(coordinates)}]"
            if cell.quantity.number is not None:
                yield _Known(path, printed(cell.quantity, fact.decimals), written(path) + label)
        if not cells and fact.always is not None:
            value = accounts.table.value_of(fact)
            if isinstance(value, Quantity) and value.number is not None:
                yield _Known(path, value, written(path))


def reference(link: str, printed: Quantity, digits: str) -> str:
    """What prints a figure in prose with the digits it was typed in; where no format does, its bare name."""
    number, places = printed.number, len(digits.partition(".")[2])
    ways = {"": printed.wording, " | 千分位": grouped(printed.core)}
    if number is not None and 0 < places < 10:
        fixed = decimal_text(number, places)
        ways |= {f" | {places}位小数": fixed, f" | {places}位小数 | 千分位": grouped(fixed)}
    return link + next((steps for steps, wording in ways.items() if wording == digits), "")


def _in_text(
    prose: Prose, equal: dict[Fraction, list[_Known]], by_group: dict[str, list[_Known]]
) -> Iterator[Diagnostic]:
    for found in _FIGURE.finditer(prose.plain):
        digits = found[1].rstrip("%")
        number = parse_number(digits)
        if number is None:
            continue
        behind = prose.plain[found.start(1) + len(digits) :]
        # a fact prints its number; the sign stays, as every unit does
        place = prose.rich.at(found.start(1), len(digits))
        twins = [each for each in equal.get(number, ()) if _fits(each.quantity, found[1], behind)]
        if twins:
            link = reference(twins[0].link, twins[0].quantity, digits)
            words = {"typed": digits, "name": twins[0].path, "link": link}
            yield Diagnostic("figure-unlinked", place, words)
            continue
        sentence = _sentence(prose.plain, found.start())
        for group, figures in by_group.items():
            if not group or group not in sentence:
                continue
            near = [f for f in figures if _is_unit(f.quantity, behind) and _is_near(number, f.quantity)]
            if near:
                nearest = min(near, key=lambda each: abs((each.quantity.number or 0) - number))
                words = {"typed": found[1], "name": nearest.path, "value": nearest.quantity.with_unit}
                yield Diagnostic("figure-contradicts", place, words)
                break


def _fits(quantity: Quantity, typed: str, behind: str) -> bool:
    """Whether a typed number with what follows it means this figure."""
    if quantity.unit.symbol:
        return _is_unit(quantity, behind)
    digits = sum(char.isdigit() for char in typed)
    return digits >= _TELLING_DIGITS or "/" in typed or "." in typed


def _is_unit(quantity: Quantity, behind: str) -> bool:
    symbol = quantity.unit.symbol
    if not symbol or not behind.startswith(symbol):
        return False
    # 5人 is not 5人次, 1万 not 1万元
    return symbol not in _BEGINNINGS or behind[len(symbol) : len(symbol) + 1] not in _CONTINUATIONS


def _is_near(number: Fraction, quantity: Quantity) -> bool:
    """Digits changed about (560 for 506), or a difference so small that it looks like a slip."""
    if not quantity.number or number == quantity.number:
        return False
    digits, others = str(number), str(quantity.number)
    turned = len(digits) >= _TELLING_DIGITS and Counter(digits) == Counter(others)
    return turned or (abs(number - quantity.number) <= _NEAR * abs(quantity.number) and number >= 100)


def _sentence(text: str, at: int) -> str:
    """The sentence around a place."""
    start = max((found.end() for found in _SENTENCE_END.finditer(text, 0, at)), default=0)
    end = _SENTENCE_END.search(text, at)
    return text[start : end.start() if end else len(text)]
