"""An editor's own fonts: by file or installed, any outlines, licences heeded, every mistake at its place."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from reportgen.diagnostics import Sink
from reportgen.source import Sources
from reportgen.source.shipped import shipped_roots
from reportgen.theme import installed, load_theme
from reportgen.theme.fontfile import FontFault, inspect
from reportgen.theme.fontset import FontFace
from reportgen.theme.outlines import plain_truetype
from tests.support import own_fonts
from tests.theme.theme_projects import Loaded, with_theme

THEME = "layouts/mine/theme.yaml"
SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "fonts"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """The user's cache folder, one for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "reportgen" / "fonts"


def put(root: Path, path: str, content: bytes) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def with_font(root: Path, written: str) -> Loaded:
    return with_theme(root, f"tokens:\n  fonts:\n    own: {written}\n")


def own_face(root: Path, written: str, bold: bool = False) -> FontFace:
    result = with_font(root, written)
    assert result.messages == ()
    return result.the_theme.fonts.face("own", bold)


def outline_area(face: FontFace, char: str) -> tuple[int, int]:
    """Width and height of a glyph in font units: what a conversion must keep."""
    extents = face.hb_font.get_glyph_extents(face.glyph(char))
    return extents.width, -extents.height


# --- files ---


def test_a_file_of_the_project_serves_as_a_family(tmp_path):
    put(tmp_path, "assets/fonts/own.ttf", own_fonts.plain())
    result = with_font(tmp_path, "{regular: assets/fonts/own.ttf}")
    family = result.the_theme.fonts.families["own"]
    assert family.regular is family.bold
    assert family.regular.glyph("国") and not family.regular.glyph("龘")
    assert family.word_names == ("Own Song",), "Word is asked for the name in the file"


def test_a_file_may_lie_in_the_layouts_own_folder(tmp_path):
    put(tmp_path, "layouts/mine/fonts/own.ttf", own_fonts.plain())
    assert own_face(tmp_path, "{regular: fonts/own.ttf, word: [我们的宋体]}").glyph("国")


def test_a_face_of_a_collection_is_named_by_its_number(tmp_path):
    latin = own_fonts.plain("Own Latin", "ABC")
    put(tmp_path, "a.ttc", own_fonts.collection(own_fonts.plain(), latin))
    assert own_face(tmp_path, "{regular: a.ttc}").glyph("国")
    second = own_face(tmp_path, '{regular: "a.ttc#1"}')
    assert second.glyph("A") and not second.glyph("国")
    assert second.family_name == "Own Latin"


def test_cubic_outlines_are_converted_once_and_kept(tmp_path, cache):
    put(tmp_path, "own.otf", own_fonts.cff())
    told: list[tuple[str, float]] = []

    def load() -> FontFace:
        theme = load_theme(
            Sources(tmp_path, shipped_roots()), "mine", Sink(), lambda *news: told.append(news)
        )
        assert theme is not None
        return theme.fonts.face("own", False)

    first = own_face(tmp_path, "{regular: own.otf}")
    assert len(list(cache.glob("[0-9a-f]*"))) == 1
    again = load()
    assert again.data == first.data
    assert told == [], "the second time there is nothing to convert"

    # a damaged entry is made anew, and the same font comes out
    (entry,) = cache.glob("[0-9a-f]*")
    entry.write_bytes(entry.read_bytes()[:-40] + b"x" * 40)
    assert load().data == first.data
    assert told[0] == ("own.otf", 0.0) and told[-1] == ("own.otf", 1.0)
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_a_converted_font_has_the_glyphs_it_had(tmp_path):
    put(tmp_path, "own.otf", own_fonts.cff())
    put(tmp_path, "own.ttf", own_fonts.plain())
    cubic, quadratic = own_face(tmp_path, "{regular: own.otf}"), own_face(tmp_path, "{regular: own.ttf}")
    for char in "国家“1A":
        assert cubic.advance(cubic.glyph(char)) == quadratic.advance(quadratic.glyph(char))
        wanted = outline_area(quadratic, char)
        assert outline_area(cubic, char) == pytest.approx(wanted, abs=2)


def test_where_nothing_can_be_kept_fonts_are_converted_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    put(tmp_path, "own.otf", own_fonts.cff())
    assert own_face(tmp_path, "{regular: own.otf}").glyph("国")


