"""Words that belong to other years than the report's (T06)."""

from __future__ import annotations

from collections.abc import Iterator

from interview.review.model import Hit
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject
from interview.review.text.lexicon import pattern, table


@rule("T06", "warning", "T06", "T06_law")
@needs(Need.TEXTS, Need.YEAR)
def words(subject: Subject) -> Iterator[Hit]:
    """Slogans, meetings and campaigns of other years, and rules that were changed; the first of each passage."""
    year = given(subject.year)
    for text in subject.prose:
        for entry in table("dated_words")["words"]:
            first, last = entry.get("first", 0), entry.get("last", 0)
            if first <= year and (not last or year <= last):
                continue
            found = pattern(entry["says"]).search(text.text)
            if found:
                yield Hit(
                    entry.get("code", "T06"), f"T06.{text.address}.words", (text.span(*found.span()),), text.said(*found.span()).strip("“”\""), details={"year": year},
                )  # fmt: skip
                break


@rule("T06", "warning", "T06_points")
@needs(Need.TEXTS, Need.YEAR)
def points_of_work(subject: Subject) -> Iterator[Hit]:
    """The yearly points of work of another year."""
    year = given(subject.year)
    for text in subject.prose:
        found = list(pattern(table("dated_words")["points"]["says"]).finditer(text.text))
        years = {int(each["year"]) for each in found}
        if years and year not in years and max(years) < year:
            yield Hit(
                "T06_points", f"T06.{text.address}.points", (text.span(*found[-1].span()),), text.said(*found[-1].span()), details={"year": year},
            )  # fmt: skip
