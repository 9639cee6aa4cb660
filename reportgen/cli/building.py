"""Commands that build: once, and again whenever a file changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reportgen.cli.shared import (
    fail,
    language_asked_for,
    language_option,
    layout_option,
    output_option,
    print_diagnostics,
    project_argument_or_here,
    root_of,
    template_option,
)
from reportgen.collector import collector_working
from reportgen.diagnostics import GateClosed, Sink, listed
from reportgen.messages import say
from reportgen.usage import OneOf

if TYPE_CHECKING:
    from reportgen.build import BuildResult, Progress
    from reportgen.build.options import BuildOptions
    from reportgen.source import Sources

_OPTIONS = (
    project_argument_or_here,
    click.option(
        "--to", "formats", default="pdf,docx", show_default=True, metavar="FORMATS", help="pdf、docx 或两者"
    ),
    click.option(
        "--for",
        "edition",
        type=OneOf(["screen", "print"]),
        help="屏幕版（无出血、裁切线）或印刷版（有）/ for a screen or for the printer",
    ),
    click.option("--only", metavar="NUMBER", help="只生成这一节，如 4.2 / one section only"),
    layout_option,
    template_option,
    output_option,
    click.option("--quiet", "-q", is_flag=True, help="只报告错误 / errors only"),
    language_option,
)


def _building(command: Callable[[Path, BuildOptions, bool, str], object]) -> Callable[..., object]:
    """A command with all that a build can be asked for; ``command`` has it as ``BuildOptions``."""

    @wraps(command)
    def asked(
        project: Path,
        formats: str,
        edition: Literal["screen", "print"] | None,
        only: str | None,
        layout: str | None,
        template: Path | None,
        output: Path | None,
        quiet: bool,
        lang: str,
    ) -> object:
        from reportgen.build.options import BuildOptions

        options = BuildOptions(_formats(formats), only, layout, output, edition, template)
        return command(project, options, quiet, lang)

    taking: Callable[..., object] = asked
    for option in reversed(_OPTIONS):
        taking = option(taking)
    return taking


@click.command("build")
@_building
def build_command(project: Path, options: BuildOptions, quiet: bool, lang: str) -> object:
    """生成整本报告和每一节的 PDF、DOCX。/ Build the report and each section.

    \b
    例 / examples:
      reportgen build 年度报告
      reportgen build 年度报告 --only 4.2 --to pdf
      reportgen build 年度报告 --layout plain --output 输出
      reportgen build 年度报告 --to docx --template 公司模板.dotx
    """
    from reportgen.source import Sources

    sources, sink = Sources.of_project(root_of(project)), Sink()
    try:
        words, result = _brought_up_to_date(sources, options, sink, quiet, lang)
    except GateClosed:
        fail(sources, sink, lang)
    print_diagnostics(sources, sink, lang)
    if not quiet:
        _tell(words)
    return result  # not taken apart before the program ends


@click.command("watch")
@_building
@collector_working()
def watch_command(project: Path, options: BuildOptions, quiet: bool, lang: str) -> None:
    """文件一有改动就重新生成，有错也不停。/ Build again whenever a file changes.

    只看项目文件夹里的文件；按 Ctrl+C 结束。

    \b
    例 / examples:
      reportgen watch 年度报告
      reportgen watch 年度报告 --to pdf --only 4.2
    """
    from reportgen.build.options import output_folder
    from reportgen.build.watching import watched
    from reportgen.source import Sources
    from reportgen.source.memory import Memory

    root, memory = root_of(project), Memory()
    try:
        with watched(root, output_folder(root, options)) as changes:
            for paths in changes:
                if paths and not quiet:
                    click.echo(say("watch-changed", lang, files=listed(paths)))
                sources, sink = Sources.of_project(root), Sink()
                sources.memory = memory
                try:
                    made, _ = _brought_up_to_date(sources, options, sink, quiet, lang)
                except GateClosed:
                    made = say("watch-failed", lang)
                print_diagnostics(sources, sink, lang)
                if not quiet:
                    click.echo(f"{made}\n{say('watch-waiting', lang)}")
    except KeyboardInterrupt:
        click.echo(say("watch-ended", lang))


def _brought_up_to_date(
    sources: Sources, options: BuildOptions, sink: Sink, quiet: bool, lang: str
) -> tuple[str, BuildResult]:
    """Build, unless the very same files would come of it; what to say of it, and the
    result. Raises GateClosed.
    """
    from reportgen.build.lastbuild import build_standing

    standing = build_standing(sources.root, options, sources, sink)
    if standing is not None:
        words = say("standing", lang, count=len(standing.documents), path=standing.folder)
        return words, standing

    from reportgen.build import Silent, build

    progress: Progress = Silent() if quiet else _progress(lang)
    try:
        result = build(sources.root, options, sources, sink, progress)
        return _words_of(result, lang), result
    finally:
        progress.close()


def _formats(text: str) -> tuple[str, ...]:
    from reportgen.build.options import FORMATS

    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    unknown = [part for part in asked if part not in FORMATS]
    if unknown or not asked:
        reason = say("usage-formats", language_asked_for(), text=text)
        raise click.BadParameter(reason, param_hint="--to")
    return tuple(f for f in FORMATS if f in asked)


def _progress(lang: str) -> Progress:
    if sys.stdout.isatty():
        from reportgen.progress_bar import ProgressBar

        return ProgressBar(lang)
    return _PlainLines(lang)


class _PlainLines:
    """Progress where there is no terminal: one line for each document."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def expect(self, steps: int) -> None:
        """The number of lines needs no announcement."""

    def step(self, what: str) -> None:
        _tell(say("step-load", self._lang) if what == "load" else say("step", self._lang, what=what))

    def converting(self, font: str, share: float) -> None:
        if share == 0.0:
            _tell(say("font", self._lang, font=font, percent=0))

    def close(self) -> None:
        """Nothing to end."""


def _tell(words: str) -> None:
    """Tell how the build goes; a reader that went away (``| head``) does not make it fail."""
    with suppress(BrokenPipeError):
        click.echo(words)


def _words_of(result: BuildResult, lang: str) -> str:
    lines = [
        say("wrote", lang, path=result.folder / name, pages=document.pages)
        for document in result.documents
        for name in document.files().values()
    ]
    lines.append(say("built", lang, seconds=f"{result.seconds:.1f}", count=len(result.documents)))
    return "\n".join(lines)
