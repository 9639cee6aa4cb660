"""Codes about slips in YAML's marks, each with the corrected line to paste (``{fixed}``)."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity


def _error(code: str, message: Text, advice: Text, why: Text, bad: str, good: str) -> Entry:
    return Entry(code, Severity.ERROR, message, advice, why, bad, good)


def _start(code: str, mark: str, sense: Text, bad: str, good: str) -> Entry:
    """A text that begins with a character YAML has a use for."""
    shown = mark.replace("{", "{{")
    return _error(
        code,
        Text(f"文字不能直接以 {shown} 开头", f"a text cannot simply begin with {shown}"),
        _QUOTE,
        Text(f"在 YAML 里，开头的 {mark} {sense.zh}。", f"In YAML a leading {mark} {sense.en}."),
        bad,
        good,
    )


_PASTE = Text("改成：\n{fixed}", "write:\n{fixed}")
_QUOTE = Text("整段文字加上引号：\n{fixed}", "put the whole text in quotes:\n{fixed}")
_SEPARATOR = Text(
    "名称和内容之间要写半角冒号加一个空格，YAML 才分得开。",
    "Only a colon with a blank after it divides a name from its value.",
)
_RESERVED = Text("是保留字符", "is reserved")

ENTRIES = (
    _error(
        "yaml-quote-open",
        Text("这个引号没有配对的另一半", "this quote is not closed"),
        Text("在文字末尾补上引号：\n{fixed}", "close it at the end of the text:\n{fixed}"),
        Text(
            "引号不收尾，后面所有的行都成了这段文字。",
            "Without its end, all that follows belongs to this text.",
        ),
        'title: "全年工作\nyear: 2021',
        'title: "全年工作"\nyear: 2021',
    ),
    _error(
        "yaml-quote-then-text",
        Text("引号收尾之后还有文字", "there is text after the closing quote"),
        Text("整段文字外面再加一层引号：\n{fixed}", "put quotes around the whole text:\n{fixed}"),
        Text(
            "文字以引号开头时，YAML 以为引号就是全部的内容。",
            "When a text begins with a quote, YAML takes the quoted part for all of it.",
        ),
        '- topic: "一带一路"国际科技合作',
        "- topic: '\"一带一路\"国际科技合作'",
    ),
    _error(
        "yaml-backslash",
        Text("双引号里的反斜线 \\ 有特别的意思", "a backslash has a meaning inside double quotes"),
        Text("改用单引号：\n{fixed}", "use single quotes:\n{fixed}"),
        Text("双引号里 \\n 之类是换行等符号。", "Inside double quotes \\n and the like are codes."),
        'file: "photos\\论坛.jpg"',
        "file: 'photos/论坛.jpg'",
    ),
    _error(
        "yaml-bracket-open",
        Text("这个 {mark} 没有配对的另一半", "this {mark} is not closed"),
        _PASTE,
        Text(
            "括号不收尾，后面的行都算在括号里。",
            "Without its end, the following lines belong to the bracket.",
        ),
        "facts: [facts/a.yaml, facts/b.yaml\nyear: 2021",
        "facts: [facts/a.yaml, facts/b.yaml]\nyear: 2021",
    ),
    _error(
        "yaml-inner-bracket",
        Text(
            "方括号里的一项，文字中间又有方括号",
            "one of the texts in brackets has brackets of its own",
        ),
        Text("只给这一项加上引号：\n{fixed}", "put this text alone in quotes:\n{fixed}"),
        Text(
            "YAML 把文字中间的 [ 看成新的列表；脚注、引文的记号也是这样。",
            "YAML takes a [ inside it for another list; the marks of footnotes and citations are no exception.",
        ),
        "- [项目, 投入[^口径]]",
        "- [项目, '投入[^口径]']",
    ),
    _error(
        "yaml-tab",
        Text("行首的缩进或短横后面用了 Tab", "there is a tab before the text or after the dash"),
        Text(
            "改用空格（编辑器里可以设成按 Tab 键输入空格）：\n{fixed}",
            "use blanks (most editors can be set to insert them for the Tab key):\n{fixed}",
        ),
        Text(
            "Tab 在每台电脑上宽度不同，YAML 不许用它缩进。",
            "A tab has no fixed width, so YAML forbids it here.",
        ),
        "- event:\n\tname: 浦江创新论坛",
        "- event:\n    name: 浦江创新论坛",
    ),
    _error(
        "yaml-wide-comma",
        Text("括号里的各项用全角“{mark}”隔开了", "what stands inside the brackets is divided by “{mark}”"),
        Text(
            "改成半角逗号加一个空格（如果本来就是一项，加上引号）：\n{fixed}",
            "use a comma with a blank after it (if it is one item, put it in quotes):\n{fixed}",
        ),
        Text(
            "YAML 只认半角逗号，全角的算文字。",
            "To YAML only a plain comma divides entries; “，” is a character of the text.",
        ),
        "- {fact: 外资研发中心.累计，label: 累计认定}",
        "- {fact: 外资研发中心.累计, label: 累计认定}",
    ),
    _error(
        "yaml-pasted-rows",
        Text(
            "这里像是从电子表格里粘贴来的，各格之间是 Tab",
            "this looks pasted from a spreadsheet, with tabs between the cells",
        ),
        Text(
            "表格的各行写成下面这样（也可以在 reportgen preview 的页面上直接粘贴）：\n{fixed}",
            "write the rows like this (or paste them onto the page in reportgen preview):\n{fixed}",
        ),
        Text(
            "表格的每一行是方括号里的一列，各格用逗号隔开。",
            "A row of a table is a list in brackets, with commas between the cells.",
        ),
        "rows:\n江苏\t12\n浙江\t9",
        "rows:\n    - [江苏, 12]\n    - [浙江, 9]",
    ),
    _error(
        "yaml-indent",
        Text("这一行的缩进和上下文对不齐", "the indentation of this line fits nothing above it"),
        Text("同一层的行要左对齐：\n{fixed}", "lines of one level must be aligned:\n{fixed}"),
        Text("YAML 靠缩进分层，差一个空格意思就变了。", "YAML tells levels by indentation alone."),
        "- event:\n    name: 浦江创新论坛\n   dates: 2021年6月",
        "- event:\n    name: 浦江创新论坛\n    dates: 2021年6月",
    ),
    _error(
        "yaml-text-indent",
        Text(
            "这一行像是上一行文字的下半句，却没有缩进",
            "this line seems to go on with the text above, but is not indented",
        ),
        Text(
            "换行写的文字要比它的名称缩进得深：\n{fixed}",
            "indent it deeper than the key it belongs to:\n{fixed}",
        ),
        Text("YAML 靠缩进知道文字到哪里为止。", "YAML knows by the indentation where a text ends."),
        "- text: 全年工作\n稳步推进。",
        "- text: 全年工作\n    稳步推进。",
    ),
    _error(
        "yaml-wide-blank",
        Text("这里的空格是全角空格（或不换行空格）", "the blank here is a full-width (or no-break) one"),
        Text("换成普通的半角空格：\n{fixed}", "use plain blanks:\n{fixed}"),
        Text("YAML 只认半角空格，全角空格算文字。", "To YAML only a plain blank is a blank."),
        "title:　全年工作",
        "title: 全年工作",
    ),
    _error(
        "yaml-wide-colon",
        Text("“{key}”后面用了全角冒号“：”", "“{key}” is followed by a full-width colon “：”"),
        Text(
            "改成半角冒号加一个空格（如果本来就是一段文字，整段加上引号）：\n{fixed}",
            "use a plain colon and a blank (or put it in quotes if it is a text):\n{fixed}",
        ),
        _SEPARATOR,
        "title：全年工作",
        "title: 全年工作",
    ),
    _error(
        "yaml-no-blank",
        Text("“{key}”的冒号后面少一个空格", "a blank is missing after the colon of “{key}”"),
        Text(
            "补上空格（如果本来就是一段文字，整段加上引号）：\n{fixed}",
            "add it (or put it in quotes if it is a text):\n{fixed}",
        ),
        _SEPARATOR,
        "title:全年工作",
        "title: 全年工作",
    ),
    _error(
        "yaml-dash-no-blank",
        Text("行首的短横后面少一个空格", "a blank is missing after the dash"),
        Text("补上空格：\n{fixed}", "add it:\n{fixed}"),
        Text("短横加空格才是列表的一项。", "Only a dash with a blank starts an item."),
        "-text: 全年工作",
        "- text: 全年工作",
    ),
    _error(
        "yaml-colon-blank",
        Text("文字里有“冒号加空格”", "the text has a colon and a blank in it"),
        _QUOTE,
        Text(
            "YAML 把“冒号加空格”看成名称和内容的分界；中文里本来该用全角冒号“：”。",
            "YAML takes a colon with a blank for the end of a name.",
        ),
        "- text: 会议论坛: 共举办20场",
        "- text: '会议论坛: 共举办20场'",
    ),
    _error(
        "yaml-comment-in-text",
        Text(
            "“ #”后面的文字会被当作注释丢掉：{lost}",
            "what follows “ #” is taken for a comment and lost: {lost}",
        ),
        Text(
            "是正文就整段加上引号；真是注释就另起一行写：\n{fixed}",
            "if it is text, put all of it in quotes; a real comment goes on a line of its own:\n{fixed}",
        ),
        Text(
            "在 YAML 里，空格加 # 后面都是注释，一声不响就没有了。",
            "In YAML a blank and # start a comment, dropped without a word.",
        ),
        "- text: 专利授权量居全国 #1，比上年增长一成。",
        "- text: '专利授权量居全国 #1，比上年增长一成。'",
    ),
    _error(
        "yaml-start-hash",
        Text(
            "# 开头的内容会被当作注释丢掉：{lost}",
            "what begins with # is taken for a comment and lost: {lost}",
        ),
        Text(
            "加上引号；真是注释就在 # 后面留一个空格：\n{fixed}",
            "put it in quotes; a real comment has a blank after #:\n{fixed}",
        ),
        Text("在 YAML 里，# 后面都是注释。", "In YAML # starts a comment."),
        "colour: #0B5CAD",
        "colour: '#0B5CAD'",
    ),
    _start(
        "yaml-start-stars",
        "**",
        Text("是引用别处内容的记号，不是加粗", "refers to something elsewhere, it is not emphasis"),
        "- text: **创新**驱动发展",
        "- text: '**创新**驱动发展'",
    ),
    _start(
        "yaml-start-asterisk",
        "*",
        Text("引用别处用 & 起了名的内容", "refers to what was named with &"),
        "- text: *注：数据截至年底",
        "- text: '*注：数据截至年底'",
    ),
    _start(
        "yaml-start-ampersand",
        "&",
        Text("给后面的内容起一个名字，这个字会丢掉", "gives a name to what follows, and is lost"),
        "- text: &创新 驱动发展",
        "- text: '&创新 驱动发展'",
    ),
    _start(
        "yaml-start-exclamation",
        "!",
        Text("说明后面内容的类型，这个词会丢掉", "gives the type of what follows, and is lost"),
        "- text: !重要 通知",
        "- text: '!重要 通知'",
    ),
    _start(
        "yaml-start-brace",
        "{",
        Text("是一组“名称: 内容”的开始", "starts a group of name: value pairs"),
        "- text: {{ 外资研发中心.累计 }}家研发中心",
        "- text: '{{ 外资研发中心.累计 }}家研发中心'",
    ),
    _start(
        "yaml-start-bracket",
        "[",
        Text("是一个列表的开始", "starts a list"),
        "- text: [论坛网站](https://example.org)已经开通",
        "- text: '[论坛网站](https://example.org)已经开通'",
    ),
    _start("yaml-start-at", "@", _RESERVED, "- text: @上海科技 发布", "- text: '@上海科技 发布'"),
    _start("yaml-start-backtick", "`", _RESERVED, "- text: `代码`开源", "- text: '`代码`开源'"),
    _start(
        "yaml-start-percent",
        "%",
        Text("是给程序的指令", "is a directive"),
        "- text: %是百分号",
        "- text: '%是百分号'",
    ),
    _start(
        "yaml-start-dash",
        "-",
        Text("加空格是列表的一项", "with a blank is an item"),
        "- text: - 甲",
        "- text: '- 甲'",
    ),
    _start(
        "yaml-start-angle",
        ">",
        Text("后面要另起一行写文字", "wants its text on the following lines"),
        "- text: > 全年工作",
        "- text: '> 全年工作'",
    ),
    _error(
        "yaml-start-bar",
        Text("| 后面不能直接写文字", "text cannot follow | on the same line"),
        Text("文字另起一行，缩进写：\n{fixed}", "write the text on the next line, indented:\n{fixed}"),
        Text("在 YAML 里，| 后面要另起一行写文字。", "In YAML | wants its text on the following lines."),
        "- text: | 全年工作",
        "- text: |\n    全年工作",
    ),
    _error(
        "yaml-start-mark",
        Text("文字不能直接以 {mark} 开头", "a text cannot simply begin with {mark}"),
        _QUOTE,
        Text(
            "在 YAML 里，逗号和右括号只用在括号里。",
            "In YAML a comma or a closing bracket belongs inside brackets.",
        ),
        "- text: ]甲",
        "- text: ']甲'",
    ),
)
