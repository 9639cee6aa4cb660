"""What the commands share: arguments, options, and telling the findings of a run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reportgen.diagnostics import Sink
from reportgen.messages import LANGUAGES
from reportgen.usage import OneOf, ProjectPath

if TYPE_CHECKING:
    from reportgen.source import Sources

EXIT_ERRORS = 1


def _or_here(context: click.Context, parameter: click.Parameter, named: Path | None) -> Path:
    """The project named, or the folder one is in where that is one."""
    if named is None and not Path("report.yaml").is_file():
        raise click.MissingParameter(ctx=context, param=parameter)
    return named or Path()


project_argument = click.argument("project", type=ProjectPath(exists=True, path_type=Path))
# for commands that take nothing else without a name: in the project's folder it goes without saying
project_argument_or_here = click.argument(
    "project", type=ProjectPath(exists=True, path_type=Path), required=False, callback=_or_here
)
project_argument_optional = click.argument(
    "project", type=ProjectPath(exists=True, path_type=Path), required=False
)
language_option = click.option(
    "--lang",
    type=OneOf(LANGUAGES),
    default="zh",
    show_default=True,
    help="消息的语言 / language of messages",
)
layout_option = click.option("--layout", metavar="NAME", help="换一个版式 / use another layout")
template_option = click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Word 模板（.dotx），用它的样式、页眉页脚、页面 / a Word template for the Word file",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="输出文件夹，默认为项目里的 build/ / output folder",
)


def language_asked_for() -> str:
    """The language on the command line, read without click, which may have failed."""
    arguments = sys.argv[1:]
    return "en" if "--lang=en" in arguments or ("--lang" in arguments and "en" in arguments) else "zh"


def root_of(project: Path) -> Path:
    """The project folder; its report.yaml may be named instead."""
    return project.parent if project.is_file() else project


def print_diagnostics(sources: Sources, sink: Sink, lang: str) -> None:
    """All findings, on standard error."""
    if len(sink):
        from reportgen.diagnostics.printer import format_all

        click.echo(format_all(sink, sources, lang), err=True)


def fail(sources: Sources, sink: Sink, lang: str) -> NoReturn:
    """Tell the findings and end: the report has errors."""
    print_diagnostics(sources, sink, lang)
    sys.exit(EXIT_ERRORS)
