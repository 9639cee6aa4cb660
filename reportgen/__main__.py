"""The program, also as ``python -m reportgen``."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that is asked for."""
    if sys.argv[1:2] == ["build"]:
        from reportgen.build.forerunner import begin_early

        begin_early()
    from reportgen.cli import main as run  # brings all that commands are told with

    run()


if __name__ == "__main__":
    main()
