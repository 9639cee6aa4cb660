"""What report.yaml says: title, year, layout, and which files belong to the report."""

from __future__ import annotations

from typing import Literal

from reportgen.schema import AssetPath, PlainText, StrictModel, Switch

# data that travels inside the PDF
Attached = Literal["charts", "facts"]


class ReportFile(StrictModel):
    """报告的总文件 report.yaml。

    ```yaml
    title: 2021上海科技进步报告
    year: 2021
    publisher: 上海市科学技术委员会
    layout: annual
    facts: [facts/*.yaml]
    chapters: [chapters/4.2-cooperation.yaml]
    ```

    front 是正文前面的文件（封面、版权页、前言、目录），页码另数；
    back 是正文后面的（附录、封底），页码接着正文数。
    """

    title: PlainText
    year: PlainText
    chapters: tuple[AssetPath, ...]
    front: tuple[AssetPath, ...] = ()
    back: tuple[AssetPath, ...] = ()
    facts: tuple[AssetPath, ...] = (AssetPath("facts/*.yaml"),)
    layout: PlainText = PlainText("annual")
    language: PlainText = PlainText("zh-CN")
    publisher: PlainText | None = None
    author: PlainText | None = None
    subject: PlainText | None = None
    keywords: tuple[PlainText, ...] = ()
    date: PlainText | None = None
    lint: AssetPath | None = None
    draft: Switch = Switch(False)
    attach: tuple[Attached, ...] = ()
    attach_as: Literal["csv", "xlsx"] = "csv"
