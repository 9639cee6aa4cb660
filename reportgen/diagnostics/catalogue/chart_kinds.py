"""Codes about the parts that single chart kinds have: totals, goals, icons, links, arrows."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="chart-part-missing",
        severity=Severity.ERROR,
        message=Text(
            "{kind}的数据要写在“{part}”里", "this kind of chart ({kind}) takes its data from “{part}”"
        ),
        advice=Text("加上 {part}，一条一行", "add {part}, one entry a line"),
        why=Text("这种图画的不是类别和数值，另有写法。", "What it shows is not categories with values."),
        bad="kind: timeline\npoints: [外资研发中心.累计]",
        good="kind: timeline\nevents:\n  - {date: 5月31日, text: 浦江创新论坛开幕}",
    ),
    Entry(
        code="chart-total-unknown",
        severity=Severity.ERROR,
        message=Text(
            "totals 里的“{name}”不是图里的名称", "“{name}” in totals is not a category of the chart"
        ),
        advice=Text("最接近的是“{near}”；图里有：{known}", "the nearest is “{near}”; there are: {known}"),
        why=Text("期初、期末的余额按名称找。", "Balances are found by their names."),
        bad="totals: [2021年]",
        good="totals: [2021年末]",
    ),
    Entry(
        code="chart-waterfall-total",
        severity=Severity.ERROR,
        message=Text(
            "瀑布图的“{category}”是 {value}，前面加起来却是 {sum}",
            "“{category}” of the waterfall is {value}, but what precedes adds up to {sum}",
        ),
        advice=Text(
            "核对各项增减；缺的一项补上，或用算式写这个余额",
            "check the changes; add the missing one, or give the balance as a formula",
        ),
        why=Text(
            "瀑布图就是要让读者看到余额是怎么来的，对不上就误导。",
            "A waterfall shows how a balance came about; one that does not add up misleads.",
        ),
        bad="points: [{fact: 481家, label: 上年末}, {fact: 25家, label: 新增}, {fact: 500家, label: 年末}]\ntotals: [上年末, 年末]",
        good="points: [{fact: 481家, label: 上年末}, {fact: 25家, label: 新增}, {fact: 506家, label: 年末}]\ntotals: [上年末, 年末]",
    ),
    Entry(
        code="chart-full-missing",
        severity=Severity.ERROR,
        message=Text("{kind}没有写 full（满额是多少）", "this chart ({kind}) has no full amount"),
        advice=Text(
            "写 full: 目标值，如 full: 600家；百分数的满额是 100%",
            "give full: 600家, say; for percentages it is 100%",
        ),
        why=Text("没有满额就不知道完成了多少。", "Without it nobody can tell how much is reached."),
        bad="kind: gauge\npoints: [外资研发中心.累计]",
        good="kind: gauge\npoints: [外资研发中心.累计]\nfull: 600家",
    ),
    Entry(
        code="chart-full-range",
        severity=Severity.ERROR,
        message=Text(
            "{kind}的 full 是 {full}，要大于 0", "full of this chart ({kind}) is {full}; it must be above 0"
        ),
        advice=Text("把 full 改成目标值", "give the amount aimed at"),
        why=Text("完成的份额是数值除以满额。", "The share reached is the value over the full amount."),
        bad="full: 0家",
        good="full: 600家",
    ),
    Entry(
        code="chart-icon",
        severity=Severity.ERROR,
        message=Text(
            "没有叫“{icon}”的图符，也不是 SVG 路径", "“{icon}” is neither an icon nor SVG path data"
        ),
        advice=Text(
            "可以写：{known}；或写 SVG 的路径（path 元素的 d，以 M 开头）",
            "there are: {known}; or give SVG path data (the d of a path element, beginning with M)",
        ),
        why=Text(
            "图符是矢量图形，自带几个，也可以自己画。",
            "Icons are vector shapes: some are built in, others can be given.",
        ),
        bad="icon: 人",
        good="icon: person",
    ),
    Entry(
        code="chart-icon-amount",
        severity=Severity.ERROR,
        message=Text(
            "一个图符代表 {per} 不合适：最大的数是 {value}，一行最多 {most} 个图符",
            "an icon for {per} does not do: the largest value is {value}, a row holds {most} icons",
        ),
        advice=Text("把 per 改大，或去掉它由程序选", "give a larger per, or leave it out"),
        why=Text("图符太多，没有人数得清。", "So many icons nobody counts."),
        bad="per: 1家",
        good="per: 50家",
    ),
    Entry(
        code="chart-flow-circle",
        severity=Severity.ERROR,
        message=Text("流向图的流向转了一圈，排不出先后", "the links of the flow chart go round in a circle"),
        advice=Text(
            "去掉折返的一条，或把它的去处另起一个名字（如“高校（再投入）”）",
            "leave out the link that leads back, or give its target a name of its own",
        ),
        why=Text("流向图从左到右，每一处都在它的来处右边。", "A flow runs from left to right."),
        bad="links: [{origin: 甲, target: 乙, fact: 1}, {origin: 乙, target: 甲, fact: 1}]",
        good="links: [{origin: 甲, target: 乙, fact: 1}, {origin: 乙, target: 丙, fact: 1}]",
    ),
    Entry(
        code="chart-growth-base",
        severity=Severity.WARNING,
        message=Text(
            "增长箭头从“{category}”的 {value} 算起，算不出百分比，图上没有画",
            "the growth arrow starts from {value} in “{category}”, which has no percentage; it is not drawn",
        ),
        advice=Text(
            "start 换成数值大于 0 的名称，或去掉这条箭头，用 annotations 说明",
            "start from a category above zero, or leave the arrow out and say it in annotations",
        ),
        why=Text(
            "增长率要除以起点的数，起点是 0 或负数时没有意义。",
            "Growth is divided by its start; from zero or less it means nothing.",
        ),
        bad="growth: [{start: 2019年, end: 2021年}]  # 2019年是 0",
        good="growth: [{start: 2020年, end: 2021年}]",
    ),
    Entry(
        code="chart-growth-gap",
        severity=Severity.WARNING,
        message=Text(
            "增长箭头用到的“{category}”没有数，图上没有画",
            "the growth arrow needs “{category}”, which has no value; it is not drawn",
        ),
        advice=Text(
            "补上这个数，或把箭头的 start、end 换成有数的名称",
            "supply the value, or let start and end name categories that have one",
        ),
        why=Text(
            "空缺的数不当作 0，也就算不出增长。", "A gap is never taken as 0, so nothing can grow from it."
        ),
        bad="values: [—, 3]\ngrowth: [{start: 甲, end: 乙}]",
        good="values: [2, 3]\ngrowth: [{start: 甲, end: 乙}]",
    ),
)
