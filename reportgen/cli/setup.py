"""Commands for the first day: init, doctor, completion."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.shared import EXIT_ERRORS, fail, language_option, project_argument_optional, root_of
from reportgen.diagnostics import GateClosed, Sink, joined, listed
from reportgen.messages import say
from reportgen.usage import OneOf

_SHELLS = ("bash", "zsh", "fish")


@click.command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", help="报告名称 / title of the report")
@click.option("--year", help="年份 / year")
@click.option("--layout", metavar="NAME", help="版式 / layout")
@language_option
def init_command(directory: Path, title: str | None, year: str | None, layout: str | None, lang: str) -> None:
    """新建一个可以直接生成的小项目。/ Make a small new project that builds.

    在终端里会问三件事：名称、年份、版式；直接按回车用括号里的。写在选项里的不再问。

    \b
    例 / examples:
      reportgen init 年度报告
      reportgen init 年度报告 --title 2025年度工作报告 --year 2025 --layout plain
    """
    from reportgen.build.pipeline import open_sources
    from reportgen.build.starter import IGNORE, Answers, create_project, lines_lacking, usual_answers
    from reportgen.theme.loader import layout_names

    sink = Sink()
    lacking = lines_lacking(directory)
    usual = usual_answers()
    sources = open_sources(Path.cwd())
    asks = sys.stdin.isatty()

    def answer(key: str, given: str | None, default: str) -> str:
        if given is not None or not asks:
            return given or default
        return str(click.prompt(say(key, lang, layouts=listed(layout_names(sources))), default=default))

    answers = Answers(
        answer("init-title", title, usual.title),
        answer("init-year", year, usual.year),
        answer("init-layout", layout, usual.layout),
    )
    if answers.layout not in layout_names(sources):
        names = listed(layout_names(sources))
        reason = say("init-no-layout", lang, name=answers.layout, names=names)
        raise click.BadParameter(reason, param_hint="--layout")
    try:
        written = create_project(directory, answers, sink)
    except GateClosed:
        fail(sources, sink, lang)
    inside = [path.relative_to(directory) for path in written]
    settings = dict.fromkeys(path.parts[0] for path in inside if path.parts[0].startswith("."))
    # what is edited first; report.yaml, which names the rest, before all
    own = [path for path in inside if path.parts[0] not in settings]
    for path in sorted(own, key=lambda each: (len(each.parts) > 1, each)):
        click.echo(f"  {directory / path}")
    if settings:
        click.echo(say("init-settings", lang, names=listed(settings)))
    if lacking:
        click.echo(say("init-ignore-kept", lang, path=directory / IGNORE, lines=listed(lacking)))
    named = f'"{directory}"' if " " in str(directory) else directory  # to be copied into a terminal
    click.echo(say("init-done", lang, directory=named))


@click.command("doctor")
@project_argument_optional
@language_option
def doctor_command(project: Path | None, lang: str) -> None:
    """检查这台电脑：程序、字体、缓存，缺什么、怎么办。/ Check this machine and say what to do.

    写上项目，连它的字体和内容一起检查。缺了必需的，退出码为 1。

    \b
    例 / examples:
      reportgen doctor
      reportgen doctor 年度报告
    """
    from reportgen.doctor import examine

    bad = False
    for finding in examine(None if project is None else root_of(project)):
        mark = {"good": "✓", "missing": "–", "bad": "✗"}[finding.state]
        click.echo(f"{mark} {joined(finding.what.said(lang), lang)}")
        if finding.advice is not None and finding.state != "good":
            click.echo(f"  → {finding.advice.said(lang)}")
        bad = bad or finding.state == "bad"
    click.echo(say("doctor-bad" if bad else "doctor-good", lang))
    if bad:
        sys.exit(EXIT_ERRORS)


@click.command("completion")
@click.argument("shell", type=OneOf(_SHELLS))
def completion_command(shell: str) -> None:
    """打印 Tab 键补全的脚本。/ Print the script for completion with the Tab key.

    \b
    bash:  reportgen completion bash >> ~/.bashrc
    zsh:   reportgen completion zsh >> ~/.zshrc
    fish:  reportgen completion fish > ~/.config/fish/completions/reportgen.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None  # click knows the shells above
    root = click.get_current_context().find_root()
    click.echo(found(root.command, {}, "reportgen", "_REPORTGEN_COMPLETE").source())
