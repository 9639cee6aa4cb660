"""Codes about references, names for them, and inline markup."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="id-twice",
        severity=Severity.ERROR,
        message=Text("名称“{id}”用了两次，前一处在 {other}", "the id “{id}” is used twice, first at {other}"),
        advice=Text("给其中一处换个名称", "rename one of them"),
        why=Text("引用要能认准一个地方。", "A reference must mean one place."),
        bad="id: 累计图（两处）",
        good="id: 累计图、id: 效益图",
    ),
    Entry(
        code="ref-unknown",
        severity=Severity.ERROR,
        message=Text("没有名称是“{id}”的图、表或标题", "nothing has the id “{id}”"),
        advice=Text(
            "最接近的是“{near}”；改正名称，或给要引用的块加上 id: {id}",
            "the nearest is “{near}”; correct it, or add id: {id} to the block",
        ),
        why=Text("引用靠 id 找到目标。", "A reference finds its target by id."),
        bad="见{ref:累积图}",
        good="见{ref:累计图}",
    ),
    Entry(
        code="ref-uncaptioned",
        severity=Severity.ERROR,
        message=Text(
            "“{id}”（{at}）没有题名，也就没有编号，不能引用",
            "“{id}” ({at}) has no caption and so no number to refer to",
        ),
        advice=Text("在那一块写上 caption", "give that block a caption"),
        why=Text(
            "图、表、专栏有了题名才编号；引用印的是编号或题名，点了跳到那里。",
            "Figures and tables are numbered when they have captions; a reference shows the number or the caption.",
        ),
        bad="- figure: {file: 会场.jpg, id: 会场}\n- text: 见{ref:会场}",
        good="- figure: {file: 会场.jpg, id: 会场, caption: 论坛会场}\n- text: 见{ref:会场}",
    ),
    Entry(
        code="ref-none",
        severity=Severity.ERROR,
        message=Text(
            "没有名称是“{id}”的图、表或标题，报告里还没有任何 id",
            "nothing has the id “{id}”; the report has no ids yet",
        ),
        advice=Text("给要引用的块加上一行 id: {id}", "add a line id: {id} to the block that is meant"),
        why=Text("引用靠 id 找到目标。", "A reference finds its target by id."),
        bad="见{ref:累计图}",
        good="- chart: {id: 累计图, …}\n- text: 见{ref:累计图}",
    ),
    Entry(
        code="ref-not-here",
        severity=Severity.ERROR,
        message=Text("这里不能写引用“{id}”", "a reference (“{id}”) cannot stand here"),
        advice=Text("把引用移到正文里", "move the reference into running text"),
        why=Text(
            "图中的标题和替代文字里没有可点的引用。", "Titles in charts and alternative texts hold no links."
        ),
        bad="title: 见{ref:累计图}",
        good="- text: 见{ref:累计图}",
    ),
    Entry(
        code="list-of-empty",
        severity=Severity.WARNING,
        message=Text(
            "这个目录是空的：报告里没有带编号的{what}", "the list is empty: the report has no numbered {what}"
        ),
        advice=Text("给{what}写上题名，或者去掉这个目录", "give them captions, or leave the list out"),
        why=Text(
            "只有带题名的图、表和编号的专栏才列得出来。", "A list names what has a caption and a number."
        ),
        bad="- list_of: tables（全书没有表题）",
        good="- list_of: figures",
    ),
)
