"""Words of the form that a published report prints otherwise (T17).

Only what the report's own form prints is held against it: words of another form are another rule's business (N18).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import Subject
from interview.review.text.lexicon import pattern, table


@rule("T17", "warning")
@needs(Need.LABELS)
def misprinted(subject: Subject) -> Iterator[Hit]:
    """Labels of the tables."""
    if _of_another_form(subject):
        return
    together = "\n".join(sorted(subject.labels))
    for entry in table("form")["label"]:
        says, right = entry["says"], entry["right"]
        if says in together and _is_of_the_form(entry, subject) and (found := _labels(entry, subject.labels)):
            yield Hit("T17", f"T17.{right}.{says}", ("part.0",), found[0], right)


def _is_of_the_form(entry: Mapping[str, Any], subject: Subject) -> bool:
    """Whether the form prints the right words, and not the others, which stand beside what they do and go on in no line of their own."""
    printed, labels = subject.form_labels, frozenset(subject.lines)
    goes_on = not labels.isdisjoint(entry.get("goes_on", ()))
    is_there = "beside" not in entry or entry["beside"] in labels
    return (
        not goes_on
        and is_there
        and entry["says"] not in printed
        and any(entry["right"] in each for each in printed)
    )


def _of_another_form(subject: Subject) -> bool:
    """Whether the tables are those of a form that was not in force in the report's year."""
    return subject.year is not None and not subject.flow.fits(subject.year)


def _labels(entry: Mapping[str, Any], labels: frozenset[str]) -> list[str]:
    if entry.get("alone"):
        return [entry["says"]] if entry["says"] in labels else []
    return sorted(label for label in labels if entry["says"] in label)


@rule("T17", "warning")
@needs(Need.PRINTED, Need.TEXTS)
def misspoken(subject: Subject) -> Iterator[Hit]:
    """The same words in the text, before a number."""
    for text in subject.prose:
        for entry in table("form")["spoken"]:
            found = pattern(entry["says"]).search(text.text)
            if found:
                yield Hit(
                    "T17", f"T17.{text.address}.{entry['right']}", (text.span(*found.span("said")),), found["said"], entry["right"],
                )  # fmt: skip
