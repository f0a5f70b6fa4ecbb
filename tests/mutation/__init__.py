"""Mutation testing of the engine's heart: what tests would not notice, listed and argued.

Run with `python -m tests.mutation [MODULE …]` from the project's folder, after `pip install -e ".[dev,mutation]"`.
It takes the better part of an hour, needs `fork` (no Windows), and is no part of `.ci/run`. mutmut changes what stands
in functions; constants, patterns and decorated functions (`property`, `cache`) it leaves alone.
"""
