"""What things cost, each beside a reference in the same run: `python -m tests.bench`. tests/bench/README.md has the figures."""
