"""What pasting left behind, what was never filled in, what no published report may hold (T18, T19, T22)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.finding import Finding
from interview.review.lexicon import pattern, table
from interview.review.subject import Subject

_SHOWN = 40


def leftovers(subject: Subject) -> Iterator[Finding]:
    """The first of each kind in each passage."""
    for entry in table("leftovers")["leftover"]:
        for text in subject.prose:
            found = pattern(entry["says"]).search(text.text)
            if found:
                kind, rule = entry["id"], entry.get("rule", "T19")
                shown = "at" if "at" in found.groupdict() else 0
                yield Finding(
                    f"{rule}.{text.address}.{kind}", rule, entry.get("severity", "error"),
                    (text.span(*found.span(shown)),), text.said(*found.span(shown))[:_SHOWN], code=f"left_{kind}",
                )  # fmt: skip
