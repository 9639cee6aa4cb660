"""A section's fingerprint follows from what it says and from nothing else."""

from __future__ import annotations

from reportgen.model.fingerprints import Fingerprints, beyond_words, words_in
from reportgen.model.flow import Paragraph, Section
from reportgen.model.inline import CrossReference, TextRun


def section(text: str, target: str = "表") -> Section:
    reference = CrossReference(target, "page", "3")
    return Section(None, (Paragraph((TextRun(text), reference), "body"),), "section")


def test_equal_sections_have_one_fingerprint_and_others_another() -> None:
    prints, others = Fingerprints(), Fingerprints()
    first = prints.digest(section("引用“甲”的'话'"))
    assert others.digest(section("引用“甲”的'话'")) == first
    assert others.digest(section("引用“甲”的话")) != first


def test_every_name_is_among_its_strings_whatever_it_is_written_with() -> None:
    for name in ("表", "it's", 'a "b"', "back\\slash", "'\""):
        found = words_in(section("它说：“见'此'”", name))
        assert name in found | beyond_words((name, "图")) and "图" not in found
    assert beyond_words(("表", "it's", "甲-1", "back\\slash")) == {"it's", "back\\slash"}
