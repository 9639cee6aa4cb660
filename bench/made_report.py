"""A yearly report of 300 pages, made up and always the same: chapters, charts, tables and pictures in number.

Nothing in it is a fact: the text is put together from clauses, figures follow from the place they stand at,
and pictures are coloured surfaces with some grain, as heavy as photographs of their size.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from tests.support.long_report import prose, sentence

CHAPTERS, CHARTS, TABLES, PICTURES = 40, 120, 200, 300
_KINDS = ("column", "line", "bar", "area", "doughnut", "combo")
_REGIONS = ("东部", "南部", "西部", "北部", "中部")
_FIELDS = ("先进材料", "生物医药", "人工智能", "海洋工程", "能源环保", "航空航天", "现代农业", "公共安全")
_SOURCE = "示例研究院"
_YEARS = (2017, 2018, 2019, 2020, 2021)
_PHOTOGRAPH = (1600, 1067)  # pixels: 260 dpi over the measure


def write_report(folder: Path, chapters: int = CHAPTERS) -> Path:
    """Write the project; with fewer chapters it has as many charts, tables and pictures less."""
    pictures = PICTURES * chapters // CHAPTERS
    for number in range(1, pictures + 1):
        _write_picture(folder / f"pictures/{number}.{_suffix(number)}", number)
    paths = [f"chapters/{number:02}.yaml" for number in range(1, chapters + 1)]
    report = {
        "title": "示例科技发展年度报告",
        "year": "2021",
        "publisher": "示例研究院",
        "layout": "annual",
        "front": ["front/cover.yaml", "front/contents.yaml"],
        "chapters": paths,
    }
    cover = {"cover": {"subtitle": "示例数据"}}
    contents = {"section": "目录", "blocks": [{"contents": {"levels": 2}}]}
    _write(folder / "report.yaml", report)
    _write(folder / "front/cover.yaml", cover)
    _write(folder / "front/contents.yaml", contents)
    _write(folder / "facts/a.yaml", {f"第{number}章": _facts(number) for number in range(1, chapters + 1)})
    for number, path in enumerate(paths, start=1):
        _write(folder / path, _chapter(number, chapters))
    return folder


def _write(path: Path, content: object) -> None:
    """JSON is YAML, and needs no thought about quotes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _facts(number: int) -> dict[str, Any]:
    projects = {str(year): 40 + 3 * number + 7 * step for step, year in enumerate(_YEARS)}
    funds = {str(year): 900 + 35 * number + 210 * step for step, year in enumerate(_YEARS)}
    return {"项目": {"unit": "项", "values": projects}, "投入": {"unit": "万元", "values": funds}}


def _share(total: int, number: int) -> range:
    """Which of ``total`` things stand in chapter ``number``, counted from 1."""
    return range(total * (number - 1) // CHAPTERS + 1, total * number // CHAPTERS + 1)


def _chapter(number: int, chapters: int) -> dict[str, Any]:
    text = count(number * 1000)
    charts, tables = list(_share(CHARTS, number)), list(_share(TABLES, number))
    pictures = list(_share(PICTURES, number))
    blocks: list[dict[str, Any]] = [{"lead": prose(next(text), 2)}]
    for part in range(4):
        blocks.append({"topic": f"第{part + 1}部分：{sentence(number * 7 + part).split('，')[0]}"})
        blocks += _paragraphs(text, 1)
        if part == 0:
            blocks.append({"cards": [f"第{number}章.项目", f"第{number}章.投入"]})
            other = number % chapters + 1
            blocks.append(
                {"text": f"各表见{{ref:表{other}}}（第{{page:表{other}}}页）。{prose(next(text), 2)}"}
            )
        for chart in charts[part : part + 1]:
            blocks += [_chart(chart, number), *_paragraphs(text, 1)]
        for table in tables[part::4]:
            blocks += [_table(table, number, first=table == tables[0]), *_paragraphs(text, 1)]
        blocks += _pictures(pictures[part::4])
    return {"section": f"第{number}项重点任务的进展", "number": str(number), "blocks": blocks}


def _paragraphs(text: Iterator[int], number: int) -> Iterator[dict[str, Any]]:
    for _ in range(number):
        start = next(text)
        yield {"text": prose(start * 3, 3 + start % 3)}


def _chart(index: int, number: int) -> dict[str, Any]:
    kind = _KINDS[index % len(_KINDS)]
    title = f"第{index}幅图：立项和投入"
    if kind in ("doughnut", "bar"):
        values = [str((index * 7 + 11 * step) % 60 + 8) for step in range(len(_REGIONS))]
        data = {"categories": _REGIONS, "series": [{"name": "立项", "values": values}]}
        return {"chart": {"kind": kind, "title": title, "unit": "项", **data, "source": _SOURCE}}
    series: list[dict[str, Any]] = [{"fact": f"第{number}章.项目", "name": "立项"}]
    if kind == "combo":
        series.append({"fact": f"第{number}章.投入", "name": "投入", "mark": "line", "axis": "second"})
    return {
        "chart": {
            "kind": kind,
            "title": title,
            "years": [*map(str, _YEARS)],
            "series": series,
            "source": _SOURCE,
        }
    }


def _table(index: int, number: int, *, first: bool) -> dict[str, Any]:
    rows = [
        [
            name,
            str((index * 31 + step * 17) % 90 + 3),
            f"{(index * 13 + step * 7) % 900 / 7:.1f}",
            sentence(index + step)[:18],
        ]
        for step, name in enumerate(_FIELDS)
    ]
    columns = [
        "领域",
        {"title": "数量（项）", "align": "右"},
        {"title": "投入（万元）", "align": "小数点"},
        {"title": "说明", "width": "36%"},
    ]
    table = {
        "caption": f"第{index}张表：各领域立项与投入",
        "columns": columns,
        "rows": [*rows, {"total": "合计"}],
        "source": _SOURCE,
    }
    return {"table": {**({"id": f"表{number}"} if first else {}), **table}}


def _pictures(numbers: list[int]) -> Iterator[dict[str, Any]]:
    items = [
        {"file": f"pictures/{n}.{_suffix(n)}", "alt": f"第{n}幅示例图片：几块颜色", "caption": f"现场之{n}"}
        for n in numbers
    ]
    if len(items) == 1:
        yield {"figure": {**items[0], "width": "60%"}}
    elif items:
        yield {"pictures": items, "caption": "活动现场"}


def _suffix(number: int) -> str:
    return "png" if number % 20 == 0 else "jpg"


def _write_picture(path: Path, number: int) -> None:
    """Broad shapes, and grain as of a photograph."""
    import numpy as np  # with Pillow: for this benchmark alone
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(number)
    coarse = Image.fromarray(random.integers(40, 216, (5, 7, 3), dtype=np.uint8)).resize(_PHOTOGRAPH)
    picture = Image.fromarray(np.asarray(coarse) + np.roll(_grain(), number * 997))
    if path.suffix == ".png":
        picture.resize((800, 533)).quantize(64).save(path, dpi=(150, 150))
    else:
        picture.save(path, quality=80, dpi=(300, 300))


@cache
def _grain() -> Any:
    import numpy as np

    return np.random.default_rng(0).integers(0, 9, (*reversed(_PHOTOGRAPH), 1), dtype=np.uint8)
