"""Codes about markup inside text."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity


def _error(code: str, message: Text, advice: Text, why: Text, bad: str, good: str) -> Entry:
    return Entry(code, Severity.ERROR, message, advice, why, bad, good)


_MARKS = Text(
    "没有配对的标记会原样印出来，读者看到的就是星号和花括号。",
    "A mark without its partner would be printed as it is.",
)

ENTRIES = (
    _error(
        "inline-strong-open",
        Text("这个 ** 没有配对的另一半", "this ** has no partner"),
        Text(
            "在要加粗的文字后面补上 **；要印出星号时写 \\*\\*",
            "close it with **; write \\*\\* to print stars",
        ),
        _MARKS,
        "新增**25家，累计506家",
        "新增**25**家，累计506家",
    ),
    _error(
        "inline-strong-empty",
        Text("两个 ** 之间没有文字", "there is nothing between ** and **"),
        Text("删掉这四个星号，或在中间写上文字", "remove the four stars or write something between them"),
        _MARKS,
        "新增****家",
        "新增**25**家",
    ),
    _error(
        "inline-braces-open",
        Text("这个 {{{{ 没有配对的 }}}}", "this {{{{ is not closed by }}}}"),
        Text(
            "在事实名后面补上 }}}}；要印出花括号时写 \\{{", "close it with }}}}; write \\{{ to print a brace"
        ),
        _MARKS,
        "累计{{ 外资研发中心.累计 }家",
        "累计{{ 外资研发中心.累计 }}家",
    ),
    _error(
        "inline-braces-empty",
        Text("{{{{ }}}} 里没有写事实名", "there is no fact between {{{{ and }}}}"),
        Text("写上事实名，如 {{{{ 外资研发中心.累计 }}}}", "write a fact's name between them"),
        Text("空的花括号不知道该填哪个数字。", "Empty braces name no figure."),
        "累计{{ }}家",
        "累计{{ 外资研发中心.累计 }}家",
    ),
    _error(
        "inline-ref-empty",
        Text("引用里没有写名称", "the reference names nothing"),
        Text(
            "写成 {{ref:名称}}，名称是那个图或表的 id",
            "write {{ref:name}} with the id of the figure or table",
        ),
        Text("引用要知道指向哪里。", "A reference must lead somewhere."),
        "见{ref:}",
        "见{ref:图-外资}",
    ),
    _error(
        "inline-link-empty",
        Text("链接没有文字", "the link has no words"),
        Text("在方括号里写上链接的文字：[文字](网址)", "write the link's words: [words](address)"),
        Text("没有文字的链接，纸上看不见，也点不到。", "A link without words cannot be seen or clicked."),
        "[](https://example.org)",
        "[论坛网站](https://example.org)",
    ),
    _error(
        "inline-link-address",
        Text("链接地址“{url}”不能用", "the address “{url}” cannot be linked"),
        Text(
            "写完整的网址（https://…）或邮箱（mailto:…）；不是链接时在 [ 前加反斜线",
            "write a full address (https://… or mailto:…); if this is no link, put a backslash before [",
        ),
        Text("PDF 和 Word 里只放网页和邮箱的链接。", "Only web and mail addresses are linked."),
        "[论坛网站](www.example.org)",
        "[论坛网站](https://www.example.org)",
    ),
    _error(
        "inline-style-unknown",
        Text(
            "没有名为“{name}”的字符样式，是不是“{suggestion}”？",
            "there is no character style “{name}”; did you mean “{suggestion}”?",
        ),
        Text(
            "可以用的有：{known}；也可以在版式的 theme.yaml 的 styles 里添一个，只写字体、颜色一类文字属性",
            "there are: {known}; or add one to styles in the layout's theme.yaml, with properties of type only",
        ),
        Text(
            "样式只定义一次，PDF 和 Word 里都用它；名字对不上就不知道该排成什么样。",
            "A style is defined once for the PDF and for Word; an unknown name has no look.",
        ),
        "所谓[揭榜挂帅]{.kia}，是……",
        "所谓[揭榜挂帅]{.kai}，是……",
    ),
    _error(
        "inline-style-open",
        Text("这个 {mark} 前面没有与它配对的 [", "there is no [ before this {mark}"),
        Text(
            "在文字前补上 [，写成 [文字]{{.样式}}；一处样式里不能再套另一处",
            "write [words]{{.style}}; one style cannot stand inside another",
        ),
        _MARKS,
        "所谓揭榜挂帅]{.kai}，是……",
        "所谓[揭榜挂帅]{.kai}，是……",
    ),
    _error(
        "inline-style-empty",
        Text("[ ] 里没有文字", "there is nothing between [ and ]"),
        Text("在方括号里写上文字，或整个删掉", "write something between the brackets or remove them"),
        _MARKS,
        "所谓[]{.kai}，是……",
        "所谓[揭榜挂帅]{.kai}，是……",
    ),
)
