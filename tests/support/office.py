"""LibreOffice as a second pair of eyes: a Word file to PDF, with the fonts this project ships."""

from __future__ import annotations

import shutil
import subprocess
from os import environ
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
_SECONDS = 120


def docx_to_pdf(path: Path, outdir: Path) -> Path:
    """Convert with a profile of its own, so that runs do not meet; skips where soffice is missing."""
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
        "pdf",
        "--outdir",
        str(outdir),
        str(path),
    ]
    environment = {**environ, "FONTCONFIG_FILE": str(_font_configuration(outdir))}
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, env=environment)
    return outdir / f"{path.stem}.pdf"


def _font_configuration(outdir: Path) -> Path:
    """A fontconfig file that adds the shipped fonts to the system's."""
    path = outdir / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{escape(str(FONTS))}</dir><cachedir>{escape(str(outdir))}/fontcache</cachedir>"
        "</fontconfig>\n",
        encoding="utf-8",
    )
    return path
