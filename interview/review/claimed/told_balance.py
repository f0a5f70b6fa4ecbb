"""The applications that a text tells against each other: kinds of results against what was done, what came in against what went out (T07).

Where a table tells the same, it is for the relations and `against_tables` to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.engine.sums.relations import Number
from interview.review.claimed import expressions as sums
from interview.review.claimed.claims import Claim
from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.lexicon import pattern, table

_RESULTS = ("denied", "unable", "refused", "other")


@rule("T07", "warning", "results")
@needs(Need.TEXTS)
def results(subject: Subject) -> Iterator[Hit]:
    """All kinds of results told one by one, and together not what the text says was done."""
    for address, told in _by_text(subject).items():
        given = _given(told)
        if given is None or any(each not in told for each in _RESULTS):
            continue
        total = given + sum(told[each].value for each in _RESULTS)
        carried = told["carried_out"].value if "carried_out" in told else 0
        done = [told[each].value for each in ("done", "new") if each in told]
        known = sums.value("applications.total.total", subject)
        received = (
            {told["new"].value + told["carried_in"].value} if {"new", "carried_in"} <= told.keys() else set()
        )
        if not done or {total, total + carried} & {*done, *received, known}:
            continue
        if not {"done", "carried_out"} & told.keys() and total < max(received, default=0):
            continue  # what is left of it was carried over, and nothing says how many
        if "partial" not in told and pattern(table("parts")["partial_bare"]).search(told["denied"].text.text):
            continue  # one of the results has no unit, and was not counted
        claims = [told[each] for each in _RESULTS]
        first, last = min(claims, key=lambda each: each.start), max(claims, key=lambda each: each.end)
        yield Hit(
            "results", f"T07.{address}.results", (first.text.span(first.start, last.end),), total, done[0],
        )  # fmt: skip


def _given(told: dict[str, Claim]) -> Number | None:
    if "granted_or_partial" in told:
        return told["granted_or_partial"].value
    if "granted" in told:
        return told["granted"].value + (told["partial"].value if "partial" in told else 0)
    return None


@rule("T07", "warning", "balance")
@needs(Need.TEXTS)
def balance(subject: Subject) -> Iterator[Hit]:
    """New and carried in against done and carried over, where a text tells all four and no table does."""
    if sums.value("applications.total.total", subject) is not None:
        return
    for address, told in _by_text(subject).items():
        if not {"new", "carried_in", "done", "carried_out"} <= told.keys():
            continue
        new, carried_in, done, carried_out = (
            told[each].value for each in ("new", "carried_in", "done", "carried_out")
        )
        if done + carried_out not in {new, new + carried_in}:
            yield Hit(
                "balance", f"T07.{address}.balance", tuple(told[each].text.span(told[each].start, told[each].end) for each in ("new", "carried_in", "done", "carried_out")), new + carried_in, done + carried_out,
            )  # fmt: skip


def _by_text(subject: Subject) -> dict[str, dict[str, Claim]]:
    """The first claim of each kind, by text."""
    found: dict[str, dict[str, Claim]] = {}
    for claim in subject.claims:
        found.setdefault(claim.text.address, {}).setdefault(claim.saying.id, claim)
    return found
