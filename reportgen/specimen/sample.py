"""Examples to a report project on disk, with the facts and pictures they use."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from reportgen.specimen.examples import FOLDER, GROUPS, Example, examples

TITLE = "样张"
YEAR = "2021"


def chapters_by_group() -> tuple[str, ...]:
    """A chapter file for each group of blocks, each block under a topic, after the example of a section."""
    found = {example.name: example for example in examples()}
    chapters = [found["section"].chapter]
    for number, (title, names) in enumerate(GROUPS, start=1):
        topics = "".join(_under_topic(found[name]) for name in names if name != "section")
        chapters.append(f'section: {title}\nnumber: "{number}"\nblocks:\n{topics}')
    return tuple(chapters)


def write_sample(root: Path, chapters: Sequence[str], layout: str) -> Path:
    """A project of these chapter files in the folder ``root``, which is made; returns ``root``.

    Raises OSError when it cannot be written.
    """
    names = [f"chapters/{number:02}.yaml" for number, _ in enumerate(chapters, start=1)]
    report = f"title: {TITLE}\nyear: {YEAR}\nlayout: {layout}\nchapters: [{', '.join(names)}]\n"
    (root / "chapters").mkdir(parents=True)
    (root / "report.yaml").write_text(report, encoding="utf-8")
    for name, chapter in zip(names, chapters, strict=True):
        (root / name).write_text(chapter, encoding="utf-8")
    for folder in ("facts", "pictures", "parts"):
        shutil.copytree(FOLDER / folder, root / folder)
    return root


def _under_topic(example: Example) -> str:
    """The example under a topic that names it; topics of its own stand beside that one, not below it."""
    topic = re.search("^- topic:", example.yaml, re.MULTILINE)
    inside = example.yaml if topic is None else example.yaml[: topic.start()]
    blocks = f"  blocks:\n{_indented(inside)}" if inside else ""
    return f"- topic: {example.words} {example.name}\n{blocks}{example.yaml[len(inside) :]}"


def _indented(yaml: str) -> str:
    return "".join(f"    {line}" if line.strip() else line for line in yaml.splitlines(keepends=True))
