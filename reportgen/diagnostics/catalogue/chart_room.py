"""Codes about charts that hold more than has room in them or than a reader could follow."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

# of a code and of the one that gathers it over a file
_WHY_NAMES = Text(
    "名称多而密时隔几个写一个，读者要自己去数。",
    "Where names are too many, only some are written, and readers have to count.",
)
_WHY_VALUES = Text(
    "读者看见有的柱有数、有的没有，会以为没写的没有数。",
    "Where only some marks have numbers, readers take the others for unknown.",
)

ENTRIES = (
    Entry(
        code="chart-crowded",
        severity=Severity.HINT,
        message=Text(
            "{kind}里有 {found} 项，超过 {most} 项就不容易看清",
            "this chart ({kind}) has {found} entries; more than {most} are hard to follow",
        ),
        advice=Text(
            "合并小项为“其他”，或分成几张图；名称多的用条形图（kind: bar）或表格",
            "join the small ones as 其他, or make several charts; many names fit into bars (kind: bar) or a table",
        ),
        why=Text(
            "项目太多时，部分名称和数值会省略，以免重叠。",
            "With too many entries some names and values are left out so that none overlap.",
        ),
        bad="kind: pie\ncategories: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]",
        good="kind: bar\ncategories: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]",
    ),
    Entry(
        code="chart-names-long",
        severity=Severity.HINT,
        message=Text(
            "“{name}”这样的名称在柱子下面排不开，改画成了横的条形图",
            "names like “{name}” do not fit below columns; the chart has lying bars instead",
        ),
        advice=Text(
            "写 kind: bar 就是条形图，没有这条提示；一定要柱形，就把名称缩短，或把图放宽",
            "write kind: bar to have lying bars without this hint; for columns, shorten the names or widen the chart",
        ),
        why=Text(
            "柱子下面的名称最多三行；斜着排、隔几个写一个，读者都要费力去对。",
            "Below a column a name has three lines at most; turned or left out, names make readers guess.",
        ),
        bad="kind: column\ncategories: [国内和对口支援地区科技交流与合作, 国际科技合作平台建设与运行, …]",
        good="kind: bar\ncategories: [国内和对口支援地区科技交流与合作, 国际科技合作平台建设与运行, …]",
    ),
    Entry(
        code="chart-left-out",
        severity=Severity.WARNING,
        message=Text(
            "图里放不下{what}“{words}”，没有画出来",
            "the chart has no room for “{words}” ({what}); it is not drawn",
        ),
        advice=Text(
            "把图放宽（width），把话写短，或去掉几处",
            "widen the chart (width), shorten the words, or leave some out",
        ),
        why=Text(
            "字不缩小、不相叠：放不下的就不画，并在这里说明。",
            "Words are neither shrunk nor set over each other: what has no room is left out and told here.",
        ),
        bad="annotations: [{at: 甲, text: 很长的一句话}, {at: 乙, text: 很长的一句话}, …]",
        good="annotations: [{at: 甲, text: 新办法施行}]",
    ),
    Entry(
        code="chart-many-left-out",
        severity=Severity.WARNING,
        message=Text(
            "图里放不下 {count} 处{what}（如“{words}”），没有画出来",
            "the chart has no room for {count} texts (“{words}”, {what}, and others); they are not drawn",
        ),
        advice=Text(
            "只留最要紧的几处，其余写进正文",
            "keep the few that matter and say the rest in the text",
        ),
        why=Text(
            "字不缩小、不相叠：放不下的就不画。一张图上的话多了，读者哪一句也看不到。",
            "Words are neither shrunk nor set over each other: what has no room is left out. Among many notes "
            "readers see none.",
        ),
        bad="annotations: [{at: 甲, text: …}, {at: 乙, text: …}, …]（两百处）",
        good="annotations: [{at: 甲, text: 新办法施行}]",
    ),
    Entry(
        code="chart-names-left-out",
        severity=Severity.HINT,
        message=Text(
            "图里有 {count} 个名称放不下（如“{words}”），没有写全",
            "{count} names, such as “{words}”, have no room in the chart",
        ),
        advice=Text(
            "合并小项为“其他”（top），把名称写短，或把图放宽",
            "join the small ones as 其他 (top), shorten the names, or widen the chart",
        ),
        why=_WHY_NAMES,
        bad="kind: line\ncategories: [浦东新区, 黄浦区, 静安区, 徐汇区, …]",
        good="kind: bar\nsort: desc\ntop: 8",
    ),
    Entry(
        code="chart-values-left-out",
        severity=Severity.HINT,
        message=Text(
            "图里有 {count} 个数放不下（如“{words}”），没有写出来",
            "{count} numbers, such as “{words}”, have no room in the chart",
        ),
        advice=Text(
            "把图放宽，减少系列，或写 table: below 在图下附上数据表；有意不写数就写 labels: 否",
            "widen the chart, take fewer series, or add the data below it (table: below); "
            "labels: no says that none are wanted",
        ),
        why=_WHY_VALUES,
        bad="columns: 3\nblocks: [chart: {kind: combo, …}]",
        good="chart: {kind: combo, across: 是, …}",
    ),
    Entry(
        code="charts-values-left-out",
        severity=Severity.HINT,
        message=Text(
            "这个文件里有 {count} 张图放不下一些数（如“{words}”），没有写出来；图在第 {lines} 行",
            "{count} charts of this file have no room for some numbers, such as “{words}”; "
            "they are on lines {lines}",
        ),
        advice=Text(
            "把这些图放宽，减少系列，或写 table: below 在图下附上数据表；有意不写数就写 labels: 否",
            "widen these charts, take fewer series, or add the data below them (table: below); "
            "labels: no says that none are wanted",
        ),
        why=_WHY_VALUES,
        bad="columns: 3\nblocks: [chart: {kind: combo, …}, chart: {kind: combo, …}]",
        good="chart: {kind: combo, across: 是, …}",
    ),
    Entry(
        code="charts-names-left-out",
        severity=Severity.HINT,
        message=Text(
            "这个文件里有 {count} 张图放不下一些名称（如“{words}”），没有写全；图在第 {lines} 行",
            "{count} charts of this file have no room for some names, such as “{words}”; they are on lines {lines}",
        ),
        advice=Text(
            "合并小项为“其他”（top），把名称写短，或把图放宽",
            "join the small ones as 其他 (top), shorten the names, or widen the charts",
        ),
        why=_WHY_NAMES,
        bad="kind: line\ncategories: [浦东新区, 黄浦区, 静安区, 徐汇区, …]",
        good="kind: bar\nsort: desc\ntop: 8",
    ),
    Entry(
        code="chart-words-cut",
        severity=Severity.HINT,
        message=Text(
            "图里放不下{what}“{words}”的全文，只写了开头",
            "the chart has no room for all of “{words}” ({what}); only its beginning is written",
        ),
        advice=Text(
            "把它写短，或把图放宽（width）",
            "shorten it, or widen the chart (width)",
        ),
        why=Text(
            "写到“…”为止，读者只能猜后面是什么。",
            "After the “…” readers can only guess.",
        ),
        bad="lines: [{at: 1300万元, label: 第十四个五年规划确定的预期目标}]",
        good="lines: [{at: 1300万元, label: 规划目标}]",
    ),
)
