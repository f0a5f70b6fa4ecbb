"""Exit codes, the same for every command."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    FINDINGS = 1
    """Findings of severity error, open questions, an invalid or damaged input."""
    USAGE = 2
    """The command itself, or a file that is not there."""
    NOT_WRITTEN = 3
    """Could not write, or somebody else has the file open."""
    INTERRUPTED = 130
    HUNG_UP = 129
    TERMINATED = 143
