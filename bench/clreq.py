"""Faults of Chinese typesetting in a finished PDF, counted by an outside reader.

``python -m bench clreq FILE.txt … --measure 8,12,16 [--peers]``: a paragraph a line, ``**bold**`` understood,
half-width punctuation in Chinese made full-width as GB/T 15834 asks. The text is set through the whole
pipeline in columns of so many em, the PDF read back with PDFium, and every line end judged by rules
that know nothing of the typesetter (``bench.line_rules``).
"""

from __future__ import annotations

import argparse
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from bench import clreq_peers, line_rules
from bench.clreq_peers import Column, Maker
from bench.least_harm import Least, least_harm
from bench.set_lines import CLOSING, OPENING, UNREAD, Glyph, dense, measured, read_lines, written
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.layout.paginate import LEAST_EM
from reportgen.model.flow import Heading, Metadata, Paragraph, Report, Section
from reportgen.model.inline import TextRun
from reportgen.pdf import write_pdf
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import Theme, load_theme
from reportgen.theme.style import Edges

MEASURES = (4, 6, 8, 12, 16, 20, 28, 38)
# the column's distance from the page's edges, pt
_MARGIN = 72.0
_PAGE_HEIGHT = 842.0
# how far a line's end may stand from the column's edge, em: side bearings and centred marks
_EDGE_TOLERANCE = 0.2
# what a squeezed pair may be wider than half an em besides the spread of its line, em
_PAIR_TOLERANCE = 0.12
_HALF_WIDTH = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_WIDE = "\u3400-\u9fff”’》）。，"
_AFTER_CHINESE = re.compile(rf"(?<=[{_WIDE}])([,:;?!)]) ?|(?<=[{_WIDE}])\(|\((?=[{_WIDE}])")


