"""Reports made at random out of the suite's cases: blocks of all kinds in each other, in layouts changed at random."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from tests.support.block_cases import SUITE, Case, cases_of
from tests.support.picture_files import encoded
from tests.support.report_projects import write_project

TEXTS = (
    "构建链接国际的高水平创新网络，协调推进与不同类型国家间的科技合作、交流与对话。",
    "2021年7月8—10日，世界人工智能大会围绕“AI赋能城市数字化转型”举办，参会超150人次，同比增长12.5%。",
    "排放CO~2~约1.5×10^4^吨，见GB/T 9704—2012；让·保罗说：“‘开放’是**科学**的本义……”",
    "Open Science Forum, see https://example.org/a/very/long/path/to/some/document.html for details。",
    "注意。",
)
LONG = "拓展国际国内合作网络" * 4
# what counts its own (marks, lists, sheets) or may not stand in a box has its own tests
_ALONE = re.compile(r"\bid:|\{(ref|page|title):|contents|index|glossary|landscape|list_of|pagebreak|endnotes")
_SWITCHES: Mapping[str, tuple[object, ...]] = {
    "columns": (2, 3),
    "latin_gap": ("0em", "0.125em"),
    "caption_numbering": ("report", "section"),
    "cards_per_row": (2, 3, 4),
    "section_start": ("page", "recto", "continuous"),
    "punctuation": ("full", "half", "kaiming"),
    "hanging": ("是",),
    "baseline_grid": ("是",),
    "feet": ("aligned",),
}


@cache
def _cases() -> tuple[Case, ...]:
    found = (case for path in sorted(SUITE.glob("*.yaml")) for case in cases_of(path))
    return tuple(
        case
        for case in found
        if not case.problems and case.source.startswith("- ") and not _ALONE.search(case.source)
    )


@cache
def _picture() -> bytes:
    return encoded(Image.new("RGB", (400, 260), "steelblue"), "PNG")


def random_report(seed: int, layout: str) -> dict[str, str | bytes]:
    """The files of a report whose layout extends ``layout``; the same for the same seed."""
    choice = random.Random(f"{layout} {seed}")
    switches = {name: choice.choice(values) for name, values in _SWITCHES.items() if choice.random() < 0.25}
    files: dict[str, object] = {"layouts/mine/layout.yaml": {"extends": layout, **switches}}
    for number in range(choice.randint(1, 2)):
        files[f"chapters/{number}.yaml"] = {
            "section": choice.choice(("合作", LONG)),
            "number": f"4.{number + 1}",
            "blocks": _blocks(choice, 0),
        }
    chapters = sorted(name for name in files if name.startswith("chapters/"))
    files["report.yaml"] = {"title": "测试报告", "year": 2021, "layout": "mine", "chapters": chapters}
    written = {
        name: yaml.safe_dump(file, allow_unicode=True, sort_keys=False) for name, file in files.items()
    }
    return {**written, "pictures/forum.png": _picture(), "pictures/note.png": _picture()}


def _blocks(choice: random.Random, depth: int) -> list[Any]:
    blocks: list[Any] = []
    for _ in range(choice.randint(1, 5 if depth else 12)):
        kind = choice.random()
        if kind < 0.3:
            blocks.append({"text": "".join(choice.choices(TEXTS, k=choice.randint(1, 4)))})
        elif kind < 0.4 and depth < 2:
            blocks.append(_box(choice, _blocks(choice, depth + 1)))
        elif kind < 0.46:
            blocks.append({"heading": choice.choice(("小标题", LONG))})
        else:
            blocks += yaml.safe_load(choice.choice(_cases()).source)
    return blocks


def _box(choice: random.Random, inner: list[Any]) -> dict[str, Any]:
    boxes: list[dict[str, Any]] = [
        {"columns": choice.choice((2, 3)), "blocks": inner},
        {"callout": choice.choice(("专栏", LONG)), "blocks": inner},
        {"case": "案例", "blocks": inner},
        {"event": "论坛", "dates": "5月", "blocks": inner},
    ]
    return choice.choice(boxes)


def write_random_report(seed: int, layout: str, root: Path) -> Path:
    """The project in the folder ``root``."""
    return write_project(root, random_report(seed, layout))
