"""Every block: what its cases become, and what is said of the wrong ones."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from reportgen.blocks.base import registry
from tests.support.block_cases import SUITE, Case, cases_of, flow_of, problems_of, run_case

CASES = [case for path in sorted(SUITE.glob("*.yaml")) for case in cases_of(path)]


@pytest.fixture(scope="module")
def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(buffer, "PNG")
    return buffer.getvalue()


def test_every_block_has_its_cases() -> None:
    assert sorted(path.stem for path in SUITE.glob("*.yaml")) == sorted(registry())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.block}: {case.name}" for case in CASES])
def test_case_becomes_what_it_says(case: Case, tmp_path: Path, picture: bytes) -> None:
    found = run_case(case, tmp_path, picture)
    assert (flow_of(found), problems_of(found)) == (case.flow, case.problems)
    assert case.flow or case.problems
