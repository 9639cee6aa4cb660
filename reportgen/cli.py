"""Commands: parse arguments, call, print, exit code. No logic.

Exit codes: 0 done; 1 the report has errors, or verify found differences; 2 wrong usage; 70 an internal
error (EX_SOFTWARE of sysexits.h).
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reportgen import __version__
from reportgen.diagnostics import GateClosed, Sink
from reportgen.messages import LANGUAGES, say
from reportgen.usage import ProjectPath, usage_message

if TYPE_CHECKING:
    from reportgen.build import BuildResult, Progress
    from reportgen.source import Sources

EXIT_ERRORS = 1
EXIT_INTERNAL = 70
_PT_PER_MM = 72 / 25.4

_project = click.argument("project", type=ProjectPath(exists=True, path_type=Path))
_language = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="zh",
    show_default=True,
    help="消息的语言 / language of messages",
)
_layout = click.option("--layout", metavar="NAME", help="换一个版式 / use another layout")
_output = click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="输出文件夹，默认为项目里的 build/ / output folder",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def cli() -> None:
    """用 YAML 编写年度报告，生成 PDF 和 Word。

    Yearly reports from YAML: print-quality PDF and editable Word.
    """


@cli.command("build")
@_project
@click.option(
    "--to", "formats", default="pdf,docx", show_default=True, metavar="FORMATS", help="pdf、docx 或两者"
)
@click.option("--only", metavar="NUMBER", help="只生成这一节，如 4.2 / one section only")
@_layout
@_output
@click.option("--quiet", "-q", is_flag=True, help="只报告错误 / errors only")
@_language
def build_command(
    project: Path,
    formats: str,
    only: str | None,
    layout: str | None,
    output: Path | None,
    quiet: bool,
    lang: str,
) -> None:
    """生成整本报告和每一节的 PDF、DOCX。/ Build the report and each section.

    \b
    例 / examples:
      reportgen build 年度报告
      reportgen build 年度报告 --only 4.2 --to pdf
      reportgen build 年度报告 --layout plain --output 输出
    """
    from reportgen.build import BuildOptions, Silent, build
    from reportgen.build.pipeline import open_sources

    options = BuildOptions(_formats(formats), only, layout, output)
    sources, sink = open_sources(_root(project)), Sink()
    progress: Progress = Silent() if quiet else _progress(lang)
    try:
        result = build(_root(project), options, sources, sink, progress)
    except GateClosed:
        progress.close()
        _fail(sources, sink, lang)
    _print_diagnostics(sources, sink, lang)
    if not quiet:
        _print_result(result, lang)


@cli.command("check")
@_project
@_layout
@click.option("--strict", is_flag=True, help="定稿：警告也算错误，并查来源和初步数 / final edition")
@_language
def check_command(project: Path, layout: str | None, strict: bool, lang: str) -> None:
    """检查项目：build 会说的一切，加上数字核对；不写文件。/ Check all, figures too, without writing."""
    from reportgen.audit import audit, audit_final, open_accounts
    from reportgen.build.pipeline import open_sources

    sources, sink = open_sources(_root(project)), Sink()
    try:
        accounts = open_accounts(sources, layout, sink)
        (audit_final if strict else audit)(accounts, sources, sink)
        sink.gate()
    except GateClosed:
        _fail(sources, sink, lang)
    _print_diagnostics(sources, sink, lang)
    if strict and sink.has_warnings():
        click.echo(say("check-not-final", lang), err=True)
        sys.exit(EXIT_ERRORS)
    click.echo(say("check-clean" if not len(sink) else "check-passed", lang))


@cli.command("verify")
@_project
@_layout
@_output
@_language
def verify_command(project: Path, layout: str | None, output: Path | None, lang: str) -> None:
    """核对成品：读回 PDF 和 DOCX，与源文件逐项比较。/ Read the finished files back and compare.

    结果写在输出文件夹的 verify.json 和 verify.html 里。有不同之处时退出码为 1。
    """
    from reportgen.build import BuildOptions
    from reportgen.build.outputs import staged
    from reportgen.build.pipeline import open_sources
    from reportgen.verify.page import verification_page
    from reportgen.verify.verification import verify

    sources, sink = open_sources(_root(project)), Sink()
    options = BuildOptions(layout=layout, output=output)
    try:
        result = verify(_root(project), options, sources, sink)
        with staged(result.folder, sink) as stage:
            (stage / "verify.json").write_text(result.as_json(), encoding="utf-8")
            (stage / "verify.html").write_text(verification_page(result), encoding="utf-8")
    except GateClosed:
        _fail(sources, sink, lang)
    for file in result.files:
        key = "verify-differs" if file.differences else "verify-agrees"
        click.echo(say(key, lang, file=file.file, records=file.records, count=len(file.differences)))
    click.echo(say("verify-report", lang, path=result.folder / "verify.html"))
    if not result.agrees:
        sys.exit(EXIT_ERRORS)


class _FactsGroup(click.Group):
    """``facts PROJECT`` lists; ``facts import PROJECT FILE`` takes a corrected sheet back."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return super().resolve_command(ctx, ["list", *args])
        return super().resolve_command(ctx, args)


