"""Codes about pictures."""

from reportgen.diagnostics.catalogue.entry import Entry, Text
from reportgen.diagnostics.diagnostic import Severity

ENTRIES = (
    Entry(
        code="picture-missing",
        severity=Severity.ERROR,
        message=Text("找不到图片“{path}”", "there is no picture “{path}”"),
        advice=Text(
            "检查文件名和文件夹；路径从项目文件夹写起，大小写要一致",
            "check the name and folder; paths start at the project folder, case matters",
        ),
        why=Text("图片要放在项目文件夹里。", "Pictures lie in the project folder."),
        bad="- figure: forum.png",
        good="- figure: pictures/forum.png",
    ),
    Entry(
        code="picture-missing-near",
        severity=Severity.ERROR,
        message=Text(
            "找不到图片“{path}”，是不是“{suggestion}”？",
            "there is no picture “{path}”; did you mean “{suggestion}”?",
        ),
        advice=Text(
            "改成 {suggestion}，或把图片放进项目文件夹",
            "write {suggestion}, or put the picture into the project folder",
        ),
        why=Text(
            "路径从项目文件夹写起，大小写和扩展名都要一致。",
            "Paths start at the project folder; case and extension matter.",
        ),
        bad="- figure: pictures/forun.png",
        good="- figure: pictures/forum.png",
    ),
    Entry(
        code="picture-web",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”是网址；图片要放在项目文件夹里",
            "“{path}” is a web address; pictures lie in the project folder",
        ),
        advice=Text(
            "先把图片下载到项目文件夹里，如 pictures/，再写它的路径",
            "download it into the project folder, such as into pictures/, and write its path",
        ),
        why=Text(
            "网上的图会换、会删；生成报告时也不上网。",
            "Pictures on the web change and vanish, and a report is made without the net.",
        ),
        bad="- figure: https://www.example.org/forum.png",
        good="- figure: pictures/forum.png",
    ),
    Entry(
        code="picture-outside",
        severity=Severity.ERROR,
        message=Text("图片“{path}”不在项目文件夹里", "the picture “{path}” is outside the project"),
        advice=Text(
            "把图片复制到项目文件夹里，路径从那里写起",
            "copy it into the project and write the path from there",
        ),
        why=Text("项目要能整个交给别人，外面的文件会丢。", "A project must be complete when handed on."),
        bad="- figure: ../desktop/forum.png",
        good="- figure: pictures/forum.png",
    ),
    Entry(
        code="picture-unreadable",
        severity=Severity.ERROR,
        message=Text("打不开图片“{path}”：{reason}", "cannot open the picture “{path}”: {reason}"),
        advice=Text("检查文件的权限", "check the file’s permissions"),
        why=Text("系统不让读这个文件。", "The system refuses to read the file."),
        bad="（没有读取权限的文件）",
        good="（可以读取的文件）",
    ),
    Entry(
        code="picture-format",
        severity=Severity.ERROR,
        message=Text(
            "图片“{path}”是 {format} 格式，这里用不了",
            "the picture “{path}” is {format}, which cannot be used",
        ),
        advice=Text(
            "用看图软件另存为 PNG、JPEG、WebP 或 TIFF；手机照片可以在设置里选“兼容性最佳”（JPEG）",
            "save it as PNG, JPEG, WebP or TIFF; phones can be set to take “most compatible” pictures (JPEG)",
        ),
        why=Text(
            "有些格式不是每台电脑都能打开，印出来的颜色也不一定对。",
            "Some formats do not open on every machine, nor keep their colours.",
        ),
        bad="- figure: pictures/forum.heic",
        good="- figure: pictures/forum.jpg",
    ),
    Entry(
        code="picture-pages",
        severity=Severity.HINT,
        message=Text(
            "“{path}”里有 {count} 幅图，只用第一幅", "“{path}” holds {count} pictures; the first is used"
        ),
        advice=Text("要用别的，把它另存为单独的文件", "save another one as a file of its own"),
        why=Text(
            "多页的 TIFF 和动图里有好几幅图，纸上只能印一幅。",
            "TIFF files of several pages and animations hold more than paper can show.",
        ),
        bad="- figure: pictures/扫描件.tif   # 三页",
        good="- figure: pictures/扫描件-2.tif",
    ),
    Entry(
        code="picture-broken",
        severity=Severity.ERROR,
        message=Text("“{path}”不是图片，或者文件坏了", "“{path}” is not a picture, or is damaged"),
        advice=Text(
            "用看图软件打开看看，重新保存或换一张", "open it in a viewer, save it again or use another"
        ),
        why=Text("打不开的文件印不出来。", "A file that cannot be opened cannot be printed."),
        bad="- figure: pictures/说明.txt",
        good="- figure: pictures/forum.png",
    ),
    Entry(
        code="picture-pdf-pages",
        severity=Severity.HINT,
        message=Text("“{path}”有 {count} 页，用的是第 1 页", "“{path}” has {count} pages; the first is used"),
        advice=Text("要用别的页，写 {path}#2", "for another page write {path}#2"),
        why=Text("一幅图是 PDF 的一页。", "A picture is one page of a PDF."),
        bad="- figure: pictures/规划图.pdf   # 三页",
        good="- figure: pictures/规划图.pdf#2",
    ),
    Entry(
        code="picture-no-page",
        severity=Severity.ERROR,
        message=Text(
            "“{path}”没有第 {page} 页，一共 {count} 页", "“{path}” has no page {page}, only {count}"
        ),
        advice=Text("# 后面写 1 到 {count}", "write 1 to {count} after the #"),
        why=Text("# 后面是页数，从 1 数起。", "Pages are counted from 1."),
        bad="- figure: pictures/规划图.pdf#9",
        good="- figure: pictures/规划图.pdf#2",
    ),
    Entry(
        code="picture-locked",
        severity=Severity.ERROR,
        message=Text("“{path}”有密码，打不开", "“{path}” is locked by a password"),
        advice=Text("另存一份没有密码的", "save a copy without the password"),
        why=Text("有密码的文件，这里读不出内容。", "A locked file cannot be read."),
        bad="（加了密码的 PDF）",
        good="（没有密码的 PDF）",
    ),
    Entry(
        code="picture-pdf-raster",
        severity=Severity.HINT,
        message=Text(
            "“{path}”用了 {what}，不能作为矢量图放进来，印成图像",
            "“{path}” uses {what}, cannot be kept as vectors and is printed as pixels",
        ),
        advice=Text("导出成 PDF/A-2 或 SVG 再用", "export it as PDF/A-2 or as SVG"),
        why=Text(
            "报告是可以长期保存的 PDF/A，图层、加密等写法不能放进去。",
            "The report is an archival PDF/A, which has no layers, encryption and the like.",
        ),
        bad="（分图层的 PDF）",
        good="（导出成 PDF/A-2 的 PDF）",
    ),
    Entry(
        code="picture-pdf-fonts",
        severity=Severity.HINT,
        message=Text(
            "“{path}”的字体没有嵌入或没有编码，印成图像，不是矢量图",
            "“{path}” has fonts that are not embedded or not encoded and is printed as pixels, no vectors",
        ),
        advice=Text("导出时选“嵌入字体”或 PDF/A-2", "export it with fonts embedded, or as PDF/A-2"),
        why=Text(
            "没有嵌入的字体，在别的电脑上会换样子。",
            "A font that is not embedded changes from machine to machine.",
        ),
        bad="（没有嵌入字体的 PDF）",
        good="（导出成 PDF/A-2 的 PDF）",
    ),
    Entry(
        code="picture-pdf-inks",
        severity=Severity.HINT,
        message=Text(
            "“{path}”的颜色是 CMYK，印成 RGB 的图像，不是矢量图",
            "“{path}” has CMYK colours and is printed as RGB pixels, no vectors",
        ),
        advice=Text("导出时选 RGB 颜色，或导出成 SVG", "export it in RGB, or as SVG"),
        why=Text(
            "没有说明油墨的 CMYK 颜色，各台设备显示得不一样。",
            "CMYK colours without a profile look different on every device.",
        ),
        bad="（CMYK 颜色的 PDF）",
        good="（RGB 颜色的 PDF）",
    ),
    Entry(
        code="picture-svg-unsafe",
        severity=Severity.ERROR,
        message=Text("“{path}”里有不安全的内容：{what}", "“{path}” holds what is not safe: {what}"),
        advice=Text(
            "在画图软件里另存为“普通 SVG”；外面的图片嵌进文件里",
            "save it as plain SVG; embed outside pictures in the file",
        ),
        why=Text(
            "图片不能运行脚本，也不能读取外面的文件和网址。",
            "A picture may neither run scripts nor fetch files and addresses.",
        ),
        bad="<script>…</script>",
        good="<path d=…/>",
    ),
    Entry(
        code="picture-svg-size",
        severity=Severity.ERROR,
        message=Text("“{path}”没有大小", "“{path}” has no size"),
        advice=Text(
            "在 svg 上写 viewBox，或 width 和 height", "give the svg element a viewBox, or width and height"
        ),
        why=Text("不知道多宽多高，就不知道高宽比。", "Without a size there is no shape."),
        bad='<svg width="0">',
        good='<svg viewBox="0 0 400 300">',
    ),
    Entry(
        code="picture-svg-raster",
        severity=Severity.HINT,
        message=Text(
            "“{path}”用了 {what}，印成图像，不是矢量图", "“{path}” uses {what} and becomes pixels, no vectors"
        ),
        advice=Text(
            "不需要改；要放大也清晰，就只用单色的形状和单行的文字",
            "nothing must be done; for vectors use shapes of plain colours and lines of text only",
        ),
        why=Text(
            "渐变、滤镜、半透明在归档的 PDF 和 Word 里没有一样的写法。",
            "Gradients, filters and half-transparent colours differ between PDF and Word.",
        ),
        bad='fill="url(#渐变)"',
        good='fill="#0B5CAD"',
    ),
    Entry(
        code="picture-too-large-inside",
        severity=Severity.ERROR,
        message=Text("“{path}”展开以后太大，超过 {limit}", "“{path}” unpacks to more than {limit}"),
        advice=Text("在画图软件里简化后另存", "simplify it and save it again"),
        why=Text("文件很小、展开很大的多半是陷阱。", "A small file that unpacks to much is mostly a trap."),
        bad="（几千层互相引用的图）",
        good="（普通的图）",
    ),
    Entry(
        code="picture-damaged",
        severity=Severity.ERROR,
        message=Text("图片“{path}”坏了或者不完整", "the picture “{path}” is damaged or incomplete"),
        advice=Text("重新复制或下载一遍，或换一张", "copy or download it again, or use another"),
        why=Text(
            "只读出一部分的图片，印出来会缺一块。", "A picture read in part would be printed with a hole."
        ),
        bad="（只下载了一半的图片）",
        good="（完整的图片）",
    ),
    Entry(
        code="picture-coarse",
        severity=Severity.WARNING,
        message=Text(
            "图片“{path}”不够清晰：印 {width} mm 宽只有 {dpi} dpi，至少要 {least} dpi",
            "the picture “{path}” is too coarse: {dpi} dpi at {width} mm, at least {least} dpi are needed",
        ),
        advice=Text(
            "换一张至少 {pixels} 像素宽的，或把图排小些（width）",
            "use one at least {pixels} pixels wide, or make it smaller (width)",
        ),
        why=Text(
            "像素太少的图印出来是模糊的；300 dpi 最好，150 dpi 以下看得出格子。",
            "Few pixels print as a blur; 300 dpi are best, below 150 dpi one sees them.",
        ),
        bad="- figure: pictures/网页上的小图.png   # 400 像素宽，排满 150 mm",
        good="- figure: pictures/原图.png   # 1800 像素宽",
    ),
    Entry(
        code="picture-crop",
        severity=Severity.ERROR,
        message=Text("“{value}”不是裁切的写法", "“{value}” says no crop"),
        advice=Text(
            "写宽比高，如 16:9（1:20 到 20:1）；或左、上、右、下各裁去百分之几，如 [10%, 0, 10%, 5%]",
            "write width to height, as 16:9 (1:20 to 20:1), or the percents cut away at left, top, right, "
            "bottom, as [10%, 0, 10%, 5%]",
        ),
        why=Text("裁切按比例写，换一张更大的图也不用改。", "Shares stay right with a larger picture."),
        bad="- figure: pictures/forum.png\n  crop: 300px",
        good="- figure: pictures/forum.png\n  crop: 16:9",
    ),
    Entry(
        code="picture-crop-all",
        severity=Severity.ERROR,
        message=Text("裁切 {value} 几乎什么也没留下", "the crop {value} leaves next to nothing"),
        advice=Text(
            "四个数依次是左、上、右、下裁去的部分；左右、上下各自加起来不超过 95%",
            "the four are cut away at left, top, right, bottom; across and down at most 95% together",
        ),
        why=Text("写的是裁去多少，不是留下多少。", "What is written is what goes, not what stays."),
        bad="crop: [0, 0, 100%, 80%]",
        good="crop: [0, 0, 20%, 0]",
    ),
    Entry(
        code="picture-focus",
        severity=Severity.ERROR,
        message=Text("“{value}”不是图上的一点", "“{value}” is no point of a picture"),
        advice=Text(
            "写两个百分比，从左、从上数：[30%, 40%]",
            "write two percentages, from the left and from the top: [30%, 40%]",
        ),
        why=Text("裁切时这一点留在中间。", "A crop keeps this point in its middle."),
        bad="focus: 左上",
        good="focus: [20%, 20%]",
    ),
    Entry(
        code="picture-focus-alone",
        severity=Severity.WARNING,
        message=Text("focus 在这里不起作用", "focus has no effect here"),
        advice=Text(
            "加上按宽高比的裁切，如 crop: 16:9，或删掉 focus",
            "add a crop to a shape, as crop: 16:9, or leave focus out",
        ),
        why=Text(
            "只有按宽高比裁切时，才要知道哪一点留在中间。",
            "Only a crop to a shape asks which point stays in the middle.",
        ),
        bad="- figure: pictures/forum.png\n  focus: [20%, 20%]",
        good="- figure: pictures/forum.png\n  crop: 1:1\n  focus: [20%, 20%]",
    ),
    Entry(
        code="picture-too-large",
        severity=Severity.ERROR,
        message=Text("图片“{path}”有 {size}，超过 {limit}", "the picture “{path}” has {size}, over {limit}"),
        advice=Text(
            "缩小图片：印满一页 A4 只要 2480 × 3508 像素",
            "make it smaller: a full A4 page needs 2480 × 3508 pixels",
        ),
        why=Text("太大的文件会让报告打不开、发不出。", "Huge files make the report unusable."),
        bad="（200 MB 的图片）",
        good="（2 MB 的图片）",
    ),
    Entry(
        code="picture-too-many-pixels",
        severity=Severity.ERROR,
        message=Text(
            "图片“{path}”太大：{size} 像素，上限 {limit}",
            "the picture “{path}” is too large: {size} pixels, limit {limit}",
        ),
        advice=Text(
            "缩小图片：印满一页 A4 只要 2480 × 3508 像素",
            "make it smaller: a full A4 page needs 2480 × 3508 pixels",
        ),
        why=Text(
            "像素太多会占满内存，对印刷也没有好处。", "Too many pixels fill the memory and print no better."
        ),
        bad="（30000 × 30000 像素）",
        good="（2480 × 3508 像素）",
    ),
)
