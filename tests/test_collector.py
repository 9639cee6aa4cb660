"""The cyclic collector rests while a report is built, and only then."""

from __future__ import annotations

import gc

import pytest

from reportgen.collector import collector_paused


def test_collector_rests_inside_the_block_and_works_after_it() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="broken"), collector_paused():
        raise ValueError("broken")
    assert gc.isenabled()


def test_collector_switched_off_by_the_caller_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
