"""Failures that a person can do something about: a file, a flow or a disk, never an answer.

Each carries a code and details, no sentence; `interview.wording` says what happened, where, and what to do.
A mistake of ours is left alone and shows its traceback.
"""

from __future__ import annotations

from errno import errorcode


class InterviewError(Exception):
    """The base of every failure told to the user.

    Attributes:
        code: Names the sentence to say.
        details: What the sentence may mention, by placeholder.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


class FlowFileError(InterviewError):
    """A flow file has a fault."""


class SessionFileError(InterviewError):
    """An answers file cannot be opened: damaged, foreign, newer, or missing."""


class LockedError(InterviewError):
    """Somebody else has the answers file open."""


class WriteError(InterviewError):
    """A file could not be written."""


def cause_of(fault: OSError) -> dict[str, str]:
    """What the system says of a failure, for the details: its own words, and the name by which ours are found."""
    return {"cause": fault.strerror or str(fault), "os": errorcode.get(fault.errno or 0, "")}


class StoryError(InterviewError):
    """A story cannot be told: it is no story, or its figures contradict themselves."""


class ReportFileError(InterviewError):
    """A published report cannot be read: no report, another kind of file, damaged, locked, or too large."""


class StyleError(InterviewError):
    """The look that was asked for a report is not there, or cannot be."""
