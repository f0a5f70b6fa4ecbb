"""A finding in plain words. The sentences stand in `interview/wording/*/findings.toml`, one for each rule or code."""

from __future__ import annotations

from interview.engine.flow import Flow
from interview.engine.kinds import plain
from interview.engine.relations import Number
from interview.review.finding import Finding
from interview.wording.catalog import Words
from interview.wording.names import rule_name


def message(finding: Finding, flow: Flow, words: Words) -> str:
    """What is wrong, and with what it does not agree."""
    left, right = _plain(finding.left), _plain(finding.right)
    if finding.relation is not None:
        says = rule_name(flow, finding.relation, words)
        return words.say("review.message", says=says, left=left, right=right)
    return words.say(f"finding.{finding.code or finding.rule}", left=left, right=right, **finding.details)


def one_line(finding: Finding, flow: Flow, words: Words) -> str:
    """A finding as one line of an interview, with the reason given for it."""
    told = words.say(
        "review.broken" if finding.stops else "review.finding", message=message(finding, flow, words)
    )
    return told + (words.say("review.accepted", reason=finding.accepted) if finding.accepted else "")


def _plain(side: Number | str | None) -> str:
    return side if isinstance(side, str) else "" if side is None else plain(side)
