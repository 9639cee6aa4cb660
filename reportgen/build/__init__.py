"""The pipeline as one readable function, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.build.options import BuildOptions, BuildResult
from reportgen.build.progress import Progress, Silent

if TYPE_CHECKING:
    from reportgen.build.pipeline import Prepared, build, prepare

__all__ = ["BuildOptions", "BuildResult", "Prepared", "Progress", "Silent", "build", "prepare"]


def __getattr__(name: str) -> object:
    # the pipeline brings every room: a build that has nothing to do does without
    if name not in __all__:
        raise AttributeError(name)
    from reportgen.build import pipeline

    return getattr(pipeline, name)
