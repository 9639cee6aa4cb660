"""``python -m bench NAME``: runs one benchmark and prints its table."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main() -> None:
    """Run the benchmark named on the command line."""
    arguments = sys.argv[1:]
    match arguments:
        case ["seed", *rest]:
            _seed(rest)
        case ["clreq", *rest]:
            # each benchmark has libraries of its own; one need not have those of the other
            from bench import clreq

            clreq.main(rest)
        case ["facts", *rest]:
            from bench import facts

            facts.main(rest)
        case ["scale", *rest]:
            from bench import scale

            scale.main(rest)
        case ["preview", *rest]:
            from bench import preview

            preview.main(rest)
        case ["edits", *rest]:
            from bench import edits

            edits.main(rest)
        case ["report", *rest]:
            from bench import report

            report.main(rest)
        case ["charts", *rest]:
            from bench import charts

            charts.run(int(rest[rest.index("--rounds") + 1]) if "--rounds" in rest else 5)
        case _:
            sys.exit(
                "usage: python -m bench seed [--rounds N] | clreq FILE.txt … [--measure 8,12,16] [--peers]"
                " | facts [--rounds N] | scale [--times 1,20,100] [--rounds N] | charts [--rounds N]"
                " | preview [--times 1,100] [--edits N] [--memory N] [--build]"
                " | report [--rounds N] [--chapters N] | edits [--edits N] [--kills N]"
            )


def _seed(arguments: Sequence[str]) -> None:
    from bench import seed

    seed.run(int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 5)


if __name__ == "__main__":
    main()
