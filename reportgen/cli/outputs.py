"""Commands that verify files and make single ones: verify, chart."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli.shared import (
    EXIT_ERRORS,
    fail,
    language_option,
    layout_option,
    output_option,
    print_diagnostics,
    project_argument,
    project_argument_or_here,
    root_of,
)
from reportgen.diagnostics import GateClosed, Sink
from reportgen.messages import say


@click.command("verify")
@project_argument_or_here
@layout_option
@output_option
@language_option
def verify_command(project: Path, layout: str | None, output: Path | None, lang: str) -> None:
    """核对成品：读回 PDF 和 DOCX，与源文件逐项比较。/ Read the finished files back and compare.

    结果写在输出文件夹的 verify.json 和 verify.html 里。有不同之处时退出码为 1。

    \b
    例 / examples:
      reportgen verify 年度报告
      reportgen verify 年度报告 --layout plain --output 输出
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
    from reportgen.theme.lengths import MM

    if output.suffix.lower().removeprefix(".") not in PICTURE_FORMATS:
        raise click.BadParameter(say("usage-picture", lang, path=output), param_hint="--output")
    picture = ChartPicture(chart, output, width and width * MM, dpi)
    sources, sink = open_sources(root_of(project)), Sink()
    try:
        export_chart(picture, sources, layout, sink)
    except GateClosed:
        fail(sources, sink, lang)
    print_diagnostics(sources, sink, lang)
    click.echo(say("chart-wrote", lang, path=output))
