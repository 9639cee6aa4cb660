"""LibreOffice as a second pair of eyes: Word files to PDF with the fonts this project ships, sums of sheets."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from os import environ
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
_SECONDS = 120


def docx_to_pdf(path: Path, outdir: Path) -> Path:
    """The file as LibreOffice prints it; skips where soffice is missing."""
    return _converted([path], "pdf", outdir)[0]


def docx_to_pdfs(paths: Sequence[Path], outdir: Path) -> list[Path]:
    """Word files as LibreOffice prints them, all in one run; skips where soffice is missing."""
    return _converted(paths, "pdf", outdir)


def recalculated(workbooks: Sequence[Path], outdir: Path) -> list[Path]:
    """Workbooks (xlsx) with their formulas computed by LibreOffice; skips where soffice is missing."""
    return _converted(workbooks, "xlsx", outdir)


def squeezed(text: str) -> str:
    """Text without blanks and dot leaders, which programs set each in their own way."""
    return re.sub(r"[\s.…]+", "", text)


def printed_text(pdf: Path) -> str:
    """All that is printed, squeezed; skips where pdftotext is missing."""
    return squeezed(_read(pdf, "-raw"))


def printed_lines(pdf: Path) -> list[str]:
    """All lines, each over the whole width of its page; skips where pdftotext is missing."""
    return _read(pdf, "-layout").splitlines()


def _read(pdf: Path, order: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    return subprocess.run(["pdftotext", order, pdf, "-"], capture_output=True, text=True, check=True).stdout


def _converted(paths: Sequence[Path], suffix: str, outdir: Path) -> list[Path]:
    """Convert all at once, with a profile of its own, so that runs do not meet."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    outdir = outdir.resolve()
    outdir.mkdir(parents=True, exist_ok=True)
    profile = outdir / "office-profile"
    command = [
        soffice,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(outdir),
        *(str(path) for path in paths),
    ]
    environment = {**environ, "FONTCONFIG_FILE": str(_font_configuration(outdir))}
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, env=environment)
    return [outdir / f"{path.stem}.{suffix}" for path in paths]


def _font_configuration(outdir: Path) -> Path:
    """A fontconfig file that adds the shipped fonts to the system's."""
    path = outdir / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{escape(str(FONTS))}</dir><cachedir>{escape(str(outdir))}/fontcache</cachedir>"
        # the pages have our Song type where 仿宋 is not installed (layouts/gongwen)
        '<match target="pattern"><test name="family"><string>仿宋</string></test>'
        '<edit name="family" mode="append" binding="strong"><string>Noto Serif SC</string></edit></match>'
        "</fontconfig>\n",
        encoding="utf-8",
    )
    return path
