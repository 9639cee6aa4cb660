"""Wrong usage of a command, as click found it, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from reportgen.messages import say


class ProjectPath(click.Path):
    """A report project: its folder or its report.yaml, which must be there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise NoProject(str(value), ctx=ctx, param=param) from error


class NoProject(click.BadParameter):
    """The project named on the command line cannot be opened; ``message`` is its path."""


def usage_message(error: click.ClickException, language: str) -> str:
    """What is wrong with the command line, and how to ask for help; in click's words for English."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if not isinstance(error, click.UsageError):
        return say("usage-other", language, reason=error.format_message())
    help_command = error.ctx.command_path if error.ctx is not None else "reportgen"
    return f"{_reason(error, language)}\n{say('usage-help', language, command=help_command)}"


def _reason(error: click.UsageError, language: str) -> str:
    match error:
        case NoProject():
            return say("usage-no-project", language, path=error.message)
        case click.MissingParameter() if error.param is not None and isinstance(
            error.param.type, ProjectPath
        ):
            return say("usage-missing-project", language)
        case click.MissingParameter() if error.param is not None:
            named = error.param.opts[0] if isinstance(error.param, click.Option) else ""
            missing = f"{named} {error.param.make_metavar(_context(error))}".strip()
            return say("usage-missing", language, name=missing)
        case click.BadParameter():
            name = error.param_hint or (error.param.opts[-1] if error.param is not None else "")
            return say("usage-value", language, name=name, reason=error.message)
        case click.NoSuchOption():
            return _unknown("usage-option", error.option_name, error.possibilities, language)
        case click.NoSuchCommand():
            return _unknown("usage-command", error.command_name, error.possibilities, language)
        case _:
            return say("usage-other", language, reason=error.format_message())


def _unknown(key: str, name: str, possibilities: Iterable[str] | None, language: str) -> str:
    near = "、".join(possibilities or ())
    return say(f"{key}-near" if near else key, language, name=name, near=near)


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("reportgen"))
