"""Words that belong to other years than the report's (T06)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.model import Finding
from interview.review.subject import Subject
from interview.review.words.lexicon import pattern, table


def words(subject: Subject) -> Iterator[Finding]:
    """Slogans, meetings and campaigns of other years, and rules that were changed; the first of each passage."""
    if subject.year is None:
        return
    for text in subject.prose:
        for entry in table("dated_words")["words"]:
            first, last = entry.get("first", 0), entry.get("last", 0)
            if first <= subject.year and (not last or subject.year <= last):
                continue
            found = pattern(entry["says"]).search(text.text)
            if found:
                yield Finding(
                    f"T06.{text.address}.words", "T06", "warning", (text.span(*found.span()),), text.said(*found.span()).strip("“”\""),
                    code=entry.get("code", "T06"), details={"year": subject.year},
                )  # fmt: skip
                break


def points_of_work(subject: Subject) -> Iterator[Finding]:
    """The yearly points of work of another year."""
    if subject.year is None:
        return
    for text in subject.prose:
        found = list(pattern(table("dated_words")["points"]["says"]).finditer(text.text))
        years = {int(each["year"]) for each in found}
        if years and subject.year not in years and max(years) < subject.year:
            yield Finding(
                f"T06.{text.address}.points", "T06", "warning", (text.span(*found[-1].span()),), text.said(*found[-1].span()),
                code="T06_points", details={"year": subject.year},
            )  # fmt: skip
