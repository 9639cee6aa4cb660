"""Codes about the sheets that charts take their data from; those about files are in ``tables``."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_GOOD = "data: {file: data/投入.xlsx, sheet: 年度, range: A1:C6}"

ENTRIES = (
    Entry(
        code="sheet-large",
        severity=Severity.ERROR,
        message=Text("“{path}”太大，不能整个读入", "“{path}” is too large to be read as a whole"),
        advice=Text(
            "用 range 写出要的区域，或把要的数据另存一份", "name the range, or save the data you need apart"
        ),
        why=Text("一张图用不了几万个格子。", "No chart needs tens of thousands of cells."),
        bad="data: {file: data/全部.csv}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-number",
        severity=Severity.ERROR,
        message=Text(
            "{place} 里的“{text}”不是数，这里要有数", "“{text}” in {place} is no number, one is needed there"
        ),
        advice=Text(
            "改成数（可以写 1,035、5.2%、1.05亿）；没有数的格子留空或写“—”",
            "write a number; leave the cell empty or write “—” where there is none",
        ),
        why=Text("不是数就画不出来，也不能当作 0。", "What is no number cannot be drawn, and is not 0."),
        bad="投入,2021\n合计,一千多",
        good="投入,2021\n合计,1035",
    ),
    Entry(
        code="sheet-empty",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”里要有一行表头和至少一行、两列数据",
            "“{path}” needs a header, one row and two columns at least",
        ),
        advice=Text(
            "第一行写系列名，第一列写类别名；用 range 指明区域",
            "series in the first row, categories in the first column; name the range",
        ),
        why=Text("没有数据就画不出图。", "Without data there is nothing to draw."),
        bad="年份",
        good="年份,投入\n2021年,1035",
    ),
)
