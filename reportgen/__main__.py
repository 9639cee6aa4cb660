"""The program, also as ``python -m reportgen``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that is asked for."""
    _give_streams()
    try:
        if sys.argv[1:2] == ["build"]:
            from reportgen.build.forerunner import begin_early

            begin_early()
        from reportgen.cli import main as run  # brings all that commands are told with
    except KeyboardInterrupt:  # stopped before there is anything to tell it with
        raise SystemExit(130) from None

    run()


def _give_streams() -> None:
    """Somewhere to write to where the caller has closed it (``>&-``): Python has no stream then."""
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:
            setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end; quick


if __name__ == "__main__":
    main()
