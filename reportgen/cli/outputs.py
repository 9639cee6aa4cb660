"""Commands that make and verify files: build, verify, chart."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reportgen.cli.shared import (
    EXIT_ERRORS,
    fail,
    language_asked_for,
    language_option,
    layout_option,
    output_option,
    print_diagnostics,
    project_argument,
    root_of,
    template_option,
)
from reportgen.collector import collector_paused
from reportgen.diagnostics import GateClosed, Sink
from reportgen.messages import say

_PT_PER_MM = 72 / 25.4

if TYPE_CHECKING:
    from reportgen.build import BuildResult, Progress


@click.command("build")
@project_argument
@click.option(
    "--to", "formats", default="pdf,docx", show_default=True, metavar="FORMATS", help="pdf、docx 或两者"
)
@click.option(
    "--for",
    "edition",
    type=click.Choice(["screen", "print"]),
    help="屏幕版（无出血、裁切线）或印刷版（有）/ for a screen or for the printer",
)
@click.option("--only", metavar="NUMBER", help="只生成这一节，如 4.2 / one section only")
@layout_option
@template_option
@output_option
@click.option("--quiet", "-q", is_flag=True, help="只报告错误 / errors only")
@language_option
@collector_paused()
def build_command(
    project: Path,
    formats: str,
    edition: Literal["screen", "print"] | None,
    only: str | None,
    layout: str | None,
    template: Path | None,
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
      reportgen build 年度报告 --to docx --template 公司模板.dotx
    """
    from reportgen.build.lastbuild import build_standing
    from reportgen.build.options import BuildOptions
    from reportgen.source import Sources

    options = BuildOptions(_formats(formats), only, layout, output, edition, template)
    root, sink = root_of(project), Sink()
    sources = Sources.of_project(root)
    standing = build_standing(root, options, sources, sink)
    if standing is not None:
        print_diagnostics(sources, sink, lang)
        if not quiet:
            click.echo(say("standing", lang, count=len(standing.documents), path=standing.folder))
        return

    from reportgen.build import Silent, build  # all that builds: half a second

    progress: Progress = Silent() if quiet else _progress(lang)
    try:
        result = build(root, options, sources, sink, progress)
    except GateClosed:
        progress.close()
        fail(sources, sink, lang)
    print_diagnostics(sources, sink, lang)
    if not quiet:
        _print_result(result, lang)


@click.command("verify")
@project_argument
@layout_option
@output_option
@language_option
@collector_paused()
def verify_command(project: Path, layout: str | None, output: Path | None, lang: str) -> None:
    """核对成品：读回 PDF 和 DOCX，与源文件逐项比较。/ Read the finished files back and compare.

    结果写在输出文件夹的 verify.json 和 verify.html 里。有不同之处时退出码为 1。
    """
    from reportgen.build import BuildOptions
    from reportgen.build.outputs import staged
    from reportgen.build.pipeline import open_sources
    from reportgen.verify.page import verification_page
    from reportgen.verify.verification import verify

    sources, sink = open_sources(root_of(project)), Sink()
    options = BuildOptions(layout=layout, output=output)
    try:
        result = verify(root_of(project), options, sources, sink)
        with staged(result.folder, sink) as stage:
            (stage / "verify.json").write_text(result.as_json(), encoding="utf-8")
            (stage / "verify.html").write_text(verification_page(result), encoding="utf-8")
    except GateClosed:
        fail(sources, sink, lang)
    for file in result.files:
        key = "verify-differs" if file.differences else "verify-agrees"
        click.echo(say(key, lang, file=file.file, records=file.records, count=len(file.differences)))
    click.echo(say("verify-report", lang, path=result.folder / "verify.html"))
    if not result.agrees:
        sys.exit(EXIT_ERRORS)


@click.command("chart")
@project_argument
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
@layout_option
@language_option
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
    sources, sink = open_sources(root_of(project)), Sink()
    try:
        export_chart(picture, sources, layout, sink)
    except GateClosed:
        fail(sources, sink, lang)
    print_diagnostics(sources, sink, lang)
    click.echo(say("chart-wrote", lang, path=output))


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
        click.echo(say("step-load", self._lang) if what == "load" else say("step", self._lang, what=what))

    def converting(self, font: str, share: float) -> None:
        if share == 0.0:
            click.echo(say("font", self._lang, font=font, percent=0))

    def close(self) -> None:
        """Nothing to end."""


def _print_result(result: BuildResult, lang: str) -> None:
    for document in result.documents:
        for name in document.files().values():
            click.echo(say("wrote", lang, path=result.folder / name, pages=document.pages))
    click.echo(say("built", lang, seconds=f"{result.seconds:.1f}", count=len(result.documents)))
