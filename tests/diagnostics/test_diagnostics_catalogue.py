"""The catalogue against the code: every code that is reported has its words, every entry is used."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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
_NAMING = _REPORTING | {"Diagnostic", "InlineProblem"}


@dataclass(frozen=True)
class Call:
    """A call that names codes: where it is, the codes, and the names of the words it gives (None: not told)."""

    place: str
    called: str
    codes: tuple[str, ...]
    words: frozenset[str] | None


@dataclass(frozen=True)
class Code:
    """What the package's own code says: every text in it, and the calls whose first argument is one."""

    texts: frozenset[str]
    calls: tuple[Call, ...]


@cache
def _code() -> Code:
    """The package's code, read once: parsing it is the costly part."""
    texts: set[str] = set()
    calls: list[Call] = []
    for path in sorted(p for p in _PACKAGE.rglob("*.py") if "catalogue" not in p.parts):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.Call) and node.args and _called(node).lstrip("_") in _NAMING:
                codes = tuple(text for text in _strings(node.args[0]) if _CODE.fullmatch(text))
                named = [keyword.arg for keyword in node.keywords]
                words = None if None in named else frozenset(name for name in named if name)
                calls.append(Call(f"{path.relative_to(_PACKAGE)}:{node.lineno}", _called(node), codes, words))
    return Code(frozenset(texts), tuple(calls))


def _strings(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _placeholders(text: Text) -> set[str]:
    return {name for words in (text.zh, text.en) for _, name, _, _ in string.Formatter().parse(words) if name}


def _wanted(entry: Entry) -> set[str]:
    return _placeholders(entry.message) | _placeholders(entry.advice)


def test_what_is_reported_is_given_its_words() -> None:
    told = [
        call for call in _code().calls if call.called in _REPORTING and call.codes and call.words is not None
    ]
    assert len(told) > 200, "the calls are not found in the code any more"
    lacking = {
        f"{call.place} {code}": sorted(missing)
        for call in told
        for code in call.codes
        if code in entries() and (missing := _wanted(entries()[code]) - (call.words or frozenset()))
    }
    assert lacking == {}


def test_codes_named_anywhere_in_the_code_exist() -> None:
    named = {(code, call.place) for call in _code().calls for code in call.codes}
    assert named
    assert sorted((code, place) for code, place in named if code not in entries()) == []


def test_no_entry_is_left_over() -> None:
    assert sorted(set(entries()) - _code().texts) == []


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