@dataclass(frozen=True, slots=True)
class Faults:
    """Counts over all lines of one measure.

    ``unavoidable`` is what is excused, so that it can be seen how much that is; it counts in no other column:
    as many of a paragraph's faults as the best of all its divisions into lines has (``bench.least_faults``).
    ``lost`` are characters that do not read back.
    """

    lines: int = 0
    starts: int = 0
    ends: int = 0
    torn: int = 0
    lone: int = 0
    unsqueezed: int = 0
    ragged: int = 0
    unavoidable: int = 0
    lost: int = 0

    def __add__(self, other: Faults) -> Faults:
        return Faults(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def run(files: Sequence[Path], measures: Sequence[int], makers: Mapping[str, Maker]) -> None:
    """Let every maker set the texts at every measure, and print the table of faults."""
    paragraphs = [paragraph for file in files for paragraph in read_text(file)]
    size = plain_theme().style("body").size
    names = [field.name for field in fields(Faults)]
    print("  ".join((f"{'tool':<10}", "measure", *names)))
    for measure in measures:
        column = Column(measure * size, size, _MARGIN)
        for tool, make in makers.items():
            found = faults(make, paragraphs, column)
            counts = "  ".join(f"{getattr(found, name):>{len(name)}}" for name in names)
            print(f"{tool:<10}  {measure:>7}  {counts}", flush=True)
    if min(measures) < LEAST_EM:
        print(f"reportgen sets less than {LEAST_EM} em as a page of {LEAST_EM} em whose lines end earlier.")


def faults(make: Maker, paragraphs: Sequence[str], column: Column) -> Faults:
    """What is found in the file that one maker makes of the paragraphs."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "text.pdf"
        make(paragraphs, column, path)
        return judge(read_lines(path), paragraphs, column)


def read_text(file: Path) -> list[str]:
    """The paragraphs of a text file."""
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [_AFTER_CHINESE.sub(_full_width, line) for line in lines if line]


def _full_width(match: re.Match[str]) -> str:
    return _HALF_WIDTH[match.group().strip()]


def ours(paragraphs: Sequence[str], column: Column, path: Path) -> None:
    """The paragraphs through reportgen's own pages, in the plain layout."""
    theme = plain_theme()
    body = theme.style("body")
    # no page is narrower than that: the rest of a smaller measure is an indent at the lines' ends
    spare = max(LEAST_EM * column.size - column.measure, 0.0)
    master = replace(
        theme.rules.masters["page"],
        width=column.width + spare,
        height=_PAGE_HEIGHT,
        margins=Edges(column.margin, column.margin, column.margin, column.margin),
        mirrored=False,
        header=None,
        footer=None,
        decorations=(),
        content_top=None,
    )
    rules = replace(theme.rules, masters={"page": master}, section_start="continuous")
    styles = {**theme.styles, "body": replace(body, end_indent=spare)}
    narrow = replace(theme, rules=rules, styles=styles)
    blocks = tuple(Paragraph(tuple(_runs(text)), "body") for text in paragraphs)
    title = Heading(1, (TextRun("文"),), "section", "text", "")
    report = Report(Metadata("文", "2021"), (Section(title, blocks, "section", ""),))
    # warnings of strings that had to be broken are no news: the judge finds those strings
    write_pdf(paginate(report, narrow, Sink()), narrow, path)


def _runs(text: str) -> Iterator[TextRun]:
    """The text with what stands between pairs of ** in bold."""
    for index, part in enumerate(text.split("**")):
        if part:
            yield TextRun(part, strong=index % 2 == 1)


def judge(lines: Sequence[Sequence[Glyph]], paragraphs: Sequence[str], column: Column) -> Faults:
    """The faults of all paragraphs; RuntimeError when the lines are not the text that was to be set."""
    total = Faults()
    at = 0
    for marked in paragraphs:
        paragraph = marked.replace("**", "")
        wanted = dense(paragraph)
        start, got = at, ""
        while len(got) < len(wanted) and at < len(lines):
            line = dense(glyph.char for glyph in lines[at])
            if line.endswith(("-", "\xad")) and not wanted.startswith(line, len(got)):
                line = line[:-1]  # the hyphen of a divided word is no part of the text
            got += line
            at += 1
        unread = got.count(UNREAD)
        if not _reads(got, wanted):
            raise RuntimeError(f"the PDF reads {got!r}, the text is {wanted!r}")
        total += replace(_paragraph_faults(lines[start:at], paragraph, column), lost=unread)
    return total


def _reads(got: str, wanted: str) -> bool:
    """Whether characters read are the text, but for those that no character was found for.

    PDFium gives words that run from right to left as they stand on the page; only whether all of their
    letters are there is judged.
    """
    if len(got) != len(wanted):
        return False
    if _runs_leftwards(wanted):
        missing = Counter(wanted) - Counter(got)
        return missing.total() <= got.count(UNREAD)
    return all(a in (b, UNREAD) for a, b in zip(got, wanted, strict=True))


def _runs_leftwards(text: str) -> bool:
    """Whether any of it is written from right to left (UAX #9: classes R and AL)."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def _paragraph_faults(lines: Sequence[Sequence[Glyph]], paragraph: str, column: Column) -> Faults:
    texts = written(lines, paragraph)
    edge = column.margin + column.measure
    short = [line for line in lines[:-1] if _ragged(line, edge)]
    rigid = sum(_is_rigid(line, edge) for line in short)
    found = Faults(
        len(lines),
        len(line_rules.forbidden_starts(texts)),
        len(line_rules.forbidden_ends(texts)),
        len(line_rules.torn(texts)),
        int(line_rules.lone_end(texts)),
        sum(map(_unsqueezed, lines)) + sum(_untrimmed(line, edge) for line in lines[:-1]),
        len(short),
    )
    if not found.starts + found.ends + found.torn + found.lone + rigid:
        return found
    text = "".join(texts)
    harm = sum(line_rules.harm(text[:at], text[at:]) for at in accumulate(map(len, texts[:-1])))
    harm += line_rules.HARM * found.lone + line_rules.LITTLE_HARM * rigid
    least = least_harm(measured(lines, paragraph), *_rooms(lines[0], column))
    return _excused(found, rigid, harm, least)


def _excused(found: Faults, rigid: int, harm: int, least: Least) -> Faults:
    """The faults without as many as the best division has, those first that are hardest to avoid."""
    spare = found.starts + found.ends + found.torn + found.lone + rigid
    if harm > least.harm:
        spare = min(spare - 1, least.faults)
    counts = {"ragged": rigid, "lone": found.lone, "torn": found.torn, "ends": found.ends}
    counts["starts"] = found.starts
    excused = 0
    for name, count in counts.items():
        taken = min(count, spare - excused)
        found = replace(found, **{name: getattr(found, name) - taken})
        excused += taken
    return replace(found, unavoidable=excused)


def _rooms(line: Sequence[Glyph], column: Column) -> tuple[float, float]:
    """The widths of a paragraph's first line and of the others: from where the first begins as it was set."""
    indent = line[0].x - column.margin
    if line[0].char in OPENING:
        indent += line[0].size / 2  # its ink stands in the right half of an em
    return column.measure - max(indent, 0.0), column.measure


def _unsqueezed(line: Sequence[Glyph]) -> int:
    """Pairs of full-width marks that take more than one and a half em, the line's spread allowed for."""
    marks = CLOSING | OPENING
    size = line[0].size
    han = [b.x - a.x for a, b in pairwise(line) if _is_han(a.char) and _is_han(b.char)]
    letters = [b.x - a.right for a, b in pairwise(line) if not {a.char, b.char} & marks]
    spread = max(min(han) - size, 0.0) if han else max(size / 4, min(letters, default=0.0))
    most = size * (0.5 + _PAIR_TOLERANCE) + spread
    return sum(b.x - a.x > most for a, b in pairwise(line) if _shares_blank(a.char, b.char))


def _shares_blank(char: str, after: str) -> bool:
    """Whether two marks have their blank between them: a mark that closes what was just opened has not."""
    return (after in OPENING and char in CLOSING | OPENING) or (char in CLOSING and after in CLOSING)


def _untrimmed(line: Sequence[Glyph], edge: float) -> bool:
    """Whether the mark at a line's end keeps its blank inside the column (GB/T 15834 §5.1.10)."""
    last = _shown(line)[-1]
    return last.char in CLOSING and abs(last.x + last.size - edge) <= _EDGE_TOLERANCE * last.size


def _shown(line: Sequence[Glyph]) -> list[Glyph]:
    """What is seen of a line: neither blanks nor the zero-width signs that say where it may be broken."""
    return [glyph for glyph in line if glyph.char.strip() and glyph.char != "\u200b"]


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _ragged(line: Sequence[Glyph], edge: float) -> bool:
    """Whether a justified line ends short of the column's edge or beyond."""
    shown = _shown(line)
    last = shown[-1]
    if any(_runs_leftwards(glyph.char) for glyph in shown):
        last = max(shown, key=lambda glyph: glyph.right)
    if _untrimmed(line, edge):
        return False  # counted as what it is
    rights = [last.x + last.size / 2 if last.char in CLOSING else last.right]
    if last.char in "”’" and shown[-2:][0].char.isascii():
        rights.append(last.x + last.size / 4)  # a quote of a Latin run takes its ink only
    return min(abs(right - edge) for right in rights) > _EDGE_TOLERANCE * last.size


def _is_rigid(line: Sequence[Glyph], edge: float) -> bool:
    """Whether a line within the column holds nothing that could be spread."""
    shown = _shown(line)
    return line_rules.rigid("".join(glyph.char for glyph in shown)) and shown[-1].right <= edge


@cache
def plain_theme() -> Theme:
    """The plain layout as shipped."""
    sink = Sink()
    theme = load_theme(Sources(Path(__file__).parent, shipped_roots()), "plain", sink)
    if theme is None:
        raise RuntimeError([diagnostic.code for diagnostic in sink])
    return theme


def main(arguments: Sequence[str]) -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench clreq",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE.txt", nargs="+", type=Path, help="text, a paragraph a line")
    parser.add_argument(
        "--measure", metavar="N,N,…", type=_measures, default=MEASURES, help="widths of columns in em"
    )
    parser.add_argument("--peers", action="store_true", help="other typesetters as well, those installed")
    options = parser.parse_args(arguments)
    for file in options.files:
        if not file.is_file():
            parser.error(f"no file {file}")
    makers: dict[str, Maker] = {"reportgen": ours}
    if options.peers:
        makers |= clreq_peers.installed()
    run(options.files, options.measure, makers)


def _measures(words: str) -> tuple[int, ...]:
    """Widths in em, as in ``8,12,16``."""
    found = tuple(int(word) for word in words.split(",") if word.isdecimal())
    if len(found) != words.count(",") + 1 or min(found) < 1:
        raise argparse.ArgumentTypeError(f"{words}: whole numbers of em, as 8,12,16")
    return found
