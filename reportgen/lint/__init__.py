"""Copy-editing checks of a report's prose, and the certain ones among them mended in place."""

from reportgen.lint.linting import lint, mend_certain

__all__ = ["lint", "mend_certain"]
