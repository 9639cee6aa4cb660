"""What report.yaml says: title, year, layout, and which files belong to the report."""

from __future__ import annotations

from reportgen.schema import AssetPath, PlainText, StrictModel, Switch


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
    """

    title: PlainText
    year: PlainText
    chapters: tuple[AssetPath, ...]
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
