"""What a report's being written came to, in a sentence. It writes nothing."""

from __future__ import annotations

from interview.errors import InterviewError
from interview.export import Written
from interview.wording.catalog import Words


def said_of(outcome: Written | InterviewError, words: Words) -> str:
    """Where it went, under which name if another had to be taken; or why it did not."""
    if isinstance(outcome, InterviewError):
        return words.error(outcome)
    if outcome.instead_of is None:
        return words.say("line.written", file=outcome.path.name)
    return words.say(f"cli.{outcome.code}", wanted=outcome.instead_of.name, file=outcome.path.name)
