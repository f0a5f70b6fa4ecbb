"""What a report says and does not say: topics, figures, its length, problems with measures, fees (T09 to T12, T15).

All but the length and empty problems are asked of whole reports alone, an interview's once nothing is open in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.engine.sums.relations import Severity
from interview.review.model import Finding, Span
from interview.review.subject import Subject
from interview.review.words.headings import is_whole
from interview.review.words.lexicon import pattern, table

_OVERVIEW, _PROBLEMS, _OTHER = 1, 5, 6
_FEES_SINCE = _KEPT_SHORT_SINCE = 2021
_STRONGLY = 2
_IN_OVERVIEW = ("overview.", "part.1")


def _part(subject: Subject, part: int) -> tuple[str, ...] | None:
    """The paragraphs of a part without the form's hints; None where the report has no such heading."""
    spans = [span for span in subject.spans if span.part == part]
    told = (_told(subject, text) for span in spans for text in span.paragraphs)
    return tuple(each for each in told if each) if spans else None


def _told(subject: Subject, paragraph: str) -> str:
    """What a paragraph says of its own, as rules read it."""
    return pattern(table("leftovers")["hint"]).sub("", subject.plain(paragraph)).strip()


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
            details={"topics": "、".join(_title(subject, f"overview.{each}") for each in lacking)},
        )  # fmt: skip
    yield from _empty_headings(paragraphs)


def _title(subject: Subject, address: str) -> str:
    """The heading of a text of part one; "" where it has none."""
    question = subject.flow.questions.get(address)
    return question.title if question is not None else ""


def length(subject: Subject) -> Iterator[Finding]:
    """Part one: since the reports on 2021 in principle not above a thousand characters (30号, one; T11)."""
    told = [each for each in subject.passages if each.address.startswith(_IN_OVERVIEW)]
    lengths = {each.address: len("".join(each.text.split())) for each in told}
    most, total = table("form")["contents"]["many"], sum(lengths.values())
    if subject.year is None or subject.year < _KEPT_SHORT_SINCE or total <= most:
        return
    longest = max(lengths, key=lambda address: lengths[address])
    topic = _title(subject, longest) if len(lengths) > 1 else ""
    yield Finding(
        "T11.overview", "T11", "notice", (longest,), total, most,
        code="T11_topic" if topic else "T11", details={"over": total - most, "topic": topic, "n": lengths[longest]},
    )  # fmt: skip


def _empty_headings(paragraphs: tuple[str, ...]) -> Iterator[Finding]:
    """Sub-headings with the next one, or the end, right after them."""
    words = table("form")["contents"]
    heading, next_ = pattern(words["empty_heading"]), pattern(words["next_heading"])
    empty = [
        each
        for each, after in zip(paragraphs, [*paragraphs[1:], "(一)"], strict=True)
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
    """Part six: not empty, and since the reports on 2021 a sentence on the processing fee (30号, part six).

    Of an excerpt it is judged where there is something under the heading.
    """
    told = _part(subject, _OTHER)
    if told is None or not (is_whole(subject) or _has_paragraphs(subject, _OTHER)):
        return
    if subject.year is not None and subject.year >= _FEES_SINCE:
        if not _tells_of_fees(subject, told):
            yield Finding("T15.fee", "T15", "warning", ("part.6",), code="T15")
    elif not told:
        yield Finding("T15.empty", "T15", "warning", ("part.6",), code="T15_empty")


def _has_paragraphs(subject: Subject, part: int) -> bool:
    return any(span.part == part and span.paragraphs for span in subject.spans)


def _tells_of_fees(subject: Subject, told: Sequence[str]) -> bool:
    words = table("form")["contents"]
    everything = "\n".join(_told(subject, text) for span in subject.spans for text in span.paragraphs)
    return bool(
        pattern(words["fee"]).search(everything) or pattern(words["fee_in_its_place"]).search("\n".join(told))
    )
