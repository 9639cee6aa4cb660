"""A mistake in a value: a catalogue code with its words, raised inside pydantic's validation."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

# marks what has already been reported where it was found, so that it is not reported again
REPORTED = "reported"


def mistake(code: str, **args: str) -> PydanticCustomError:
    """The error to raise for a value that breaks the rule ``code`` of the catalogue."""
    # the message template is not used: messages come from the catalogue, in the reader's language
    return PydanticCustomError(code, "{code}", {"code": code, **args})


def reported() -> PydanticCustomError:
    """The error to raise when the sink already knows what is wrong."""
    return PydanticCustomError(REPORTED, "reported")
