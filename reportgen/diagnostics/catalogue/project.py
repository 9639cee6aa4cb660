"""Codes about the project: report.yaml, chapters, numbers of sections."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="attach-nothing",
        severity=Severity.WARNING,
        message=Text(
            "写了 attach_as，却没有写 attach，什么也没有放进 PDF",
            "attach_as is set but attach is not, so that nothing is attached",
        ),
        advice=Text(
            "加一行 attach: [charts, facts]，或者删去 attach_as",
            "add attach: [charts, facts], or remove attach_as",
        ),
        why=Text(
            "attach 说放哪些数据，attach_as 只说用什么格式。",
            "attach says which data go along, attach_as only in which format.",
        ),
        bad="attach_as: xlsx",
        good="attach: [charts]\nattach_as: xlsx",
    ),
    Entry(
        code="project-no-chapters",
        severity=Severity.ERROR,
        message=Text("report.yaml 的 chapters 是空的", "chapters in report.yaml is empty"),
        advice=Text(
            "写上章节文件，例如 chapters: [chapters/4.1-talent.yaml]",
            "name the chapter files, e.g. chapters: [chapters/4.1-talent.yaml]",
        ),
        why=Text("没有章节就没有内容。", "Without chapters there is nothing to print."),
        bad="chapters: []",
        good="chapters: [chapters/4.1-talent.yaml]",
    ),
    Entry(
        code="project-year",
        severity=Severity.ERROR,
        message=Text("“{year}”不是四位数的年份", "“{year}” is not a year of four digits"),
        advice=Text("例如 year: {meant}", "e.g. year: {meant}"),
        why=Text("按年份取事实，按年份算上年。", "Facts are looked up by year."),
        bad="year: 二〇二一",
        good="year: 2021",
    ),
    Entry(
        code="project-date",
        severity=Severity.ERROR,
        message=Text("“{date}”不是日期", "“{date}” is not a date"),
        advice=Text("写成 年-月-日，例如 date: 2022-03-01", "write year-month-day, e.g. date: 2022-03-01"),
        why=Text(
            "日期写进文件属性，各种软件按这个格式读（ISO 8601）。",
            "The date goes into the files’ properties, where programs read it (ISO 8601).",
        ),
        bad="date: 2022年3月1日",
        good="date: 2022-03-01",
    ),
    Entry(
        code="project-language",
        severity=Severity.ERROR,
        message=Text("“{language}”不是语言代码", "“{language}” is not a language code"),
        advice=Text("简体中文写 language: zh-CN", "for Simplified Chinese write language: zh-CN"),
        why=Text(
            "朗读软件和 Word 的校对按语言代码工作（BCP 47）。",
            "Screen readers and proofing tools go by the language code (BCP 47).",
        ),
        bad="language: 中文",
        good="language: zh-CN",
    ),
    Entry(
        code="project-no-match",
        severity=Severity.WARNING,
        message=Text("没有文件符合“{pattern}”", "no file matches “{pattern}”"),
        advice=Text("检查文件夹和文件名", "check the folder and the file names"),
        why=Text("写了却找不到，多半是名称写错了。", "A pattern without a match is mostly misspelt."),
        bad="facts: [fact/*.yaml]",
        good="facts: [facts/*.yaml]",
    ),
    Entry(
        code="chapter-no-section",
        severity=Severity.ERROR,
        message=Text(
            "章节文件“{path}”要以 section: 开头", "the chapter file “{path}” must begin with section:"
        ),
        advice=Text(
            "第一行写 section: 节的标题，下面写 number 和 blocks",
            "write section: and the title on the first line, then number and blocks",
        ),
        why=Text("一个章节文件就是一节。", "One chapter file is one section."),
        bad="title: 国际合作",
        good='section: 国际合作\nnumber: "4.2"\nblocks: []',
    ),
    Entry(
        code="section-number-twice",
        severity=Severity.ERROR,
        message=Text(
            "节号“{number}”用了两次，前一处在 {other}",
            "the section number “{number}” is used twice, first at {other}",
        ),
        advice=Text("给其中一节换个号", "renumber one of them"),
        why=Text("每节按节号单独成文件，号相同就会互相覆盖。", "Each section is a file named by its number."),
        bad='number: "4.2"（两个文件）',
        good='number: "4.2"、number: "4.3"',
    ),
)
