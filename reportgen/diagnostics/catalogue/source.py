"""Codes about files: missing, out of reach, too large."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity


def _error(code: str, message: Text, advice: Text, why: Text, bad: str, good: str) -> Entry:
    return Entry(code, Severity.ERROR, message, advice, why, bad, good)


ENTRIES = (
    _error(
        "source-missing",
        Text("找不到文件“{path}”", "there is no file “{path}”"),
        Text(
            "核对文件名和所在的文件夹（大小写也要一致），或把文件放到报告文件夹里的这个位置",
            "check the name and the folder (upper and lower case too), or put the file there",
        ),
        Text(
            "报告里写到的每个文件都要在，缺了就会少一章或少一张图。",
            "A missing file is a missing chapter or picture.",
        ),
        "chapters: [chapters/4.2.yml]",
        "chapters: [chapters/4.2-cooperation.yaml]",
    ),
    _error(
        "report-missing",
        Text(
            "这个文件夹里没有 report.yaml，还不是一份报告",
            "there is no report.yaml in this folder: it is no report yet",
        ),
        Text(
            "写上报告的文件夹，或先新建一份：reportgen init 年度报告",
            "name the report's folder, or make a new report first: reportgen init report",
        ),
        Text(
            "report.yaml 写明名称、年份、版式和各章节，一份报告从它读起。",
            "report.yaml names title, year, layout and chapters; a report is read from there.",
        ),
        "reportgen build .",
        "reportgen init 年度报告\nreportgen build 年度报告",
    ),
    _error(
        "source-path-outside",
        Text("“{path}”在报告文件夹之外", "“{path}” is outside the report's folder"),
        Text(
            "把文件复制到报告文件夹里，路径从报告文件夹写起，如 photos/forum.jpg",
            "copy the file into the report's folder and write its path from there, as photos/forum.jpg",
        ),
        Text(
            "报告文件夹要能整个拷给别人，所以不读它外面的文件。",
            "The folder must be complete when someone else gets it, so nothing outside of it is read.",
        ),
        "chapters: [/home/li/桌面/1.yaml]",
        "chapters: [chapters/1.yaml]",
    ),
    _error(
        "source-too-large",
        Text("文件“{path}”超过了 {limit}", "the file “{path}” is larger than {limit}"),
        Text(
            "看看是不是写错了文件名；内容确实很多时，按章分成几个文件",
            "check whether it is the right file; split a really long text by chapters",
        ),
        Text(
            "整本年报的文字也只有一两兆，更大的多半是图片或导出的数据。",
            "All words of a yearly report are a megabyte or two; a larger file is mostly a picture or an export.",
        ),
        "chapters: [数据库导出.yaml]",
        "chapters: [chapters/4.1-talent.yaml, chapters/4.2-cooperation.yaml]",
    ),
    _error(
        "source-unreadable",
        Text("读不了文件“{path}”：{reason}", "the file “{path}” cannot be read: {reason}"),
        Text(
            "看看文件的读取权限，是不是正被别的程序占用，或所在的磁盘断开了",
            "check the permissions of the file, whether another program holds it, and whether its disk is there",
        ),
        Text("系统不让读，就不知道里面写了什么。", "The operating system refuses to open it."),
        "chapters: [没有读取权限的文件.yaml]",
        "chapters: [chapters/4.2-cooperation.yaml]",
    ),
)
