"""The cyclic collector rests while a report is built, and only then."""

from __future__ import annotations

import gc

import pytest

from reportgen.collector import collector_paused, collector_working


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


def test_what_runs_on_for_hours_has_the_collector_in_a_program_that_pauses_it() -> None:
    with collector_paused():
        with collector_working():
            assert gc.isenabled()
        assert not gc.isenabled()
    with collector_working():
        assert gc.isenabled()
    assert gc.isenabled()
