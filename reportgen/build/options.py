"""What a build is asked for and what it answers; loads nothing of what builds."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.build.outputs import Document
from reportgen.record import record

if TYPE_CHECKING:
    from reportgen.resolve import Edition

FORMATS = ("pdf", "docx")


@record(frozen=True, slots=True)
class BuildOptions:
    """What to build. ``only`` is a section number, ``layout`` overrides the report's own choice.

    ``edition``: one for a screen, without bleed and marks, or one for the printer, with them; None leaves
    them as the layout has them. ``template``: a Word template in place of the layout's.
    """

    formats: tuple[str, ...] = FORMATS
    only: str | None = None
    layout: str | None = None
    output: Path | None = None
    edition: Edition | None = None
    template: Path | None = None

    @property
    def is_partial(self) -> bool:
        return self.only is not None or set(self.formats) != set(FORMATS)


@record(frozen=True, slots=True)
class BuildResult:
    """The documents of a build, the folder they are in, the seconds it took.

    ``made_with`` is nothing to look at: all of it taken apart while a command is ending takes longer than to
    leave it to the end of the process.
    """

    folder: Path
    documents: tuple[Document, ...]
    seconds: float
    made_with: object = field(default=None, repr=False, compare=False)


def output_folder(project: Path, options: BuildOptions) -> Path:
    """Where the outputs go: ``--output``, else ``build/`` in the project."""
    return options.output if options.output is not None else project / "build"
