"""Wrong usage of a command, as click found it, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click

from reportgen.diagnostics import listed
from reportgen.messages import say

# click has no class of error for it
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")


class ProjectPath(click.Path):
    """A report project: its folder or its report.yaml, which must be there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise NoProject(str(value), ctx=ctx, param=param) from error


class OneOf(click.Choice[str]):
    """One of a few words; what is none of them is told in the reader's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise NoneOf(str(value), ctx=ctx, param=param) from error


class NoneOf(click.BadParameter):
    """A word on the command line is none of those there are; ``message`` is the word."""


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
        case NoneOf() if error.param is not None and isinstance(error.param.type, click.Choice):
            is_option = isinstance(error.param, click.Option)
            word = error.param.opts[0] if is_option else error.param.human_readable_name
            key = "usage-language" if word == "--lang" else "usage-choice"
            choices = listed(error.param.type.choices)
            return say(key, language, name=word, value=error.message, choices=choices)
        case click.MissingParameter() if error.param is not None and isinstance(
            error.param.type, ProjectPath
        ):
            return say("usage-missing-project", language)
        case click.MissingParameter() if error.param is not None:
            named = error.param.opts[0] if isinstance(error.param, click.Option) else ""
            missing = f"{named} {error.param.make_metavar(_context(error))}".strip()
            return say("usage-missing", language, name=missing)
        case click.BadParameter():
            hint = error.param_hint or (error.param.opts[-1] if error.param is not None else "")
            return say("usage-value", language, name=hint, reason=error.message)
        case click.NoSuchOption():
            return _unknown("usage-option", error.option_name, error.possibilities, language)
        case click.NoSuchCommand():
            return _unknown("usage-command", error.command_name, error.possibilities, language)
        case click.BadOptionUsage():
            return say("usage-no-value", language, name=error.option_name)
        case _ if (extra := _EXTRA.fullmatch(error.message)) is not None:
            return say("usage-extra", language, words=extra[1])
        case _:
            return say("usage-other", language, reason=error.format_message())


def _unknown(key: str, name: str, possibilities: Iterable[str] | None, language: str) -> str:
    near = listed(possibilities or ())
    return say(f"{key}-near" if near else key, language, name=name, near=near)


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.Context(click.Command("reportgen"))