def test_two_processes_may_convert_one_font_at_a_time(tmp_path, cache):
    put(tmp_path, "own.otf", own_fonts.cff())
    own_face(tmp_path, "{regular: own.otf}")  # writes the layout
    for entry in cache.glob("[0-9a-f]*"):
        entry.unlink()
    code = (
        "import sys, hashlib; from pathlib import Path; from reportgen.source import Sources; "
        "from reportgen.source.shipped import shipped_roots; from reportgen.theme import load_theme; "
        "from reportgen.diagnostics import Sink; "
        "theme = load_theme(Sources(Path(sys.argv[1]), shipped_roots()), 'mine', Sink()); "
        "print(hashlib.sha256(theme.fonts.face('own', False).data).hexdigest())"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ}) for _ in range(2)]
    digests = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0]
    assert len(digests) == 1
    assert len(list(cache.glob("[0-9a-f]*"))) == 1


def test_a_variable_font_gives_regular_and_bold(tmp_path):
    put(tmp_path, "own.ttf", own_fonts.variable())
    regular = own_face(tmp_path, "{regular: own.ttf}")
    bold = own_face(tmp_path, "{regular: own.ttf}", bold=True)
    assert outline_area(regular, "国") == (200, 700)
    assert outline_area(bold, "国") == (500, 700)
    assert regular.key != bold.key


# --- licences ---


@pytest.mark.parametrize("licence", [0x0002, 0x0202, 0x0200])
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path, licence):
    put(tmp_path, "own.ttf", own_fonts.changed(licence))
    result = with_font(tmp_path, "{regular: own.ttf}")
    assert result.theme is None
    assert result.first_lines == (f"{THEME}:3:20: 错误 [font-restricted] 字体 own.ttf 的授权不允许嵌入文档",)


def test_a_font_for_preview_and_print_is_embedded_with_a_warning(tmp_path):
    put(tmp_path, "own.ttf", own_fonts.changed(0x0004))
    result = with_font(tmp_path, "{regular: own.ttf}")
    assert result.the_theme.fonts.face("own", False).glyph("国")
    assert result.first_lines == (
        f"{THEME}:3:20: 警告 [font-preview-only] 字体 own.ttf 的授权只允许为预览和打印而嵌入",
    )


@pytest.mark.parametrize("licence", [0x0000, 0x0008])
def test_a_font_with_a_free_licence_is_not_spoken_of(tmp_path, licence):
    put(tmp_path, "own.ttf", own_fonts.changed(licence))
    assert with_font(tmp_path, "{regular: own.ttf}").messages == ()


# --- mistakes ---


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"%PDF-1.7", "[font-not-opentype]", "这个文件不是 TrueType 或 OpenType 字体：own.ttf（?）"),
        (
            b"wOF2" + b"\0" * 40,
            "[font-not-opentype]",
            "这个文件不是 TrueType 或 OpenType 字体：own.ttf（WOFF2）",
        ),
        (
            b"%!PS-AdobeFont",
            "[font-not-opentype]",
            "这个文件不是 TrueType 或 OpenType 字体：own.ttf（Type 1）",
        ),
        (b"OTTO\0\0\0\0", "[font-damaged]", "字体文件损坏了，读不出来：own.ttf"),
        (b"\0\1\0\0", "[font-damaged]", "字体文件损坏了，读不出来：own.ttf"),
        (b"ttcf\0\0\0\0", "[font-damaged]", "字体文件损坏了，读不出来：own.ttf"),
    ],
)
def test_a_file_that_is_no_sound_font_is_told(tmp_path, content, code, words):
    put(tmp_path, "own.ttf", content)
    result = with_font(tmp_path, "{regular: own.ttf}")
    assert result.theme is None
    assert [line.startswith(f"{THEME}:3:20: 错误 {code} {words}") for line in result.first_lines] == [True]


def test_a_font_of_which_a_part_is_lost_is_told(tmp_path):
    for part in (own_fonts.plain()[:3000], own_fonts.cff()[:-2000]):
        put(tmp_path, "own.ttf", part)
        result = with_font(tmp_path, "{regular: own.ttf}")
        assert result.theme is None
        (line,) = result.first_lines
        assert line.startswith(f"{THEME}:3:20: 错误 [font-damaged] 字体文件损坏了，读不出来：own.ttf")