@cli.group("facts", cls=_FactsGroup)
def facts_group() -> None:
    """事实清单：数值、来源、用在哪里；导出、收回表格。/ Facts, their sources and uses; sheets.

    \b
    例 / examples:
      reportgen facts 年度报告
      reportgen facts 年度报告 --changed-since HEAD~1
      reportgen facts 年度报告 --export 核数.xlsx
      reportgen facts import 年度报告 核数.xlsx --accept
    """


@facts_group.command("list")
@_project
@click.option(
    "--changed-since", metavar="REV", help="与 Git 的这个版本相比变了哪些 / compare with a revision"
)
@click.option("--export", type=click.Path(path_type=Path), metavar="FILE", help="导出 .xlsx / write a sheet")
@click.option("--json", "as_json", is_flag=True, help="给程序用 / for programs")
@_language
def facts_command(
    project: Path, changed_since: str | None, export: Path | None, as_json: bool, lang: str
) -> None:
    """列出事实：数值、单位、来源和用到的每一处（文件:行，页）。/ List facts and where each is used."""
    from reportgen.audit import open_accounts
    from reportgen.audit.listing import changes_as_text, fact_rows, rows_as_json, rows_as_text
    from reportgen.audit.revision import changed_since as changes_since
    from reportgen.audit.sheet import export_sheet
    from reportgen.build.pipeline import open_sources

    sources, sink = open_sources(_root(project)), Sink()
    try:
        accounts = open_accounts(sources, None, sink)
        if changed_since is not None:
            changes = changes_since(accounts, _root(project), changed_since, sink)
            click.echo(
                "\n".join(changes_as_text(changes)) or say("facts-unchanged", lang, revision=changed_since)
            )
            return
    except GateClosed:
        _fail(sources, sink, lang)
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
@_project
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True, help="写回 YAML；不写就只列出改动 / write; otherwise only show")
@_language
def facts_import_command(project: Path, sheet: Path, accept: bool, lang: str) -> None:
    """收回改好的表：列出改动，--accept 时写回 YAML。/ Take a corrected sheet back into the YAML.

    只改变了的数值；注释、顺序和别的内容原样。有一处不能收，就一处都不写。
    """
    from reportgen.audit import open_accounts
    from reportgen.audit.sheet import read_changes, replacements
    from reportgen.build.pipeline import open_sources
    from reportgen.source.rewriting import rewrite

    sources, sink = open_sources(_root(project)), Sink()
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
            click.echo(say("facts-imported", lang, count=done.count, files="、".join(done.files)))
    except GateClosed:
        _fail(sources, sink, lang)
    except OSError as error:
        click.echo(say("lint-cannot-write", lang, path=error.filename, reason=error.strerror), err=True)
        sys.exit(EXIT_ERRORS)


