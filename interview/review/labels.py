"""Words of the form that a published report prints otherwise (T17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interview.review.finding import Finding
from interview.review.lexicon import pattern, table
from interview.review.subject import Subject


def misprinted(subject: Subject) -> Iterator[Finding]:
    """Labels of the tables."""
    if not subject.labels:
        return
    together = "\n".join(sorted(subject.labels))
    for entry in table("form")["label"]:
        if entry.get("form", subject.flow.id) != subject.flow.id or subject.labels & set(
            entry.get("goes_on", ())
        ):
            continue
        if entry["says"] in together and (found := _labels(entry, subject.labels)):
            yield Finding(
                f"T17.{entry['right']}.{entry['says']}", "T17", "warning", ("part.0",), found[0], entry["right"], code="T17"
            )  # fmt: skip


def _labels(entry: Mapping[str, Any], labels: frozenset[str]) -> list[str]:
    if entry.get("alone"):
        return [entry["says"]] if entry["says"] in labels else []
    return sorted(label for label in labels if entry["says"] in label)


def misspoken(subject: Subject) -> Iterator[Finding]:
    """The same words in the text, before a number."""
    for text in subject.prose if subject.published else ():
        for entry in table("form")["spoken"]:
            found = pattern(entry["says"]).search(text.text)
            if found:
                yield Finding(
                    f"T17.{text.address}.{entry['right']}", "T17", "warning", (text.span(*found.span("said")),),
                    found["said"], entry["right"], code="T17",
                )  # fmt: skip
