"""The structure tree of finished PDFs, read back by two libraries, is the tree FLOW has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.build import prepare
from reportgen.build.pipeline import open_sources
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from reportgen.model.contents import Contents
from reportgen.model.flow import Report
from reportgen.model.listing import listed, part_of
from reportgen.pdf import write_pdf
from reportgen.theme import Theme, load_theme
from tests.layout import layout_samples as flow
from tests.seed.conftest import SEED, Built
from tests.support.structure_trees import FlowTree, roles_in, roles_of, tree_by_poppler

needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")


def seed_tree(layout: str, number: str) -> list[str]:
    """The tree FLOW has for a document of the seed."""
    sink = Sink()
    prepared = prepare(open_sources(SEED), layout, sink)
    report = part_of(prepared.report, number) if number else prepared.report
    return FlowTree(report, paginate(report, prepared.theme, sink)).lines


def sample(layout: str) -> tuple[Report, Theme]:
    """A report with every kind of block, behind a table of contents."""
    sink = Sink()
    theme = load_theme(open_sources(SEED), layout, sink)
    assert theme is not None
    front = flow.section(Contents(3), title="目录", number="1")
    # short: poppler looks a whole page over for every piece of text
    whole = flow.report(front, flow.everything())
    return Report(whole.metadata, listed(whole.sections)), theme


@pytest.mark.parametrize("number", ["", "4.1", "4.2"])
def test_the_seed_has_the_roles_of_flow(seed: Built, number: str) -> None:
    assert roles_in(seed.path("pdf", number)) == roles_of(seed_tree(seed.layout, number))


# the sections are all of the report, and poppler takes a second for each
@needs_poppler
@pytest.mark.parametrize("number", ["4.1", "4.2"])
def test_the_seed_reads_back_as_flow(seed: Built, number: str) -> None:
    assert tree_by_poppler(seed.path("pdf", number)) == seed_tree(seed.layout, number)


@needs_poppler
def test_every_kind_of_block_reads_back_as_flow(tmp_path: Path) -> None:
    report, theme = sample("plain")
    pages = paginate(report, theme, Sink())
    path = tmp_path / "sample.pdf"
    write_pdf(pages, theme, path)
    wanted = FlowTree(report, pages).lines
    assert roles_in(path) == roles_of(wanted)
    assert tree_by_poppler(path) == wanted
    assert {line.strip() for line in roles_of(wanted)} >= {
        *("Document", "Part", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Link", "Div"),
        *("Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "Figure", "BlockQuote", "Note"),
        *("TOC", "TOCI", "Reference"),
    }
