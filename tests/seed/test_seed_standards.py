"""The seed's PDFs keep PDF/UA-1 and PDF/A-2a: two checkers find no error, nor do the archive's own rules."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.seed.conftest import Built
from tests.support.archive_rules import archive_faults

# both come with the test extra; an environment older than they are skips them
outloud = pytest.importorskip("outloud")
pdfua = pytest.importorskip("pdfua")
DOCUMENTS = ("", "4.1", "4.2")


@pytest.mark.parametrize("number", DOCUMENTS)
def test_outloud_finds_no_error_and_nothing_a_screen_reader_stumbles_over(seed: Built, number: str) -> None:
    found = outloud.check(str(seed.path("pdf", number)))
    assert found.error is None
    said = {finding.rule: finding.severity for finding in found.findings}
    assert "error" not in said.values()
    # the report is named by its title; an alternative text that lists figures is not prose to the checker
    assert said.keys() <= {"DOC-040", "FIG-012"}


@pytest.mark.parametrize("number", DOCUMENTS)
def test_pdfua_finds_nothing(seed: Built, number: str) -> None:
    assert list(pdfua.validate(str(seed.path("pdf", number))).findings) == []


@pytest.mark.parametrize("number", DOCUMENTS)
def test_every_pdf_may_go_to_an_archive(seed: Built, number: str) -> None:
    assert archive_faults(seed.path("pdf", number)) == []


def test_the_rules_of_the_archive_find_what_breaks_them(seed: Built, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(seed.path("pdf", "4.2")) as pdf:
        del pdf.Root.OutputIntents
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="0")
        pdf.docinfo.Title = "another"
        font = next(iter(pdf.pages[0].resources.Font.values())).DescendantFonts[0]
        font.W[1][0] = 9999
        pdf.save(broken)
    clauses = {fault.split()[0] for fault in archive_faults(broken)}
    assert {"§6.2.3", "§6", "§6.6.3", "§6.2.11.5"} <= clauses
