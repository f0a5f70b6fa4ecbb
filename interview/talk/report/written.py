"""What a report's being written came to, in a sentence. It writes nothing."""

from __future__ import annotations

from interview.engine.plan.plan import Plan
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


def not_over(plan: Plan, this_year: int, words: Words) -> list[str]:
    """Says of a report whose year is still running that its figures are not the last ones (P02).

    Args:
        plan: What the report is of.
        this_year: The year that it is; 0 where nobody has said.
        words: The language.
    """
    told = plan.value("year")
    year = told.value if told is not None else None
    running = isinstance(year, int) and 0 < this_year <= year
    return [words.say("publish.year_running", year=year)] if running else []
