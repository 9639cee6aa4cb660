"""Facts, numbering, references, pictures: a project becomes FLOW."""

from reportgen.resolve.facts import FactTable
from reportgen.resolve.output import EDITIONS, Edition, Format
from reportgen.resolve.report import fact_table, resolve, resolve_outputs, resolve_with

__all__ = [
    "EDITIONS",
    "Edition",
    "FactTable",
    "Format",
    "fact_table",
    "resolve",
    "resolve_outputs",
    "resolve_with",
]
