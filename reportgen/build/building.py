"""From a project folder to finished files: prepare, lay out, write, replace."""

from __future__ import annotations

import time
from pathlib import Path

from reportgen.build.forerunner import forerunner
from reportgen.build.lastbuild import before_this
from reportgen.build.options import BuildOptions, BuildResult, output_folder
from reportgen.build.progress import Progress
from reportgen.cache import Store, project_store
from reportgen.collector import collector_paused
from reportgen.diagnostics import Sink
from reportgen.source import Sources


@collector_paused()
def build(
    project: Path, options: BuildOptions, sources: Sources, sink: Sink, progress: Progress
) -> BuildResult:
    """Build the whole report and each section in every format asked for.

    Nothing in the output folder changes unless all of it succeeded (raises GateClosed otherwise).
    """
    started = time.monotonic()
    progress.step("load")
    sources.store = Store(project_store(sources.root))
    folder = output_folder(project, options)
    before = before_this(sources, options, folder)
    with forerunner(sources, options, before) as ahead:
        # brings all that lays out and writes, while the forerunner loads what reads and resolves
        from reportgen.build.making import make

        documents, made_with = make(folder, options, sources, sink, progress, before, ahead)
    return BuildResult(folder, documents, time.monotonic() - started, made_with)
