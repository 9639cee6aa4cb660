"""Codes about spreadsheets and databases that facts, charts and rows to repeat are taken from."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="table-which",
        severity=Severity.ERROR,
        message=Text("from 里要写 file 或 database 中的一个", "from needs either file or database"),
        advice=Text("例如 from: {{file: facts/rd.xlsx}}", "e.g. from: {{file: facts/rd.xlsx}}"),
        why=Text(
            "一组事实取自一个表格，或一次查询。", "The facts of a group come from one table or one query."
        ),
        bad="from: {sheet: 汇总}",
        good="from: {file: facts/rd.xlsx, sheet: 汇总}",
    ),
    Entry(
        code="table-kind",
        severity=Severity.ERROR,
        message=Text("“{path}”不是能读的表格", "“{path}” is no table that can be read"),
        advice=Text(
            "另存为 .xlsx、.csv 或 .tsv；事实也可以用 .json",
            "save it as .xlsx, .csv or .tsv; facts may be .json",
        ),
        why=Text(
            "旧的 .xls 和别的格式请在 Excel 里另存。", "Old .xls and other formats are saved anew in Excel."
        ),
        bad="file: facts/rd.xls",
        good="file: facts/rd.xlsx",
    ),
    Entry(
        code="table-broken",
        severity=Severity.ERROR,
        message=Text("“{path}”打不开：{reason}", "“{path}” cannot be opened: {reason}"),
        advice=Text("用 Excel 打开，另存为 .xlsx 再试", "open it in Excel and save it again"),
        why=Text("文件可能传坏了，或者只是改了扩展名。", "The file may be damaged, or merely renamed."),
        bad="（改了扩展名的 .xls）",
        good="（另存的 .xlsx）",
    ),
    Entry(
        code="table-bomb",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”解压后大得反常，不读（上限 {limit}）",
            "“{path}” unpacks to far more than it is and is not read (limit {limit})",
        ),
        advice=Text(
            "在 Excel 里删去多余的格式和空行，另存再试",
            "remove needless formats and rows in Excel and save again",
        ),
        why=Text("压缩炸弹会占满内存。", "A zip bomb fills the memory."),
        bad="（几百 KB、解压后几 GB 的文件）",
        good="（正常的工作簿）",
    ),
    Entry(
        code="table-too-many-cells",
        severity=Severity.ERROR,
        message=Text("“{path}”的单元格太多，超过{limit}个", "“{path}” has more than {limit} cells"),
        advice=Text(
            "用 range 只取要用的区域，或另存一个小表",
            "take the range that is needed, or save a smaller table",
        ),
        why=Text("一份报告用不到这么多数，多半是多了空行空列。", "No report uses that many figures."),
        bad="file: 全部台账.xlsx",
        good="file: 汇总.xlsx\nrange: A3:F20",
    ),
    Entry(
        code="table-long-cell",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”里有一格超过{limit}个字", "“{path}” has a cell of more than {limit} characters"
        ),
        advice=Text("检查引号是否成对", "look for a quotation mark without its partner"),
        why=Text(
            "CSV 里少一个引号，后面的行就都成了一格。",
            "Without its closing quote a cell swallows all rows below.",
        ),
        bad='"甲,3\n乙,4',
        good="甲,3\n乙,4",
    ),
    Entry(
        code="table-encoding",
        severity=Severity.ERROR,
        message=Text("“{path}”不是 UTF-8，也不是 GBK", "“{path}” is neither UTF-8 nor GBK"),
        advice=Text("在 Excel 里另存为“CSV UTF-8”", "save it as “CSV UTF-8” in Excel"),
        why=Text("编码认不出来，字就会错。", "In an unknown encoding the words come out wrong."),
        bad="（Big5 的 CSV）",
        good="（UTF-8 的 CSV）",
    ),
    Entry(
        code="table-empty",
        severity=Severity.ERROR,
        message=Text("“{path}”里这个地方没有内容", "there is nothing in this part of “{path}”"),
        advice=Text(
            "写上各行；取自文件时检查 sheet 和 range", "write its rows; in a file, check sheet and range"
        ),
        why=Text("空的表格里没有数据。", "An empty table holds no data."),
        bad="range: Z1:Z9",
        good="range: A3:F20",
    ),
    Entry(
        code="table-no-sheet",
        severity=Severity.ERROR,
        message=Text("“{path}”里没有工作表“{sheet}”", "“{path}” has no sheet “{sheet}”"),
        advice=Text("有这些工作表：{known}", "there are: {known}"),
        why=Text("工作表按名称查找。", "Sheets are found by name."),
        bad="sheet: 汇总表",
        good="sheet: 汇总",
    ),
    Entry(
        code="table-range",
        severity=Severity.ERROR,
        message=Text("“{range}”不是区域", "“{range}” is no range"),
        advice=Text("写成 A3:F20，或 A3:F（直到最后一行）", "write A3:F20, or A3:F for all rows below"),
        why=Text("区域用左上角和右下角的单元格表示。", "A range is named by two corners."),
        bad="range: A3-F20",
        good="range: A3:F20",
    ),
    Entry(
        code="table-range-unknown",
        severity=Severity.ERROR,
        message=Text("没有名为“{range}”的区域", "there is no range named “{range}”"),
        advice=Text(
            "工作簿里的名称有：{known}；或写成 A3:F20", "names in the workbook: {known}; or write A3:F20"
        ),
        why=Text(
            "区域写成 A3:F20，或用工作簿里定义的名称。",
            "A range is A3:F20 or a name defined in the workbook.",
        ),
        bad="range: 数据区",
        good="range: A3:F20",
    ),
    Entry(
        code="table-formula",
        severity=Severity.ERROR,
        message=Text("这一格的公式没有存下结果", "the formula in this cell has no stored value"),
        advice=Text("用 Excel 打开，重新计算后保存", "open the workbook in Excel, let it compute, save it"),
        why=Text(
            "只读存下来的值，不运行公式和宏。", "Stored values are read; formulas and macros are never run."
        ),
        bad="=SUM(B2:B9)（由程序写入，从未计算）",
        good="=SUM(B2:B9)（存有结果 506）",
    ),
    Entry(
        code="table-error-value",
        severity=Severity.ERROR,
        message=Text("这一格是错误值“{value}”", "this cell holds the error {value}"),
        advice=Text("在 Excel 里改正公式", "correct the formula in Excel"),
        why=Text("错误值不是数。", "An error is no figure."),
        bad="#DIV/0!",
        good="0.25",
    ),
    Entry(
        code="table-header",
        severity=Severity.ERROR,
        message=Text("表头不能有{found}行", "a header cannot have {found} rows"),
        advice=Text(
            "header 写表头的行数，不少于 columns 的项数，最多 8",
            "header is the number of header rows, at least those of columns, at most 8",
        ),
        why=Text("表头下面要有数据。", "Below the header stand the figures."),
        bad="header: 0",
        good="header: 2",
    ),
    Entry(
        code="table-roles",
        severity=Severity.ERROR,
        message=Text(
            "看不出这个表格的行列是什么（行：{rows}；列：{columns}）",
            "the meaning of rows and columns cannot be told (rows: {rows}; columns: {columns})",
        ),
        advice=Text(
            "写明 rows 和 columns，“指标”只出现一次，例如 rows: [指标, 区]、columns: 年；整个表是一个事实时写 name",
            "write rows and columns with 指标 once, e.g. rows: [指标, 区], columns: 年; or name for a table of one fact",
        ),
        why=Text("每个数要知道它的名称，和按什么分列。", "Each figure needs its name and labels."),
        bad="rows: 区\ncolumns: 年",
        good="rows: [指标, 区]\ncolumns: 年",
    ),
    Entry(
        code="table-too-narrow",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”的列不够：左边是{rows}，右边没有数", "“{path}” has too few columns for {rows} and values"
        ),
        advice=Text("检查 range、rows，或分隔符", "check range, rows, or the delimiter"),
        why=Text("左边几列是名称，右边要有数。", "Names stand left, figures right of them."),
        bad="rows: [指标, 区, 年]（表格只有两列）",
        good="rows: [指标]",
    ),
    Entry(
        code="table-no-label",
        severity=Severity.ERROR,
        message=Text("这里缺“{role}”", "“{role}” is missing here"),
        advice=Text(
            "在表格里填上，或用 range 去掉这一行（列）", "fill it in, or leave the row or column out by range"
        ),
        why=Text("每个数要知道它的名称，和按什么分列。", "Each figure needs its name and labels."),
        bad="（空白）｜506",
        good="累计｜506",
    ),
    Entry(
        code="table-no-word",
        severity=Severity.ERROR,
        message=Text("“{path}”里没有“{word}”", "there is no “{word}” in “{path}”"),
        advice=Text(
            "最接近的是“{near}”；改正 rename 或 skip，写表格里的名称",
            "the nearest is “{near}”; correct rename or skip: they take names of the table",
        ),
        why=Text("rename 和 skip 里写的是表格里原来的名称。", "rename and skip name words of the table."),
        bad="skip: [总计]",
        good="skip: [合计]",
    ),
    Entry(
        code="table-two-units",
        severity=Severity.ERROR,
        message=Text(
            "“{name}”的单位前面是“{first}”，这里是“{other}”，不能换算",
            "“{name}” is in “{first}” above and in “{other}” here, which do not convert",
        ),
        advice=Text("改正表头、单位列，或拆成两个事实", "correct the header or the column of units"),
        why=Text("一个事实只有一种单位；万元和亿元能换算。", "A fact has one unit; 万元 and 亿元 convert."),
        bad="2020年（万元）｜2021年（家）",
        good="2020年（万元）｜2021年（亿元）",
    ),
    Entry(
        code="table-record",
        severity=Severity.ERROR,
        message=Text(
            "JSON 的列表里，每一项要写成 {{名称: 值}}", "each record of a JSON list is names with values"
        ),
        advice=Text('例如 [{{"指标": "累计", "2021": 506}}]', 'e.g. [{{"指标": "累计", "2021": 506}}]'),
        why=Text("一项就是表格的一行。", "A record is a row of the table."),
        bad="[506, 25]",
        good='[{"指标": "累计", "2021": 506}]',
    ),
    Entry(
        code="table-no-query",
        severity=Severity.ERROR,
        message=Text("database 还要写 query", "database needs a query"),
        advice=Text(
            "例如 query: select 指标, 年, 数值 from 统计", "e.g. query: select name, year, value from figures"
        ),
        why=Text("要知道取哪些数。", "It must be known which figures to take."),
        bad="from: {database: facts/rd.sqlite}",
        good="from: {database: facts/rd.sqlite, query: select 指标, 年, 数值 from 统计}",
    ),
    Entry(
        code="table-query-select",
        severity=Severity.ERROR,
        message=Text("query 只能是一条 select", "query must be a single select"),
        advice=Text("只写一条 select …，不改数据", "write one select, which changes nothing"),
        why=Text("读数不能改动数据库。", "Reading figures must not change the database."),
        bad="query: delete from 统计",
        good="query: select 指标, 年, 数值 from 统计",
    ),
    Entry(
        code="table-query",
        severity=Severity.ERROR,
        message=Text("查询“{path}”没有成功：{reason}", "the query of “{path}” failed: {reason}"),
        advice=Text("检查 database、query 和网络", "check database, query and network"),
        why=Text("数据库的回答照原样写在上面。", "The database's own answer stands above."),
        bad="query: select * from 没有的表",
        good="query: select 指标, 年, 数值 from 统计",
    ),
    Entry(
        code="table-extra",
        severity=Severity.ERROR,
        message=Text("读数据库还要装 {package}", "reading a database needs {package}"),
        advice=Text("pip install '{package}'", "pip install '{package}'"),
        why=Text("多数报告不用数据库，所以不一起装。", "Most reports read no database."),
        bad="from: {database: …}",
        good="pip install 'reportgen[sql]'",
    ),
)
