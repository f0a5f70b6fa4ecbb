"""What a whole published report says and does not say: topics, figures, problems with measures, fees (T09, T10, T12, T15)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.engine.characters import half_width
from interview.engine.relations import Severity
from interview.review.finding import Finding, Span
from interview.review.headings import is_whole
from interview.review.lexicon import pattern, table
from interview.review.subject import Subject

_OVERVIEW, _PROBLEMS, _OTHER = 1, 5, 6
_FEES_SINCE = 2021
_STRONGLY = 2
_IN_OVERVIEW = ("overview.", "part.1")


def _part(subject: Subject, part: int) -> tuple[str, ...] | None:
    """The paragraphs of a part without blanks; None where the report has no such heading."""
    spans = [span for span in subject.spans if span.part == part]
    return tuple(re.sub(r"\s", "", text) for span in spans for text in span.paragraphs) if spans else None


def overview(subject: Subject) -> Iterator[Finding]:
    """Part one: all five topics, something under each heading, and a figure."""
    paragraphs = _part(subject, _OVERVIEW)
    if not is_whole(subject) or paragraphs is None:
        return
    text, where = "\n".join(paragraphs), ("part.1",)
    contents = table("form")["contents"]
    if not any(each.amounts for each in subject.prose if each.address.startswith(_IN_OVERVIEW)):
        code = "T10_stub" if len(text) < contents["stub"] else "T10"
        yield Finding("T10.overview", "T10", "warning", where, code=code)
    if len(text) < contents["stub"]:
        return  # a part that says next to nothing lacks all of it
    lacking = [each["id"] for each in table("form")["topic"] if not pattern(each["says"]).search(text)]
    if lacking:
        severity: Severity = "error" if "on_request" in lacking else "warning"
        yield Finding(
            "T09.overview", "T09", severity, where, code="T09",
            details={"topics": "、".join(_title(subject, each) for each in lacking)},
        )  # fmt: skip
    yield from _empty_headings(paragraphs)


def _title(subject: Subject, topic: str) -> str:
    return subject.flow.questions[f"overview.{topic}"].title.partition("）")[2]


def _empty_headings(paragraphs: tuple[str, ...]) -> Iterator[Finding]:
    """Sub-headings with the next one, or the end, right after them."""
    words = table("form")["contents"]
    heading, next_ = pattern(words["empty_heading"]), pattern(words["next_heading"])
    plain = [half_width(each) for each in paragraphs]
    empty = [
        each
        for each, after in zip(plain, [*plain[1:], "(一)"], strict=True)
        if heading.match(each) and next_.match(after)
    ]
    if empty:
        yield Finding("T09.empty", "T09", "warning", ("part.1",), "；".join(empty), code="T09_empty")


def problems(subject: Subject) -> Iterator[Finding]:
    """Part five: not empty, and a measure for each problem."""
    words = table("form")["contents"]
    told = _part(subject, _PROBLEMS)
    text = subject.texts.get("problems", "")
    if told is None and not subject.published and pattern(words["empty"]).match(text.strip()) and text:
        yield Finding("T12.problems", "T12", "warning", (Span("problems", 0, len(text)),), code="T12_empty")
    if told is None:
        return
    joined = "".join(told)
    if pattern(words["empty"]).match(joined):
        yield Finding("T12.problems", "T12", "warning", ("part.5",), code="T12_empty")
    elif len(joined) < words["few"]:
        yield Finding("T12.problems", "T12", "notice", ("part.5",), len(joined), code="T12_short")
    else:
        yield from _measures(subject)


def _measures(subject: Subject) -> Iterator[Finding]:
    """Problems and measures, where both are counted off: 一是, 二是."""
    problems, measures = subject.texts.get("problems", ""), subject.texts.get("improvements", "")
    counted = pattern(table("form")["contents"]["problem"])
    many, few = len(counted.findall(problems)), len(counted.findall(measures))
    if measures and few * _STRONGLY < many and many > _STRONGLY:
        yield Finding("T12.measures", "T12", "warning", ("part.5",), many, few, code="T12_measures")


def other_matters(subject: Subject) -> Iterator[Finding]:
    """Part six: not empty, and since the reports on 2021 a sentence on the processing fee."""
    told = _part(subject, _OTHER)
    if told is None or not is_whole(subject):
        return
    everything = "".join(text for span in subject.spans for text in span.paragraphs)
    if subject.year is not None and subject.year >= _FEES_SINCE:
        if not pattern(table("form")["contents"]["fee"]).search(everything):
            yield Finding("T15.fee", "T15", "warning", ("part.6",), code="T15")
    elif not told:
        yield Finding("T15.empty", "T15", "warning", ("part.6",), code="T15_empty")