@cli.command("lint")
@_project
@click.option("--fix", is_flag=True, help="改正有把握的问题，写回 YAML / mend what is certain in the YAML")
@_language
def lint_command(project: Path, fix: bool, lang: str) -> None:
    """检查文字：标点、数字写法、用词、重复、长句。/ Copy-edit the text: marks, numbers, terms.

    还有警告时退出码为 1。不同意某一条时，在那一行上面写“# 忽略 代码：原因”。
    """
    from reportgen.build.pipeline import open_sources
    from reportgen.lint import lint

    if fix:
        _mend(_root(project), lang)
    sources, sink = open_sources(_root(project)), Sink()
    try:
        is_clean = lint(sources, sink)
    except GateClosed:
        _fail(sources, sink, lang)
    _print_diagnostics(sources, sink, lang)
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
        click.echo(say("lint-mended", lang, count=mended.count, files="、".join(mended.files)))


@cli.command("chart")
@_project
@click.argument("chart", metavar="ID")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="图片文件，.svg、.pdf 或 .png / picture file",
)
@click.option(
    "--width",
    type=click.FloatRange(10, 2000),
    metavar="MM",
    help="宽度，毫米，默认与报告里一样 / width in mm, as in the report by default",
)
@click.option(
    "--dpi",
    type=click.FloatRange(36, 1200),
    default=300,
    show_default=True,
    help="PNG 每英寸的像素 / pixels to the inch of a PNG",
)
@_layout
@_language
def chart_command(
    project: Path,
    chart: str,
    output: Path,
    width: float | None,
    dpi: float,
    layout: str | None,
    lang: str,
) -> None:
    """单独导出一张图表，放进幻灯片或网页。/ Write one chart as a file for a slide or a web page.

    \b
    ID 是图表的 id 或图号 / the chart's id or its number:
      reportgen chart 年度报告 外资研发中心 -o 外资研发中心.svg
      reportgen chart 年度报告 图4.2-1 -o 图.png --width 240
    """
    from reportgen.build.chart import PICTURE_FORMATS, ChartPicture, export_chart
    from reportgen.build.pipeline import open_sources

    if output.suffix.lower().removeprefix(".") not in PICTURE_FORMATS:
        raise click.BadParameter(say("usage-picture", lang, path=output), param_hint="--output")
    picture = ChartPicture(chart, output, width and width * _PT_PER_MM, dpi)
    sources, sink = open_sources(_root(project)), Sink()
    try:
        export_chart(picture, sources, layout, sink)
    except GateClosed:
        _fail(sources, sink, lang)
    _print_diagnostics(sources, sink, lang)
    click.echo(say("chart-wrote", lang, path=output))


@cli.command("init")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", help="报告名称 / title of the report")
@click.option("--year", help="年份 / year")
@_language
def init_command(directory: Path, title: str | None, year: str | None, lang: str) -> None:
    """新建一个可以直接生成的小项目。/ Make a small new project that builds."""
    from reportgen.build.pipeline import open_sources
    from reportgen.build.starter import create_project

    sink = Sink()
    try:
        written = create_project(directory, title, year, sink)
    except GateClosed:
        _fail(open_sources(Path.cwd()), sink, lang)
    for path in written:
        click.echo(f"  {path}")
    click.echo(say("init-done", lang, directory=directory))


@cli.command("rollforward")
@_project
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--year", required=True, help="新的年份 / year of the new edition")
@_language
def rollforward_command(project: Path, target: Path, year: str, lang: str) -> None:
    """由上一年的项目做出新一年的草稿。/ Make the draft of a new edition from last year's.

    结构和版式照旧，上年的数留作比较，新的数写成“待填”，含日期的文字和活动标“# 待改”。
    再运行一次只补缺的文件，改过的不动。
    """
    from reportgen.build.pipeline import open_sources
    from reportgen.edition import roll_forward

    sink = Sink()
    try:
        result = roll_forward(_root(project), target, year, sink)
    except GateClosed:
        _fail(open_sources(_root(project)), sink, lang)
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


@cli.command("todo")
@_project
@_language
def todo_command(project: Path, lang: str) -> None:
    """列出还没写完的：待填的数、待改的段落，按负责人。/ List what is still open, by owner."""
    from reportgen.build.pipeline import open_sources
    from reportgen.project import load_project
    from reportgen.project.open_items import open_items

    sources, sink = open_sources(_root(project)), Sink()
    found = load_project(sources, sink)
    if found is None or sink.has_errors():
        _fail(sources, sink, lang)
    items = open_items(found, sources)
    owner = None
    for item in items:
        if item.owner != owner:
            owner = item.owner
            click.echo(say("todo-owner", lang, owner=owner) if owner else say("todo-nobody", lang))
        click.echo(f"  {item.place}  {item.what}")
    click.echo(say("todo-count", lang, count=len(items)) if items else say("todo-none", lang))


