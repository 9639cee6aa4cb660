"""The pipeline as one readable function, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.build.options import BuildOptions, BuildResult
from reportgen.build.progress import Progress, Silent

if TYPE_CHECKING:
    from reportgen.build.building import build
    from reportgen.build.preparing import Prepared, prepare

__all__ = ["BuildOptions", "BuildResult", "Prepared", "Progress", "Silent", "build", "prepare"]


def __getattr__(name: str) -> object:
    # to prepare brings half of all rooms: a build that has nothing to do does without
    if name == "build":
        from reportgen.build.building import build

        return build
    if name not in __all__:
        raise AttributeError(name)
    from reportgen.build import preparing

    return getattr(preparing, name)
