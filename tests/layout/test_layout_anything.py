"""Whatever blocks stand in each other under whatever layout: pages are made, nothing is lost, nothing meets."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportgen.build.pipeline import open_sources, prepare
from reportgen.diagnostics import Sink
from reportgen.layout import paginate
from tests.layout.layout_reading import lines, overlaps, text_of, text_of_flow
from tests.support.random_reports import write_random_report


@pytest.mark.parametrize("layout", ["annual", "plain", "gongwen"])
@pytest.mark.parametrize("seed", range(6))
def test_a_report_of_blocks_at_random_is_whole_on_its_pages(seed: int, layout: str, tmp_path: Path) -> None:
    sink = Sink()
    prepared = prepare(open_sources(write_random_report(seed, layout, tmp_path)), None, sink)
    pages = paginate(prepared.report, prepared.theme, sink)
    assert not Counter(text_of_flow(prepared.report)) - Counter(text_of(pages))
    for page in pages.pages:
        assert overlaps(page) == []
        for item in lines(page):
            assert item.x >= -0.01 and item.x + item.width <= page.width + 0.01 and 0 < item.y < page.height
