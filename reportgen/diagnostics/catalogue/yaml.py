"""Codes about the YAML of a whole file: encoding, structure, anchors, limits."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity


def _error(code: str, message: Text, advice: Text, why: Text, bad: str, good: str) -> Entry:
    return Entry(code, Severity.ERROR, message, advice, why, bad, good)


_LIMITS = Text(
    "一份正常的年报远远到不了这个数，多半是写错了，或文件是别的程序生成的。",
    "No real report comes near this limit; it is mostly a slip or a generated file.",
)

ENTRIES = (
    _error(
        "yaml-syntax",
        Text("YAML 读到这里读不下去了", "YAML cannot read on from here"),
        Text(
            "看这行和上一行：缩进用空格并对齐，冒号和短横后面有空格，引号、括号成对；文字里有特殊符号时整段加引号",
            "look at this line and the one above: indented with blanks and aligned, a blank after a colon or dash, "
            "quotes and brackets in pairs; put text with special characters in quotes",
        ),
        Text("这一处不合 YAML 的写法，又不像常见的笔误。", "This is not YAML, nor a slip that is known."),
        "- text: 甲\n- ]",
        "- text: 甲\n- text: 乙",
    ),
    _error(
        "yaml-empty",
        Text("文件“{path}”里没有内容", "the file “{path}” has no content"),
        Text("写上内容，或者不再引用这个文件", "write something into it or do not name it"),
        Text("空文件多半是忘了保存。", "An empty file is mostly one that was not saved."),
        "# 只有注释的文件",
        "- text: 全年工作稳步推进。",
    ),
    _error(
        "yaml-encoding",
        Text(
            "文件“{path}”是 {encoding} 编码，不是 UTF-8", "the file “{path}” is in {encoding}, not in UTF-8"
        ),
        Text(
            "用记事本或编辑器打开，选“另存为”，编码选 UTF-8，覆盖原文件",
            "open it in an editor and save it again with the encoding UTF-8",
        ),
        Text(
            "同样的字节在不同编码里是不同的字，只有 UTF-8 不会认错。",
            "The same bytes are other characters in another encoding; UTF-8 is never mistaken.",
        ),
        "（GBK 编码的文件）",
        "（UTF-8 编码的文件）",
    ),
    _error(
        "yaml-not-text",
        Text("文件“{path}”不是文本文件", "the file “{path}” is not text"),
        Text(
            "看看是不是写成了 Word、图片等文件的名字；文字要存成 UTF-8 编码的 .yaml 文件",
            "is it a Word file or a picture? The text must be a .yaml file in UTF-8",
        ),
        Text("这里只能读 YAML 文本。", "Only YAML text can be read here."),
        "chapters: [第四章.docx]",
        "chapters: [chapters/4.2-cooperation.yaml]",
    ),
    _error(
        "yaml-control",
        Text("这里有一个看不见的控制字符（{char}）", "there is an invisible control character here ({char})"),
        Text(
            "删掉它：光标放到这个位置，删去前后两个字再重新输入",
            "remove it: delete the characters around this place and type them again",
        ),
        Text(
            "从别的软件粘贴时容易带进来，YAML 不允许，也没有字体能印它。",
            "It comes with text pasted from elsewhere; YAML forbids it and no font has it.",
        ),
        "- text: 全年␀工作",
        "- text: 全年工作",
    ),
    _error(
        "yaml-duplicate-key",
        Text("“{key}”写了两次，第一次在第 {first} 行", "“{key}” is written twice, first in line {first}"),
        Text("留一个，或给其中一个改名", "keep one of them or rename one"),
        Text(
            "两个里只会用到一个，另一个会悄悄丢掉。",
            "Only one of the two would be used, the other silently lost.",
        ),
        "新增: 25\n新增: 26",
        "新增: 25\n上年新增: 26",
    ),
    _error(
        "yaml-second-document",
        Text("文件中间有一行 ---，后面的内容不会读", "a line --- in the middle ends the file's content"),
        Text(
            "删掉这一行；要分隔内容就用 page-break 或新的标题",
            "remove the line; use page-break or a heading to divide",
        ),
        Text("在 YAML 里，--- 表示另一份文件的开始。", "In YAML --- starts another document."),
        "- text: 上半年\n---\n- text: 下半年",
        "- text: 上半年\n- text: 下半年",
    ),
    _error(
        "yaml-alias-bomb",
        Text("“*{name}”层层引用，展开后超过 {limit} 项", "“*{name}” expands to more than {limit} entries"),
        Text(
            "不要用 & 和 *；重复的数字写进 facts，用名称引用",
            "do without & and *; put repeated figures into facts",
        ),
        Text("互相引用可以让几行文字撑满内存。", "Nested aliases can fill the memory from a few lines."),
        "a: &a [*b, *b, *b]",
        "a: [{fact: 外资研发中心.累计}]",
    ),
    _error(
        "yaml-alias-loop",
        Text("“*{name}”引用了它自己", "“*{name}” refers to itself"),
        Text(
            "删掉这个引用；如果是文字里的星号，给整段文字加上引号",
            "remove it; if it is a star in a text, put the text in quotes",
        ),
        Text("自己引用自己没有尽头。", "What contains itself has no end."),
        "a: &a [*a]",
        "a: [甲]",
    ),
    _error(
        "yaml-key-not-text",
        Text("这里的括号被当成了一项的名称", "the brackets here are taken for the name of an entry"),
        Text("文字整段加上引号：\n{fixed}", "put the whole text in quotes:\n{fixed}"),
        Text("YAML 里方括号和花括号有特别的意思。", "Brackets and braces have a meaning in YAML."),
        "? [甲, 乙]\n: 丙",
        "甲乙: 丙",
    ),
    _error(
        "yaml-too-deep",
        Text("内容套了超过 {limit} 层", "this is nested more than {limit} levels deep"),
        Text(
            "看看括号是不是没有配对，或缩进一行比一行深",
            "check for brackets without partners or ever deeper indents",
        ),
        _LIMITS,
        "[[[[[[[[[[ … ]]]]]]]]]]",
        "[甲, 乙]",
    ),
    _error(
        "yaml-too-many",
        Text("文件里超过了 {limit} 项", "the file has more than {limit} entries"),
        Text("按章分成几个文件", "split it into several files, by chapters"),
        _LIMITS,
        "[0, 0, 0, …]",
        "chapters: [chapters/4.1-talent.yaml, chapters/4.2-cooperation.yaml]",
    ),
)
