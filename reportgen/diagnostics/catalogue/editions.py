"""Codes about an edition as a whole: what is still open, and rolling forward."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        "edition-open",
        Severity.ERROR,
        Text("还有{count}处没有写完，不能生成定稿", "{count} places are still open: no final edition"),
        Text(
            "补齐下面各处（reportgen todo 按负责人列出）；先看样子就在 report.yaml 里写 draft: 是",
            "complete the places below (reportgen todo lists them by owner); for a draft write draft: 是 in report.yaml",
        ),
        Text(
            "待填的数、“# 待改”的段落不能印出去；草稿可以，每页有“草稿”字样。",
            "Figures to come and passages to rewrite must not be printed; a draft may hold them and says so.",
        ),
        "累计: {values: {2022: 待填}}",
        "累计: {values: {2022: 531}}",
    ),
    Entry(
        "rollforward-year",
        Severity.ERROR,
        Text(
            "新的年份“{year}”要比{last}晚，四位数",
            "the new year “{year}” must be four digits, later than {last}",
        ),
        Text("如 --year 2022", "such as --year 2022"),
        Text("新的一版接着上一版。", "The new edition follows the last."),
        "reportgen rollforward seeds/2021 seeds/2022 --year 2020",
        "reportgen rollforward seeds/2021 seeds/2022 --year 2022",
    ),
)
