"""The command that opens the editors' live page."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from pathlib import Path

import click

from reportgen.cli.shared import (
    EXIT_ERRORS,
    language_option,
    layout_option,
    project_argument_or_here,
    root_of,
)
from reportgen.collector import collector_working
from reportgen.messages import say


@click.command("preview")
@project_argument_or_here
@layout_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="端口，默认取空闲的 / port")
@click.option("--no-browser", is_flag=True, help="只显示网址，不打开浏览器 / print the address only")
@language_option
@collector_working()
def preview_command(project: Path, layout: str | None, port: int, no_browser: bool, lang: str) -> None:
    """在浏览器里边改边看：页面旁边就是源文件。/ See the pages change while you type.

    只有这台电脑能打开；按 Ctrl+C 结束。再开一次还是原来的网址，没有关的网页自己接上。

    \b
    例 / examples:
      reportgen preview 年度报告
      reportgen preview 年度报告 --port 8000 --no-browser
    """
    from reportgen.preview.address import open_address

    root = root_of(project)
    try:
        address = open_address(root, port)
    except OSError as error:
        click.echo(say("preview-port", lang, port=port, reason=error.strerror or str(error)), err=True)
        sys.exit(EXIT_ERRORS)
    click.echo(say("preview-open", lang, address=address.url))
    if not no_browser:
        # some browsers are waited for, and wait for the page
        threading.Thread(target=_open_browser, args=(address.url,), daemon=True).start()
    # after that: it takes a while, in which a browser begins
    from reportgen.preview.front import serve

    def leave(files: list[str]) -> None:
        click.echo(say("preview-unsaved", lang, files="".join(f"\n  {file}" for file in files)))

    with suppress(KeyboardInterrupt):  # the way to end it
        serve(root, layout, address, leave)


def _open_browser(url: str) -> None:
    import webbrowser

    webbrowser.open(url)