@cli.command("schema")
@click.argument("kind", required=False)
@_language
def schema_command(kind: str | None, lang: str) -> None:
    """给编辑器用的 JSON Schema：report、chapter、facts、lint。/ JSON Schema of a kind of file.

    不写种类时一次列出全部。init 建的项目里已经有了（.vscode 文件夹）。
    """
    from reportgen.project.json_schema import as_json, file_schemas

    schemas = file_schemas()
    if kind is not None and kind not in schemas:
        reason = say("schema-unknown", lang, kind=kind, kinds="、".join(schemas))
        raise click.BadParameter(reason, param_hint="KIND")
    click.echo(as_json(schemas if kind is None else schemas[kind]), nl=False)


@cli.command("explain")
@click.argument("code", required=False)
@_language
def explain_command(code: str | None, lang: str) -> None:
    """解释一个错误代码：为什么、错例、正例。/ Explain a diagnostic code; without one, list them all."""
    from reportgen.diagnostics.catalogue import entries
    from reportgen.diagnostics.printer import explain

    if code is None:
        for known in sorted(entries()):
            click.echo(known)
        return
    if code not in entries():
        raise click.BadParameter(say("explain-unknown", lang, code=code), param_hint="CODE")
    click.echo(explain(code, lang))


def main() -> NoReturn:
    """The program. An unexpected error is told in two lines; its details go to a file."""
    try:
        cli.main(prog_name="reportgen", standalone_mode=False)
    except click.ClickException as error:
        click.echo(usage_message(error, _language_asked_for()), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrupted", "zh"), err=True)
        sys.exit(130)
    except BrokenPipeError:
        # the reader of our output (head, less) went away: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the one place where anything unforeseen is caught
        handle, path = tempfile.mkstemp(prefix="reportgen-error-", suffix=".txt", text=True)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"reportgen {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n")
            file.write(traceback.format_exc())
        click.echo(say("internal-error", _language_asked_for(), path=path), err=True)
        sys.exit(EXIT_INTERNAL)
    sys.exit(0)


def _language_asked_for() -> str:
    """The language on the command line, read without click, which may have failed."""
    arguments = sys.argv[1:]
    return "en" if "--lang=en" in arguments or ("--lang" in arguments and "en" in arguments) else "zh"


def _root(project: Path) -> Path:
    """The project folder; its report.yaml may be named instead."""
    return project.parent if project.is_file() else project


def _formats(text: str) -> tuple[str, ...]:
    from reportgen.build.pipeline import FORMATS

    asked = [part.strip().lower() for part in text.split(",") if part.strip()]
    unknown = [part for part in asked if part not in FORMATS]
    if unknown or not asked:
        reason = say("usage-formats", _language_asked_for(), text=text)
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
        click.echo(say("step-load", self._lang) if what == "load" else say("step", self._lang, what=what))

    def converting(self, font: str, share: float) -> None:
        if share == 0.0:
            click.echo(say("font", self._lang, font=font, percent=0))

    def close(self) -> None:
        """Nothing to end."""


def _print_diagnostics(sources: Sources, sink: Sink, lang: str) -> None:
    if len(sink):
        from reportgen.diagnostics.printer import format_all

        click.echo(format_all(sink, sources, lang), err=True)


def _fail(sources: Sources, sink: Sink, lang: str) -> NoReturn:
    _print_diagnostics(sources, sink, lang)
    sys.exit(EXIT_ERRORS)


def _print_result(result: BuildResult, lang: str) -> None:
    for document in result.documents:
        for name in document.files().values():
            click.echo(say("wrote", lang, path=result.folder / name, pages=document.pages))
    click.echo(say("built", lang, seconds=f"{result.seconds:.1f}", count=len(result.documents)))
