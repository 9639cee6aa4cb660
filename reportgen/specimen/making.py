"""A layout's specimen as files: a report of every block and every style, set in the layout."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from reportgen.build.pipeline import prepare
from reportgen.charts import Drawer
from reportgen.diagnostics import Sink
from reportgen.imaging.renditions import Renditions, fitted
from reportgen.layout import paginate
from reportgen.model.listing import listed
from reportgen.source import Sources
from reportgen.source.rewriting import write_whole
from reportgen.source.shipped import shipped_roots
from reportgen.specimen.sample import chapters_by_group, write_sample
from reportgen.specimen.styles import style_section


def make_specimen(
    layout: str, project: Path | None, target: Path, sink: Sink, template: Path | None = None
) -> int:
    """Write the specimen of a layout to ``target`` (.pdf or .docx); the number of pages.

    A ``project``'s own layouts and assets are found before the shipped ones, ``template`` is a Word template
    in place of the layout's. The file is written whole or not at all. Raises GateClosed when the layout has
    errors, OSError when the file cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = write_sample(Path(folder) / "sample", chapters_by_group(), layout)
        own = () if project is None else (project.resolve(),)
        sources = Sources(root, (*own, *shipped_roots()))
        prepared = prepare(sources, layout, sink, template=template)
        sections = (*prepared.report.sections, style_section(prepared.theme))
        report = replace(prepared.report, sections=listed(sections))
        drawer = Drawer(prepared.theme)
        pages = paginate(report, prepared.theme, sink, drawer)
        sink.gate()
        made = root / f"specimen{target.suffix}"
        # each writer brings a large library: loaded only when its format is asked for
        if target.suffix == ".pdf":
            from reportgen.pdf import write_pdf

            write_pdf(fitted(pages, Renditions(prepared.theme.rules.pictures.dpi)), prepared.theme, made)
        else:
            from reportgen.docx import write_docx

            write_docx(report, prepared.theme, pages, made, drawer)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, made.read_bytes())
    return len(pages.pages)
