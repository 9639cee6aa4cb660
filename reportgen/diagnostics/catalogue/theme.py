"""Codes about theme.yaml: values, colours, lengths, styles."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="theme-unknown-key",
        severity=Severity.ERROR,
        message=Text(
            "{where} 没有“{name}”这一项，是不是“{suggestion}”？",
            "{where} has no “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}；相近的名称：{known}",
            "write {suggestion}; similar names: {known}",
        ),
        why=Text(
            "名称写错的项若被忽略，版式就会悄悄变样。",
            "A misspelt name that is ignored changes the look without a word.",
        ),
        bad="styles:\n  body: {colr: brand}",
        good="styles:\n  body: {colour: brand}",
    ),
    Entry(
        code="theme-expected-value",
        severity=Severity.ERROR,
        message=Text(
            "这里要一个单独的值，写成了一组或一个列表",
            "a single value is needed here, not a group or a list",
        ),
        advice=Text(
            "把值写在冒号后面的同一行，例如 size: 10.5pt",
            "write the value on the same line after the colon, e.g. size: 10.5pt",
        ),
        why=Text(
            "这一项只能有一个值。",
            "This entry takes one value.",
        ),
        bad="size: [10.5pt, 12pt]",
        good="size: 10.5pt",
    ),
    Entry(
        code="theme-expected-mapping",
        severity=Severity.ERROR,
        message=Text(
            "这里要一组“名称: 值”",
            "a group of “name: value” entries is needed here",
        ),
        advice=Text(
            "写成：{example}",
            "write: {example}",
        ),
        why=Text(
            "样式、颜色、页面都由若干名称和值组成。",
            "Styles, colours and pages are made of names with values.",
        ),
        bad="styles:\n  body: 10.5pt",
        good="styles:\n  body: {size: 10.5pt}",
    ),
    Entry(
        code="theme-empty",
        severity=Severity.ERROR,
        message=Text(
            "这里没有写值",
            "there is no value here",
        ),
        advice=Text(
            "在冒号后面写上值；要去掉继承来的值就写 none",
            "write a value after the colon, or none to take away an inherited one",
        ),
        why=Text(
            "空着的值看不出是忘了写还是要去掉。",
            "An empty value may be forgotten or meant; nobody can tell.",
        ),
        bad="background:",
        good="background: none",
    ),
    Entry(
        code="theme-not-a-choice",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”不是可用的词",
            "“{value}” is not one of the words allowed here",
        ),
        advice=Text(
            "可用：{known}",
            "one of: {known}",
        ),
        why=Text(
            "这一项只认固定的几个词。",
            "This entry knows a few fixed words.",
        ),
        bad="align: middle",
        good="align: center",
    ),
    Entry(
        code="theme-out-of-range",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”超出范围",
            "“{value}” is out of range",
        ),
        advice=Text(
            "写 {low} 到 {high} 之间的数",
            "write a number from {low} to {high}",
        ),
        why=Text(
            "超出范围的值排不出可用的页面。",
            "A value out of range gives no usable page.",
        ),
        bad="cards_per_row: 20",
        good="cards_per_row: 4",
    ),
    Entry(
        code="theme-length-unit",
        severity=Severity.ERROR,
        message=Text(
            "长度“{value}”的单位“{unit}”不能用在这里",
            "the unit “{unit}” of the length “{value}” cannot be used here",
        ),
        advice=Text(
            "可用的单位：{units}",
            "units to use: {units}",
        ),
        why=Text(
            "单位不对的长度无法换算成版面上的尺寸。",
            "A length in another unit cannot be turned into a size on paper.",
        ),
        bad="size: 14px",
        good="size: 10.5pt",
    ),
    Entry(
        code="theme-length-bare",
        severity=Severity.ERROR,
        message=Text(
            "长度“{value}”没有写单位",
            "the length “{value}” has no unit",
        ),
        advice=Text(
            "写上单位，例如 {value}pt；可用的单位：{units}",
            "add a unit, e.g. {value}pt; units to use: {units}",
        ),
        why=Text(
            "同一个数可以是磅、毫米或字宽，差别很大。",
            "The same number may be points, millimetres or em, which differ much.",
        ),
        bad="leading: 18",
        good="leading: 18pt",
    ),
    Entry(
        code="theme-not-a-length",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”不是长度，也不是已命名的尺寸",
            "“{value}” is neither a length nor a named size",
        ),
        advice=Text(
            "写数字加单位（{units}），或用 tokens.sizes 里的名称：{known}",
            "write a number with a unit ({units}) or a name from tokens.sizes: {known}",
        ),
        why=Text(
            "版面尺寸要能换算成磅。",
            "A size on the page must come down to points.",
        ),
        bad="size: 大号",
        good="size: 15pt",
    ),
    Entry(
        code="theme-type-size",
        severity=Severity.ERROR,
        message=Text(
            "没有“{value}”这个字号，是不是“{suggestion}”？",
            "there is no type size “{value}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "可以写的字号：{known}",
            "the named type sizes are: {known}",
        ),
        why=Text(
            "字号按名称换算成磅，PDF 和 Word 都用这个值。",
            "A named type size stands for a size in points, in the PDF and in Word alike.",
        ),
        bad="size: 5号",
        good="size: 五号",
    ),
    Entry(
        code="theme-length-negative",
        severity=Severity.ERROR,
        message=Text(
            "长度“{value}”不能是负数",
            "the length “{value}” must not be negative",
        ),
        advice=Text(
            "写 0 或正数",
            "write 0 or more",
        ),
        why=Text(
            "负的字号、间距或边距会让内容互相重叠。",
            "Negative sizes and spaces make content overlap.",
        ),
        bad="space_before: -6pt",
        good="space_before: 0",
    ),
    Entry(
        code="theme-bad-colour",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”不是颜色值",
            "“{value}” is not a colour",
        ),
        advice=Text(
            '写 # 加六位十六进制数字（加引号），例如 "#0B5CAD"',
            'write # and six hexadecimal digits in quotes, e.g. "#0B5CAD"',
        ),
        why=Text(
            "颜色用红、绿、蓝各两位十六进制数表示。",
            "A colour is two hexadecimal digits each for red, green and blue.",
        ),
        bad='brand: "#0B5CA"',
        good='brand: "#0B5CAD"',
    ),
    Entry(
        code="theme-unknown-colour",
        severity=Severity.ERROR,
        message=Text(
            "没有名为“{name}”的颜色，是不是“{suggestion}”？",
            "there is no colour “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}，或在 tokens.colours 里定义“{name}”；相近的颜色：{known}",
            "write {suggestion}, or define “{name}” under tokens.colours; similar colours: {known}",
        ),
        why=Text(
            "颜色在 tokens.colours 里命名，样式用名称引用。",
            "Colours are named under tokens.colours and used by name.",
        ),
        bad="colour: brandd",
        good="colour: brand",
    ),
    Entry(
        code="theme-colour-circular",
        severity=Severity.ERROR,
        message=Text(
            "颜色“{name}”绕回了自己",
            "the colour “{name}” leads back to itself",
        ),
        advice=Text(
            '其中一个颜色要写成 "#RRGGBB"',
            'give one of the colours as "#RRGGBB"',
        ),
        why=Text(
            "一种颜色可以是另一种的淡色，但总要有一种是具体的颜色值。",
            "A colour may be a tint of another, but one of them must be a real value.",
        ),
        bad="a: b 50%\nb: a 50%",
        good='a: "#0B5CAD"\nb: a 50%',
    ),
    Entry(
        code="theme-unknown-font",
        severity=Severity.ERROR,
        message=Text(
            "没有名为“{name}”的字体族，是不是“{suggestion}”？",
            "there is no font family “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}，或在 tokens.fonts 里定义“{name}”；已有：{known}",
            "write {suggestion}, or define “{name}” under tokens.fonts; defined: {known}",
        ),
        why=Text(
            "样式用 tokens.fonts 里起的名称（如 song、hei）指字体。",
            "Styles name a font by its key under tokens.fonts (song, hei).",
        ),
        bad="font: sung",
        good="font: song",
    ),
    Entry(
        code="theme-bad-border",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”不是线条",
            "“{value}” is not a rule",
        ),
        advice=Text(
            "写“粗细 颜色”，例如 0.5pt line；不要线条就写 none",
            "write width and colour, e.g. 0.5pt rule, or none",
        ),
        why=Text(
            "线条要有粗细和颜色才能画出来。",
            "A rule needs a width and a colour.",
        ),
        bad="border_top: 2pt",
        good="border_top: 2pt accent",
    ),
    Entry(
        code="theme-bad-sides",
        severity=Severity.ERROR,
        message=Text(
            "“{value}”不是一到四个长度",
            "“{value}” is not one to four lengths",
        ),
        advice=Text(
            "写一到四个用空格隔开的长度：上 右 下 左，例如 8pt 10pt",
            "write one to four lengths with blanks between: top right bottom left, e.g. 8pt 10pt",
        ),
        why=Text(
            "内边距按上、右、下、左四边给出。",
            "Padding is given for the four sides.",
        ),
        bad="padding: 1pt 2pt 3pt 4pt 5pt",
        good="padding: 8pt 10pt",
    ),
    Entry(
        code="theme-unknown-style",
        severity=Severity.ERROR,
        message=Text(
            "没有名为“{name}”的样式，是不是“{suggestion}”？",
            "there is no style “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}，或在 styles 里定义“{name}”；相近的样式：{known}",
            "write {suggestion}, or define “{name}” under styles; similar styles: {known}",
        ),
        why=Text(
            "样式之间靠名称互相引用。",
            "Styles refer to each other by name.",
        ),
        bad="topic: {based_on: bodi}",
        good="topic: {based_on: body}",
    ),
    Entry(
        code="theme-style-circular",
        severity=Severity.ERROR,
        message=Text(
            "样式绕成了圈：{chain}",
            "styles are based on each other in a circle: {chain}",
        ),
        advice=Text(
            "去掉其中一个 based_on",
            "remove one of the based_on",
        ),
        why=Text(
            "样式要有一个起点，才能算出字号和间距。",
            "There must be a first style from which sizes can be computed.",
        ),
        bad="a: {based_on: b}\nb: {based_on: a}",
        good="a: {size: 10pt}\nb: {based_on: a}",
    ),
    Entry(
        code="theme-style-missing",
        severity=Severity.ERROR,
        message=Text(
            "版式缺少这些样式：{names}",
            "the layout lacks these styles: {names}",
        ),
        advice=Text(
            "补上它们，或在 layout.yaml 里写 extends: plain，只改要改的部分",
            "add them, or write extends: plain in layout.yaml and change what you need",
        ),
        why=Text(
            "每种内容都要有样式，缺了就排不出来。",
            "Every kind of content needs a style to be set.",
        ),
        bad="styles:\n  body: {size: 10.5pt}",
        good="extends: plain",
    ),
    Entry(
        code="theme-style-unused",
        severity=Severity.WARNING,
        message=Text(
            "没有内容会用到样式“{name}”，是不是“{suggestion}”？",
            "no content uses the style “{name}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}；如果它只给别的样式打底，请让那些样式写 based_on: {name}",
            "write {suggestion}; a style that others build on is named in their based_on: {name}",
        ),
        why=Text(
            "样式名写错时，要改的地方不会变。",
            "With a misspelt name nothing changes where it should.",
        ),
        bad="styles:\n  topc: {size: 15pt}",
        good="styles:\n  topic: {size: 15pt}",
    ),
)
