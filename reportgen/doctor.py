"""This machine as the program needs it: each part with its state and, where one is missing, what to do."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen import __version__
from reportgen.build.pipeline import open_sources, prepare
from reportgen.cache import font_folder
from reportgen.diagnostics import GateClosed, Sink, listed
from reportgen.diagnostics.catalogue import Text, severity_of
from reportgen.diagnostics.diagnostic import Severity
from reportgen.source.shipped import shipped_path

# "missing" is a pity, "bad" stops the work
State = Literal["good", "missing", "bad"]

_FONTS = (
    "NotoSerifSC-Regular",
    "NotoSerifSC-Bold",
    "NotoSansSC-Regular",
    "NotoSansSC-Bold",
    "ReportgenKai-Regular",
)
_PROGRAMS = {
    "soffice": Text("LibreOffice：用来看 Word 文件的样子", "LibreOffice: to look at the Word file"),
    "git": Text("Git：比较两个版本的事实和页面", "Git: to compare facts and pages of two revisions"),
}
_LEAST_FREE = 200 * 1024 * 1024  # bytes; a report of 300 pages with its cache


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of the machine: what it is (its rows of names as ``listed``), its state, and what to do where
    it is not good.
    """

    what: Text
    state: State
    advice: Text | None = None


def examine(project: Path | None) -> Iterator[Finding]:
    """The parts one after the other; a project's own last."""
    system = f"reportgen {__version__}, Python {platform.python_version()}, {platform.system()}"
    yield Finding(Text(system, system), "good")
    yield from _libraries()
    yield from _fonts()
    yield _cache()
    yield from _programs()
    yield _words()
    if project is not None:
        yield from _project(project)


def _libraries() -> Iterator[Finding]:
    """Python packages that the installation asks for."""
    missing = []
    for wanted in importlib.metadata.requires("reportgen") or ():
        if "extra ==" in wanted:
            continue
        name = wanted.split(">")[0].split("<")[0].split("=")[0].split(";")[0].strip()
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        command = f"{sys.executable} -m pip install {' '.join(missing)}"
        advice = Text(command, command)
        names = listed(missing)
        what = Text(f"缺 Python 库：{names}", f"Python packages missing: {names}")
        yield Finding(what, "bad", advice)
    else:
        yield Finding(Text("Python 库齐全", "all Python packages are there"), "good")


def _fonts() -> Iterator[Finding]:
    missing = []
    for name in _FONTS:
        try:
            shipped_path(f"assets/fonts/{name}.ttf")
        except FileNotFoundError:
            missing.append(name)
    if missing:
        advice = Text("重新安装 reportgen", "install reportgen again")
        names = listed(missing)
        yield Finding(Text(f"缺随附的字体：{names}", f"shipped fonts missing: {names}"), "bad", advice)
    else:
        yield Finding(Text("随附的字体齐全：宋、黑、楷", "the shipped fonts are there"), "good")


def _cache() -> Finding:
    folder = font_folder()
    what = Text(f"缓存文件夹：{folder}", f"cache folder: {folder}")
    parent = next((p for p in (folder, *folder.parents) if p.exists()), Path("/"))
    if not os.access(parent, os.W_OK):
        zh = "这个文件夹写不进去；能用，只是每次都要重新转换字体"
        advice = Text(zh, "it cannot be written: fonts are converted each time")
        return Finding(what, "missing", advice)
    if shutil.disk_usage(parent).free < _LEAST_FREE:
        advice = Text("磁盘快满了，腾出一些地方", "the disk is nearly full: make room")
        return Finding(what, "bad", advice)
    return Finding(what, "good")


def _programs() -> Iterator[Finding]:
    for name, what in _PROGRAMS.items():
        found = shutil.which(name)
        zh = f"需要时再安装（{name}）；生成报告用不到"
        advice = Text(zh, f"install it when needed ({name}); no build needs it")
        yield Finding(what, "good" if found else "missing", advice)


def _words() -> Finding:
    what = Text("分词（jieba）：标题在词与词之间换行", "word list (jieba): headings break between words")
    try:
        importlib.metadata.version("jieba")
    except importlib.metadata.PackageNotFoundError:
        command = f"{sys.executable} -m pip install 'reportgen[words]'"
        return Finding(what, "missing", Text(command, command))
    return Finding(what, "good")


def _project(root: Path) -> Iterator[Finding]:
    """Whether the project can be read, and whether all fonts of its layout were found."""
    sink = Sink()
    try:
        prepared = prepare(open_sources(root), None, sink)
    except GateClosed:
        errors = sum(severity_of(d.code) is Severity.ERROR for d in sink)
        advice = Text(f"reportgen check {root}", f"reportgen check {root}")
        yield Finding(Text(f"项目有 {errors} 个错误", f"the project has {errors} error(s)"), "bad", advice)
        return
    names = listed(sorted({face.family_name for face in prepared.theme.fonts.faces().values()}))
    yield Finding(Text(f"项目可以排版；字体：{names}", f"the project can be set; fonts: {names}"), "good")
