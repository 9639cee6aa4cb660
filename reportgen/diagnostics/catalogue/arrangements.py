"""Codes about blocks that arrange things side by side or in order: chronicle, steps, pictures, comparisons."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="list-done",
        severity=Severity.ERROR,
        message=Text(
            "这一项写了 done，可是它所在的列表不是核对清单",
            "this item says “done”, but its list is no checklist",
        ),
        advice=Text(
            "给列表写上 kind: check，或者删去 done", "write kind: check for the list, or remove “done”"
        ),
        why=Text(
            "只有核对清单的各项前面有方框，圆点和编号显示不出完成没有。",
            "Only the items of a checklist have boxes; bullets and numbers cannot show what is done.",
        ),
        bad="- list:\n    - {text: 完成初稿, done: 是}",
        good="- list:\n    kind: check\n    items:\n      - {text: 完成初稿, done: 是}",
    ),
    Entry(
        code="list-kind-alone",
        severity=Severity.ERROR,
        message=Text(
            "这一项写了 kind，却没有下一级的 items", "this item says “kind” but has no items below it"
        ),
        advice=Text(
            "补上 items，或者把 kind 移到 list 那一层",
            "add items, or move “kind” out to the list itself",
        ),
        why=Text(
            "一项里的 kind 说的是它下一级列表的种类。",
            "The kind in an item is that of the list below it.",
        ),
        bad="- list:\n    - {text: 项目, kind: number}",
        good="- list:\n    - {text: 项目, kind: number, items: [甲, 乙]}",
    ),
    Entry(
        code="card-growth-constant",
        severity=Severity.ERROR,
        message=Text(
            "“{fact}”没有分年的数，算不出增减", "“{fact}” has no figures by year: no change can be told"
        ),
        advice=Text(
            "在事实里用 values 写上各年的数，或去掉 growth",
            "give the fact its values by year, or leave growth out",
        ),
        why=Text(
            "只有一个 value 的事实哪一年都是这个数，写“持平”会误导读者。",
            "A fact with one value has it in every year; “unchanged” would mislead.",
        ),
        bad="- cards: [{fact: 国内科技合作项目.数量, growth: 是}]",
        good="- cards: [{fact: 外资研发中心.累计, growth: 是}]",
    ),
    Entry(
        code="card-trend-short",
        severity=Severity.ERROR,
        message=Text("走势至少要三个年份，现在是 {found}", "a trend takes three years at least, not {found}"),
        advice=Text(
            "写成 trend: [2019, 2020, 2021]；只比上年用 growth: 是",
            "write trend: [2019, 2020, 2021]; for last year alone use growth",
        ),
        why=Text("两个点连成一条线，看不出走势。", "A line between two points shows no trend."),
        bad="- cards:\n    - {fact: 外资研发中心.累计, trend: [2020, 2021]}",
        good="- cards:\n    - {fact: 外资研发中心.累计, growth: 是}",
    ),
    Entry(
        code="chronicle-date",
        severity=Severity.ERROR,
        message=Text("“{value}”不是日期", "“{value}” is no date"),
        advice=Text(
            "写成 2021-05-31、5月31日、5月31日至6月4日 或 5月",
            "write 2021-05-31, 5月31日, 2021-05-31/2021-06-04 or 2021-05",
        ),
        why=Text(
            "大事记按日期排列，读不出日期就不知道排在哪里；不存在的日期（2月30日）多半是写错了。",
            "A chronicle is put in order by its dates; a day that does not exist is most likely a slip.",
        ),
        bad="- chronicle:\n    - {date: 2月30日, text: 发布年度指南。}",
        good="- chronicle:\n    - {date: 2月28日, text: 发布年度指南。}",
    ),
    Entry(
        code="chronicle-year",
        severity=Severity.WARNING,
        message=Text("“{date}”不在报告的年份（{year}年）里", "{date} is not in the report’s year, {year}"),
        advice=Text(
            "看看年份是不是写错了；确实要写别的年份，不用改",
            "check the year; if another year is meant, leave it as it is",
        ),
        why=Text(
            "从去年的报告改过来时，日期里的年份最容易漏改。",
            "When last year’s report is carried over, years inside dates are easily left behind.",
        ),
        bad="- chronicle:\n    - {date: 2020-03-05, text: 发布年度指南。}",
        good="- chronicle:\n    - {date: 2021-03-05, text: 发布年度指南。}",
    ),
    Entry(
        code="steps-columns",
        severity=Severity.ERROR,
        message=Text("流程一行只能是 2 到 6 步，写成了 {columns}", "a row holds 2 to 6 steps, not {columns}"),
        advice=Text("改成 columns: 4；不写就自动分匀", "write columns: 4, or leave it out"),
        why=Text(
            "一行一步看不出先后，六步以上每步太窄。", "One step shows no order; more than six are too narrow."
        ),
        bad="- steps: {columns: 9, steps: [申报, 评审, 立项]}",
        good="- steps: {columns: 3, steps: [申报, 评审, 立项]}",
    ),
    Entry(
        code="comparison-sides",
        severity=Severity.ERROR,
        message=Text("对照要有两边，现在是 {found}", "a comparison has two sides, not {found}"),
        advice=Text(
            "写两项，各有 title 和 blocks；要比较几样，用 table",
            "write two items with title and blocks; to compare more, use a table",
        ),
        why=Text("左右两栏各排一边。", "Each side is a column."),
        bad="- comparison:\n    - title: 改革前",
        good="- comparison:\n    - title: 改革前\n    - title: 改革后",
    ),
    Entry(
        code="beside-width",
        severity=Severity.ERROR,
        message=Text(
            "图片的宽度“{value}”不行，要在 15% 到 70% 之间",
            "“{value}” is no width for the picture: 15% to 70%",
        ),
        advice=Text("改成 width: 40%；不写就是 40%", "write width: 40%, which is the default"),
        why=Text(
            "图片太宽，旁边的文字排不成行；太窄，图看不清。",
            "A wider picture leaves no room for lines of text, a narrower one shows nothing.",
        ),
        bad="- beside: {file: pictures/forum.png, alt: 会场, width: 90%, blocks: [{text: 论坛。}]}",
        good="- beside: {file: pictures/forum.png, alt: 会场, width: 45%, blocks: [{text: 论坛。}]}",
    ),
    Entry(
        code="pictures-columns",
        severity=Severity.ERROR,
        message=Text(
            "组图一行只能是 2 到 4 幅，写成了 {columns}", "a row holds 2 to 4 pictures, not {columns}"
        ),
        advice=Text(
            "改成 columns: 2；不写就自动分匀；一幅一行用 figure",
            "write columns: 2 or leave it out; for one picture use figure",
        ),
        why=Text("四幅以上每幅太小，看不清。", "More than four are too small to be seen."),
        bad="- pictures: {columns: 8, pictures: [{file: pictures/forum.png, alt: 会场}]}",
        good="- pictures: {columns: 2, pictures: [{file: pictures/forum.png, alt: 会场}]}",
    ),
    Entry(
        code="charts-count",
        severity=Severity.ERROR,
        message=Text(
            "并排的图表要有两三张，现在是 {found}", "two or three charts stand side by side, not {found}"
        ),
        advice=Text(
            "一张用 chart；多的分成几组，每组两三张",
            "use chart for one; put more into groups of two or three",
        ),
        why=Text("四张以上每张太窄，标签排不开。", "Four would be too narrow for their labels."),
        bad="- charts: {caption: 概况, charts: [{kind: bar, title: 甲, points: [{fact: 1家, label: 一}]}]}",
        good="- chart: {kind: bar, title: 甲, points: [{fact: 1家, label: 一}]}",
    ),
    Entry(
        code="charts-shared",
        severity=Severity.ERROR,
        message=Text("并排的图表里，单张不能写“{key}”", "a chart among others cannot have “{key}”"),
        advice=Text(
            "图题、说明、来源写在 charts 旁边，几张共用；“{key}”从这一张里去掉",
            "caption, note and source stand beside charts, for all of them; take “{key}” out of this one",
        ),
        why=Text(
            "几张图表共有一个编号和图题，各张只有分图题（title）。",
            "The charts have one number and one caption; each has its title only.",
        ),
        bad="- charts:\n    - {kind: bar, title: 甲, caption: 甲图, points: [{fact: 1家, label: 一}]}\n  caption: 概况",
        good="- charts:\n    - {kind: bar, title: 甲, points: [{fact: 1家, label: 一}]}\n  caption: 概况",
    ),
)
