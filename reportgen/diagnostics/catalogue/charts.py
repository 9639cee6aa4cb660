"""Codes about charts: data that are missing or that a kind cannot show."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="chart-no-data",
        severity=Severity.ERROR,
        message=Text("图表没有数据", "the chart has no data"),
        advice=Text("写 points，或写 categories 和 series", "write points, or categories and series"),
        why=Text("没有数据画不出图。", "Without data there is nothing to draw."),
        bad="- chart: {kind: bar, title: 投入}",
        good="- chart: {kind: bar, title: 投入, points: [合作项目.总投入]}",
    ),
    Entry(
        code="chart-no-categories",
        severity=Severity.ERROR,
        message=Text(
            "系列写了 values，却没有 categories", "the series have values but there are no categories"
        ),
        advice=Text(
            "加上 categories: [2020年, 2021年]，与每个系列的 values 一一对应",
            "add categories, one for each of a series’ values",
        ),
        why=Text("categories 是横轴上各数据的名称。", "Categories name the values along the axis."),
        bad="series: [{name: 新增, values: [组.数]}]",
        good="categories: [2021年]\nseries: [{name: 新增, values: [组.数]}]",
    ),
    Entry(
        code="chart-values",
        severity=Severity.ERROR,
        message=Text(
            "系列“{series}”有{found}个值，categories 有{wanted}个",
            "series “{series}” has {found} values, there are {wanted} categories",
        ),
        advice=Text("一一对应；没有数的地方写“—”", "give one value for each category; write “—” for a gap"),
        why=Text("数目不同就对不上名称。", "Values and categories are matched one by one."),
        bad="categories: [2020年, 2021年]\nseries: [{name: 新增, values: [组.数]}]",
        good="categories: [2020年, 2021年]\nseries: [{name: 新增, values: [—, 组.数]}]",
    ),
    Entry(
        code="chart-units",
        severity=Severity.ERROR,
        message=Text(
            "一张图里既有“{first}”又有“{other}”，不能画在一个轴上",
            "the chart mixes “{first}” and “{other}”, which do not fit one axis",
        ),
        advice=Text("分成两张图，或都换成同一种单位的事实", "make two charts, or use facts of one unit"),
        why=Text("不同的量放在一个轴上会误导读者。", "Different kinds of quantity on one axis mislead."),
        bad="points: [合作项目.数量, 合作项目.总投入]",
        good="points: [合作项目.总投入, 合作项目.预期经济效益]",
    ),
    Entry(
        code="chart-no-number",
        severity=Severity.ERROR,
        message=Text(
            "“{wording}”不是确定的数，画不进图里", "“{wording}” is no definite number and cannot be drawn"
        ),
        advice=Text("换一个有数值的事实，或写“—”留空", "use a fact with a number, or “—” for a gap"),
        why=Text("“数十”这样的说法没有长度可画。", "A wording such as “dozens” has no length."),
        bad="points: [论坛.院士]",
        good="points: [论坛.获奖者]",
    ),
    Entry(
        code="chart-cell-words",
        severity=Severity.ERROR,
        message=Text("{cell}要写数，“{text}”不是数", "{cell} wants a number, “{text}” is none"),
        advice=Text(
            "写数（如 1,035、5.2%、1.05亿元）、算式或事实名（组.名称）；没有数就写“—”",
            "write a number, a formula or a fact (group.name); “—” where there is none",
        ),
        why=Text("不是数就画不出来，也不能当作 0。", "What is no number cannot be drawn, and is not 0."),
        bad="rows: [[2020年, 12], [2021年, 许多]]",
        good="rows: [[2020年, 12], [2021年, —]]",
    ),
    Entry(
        code="chart-highlight-unknown",
        severity=Severity.ERROR,
        message=Text(
            "highlight 里的“{name}”不是图里的名称", "“{name}” in highlight is not a category of the chart"
        ),
        advice=Text("最接近的是“{near}”；图里有：{known}", "the nearest is “{near}”; there are: {known}"),
        why=Text("要突出的数据按名称找。", "What is highlighted is found by its name."),
        bad="highlight: [2021]",
        good="highlight: [2021年]",
    ),
    Entry(
        code="chart-empty",
        severity=Severity.ERROR,
        message=Text(
            "图表没有类别或没有数据系列",
            "the chart has no categories or no series",
        ),
        advice=Text(
            "在 categories 里写类别（如年份），在 series 里写每个系列的数值",
            "give the categories (years, say) in categories and the values of each series in series",
        ),
        why=Text("没有数据就画不出图。", "Without data there is nothing to draw."),
        bad="chart: {kind: column, categories: [], series: []}",
        good='chart: {kind: column, categories: ["2020", "2021"], series: [{name: 家, values: [481, 506]}]}',
    ),
    Entry(
        code="chart-only-gaps",
        severity=Severity.ERROR,
        message=Text("图表的数值全部空缺", "all values of the chart are missing"),
        advice=Text(
            "至少填一个数值；还没有数据时，先去掉这张图",
            "give at least one value; if there are no data yet, leave the chart out",
        ),
        why=Text(
            "空缺的数值不会画成 0，所以这张图上什么也没有。",
            "A missing value is never drawn as 0, so the chart would be blank.",
        ),
        bad="series: [{name: 累计, values: [~, ~]}]",
        good="series: [{name: 累计, values: [481, 506]}]",
    ),
    Entry(
        code="chart-lengths",
        severity=Severity.ERROR,
        message=Text(
            "系列“{series}”有 {found} 个数值，类别却有 {expected} 个",
            "series “{series}” has {found} values for {expected} categories",
        ),
        advice=Text(
            "让每个系列的数值与类别一一对应；没有数据的地方写 ~",
            "give one value for each category; write ~ where there is none",
        ),
        why=Text(
            "数值按顺序对应类别，少一个就会错位。",
            "Values belong to categories by order; one too few shifts the rest.",
        ),
        bad='categories: ["2019", "2020", "2021"]\nvalues: [481, 506]',
        good='categories: ["2019", "2020", "2021"]\nvalues: [~, 481, 506]',
    ),
    Entry(
        code="chart-label-count",
        severity=Severity.ERROR,
        message=Text(
            "系列“{series}”有 {found} 个标注文字，数值却有 {expected} 个",
            "series “{series}” has {found} label wordings for {expected} values",
        ),
        advice=Text(
            "每个数值写一个标注；用数值本身的地方写空文字 ''",
            "give one label for each value; write '' where the value itself is to stand",
        ),
        why=Text("标注按顺序对应数值。", "Labels belong to values by order."),
        bad="values: [131, 150]\nlabels: [超130]",
        good="values: [131, 150]\nlabels: ['', 超150]",
    ),
    Entry(
        code="chart-series-twice",
        severity=Severity.WARNING,
        message=Text(
            "有两个系列都叫“{series}”",
            "two series are both called “{series}”",
        ),
        advice=Text("给每个系列起不同的名称", "give each series a name of its own"),
        why=Text("图例里会分不清它们。", "The legend could not tell them apart."),
        bad="series: [{name: 国内, values: [1]}, {name: 国内, values: [2]}]",
        good="series: [{name: 国内, values: [1]}, {name: 国外, values: [2]}]",
    ),
    Entry(
        code="chart-year-twice",
        severity=Severity.WARNING,
        message=Text("年份写了不止一次：{years}", "years written more than once: {years}"),
        advice=Text("每个年份只写一次，从早到晚", "write each year once, the earliest first"),
        why=Text("同一年画成两个点，走势就错了。", "A year that is drawn as two points makes a wrong trend."),
        bad="years: [2019, 2020, 2020]",
        good="years: [2019, 2020, 2021]",
    ),
    Entry(
        code="chart-highlight-range",
        severity=Severity.ERROR,
        message=Text(
            "要突出的是第 {found} 个类别，图表只有 {count} 个",
            "category {found} is to be highlighted, the chart has {count}",
        ),
        advice=Text("写一个图表里有的类别", "name a category that the chart has"),
        why=Text("没有这个类别，突出的颜色无处可用。", "There is nothing to put the accent colour on."),
        bad='categories: ["2020", "2021"]\nhighlight: ["2022"]',
        good='categories: ["2020", "2021"]\nhighlight: ["2021"]',
    ),
    Entry(
        code="chart-one-series",
        severity=Severity.ERROR,
        message=Text(
            "{kind}只能有一个系列，这里有 {found} 个",
            "this kind of chart ({kind}) shows one series, here are {found}",
        ),
        advice=Text(
            "只留一个系列，或改用柱状图（kind: column）",
            "keep one series, or use columns (kind: column)",
        ),
        why=Text("一个圆只能分一次。", "A circle can be divided only once."),
        bad="kind: pie\nseries: [{name: 2020, values: [1, 2]}, {name: 2021, values: [2, 3]}]",
        good="kind: pie\nseries: [{name: 2021, values: [2, 3]}]",
    ),
    Entry(
        code="chart-most-series",
        severity=Severity.ERROR,
        message=Text(
            "{kind}最多画 {most} 个系列，这里有 {found} 个",
            "this kind of chart ({kind}) shows at most {most} series, here are {found}",
        ),
        advice=Text(
            "去掉次要的系列，合并为“其他”，或分成几张图",
            "leave out the lesser series, join them as 其他, or make several charts",
        ),
        why=Text("线条和颜色太多，读者分不清。", "So many lines and colours nobody can tell apart."),
        bad="kind: radar\nseries: [甲, 乙, 丙, 丁, 戊, 己, 庚]",
        good="kind: radar\nseries: [甲, 乙, 丙]",
    ),
    Entry(
        code="chart-part",
        severity=Severity.ERROR,
        message=Text(
            "{kind}没有“{part}”这一项",
            "this kind of chart ({kind}) has no “{part}”",
        ),
        advice=Text(
            "去掉 {part}，或换一种图；{kind}可以写：{known}",
            "leave {part} out or take another kind; this one has: {known}",
        ),
        why=Text(
            "写了却画不出来的，宁可早说，免得以为图上有。",
            "What is written but cannot be drawn is better said than silently left out.",
        ),
        bad="kind: pie\nstacking: stacked",
        good="kind: column\nstacking: stacked",
    ),
    Entry(
        code="chart-negative",
        severity=Severity.ERROR,
        message=Text(
            "{kind}不能有负数：“{category}”是 {value}",
            "this kind of chart ({kind}) cannot show a negative value: “{category}” is {value}",
        ),
        advice=Text(
            "检查这个数；确实是负数时，改用柱状图（kind: column）",
            "check the number; if it is negative indeed, use columns (kind: column)",
        ),
        why=Text("占整体的份额不会小于零。", "A share of a whole is never below zero."),
        bad="kind: pie\nseries: [{name: 增减, values: [12, -3]}]",
        good="kind: column\nseries: [{name: 增减, values: [12, -3]}]",
    ),
    Entry(
        code="chart-point-value",
        severity=Severity.ERROR,
        message=Text("这个数据点没有写数值", "this point has no value"),
        advice=Text(
            "写 fact（散点图、气泡图写 x 和 y）", "write fact (in scatter and bubble charts x and y)"
        ),
        why=Text("没有数值就没有位置。", "Without a value it has no place."),
        bad="points: [{label: 总投入}]",
        good="points: [{label: 总投入, fact: 合作项目.总投入}]",
    ),
    Entry(
        code="chart-series-unknown",
        severity=Severity.ERROR,
        message=Text("图里没有叫“{name}”的系列", "the chart has no series “{name}”"),
        advice=Text("最接近的是“{near}”；图里有：{known}", "the nearest is “{near}”; there are: {known}"),
        why=Text("箭头和说明按系列的名称找位置。", "Arrows and notes find their series by its name."),
        bad="growth: [{start: 2020年, end: 2021年, series: 投人}]",
        good="growth: [{start: 2020年, end: 2021年, series: 投入}]",
    ),
    Entry(
        code="chart-area-gap",
        severity=Severity.ERROR,
        message=Text(
            "面积图里“{category}”没有数",
            "an area chart has no value for “{category}”",
        ),
        advice=Text(
            "补上这个数，或改用折线图（kind: line），线在空缺处断开",
            "give the value, or use a line (kind: line), which is broken where there is none",
        ),
        why=Text(
            "Word 的面积图把空缺画成 0，会让人误读。",
            "Word draws a missing value of an area as 0, which misleads.",
        ),
        bad="kind: area\ncategories: [甲, 乙, 丙]\nseries: [{name: 数, values: [1, —, 3]}]",
        good="kind: line\ncategories: [甲, 乙, 丙]\nseries: [{name: 数, values: [1, —, 3]}]",
    ),
    Entry(
        code="chart-combo-marks",
        severity=Severity.ERROR,
        message=Text(
            "组合图要有柱也要有线，这里只有一种",
            "a combination needs columns and lines, here is only one of them",
        ),
        advice=Text(
            "在要画成线的系列里写 mark: line；都是一种时改用 column 或 line",
            "write mark: line in the series that are lines; with one kind only, use column or line",
        ),
        why=Text(
            "只有柱的图就是柱状图，只有线的就是折线图。",
            "Columns alone are a column chart, lines a line chart.",
        ),
        bad="kind: combo\nseries: [投入, 产出]",
        good="kind: combo\nseries: [投入, {fact: 增速, mark: line}]",
    ),
    Entry(
        code="chart-combo-axis",
        severity=Severity.ERROR,
        message=Text(
            "系列“{series}”是柱，不能放在右轴上",
            "series “{series}” is columns and cannot stand on the right axis",
        ),
        advice=Text("去掉 axis: second，或写 mark: line", "leave out axis: second, or write mark: line"),
        why=Text(
            "两根轴上的柱高低不能相比，并排会让人误读。",
            "Columns on two axes cannot be compared by height, side by side they mislead.",
        ),
        bad="series: [{name: 投入, mark: column, axis: second, values: [1]}]",
        good="series: [{name: 增速, mark: line, axis: second, values: [1]}]",
    ),
    Entry(
        code="chart-no-across",
        severity=Severity.ERROR,
        message=Text(
            "{kind}的每个点要有两个数，这里缺横轴上的数",
            "each point of this kind of chart ({kind}) has two figures, the horizontal one is missing",
        ),
        advice=Text(
            "用 points 写每个点：x 是横轴上的数，y 是纵轴上的数",
            "write each point in points: x is its horizontal figure, y its vertical one",
        ),
        why=Text("没有横轴上的数，点就没有位置。", "Without it the point has no place."),
        bad="kind: scatter\npoints: [{label: 甲, y: 3}]",
        good="kind: scatter\npoints: [{label: 甲, x: 12, y: 3}]",
    ),
    Entry(
        code="chart-no-size",
        severity=Severity.ERROR,
        message=Text("气泡图的每个点要有大小", "each point of a bubble chart has a size"),
        advice=Text(
            "在每个点里写 size，或改用散点图（kind: scatter）",
            "write size in each point, or use kind: scatter",
        ),
        why=Text("气泡的面积表示第三个数。", "A bubble's area stands for a third figure."),
        bad="kind: bubble\npoints: [{label: 甲, x: 12, y: 3}]",
        good="kind: bubble\npoints: [{label: 甲, x: 12, y: 3, size: 40}]",
    ),
    Entry(
        code="chart-few-rays",
        severity=Severity.ERROR,
        message=Text(
            "雷达图至少要有 3 项，这里有 {found} 项",
            "a radar chart needs at least 3 entries, here are {found}",
        ),
        advice=Text("补上项目，或改用柱状图（kind: column）", "add entries, or use columns (kind: column)"),
        why=Text("两项围不成一个面。", "Two rays enclose nothing."),
        bad="kind: radar\ncategories: [甲, 乙]",
        good="kind: radar\ncategories: [甲, 乙, 丙]",
    ),
    Entry(
        code="chart-all-zero",
        severity=Severity.ERROR,
        message=Text(
            "{kind}的数值全部是 0，分不出份额",
            "all values of this chart ({kind}) are 0, there are no shares to show",
        ),
        advice=Text(
            "填入数值，或改用柱状图（kind: column）",
            "give values, or use columns (kind: column)",
        ),
        why=Text("零没有份额可分。", "Zero cannot be divided into shares."),
        bad="kind: pie\nseries: [{name: 人数, values: [0, 0]}]",
        good="kind: pie\nseries: [{name: 人数, values: [131, 132]}]",
    ),
)
