"""Commands about figures and editions: facts, rollforward, todo."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.shared import (
    EXIT_ERRORS,
    fail,
    language_option,
    project_argument,
    project_argument_or_here,
    root_of,
)
from reportgen.diagnostics import GateClosed, Sink, listed
from reportgen.messages import say


class _FactsGroup(click.Group):
    """``facts [PROJECT]`` lists; ``facts import PROJECT FILE`` takes a corrected sheet back."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = args[:1] and (args[0] in self.commands or args[0] in ctx.help_option_names)
        if not known and (args or Path("report.yaml").is_file()) and not ctx.resilient_parsing:
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group("facts", cls=_FactsGroup)
def facts_group() -> None:
    """事实清单：数值、来源、用在哪里；导出、收回表格。/ Facts, their sources and uses; sheets.

    \b
    例 / examples:
      reportgen facts 年度报告
      reportgen facts                    在报告的文件夹里 / in the report's folder
      reportgen facts 年度报告 --changed-since HEAD~1
      reportgen facts 年度报告 --export 核数.xlsx
      reportgen facts import 年度报告 核数.xlsx --accept
    """


@facts_group.command("list")
@project_argument_or_here
@click.option(
    "--changed-since", metavar="REV", help="与 Git 的这个版本相比变了哪些 / compare with a revision"
)
@click.option("--export", type=click.Path(path_type=Path), metavar="FILE", help="导出 .xlsx / write a sheet")
@click.option("--json", "as_json", is_flag=True, help="给程序用 / for programs")
@language_option
def facts_command(
    project: Path, changed_since: str | None, export: Path | None, as_json: bool, lang: str
) -> None:
    """列出事实：数值、单位、来源和用到的每一处（文件:行，页）。/ List facts and where each is used."""
    from reportgen.audit import open_accounts
    from reportgen.audit.listing import changes_as_text, fact_rows, rows_as_json, rows_as_text
    from reportgen.audit.revision import changed_since as changes_since
    from reportgen.audit.sheet import export_sheet
    from reportgen.build.pipeline import open_sources

    sources, sink = open_sources(root_of(project)), Sink()
    try:
        accounts = open_accounts(sources, None, sink)
        if changed_since is not None:
            changes = changes_since(accounts, root_of(project), changed_since, sink)
            click.echo(
                "\n".join(changes_as_text(changes)) or say("facts-unchanged", lang, revision=changed_since)
            )
            return
    except GateClosed:
        fail(sources, sink, lang)
    if export is not None:
        try:
            count = export_sheet(accounts, export)
        except OSError as error:
            click.echo(say("lint-cannot-write", lang, path=export, reason=error.strerror), err=True)
            sys.exit(EXIT_ERRORS)
        click.echo(say("facts-exported", lang, path=export, count=count))
    elif as_json:
        click.echo(rows_as_json(fact_rows(accounts)), nl=False)
    else:
        click.echo(
            "\n".join(rows_as_text(fact_rows(accounts), accounts.table.year)) or say("facts-none", lang)
        )


@facts_group.command("import")
@project_argument
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True, help="写回 YAML；不写就只列出改动 / write; otherwise only show")
@language_option
def facts_import_command(project: Path, sheet: Path, accept: bool, lang: str) -> None:
    """收回改好的表：列出改动，--accept 时写回 YAML。/ Take a corrected sheet back into the YAML.

    只改变了的数值；注释、顺序和别的内容原样。有一处不能收，就一处都不写。

    \b
    例 / examples:
      reportgen facts import 年度报告 核数.xlsx
      reportgen facts import 年度报告 核数.xlsx --accept
    """
    from reportgen.audit import open_accounts
    from reportgen.audit.sheet import read_changes, replacements
    from reportgen.build.pipeline import open_sources
    from reportgen.source.rewriting import rewrite

    sources, sink = open_sources(root_of(project)), Sink()
    try:
        accounts = open_accounts(sources, None, sink)
        changes = read_changes(accounts, sheet, sink)
        for change in changes:
            label = f"[{change.labels}]" if change.labels else ""
            click.echo(f"{change.place}  {change.name}{label}: {change.old} → {change.new}")
        sink.gate()
        if not changes:
            click.echo(say("facts-nothing-new", lang))
        elif not accept:
            click.echo(say("facts-accept", lang, count=len(changes)))
        else:
            done = rewrite(sources, replacements(changes, sources))
            click.echo(say("facts-imported", lang, count=done.count, files=listed(done.files)))
    except GateClosed:
        fail(sources, sink, lang)
    except OSError as error:
        click.echo(say("lint-cannot-write", lang, path=error.filename, reason=error.strerror), err=True)
        sys.exit(EXIT_ERRORS)


@click.command("rollforward")
@project_argument
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--year", help="新的年份，不写是下一年 / year of the new edition; the next one if left out")
@language_option
def rollforward_command(project: Path, target: Path, year: str | None, lang: str) -> None:
    """由上一年的项目做出新一年的草稿。/ Make the draft of a new edition from last year's.

    结构和版式照旧，上年的数留作比较，新的数写成“待填”，含日期的文字和活动标“# 待改”。
    再运行一次只补缺的文件，改过的不动。

    \b
    例 / examples:
      reportgen rollforward 2021 2022
      reportgen rollforward 2021 2024 --year 2024
    """
    from reportgen.build.pipeline import open_sources
    from reportgen.edition import roll_forward

    sink = Sink()
    try:
        result = roll_forward(root_of(project), target, year, sink)
    except GateClosed:
        fail(open_sources(root_of(project)), sink, lang)
    except OSError as error:
        click.echo(say("lint-cannot-write", lang, path=error.filename, reason=error.strerror), err=True)
        sys.exit(EXIT_ERRORS)
    for path in result.written:
        click.echo(f"  {path}")
    for path in result.changed:
        click.echo(say("rollforward-kept", lang, path=path))
    if result.reference:
        click.echo(say("rollforward-reference", lang, path=result.reference))
    else:
        click.echo(say("rollforward-no-reference", lang, project=project))
    click.echo(say("rollforward-done", lang, target=target))


@click.command("todo")
@project_argument_or_here
@language_option
def todo_command(project: Path, lang: str) -> None:
    """列出还没写完的：待填的数、待改的段落，按负责人。/ List what is still open, by owner.

    \b
    例 / examples:
      reportgen todo 2022
    """
    from reportgen.build.pipeline import open_sources
    from reportgen.project import load_project
    from reportgen.project.open_items import open_items

    sources, sink = open_sources(root_of(project)), Sink()
    found = load_project(sources, sink)
    if found is None or sink.has_errors():
        fail(sources, sink, lang)
    items = open_items(found, sources)
    owner = None
    for item in items:
        if item.owner != owner:
            owner = item.owner
            click.echo(say("todo-owner", lang, owner=owner) if owner else say("todo-nobody", lang))
        click.echo(f"  {item.place}  {item.what}")
    click.echo(say("todo-count", lang, count=len(items)) if items else say("todo-none", lang))
