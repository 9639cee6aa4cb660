"""Blocks and chapters come and go, facts, references, notes and terms change: all is as from a clean build."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reportgen.build.pipeline import lay_out, open_sources, prepare
from reportgen.diagnostics import GateClosed, Sink
from reportgen.preview.session import Session
from tests.support.long_report import prose, sentence

EDITS = 20
_KINDS = ("text", "reference", "note", "table", "fact", "term", "topic", "figure of a year")
_SLIPS = 0.03  # how often a block names what is not there


class Story:
    """A report of small chapters whose parts lead to each other, and what an editor may do to it next."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self._random = Random(seed)
        self._made = 0
        self._values = {"2020": 20, "2021": 25}
        self._above = 0  # empty lines above all that is written
        self.chapters = {self._name(): self._blocks(6) for _ in range(4)}
        self.write()

    def happens(self) -> None:
        """One edit."""
        random = self._random
        path = random.choice(list(self.chapters))
        blocks = self.chapters[path]
        match random.randrange(8):
            case 0:
                blocks.insert(random.randrange(len(blocks) + 1), self._block())
            case 1 if len(blocks) > 1:
                del blocks[random.randrange(len(blocks))]
            case 2:
                self._values[random.choice(list(self._values))] += 1
            case 3:
                self._above = (self._above + 1) % 4
            case 4:
                others = list(self.chapters.items())
                random.shuffle(others)
                self.chapters = dict(others)
            case 5 if len(self.chapters) > 3:
                del self.chapters[path]
            case 6:
                self.chapters[self._name()] = self._blocks(3)
            case _:
                blocks[random.randrange(len(blocks))] = self._block()
        self.write()

    def write(self) -> None:
        lines = "\n" * self._above
        files: dict[str, Any] = {
            "report.yaml": {
                "title": "测试",
                "year": "2021",
                "layout": "plain",
                "chapters": list(self.chapters),
            },
            "facts/a.yaml": {
                "中心": {
                    "新增": {"unit": "家", "values": {y: str(v) for y, v in self._values.items()}},
                    "增长": {"formula": "新增 - 新增[2020]"},
                }
            },
        }
        known = sorted(re.findall(r'"t\d+"', json.dumps(list(self.chapters.values()))))
        for index, (path, blocks) in enumerate(self.chapters.items()):
            notes = dict.fromkeys(re.findall(r"\[\^(n\d+)\]", str(blocks)), "见 {{ 中心.新增 }}。")
            title = f"第{index + 1}项：{sentence(len(blocks))[:6]}"
            files[path] = {
                "section": title,
                "number": path[9:-5],
                **({"notes": notes} if notes else {}),
                "blocks": blocks,
            }
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(content, ensure_ascii=False, indent=1)
            if self._random.random() < 0.9:  # else some lead nowhere
                text = re.sub(r"(?<=:)t\d+(?=})", lambda _: self._random.choice(known or ['"x"'])[1:-1], text)
            target.write_text(lines + text, encoding="utf-8")

    def _name(self) -> str:
        self._made += 1
        return f"chapters/{self._made}.yaml"

    def _blocks(self, count: int) -> list[dict[str, Any]]:
        return [self._block() for _ in range(count)]

    def _block(self) -> dict[str, Any]:
        self._made += 1
        number, words = self._made, prose(self._made, 2)
        some = self._random.randrange(1, number + 1)
        match "slip" if self._random.random() < _SLIPS else self._random.choice(_KINDS):
            case "reference":
                return {"text": f"见{{ref:t{some}}}，第{{page:t{some}}}页。{words}"}
            case "note":
                return {"text": f"{words}[^n{number}]"}
            case "slip":
                return {"text": f"{words}{{{{ 中心.旧 }}}}[^none]"}
            case "table":
                rows = [["材料", "3"], ["医药", "12"]]
                return {
                    "table": {"id": f"t{number}", "caption": "各领域", "columns": ["甲", "乙"], "rows": rows}
                }
            case "fact":
                return {"text": "新增{{ 中心.新增 }}，比上年多{{ 中心.增长 }}。"}
            case "figure of a year":
                return {"text": f"{{{{ 中心.新增[{self._random.choice((2020, 2021))}] }}}}"}
            case "term":
                return {"glossary": [{"term": sentence(some)[:2], "text": "一种说法。"}]}
            case "topic":
                return {"topic": sentence(number)[:8]}
            case _:
                return {"text": words}


@pytest.mark.parametrize("seed", [3])
def test_whatever_is_edited_flow_pages_findings_and_uses_are_those_of_a_clean_build(
    tmp_path: Path, seed: int
) -> None:
    story = Story(tmp_path / "报告", seed)
    session = Session(story.root)
    good = broken = 0
    for _ in range(EDITS):
        story.happens()
        snapshot = session.rebuild()
        sources, sink = open_sources(story.root), Sink()
        try:
            clean = prepare(sources, None, sink)
            pages = lay_out(clean, sources, sink)
            sink.gate()
        except GateClosed:
            assert snapshot.stale_since is not None
            assert list(snapshot.findings) == list(sink)
            broken += 1
            continue
        assert list(snapshot.findings) == list(sink)
        assert snapshot.prepared is not None
        assert snapshot.prepared.reports == clean.reports
        assert snapshot.prepared.facts.uses == clean.facts.uses
        assert snapshot.prepared.facts.used() == clean.facts.used()
        assert snapshot.pages == pages
        good += 1
    assert good > 5
    assert broken > 2
