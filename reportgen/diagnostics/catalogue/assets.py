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
            "图片“{path}”是 {format} 格式，只能用 PNG 或 JPEG",
            "the picture “{path}” is {format}; only PNG and JPEG can be used",
        ),
        advice=Text("用看图软件另存为 PNG 或 JPEG", "save it as PNG or JPEG"),
        why=Text("PDF 和 Word 都能用的只有这两种。", "These are what PDF and Word both take."),
        bad="- figure: pictures/forum.bmp",
        good="- figure: pictures/forum.png",
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
