"""Codes about cited sources, the index and the glossary."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

_SOURCE = (
    "- references:\n    - {key: 年鉴, type: book, title: 上海统计年鉴, publisher: 中国统计出版社, year: 2021}"
)

ENTRIES = (
    Entry(
        code="cite-unknown",
        severity=Severity.ERROR,
        message=Text("参考文献里没有“{key}”", "there is no source “{key}” in the references"),
        advice=Text(
            "最接近的是“{near}”；改正名称，或在 references 里加上这一条",
            "the nearest is “{near}”; correct it, or add the source to references",
        ),
        why=Text(
            "编号和格式都从 references 里的条目来。", "Number and wording come from the entry in references."
        ),
        bad="据统计[@年监]。",
        good="据统计[@年鉴]。",
    ),
    Entry(
        code="cite-none",
        severity=Severity.ERROR,
        message=Text(
            "引用了文献“{key}”，报告里还没有 references 块",
            "“{key}” is cited, but the report has no references",
        ),
        advice=Text(
            "在报告末尾（或本章末尾）写 references 块，列出引用的文献",
            "add a references block at the end of the report or of the chapter",
        ),
        why=Text(
            "编号和格式都从 references 里的条目来。", "Number and wording come from the entry in references."
        ),
        bad="据统计[@年鉴]。（没有 references）",
        good=_SOURCE,
    ),
    Entry(
        code="cite-ambiguous",
        severity=Severity.ERROR,
        message=Text(
            "文献“{key}”在几章的 references 里都有，本章没有，不知道引哪一条",
            "the source “{key}” is listed in several other chapters, not in this one",
        ),
        advice=Text(
            "在本章的 references 里写上这一条，或改成不同的名称：{places}",
            "list it in this chapter, or give the entries different keys: {places}",
        ),
        why=Text(
            "每章自己的文献表各自编号，引用要认准一条。",
            "Each chapter's list counts by itself; a citation must mean one entry.",
        ),
        bad="两章的 references 里都有 key: 年鉴，第三章引用 [@年鉴]",
        good="key: 年鉴2020、key: 年鉴2021",
    ),
    Entry(
        code="cite-not-here",
        severity=Severity.ERROR,
        message=Text("这里不能引用文献“{key}”", "a source (“{key}”) cannot be cited here"),
        advice=Text("把引用移到正文、表格或图题里", "move the citation into text, a table or a caption"),
        why=Text(
            "图中的标题和替代文字里没有可点的编号。", "Titles in charts and alternative texts hold no links."
        ),
        bad='title: "合作项目[@年鉴]"',
        good='caption: "合作项目[@年鉴]"',
    ),
    Entry(
        code="inline-cite-empty",
        severity=Severity.ERROR,
        message=Text("引用文献没有写名称", "a citation names no source"),
        advice=Text("写成 [@名称]，几条一起写成 [@甲;@乙]", "write [@key], several as [@one;@two]"),
        why=Text("名称是 references 里那一条的 key。", "The name is the key of an entry in references."),
        bad="据统计[@]。",
        good="据统计[@年鉴]。",
    ),
    Entry(
        code="reference-twice",
        severity=Severity.ERROR,
        message=Text(
            "文献“{key}”写了两条，前一条在 {other}", "the source “{key}” is listed twice, first at {other}"
        ),
        advice=Text("删去一条，或换个 key", "remove one, or give it another key"),
        why=Text("引用要能认准一条。", "A citation must mean one entry."),
        bad="key: 年鉴（两条）",
        good="key: 年鉴2020、key: 年鉴2021",
    ),
    Entry(
        code="reference-author-twice",
        severity=Severity.WARNING,
        message=Text(
            "这条文献的作者写了不止一次：{authors}", "authors named more than once in this source: {authors}"
        ),
        advice=Text("每位作者只写一次", "name each author once"),
        why=Text(
            "超过三位作者只印前三位和“等”，重复的会挤掉别人（GB/T 7714—2015 §8.1.2）。",
            "Of more than three authors three are printed: one named twice pushes out another.",
        ),
        bad="authors: [张三, 李四, 张三]",
        good="authors: [张三, 李四, 王五]",
    ),
    Entry(
        code="reference-uncited",
        severity=Severity.WARNING,
        message=Text(
            "文献“{key}”没有引用，不会印出来", "the source “{key}” is not cited and will not be printed"
        ),
        advice=Text(
            "在引用它的地方写 [@{key}]，或删去这一条", "write [@{key}] where it is used, or remove it"
        ),
        why=Text(
            "顺序编码制的文献表只列引用过的，按引用先后编号。",
            "A numbered list holds what was cited, in the order of citation.",
        ),
        bad=_SOURCE,
        good="据统计[@年鉴]。\n" + _SOURCE,
    ),
    Entry(
        code="reference-lacks",
        severity=Severity.ERROR,
        message=Text("文献“{key}”是{kind}，缺少 {field}", "the source “{key}” ({kind}) lacks {field}"),
        advice=Text("补上一行 {field}: …", "add a line {field}: …"),
        why=Text("GB/T 7714 要求这类文献写出这一项。", "GB/T 7714 asks for it in sources of this type."),
        bad="{key: 窗口, type: journal, title: 新窗口, year: 2012}",
        good="{key: 窗口, type: journal, title: 新窗口, source: 科学通报, year: 2012}",
    ),
    Entry(
        code="reference-field",
        severity=Severity.ERROR,
        message=Text("{kind}的著录没有 {field} 这一项", "sources of this type ({kind}) have no {field}"),
        advice=Text("这类文献可以写：{known}", "they can have: {known}"),
        why=Text("写了也不会印出来。", "It would not be printed."),
        bad="{key: 年鉴, type: book, …, volume: 3}",
        good="{key: 年鉴, type: book, …, edition: 第3版}",
    ),
    Entry(
        code="index-columns",
        severity=Severity.ERROR,
        message=Text("索引不能排成 {columns} 栏", "an index cannot have {columns} columns"),
        advice=Text("columns 写 1 到 {most}；不写就是 2", "set columns to 1–{most}; without it there are 2"),
        why=Text("再窄就排不下词和页码。", "Narrower columns hold no term with its pages."),
        bad="- index: {columns: 8}",
        good="- index: {columns: 3}",
    ),
    Entry(
        code="index-empty",
        severity=Severity.ERROR,
        message=Text(
            "索引是空的：正文里没有标出的词，也没有找到列出的词",
            "the index is empty: no words are marked, and no listed term was found",
        ),
        advice=Text(
            "在正文里写 [词]{{index}}，或在 terms 里列出要找的词",
            "mark words as [word]{{index}}, or list the terms to find",
        ),
        why=Text("索引只收标出的和列出的词。", "An index holds what was marked or listed."),
        bad="- index:",
        good="- index: [浦江创新论坛, 外资研发中心]",
    ),
    Entry(
        code="index-missing",
        severity=Severity.WARNING,
        message=Text(
            "这里标了索引词，报告里却没有 index 块", "words are marked for the index, but the report has none"
        ),
        advice=Text(
            "在报告末尾加上 - index:，或去掉标记",
            "add - index: at the end of the report, or take the marks away",
        ),
        why=Text(
            "没有 index 块，标出的词不会印在索引里。", "Without it the marked words are not listed anywhere."
        ),
        bad="[浦江创新论坛]{index}",
        good="[浦江创新论坛]{index}\n- index:",
    ),
    Entry(
        code="index-term-unused",
        severity=Severity.WARNING,
        message=Text("正文里没有找到索引词“{term}”", "the text does not contain the index term “{term}”"),
        advice=Text(
            "改成正文里的写法，或用 also 写上其他写法",
            "write it as the text does, or give its other wordings in also",
        ),
        why=Text("没有页码的词不收进索引。", "A term without pages is not listed."),
        bad="- index: [普江论坛]",
        good="- index:\n    - {term: 浦江创新论坛, also: [浦江论坛]}",
    ),
    Entry(
        code="index-twice",
        severity=Severity.ERROR,
        message=Text(
            "索引词“{term}”列了两次，前一处在 {other}",
            "the index term “{term}” is listed twice, first at {other}",
        ),
        advice=Text("删去一处", "remove one"),
        why=Text("一个写法只能归到一个标目。", "A wording belongs under one heading."),
        bad="- index: [浦江创新论坛, 浦江创新论坛]",
        good="- index: [浦江创新论坛]",
    ),
    Entry(
        code="index-in-box",
        severity=Severity.ERROR,
        message=Text("索引不能放在框、列表或表格里", "an index cannot stand in a box, list or table"),
        advice=Text("把它直接写在节或主题的 blocks 里", "write it among the blocks of a section or topic"),
        why=Text("索引可能占好几页，框里放不下。", "An index may run over pages, a box cannot."),
        bad="- callout: 提示\n  blocks: [index]",
        good="- index:",
    ),
    Entry(
        code="inline-index-empty",
        severity=Severity.ERROR,
        message=Text("索引标记里没有词，或有空的标目", "an index mark holds no words, or an empty heading"),
        advice=Text(
            "写成 [词]{{index}}，另立标目写成 [词]{{index:标目/副标目}}",
            "write [words]{{index}}, or [words]{{index:heading/sub-heading}}",
        ),
        why=Text("索引要知道收哪个词。", "The index must know what to list."),
        bad="[]{index}",
        good="[浦江创新论坛]{index}",
    ),
    Entry(
        code="inline-index-deep",
        severity=Severity.ERROR,
        message=Text("索引标目最多三级", "an index has three levels of headings at most"),
        advice=Text("减少 / 的个数", "use fewer slashes"),
        why=Text("Word 和两套版式的索引样式都到三级。", "Styles go down to three levels."),
        bad="[论坛]{index:会议/论坛/科技/浦江创新论坛}",
        good="[论坛]{index:会议/论坛/浦江创新论坛}",
    ),
    Entry(
        code="glossary-twice",
        severity=Severity.ERROR,
        message=Text(
            "术语“{term}”解释了两次，前一处在 {other}",
            "the term “{term}” is explained twice, first at {other}",
        ),
        advice=Text("合成一条，其他说法写在 also 里", "make it one entry; other wordings go into also"),
        why=Text("正文里的词要能链接到一个解释。", "A word in the text leads to one explanation."),
        bad="- glossary:\n    - {term: 研发中心, text: 甲}\n    - {term: 研发中心, text: 乙}",
        good="- glossary:\n    - {term: 研发中心, text: 甲乙}",
    ),
)