def test_a_font_with_wrong_bytes_is_a_fault_or_a_font_and_nothing_else():
    for data in (own_fonts.cff(), own_fonts.variable(), own_fonts.plain()):
        for seed in range(0, 4000, 97):
            broken = bytearray(data)
            for at in range(seed % len(data), len(data), 1733):
                broken[at] ^= 0x5A
            with suppress(FontFault):
                facts = inspect(bytes(broken), 0)
                if not facts.is_ready:
                    plain_truetype(bytes(broken), 0, facts, 700, lambda share: None)


def test_a_face_a_collection_does_not_have_is_told(tmp_path):
    put(tmp_path, "a.ttc", own_fonts.collection(own_fonts.plain(), own_fonts.plain("Other")))
    result = with_font(tmp_path, '{regular: "a.ttc#2"}')
    assert result.first_lines == (f"{THEME}:3:20: 错误 [font-face-index] a.ttc 里没有第 2 个字体",)
    assert "# 后面写 0 到 1 中的一个数" in result.messages[0]


def test_a_missing_file_is_told_for_regular_and_bold(tmp_path):
    put(tmp_path, "own.ttf", own_fonts.plain())
    result = with_font(tmp_path, "{regular: own.ttf, bold: fonts/none.otf}")
    assert result.first_lines == (f"{THEME}:3:35: 错误 [font-file-missing] 找不到字体文件：fonts/none.otf",)


@pytest.mark.parametrize("part", ["latin: tims", "fallback: [tims]"])
def test_a_family_that_the_layout_does_not_have_is_told(tmp_path, part):
    put(tmp_path, "own.ttf", own_fonts.plain())
    result = with_font(tmp_path, f"{{regular: own.ttf, {part}}}")
    assert "[theme-unknown-font] 没有名为“tims”的字体族" in result.first_lines[0]


# --- installed ---

LISTING = (
    "/f/b.ttf\t0\tFangSong,仿宋\t80\t0\t100\n"
    "/f/a.ttf\t0\tFangSong,仿宋\t80\t100\t100\n"
    "/f/c.ttf\t0\tFangSong,仿宋\t200\t0\t100\n"
    "/f/d.ttc\t65538\tVariable Sans\t[0 210]\t0\t100\n"
    "/f/d.ttc\t2\tVariable Sans\t80\t0\t100\n"
    "/f/e.pfb\t0\tOld\t80\t0\t100\n"
    "nonsense\n"
)


def test_fontconfigs_list_is_read_and_sorted():
    faces = installed.read_listing(LISTING)
    assert [(face.path.name, face.index, face.weight, face.slanted) for face in faces] == [
        ("a.ttf", 0, 400, True),
        ("b.ttf", 0, 400, False),
        ("c.ttf", 0, 700, False),
        ("d.ttc", 2, 400, False),
    ]


@pytest.mark.parametrize(
    ("family", "weight", "file"),
    [
        ("仿宋", 400, "b.ttf"),
        ("fangsong", 400, "b.ttf"),
        ("仿宋", 700, "c.ttf"),
        ("Variable Sans", 400, "d.ttc"),
        ("Variable Sans", 700, None),
        ("宋体", 400, None),
    ],
)
def test_a_family_is_found_by_any_of_its_names(family, weight, file):
    found = installed.face_of(family, weight, reversed(installed.read_listing(LISTING)))
    assert (found.path.name if found else None) == file


def test_folders_are_looked_through_where_nothing_lists_fonts(tmp_path):
    put(tmp_path, "sub/own.otf", own_fonts.cff())
    put(tmp_path, "broken.ttf", b"no font")
    put(tmp_path, "two.ttc", own_fonts.collection(own_fonts.plain("Two A"), own_fonts.plain("Two B")))
    found = installed.scanned([tmp_path, tmp_path / "none"])
    assert [(face.path.name, face.index, face.families) for face in found] == [
        ("own.otf", 0, ("Own CFF",)),
        ("two.ttc", 0, ("Two A",)),
        ("two.ttc", 1, ("Two B",)),
    ]


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    """A machine that has one family, regular only, and a restricted one."""
    folder = tmp_path / "machine"
    put(folder, "installed.otf", own_fonts.cff("机构宋体"))
    put(folder, "shut.ttf", own_fonts.changed(2, "Shut"))
    faces = installed.scanned([folder])
    monkeypatch.setattr("reportgen.theme.fonts.installed_faces", lambda: faces)
    return folder


