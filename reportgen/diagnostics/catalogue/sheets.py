"""Codes about CSV and XLSX files that data are read from."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_GOOD = "data: {file: data/投入.xlsx, sheet: 年度, range: A1:C6}"

ENTRIES = (
    Entry(
        code="sheet-missing",
        severity=Severity.ERROR,
        message=Text("找不到数据文件“{path}”", "there is no data file “{path}”"),
        advice=Text(
            "检查文件名和文件夹；路径从项目文件夹写起，大小写要一致",
            "check name and folder; the path begins at the project's folder, upper and lower case count",
        ),
        why=Text("数据从这个文件里取。", "The data are read from this file."),
        bad="data: {file: 投入.xlsx}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-outside",
        severity=Severity.ERROR,
        message=Text("数据文件“{path}”不在项目文件夹里", "the data file “{path}” is outside the project"),
        advice=Text(
            "把文件复制到项目文件夹里，路径从那里写起",
            "copy the file into the project and write its path there",
        ),
        why=Text("项目文件夹换了地方，报告也要能生成。", "A project must build wherever its folder lies."),
        bad="data: {file: ../投入.xlsx}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-unreadable",
        severity=Severity.ERROR,
        message=Text("数据文件“{path}”读不出来：{reason}", "the data file “{path}” cannot be read: {reason}"),
        advice=Text("检查文件的权限，或重新保存一份", "check its permissions, or save it anew"),
        why=Text("系统不让读这个文件。", "The system refuses to read the file."),
        bad="data: {file: data}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-kind",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”不是能读的数据文件：只读 .xlsx、.csv、.tsv",
            "“{path}” is no data file that can be read: .xlsx, .csv and .tsv are",
        ),
        advice=Text("在 Excel 里另存为 .xlsx", "save it as .xlsx in Excel"),
        why=Text(
            "旧的 .xls 等格式没有公开、安全的读法。", "Older formats have no open and safe way to be read."
        ),
        bad="data: {file: data/投入.xls}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-broken",
        severity=Severity.ERROR,
        message=Text("“{path}”不是 Excel 文件，或者文件坏了", "“{path}” is no Excel file, or it is damaged"),
        advice=Text(
            "用 Excel 打开看看，重新另存为 .xlsx；加了密码的先去掉密码",
            "open it in Excel and save it as .xlsx again; remove a password first",
        ),
        why=Text("里面的内容不是工作簿。", "What is inside is no workbook."),
        bad="data: {file: data/改了名的.xlsx}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-encoding",
        severity=Severity.ERROR,
        message=Text("“{path}”的文字编码认不出来", "the encoding of “{path}” is unknown"),
        advice=Text("另存为 UTF-8 的 CSV，或 .xlsx", "save it as CSV in UTF-8, or as .xlsx"),
        why=Text(
            "CSV 可以是 UTF-8 或 GBK，这个文件两者都不是。", "CSV may be UTF-8 or GBK, this is neither."
        ),
        bad="data: {file: data/乱码.csv}",
        good="data: {file: data/投入.csv}",
    ),
    Entry(
        code="sheet-sheet",
        severity=Severity.ERROR,
        message=Text("“{path}”里没有工作表“{sheet}”", "“{path}” has no sheet “{sheet}”"),
        advice=Text("改正 sheet；有这些工作表：{known}", "correct sheet; there are: {known}"),
        why=Text("数据按工作表的名称找。", "Data are found by the sheet's name."),
        bad="data: {file: data/投入.xlsx, sheet: 年渡}",
        good=_GOOD,
    ),
    Entry(
        code="sheet-range",
        severity=Severity.ERROR,
        message=Text("“{range}”不是单元格区域", "“{range}” is no range of cells"),
        advice=Text("照 Excel 的写法：左上角:右下角，如 B2:D8", "write it as Excel does: B2:D8"),
        why=Text("区域说明数据从哪一格到哪一格。", "The range says from which cell to which."),
        bad="data: {file: data/投入.xlsx, range: D8:B2}",
        good=_GOOD,
    ),
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
        code="sheet-formula",
        severity=Severity.ERROR,
        message=Text(
            "{place} 是公式，但文件里没有存它的结果",
            "{place} is a formula whose result is not stored in the file",
        ),
        advice=Text(
            "在 Excel 里打开、保存一次，或粘贴成数值", "open and save the file in Excel once, or paste values"
        ),
        why=Text("这里只读数值，不计算公式。", "Only values are read here, formulas are not computed."),
        bad="B7: =SUM(B2:B6)",
        good="B7: 1035",
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
