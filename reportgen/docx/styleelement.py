"""``w:style``: what a style of whatever kind says of itself before its properties."""

from __future__ import annotations

from reportgen.docx.names import WordName
from reportgen.docx.ooxml import Element, name, on, w

_WORDS_OWN = frozenset(
    {
        "Normal", "Normal Table", "Body Text", "List", "caption", "Quote", "header", "footer", "Strong",
        "Hyperlink", "Emphasis", "footnote text", "footnote reference", "endnote text",
        "endnote reference", "Default Paragraph Font", "toc 1",
        "toc 2", "toc 3", "table of figures", "index heading", "index 1", "index 2", "index 3",
        "Bibliography",
    }
)  # fmt: skip


def style_element(
    kind: str,
    word: WordName,
    based_on: str | None,
    following: str | None,
    *content: Element | None,
) -> Element:
    """A style of a kind (paragraph, character, table), in the children's order of the schema."""
    built_in = word.name in _WORDS_OWN or word.name.startswith(("heading ", "List "))
    return w(
        "style",
        w("name", val=word.name),
        w("basedOn", val=based_on) if based_on else None,
        w("next", val=following) if following else None,
        w("uiPriority", val=1),
        # the gallery of an editor's Word shows what is meant to be applied by hand
        on("qFormat") if kind != "table" else None,
        *content,
        type=kind,
        customStyle=None if built_in else 1,
        styleId=word.id,
    )


def default_style_element(kind: str, word: WordName, *content: Element | None) -> Element:
    """The style of everything of its kind that names none."""
    style = style_element(kind, word, None, None, *content)
    style.set(name("w:default"), "1")
    return style
