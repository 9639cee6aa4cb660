"""One example of each block, and a project made of them that shows every block in a layout."""

from reportgen.specimen.examples import GROUPS, Example, examples
from reportgen.specimen.making import make_specimen
from reportgen.specimen.sample import chapters_by_group, write_sample

__all__ = ["GROUPS", "Example", "chapters_by_group", "examples", "make_specimen", "write_sample"]
