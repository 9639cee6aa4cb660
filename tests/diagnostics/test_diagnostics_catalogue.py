"""The catalogue against the code: every code that is reported has its words, every entry is used."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import reportgen
from reportgen.diagnostics.catalogue import Entry, Text, entries
from reportgen.diagnostics.printer import explain

_PACKAGE = Path(reportgen.__file__).parent
_FAMILIES = sorted({code.split("-")[0] for code in entries()})
_CODE = re.compile(rf"(?:{'|'.join(_FAMILIES)})(?:-[a-z0-9]+)+")
# functions that take a code as their first argument and its words as keywords
_REPORTING = frozenset({"report", "mistake"})


@dataclass(frozen=True)
class Call:
    """A call that reports: the codes it may report, and the names of the words it gives."""

    place: str
    codes: tuple[str, ...]
    words: frozenset[str]


def _modules() -> list[tuple[Path, ast.Module]]:
    paths = sorted(p for p in _PACKAGE.rglob("*.py") if "catalogue" not in p.parts)
    return [(path, ast.parse(path.read_text("utf-8"))) for path in paths]


def _strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _calls() -> list[Call]:
    """Calls of ``report`` and ``mistake`` whose code and words can be read off the source."""
    found: list[Call] = []
    for path, module in _modules():
        for node in ast.walk(module):
            if not (isinstance(node, ast.Call) and node.args and _called(node) in _REPORTING):
                continue
            codes = tuple(text for text in _strings(node.args[0]) if _CODE.fullmatch(text))
            named = [keyword.arg for keyword in node.keywords]
            if codes and None not in named:
                place = f"{path.relative_to(_PACKAGE)}:{node.lineno}"
                found.append(Call(place, codes, frozenset(name for name in named if name)))
    return found


def _placeholders(text: Text) -> set[str]:
    return {name for words in (text.zh, text.en) for _, name, _, _ in string.Formatter().parse(words) if name}


def _wanted(entry: Entry) -> set[str]:
    return _placeholders(entry.message) | _placeholders(entry.advice)


@pytest.mark.parametrize("call", _calls(), ids=lambda call: call.place)
def test_what_is_reported_is_in_the_catalogue_and_given_its_words(call: Call) -> None:
    for code in call.codes:
        assert code in entries()
        missing = _wanted(entries()[code]) - call.words
        assert not missing, f"{code} wants {sorted(missing)}"


def test_codes_named_anywhere_in_the_code_exist() -> None:
    # words with hyphens of which the first happens to be a family's name, such as file names
    named = {
        text
        for _, module in _modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and _called(node).lstrip("_") in _REPORTING | {"Diagnostic", "InlineProblem"}
        and node.args
        for text in _strings(node.args[0])
        if _CODE.fullmatch(text)
    }  # fmt: skip
    assert named
    assert sorted(named - entries().keys()) == []


def test_no_entry_is_left_over() -> None:
    used = {text for _, module in _modules() for text in _strings(module)}
    assert sorted(set(entries()) - used) == []


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.code)
def test_an_entry_is_whole_in_both_languages(entry: Entry) -> None:
    words = dict.fromkeys(_wanted(entry), "词")
    for text in (entry.message, entry.advice):
        assert text.zh.format_map(words).strip()
        assert text.en.format_map(words).strip()
        # what one language says about the case, the other says too, {known} lists and all
        assert _placeholders(Text(text.zh, "")) >= _placeholders(Text("", text.en)) - {"known"}
    assert re.search("[\u4e00-\u9fff]", entry.message.zh), "the Chinese message is not Chinese"
    assert len(re.findall("[a-z]+", entry.why.en)) >= 3, "the English reason is not a sentence"
    assert entry.why.en.endswith((".", "!", ")"))
    assert entry.why.zh.endswith(("。", "！", "）"))
    assert entry.bad.strip() != entry.good.strip()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_can_be_explained(language: str) -> None:
    for code, entry in entries().items():
        text = explain(code, language)
        assert text.startswith(code)
        assert "{fixed}" not in text
        assert entry.good.splitlines()[0] in text


def test_an_unknown_code_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        explain("yaml-none-of-this-name", "zh")


def test_examples_are_shown_as_one_types_them() -> None:
    # braces are doubled in messages, which have words put in, and in {{ expressions }}, which stand apart
    doubled = [
        code
        for code, entry in sorted(entries().items())
        for example in (entry.bad, entry.good)
        if re.search(r"\{\{(?! )[^{}]*\}\}", example)
    ]
    assert doubled == []
