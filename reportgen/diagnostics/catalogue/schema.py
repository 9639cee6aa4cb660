"""Codes about keys and values: what a file says does not fit what is asked for."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity


def _error(code: str, message: Text, advice: Text, why: Text, bad: str, good: str) -> Entry:
    return Entry(code, Severity.ERROR, message, advice, why, bad, good)


_KEYS = Text(
    "写错的项如果悄悄忽略，内容就会不知不觉地少了，所以每一项都要认得。",
    "A misspelt key that is silently ignored loses content, so every key must be known.",
)

ENTRIES = (
    _error(
        "schema-unknown-key",
        Text("没有“{key}”这一项，是不是“{near}”？", "there is no key “{key}”; did you mean “{near}”?"),
        Text("改成 {near}: …；这里可以写的有：{known}", "write {near}: …; known here: {known}"),
        _KEYS,
        "- cards: [{fact: 外资研发中心.累计, lable: 累计认定}]",
        "- cards: [{fact: 外资研发中心.累计, label: 累计认定}]",
    ),
    _error(
        "schema-unknown-key-listed",
        Text("这里没有“{key}”这一项", "there is no key “{key}” here"),
        Text("这里可以写的有：{known}", "known here: {known}"),
        _KEYS,
        "- figure: {文件: a.png}",
        "- figure: {file: a.png}",
    ),
    _error(
        "schema-missing-key",
        Text("缺少“{key}”这一项", "the key “{key}” is missing"),
        Text("补上一行 {key}: …", "add a line {key}: …"),
        Text("没有这一项就不知道该排什么。", "Without it there is nothing to set."),
        "- figure: {caption: 论坛现场}",
        "- figure: {file: photos/forum.jpg, caption: 论坛现场}",
    ),
    _error(
        "schema-empty",
        Text("这里还没有写内容", "nothing is written here"),
        Text("在冒号后面写上内容，或者删掉这一行", "write something after the colon, or remove the line"),
        Text("空的项多半是忘了写完。", "An empty value is mostly something unfinished."),
        "- text:",
        "- text: 全年工作稳步推进。",
    ),
    _error(
        "schema-not-scalar-list",
        Text("这里要一段文字，写成了列表", "a text is wanted here, this is a list"),
        Text("去掉行首的“- ”，或把内容写在同一行", "take the “- ” away, or write the text on one line"),
        Text("列表和文字是两种东西，排法不同。", "A list and a text are set differently."),
        "- text:\n    - 全年工作稳步推进。",
        "- text: 全年工作稳步推进。",
    ),
    _error(
        "schema-not-scalar-brackets",
        Text("这里要一段文字，方括号却成了列表", "a text is wanted here, the brackets make it a list"),
        Text(
            "方括号是文字的一部分时，整段加上引号：'[…]…'",
            "if the brackets belong to the text, put it in quotes: '[…]…'",
        ),
        Text("YAML 把开头的方括号看成列表。", "In YAML a leading bracket starts a list."),
        "- text: [见附录]",
        "- text: '[见附录]'",
    ),
    _error(
        "schema-not-scalar-mapping",
        Text("这里要一段文字，写成了“名称: 内容”的形式", "a text is wanted here, this is “name: value”"),
        Text(
            "如果文字里有“冒号加空格”，给整段文字加上引号，或把冒号改成全角“：”",
            "if the text has a colon and a blank in it, put the whole text in quotes",
        ),
        Text(
            "YAML 把“冒号加空格”看成一项的名称和内容的分界。",
            "YAML takes a colon with a blank for the end of a key.",
        ),
        "- text: {论坛: 在上海举办}",
        "- text: 论坛：在上海举办",
    ),
    _error(
        "schema-not-mapping",
        Text("这里要写成“名称: 内容”的形式", "“name: value” entries are wanted here"),
        Text(
            "每一项单独一行，写成 名称: 内容，并缩进对齐",
            "write each entry on its own line, as name: value, aligned",
        ),
        Text(
            "这里有好几项要写，要靠名称分清。", "There are several things to say here; names tell them apart."
        ),
        "新增: {unit: 家, values: [25, 30]}",
        "新增: {unit: 家, values: {2020: 25, 2021: 30}}",
    ),
    _error(
        "schema-not-list",
        Text("这里要写成列表", "a list is wanted here"),
        Text(
            "每一项单独一行，行首写“- ”；或者写在半角的方括号里：[甲, 乙]",
            "start each item on a line with “- ”, or use [a, b]",
        ),
        Text(
            "这里可以有好几项，所以总是列表，哪怕只有一项。",
            "There may be several, so it is always a list, even of one.",
        ),
        "facts: facts/a.yaml",
        "facts: [facts/a.yaml]",
    ),
    _error(
        "schema-choice",
        Text(
            "“{value}”不是这里可选的词，是不是“{near}”？",
            "“{value}” is not a choice here; did you mean “{near}”?",
        ),
        Text("可选的有：{known}", "the choices are: {known}"),
        Text("这一项只有几种固定的选择。", "This key has a few fixed choices."),
        "kind: colum",
        "kind: column",
    ),
    _error(
        "schema-choice-listed",
        Text("“{value}”不是这里可选的词", "“{value}” is not a choice here"),
        Text("可选的有：{known}", "the choices are: {known}"),
        Text("这一项只有几种固定的选择。", "This key has a few fixed choices."),
        "kind: 立体图",
        "kind: column",
    ),
    _error(
        "schema-wrong-value",
        Text("这里的内容不合要求", "this value does not fit here"),
        Text("对照手册里这一项的例子改写", "compare with the example in the handbook"),
        Text("这一项有规定的写法。", "This key has a form of its own."),
        "- cards: 25",
        "- cards: [{fact: 外资研发中心.新增}]",
    ),
    _error(
        "schema-colour",
        Text("“{value}”不是颜色", "“{value}” is not a colour"),
        Text(
            '写成版式里颜色的名称，或加引号的 "#0B5CAD"',
            'use a colour name of the layout, or "#0B5CAD" in quotes',
        ),
        Text("# 号不加引号时，YAML 把它后面的都当注释。", "Without quotes YAML takes # for a comment."),
        "colour: 0B5CAD",
        'colour: "#0B5CAD"',
    ),
    _error(
        "schema-markup-here",
        Text(
            "这里的字照样印出来，不能写“{markup}”",
            "words are printed here as they are typed: “{markup}” cannot stand here",
        ),
        Text("改成印出来的字", "write the words that are to be printed"),
        Text(
            "文献、索引的词和流向的名称是用来查找、对照的，不计算事实，也没有引用。",
            "Sources, words of an index and names of flows are looked up as they are: no facts, no references.",
        ),
        'title: "{{ 年度 }}年统计年报"',
        "title: 2021年统计年报",
    ),
    _error(
        "schema-path-backslash",
        Text("路径里用了反斜线：{value}", "the path has backslashes: {value}"),
        Text("改成 {fixed}", "write {fixed}"),
        Text(
            "斜线在各种系统上都能用，反斜线只在 Windows 上能用。",
            "A slash works everywhere, a backslash only on Windows.",
        ),
        "file: photos\\forum.jpg",
        "file: photos/forum.jpg",
    ),
    _error(
        "schema-integer",
        Text("“{value}”不是整数", "“{value}” is not a whole number"),
        Text("只写数字，如 3", "write digits only, as 3"),
        Text("这里数的是个数。", "This counts things."),
        "decimals: 一位",
        "decimals: 1",
    ),
    _error(
        "schema-number",
        Text("“{value}”不是数", "“{value}” is not a number"),
        Text(
            "只写数字，如 1035 或 1.05；单位写在 unit 里",
            "write a number, as 1035 or 1.05; the unit goes into unit",
        ),
        Text("要计算和画图的值必须是数。", "What is computed and drawn must be a number."),
        "max: 很多",
        "max: 500",
    ),
    _error(
        "schema-switch",
        Text("“{value}”不是“是”或“否”", "“{value}” is neither true nor false"),
        Text("写 true 或 false（也可以写 是、否）", "write true or false"),
        Text("这一项只有开和关。", "This is on or off."),
        "labels: 可以",
        "labels: true",
    ),
    _error(
        "schema-identifier",
        Text("“{value}”不能作引用名", "“{value}” cannot be a name for references"),
        Text(
            "用文字、数字、- 和 _，第一个字不是数字，如 图-外资",
            "use letters, digits, - and _, a letter first",
        ),
        Text(
            "引用名要写在 {ref:…} 里，不能有空格和标点。", "The name stands in {ref:…}, so it has no blanks."
        ),
        "id: 图 1",
        "id: 图-外资研发中心",
    ),
)
