"""Codes about tables of a report: rows, merged cells, totals, charts and marks in cells."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="table-row-length",
        severity=Severity.ERROR,
        message=Text(
            "第{row}行有{found}格，表头有{wanted}格", "row {row} has {found} cells, the header {wanted}"
        ),
        advice=Text(
            '补上或删去单元格，各格用半角逗号隔开；没有内容的格子写 ""',
            'add or remove cells, divided by commas; write "" for an empty one',
        ),
        why=Text("每行的格数要和表头一样。", "Every row has as many cells as the header."),
        bad="columns: [名称, 时间]\nrows: [[论坛]]",
        good='columns: [名称, 时间]\nrows: [[论坛, ""]]',
    ),
    Entry(
        code="table-widths",
        severity=Severity.WARNING,
        message=Text(
            "各列的宽度加起来是 {total}，照比例改成了整个表宽",
            "the widths of the columns add up to {total}; they are brought to the table's in proportion",
        ),
        advice=Text(
            "各列都写 width 时加起来写成 100%；有的列不写时，要给它们留下地方",
            "make them 100% together; where some columns have none, leave room for those",
        ),
        why=Text("width 是占表宽的百分比。", "A width is a share of the table's."),
        bad="columns: [{title: 名称, width: 90%}, {title: 数量, width: 80%}]",
        good="columns: [{title: 名称, width: 70%}, {title: 数量, width: 30%}]",
    ),
    Entry(
        code="table-row-kind",
        severity=Severity.ERROR,
        message=Text(
            "这一行要么是一列单元格，要么写 group 和 rows，要么写 total",
            "a row is a list of cells, or a group with its rows, or a total",
        ),
        advice=Text(
            "分开写：- [甲, 乙]，- {{group: 组名, rows: [[甲, 乙]]}}，- {{total: 合计}}",
            "write them apart: - [a, b], - {{group: name, rows: [[a, b]]}}, - {{total: sum}}",
        ),
        why=Text("一行只能是其中一种。", "A row is one of the three."),
        bad="rows:\n  - {group: 长三角, total: 合计}",
        good="rows:\n  - {group: 长三角, rows: [[江苏, 12]]}\n  - {total: 合计}",
    ),
    Entry(
        code="table-group-empty",
        severity=Severity.ERROR,
        message=Text("这一组里没有行", "the group has no rows"),
        advice=Text("在 rows 里写上各行，或删掉这一组", "write its rows, or remove the group"),
        why=Text("空的一组在表里只剩一个名称。", "An empty group would be a name with nothing below it."),
        bad="rows: [{group: 长三角}]",
        good="rows: [{group: 长三角, rows: [[江苏, 12]]}]",
    ),
    Entry(
        code="table-merge-edge",
        severity=Severity.ERROR,
        message=Text("“{mark}”没有可以并入的格子", "“{mark}” has no cell to merge with"),
        advice=Text(
            "“<”不能写在第一列，“^”不能写在第一行或一组的第一行；要印出这个符号，写全角的“＜”“＾”",
            "“<” cannot stand in the first column, nor “^” in the first row of the table or of a group; "
            "to print the sign write it full-width",
        ),
        why=Text(
            "单元格里只写“<”表示并入左边一格，只写“^”表示并入上面一格。",
            "A cell with only “<” joins the one at its left, with only “^” the one above.",
        ),
        bad="rows: [[<, 12]]",
        good="rows: [[江苏, 12], [^, 15]]",
    ),
    Entry(
        code="table-merge-shape",
        severity=Severity.ERROR,
        message=Text(
            "合并的格子不成矩形，缺了这一格", "the merged cells make no rectangle; this one is missing"
        ),
        advice=Text("这一格也写“<”或“^”", "write “<” or “^” here too"),
        why=Text("PDF 和 Word 里合并的单元格都是矩形。", "Merged cells are rectangles, in PDF and in Word."),
        bad="rows: [[甲, <], [^, 乙]]",
        good="rows: [[甲, <], [^, <]]",
    ),
    Entry(
        code="table-chart-cell",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”画不成图：这一列要的是同一单位的数",
            "“{value}” cannot be drawn: its column wants figures of one unit",
        ),
        advice=Text(
            "写数或 {{ 事实 }}，几个数用“、”隔开，没有的写“—”；不画图就去掉这一列的 show",
            "write figures or {{ facts }}, several with 、 between them, “—” for none; or leave out show",
        ),
        why=Text(
            "条和线的长短按数画，文字没有长短。",
            "Bars and lines are as long as figures say; words have no length.",
        ),
        bad="columns: [名称, {title: 走势, show: 走势}]\nrows: [[甲, 逐年增长]]",
        good="columns: [名称, {title: 走势, show: 走势}]\nrows: [[甲, 12、18、25]]",
    ),
    Entry(
        code="table-total-mixed",
        severity=Severity.WARNING,
        message=Text(
            "“{value}”不能和这一列其他的数相加，合计行里这一列空着",
            "“{value}” cannot be added to the other figures of its column; the total is left empty",
        ),
        advice=Text(
            "换成同一单位的确切的数（没有数写“—”），或在这一列写 total: 否",
            "use exact figures of one unit (“—” for none), or write total: no in the column",
        ),
        why=Text(
            "“数十”“超150”和不同单位的数加起来得不出确切的合计。",
            "Vague figures and figures of different units make no exact sum.",
        ),
        bad="rows: [[甲, 12家], [乙, 数十家], {total: 合计}]",
        good="rows: [[甲, 12家], [乙, 36家], {total: 合计}]",
    ),
    Entry(
        code="table-total-nothing",
        severity=Severity.WARNING,
        message=Text("合计行上面没有可以相加的数", "there is nothing to add up above the total"),
        advice=Text(
            "删掉这一行，或检查各列写的是不是数", "remove the row, or check that the cells are figures"
        ),
        why=Text(
            "合计只加那些全列都是数的列；第一列和写了 total: 否 的列不加。",
            "Only columns of figures are added up; the first one and those with total: no are not.",
        ),
        bad="rows: [[甲, 论坛], {total: 合计}]",
        good="rows: [[甲, 12], {total: 合计}]",
    ),
    Entry(
        code="table-status-cell",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”开头的词不是这一列能标的状态", "“{value}” does not begin with a status that has a mark"
        ),
        advice=Text(
            "开头写其中一个：{known}；后面可以再写说明，如“滞后：设备未到”",
            "begin with one of {known}; more words may follow, as in “late: no equipment”",
        ),
        why=Text(
            "状态列按开头的词加上标记，认不出的词会没有标记。",
            "The mark follows from the first words; unknown ones would have none.",
        ),
        bad="columns: [任务, {title: 进展, show: 状态}]\nrows: [[选址, 还行]]",
        good="columns: [任务, {title: 进展, show: 状态}]\nrows: [[选址, 进行中]]",
    ),
    Entry(
        code="table-total-given",
        severity=Severity.ERROR,
        message=Text("合计给的“{value}”不是数", "the total given, “{value}”, is no figure"),
        advice=Text('写确切的数；这一列不核对就写 ""', 'write an exact figure, or "" to leave it unchecked'),
        why=Text("只有数能和算出来的合计核对。", "Only figures can be checked against the sum."),
        bad="rows: [[甲, 12], {total: 合计, given: [十二]}]",
        good="rows: [[甲, 12], {total: 合计, given: [12]}]",
    ),
    Entry(
        code="table-total-length",
        severity=Severity.ERROR,
        message=Text(
            "given 里有{found}个数，合计名称右边有{wanted}列：{columns}",
            "given holds {found} figures, but there are {wanted} columns beside the total: {columns}",
        ),
        advice=Text(
            '一列写一个，不核对的列写 ""', 'write one for each column, "" for those not to be checked'
        ),
        why=Text("各数按次序和各列的合计核对。", "They are checked against the sums one after the other."),
        bad="rows: [[甲, 12, 3], {total: 合计, given: [12]}]",
        good="rows: [[甲, 12, 3], {total: 合计, given: [12, 3]}]",
    ),
    Entry(
        code="table-total-differs",
        severity=Severity.ERROR,
        message=Text(
            "“{column}”给的合计是{given}，各行加起来是{sum}",
            "the total given for “{column}” is {given}, its rows come to {sum}",
        ),
        advice=Text(
            "看看是合计写错了，还是哪一行漏了、错了",
            "find out which is wrong: the total, or a row left out or mistyped",
        ),
        why=Text(
            "合计和各行对不上的表不能印出去。",
            "A table whose total contradicts its rows must not be printed.",
        ),
        bad="rows: [[甲, 12], [乙, 13], {total: 合计, given: [26]}]",
        good="rows: [[甲, 12], [乙, 13], {total: 合计, given: [25]}]",
    ),
    Entry(
        code="table-total-rounded",
        severity=Severity.HINT,
        message=Text(
            "“{column}”给的合计是{given}，各行加起来是{sum}，差在四舍五入以内，印{given}",
            "the total given for “{column}” is {given}, its rows come to {sum}: rounding; {given} is printed",
        ),
        advice=Text(
            "可以在表下的 note 里说明“因四舍五入，合计与各项之和略有出入”",
            "you may say in the note that sums differ by rounding",
        ),
        why=Text(
            "各项四舍五入后再相加，末位会和合计差一点。",
            "Rounded figures add up to a little more or less than the rounded total.",
        ),
        bad="rows: [[甲, 33.3%], [乙, 33.3%], [丙, 33.3%], {total: 合计, given: [100.0%]}]",
        good="rows: [[甲, 33.3%], [乙, 33.3%], [丙, 33.4%], {total: 合计, given: [100.0%]}]",
    ),
)
