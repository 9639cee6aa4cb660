"""Commands for who writes: check, lint, schema, explain."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.shared import (
    EXIT_ERRORS,
    fail,
    language_option,
    layout_option,
    print_diagnostics,
    project_argument_or_here,
    root_of,
)
from reportgen.diagnostics import GateClosed, Sink, listed
from reportgen.messages import say


@click.command("check")
@project_argument_or_here
@layout_option
@click.option("--strict", is_flag=True, help="定稿：警告也算错误，并查来源和初步数 / final edition")
@language_option
def check_command(project: Path, layout: str | None, strict: bool, lang: str) -> None:
    """检查项目：build 会说的一切，加上数字核对；不写文件。/ Check all, figures too, without writing.

    \b
    例 / examples:
      reportgen check 年度报告
      reportgen check 年度报告 --strict
    """
    from reportgen.audit import audit, audit_final, open_accounts
    from reportgen.build.pipeline import open_sources

    sources, sink = open_sources(root_of(project)), Sink()
    try:
        accounts = open_accounts(sources, layout, sink)
        (audit_final if strict else audit)(accounts, sources, sink)
        sink.gate()
    except GateClosed:
        fail(sources, sink, lang)
    print_diagnostics(sources, sink, lang)
    if strict and sink.has_warnings():
        click.echo(say("check-not-final", lang), err=True)
        sys.exit(EXIT_ERRORS)
    click.echo(say("check-clean" if not len(sink) else "check-passed", lang))


@click.command("lint")
@project_argument_or_here
@click.option("--fix", is_flag=True, help="改正有把握的问题，写回 YAML / mend what is certain in the YAML")
@language_option
def lint_command(project: Path, fix: bool, lang: str) -> None:
    """检查文字：标点、数字写法、用词、重复、长句。/ Copy-edit the text: marks, numbers, terms.

    还有警告时退出码为 1。不同意某一条时，在那一行上面写“# 忽略 代码：原因”。

    \b
    例 / examples:
      reportgen lint 年度报告
      reportgen lint 年度报告 --fix
    """
    from reportgen.build.pipeline import open_sources
    from reportgen.lint import lint

    if fix:
        _mend(root_of(project), lang)
    sources, sink = open_sources(root_of(project)), Sink()
    try:
        is_clean = lint(sources, sink)
    except GateClosed:
        fail(sources, sink, lang)
    print_diagnostics(sources, sink, lang)
    if not is_clean:
        sys.exit(EXIT_ERRORS)
    if not len(sink):
        click.echo(say("lint-clean", lang))


def _mend(root: Path, lang: str) -> None:
    """Mend what is certain; a project that cannot be read is told by the linting that follows."""
    from reportgen.build.pipeline import open_sources
    from reportgen.lint import mend_certain

    try:
        mended = mend_certain(open_sources(root))
    except GateClosed:
        return
    except OSError as error:
        click.echo(say("lint-cannot-write", lang, path=error.filename, reason=error.strerror), err=True)
        sys.exit(EXIT_ERRORS)
    if mended.count:
        click.echo(say("lint-mended", lang, count=mended.count, files=listed(mended.files)))


@click.command("schema")
@click.argument("kind", required=False)
@language_option
def schema_command(kind: str | None, lang: str) -> None:
    """给编辑器用的 JSON Schema：report、chapter、facts、lint。/ JSON Schema of a kind of file.

    不写种类时一次列出全部。init 建的项目里已经有了（.vscode 文件夹）。
    """
    from reportgen.project.json_schema import as_json, file_schemas

    schemas = file_schemas()
    if kind is not None and kind not in schemas:
        reason = say("schema-unknown", lang, kind=kind, kinds=listed(schemas))
        raise click.BadParameter(reason, param_hint="KIND")
    click.echo(as_json(schemas if kind is None else schemas[kind]), nl=False)


@click.command("explain")
@click.argument("code", required=False)
@language_option
def explain_command(code: str | None, lang: str) -> None:
    """解释一个错误代码：为什么、错例、正例。/ Explain a diagnostic code; without one, list them all.

    \b
    例 / examples:
      reportgen explain yaml-wide-colon
      reportgen explain                  全部代码 / all codes
    """
    from reportgen.diagnostics.catalogue import entries
    from reportgen.diagnostics.printer import explain

    if code is None:
        from reportgen.diagnostics.printer import headline

        for known in sorted(entries()):
            click.echo(f"{known}  {headline(known, lang)}")
        return
    if code not in entries():
        raise click.BadParameter(say("explain-unknown", lang, code=code), param_hint="CODE")
    click.echo(explain(code, lang))
