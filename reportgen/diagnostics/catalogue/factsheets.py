"""Codes about spreadsheets of facts that come back, and earlier revisions."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_BACK = Text(
    "reportgen facts --export 写出的表，改了数值再用 reportgen facts import 收回。",
    "A sheet written by reportgen facts --export is taken back by reportgen facts import.",
)
_EARLIER = Text(
    "facts --changed-since 和预览里的“对照”与以前的版本比较。",
    "facts --changed-since and the preview's comparison look at an earlier revision.",
)

ENTRIES = (
    Entry(
        "factsheet-unreadable",
        Severity.ERROR,
        Text("读不了这个表：{path}（{reason}）", "cannot read this sheet: {path} ({reason})"),
        Text("要 .xlsx 文件；在 Excel 里另存为“Excel 工作簿”", "it must be an .xlsx file"),
        _BACK,
        "reportgen facts import 年度报告 facts.doc",
        "reportgen facts import 年度报告 facts.xlsx",
    ),
    Entry(
        "factsheet-no-column",
        Severity.ERROR,
        Text("{sheet} 的第一行缺这些列：{missing}", "row 1 of {sheet} lacks the columns {missing}"),
        Text("保留导出时的第一行", "keep the first row as it was exported"),
        _BACK,
        "（删掉了第一行）",
        "名称 | 标签 | 数值 | …",
    ),
    Entry(
        "factsheet-unknown",
        Severity.ERROR,
        Text("{cell}：报告里没有事实“{name}”", "{cell}: the report has no fact “{name}”"),
        Text(
            "名称和标签保持导出时的样子；新的事实写在 YAML 里",
            "keep names and labels; new facts are written in YAML",
        ),
        _BACK,
        "外资研发中心.累记",
        "外资研发中心.累计",
    ),
    Entry(
        "factsheet-computed",
        Severity.ERROR,
        Text(
            "{cell}：“{name}”是算出来的，不能改成“{value}”",
            "{cell}: “{name}” is computed and cannot become “{value}”",
        ),
        Text("改它依据的那几个数", "change the figures it is made from"),
        _BACK,
        "上年累计（由累计减新增得出）改成 480",
        "累计改成 505",
    ),
    Entry(
        "factsheet-elsewhere",
        Severity.ERROR,
        Text(
            "{cell}：“{name}”的数写在 {place}，不在 YAML 里",
            "{cell}: the figure of “{name}” stands in {place}, not in YAML",
        ),
        Text("到那个表里改", "change it in that table"),
        _BACK,
        "改由 facts/rd.xlsx 读来的数",
        "改 facts/rd.xlsx",
    ),
    Entry(
        "factsheet-value",
        Severity.ERROR,
        Text("{cell}：“{name}”的数值写成了“{value}”，不是数", "{cell}: “{value}” is no figure for “{name}”"),
        Text(
            "写数，如 506、1.05、超150；还没有就写 待填", "write a figure such as 506, 1.05, 超150, or 待填"
        ),
        _BACK,
        "五百左右吧",
        "约500",
    ),
    Entry(
        "factsheet-twice",
        Severity.ERROR,
        Text(
            "{cell}：“{name}”写了两次，前一处在 {other}，两个数不同",
            "{cell}: “{name}” stands twice with two values, first at {other}",
        ),
        Text("只留一行", "keep one row"),
        _BACK,
        "两行都叫 外资研发中心.累计",
        "一行",
    ),
    Entry(
        "git-missing",
        Severity.ERROR,
        Text(
            "这台电脑上没有 Git，取不到以前的版本", "there is no Git on this computer, so no earlier revision"
        ),
        Text(
            "装上 Git（git-scm.com）；也可以与另一个项目文件夹对照",
            "install Git (git-scm.com), or compare with another project folder",
        ),
        _EARLIER,
        "没有装 git 的电脑",
        "git --version 有回答",
    ),
    Entry(
        "repository-missing",
        Severity.ERROR,
        Text(
            "项目文件夹不在 Git 仓库里，没有以前的版本",
            "the project folder is in no Git repository: it has no earlier revisions",
        ),
        Text(
            "用 git init 建仓库并提交一次，以后就能对照；也可以与另一个项目文件夹对照",
            "git init and a first commit make revisions from now on; or compare with another project folder",
        ),
        _EARLIER,
        "从压缩包解出来的项目",
        "git clone 下来的项目",
    ),
    Entry(
        "repository-unreadable",
        Severity.ERROR,
        Text("Git 读不了这个仓库：{reason}", "Git cannot read this repository: {reason}"),
        Text(
            "在项目文件夹里运行 git status，按它说的做",
            "run git status in the project folder and do what it says",
        ),
        _EARLIER,
        "别人名下的仓库",
        "自己名下、git status 能用的仓库",
    ),
    Entry(
        "edition-missing",
        Severity.ERROR,
        Text("“{path}”里没有 report.yaml，不能对照", "there is no report.yaml in “{path}” to compare with"),
        Text("写项目文件夹的名字，比如去年那份的", "name a project folder, last year's for example"),
        Text("对照的一边是另一个项目文件夹。", "The other side of the comparison is a project folder."),
        "2020年度报告.pdf",
        "2020年度报告",
    ),
    Entry(
        "revision-unknown",
        Severity.ERROR,
        Text("取不到版本“{revision}”：{reason}", "cannot get the revision “{revision}”: {reason}"),
        Text(
            "项目要在 Git 仓库里；用 git log 查版本号", "the project must be in a Git repository; see git log"
        ),
        _EARLIER,
        "--changed-since 去年",
        "--changed-since HEAD~3",
    ),
    Entry(
        "revision-unreadable",
        Severity.ERROR,
        Text(
            "版本“{revision}”里没有可读的 report.yaml",
            "the revision “{revision}” has no readable report.yaml",
        ),
        Text("换一个有这份报告的版本", "choose a revision that has the report"),
        _EARLIER,
        "--changed-since 报告建立之前的版本",
        "--changed-since HEAD~3",
    ),
)
