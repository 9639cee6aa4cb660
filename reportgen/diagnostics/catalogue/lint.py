"""Codes about the wording of prose: marks, numbers, terms, sentences; and comments that answer a finding."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_MARKS = Text(
    "中文里的标点占一个字宽，用全角（GB/T 15834-2011）。",
    "Marks of Chinese text are a whole em wide (GB/T 15834-2011).",
)
_NUMBERS = Text(
    "数字、日期和范围的写法见 GB/T 15835-2011。",
    "GB/T 15835-2011 says how numbers, dates and ranges are written.",
)
_FIX = Text("改成“{right}”；reportgen lint --fix 会改好", "write “{right}”; reportgen lint --fix does it")

ENTRIES = (
    Entry(
        "lint-half-width",
        Severity.WARNING,
        Text("中文里用了半角标点“{mark}”", "half-width “{mark}” in Chinese text"),
        Text("改成“{wide}”；reportgen lint --fix 会改好", "write “{wide}”; reportgen lint --fix does it"),
        _MARKS,
        "全年新增25家,累计506家。",
        "全年新增25家，累计506家。",
    ),
    Entry(
        "lint-blank",
        Severity.WARNING,
        Text("汉字之间有空格", "a blank between Chinese characters"),
        Text("删掉空格；reportgen lint --fix 会删好", "delete it; reportgen lint --fix does it"),
        Text(
            "汉字之间不空格，中西文之间的空隙由排版给出。",
            "Setting makes the gap between Han and Latin by itself.",
        ),
        "上海 市科委",
        "上海市科委",
    ),
    Entry(
        "lint-straight-quote",
        Severity.WARNING,
        Text('中文里用了直引号 "', 'a typewriter quote " in Chinese text'),
        Text("改成 {curly}，成对使用", "write {curly}, in pairs"),
        _MARKS,
        '上海"创新名片"',
        "上海“创新名片”",
    ),
    Entry(
        "lint-mixed-quotes",
        Severity.WARNING,
        Text("这里用 {mark}，别处多用 {usual}", "{mark} here, mostly {usual} elsewhere"),
        Text("全书用同一种引号", "use one kind of quotes"),
        Text(
            "简体横排用弯引号（GB/T 15834-2011 §4.8）。",
            "Simplified Chinese takes curly quotes (GB/T 15834 §4.8).",
        ),
        "打造上海「创新名片」",
        "打造上海“创新名片”",
    ),
    Entry(
        "lint-pair",
        Severity.WARNING,
        Text("{mark} 没有配对的 {partner}", "{mark} has no {partner}"),
        Text("补上另一半，或删掉这一半", "add the other half, or delete this one"),
        Text(
            "括号和引号成对使用，嵌套时先开的后关。",
            "Brackets and quotes come in pairs, the last opened closed first.",
        ),
        "论坛以“开放科学为主题。",
        "论坛以“开放科学”为主题。",
    ),
    Entry(
        "lint-mark-twice",
        Severity.WARNING,
        Text("标点重复：“{marks}”", "two marks in a row: “{marks}”"),
        Text("只留一个", "keep one"),
        Text("多半是改稿时留下的。", "Mostly left over from an edit."),
        "全年新增25家，，累计506家。",
        "全年新增25家，累计506家。",
    ),
    Entry(
        "lint-long-mark",
        Severity.WARNING,
        Text("“{typed}”应是“{right}”", "“{typed}” should be “{right}”"),
        _FIX,
        Text(
            "省略号和破折号各占两个字宽（GB/T 15834-2011 §4.11、§4.13）。",
            "Ellipsis and dash are two em wide each (GB/T 15834).",
        ),
        "科技组织--英国皇家航空学会...",
        "科技组织——英国皇家航空学会……",
    ),
    Entry(
        "lint-range",
        Severity.WARNING,
        Text("范围写成了“{typed}”", "the range is written “{typed}”"),
        _FIX,
        Text(
            "范围用“—”或“～”，两头的百分号都要写（GB/T 15834 §4.13、GB/T 15835 §5）。",
            "A range takes — or ～, and a percent sign at both ends.",
        ),
        "11月1-3日，增长5~8%",
        "11月1—3日，增长5%～8%",
    ),
    Entry(
        "lint-full-width",
        Severity.WARNING,
        Text("全角的数字或字母“{typed}”", "digits or letters a whole em wide: “{typed}”"),
        _FIX,
        _NUMBERS,
        "新增２５家",
        "新增25家",
    ),
    Entry(
        "lint-short-year",
        Severity.WARNING,
        Text("年份只写了两位：“{typed}”", "a year of two digits: “{typed}”"),
        Text("写四位，如 2021年", "write four digits, such as 2021年"),
        _NUMBERS,
        "21年5月",
        "2021年5月",
    ),
    Entry(
        "lint-number-parts",
        Severity.WARNING,
        Text("“{typed}”把数字和“{part}”连用", "“{typed}” joins digits and “{part}”"),
        Text("写成全数字（5000），或以万、亿为单位", "write all digits (5000), or use 万 or 亿"),
        Text(
            "阿拉伯数字只与万、亿连用，不与十、百、千连用（GB/T 15835-2011）。",
            "Digits go with 万 and 亿 only (GB/T 15835-2011).",
        ),
        "5千人",
        "5000人",
    ),
    Entry(
        "lint-number-form",
        Severity.WARNING,
        Text("“{typed}”的写法不规范", "“{typed}” is not the standard form"),
        _FIX,
        _NUMBERS,
        "3月5号，百分之25",
        "3月5日，25%",
    ),
    Entry(
        "lint-repeated",
        Severity.WARNING,
        Text("“{words}”重复了", "“{words}” stands twice"),
        Text(
            "删掉一个；本来就要重复时，在上面一行写“# 忽略 lint-repeated：原因”",
            "delete one, or answer it: # ignore lint-repeated: reason",
        ),
        Text("多半是改稿时留下的。", "Mostly left over from an edit."),
        "推动国际国际合作",
        "推动国际合作",
    ),
    Entry(
        "lint-long-sentence",
        Severity.HINT,
        Text("这一句有{count}个字，超过{limit}个", "{count} characters in one sentence, over {limit}"),
        Text(
            "能分就分成两句；上限在 lint.yaml 的 sentence 里",
            "divide it; the limit is sentence: in lint.yaml",
        ),
        Text("太长的句子读的人容易断错。", "Long sentences are easily misread."),
        "一句两百个字、只有逗号的话。",
        "分成两三句，用句号或分号隔开。",
    ),
    Entry(
        "lint-term",
        Severity.WARNING,
        Text("“{typed}”在本报告里写作“{right}”", "“{typed}” is written “{right}” in this report"),
        _FIX,
        Text(
            "同一个东西全书用同一个词（lint.yaml 的 terms）。", "One thing has one name (terms in lint.yaml)."
        ),
        "国际科研合作",
        "国际科技合作",
    ),
    Entry(
        "lint-full-name",
        Severity.WARNING,
        Text("“{short}”第一次出现，还没有写过全称", "“{short}” comes before the full name"),
        Text("第一次写“{full}”，其后再用简称", "write “{full}” the first time"),
        Text(
            "机构、活动第一次出现写全称（lint.yaml 的 names）。",
            "Names are given in full at first mention (names in lint.yaml).",
        ),
        "市科委印发通知。（全书第一次提到）",
        "上海市科学技术委员会（以下简称“市科委”）印发通知。",
    ),
    Entry(
        "lint-forbidden",
        Severity.WARNING,
        Text("不用的词“{word}”：{reason}", "unwanted word “{word}”: {reason}"),
        Text("换一个说法", "say it otherwise"),
        Text(
            "项目的 lint.yaml 在 forbidden 里列了不用的词。",
            "lint.yaml lists unwanted words under forbidden.",
        ),
        "国内首创",
        "（换一个有依据的说法）",
    ),
    Entry(
        "suppress-no-reason",
        Severity.WARNING,
        Text("“忽略 {answered}”后面没有写原因", "“ignore {answered}” gives no reason"),
        Text("写成“# 忽略 {answered}：原因”", "write “# ignore {answered}: reason”"),
        Text("忽略要有原因，后来的人才知道为什么。", "Who comes later wants to know why."),
        "# 忽略 lint-repeated",
        "# 忽略 lint-repeated：原文如此",
    ),
)
