"""Codes about building and the files it leaves."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="output-unwritable",
        severity=Severity.ERROR,
        message=Text(
            "写不进输出文件夹：{path}（{reason}）", "cannot write to the output folder: {path} ({reason})"
        ),
        advice=Text(
            "检查该文件夹的权限，关闭正在打开这些文件的 Word 或阅读器，或用 --output 换一个文件夹；原有文件没有改动",
            "check its permissions, close Word or the viewer that holds the files, or choose another folder "
            "with --output; the existing files are unchanged",
        ),
        why=Text(
            "输出要么整份替换，要么原样保留，所以写不进去时什么也不改。",
            "Outputs are replaced whole or not at all, so nothing changes when the folder cannot be written.",
        ),
        bad="reportgen build 报告 --output /只读文件夹",
        good="reportgen build 报告 --output ~/输出",
    ),
    Entry(
        code="output-disk-full",
        severity=Severity.ERROR,
        message=Text("磁盘已满，没能写完：{path}", "the disk is full, not finished: {path}"),
        advice=Text(
            "腾出空间后再生成一次，或用 --output 换到另一块盘；原有文件没有改动",
            "make room and build again, or choose another disk with --output; the existing files are unchanged",
        ),
        why=Text(
            "新文件先写在旁边，写完才替换旧文件；磁盘满时旧文件仍然完整。",
            "New files are written aside and moved when complete; on a full disk the old ones stay whole.",
        ),
        bad="（磁盘剩余 0 字节）",
        good="（磁盘有几十兆字节空间）",
    ),
    Entry(
        code="output-failed",
        severity=Severity.ERROR,
        message=Text("写输出文件时出错：{path}（{reason}）", "writing an output failed: {path} ({reason})"),
        advice=Text(
            "检查输出位置是否可用，或用 --output 换一个文件夹；原有文件没有改动",
            "check the output location or choose another with --output; the existing files are unchanged",
        ),
        why=Text(
            "网络盘断开、文件名过长等系统原因会让写入失败。",
            "A network disk that went away or a name that is too long makes writing fail.",
        ),
        bad="reportgen build 报告 --output /断开的网络盘",
        good="reportgen build 报告",
    ),
    Entry(
        code="build-unknown-section",
        severity=Severity.ERROR,
        message=Text("报告里没有编号为“{number}”的节", "the report has no section numbered “{number}”"),
        advice=Text("已有的编号：{known}", "the numbers there are: {known}"),
        why=Text(
            "--only 只接受章节文件里 number: 写明的编号。",
            "--only takes a number that a chapter file gives as number:.",
        ),
        bad="reportgen build 报告 --only 4.20",
        good='reportgen build 报告 --only "4.2"',
    ),
    Entry(
        code="chart-unknown-id",
        severity=Severity.ERROR,
        message=Text("没有叫“{name}”的图", "there is no chart “{name}”"),
        advice=Text(
            "最接近的是“{near}”；写图表的 id 或图号，已有的：{known}",
            "the nearest is “{near}”; give the id or the number of a chart: {known}",
        ),
        why=Text(
            "chart 命令按图表的 id 或图号（如 图4.2-1）找图。",
            "The chart command finds a chart by its id or its number (图4.2-1, say).",
        ),
        bad="reportgen chart 报告 外资中心 -o 图.svg",
        good="reportgen chart 报告 外资研发中心 -o 图.svg",
    ),
    Entry(
        code="chart-none",
        severity=Severity.ERROR,
        message=Text("报告里没有可以单独导出的图表", "the report has no chart to write on its own"),
        advice=Text(
            "在章节文件里加一个有 id 或图题的 chart 块",
            "add a chart block with an id or a caption to a chapter file",
        ),
        why=Text(
            "chart 命令只导出报告里已有的图表。", "The chart command writes a chart that the report holds."
        ),
        bad="blocks: [{text: 没有图表的一章}]",
        good="blocks: [{chart: {kind: column, title: 数量, points: [外资研发中心.累计], id: 数量}}]",
    ),
    Entry(
        code="verify-not-built",
        severity=Severity.ERROR,
        message=Text("还没有可核对的文件：{path}", "nothing to verify yet: {path}"),
        advice=Text(
            "先运行 reportgen build，再运行 reportgen verify",
            "run reportgen build first, then reportgen verify",
        ),
        why=Text(
            "verify 核对的是已经生成的 PDF 和 DOCX，不重新生成。",
            "verify compares the PDF and DOCX that were built; it builds nothing itself.",
        ),
        bad="reportgen verify 报告",
        good="reportgen build 报告 && reportgen verify 报告",
    ),
    Entry(
        code="verify-unreadable",
        severity=Severity.ERROR,
        message=Text("读不出这个文件：{path}（{reason}）", "cannot read this file back: {path} ({reason})"),
        advice=Text(
            "文件可能被改坏或截断；重新运行 reportgen build",
            "it may be damaged or cut short; run reportgen build again",
        ),
        why=Text(
            "verify 从磁盘上的成品文件读出结构和文字。",
            "verify reads structure and text from the finished file on disk.",
        ),
        bad="（一个只有一半的 PDF）",
        good="（reportgen build 生成的 PDF）",
    ),
    Entry(
        code="init-not-empty",
        severity=Severity.ERROR,
        message=Text("文件夹不是空的：{path}", "the folder is not empty: {path}"),
        advice=Text(
            "换一个新的文件夹名；init 不会覆盖已有文件", "choose a new folder; init never overwrites files"
        ),
        why=Text("新项目不能盖掉已有的内容。", "A new project must not overwrite what is there."),
        bad="reportgen init 我的文档",
        good="reportgen init 年度报告",
    ),
)
