"""Commands about layouts: list, new, show."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.shared import (
    EXIT_ERRORS,
    fail,
    language_option,
    print_diagnostics,
    root_of,
    template_option,
)
from reportgen.diagnostics import GateClosed, Sink
from reportgen.messages import say
from reportgen.usage import ProjectPath

_SUFFIXES = (".pdf", ".docx")
_project_option = click.option(
    "--project",
    type=ProjectPath(exists=True, path_type=Path),
    help="用这个项目自己的版式 / the project whose own layouts count",
)


@click.group("layout")
def layout_group() -> None:
    """版式：列出、新建、看样张。/ Layouts: list, make, show.

    \b
    例 / examples:
      reportgen layout list
      reportgen layout new 我们的版式 --from annual --project 年度报告
      reportgen layout show 我们的版式 --project 年度报告 -o 样张.pdf
    """


@layout_group.command("list")
@_project_option
@language_option
def list_command(project: Path | None, lang: str) -> None:
    """随附的和项目自己的版式。/ The shipped layouts and the project's own."""
    from reportgen.build.pipeline import open_sources
    from reportgen.theme.loader import layout_names, layout_words

    sources = open_sources(root_of(project) if project is not None else Path.cwd())
    for name in layout_names(sources):
        click.echo(f"{name}: {layout_words(sources, name)}")


@layout_group.command("new")
@click.argument("name")
@click.option(
    "--from", "base", default="annual", show_default=True, metavar="NAME", help="照哪一套 / after which"
)
@_project_option
@language_option
def new_command(name: str, base: str, project: Path | None, lang: str) -> None:
    """在项目里新建一套版式。/ Make a layout of the project's own."""
    from reportgen.build.pipeline import open_sources
    from reportgen.theme.starting import create_layout

    root = root_of(project) if project is not None else Path.cwd()
    sources, sink = open_sources(root), Sink()
    try:
        written = create_layout(root, name, base, sources, sink)
    except GateClosed:
        fail(sources, sink, lang)
    except OSError as error:
        click.echo(say("layout-unwritable", lang, path=error.filename, reason=error.strerror), err=True)
        sys.exit(EXIT_ERRORS)
    for path in written:
        click.echo(f"  {path}")
    click.echo(say("layout-new", lang, name=name))


@layout_group.command("show")
@click.argument("name", default="annual")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="样张文件，.pdf 或 .docx / the specimen's file",
)
@_project_option
@template_option
@language_option
def show_command(name: str, output: Path, project: Path | None, template: Path | None, lang: str) -> None:
    """样张：这套版式的每种块、每个样式。/ A specimen of every block and style."""
    from reportgen.build.pipeline import open_sources
    from reportgen.specimen import make_specimen

    if output.suffix.lower() not in _SUFFIXES:
        reason = say("layout-suffix", lang, path=output)
        raise click.BadParameter(reason, param_hint="--output")
    root = root_of(project) if project is not None else None
    sources, sink = open_sources(root or Path.cwd()), Sink()
    try:
        pages = make_specimen(name, root, output, sink, template)
    except GateClosed:
        fail(sources, sink, lang)
    except OSError as error:
        click.echo(
            say("layout-unwritable", lang, path=error.filename or output, reason=error.strerror), err=True
        )
        sys.exit(EXIT_ERRORS)
    print_diagnostics(sources, sink, lang)
    click.echo(say("wrote", lang, path=output, pages=pages))
