"""Facts, numbering, references, pictures: a project becomes FLOW."""

from reportgen.resolve.report import resolve

__all__ = ["resolve"]
