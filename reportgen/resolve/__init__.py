"""Facts, numbering, references, pictures: a project becomes FLOW."""

from reportgen.resolve.facts import FactTable
from reportgen.resolve.report import fact_table, resolve, resolve_with

__all__ = ["FactTable", "fact_table", "resolve", "resolve_with"]
