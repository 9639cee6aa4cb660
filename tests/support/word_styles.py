"""What Word's styles say to a paragraph or a run, to find direct formatting that only repeats it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lxml import etree

from tests.support.word_parts import W, part, part_names, value

# what is no look of a paragraph or run: its style, lists, sections, the language, hidden text
_OTHER = {
    f"{W}{tag}" for tag in ("pStyle", "rStyle", "sectPr", "numPr", "lang", "noProof", "rPr", "cnfStyle")
}

_TOGGLES = {f"{W}{tag}" for tag in ("b", "bCs", "i", "iCs")}


class Styles:
    """The properties of the styles of a file, inheritance resolved, as canonical XML by tag."""

    def __init__(self, path: Path) -> None:
        root = part(path, "word/styles.xml")
        self._by_id = {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")}
        self._defaults = {
            kind: _look(root.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")) for kind in ("pPr", "rPr")
        }

    def says(self, style_id: str | None, kind: str, *, defaults: bool = True) -> dict[str, str]:
        """What a style says of paragraphs (pPr) or of type (rPr)."""
        chain: list[etree._Element] = []
        while style_id in self._by_id:
            chain.append(self._by_id[style_id])
            style_id = value(chain[-1].find(f"{W}basedOn"))
        said = dict(self._defaults[kind]) if defaults else {}
        for style in reversed(chain):
            said |= _look(style.find(f"{W}{kind}"))
        return said


def _look(properties: etree._Element | None) -> dict[str, str]:
    children = () if properties is None else properties
    return {each.tag: _written(each) for each in children if each.tag not in _OTHER}


def _written(element: etree._Element) -> str:
    """An element in one way of writing, whatever namespaces stand around it."""
    attributes = " ".join(f"{key}={element.get(key)}" for key in sorted(element.attrib))
    return f"{element.tag}[{attributes}]{''.join(map(_written, element))}"


def repeated(path: Path) -> Counter[str]:
    """Direct properties of paragraphs and runs that say what their style says, by style and property."""
    styles = Styles(path)
    found: Counter[str] = Counter()
    for name in ("word/document.xml", *part_names(path, "word/header"), *part_names(path, "word/footer")):
        for paragraph in part(path, name).iter(f"{W}p"):
            style_id = value(paragraph.find(f"{W}pPr/{W}pStyle"))
            said = styles.says(style_id, "pPr")
            for tag, look in _look(paragraph.find(f"{W}pPr")).items():
                if said.get(tag) == look:
                    found[f"{style_id} {tag.removeprefix(W)}"] += 1
            for run in paragraph.iter(f"{W}r"):
                own = value(run.find(f"{W}rPr/{W}rStyle"))
                around, within = styles.says(style_id, "rPr"), styles.says(own, "rPr", defaults=False)
                for tag, look in _look(run.find(f"{W}rPr")).items():
                    # bold in bold is not bold (ECMA-376 part 1 §17.7.3): there it must be said
                    if tag in _TOGGLES and tag in around and tag in within:
                        continue
                    if (around | within).get(tag) == look:
                        found[f"{own or style_id} {tag.removeprefix(W)}"] += 1
    return found
