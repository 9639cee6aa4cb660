"""What the commands say beside diagnostics, in Chinese and English."""

from __future__ import annotations

from reportgen.diagnostics import joined

LANGUAGES = ("zh", "en")

_WORDS = {
    "step-load": ("读取项目……", "Reading the project …"),
    "step": ("排版 {what}", "Setting {what}"),
    "font": (
        "转换字体 {font}（{percent}%，每台电脑只做一次）",
        "Converting {font} ({percent} %, once on each computer)",
    ),
    "wrote": ("已生成 {path}（{pages} 页）", "Wrote {path} ({pages} pages)"),
    "built": ("完成：{count} 份文档，用时 {seconds} 秒", "Done: {count} documents in {seconds} s"),
    "standing": (
        "没有变化，不用重新生成：{path} 里的 {count} 份文档就是最新的",
        "Nothing has changed: the {count} documents in {path} are up to date",
    ),
    "watch-waiting": ("等待改动……（Ctrl+C 结束）", "Waiting for changes … (Ctrl+C ends it)"),
    "watch-changed": ("改动：{files}", "Changed: {files}"),
    "watch-failed": (
        "这一次没有生成，原有的成品没有动；改好后自动重来。",
        "Nothing was built and the files of before are untouched; once mended it goes on by itself.",
    ),
    "watch-ended": ("结束。", "Ended."),
    "check-clean": ("检查通过，没有问题。", "No problems found."),
    "check-passed": ("检查通过，可以生成。", "The report can be built."),
    "check-not-final": (
        "还有警告，不能定稿（--strict）。",
        "There are warnings: not fit for the final edition (--strict).",
    ),
    "verify-agrees": ("一致：{file}（{records} 项内容）", "Agrees: {file} ({records} items)"),
    "verify-differs": ("不一致：{file}（{count} 处）", "Differs: {file} ({count} places)"),
    "verify-report": ("详情见 {path}", "Details: {path}"),
    "lint-clean": ("文字检查通过，没有问题。", "No findings in the text."),
    "lint-mended": ("已改正 {count} 处：{files}", "Mended {count} places: {files}"),
    "lint-cannot-write": ("写不进文件：{path}（{reason}）", "cannot write {path} ({reason})"),
    "facts-none": ("还没有事实。", "There are no facts yet."),
    "facts-unchanged": ("与“{revision}”相比，事实没有变化。", "No fact has changed since “{revision}”."),
    "facts-exported": ("已导出 {count} 行：{path}", "Wrote {count} rows: {path}"),
    "facts-nothing-new": ("表里的数值和事实一样，没有改动。", "The sheet agrees with the facts."),
    "facts-accept": (
        "共 {count} 处改动，还没有写回；加上 --accept 就写。",
        "{count} changes, not written yet; --accept writes them.",
    ),
    "facts-imported": ("已写回 {count} 处：{files}", "Wrote {count} changes: {files}"),
    "rollforward-kept": ("已经改过，没有动：{path}", "changed since, left alone: {path}"),
    "rollforward-reference": ("上年的 PDF 留在：{path}", "last year's PDF is kept as {path}"),
    "rollforward-no-reference": (
        "没有上年的 PDF；先运行 reportgen build {project}，再运行一次就会留一份。",
        "there is no PDF of last year; run reportgen build {project} and then this again to keep one.",
    ),
    "rollforward-done": (
        "新的一版是草稿。看还缺什么：reportgen todo {target}",
        "The new edition is a draft. What is open: reportgen todo {target}",
    ),
    "layout-new": (
        "改好后看样张：reportgen layout show {name} -o 样张.pdf",
        "See it: reportgen layout show {name} -o specimen.pdf",
    ),
    "layout-suffix": ("“{path}”的扩展名不对，可以是 .pdf 或 .docx", "“{path}” must end in .pdf or .docx"),
    "layout-unwritable": ("写不进文件：{path}（{reason}）", "cannot write {path} ({reason})"),
    "todo-owner": ("{owner}：", "{owner}:"),
    "todo-nobody": ("没有写负责人：", "nobody's:"),
    "todo-count": ("共 {count} 处没有写完。", "{count} places are open."),
    "todo-none": ("没有没写完的了，可以定稿。", "Nothing is open."),
    "init-title": ("报告名称", "Title of the report"),
    "init-year": ("哪一年的报告", "Year of the report"),
    "init-layout": ("版式（{layouts}）", "Layout ({layouts})"),
    "init-no-layout": ("没有“{name}”这个版式；有：{names}", "no layout “{name}”; there are: {names}"),
    "doctor-good": ("可以用。", "Ready for use."),
    "doctor-bad": ("有必需的东西缺了，见上面的 ✗。", "Something that is needed is missing: see ✗ above."),
    "init-settings": (
        "（另有编辑器和 Git 的设置，不用改：{names}）",
        "(and settings of the editor and of Git, not to be changed: {names})",
    ),
    "init-ignore-kept": (
        "原有的 {path} 保留，只补了缺的行：{lines}",
        "{path} was there and is kept; only lines it lacked were added: {lines}",
    ),
    "init-done": (
        "新项目已建好。边改边看：reportgen preview {directory}；"
        "生成 PDF 和 Word：reportgen build {directory}",
        "The new project is ready. See it while you write: reportgen preview {directory};"
        " make PDF and Word: reportgen build {directory}",
    ),
    "preview-open": ("预览：{address}\n按 Ctrl+C 结束。", "Preview: {address}\nCtrl+C ends it."),
    "preview-unsaved": (
        "有没保存的字：{files}\n再运行一次 reportgen preview：没关的网页自己接上，关了的会问要不要恢复；"
        "那时按 Ctrl+S 保存。",
        "Not saved:{files}\nRun reportgen preview again: a page left open will find it, and a new one offers"
        " what was not saved; then save by Ctrl+S.",
    ),
    "preview-port": (
        "端口 {port} 用不了（{reason}）；去掉 --port 就会取一个空闲的",
        "port {port} cannot be used ({reason}); without --port a free one is taken",
    ),
    "schema-unknown": ("没有“{kind}”这种文件；有：{kinds}", "no kind of file “{kind}”; there are: {kinds}"),
    "explain-unknown": (
        "没有代码“{code}”；运行 reportgen explain 可列出全部代码",
        "no code “{code}”; run reportgen explain to list them",
    ),
    "usage-no-project": (
        "没有这个报告文件夹：{path}；写上 report.yaml 所在的文件夹",
        "there is no report project {path}; name the folder that holds report.yaml",
    ),
    "usage-missing-project": (
        "命令后面还缺报告的文件夹；在 report.yaml 所在的文件夹里运行就不用写\n"
        "还没有报告？先新建一个：reportgen init 年度报告",
        "the report's folder is missing; none is needed in the folder that holds report.yaml\n"
        "No report yet? Make one: reportgen init report",
    ),
    # what was asked for is no language: who reads it may know either
    "usage-language": (
        "没有“{value}”这种语言；--lang 可以写 zh（中文）或 en（English）\n"
        "There is no language “{value}”: --lang is zh or en",
        "There is no language “{value}”: --lang is zh or en",
    ),
    "usage-choice": (
        "{name} 没有“{value}”；可以写 {choices}",
        "{name} is not “{value}”, but one of {choices}",
    ),
    "usage-no-value": ("选项 {name} 后面还缺值", "option {name} needs a value"),
    "usage-extra": (
        "命令后面多了：{words}；名称里有空格时加引号",
        "unexpected: {words}; put names with blanks in quotes",
    ),
    "usage-missing": ("命令后面还缺 {name}", "{name} is missing"),
    "usage-value": ("{name} 的值不对：{reason}", "wrong value for {name}: {reason}"),
    "chart-wrote": ("已生成 {path}", "Wrote {path}"),
    "usage-picture": (
        "“{path}”的扩展名不对，可以是 .svg、.pdf 或 .png",
        "“{path}” must end in .svg, .pdf or .png",
    ),
    "usage-formats": ("“{text}”，可以写 pdf、docx 或 pdf,docx", "“{text}”; write pdf, docx or pdf,docx"),
    "usage-option": ("没有选项 {name}", "there is no option {name}"),
    "usage-option-near": (
        "没有选项 {name}，是不是 {near}？",
        "there is no option {name}; did you mean {near}?",
    ),
    "usage-command": ("没有命令 {name}", "there is no command {name}"),
    "usage-command-near": (
        "没有命令 {name}，是不是 {near}？",
        "there is no command {name}; did you mean {near}?",
    ),
    "usage-other": ("命令写得不对：{reason}", "wrong usage: {reason}"),
    "usage-help": ("用法：{command} --help", "Usage: {command} --help"),
    "interrupted": ("已中断；原有文件没有改动。", "Interrupted; existing files are unchanged."),
    "internal-error": (
        "reportgen 自身出错了，这不是你的内容的问题；原有文件没有改动。\n请把这个文件发给维护者：{path}",
        "reportgen itself failed; your content is not to blame and existing files are unchanged.\n"
        "Please report it with this file: {path}",
    ),
}


def say(key: str, language: str, **words: object) -> str:
    """The sentence ``key`` in ``language`` with ``words`` filled in; raises KeyError for an unknown key."""
    zh, en = _WORDS[key]
    return joined((en if language == "en" else zh).format(**words), language)
