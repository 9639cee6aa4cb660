"""Benchmarks that anyone can run: ``python -m bench seed``. Each compares with peers in the same run."""
