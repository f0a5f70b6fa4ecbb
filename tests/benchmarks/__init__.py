"""Timings as ratios to a floor measured in the same run; no test, only figures.

Run with `python -m tests.benchmarks` from the project's folder.
"""
