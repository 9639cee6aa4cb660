"""What the commands say beside diagnostics, in Chinese and English."""

from __future__ import annotations

LANGUAGES = ("zh", "en")

_WORDS = {
    "step-load": ("读取项目……", "Reading the project …"),
    "step": ("排版 {what}", "Setting {what}"),
    "wrote": ("已生成 {path}（{pages} 页）", "Wrote {path} ({pages} pages)"),
    "built": ("完成：{count} 份文档，用时 {seconds} 秒", "Done: {count} documents in {seconds} s"),
    "check-clean": ("检查通过，没有问题。", "No problems found."),
    "check-passed": ("检查通过，可以生成。", "The report can be built."),
    "verify-agrees": ("一致：{file}（{records} 项内容）", "Agrees: {file} ({records} items)"),
    "verify-differs": ("不一致：{file}（{count} 处）", "Differs: {file} ({count} places)"),
    "verify-report": ("详情见 {path}", "Details: {path}"),
    "init-done": (
        "新项目已建好。下一步：reportgen build {directory}",
        "The new project is ready. Next: reportgen build {directory}",
    ),
    "explain-unknown": (
        "没有代码“{code}”；运行 reportgen explain 可列出全部代码",
        "no code “{code}”; run reportgen explain to list them",
    ),
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
    return (en if language == "en" else zh).format(**words)
