"""Codes about facts."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="fact-file-shape",
        severity=Severity.ERROR,
        message=Text("事实文件要写成“组名: ”下面“名称: 数值”", "a fact file holds groups of “name: value”"),
        advice=Text(
            "例如：外资研发中心: {{累计: {{unit: 家, value: 506}}}}",
            "e.g. 外资研发中心: {{累计: {{unit: 家, value: 506}}}}",
        ),
        why=Text("事实按组和名称查找。", "Facts are found by group and name."),
        bad="- 506",
        good="外资研发中心:\n  累计: {unit: 家, value: 506}",
    ),
    Entry(
        code="fact-group-shape",
        severity=Severity.ERROR,
        message=Text(
            "“{group}”是组名，下面要写“名称: 数值”", "“{group}” is a group and needs “name: value” below it"
        ),
        advice=Text(
            "在下一行缩进两格，写名称和数值", "indent the next line by two and write a name and a value"
        ),
        why=Text("事实按组和名称查找，例如 外资研发中心.累计。", "Facts are found by group and name."),
        bad="外资研发中心: 506",
        good="外资研发中心:\n  累计: 506",
    ),
    Entry(
        code="fact-no-value",
        severity=Severity.ERROR,
        message=Text("事实“{name}”没有数值", "the fact “{name}” has no value"),
        advice=Text(
            "加上 value、values、formula、text、date 或 list 中的一项",
            "add one of value, values, formula, text, date, list",
        ),
        why=Text("没有数值的事实不能引用。", "A fact without a value cannot be used."),
        bad="累计: {unit: 家}",
        good="累计: {unit: 家, value: 506}",
    ),
    Entry(
        code="fact-two-values",
        severity=Severity.ERROR,
        message=Text("事实“{name}”有几种写法：{keys}", "the fact “{name}” is given in several ways: {keys}"),
        advice=Text("只留一种", "keep one"),
        why=Text("同一个数写两处，迟早会不一样。", "A number given twice will differ one day."),
        bad="累计: {value: 506, formula: 新增 + 481}",
        good="累计: {value: 506}",
    ),
    Entry(
        code="fact-bad-value",
        severity=Severity.ERROR,
        message=Text("“{value}”不是数", "“{value}” is not a number"),
        advice=Text(
            "写成 506、1.05、1/4、超150、20多、近2000 这样；文字用 text: …",
            "write 506, 1.05, 1/4, 超150, 20多; words go into text: …",
        ),
        why=Text(
            "数值要能计算；不是数的说法写在 text 里。", "Values are computed with; words belong to text."
        ),
        bad="累计: {value: 五百零六家}",
        good="累计: {value: 506, unit: 家}",
    ),
    Entry(
        code="fact-twice",
        severity=Severity.ERROR,
        message=Text(
            "事实“{name}”写了两遍，前一处在 {other}", "the fact “{name}” is defined twice, first at {other}"
        ),
        advice=Text("删去一处", "remove one of them"),
        why=Text("一个数只写在一个地方。", "One number, one place."),
        bad="（两个文件里都有 外资研发中心: {累计: 506}）",
        good="外资研发中心: {累计: 506}",
    ),
    Entry(
        code="fact-unknown",
        severity=Severity.ERROR,
        message=Text("没有“{name}”这个事实", "there is no fact “{name}”"),
        advice=Text(
            "最接近的是“{near}”；改正名称，或在 facts 文件里加上它",
            "the nearest is “{near}”; correct the name or add the fact",
        ),
        why=Text("数字只从事实文件里取。", "Figures come from the fact files only."),
        bad="{{ 外资研发中心.累积 }}",
        good="{{ 外资研发中心.累计 }}",
    ),
    Entry(
        code="fact-none",
        severity=Severity.ERROR,
        message=Text(
            "没有“{name}”这个事实，项目里还没有任何事实",
            "there is no fact “{name}”; the project has no facts yet",
        ),
        advice=Text(
            "在 facts 文件夹里建一个文件，写上组名、名称和数值，并在 report.yaml 写 facts: [facts/*.yaml]",
            "make a file in the folder facts with group, name and value; name it in report.yaml",
        ),
        why=Text("数字只从事实文件里取。", "Figures come from the fact files only."),
        bad="{{ 外资研发中心.累计 }}",
        good="外资研发中心:\n  累计: {unit: 家, value: 506}",
    ),
    Entry(
        code="fact-no-year",
        severity=Severity.ERROR,
        message=Text(
            "事实“{name}”没有{year}年的数，只有：{years}",
            "the fact “{name}” has no value for {year}, only for: {years}",
        ),
        advice=Text("在 values 里加上 {year}: …", "add {year}: … to its values"),
        why=Text("每年的数分开写，不用别的年份顶替。", "A year’s value is never replaced by another year’s."),
        bad="累计: {values: {2020: 481}}",
        good="累计: {values: {2020: 481, 2021: 506}}",
    ),
    Entry(
        code="fact-circular",
        severity=Severity.ERROR,
        message=Text("算式绕了一圈：{loop}", "the formulas run in a circle: {loop}"),
        advice=Text("把其中一个改成数值", "give one of them a value"),
        why=Text("互相依赖的算式算不出数。", "Formulas that need each other have no value."),
        bad="甲: {formula: 乙 + 1}\n乙: {formula: 甲 - 1}",
        good="甲: {formula: 乙 + 1}\n乙: {value: 5}",
    ),
    Entry(
        code="fact-unit",
        severity=Severity.ERROR,
        message=Text(
            "“{name}”写的单位是“{declared}”，算出来却是“{computed}”",
            "“{name}” is declared in “{declared}” but computed in “{computed}”",
        ),
        advice=Text(
            "算式没有错，就把 unit 写成“{computed}”或能和它换算的单位；不然检查算式",
            "if the formula is right, make the unit “{computed}” or one that converts; else check the formula",
        ),
        why=Text("单位不符多半是算式写错了。", "A wrong unit mostly means a wrong formula."),
        bad="占比: {unit: 家, formula: 新增 / 累计}",
        good='占比: {unit: "%", formula: 新增 / 累计}',
    ),
    Entry(
        code="fact-unit-none",
        severity=Severity.ERROR,
        message=Text(
            "“{name}”写的单位是“{declared}”，算出来的数却没有单位",
            "“{name}” is declared in “{declared}” but what is computed has no unit",
        ),
        advice=Text(
            "算式里的数字带上单位，例如 1{declared}；结果本来没有单位的，去掉 unit",
            "give the numbers in the formula their unit, e.g. 1{declared}; or leave out unit",
        ),
        why=Text("单位跟着数走，算式里没有，结果也没有。", "Units go with the figures of a formula."),
        bad="数量: {unit: 家, formula: 个数(名单)}",
        good="数量: {unit: 家, formula: 个数(名单) * 1家}",
    ),
    Entry(
        code="fact-no-number",
        severity=Severity.ERROR,
        message=Text(
            "“{wording}”没有确切的数，不能计算",
            "“{wording}” is no definite number and cannot be computed with",
        ),
        advice=Text("换一个有数值的事实，或只照原样引用", "use a fact with a number, or only quote it"),
        why=Text(
            "“数十”、日期这样的说法只能照写。", "Wordings such as “dozens” or dates can only be quoted."
        ),
        bad="{{ 论坛.院士 + 1 }}",
        good="{{ 论坛.院士 }}",
    ),
    Entry(
        code="fact-is-list",
        severity=Severity.ERROR,
        message=Text(
            "“{expression}”是一个名单，这里要一个数", "“{expression}” is a list; a figure is needed here"
        ),
        advice=Text("换成有数值的事实，或用 个数(名单)", "use a fact with a value, or 个数(名单)"),
        why=Text("卡片和图表只能显示数。", "Cards and charts show figures."),
        bad="{fact: 组织.名单}",
        good="{fact: 个数(组织.名单)}",
    ),
    Entry(
        code="fact-no-list",
        severity=Severity.ERROR,
        message=Text("“{expression}”不是名单", "“{expression}” is not a list"),
        advice=Text("换成用 list 写的事实", "use a fact that is written with list"),
        why=Text("机构名单要从名单事实里取。", "Organisations are taken from a fact with a list."),
        bad="- organisations: {fact: 组织.数量}",
        good="- organisations: {fact: 组织.名单}",
    ),
    Entry(
        code="fact-name-empty",
        severity=Severity.ERROR,
        message=Text("这里的名称是空的", "the name here is empty"),
        advice=Text("写上组名或事实的名称", "write the name of the group or fact"),
        why=Text("事实按名称查找。", "Facts are found by their names."),
        bad='"": {value: 3}',
        good="累计: {value: 3}",
    ),
    Entry(
        code="fact-by",
        severity=Severity.ERROR,
        message=Text("by 里的“{names}”不是几个不同的分列", "“{names}” are not different dimensions for by"),
        advice=Text(
            "写一个，如 by: 区；或几个不同的，如 by: [年, 区]",
            "write one, by: 区, or several that differ, by: [年, 区]",
        ),
        why=Text("每个分列要有自己的名称，引用时才分得清。", "Each dimension needs a name of its own."),
        bad="by: [区, 区]",
        good="by: [年, 区]",
    ),
    Entry(
        code="fact-decimals",
        severity=Severity.ERROR,
        message=Text("小数位数不能是{found}", "a figure cannot have {found} decimals"),
        advice=Text("写 0 到 20 之间的整数", "write a whole number from 0 to 20"),
        why=Text("decimals 说印出来时保留几位小数。", "decimals says how many decimals are printed."),
        bad="decimals: -1",
        good="decimals: 1",
    ),
    Entry(
        code="fact-label-twice",
        severity=Severity.ERROR,
        message=Text("事实“{name}”里“{label}”写了两遍", "“{label}” stands twice in the fact “{name}”"),
        advice=Text(
            "删去一处（“2021”和“2021年”是同一年）", "remove one of them (2021 and 2021年 are one year)"
        ),
        why=Text("同一个数写两处，迟早会不一样。", "A number given twice will differ one day."),
        bad="values: {2021: 3, 2021年: 4}",
        good="values: {2021: 3}",
    ),
    Entry(
        code="fact-dimension-missing",
        severity=Severity.ERROR,
        message=Text(
            "事实“{name}”的“{label}”下面还要按“{dimension}”分开写",
            "“{label}” of the fact “{name}” needs values by “{dimension}” below it",
        ),
        advice=Text(
            "例如 {label}: {{…: 3, …: 4}}；或者改 by", "write {label}: {{…: 3, …: 4}}, or correct by"
        ),
        why=Text(
            "by 说数按哪几项分列，values 要一层一层写齐。", "values has a level for each dimension in by."
        ),
        bad="by: [年, 区]\nvalues: {2021: 3}",
        good="by: [年, 区]\nvalues: {2021: {浦东新区: 3}}",
    ),
    Entry(
        code="fact-dimension-extra",
        severity=Severity.ERROR,
        message=Text(
            "事实“{name}”只按“{dimensions}”分列，这里要写一个数",
            "the fact “{name}” has values by “{dimensions}” only; a figure belongs here",
        ),
        advice=Text(
            "改成一个数；或者在 by 里加上另一项，如 by: [年, 区]",
            "write a figure, or name the other dimension in by",
        ),
        why=Text(
            "by 说数按哪几项分列，不写就是按年。", "by names the dimensions; without it values are by year."
        ),
        bad="values: {2021: {浦东新区: 3}}",
        good="by: [年, 区]\nvalues: {2021: {浦东新区: 3}}",
    ),
    Entry(
        code="fact-bad-date",
        severity=Severity.ERROR,
        message=Text("“{value}”不是日期", "“{value}” is no date"),
        advice=Text(
            "写成 2021-11-01、2021-11-01/2021-11-03 或 2021年11月1—3日，要有年份",
            "write 2021-11-01 or 2021-11-01/2021-11-03, with the year",
        ),
        why=Text(
            "日期要能核对，写清年月日；别的说法写在 text 里。",
            "Dates are checked by the calendar; other words belong to text.",
        ),
        bad="日期: {date: 11月31日}",
        good="日期: {date: 2021-11-30}",
    ),
    Entry(
        code="fact-pending",
        severity=Severity.WARNING,
        message=Text("“{name}”待填", "“{name}” has still to be supplied"),
        advice=Text("向负责人（{owner}）要数，填好后删去“待填”", "ask its owner ({owner}) for the figure"),
        why=Text(
            "待填的数在稿子里显示为“〔待填〕”，不能当成数来算。", "A draft shows a placeholder in its place."
        ),
        bad="累计: {values: {2022: 待填}}",
        good="累计: {values: {2022: 531}}",
    ),
    Entry(
        code="fact-compound",
        severity=Severity.ERROR,
        message=Text(
            "“{wording}”是几个数（{units}），不能当一个数算", "“{wording}” is several figures ({units})"
        ),
        advice=Text("写明要哪一个，例如 名称[{first}]", "say which one: name[{first}]"),
        why=Text(
            "复合的说法照原样印，计算时取其中一个数。",
            "A compound is printed as it is and computed with by its parts.",
        ),
        bad="{{ 培训.规模 * 2 }}",
        good="{{ 培训.规模[人次] * 2 }}",
    ),
    Entry(
        code="fact-no-label",
        severity=Severity.ERROR,
        message=Text("事实“{name}”里没有“{label}”", "the fact “{name}” has no “{label}”"),
        advice=Text(
            "最接近的是“{near}”；改正方括号里的名称，可以写的有：{known}",
            "the nearest is “{near}”; correct what stands in brackets, there are: {known}",
        ),
        why=Text("方括号里写分列的名称。", "Brackets hold a label of the fact."),
        bad="{{ 研发中心.各区[浦东] }}",
        good="{{ 研发中心.各区[浦东新区] }}",
    ),
    Entry(
        code="fact-no-labels",
        severity=Severity.ERROR,
        message=Text(
            "事实“{name}”没有分列，后面不能写[{label}]",
            "the fact “{name}” has no [{label}]; it is a single figure",
        ),
        advice=Text("删去方括号", "remove the brackets"),
        why=Text(
            "只有按年、区等分列的事实能用方括号取其中一个数。",
            "Only facts with values by label can be asked for one.",
        ),
        bad="{{ 项目.数量[浦东新区] }}",
        good="{{ 项目.数量 }}",
    ),
    Entry(
        code="fact-no-dimension",
        severity=Severity.ERROR,
        message=Text(
            "事实“{name}”不按“{dimension}”分列，只按：{known}",
            "the fact “{name}” has no values by “{dimension}”, only by: {known}",
        ),
        advice=Text("改正方括号里等号前面的词", "correct the word before the equals sign"),
        why=Text("等号前面写 by 里的词。", "The word before the sign is one of by."),
        bad="{{ 各区[街道=外滩] }}",
        good="{{ 各区[区=黄浦区] }}",
    ),
    Entry(
        code="fact-no-cell",
        severity=Severity.ERROR,
        message=Text("事实“{name}”没有“{labels}”的数", "the fact “{name}” has no value for “{labels}”"),
        advice=Text("在 values 里补上，或改正方括号里的名称", "add it to values or correct the brackets"),
        why=Text("没有的数不用别的数顶替。", "A value is never replaced by another."),
        bad="{{ 各区[2020, 浦东新区] }}",
        good="{{ 各区[2021, 浦东新区] }}",
    ),
)
