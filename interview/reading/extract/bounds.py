"""How much of a file is read. Counted while it is read, so that nobody waits for a file that could never be a report.

The bounds are far above what the longest report seen has; within them everything costs time and memory in proportion
to the file. Nothing here knows a format.
"""

from __future__ import annotations

from interview.errors import ReportFileError
from interview.reading.extract.lines import Line

MOST_LINES = 10_000
"""Lines and rows; a long report has two thousand, two hundred pages have eight."""
MOST_PIECES = 200_000
"""Cells and runs of text; a long report has four thousand."""
MOST_CHARACTERS = 2_000_000
"""The longest report seen has twenty thousand."""


class Meter:
    """What has been made of a file so far; each count raises a `ReportFileError` once it is more than a report has."""

    def __init__(self) -> None:
        self._lines = self._pieces = self._characters = 0

    def lines(self, more: int) -> None:
        """Counts lines and rows."""
        self._lines += more
        _within(self._lines, MOST_LINES)

    def pieces(self, more: int) -> None:
        """Counts cells and runs of text."""
        self._pieces += more
        _within(self._pieces, MOST_PIECES)

    def characters(self, more: int) -> None:
        """Counts text."""
        self._characters += more
        _within(self._characters, MOST_CHARACTERS)

    def line(self, line: Line) -> None:
        """Counts a line with all that stands on it."""
        self.lines(1)
        self.pieces(len(line.pieces))
        self.characters(sum(len(piece.text) for piece in line.pieces))


def _within(number: int, most: int) -> None:
    if number > most:
        raise ReportFileError("report_too_long")
