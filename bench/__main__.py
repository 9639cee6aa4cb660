"""``python -m bench NAME``: runs one benchmark and prints its table."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the benchmark named on the command line."""
    from bench import seed

    benchmarks = {"seed": seed.run}
    if len(sys.argv) < 2 or sys.argv[1] not in benchmarks:
        sys.exit(f"usage: python -m bench {'|'.join(sorted(benchmarks))} [--rounds N]")
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 5
    benchmarks[sys.argv[1]](rounds)


if __name__ == "__main__":
    main()
