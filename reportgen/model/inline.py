"""Inline content of FLOW: a closed set of six kinds, frozen."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from reportgen.diagnostics import Span
from reportgen.record import record, replace

Position = Literal["normal", "super", "sub"]
# where pieces of a text were written: (offset in the text, place), rising
Places = tuple[tuple[int, Span], ...]
# where a note is printed: at the foot of the page, at the end of the section or of the document
NotePlace = Literal["page", "section", "report"]
# words: the text as it stands (a citation, a term of the glossary), which only leads there
# full: what follows a page number, until the target is known
RefForm = Literal["number", "title", "page", "words", "full"]


@record(frozen=True, slots=True)
class TextRun:
    """Characters with one look. ``style`` names a character style of the theme ("" = the paragraph's).

    ``span`` is where it begins; ``places`` says where each of its pieces was written.
    """

    text: str
    strong: bool = False
    style: str = ""
    position: Position = "normal"
    span: Span | None = None
    places: Places = field(default=(), compare=False, repr=False)

    def with_more(self, run: TextRun) -> TextRun:
        """This and another one of the same look as one."""
        length = len(self.text)
        more = tuple((length + start, place) for start, place in run.places)
        return replace(self, text=self.text + run.text, places=self.places + more)

    def part(self, start: int, end: int) -> TextRun:
        """The characters from ``start`` to before ``end``."""
        first = sum(begin <= start for begin, _ in self.places) - 1
        places = tuple((begin - start, place) for begin, place in self.places[max(first, 0) :] if begin < end)
        return replace(self, text=self.text[start:end], places=places)


def place_in(places: Places, offset: int) -> Span | None:
    """Where the character at ``offset`` was written; None where nothing is known."""
    known = [each for each in places if each[0] <= offset]
    if not known:
        return None
    start, place = known[-1]
    # what is printed of a formula may be longer than the formula
    return place.shifted(min(offset - start, max(place.end_column - place.column - 1, 0)), 1)


@record(frozen=True, slots=True)
class LineBreak:
    """A forced line end inside a paragraph."""

    span: Span | None = None


@record(frozen=True, slots=True)
class Link:
    """Runs that lead to a web or mail address (``target`` is an absolute URL)."""

    target: str
    children: tuple[TextRun, ...]
    span: Span | None = None


@record(frozen=True, slots=True)
class CrossReference:
    """A reference to an anchor of this report.

    ``text`` is the bound wording ("图4.2-1", a title, "[2]"); for ``form == "page"`` it is a
    placeholder that ``layout`` replaces by the page label once pages are known.
    """

    anchor: str
    form: RefForm
    text: str
    strong: bool = False
    span: Span | None = None
    style: str = ""
    position: Position = "normal"


@record(frozen=True, slots=True)
class Indexed:
    """Words that the index leads to, printed as any others. ``entries`` are the headings that name this
    place, each as a path: ("机构", "上海科技馆"). With a ``target`` they lead there: to an explanation.
    """

    words: TextRun
    anchor: str
    entries: tuple[tuple[str, ...], ...]
    target: str = ""


@record(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote or endnote, which brings its note with it; ``body`` holds the note's paragraphs.

    ``key`` is the note's own in the report. ``label`` is what is printed ("①"), counted in the section or
    the report; where notes are counted by the page, ``layout`` replaces it once pages are known.
    """

    key: str
    label: str
    body: tuple[Inlines, ...]
    span: Span | None = None
    place: NotePlace = "page"

    @property
    def anchor(self) -> str:
        """Where the mark stands; the note's own place is called by its key."""
        return mark_anchor(self.key)


def mark_anchor(key: str) -> str:
    """The anchor of the mark that leads to the note ``key``."""
    return f"{key}.mark"


Inline = TextRun | LineBreak | Link | CrossReference | Indexed | NoteMark
Inlines = tuple[Inline, ...]


def span_of(inlines: Inlines) -> Span | None:
    """Where the first of ``inlines`` that was written anywhere was written."""
    for item in inlines:
        found = item.words.span if isinstance(item, Indexed) else item.span
        if found is not None:
            return found
    return None


def plain_text(inlines: Inlines) -> str:
    """The characters of ``inlines`` without marks, also of notes; a line break counts as a newline."""
    parts: list[str] = []
    for item in inlines:
        match item:
            case TextRun() | CrossReference():
                parts.append(item.text)
            case Link():
                parts.append(plain_text(item.children))
            case LineBreak():
                parts.append("\n")
            case Indexed():
                parts.append(item.words.text)
            case NoteMark():
                pass
    return "".join(parts)
