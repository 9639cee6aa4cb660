"""Mending any file: words of texts change, the file reads as the same structure, a second run changes nothing."""

from __future__ import annotations

import shutil

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Sink
from reportgen.lint import mend_certain
from reportgen.project import load_project
from reportgen.source import Sources

_WORDS = st.text(
    alphabet="甲乙丙研发年月日号第百分之家 ,.;:?!()\"'“”‘’-–—~～%％2５10、，。…*[]{}#&|>\\",
    min_size=1,
    max_size=14,
).filter(str.strip)
_NEXT = st.sampled_from(["\n", "\n\n", "\n  \n", "  # 注,释 --\n"])


@st.composite
def scalars(draw: st.DrawFn, indent: int) -> str:
    """A text as YAML may have it: plain, in quotes, folded or literal."""
    words = draw(_WORDS)
    style = draw(st.sampled_from(["plain", "single", "double", "escaped", "folded", "literal", "more lines"]))
    pad = " " * indent
    match style:
        case "single":
            return "'" + words.replace("'", "''") + "'"
        case "double":
            return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "escaped":
            return (
                '"'
                + "".join(
                    f"\\u{ord(char):04x}" if char in "，甲," else char for char in words if char not in '"\\'
                )
                + '文"'
            )
        case "folded" | "literal":
            mark = ">" if style == "folded" else "|"
            more = draw(st.lists(_WORDS, max_size=2))
            lines = [line.strip() for line in (words, *more)]
            return (
                mark + draw(st.sampled_from(["", "-", "+"])) + "\n" + "\n".join(pad + line for line in lines)
            )
        case "more lines":
            return "文" + words.strip(" ").replace("#", "").replace(":", "：") + "\n" + pad + "续,文"
        case _:
            return words.strip()


@st.composite
def blocks(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["text", "list", "flow list", "table", "labelled", "topic"]))
    end = draw(_NEXT)
    match kind:
        case "text":
            return f"- text: {draw(scalars(6))}{end if end[0] == chr(10) else chr(10)}"
        case "list":
            items = draw(st.lists(scalars(8), min_size=1, max_size=3))
            return "- list:\n" + "".join(f"    - {item}\n" for item in items)
        case "flow list":
            items = [
                f"'{words.replace(chr(39), chr(39) * 2)}'"
                for words in draw(st.lists(_WORDS, min_size=1, max_size=3))
            ]
            return f"- list: [{', '.join(items)}]{end}"
        case "table":
            cells = [
                f"'{words.replace(chr(39), chr(39) * 2)}'"
                for words in draw(st.lists(_WORDS, min_size=2, max_size=2))
            ]
            return f"- table: {{columns: [{{title: 甲}}, {{title: 乙}}], rows: [[{', '.join(cells)}]]}}{end}"
        case "labelled":
            return f"- labelled: {{label: 甲, text: '{draw(_WORDS).replace(chr(39), chr(39) * 2)}'}}{end}"
        case _:
            words = draw(_WORDS).replace("'", "''")
            return f"- topic: '{words}'\n  blocks:\n    - text: {draw(scalars(10))}\n"


def shape(node: object) -> object:
    """A file's structure: keys, orders and kinds; what texts say is left out."""
    match node:
        case dict():
            return {key: shape(value) for key, value in node.items()}
        case list():
            return [shape(value) for value in node]
        case _:
            return type(node).__name__


def comments(text: str) -> list[str]:
    return [line.partition("  # 注")[2] for line in text.splitlines() if "  # 注" in line]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(blocks(), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_a_mended_file_has_the_structure_it_had_and_needs_no_second_mending(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], newline: str
) -> None:
    root = tmp_path_factory.mktemp("lint")
    try:
        (root / "facts").mkdir()
        (root / "report.yaml").write_text("title: 报告\nyear: 2021\nchapters: [a.yaml]\n", "utf-8")
        (root / "facts/a.yaml").write_text("论坛: {嘉宾: 2}\n", "utf-8")
        content = 'section: 合作\nnumber: "1"\nblocks:\n' + "".join(written)
        chapter = root / "a.yaml"
        chapter.write_bytes(content.replace("\n", newline).encode())
        sink = Sink()
        load_project(Sources(root), sink)
        if sink.has_errors():  # not a file that can be read: nothing to mend
            return
        before = chapter.read_bytes().decode()
        mended = mend_certain(Sources(root))
        after = chapter.read_bytes().decode()
        assert (after != before) == bool(mended.files)
        sink = Sink()
        load_project(Sources(root), sink)
        assert not sink.has_errors(), after
        assert shape(yaml.safe_load(after)) == shape(yaml.safe_load(before))
        assert comments(after) == comments(before)
        assert after.count("\n") == before.count("\n")
        again = mend_certain(Sources(root))
        assert chapter.read_bytes().decode() == after, (before, again)
    finally:
        shutil.rmtree(root)
