"""Copied words in our inline markup: bold, Kai, underlined, raised, links; marks of ours are escaped."""

from __future__ import annotations

import re

from reportgen.text.inline import parse_inline

_BOLD = frozenset({"b", "strong"})
_OBLIQUE = frozenset({"i", "em"})
# what means something in a text of ours and is only itself in what was copied
_MARKS = re.compile(r"(\*\*|\{\{|[\\\[^~{])")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def escaped(words: str) -> str:
    """Copied words in which no character means anything to us."""
    return _MARKS.sub(lambda mark: "".join(f"\\{char}" for char in mark[0]), words)


def marked(words: str, tag: str, style: str) -> str:
    """The words of an element, escaped already, with what it adds to them.

    ``style`` is its ``style`` attribute without blanks, in small letters.
    """
    bare = words.strip()
    if not bare or "**" in bare or "]{." in bare:
        return words
    if tag in _BOLD or re.search(r"font-weight:(bold|[6-9]00)", style):
        around = "**", "**"
    elif tag in _OBLIQUE or "font-style:italic" in style:
        around = "[", "]{.kai}"
    elif tag == "u" or re.search(r"text-decoration(-line)?:underline", style):
        around = "[", "]{.underlined}"
    else:
        return words
    head = words[: len(words) - len(words.lstrip())]
    return f"{head}{around[0]}{bare}{around[1]}{words[len(words.rstrip()) :]}"


def raised(words: str, mark: str) -> str:
    """Raised ("^") or lowered ("~") words, where ours can be so: numbers, one word, a note's mark."""
    bare = words.strip().replace("\\", "")
    typed = f"{mark}{bare}{mark}"
    found = parse_inline(f"m{typed}")
    is_script = len(found.pieces) == 2 and getattr(found.pieces[1], "position", "normal") != "normal"
    return typed if bare and is_script else words


def link(words: str, target: str) -> str:
    """A link to a web or mail address; other targets mean nothing outside the document they come from."""
    bare = words.strip()
    if not bare or not _ADDRESS.fullmatch(target) or "]" in bare or "\\[" in bare:
        return words
    return f"[{bare}]({target.replace('(', '%28').replace(')', '%29')})"
