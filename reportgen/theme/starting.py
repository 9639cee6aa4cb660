"""A new layout of a project: two files that take over another one and show where to change it."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.diagnostics import GateClosed, Sink
from reportgen.source import Sources
from reportgen.source.rewriting import write_whole
from reportgen.theme.loader import load_theme

# what every system takes as a folder's name, and nothing that leads elsewhere
_NAME = re.compile(r"[\w-][\w.-]{0,63}")
_LAYOUT = """\
# 这套版式照“{base}”，只写要改的；去掉行首的 # 就生效。各项的意思见 docs/layouts.md
extends: {base}
title: {name}

# 页面：纸张、版心、页边距、页眉页脚
# masters:
#   page:
#     paper: A4
#     measure: 40em
#     margins: {{top: 90pt, inner: 72pt}}

# figure_width: 80%
# cards_per_row: 4
# caption_numbering: report
"""
_THEME = """\
# 颜色、字号、字体都在 tokens 里起了名称，改一处，用到它的样式一起变
tokens:
  colours: {{}}
    # {colours}
  # sizes: {{base: 11pt, line: 19pt}}
  # fonts:
  #   song: {{regular: assets/fonts/我们的宋体.ttf, word: [我们的宋体, 宋体]}}

# 样式：只写要改的属性
styles: {{}}
  # section: {{size: 24pt}}
  # topic: {{space_before: 24pt}}
"""


def create_layout(root: Path, name: str, base: str, sources: Sources, sink: Sink) -> tuple[Path, Path]:
    """Write ``layouts/name/`` into the project at ``root``, after the layout ``base``; the two files.

    Raises GateClosed for a name that is no folder's, one that is taken, or a base with errors;
    OSError when a file cannot be written.
    """
    if not _NAME.fullmatch(name) or name in (".", ".."):
        sink.report("layout-name", name=name)
        raise GateClosed
    folder = root / "layouts" / name
    if folder.exists():
        sink.report("layout-taken", name=name, path=str(folder))
        raise GateClosed
    theme = load_theme(sources, base, sink)
    sink.gate()
    if theme is None:
        raise GateClosed
    folder.mkdir(parents=True)
    layout, styles = folder / "layout.yaml", folder / "theme.yaml"
    write_whole(layout, _LAYOUT.format(name=name, base=base).encode("utf-8"))
    colours = '{brand: "#7A1F2B"}'
    write_whole(styles, _THEME.format(colours=colours).encode("utf-8"))
    return layout, styles
