"""Commands: parse arguments, call, print, exit code. No logic.

Exit codes: 0 done; 1 the report has errors, or verify found differences; 2 wrong usage; 70 an internal
error (EX_SOFTWARE of sysexits.h).
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from typing import NoReturn

import click

from reportgen import __version__
from reportgen.cli import building, editing, figures, layouts, outputs, preview, setup
from reportgen.cli.shared import language_asked_for
from reportgen.collector import collector_paused
from reportgen.leaving import leave
from reportgen.messages import say
from reportgen.usage import usage_message

EXIT_INTERNAL = 70


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def cli() -> None:
    """用 YAML 编写年度报告，生成 PDF 和 Word。

    Yearly reports from YAML: print-quality PDF and editable Word.
    """


for _command in (
    building.build_command,
    building.watch_command,
    outputs.verify_command,
    outputs.chart_command,
    setup.init_command,
    setup.doctor_command,
    setup.completion_command,
    preview.preview_command,
    editing.check_command,
    editing.lint_command,
    editing.schema_command,
    editing.explain_command,
    layouts.layout_group,
    figures.facts_group,
    figures.rollforward_command,
    figures.todo_command,
):
    cli.add_command(_command)


def main() -> NoReturn:
    """The program. An unexpected error is told in two lines; its details go to a file."""
    try:
        # to the end: one search over what a build of 140 pages has made takes 20 ms
        with collector_paused():
            result = cli.main(prog_name="reportgen", standalone_mode=False)
            leave(result)
    except click.ClickException as error:
        click.echo(usage_message(error, language_asked_for()), err=True)
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
        click.echo(say("internal-error", language_asked_for(), path=path), err=True)
        sys.exit(EXIT_INTERNAL)
