"""The registry: what the sources of the blocks declare is what their modules hold, imported or not."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import reportgen.blocks as package
from reportgen.blocks.base import BlockModel, DivisionModel, divisions, registry


def test_every_block_class_of_the_package_is_found_by_its_name() -> None:
    modules = [
        importlib.import_module(f"{package.__name__}.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
    ]
    made = {
        value.name: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BlockModel) and "name" in vars(value)
    }
    assert dict(registry()) == made
    nameless = [name for name, block in made.items() if not getattr(block, "words", "")]
    assert nameless == [], "words is the Chinese name, in the docs, the preview and messages"
    assert dict(divisions()) == {n: block for n, block in made.items() if issubclass(block, DivisionModel)}


def test_a_report_without_charts_does_not_load_what_reads_them() -> None:
    code = (
        "import sys; from reportgen.blocks.base import divisions, registry; "
        "assert 'chart' in registry() and 'section' in divisions(); registry()['text'].lower; "
        "print(*sorted(name for name in sys.modules if name.startswith('reportgen.blocks.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert "reportgen.blocks.paragraphs" in loaded.split()
    assert "reportgen.blocks.chart" not in loaded.split()
