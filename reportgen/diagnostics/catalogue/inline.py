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
        "inline-braces-wide",
        Text("这里的花括号“{mark}”是全角的", "the brace “{mark}” is a full-width one"),
        Text(
            "改成半角的，如 {{{{ 外资研发中心.累计 }}}}、{{ref:名称}}",
            "use plain braces: {{{{ a fact's name }}}}, {{ref:name}}",
        ),
        Text(
            "全角花括号只是文字，会原样印出来，数不会填进去。",
            "Full-width braces are words: they would be printed as they are, without the figure.",
        ),
        "累计｛｛ 外资研发中心.累计 ｝｝家",
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
    _error(
        "inline-note-empty",
        Text("脚注标记里没有写名称", "the mark of a note names nothing"),
        Text("写成 [^名称]，名称是 notes 里的一条", "write [^name] with the name of a note"),
        Text("注号要知道指向哪条注文。", "A mark must lead to a note."),
        "约占四分之一[^]",
        "约占四分之一[^口径]",
    ),
    _error(
        "note-unknown",
        Text("没有名为“{name}”的脚注", "there is no note “{name}”"),
        Text(
            "最接近的是“{near}”；改正名称，或在 notes 里加上 {name}: 注文",
            "the nearest is “{near}”; correct it, or add {name}: words to notes",
        ),
        Text(
            "[^名称] 处印注号，注文写在同一章的 notes 里。",
            "[^name] prints a mark; the note stands in the notes of the chapter.",
        ),
        "约占四分之一[^口泾]\nnotes: {口径: 按年末统计。}",
        "约占四分之一[^口径]\nnotes: {口径: 按年末统计。}",
    ),
    _error(
        "note-none",
        Text("这一章没有写脚注，找不到“{name}”", "this chapter has no notes, so “{name}” cannot be found"),
        Text(
            "在这一段后面加一块 - notes: {{{name}: 注文}}；不是脚注时在 [ 前加反斜线",
            "add a block - notes: {{{name}: words}}; if this is no note, put a backslash before [",
        ),
        Text(
            "[^名称] 处印注号，注文写在同一章的 notes 里。",
            "[^name] prints a mark; the note stands in the notes of the chapter.",
        ),
        "- text: 约占四分之一[^口径]",
        "- text: 约占四分之一[^口径]\n- notes: {口径: 按年末统计。}",
    ),
    _error(
        "note-again",
        Text(
            "脚注“{name}”已经在 {other} 引用过，一条脚注只能引用一次",
            "the note “{name}” was marked at {other} already; a note is marked once",
        ),
        Text("再写一条脚注，或删去这个标记", "write another note, or remove this mark"),
        Text(
            "每个注号对应页下的一条注文，重复的注号读者分不清。",
            "Every mark has its note at the foot of its page.",
        ),
        "甲[^口径]，乙[^口径]",
        "甲[^口径]，乙[^口径二]",
    ),
    _error(
        "note-twice",
        Text("脚注“{name}”在 {other} 已经写过", "the note “{name}” is written at {other} already"),
        Text("改一个名称，或删去其中一条", "give one of them another name, or remove it"),
        Text("一章里两条脚注不能同名。", "No two notes of a chapter share a name."),
        "- notes: {口径: 按年末统计。}\n- notes: {口径: 按年初统计。}",
        "- notes: {口径: 按年末统计。}\n- notes: {年初: 按年初统计。}",
    ),
    _error(
        "note-not-here",
        Text("这里不能有脚注“{name}”", "there can be no note “{name}” here"),
        Text(
            "把 [^{name}] 移到正文、表格或图题（caption）里",
            "move [^{name}] into running text, a table or a caption",
        ),
        Text(
            "脚注里不再套脚注；图表内部的文字和替代文字没有地方放注号。",
            "A note holds no notes; words in a chart and alternative texts have no place for marks.",
        ),
        "title: 外资研发中心[^口径]",
        "title: 外资研发中心\ncaption: 外资研发中心[^口径]",
    ),
    Entry(
        "note-unused",
        Severity.WARNING,
        Text("脚注“{name}”没有引用，不会印出来", "the note “{name}” is marked nowhere and is not printed"),
        Text("在正文里写上 [^{name}]，或删去这一条", "write [^{name}] in the text, or remove the note"),
        Text("脚注印在它的注号所在的那一页。", "A note is printed on the page of its mark."),
        "notes: {口径: 按年末统计。}",
        "text: 约占四分之一[^口径]\nnotes: {口径: 按年末统计。}",
    ),
    Entry(
        "notes-not-mapping",
        Severity.ERROR,
        Text("脚注要写成“名称: 注文”", "notes are written as “name: words”"),
        Text("每条一行：口径: 按年末统计。", "one a line: name: words"),
        Text("注号 [^名称] 按名称找到注文。", "A mark [^name] finds its note by the name."),
        "notes: [按年末统计。]",
        "notes: {口径: 按年末统计。}",
    ),
)
