"""The pipeline as one readable function, and what it leaves behind."""

from reportgen.build.pipeline import (
    BuildOptions,
    BuildResult,
    Prepared,
    build,
    prepare,
)
from reportgen.build.progress import Progress, Silent

__all__ = ["BuildOptions", "BuildResult", "Prepared", "Progress", "Silent", "build", "prepare"]