@pytest.mark.parametrize("written", ["[机构宋体, 宋体]", "{family: 机构宋体, word: [机构宋体, 宋体]}"])
def test_an_installed_family_is_used_by_its_name(tmp_path, machine, written):
    family = with_font(tmp_path, written).the_theme.fonts.families["own"]
    assert family.regular.glyph("国")
    assert family.regular is family.bold
    assert family.word_names == ("机构宋体", "宋体")


def test_an_installed_font_counts_in_the_fingerprint(tmp_path, machine):
    first = with_font(tmp_path, "[机构宋体]").the_theme.fingerprint
    put(machine, "installed.otf", own_fonts.cff("机构宋体") + b"\0\0\0\0")
    assert with_font(tmp_path, "[机构宋体]").the_theme.fingerprint != first


def test_an_unknown_family_suggests_shipped_and_installed_ones(tmp_path, machine):
    result = with_font(tmp_path, "[机构宋休]")
    assert result.first_lines == (
        f"{THEME}:3:11: 错误 [font-family-unknown] "
        "既没有随附、这台电脑上也没有安装名为“机构宋休”的字体，是不是“机构宋体”？",
    )


def test_an_installed_font_that_went_away_is_told(tmp_path, machine):
    (machine / "installed.otf").unlink()
    result = with_font(tmp_path, "[机构宋体]")
    assert result.first_lines == (f"{THEME}:3:11: 错误 [font-file-missing] 找不到字体文件：installed.otf",)


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 5"])
def test_a_fontconfig_that_does_not_work_is_done_without(tmp_path, monkeypatch, script):
    put(tmp_path, "fonts/own.otf", own_fonts.cff())
    put(tmp_path, "bin/fc-list", f"#!/bin/sh\n{script}\n".encode())
    (tmp_path / "bin" / "fc-list").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(installed, "_SECONDS", 0.2)
    monkeypatch.setattr(installed, "system_folders", lambda: (tmp_path / "fonts",))
    found = installed.installed_faces.__wrapped__()
    assert [face.families for face in found] == [("Own CFF",)]


def test_the_licence_of_an_installed_font_counts_too(tmp_path, machine):
    result = with_font(tmp_path, "[Shut]")
    assert "[font-restricted] 字体 shut.ttf 的授权不允许嵌入文档" in result.first_lines[0]


# --- what fonts can do ---


def test_figures_of_tables_take_tnum_where_the_font_has_it(tmp_path):
    one, wide = own_fonts.glyph_names(own_fonts.plain("Own Figures"), "18")
    put(tmp_path, "own.ttf", own_fonts.with_features(f"feature tnum {{ sub {one} by {wide}; }} tnum;"))
    face = own_face(tmp_path, "{regular: own.ttf}")
    assert face.has_feature("tnum") and not face.has_feature("smcp")
    assert face.tabular_figures["1"] == face.glyph("8")


def test_han_take_the_forms_of_the_mainland(tmp_path):
    first, local = own_fonts.glyph_names(own_fonts.plain("Own Figures"), "丁一")
    rules = (
        "languagesystem DFLT dflt; languagesystem hani dflt; languagesystem hani ZHS;"
        f"feature locl {{ script hani; language ZHS; sub {first} by {local}; }} locl;"
    )
    put(tmp_path, "own.ttf", own_fonts.with_features(rules))
    face = own_face(tmp_path, "{regular: own.ttf}")
    assert face.glyph("丁") == face.glyph("一")


def test_a_family_has_its_own_latin_and_fallbacks(tmp_path):
    put(tmp_path, "own.ttf", own_fonts.plain())
    put(tmp_path, "latin.ttf", own_fonts.plain("Own Latin", "ABC1 “”—", "NotoSansSC-Regular"))
    written = (
        "tokens:\n  fonts:\n    own: {regular: own.ttf, latin: latin, fallback: [kai]}\n"
        "    latin: {regular: latin.ttf}\n"
    )
    fonts = with_theme(tmp_path, written).the_theme.fonts
    used = {char: fonts.face_for(char, "own", False) for char in "国A1b“·龙"}
    latin, own = fonts.face("latin", False), fonts.face("own", False)
    assert [used[char] for char in "国A1b“·"] == [own, latin, latin, own, own, own]
    assert used["龙"] is fonts.face("kai", False), "before the layout's own order, which begins with song"
    assert fonts.latin_face("“", "own", False) is latin
    assert fonts.latin_face("“", "song", False) is None
