"""A small report edited again and again at random, always the same for the same seed, and damage to what is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random
from typing import Any

from reportgen.cache import project_store
from tests.support.long_report import prose, sentence

SECTIONS = 4


class EditStory:
    """The project in ``root`` and what may happen to it next."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self._random = Random(seed)
        self._order = list(range(SECTIONS))
        self._value = 25
        self._sections = [self._section(number) for number in range(SECTIONS)]
        self._written()

    def happens(self) -> str:
        """Something happens to the project; what it was."""
        happenings = [self._text, self._more, self._less, self._title, self._fact, self._moved]
        happenings += [self._forgets, self._corrupted, self._spoilt]
        weights = [8, 5, 4, 2, 3, 2, 1, 2, 1]
        (happening,) = self._random.choices(happenings, weights)
        happening()
        self._written()
        return happening.__name__.strip("_")

    def _section(self, number: int) -> dict[str, Any]:
        other = f"表{(number + 1) % SECTIONS}"
        blocks: list[dict[str, Any]] = [
            {
                "text": f"新增{{{{ 中心.新增 }}}}家，见第{{page:{other}}}页{{ref:{other}}}。{prose(number * 9, 3)}"
            },
            {
                "table": {
                    "id": f"表{number}",
                    "caption": "各领域",
                    "columns": ["领域", {"title": "数量", "align": "右"}],
                    "rows": [["材料", "3"], ["医药", "12"]],
                }
            },
            *({"text": prose(number * 30 + step * 3, 4)} for step in range(5)),
        ]
        return {"section": f"第{number + 1}项任务", "number": f"{number + 1}", "blocks": blocks}

    def _any(self) -> list[dict[str, Any]]:
        return self._random.choice(self._sections)["blocks"]

    def _text(self) -> None:
        block = self._random.choice(self._any()[2:] or [{}])
        block["text"] = sentence(self._random.randrange(10_000))

    def _more(self) -> None:
        blocks = self._any()
        start = self._random.randrange(10_000)
        blocks.insert(self._random.randrange(2, len(blocks) + 1), {"text": prose(start, 9)})

    def _less(self) -> None:
        blocks = self._any()
        if len(blocks) > 3:
            del blocks[self._random.randrange(2, len(blocks))]

    def _title(self) -> None:
        self._random.choice(self._sections)["section"] = sentence(self._random.randrange(99))[:8]

    def _fact(self) -> None:
        self._value += 1

    def _moved(self) -> None:
        self._random.shuffle(self._order)

    def _forgets(self) -> None:
        shutil.rmtree(self.root / ".reportgen", ignore_errors=True)

    def _corrupted(self) -> None:
        """Some entries of the cache get another byte, or lose their end."""
        store = project_store(self.root)
        entries = sorted(store.iterdir()) if store.is_dir() else []
        for path in self._random.sample(entries, len(entries) // 3):
            data = bytearray(path.read_bytes())
            if data:
                data[self._random.randrange(len(data))] ^= 1 << self._random.randrange(8)
            path.write_bytes(data[: self._random.choice((None, len(data) // 2))])

    def _spoilt(self) -> None:
        """Somebody writes into a file that was built."""
        files = sorted(path for path in (self.root / "build").glob("*.*") if path.is_file())
        if files:
            self._random.choice(files).write_bytes(b"spoilt")

    def _written(self) -> None:
        paths = [f"chapters/{number}.yaml" for number in self._order]
        report = {"title": "测试报告", "year": "2021", "layout": "plain", "chapters": paths}
        files = {
            "report.yaml": report,
            "facts/a.yaml": {"中心": {"新增": {"unit": "家", "value": str(self._value)}}},
        }
        files |= {f"chapters/{number}.yaml": section for number, section in enumerate(self._sections)}
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")

    def copied(self, target: Path) -> Path:
        """The project without anything that was built or kept."""
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.root, target, ignore=shutil.ignore_patterns("build", ".reportgen"))
        return target


def outputs(root: Path) -> dict[str, bytes]:
    """The files that a build left, by name."""
    return {path.name: path.read_bytes() for path in sorted((root / "build").iterdir()) if path.is_file()}
