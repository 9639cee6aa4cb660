"""Our styles, lists and fonts put beside those of a template; what both have is the template's.

Without a template the styles only get the names that the layout gives them.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import field

from reportgen.docx.naming import Known, given_names, renamed, style_names
from reportgen.docx.ooxml import Element, name, paragraph_properties, set_paragraph_property, w
from reportgen.docx.stylesheet import StyleSheet
from reportgen.docx.template import Template, is_on, root_of, with_namespaces
from reportgen.docx.wordlooks import WordLooks
from reportgen.record import record

_ID, _NAME, _TYPE, _VALUE, _DEFAULT = (
    name(f"w:{key}") for key in ("styleId", "name", "type", "val", "default")
)
# what follows the language in the properties of type (ECMA-376 part 1 §17.3.2.28)
_AFTER_LANGUAGE = tuple(name(f"w:{tag}") for tag in ("eastAsianLayout", "specVanish", "oMath"))


@record(slots=True)
class Merge:
    """The finished styles and what the rest of the file must be told.

    ``ids``: new ids of styles by ours. ``marked``: the list of paragraphs whose style in the template has
    no marks of its own, by its id; ``counting``: the template's headings that have our lists.
    """

    styles: Element
    ids: dict[str, str] = field(default_factory=dict)
    marked: dict[str, Element] = field(default_factory=dict)
    counting: set[str] = field(default_factory=set)

    def apply(self, roots: Iterable[Element]) -> None:
        """Let the parts of the file speak of the finished styles."""
        for root in roots:
            renamed((root,), self.ids)
            if self.marked:
                self._mark(root)

    def _mark(self, root: Element) -> None:
        for paragraph in root.iter(name("w:p")):
            style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
            if style is None or paragraph.find(f"{name('w:pPr')}/{name('w:numPr')}") is not None:
                continue
            own = self.marked.get(style.get(_VALUE))
            if own is not None:
                set_paragraph_property(paragraph, deepcopy(own))


def merged_styles(ours: Element, sheet: StyleSheet, template: Template | None) -> Merge:
    """``ours`` under the layout's names, beside the template's styles."""
    given = given_names(sheet)
    if template is None:
        merge = Merge(ours)
        if given:
            _place(merge, list(ours.findall(name("w:style"))), given, sheet, None)
            renamed((ours,), merge.ids)
        return merge
    base = with_namespaces(template.styles, "w14")
    known = Known(base)
    for tag in ("w:docDefaults", "w:latentStyles"):
        own = ours.find(name(tag))
        if base.find(name(tag)) is None and own is not None:
            base.insert(0, own)
    _speak(base, ours)
    merge = Merge(base)
    own = list(ours.findall(name("w:style")))
    _place(merge, own, given, sheet, _Theirs(known, WordLooks(template)))
    renamed(own, merge.ids)
    return merge


def drop_repeated_keeps(roots: Iterable[Element], styles: Element) -> None:
    """Take "keep with next" from paragraphs whose style says it: what binds blocks knows no styles."""
    keeping = _keeping(styles)
    for root in roots:
        for keep in list(root.iter(name("w:keepNext"))):
            properties = keep.getparent()
            style = properties.find(name("w:pStyle"))
            if style is not None and style.get(_VALUE) in keeping and is_on(keep):
                properties.remove(keep)


def _keeping(styles: Element) -> set[str]:
    """The styles whose paragraphs stay with the next one, themselves or by what they are based on."""
    by_id = {each.get(_ID): each for each in styles.iter(name("w:style"))}
    found: set[str] = set()
    for style_id in by_id:
        chain: list[str] = []
        current: str = style_id
        while current in by_id and current not in chain:
            chain.append(current)
            keep = by_id[current].find(f"{name('w:pPr')}/{name('w:keepNext')}")
            if keep is not None:
                if is_on(keep):
                    found.add(style_id)
                break
            based_on = by_id[current].find(name("w:basedOn"))
            current = "" if based_on is None else based_on.get(_VALUE)
    return found


def _speak(base: Element, ours: Element) -> None:
    """The report's language in the template's defaults: readers aloud and the spelling checker go by it."""
    defaults = f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}"
    properties, own = base.find(defaults), ours.find(f"{defaults}/{name('w:lang')}")
    if properties is None or own is None:
        return
    for element in properties.findall(name("w:lang")):
        properties.remove(element)
    later = [each for each in properties if each.tag in _AFTER_LANGUAGE]
    if later:
        later[0].addprevious(own)
    else:
        properties.append(own)


@record(frozen=True, slots=True)
class _Theirs:
    """The template's styles."""

    known: Known
    looks: WordLooks


