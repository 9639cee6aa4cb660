"""Codes about blocks from other files and blocks repeated over the rows of a table."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_REPEAT = """- repeat: data/论坛.csv
  blocks:
    - event: "{{ 行.名称 }}\""""

ENTRIES = (
    Entry(
        code="include-circular",
        severity=Severity.ERROR,
        message=Text("文件互相取，转回了原处：{chain}", "files include each other in a circle: {chain}"),
        advice=Text("去掉其中一处 include", "take one of the includes away"),
        why=Text("这样取下去没有尽头。", "Carried out, it would never end."),
        bad="- include: parts/a.yaml（写在 parts/a.yaml 里）",
        good="- include: parts/b.yaml",
    ),
    Entry(
        code="include-no-list",
        severity=Severity.ERROR,
        message=Text("“{path}”里不是一列块", "“{path}” is no list of blocks"),
        advice=Text(
            "每一块以 “- ” 开头，例如 - text: 一段话", "begin every block with “- ”, e.g. - text: words"
        ),
        why=Text("取来的是放在这里的块，没有标题和节号。", "What is included are blocks, without a title."),
        bad="section: 口径\nblocks: [{text: 甲}]",
        good="- text: 甲",
    ),
    Entry(
        code="include-too-many",
        severity=Severity.ERROR,
        message=Text("取来和重复的超过 {limit} 份", "more than {limit} files and rows are taken in"),
        advice=Text(
            "看看是不是文件里套文件、表里有多余的行", "see whether files are nested or a table has stray rows"
        ),
        why=Text(
            "一章不会有这么多块，多半是写错了。", "No chapter has so many blocks; it is most likely a slip."
        ),
        bad="- include: parts/a.yaml（a 取 b 两次，b 取 c 两次……）",
        good="- include: parts/a.yaml",
    ),
    Entry(
        code="repeat-which",
        severity=Severity.ERROR,
        message=Text("repeat 要写 file 或 rows，写其中一个", "repeat needs either file or rows"),
        advice=Text(
            "写表格文件的路径，或者在 rows 里直接写各行",
            "name the file of a table, or write the rows under rows",
        ),
        why=Text("各行从一处来。", "The rows come from one place."),
        bad='- repeat: {blocks: [{text: "{{ 行.名称 }}"}]}',
        good=_REPEAT,
    ),
    Entry(
        code="repeat-no-blocks",
        severity=Severity.ERROR,
        message=Text("repeat 没有写 blocks", "this repeat has no blocks"),
        advice=Text("在 blocks 里写每一行要做的块", "write under blocks what is made for each row"),
        why=Text("没有块就没有可重复的。", "Without blocks there is nothing to repeat."),
        bad="- repeat: data/论坛.csv",
        good=_REPEAT,
    ),
    Entry(
        code="repeat-empty",
        severity=Severity.WARNING,
        message=Text("“{path}”里只有表头，没有一行数据", "“{path}” has no rows below its header"),
        advice=Text(
            "核对文件、工作表和区域；确实没有，就不用管", "check file, sheet and range; or leave it so"
        ),
        why=Text("这里什么也没有印。", "Nothing is printed here."),
        bad="名称,时间",
        good="名称,时间\n甲论坛,5月",
    ),
    Entry(
        code="repeat-no-column",
        severity=Severity.ERROR,
        message=Text(
            "表里没有“{column}”这一列（表头在 {cell}）",
            "the table has no column “{column}” (its header is at {cell})",
        ),
        advice=Text(
            "最接近的是“{near}”；有这些列：{known}", "the nearest is “{near}”; its columns are {known}"
        ),
        why=Text("第一行是列名，写的要和它一样。", "The first row has the names of the columns."),
        bad='- event: "{{ 行.名字 }}"',
        good='- event: "{{ 行.名称 }}"',
    ),
    Entry(
        code="repeat-no-number",
        severity=Severity.ERROR,
        message=Text(
            "算式里的“{column}”不是数：{cell} 是“{value}”",
            "“{column}” in a formula is no number: {cell} is “{value}”",
        ),
        advice=Text(
            "改那一格，或者不写算式，直接写 {{{{ 行.{column} }}}}",
            "mend the cell, or write {{{{ 行.{column} }}}} without a formula",
        ),
        why=Text("算式里只能用数。", "A formula needs numbers."),
        bad='- text: "{{ 行.投入 * 2 }}"（投入 是“待定”）',
        good='- text: "{{ 行.投入 }}"',
    ),
    Entry(
        code="repeat-cell-blank",
        severity=Severity.WARNING,
        message=Text(
            "有一行的格子空着，{name} 没有内容，没有印", "a cell is blank, so that {name} has no content"
        ),
        advice=Text("补上那一格，或者删去那一行", "fill the cell or take the row away"),
        why=Text(
            "空着的项不印；一块的主要内容空着，整块就没有了。", "A block without its main words is left out."
        ),
        bad="名称,时间\n,5月",
        good="名称,时间\n甲论坛,5月",
    ),
    Entry(
        code="repeat-cell-computed",
        severity=Severity.WARNING,
        message=Text(
            "repeat 的格子里写了 {{{{ {written} }}}}，照原样印出，没有算（这样的格子共 {count} 个）",
            "a cell of a repeat has {{{{ {written} }}}}, which is printed as it is ({count} such cells)",
        ),
        advice=Text(
            "格子里写名称或数，算式写在 blocks 里：{{{{ {written} }}}}",
            "write names and numbers in cells, and {{{{ {written} }}}} in the blocks",
        ),
        why=Text(
            "表格里的格子是数据，里面是什么就印什么；引用事实、算数是 blocks 里的事。",
            "Cells are data and are printed as they are; facts and formulas belong in the blocks.",
        ),
        bad='- repeat:\n    rows: [{机构: "{{ 研发中心.累计 }}家"}]\n    blocks: [{text: "{{ 行.机构 }}"}]',
        good='- repeat:\n    rows: [{名称: 研发中心}]\n    blocks: [{text: "{{ 行.名称 }}{{ 研发中心.累计 }}家"}]',
    ),
)
