"""Fonts installed on this machine, by family name: where the regular and the bold face of a family lie.

The same fonts give the same answer: faces are compared by weight and width, then by path.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from reportgen.record import record

_FORMAT = "--format=%{file}\t%{index}\t%{family}\t%{weight}\t%{slant}\t%{width}\n"
_SECONDS = 60
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
# fontconfig's scale of weights (fontconfig.h) and that of OS/2 usWeightClass
_WEIGHTS = {
    0: 100,
    40: 200,
    50: 300,
    55: 350,
    75: 380,
    80: 400,
    100: 500,
    180: 600,
    200: 700,
    205: 800,
    210: 900,
}
_NORMAL_WIDTH = 100
# a face this much away from the weight that is asked for is another one of the family
_BOLD_FROM = 550


@record(frozen=True, slots=True)
class InstalledFace:
    """A face: where it lies, the names of its family, weight (100–900), slanted or not, width in per cent."""

    path: Path
    index: int
    families: tuple[str, ...]
    weight: float
    slanted: bool
    width: float


def face_of(family: str, weight: float, faces: Iterable[InstalledFace]) -> InstalledFace | None:
    """The upright face of a family nearest to a weight; None when there is none, or no bold for bold."""
    wanted = family.casefold()
    found = [
        face
        for face in faces
        if not face.slanted and any(name.casefold() == wanted for name in face.families)
    ]
    if weight >= _BOLD_FROM:
        found = [face for face in found if face.weight >= _BOLD_FROM]
    return min(
        found,
        key=lambda face: (
            abs(face.width - _NORMAL_WIDTH),
            abs(face.weight - weight),
            face.path.as_posix(),
            face.index,
        ),
        default=None,
    )


@cache
def installed_faces() -> tuple[InstalledFace, ...]:
    """Every face of this machine: what fontconfig lists, else what lies in the system's font folders."""
    listing = shutil.which("fc-list")
    if listing is None:
        return scanned(system_folders())
    import subprocess  # with selectors, signal and locale: only for a family that is not shipped

    try:
        found = subprocess.run([listing, _FORMAT], capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):  # a fontconfig that does not work
        return scanned(system_folders())
    return read_listing(found.stdout.decode("utf-8", "replace"))


def read_listing(text: str) -> tuple[InstalledFace, ...]:
    """The faces of fontconfig's listing, sorted; lines that say something else are passed over."""
    return tuple(sorted(_listed(text), key=lambda face: (face.path.as_posix(), face.index)))


def _listed(text: str) -> Iterator[InstalledFace]:
    seen: set[tuple[str, int]] = set()
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) != 6 or not parts[1].isdigit():
            continue
        # the upper half of an index counts the instances of a variable font
        file, index = parts[0], int(parts[1]) & 0xFFFF
        if (file, index) in seen or Path(file).suffix.lower() not in FONT_SUFFIXES:
            continue
        seen.add((file, index))
        names = tuple(name.replace("\\", "") for name in parts[2].split(","))
        yield InstalledFace(
            Path(file),
            index,
            names,
            _weight(_number(parts[3], 80)),
            _number(parts[4], 0) > 0,
            _number(parts[5], 100),
        )


def _weight(fontconfig: float) -> float:
    return _WEIGHTS[min(_WEIGHTS, key=lambda known: abs(known - fontconfig))]


def _number(text: str, default: float) -> float:
    """A number; a variable font lists a range, of which the default counts."""
    try:
        return float(text)
    except ValueError:
        return default


def scanned(folders: Iterable[Path]) -> tuple[InstalledFace, ...]:
    """The faces of the font files in ``folders``, sorted; what cannot be read is passed over."""
    files = {
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in FONT_SUFFIXES
    }
    return tuple(face for path in sorted(files) for face in _faces_in(path))


def _faces_in(path: Path) -> Iterator[InstalledFace]:
    try:
        blob = hb.Blob.from_file_path(str(path))
    except OSError:
        return
    for index in range(max(hb.Face(blob).count, 1)):
        face = hb.Face(blob, index)
        family = {int(hb.OTNameIdPredefined.FONT_FAMILY), int(hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY)}
        names = {
            face.get_name(each.name_id, each.language) for each in face.list_names() if each.name_id in family
        }
        table = bytes(face.reference_table("OS/2").data)
        if len(table) < 64 or not names:
            continue
        weight = int.from_bytes(table[4:6], "big")
        italic = bool(int.from_bytes(table[62:64], "big") & 1)
        yield InstalledFace(path, index, tuple(sorted(filter(None, names))), weight, italic, 100.0)


def system_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return (
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            Path(local) / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts")
