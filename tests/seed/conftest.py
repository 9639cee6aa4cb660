"""The seed built once for each layout."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.build import BuildOptions, Silent, build
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink

SEED = Path(__file__).resolve().parents[2] / "seeds/2021"
LAYOUTS = ("annual", "plain")


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: its folder and manifest."""

    project: Path
    folder: Path
    layout: str

    @property
    def manifest(self) -> dict[str, dict[str, object]]:
        content: dict[str, dict[str, object]] = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        return content

    def path(self, fmt: str, number: str = "") -> Path:
        """The whole report, or a section, in a format."""
        entry = self.manifest["sections"][number] if number else self.manifest["report"]
        assert isinstance(entry, dict)
        return self.folder / str(entry[fmt])


def build_project(project: Path, folder: Path, layout: str) -> Built:
    """Build without a watcher; the sink must stay empty of errors."""
    sink = Sink()
    build(project, BuildOptions(layout=layout, output=folder), open_sources(project), sink, Silent())
    return Built(project, folder, layout)


@pytest.fixture(scope="session")
def seed_builds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """The seed in a layout, built when first asked for."""
    done: dict[str, Built] = {}

    def built(layout: str) -> Built:
        if layout not in done:
            done[layout] = build_project(SEED, tmp_path_factory.mktemp(layout), layout)
        return done[layout]

    return built


@pytest.fixture(params=LAYOUTS)
def seed(request: pytest.FixtureRequest, seed_builds: Callable[[str], Built]) -> Built:
    """The seed in each shipped layout."""
    return seed_builds(request.param)
