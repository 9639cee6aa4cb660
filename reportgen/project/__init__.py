"""Report, chapter and fact files, typed."""

from reportgen.project.facts import Fact
from reportgen.project.project import ChapterFile, FactFile, Project, load_project
from reportgen.project.report import ReportFile

__all__ = ["ChapterFile", "Fact", "FactFile", "Project", "ReportFile", "load_project"]