def _place(
    merge: Merge, styles: list[Element], given: dict[str, str], sheet: StyleSheet, theirs: _Theirs | None
) -> None:
    """Each of our styles into the sheet, unless one of its name stands there already."""
    levels = {each.word.id: each.level for each in sheet.heading_definitions()}
    taken = {each.get(_ID) for each in merge.styles.iter(name("w:style"))} if theirs else set[str]()
    words: set[str] = set()
    defaults: set[str] = set()
    for each in merge.styles.iter(name("w:style")) if theirs else ():
        words.update(word.casefold() for word in style_names(each))
        if each.get(_DEFAULT) in ("1", "true", "on"):
            defaults.add(each.get(_TYPE))
    claimed: dict[tuple[str, str], str] = {}
    # a name that the layout gives goes before one that is only usual
    for style in sorted(styles, key=lambda each: each.get(_ID) not in given):
        own_id, kind = style.get(_ID), style.get(_TYPE)
        word = given.get(own_id) or style.find(_NAME).get(_VALUE)
        found = theirs.known.style(kind, word) if theirs else ""
        if found:
            if _fits(found, levels.get(own_id), theirs):
                merge.ids[own_id] = found
                _note_numbering(merge, style, found, own_id in levels, theirs)
                continue
            _base_on(style, found, levels[own_id])
            word = f"{word}（{levels[own_id]} 级）"
        first = claimed.get((kind, word.casefold()))
        if first is not None and own_id in given:
            merge.ids[own_id] = first
            style.getparent().remove(style)
            continue
        if word.casefold() in words:
            word = f"{word}（{sheet.theme.name}）"
        style.find(_NAME).set(_VALUE, word)
        new_id = own_id
        while new_id in taken:
            new_id += "X"
        if new_id != own_id:
            merge.ids[own_id] = new_id
            style.set(_ID, new_id)
        taken.add(new_id)
        words.add(word.casefold())
        claimed[kind, word.casefold()] = new_id
        if theirs is not None:
            if kind in defaults:
                style.attrib.pop(_DEFAULT, None)
            merge.styles.append(style)


def _fits(found: str, level: int | None, theirs: _Theirs | None) -> bool:
    """Whether a style of the template is what one of ours is: a heading has its level."""
    return level is None or theirs is None or theirs.looks.outline(found) == min(level, 9) - 1


def _base_on(style: Element, found: str, level: int) -> None:
    """A heading that looks as a style of the template does, at a level and with a number of its own."""
    numbering = style.find(f"{name('w:pPr')}/{name('w:numPr')}")
    for tag in ("w:pPr", "w:rPr", "w:basedOn"):
        for element in style.findall(name(tag)):
            style.remove(element)
    style.find(_NAME).addnext(w("basedOn", val=found))
    style.append(paragraph_properties(numbering, w("outlineLvl", val=min(level, 9) - 1)))


def _note_numbering(merge: Merge, style: Element, found: str, heads: bool, theirs: _Theirs | None) -> None:
    if theirs is None:
        return
    own = style.find(f"{name('w:pPr')}/{name('w:numPr')}")
    if own is None:
        return
    if heads:
        # they bear the report's numbers; where two of ours are this one, those of the first
        if found not in merge.counting:
            merge.counting.add(found)
            heading = next(each for each in merge.styles.iter(name("w:style")) if each.get(_ID) == found)
            set_paragraph_property(heading, deepcopy(own))
    elif not theirs.looks.is_numbered(found):
        merge.marked[found] = own


def merged_numbering(ours: Element, template: Template) -> tuple[Element, int]:
    """The template's lists and ours behind them; by how much the numbers of our lists grow."""
    if template.numbering is None:
        return ours, 0
    looks = WordLooks(template)
    base = root_of(template.numbering)
    # headings bear the report's numbers: none of the lists may take them back by the name of their style
    for level in base.iter(name("w:lvl")):
        for link in level.findall(name("w:pStyle")):
            if looks.is_heading(link.get(_VALUE)):
                level.remove(link)
    abstracts, lists = base.findall(name("w:abstractNum")), base.findall(name("w:num"))
    first = 1 + max((int(each.get(name("w:abstractNumId"))) for each in abstracts), default=-1)
    shift = max((int(each.get(name("w:numId"))) for each in lists), default=0)
    identities = {each.get(_VALUE) for each in base.iter(name("w:nsid"))}
    # the schema wants all definitions before all lists
    place = base.index(lists[0]) if lists else len(base)
    for element in ours.findall(name("w:abstractNum")):
        element.set(name("w:abstractNumId"), str(first + int(element.get(name("w:abstractNumId")))))
        _identify(element, identities)
        base.insert(place, element)
        place += 1
    behind = place + len(lists)
    for element in ours.findall(name("w:num")):
        element.set(name("w:numId"), str(shift + int(element.get(name("w:numId")))))
        definition = element.find(name("w:abstractNumId"))
        definition.set(_VALUE, str(first + int(definition.get(_VALUE))))
        base.insert(behind, element)
        behind += 1
    return base, shift


def _identify(definition: Element, taken: set[str]) -> None:
    """Give a definition an identity that none has yet: Word merges lists that share one, and a template made
    from a report of ours has those of ours.
    """
    identity = definition.find(name("w:nsid"))
    while identity.get(_VALUE) in taken:
        identity.set(_VALUE, f"{int(identity.get(_VALUE), 16) + 1:08X}")
    taken.add(identity.get(_VALUE))


def shift_lists(roots: Iterable[Element], shift: int) -> None:
    """Let paragraphs and styles of ours name our lists by their new numbers; 0 is none."""
    for root in roots if shift else ():
        for element in root.iter(name("w:numId")):
            number = int(element.get(_VALUE))
            if number:
                element.set(_VALUE, str(number + shift))


def merged_fonts(ours: Element, template: Template) -> Element:
    """The template's fonts and those of ours that it does not describe."""
    if template.fonts is None:
        return ours
    base = root_of(template.fonts)
    known = {each.get(_NAME) for each in base}
    base.extend([each for each in ours if each.get(_NAME) not in known])
    return base
